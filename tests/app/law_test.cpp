#include "app/law.h"
#include "app/law_clock.h"
#include "app/lead_desk.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>

using namespace mq;
using namespace mq::tests;

namespace {

namespace fs = std::filesystem;

constexpr int hanoi = 7 * 60;

/// A firm with HR, somebody who practises and a lead. Who sits at the PC is said each time.
struct Firm {
    LeadDesk desk;
    Uuid hr;
    Uuid trainee;

    Firm() {
        const fs::path source(MONQUA_SOURCE_DIR);
        fs::create_directory_symlink(source / "assets" / "law", desk.sandbox.share() / "law");
        fs::create_directory_symlink(MONQUA_FONTS_DIR, desk.sandbox.share() / "fonts");
        hr = desk.add("Lê Thị Bảo Ngân", store::Role::hr);
        trainee = desk.add("Phạm Thu Hà");
    }

    [[nodiscard]] const app::Model& model() const { return desk.model(); }

    Uuid add_candidate(const std::string& name) { return desk.add(name, store::Role::candidate); }

    void append(const Uuid& person, store::Payload what) {
        desk.in_store([&](store::Store& store) {
            REQUIRE(store.append(
                store::Event{desk.sandbox.clock.now(), hanoi, person, Uuid{}, std::move(what), hr}));
        });
    }

    void wait() { wait_until_idle(*desk.app); }

    [[nodiscard]] const app::ConsentState& consent(const std::string& id) {
        desk.does(app::OpenPage{app::Page::my_data});
        const auto& all = model().my_data.consents;
        const auto at = std::ranges::find(all, id, &app::ConsentState::id);
        REQUIRE(at != all.end());
        return *at;
    }
};

template <class T>
const T& what(const store::Event& event) {
    return std::get<T>(event.what);
}

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream out;
    out << file.rdbuf();
    return out.str();
}

std::vector<fs::path> files_of(const fs::path& folder, const char* ending) {
    std::vector<fs::path> out;
    if (fs::is_directory(folder))
        for (const auto& entry : fs::directory_iterator(folder))
            if (entry.path().extension() == ending)
                out.push_back(entry.path());
    return out;
}

} // namespace

TEST_CASE("consents are asked one by one, kept with their wording, and taken back") {
    Firm firm;
    firm.desk.sit_down(firm.trainee);
    firm.desk.does(app::OpenPage{app::Page::my_data});
    REQUIRE(firm.model().my_data.consents.size() == 2); // of who works here
    for (const app::ConsentState& one : firm.model().my_data.consents) {
        CHECK_FALSE(one.asked);
        CHECK_FALSE(one.given);
        CHECK(one.text.size() > 200);
        CHECK_FALSE(one.effect.empty());
    }
    firm.desk.does(app::RecordConsent{firm.trainee, "assessment", true});
    CHECK(firm.consent("assessment").given);
    CHECK(firm.consent("assessment").when.find("18/11/2026") != std::string::npos);
    CHECK_FALSE(firm.consent("practice").asked);
    firm.desk.does(app::RecordConsent{firm.trainee, "assessment", true}); // said already: no new row

    const std::string scene = firm.desk.scenes(true).front();
    firm.desk.does(app::RecordConsent{firm.trainee, "assessment", false});
    CHECK(firm.consent("assessment").asked);
    CHECK_FALSE(firm.consent("assessment").given);
    CHECK(firm.desk.refuses(app::StartAttempt{scene, true}));
    CHECK(firm.desk.last_error().find("Dữ liệu của tôi") != std::string::npos);
    begin(*firm.desk.app, firm.desk.scenes(false).front(), false); // practice goes on
    firm.desk.does(app::RecordConsent{firm.trainee, "assessment", true});
    begin(*firm.desk.app, scene, true);
    firm.desk.does(app::RecordConsent{firm.trainee, "practice", false});
    CHECK(firm.desk.refuses(app::StartAttempt{firm.desk.scenes(false).back(), false}));

    const auto rows = firm.desk.said<store::ConsentRecorded>();
    REQUIRE(rows.size() == 4);
    CHECK(rows[0].person == firm.trainee);
    CHECK(what<store::ConsentRecorded>(rows[0]).given);
    CHECK_FALSE(what<store::ConsentRecorded>(rows[1]).given);
    firm.desk.in_store([&](store::Store& store) {
        const auto frozen = store.content(what<store::ConsentRecorded>(rows[0]).wording).value();
        REQUIRE(frozen.has_value());
        CHECK(frozen->text.find("Dùng kết quả đánh giá để xét mức A01 của tôi") != std::string::npos);
    });
}

TEST_CASE("only HR looks after the rights of others") {
    Firm firm;
    firm.desk.sit_down(firm.trainee);
    CHECK(firm.desk.refuses(app::OpenLaw{}));
    CHECK(firm.desk.refuses(app::RecordConsent{firm.hr, "practice", true}));
    CHECK(firm.desk.refuses(app::MakeRequest{firm.hr, app::RequestKind::erase, {}}));
    CHECK(firm.desk.refuses(app::ExportPersonData{firm.hr, {}}));
    CHECK(firm.desk.refuses(app::ErasePerson{firm.hr, "request", std::nullopt}));
    CHECK(firm.desk.refuses(app::ErasePerson{firm.trainee, "request", std::nullopt})); // HR does, on request
    CHECK(firm.desk.refuses(app::EraseDue{{{firm.hr, app::DueLine::Kind::practice}}}));
    CHECK(firm.desk.refuses(app::SaveGroups{firm.hr, {}}));
    CHECK(firm.desk.said<store::RequestMade>().empty());
    firm.desk.sit_down(firm.hr);
    firm.desk.does(app::RecordConsent{firm.trainee, "practice", true}); // who said so
    const auto rows = firm.desk.said<store::ConsentRecorded>();
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].person == firm.trainee);
    CHECK(rows[0].actor == firm.hr);
}

TEST_CASE("a request runs from being made to being carried out, late ones first") {
    Firm firm;
    firm.desk.sit_down(firm.trainee);
    firm.desk.does(app::OpenPage{app::Page::my_data});
    firm.desk.does(app::MakeRequest{firm.trainee, app::RequestKind::correct, "  "});
    CHECK(firm.model().my_data.field == "text");
    CHECK(firm.model().my_data.error == firm.desk.app->texts().get("law.error.correct_what"));
    firm.desk.does(app::MakeRequest{firm.trainee, app::RequestKind::correct, "Tên em là Hà, không phải Hạ."});
    firm.desk.does(app::MakeRequest{firm.trainee, app::RequestKind::access, {}});
    REQUIRE(firm.model().my_data.requests.size() == 2);
    CHECK(firm.model().my_data.requests.front().kind == "Xem dữ liệu"); // newest first
    CHECK(firm.model().my_data.requests.front().state == "Chờ trả lời");
    CHECK(firm.model().my_data.requests.front().clock == "Trả lời chậm nhất 20/11");
    const auto made = firm.desk.said<store::RequestMade>();
    REQUIRE(made.size() == 2);
    CHECK(what<store::RequestMade>(made[0]).kind == "correct");

    firm.desk.sit_down(firm.hr);
    firm.desk.does(app::OpenLaw{});
    REQUIRE(firm.model().law.requests.size() == 2);
    CHECK(firm.model().law.requests[0].name == "Phạm Thu Hà");
    CHECK(firm.model().law.late == 0);
    firm.desk.does(app::AnswerRequest{made[1].attempt, false, {}});
    CHECK(firm.model().law.field == "word"); // a refusal says why
    CHECK(firm.desk.said<store::RequestAnswered>().empty());
    firm.desk.does(app::OpenLaw{});
    firm.desk.does(app::AnswerRequest{made[0].attempt, true, {}});
    const auto find = [&](const Uuid& id) {
        const auto& all = firm.model().law.requests;
        const auto at = std::ranges::find(all, id, &app::RequestLine::id);
        REQUIRE(at != all.end());
        return *at;
    };
    CHECK(find(made[0].attempt).state == "Đang thực hiện");
    CHECK(find(made[0].attempt).clock == "Thực hiện chậm nhất 28/11");
    CHECK(firm.model().law.requests[0].id == made[1].attempt); // its answer is due sooner
    CHECK(firm.desk.refuses(app::AnswerRequest{made[0].attempt, true, {}}));
    CHECK(firm.desk.refuses(app::FinishRequest{made[1].attempt, {}}));

    firm.desk.pass_days(5); // Monday the 23rd
    firm.desk.does(app::OpenLaw{});
    CHECK(firm.model().law.late == 1);
    CHECK(find(made[1].attempt).late);
    CHECK(find(made[1].attempt).clock == "Quá hạn 3 ngày");
    firm.desk.does(app::FinishRequest{made[0].attempt, "Đã sửa tên."});
    CHECK(find(made[0].attempt).done);
    CHECK(find(made[0].attempt).word == "Đã sửa tên.");
    CHECK(find(made[0].attempt).clock.empty());
    CHECK(firm.model().law.requests.back().id == made[0].attempt); // closed ones last
    CHECK(firm.desk.said<store::RequestCarriedOut>().size() == 1);
}

TEST_CASE("a folder for one's own data that can't be had is said at its field") {
    Firm firm;
    firm.desk.sit_down(firm.trainee);
    firm.desk.does(app::OpenPage{app::Page::my_data});
    for (const std::string folder : {"tai-lieu", "/dev/null/tai-lieu"}) {
        CAPTURE(folder);
        firm.desk.does(app::ExportPersonData{firm.trainee, folder});
        CHECK(firm.model().my_data.field == "folder");
        CHECK(firm.model().my_data.error == firm.desk.app->texts().get("law.error.folder"));
        CHECK_FALSE(firm.desk.app->busy());
    }
    firm.desk.does(app::OpenPage{app::Page::my_data});
    CHECK(firm.model().my_data.error.empty());
    firm.desk.does(app::OpenPage{app::Page::home}); // nowhere to say it: a notice
    CHECK(firm.desk.refuses(app::ExportPersonData{firm.trainee, "tai-lieu"}));
}

TEST_CASE("an appeal goes to the signed level, and its answer comes back from there") {
    Firm firm;
    firm.desk.sit_down(firm.trainee);
    firm.desk.does(app::OpenPage{app::Page::my_data});
    firm.desk.does(app::MakeRequest{firm.trainee, app::RequestKind::appeal, "Sai"}); // none yet
    CHECK(firm.model().my_data.field == "kind");
    CHECK(firm.model().my_data.error == firm.desk.app->texts().get("law.error.no_level"));
    const Uuid team = firm.desk.add_team("Đội Hà Nội", {firm.trainee});
    firm.desk.in_store([&](store::Store& store) {
        store::TeamDefined led;
        led.name = "Đội Hà Nội";
        led.lead = firm.desk.lead();
        REQUIRE(store.append(
            store::Event{firm.desk.sandbox.clock.now(), hanoi, Uuid{}, team, led, firm.desk.lead()}));
    });
    firm.desk.sit_down(firm.desk.lead());
    firm.desk.does(app::SignLevel{firm.trainee, 2, "Chưa đủ bằng chứng, ký tạm."});
    firm.desk.sit_down(firm.trainee);
    firm.desk.does(app::OpenPage{app::Page::my_data});
    firm.desk.does(app::MakeRequest{firm.trainee, app::RequestKind::appeal, "Em đã làm hai bài khó."});
    const auto appeals = firm.desk.said<store::SignoffAppealed>();
    REQUIRE(appeals.size() == 1);
    CHECK(what<store::SignoffAppealed>(appeals[0]).word == "Em đã làm hai bài khó.");
    CHECK(firm.desk.said<store::RequestMade>().empty());

    firm.desk.sit_down(firm.hr);
    firm.desk.does(app::OpenLaw{});
    REQUIRE(firm.model().law.requests.size() == 1);
    CHECK(firm.model().law.requests[0].kind == "Khiếu nại mức đã ký");
    const std::uint64_t written = firm.model().law.written;
    for (const bool accepted : {true, false}) { // a reason is owed either way
        firm.desk.does(app::AnswerRequest{firm.model().law.requests[0].id, accepted, "  "});
        CHECK(firm.model().law.field == "word");
        CHECK(firm.model().law.error == firm.desk.app->texts().get("member.error.answer_word"));
        CHECK_FALSE(firm.model().law.requests[0].answered);
    }
    CHECK(firm.model().law.written == written); // the form stays, with what was typed
    firm.desk.does(app::AnswerRequest{firm.model().law.requests[0].id, true, "Ký lại sau bài đánh giá tới."});
    const auto answers = firm.desk.said<store::AppealAnswered>();
    REQUIRE(answers.size() == 1);
    CHECK_FALSE(what<store::AppealAnswered>(answers[0]).upheld); // the appeal was right
    firm.desk.sit_down(firm.trainee);
    firm.desk.does(app::OpenPage{app::Page::my_data});
    REQUIRE(firm.model().my_data.requests.size() == 1);
    CHECK(firm.model().my_data.requests[0].done);
    CHECK(firm.model().my_data.requests[0].accepted);
}

TEST_CASE("what is over its term is listed, and only that is deleted") {
    Firm firm;
    const auto scenes = firm.desk.scenes(false);
    firm.desk.finish(firm.trainee, {{scenes[0], 0.8, false, 200}, {scenes[1], 0.8, false, 10}});
    firm.desk.finish(firm.trainee, {{firm.desk.scenes(true)[0], 0.8, true, 300}});
    firm.desk.sit_down(firm.hr);
    firm.desk.does(app::OpenLaw{app::LawTab::due});
    REQUIRE(firm.model().law.due.size() == 1);
    const app::DueLine line = firm.model().law.due.front();
    CHECK(line.person == firm.trainee);
    CHECK(line.kind == app::DueLine::Kind::practice);
    CHECK(line.name == "Phạm Thu Hà");
    CHECK(line.what == "1 lượt luyện");
    CHECK(firm.desk.refuses(app::EraseDue{{{firm.trainee, app::DueLine::Kind::evidence}}}));
    CHECK(firm.desk.refuses(app::EraseDue{}));
    firm.desk.does(app::EraseDue{{{line.person, line.kind}}});
    firm.wait();
    CHECK(firm.model().law.due.empty());
    CHECK_FALSE(firm.model().work.has_value());
    firm.desk.in_store([&](store::Store& store) {
        const auto left = store.finished(firm.trainee).value();
        REQUIRE(left.size() == 2);
        for (const store::FinishedAttempt& one : left)
            CHECK(one.scene != scenes[0]);
    });
    const auto told = firm.desk.said<store::RecordsErased>();
    REQUIRE(told.size() == 1);
    CHECK(told[0].person.is_nil());
    CHECK(what<store::RecordsErased>(told[0]).attempts == 1);
}

TEST_CASE("a candidate who wasn't hired is deleted for good, and the record names nobody") {
    Firm firm;
    const Uuid candidate = firm.add_candidate("Hoàng Quốc Việt");
    firm.append(candidate, store::GroupNoted{{{"gender", "male"}}});
    store::CandidateDecided decided;
    decided.delete_day = firm.desk.today().number + 30;
    firm.append(candidate, decided);
    firm.desk.sit_down(firm.hr);
    firm.desk.does(app::OpenLaw{app::LawTab::due});
    CHECK(firm.model().law.due.empty());
    firm.desk.pass_days(30);
    firm.wait(); // standings of the new day are worked out first
    firm.desk.does(app::OpenLaw{app::LawTab::due});
    REQUIRE(firm.model().law.due.size() == 1);
    CHECK(firm.model().law.due[0].kind == app::DueLine::Kind::candidate);
    firm.desk.does(app::EraseDue{{{candidate, app::DueLine::Kind::candidate}}});
    firm.wait();
    firm.desk.does(app::OpenLaw{app::LawTab::impact});
    CHECK(firm.model().law.impact_line.find("1 ứng viên") != std::string::npos); // counted, without a name
    const auto told = firm.desk.said<store::PersonErased>();
    REQUIRE(told.size() == 1);
    CHECK(told[0].person.is_nil());
    CHECK(what<store::PersonErased>(told[0]).reason == "not_hired");
    firm.desk.in_store([&](store::Store& store) {
        const auto person = store.person(candidate);
        CHECK((!person || !*person));
        const auto settings = store.settings().value();
        for (const auto& [key, value] : settings)
            CHECK(value.find("Việt") == std::string::npos);
    });
    CHECK(bytes_of(firm.desk.sandbox.data() / "monqua.db").find("Hoàng Quốc Việt") == std::string::npos);
}

TEST_CASE("a person is deleted on an accepted request; the last of HR can't go") {
    Firm firm;
    firm.desk.sit_down(firm.trainee);
    firm.desk.does(app::MakeRequest{firm.trainee, app::RequestKind::erase, {}});
    const auto made = firm.desk.said<store::RequestMade>();
    REQUIRE(made.size() == 1);
    firm.desk.sit_down(firm.hr);
    CHECK(firm.desk.refuses(app::ErasePerson{firm.trainee, "request", made[0].attempt})); // not answered
    firm.desk.does(app::AnswerRequest{made[0].attempt, true, {}});
    CHECK(firm.desk.refuses(app::FinishRequest{made[0].attempt, {}})); // by deleting alone
    CHECK(firm.desk.refuses(app::ErasePerson{firm.trainee, "why not", made[0].attempt}));
    CHECK(firm.desk.refuses(app::ErasePerson{firm.hr, "request", std::nullopt}));
    CHECK(firm.desk.last_error().find("nhân sự cuối cùng") != std::string::npos);
    firm.desk.does(app::OpenLaw{});
    firm.desk.does(app::ErasePerson{firm.trainee, "request", made[0].attempt});
    firm.wait();
    CHECK(firm.model().page == app::Page::law);
    CHECK(firm.model().law.requests.empty()); // the request went with the person
    for (const auto& one : firm.model().law.people)
        CHECK(one.person != firm.trainee);
    CHECK(firm.desk.said<store::PersonErased>().size() == 1);
}

TEST_CASE("whoever deletes themselves is nobody here any more") {
    Firm firm;
    const Uuid second = firm.desk.add("Vũ Minh Anh", store::Role::hr);
    firm.desk.sit_down(second);
    firm.desk.does(app::ErasePerson{second, "contract_ended", std::nullopt});
    firm.wait();
    CHECK(firm.model().me.id != second);
    CHECK(firm.model().me.name != "Vũ Minh Anh");
    CHECK(firm.desk.said<store::PersonErased>().size() == 1);
}

TEST_CASE("staff fall due when their contract has ended") {
    Firm firm;
    firm.desk.sit_down(firm.hr);
    CHECK(firm.desk.refuses(app::SaveEmployment{firm.trainee, "", "", "mai"}));
    firm.desk.does(app::SaveEmployment{firm.trainee, "Tổng đài viên", "", "2026-11-20"});
    firm.desk.does(app::SaveEmployment{firm.trainee, "Tổ trưởng", ""}); // the day stays
    firm.desk.pass_days(2);
    firm.desk.does(app::OpenLaw{app::LawTab::due});
    CHECK(firm.model().law.due.empty());
    firm.desk.pass_days(1);
    firm.desk.does(app::OpenLaw{app::LawTab::due});
    REQUIRE(firm.model().law.due.size() == 1);
    CHECK(firm.model().law.due[0].kind == app::DueLine::Kind::contract);
    CHECK(firm.model().law.due[0].since == "21/11/2026");
    firm.desk.does(app::RecordConsent{firm.trainee, "keep", true});
    firm.desk.does(app::OpenLaw{app::LawTab::due});
    CHECK(firm.model().law.due.empty());
}

TEST_CASE("everything about a person is handed over as PDF and JSON, and that is noted") {
    Firm firm;
    firm.desk.add_team("Đội Hà Nội", {firm.trainee});
    firm.desk.finish(firm.trainee, months_of_work(firm.desk));
    firm.desk.sit_down(firm.trainee);
    firm.desk.does(app::RecordConsent{firm.trainee, "assessment", true});
    firm.desk.does(app::MakeRequest{firm.trainee, app::RequestKind::access, "Cho em xin bản sao."});
    firm.desk.does(app::OpenPage{app::Page::my_data});
    firm.desk.does(app::ExportPersonData{firm.trainee, {}});
    firm.wait();
    const fs::path folder = firm.model().my_data.exported;
    REQUIRE_MESSAGE(!folder.empty(), firm.desk.last_error());
    const auto pdfs = files_of(folder, ".pdf");
    const auto jsons = files_of(folder, ".json");
    REQUIRE(pdfs.size() == 1);
    REQUIRE(jsons.size() == 1);
    CHECK(bytes_of(pdfs[0]).starts_with("%PDF-"));
    const std::string text = bytes_of(jsons[0]);
    const auto json = nlohmann::json::parse(text);
    CHECK(json["format"] == "monqua-person");
    CHECK(json["scope"] == "own");
    CHECK(json["person"]["name"] == "Phạm Thu Hà");
    CHECK(json["person"]["team"] == "Đội Hà Nội");
    CHECK(json["consents"][0]["wording"].get<std::string>().size() > 200);
    CHECK(json["attempts"].size() == 16);
    CHECK(json["standing"]["version"] == "A01-M-1");
    CHECK(json["standing"]["input"]["evidence"].size() == json["standing"]["lines"].size());
    CHECK(json["formula"]["constants"].size() > 3);
    CHECK(json["requests"][0]["text"] == "Cho em xin bản sao.");
    CHECK(json["interviews"].empty());
    firm.desk.does(app::ExportPersonData{firm.trainee, (firm.desk.sandbox.folder() / "again").string()});
    firm.wait();
    auto again =
        nlohmann::json::parse(bytes_of(files_of(firm.desk.sandbox.folder() / "again", ".json").front()));
    CHECK(again["access"].size() == 1); // the first one
    again["access"] = json["access"];
    CHECK(again == json);

    firm.desk.sit_down(firm.hr);
    firm.desk.does(app::ExportPersonData{firm.trainee, {}});
    firm.wait();
    CHECK(firm.desk.refuses(app::ExportPersonData{firm.trainee, "here"})); // no full path
    const auto looks = firm.desk.said<store::AccessLogged>();
    REQUIRE(looks.size() >= 3);
    CHECK(what<store::AccessLogged>(looks.back()).what == "person_export");
    CHECK(looks.back().person == firm.trainee);
    CHECK(looks.back().actor == firm.hr);
    firm.desk.sit_down(firm.trainee);
    firm.desk.does(app::OpenPage{app::Page::my_data});
    REQUIRE_FALSE(firm.model().my_data.access.empty());
    CHECK(firm.model().my_data.access.front().who == "Lê Thị Bảo Ngân");
    CHECK(firm.model().my_data.access.front().what.starts_with("Xuất toàn bộ dữ liệu"));
}

TEST_CASE("what was typed and done in a scene is in the export, in words") {
    Firm firm;
    firm.desk.sit_down(firm.trainee);
    const std::string id = firm.desk.scenes(false).front();
    begin(*firm.desk.app, id, false);
    const app::ScenePtr scene = scene_of(firm.desk.sandbox, id);
    play_to_end(*firm.desk.app, *scene, true);
    const auto attempt = firm.model().play->attempt;
    firm.desk.does(app::OpenDebrief{attempt});
    firm.desk.does(app::SaveReflection{attempt, "Lần sau em hỏi trước khi hứa."});
    firm.desk.does(app::ExportPersonData{firm.trainee, {}});
    firm.wait();
    const auto folders = firm.desk.sandbox.data() / "documents";
    std::vector<fs::path> jsons;
    for (const auto& entry : fs::directory_iterator(folders))
        for (const fs::path& file : files_of(entry.path(), ".json"))
            jsons.push_back(file);
    REQUIRE(jsons.size() == 1);
    const auto json = nlohmann::json::parse(bytes_of(jsons.front()));
    REQUIRE(json["attempts"].size() == 1);
    const auto& one = json["attempts"][0];
    CHECK(one["scene"] == id);
    CHECK(one["reflections"][0] == "Lần sau em hỏi trước khi hứa.");
    CHECK(one["result"]["attainment"] == doctest::Approx(1.0));
    REQUIRE(one["decisions"].size() >= 3);
    for (const auto& decision : one["decisions"]) {
        CHECK_FALSE(decision["in_words"].get<std::string>().empty());
        CHECK(decision["in_words"].get<std::string>().find('{') == std::string::npos); // roles are filled
    }
}

TEST_CASE("groups that candidates said are compared once they were decided on") {
    Firm firm;
    for (int i = 0; i < 12; ++i) {
        const Uuid one = firm.add_candidate("Ứng viên " + std::to_string(i));
        firm.append(one, store::GroupNoted{{{"gender", i % 2 == 0 ? "female" : "male"}}});
        store::CandidateDecided decided;
        decided.hired = i < 6;
        firm.append(one, decided);
    }
    firm.desk.sit_down(firm.hr);
    const Uuid silent = firm.desk.add("Người im lặng", store::Role::candidate);
    CHECK(firm.desk.refuses(app::SaveGroups{silent, {{"gender", "x"}}}));
    firm.desk.does(app::SaveGroups{silent, {{"gender", "unsaid"}}});
    firm.desk.does(app::OpenLaw{app::LawTab::impact});
    REQUIRE_FALSE(firm.model().law.impact.empty());
    const app::ImpactTable& gender = firm.model().law.impact.front();
    REQUIRE(gender.lines.size() == 2);
    CHECK(gender.lines[0].selected == "3 trên 6");
    CHECK(gender.lines[1].selected == "3 trên 6");
    CHECK_FALSE(gender.lines[0].flagged);
    CHECK(gender.lines[0].few);
    CHECK(firm.model().law.impact_line.find("12 ứng viên") !=
          std::string::npos); // nobody decided on the last
    CHECK(firm.desk.said<store::GroupNoted>().size() == 13);
}

TEST_CASE("the plain page stands in both languages, and my own page says what is kept until when") {
    Firm firm;
    firm.desk.finish(firm.trainee, {{firm.desk.scenes(false)[0], 0.8, false, 0}});
    firm.desk.sit_down(firm.trainee);
    firm.desk.does(app::OpenPage{app::Page::my_data});
    CHECK(firm.model().my_data.law.size() >= 8);
    REQUIRE(firm.model().my_data.kept.size() >= 4);
    CHECK(firm.model().my_data.kept[0].text.find("18/05/2027") != std::string::npos);
    CHECK_FALSE(firm.model().my_data.group_asked);
    app::Settings settings = firm.model().settings;
    settings.language = app::Language::en;
    firm.desk.does(app::ChangeSettings{settings});
    firm.desk.does(app::OpenPage{app::Page::my_data});
    CHECK(firm.model().my_data.law.front().title == "How to read this page");
}
