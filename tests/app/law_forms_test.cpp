// What HR writes down of others: the end of a contract, and which groups somebody says they belong to.
#include "app/lead_desk.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <thread>

using namespace mq;
using namespace mq::tests;
using app::LawTab;

namespace {

namespace fs = std::filesystem;
using Groups = std::map<std::string, std::string>;

struct Firm {
    LeadDesk desk;
    Uuid hr;
    Uuid agent;
    Uuid candidate;

    Firm() {
        fs::create_directory_symlink(fs::path(MONQUA_SOURCE_DIR) / "assets" / "law",
                                     desk.sandbox.share() / "law");
        hr = desk.add("Lê Thị Bảo Ngân", store::Role::hr);
        agent = desk.add("Phạm Thu Hà", store::Role::trainee, "Tổng đài viên");
        candidate = desk.add("Hoàng Quốc Việt", store::Role::candidate);
        desk.sit_down(hr);
    }

    [[nodiscard]] const app::Model& model() const { return desk.model(); }

    [[nodiscard]] const app::Employment& employment(const Uuid& person) {
        desk.does(app::OpenPerson{person});
        REQUIRE(model().people.open);
        REQUIRE(model().people.open->employment);
        return *model().people.open->employment;
    }
    [[nodiscard]] store::Profile profile(const Uuid& person) {
        store::Profile out;
        desk.in_store([&](store::Store& store) { out = store.person(person).value()->profile; });
        return out;
    }
    /// What the database holds of that person; nothing: no answer.
    [[nodiscard]] std::optional<Groups> kept(const Uuid& person) {
        std::optional<Groups> out;
        desk.in_store([&](store::Store& store) {
            const auto notes = store.group_notes().value();
            const auto at = std::ranges::find(notes, person, &store::GroupNoteRow::person);
            if (at != notes.end())
                out = at->groups;
        });
        return out;
    }
    [[nodiscard]] const app::LawPage& impact() {
        desk.does(app::OpenLaw{LawTab::impact});
        return model().law;
    }
    [[nodiscard]] bool answered(const Uuid& person) {
        const auto& people = impact().people;
        const auto at = std::ranges::find(people, person, &app::LawPage::Somebody::person);
        REQUIRE(at != people.end());
        return at->answered;
    }
};

} // namespace

TEST_CASE("the end of a contract is set on the person's page, and from the day after their data are due") {
    Firm firm;
    CHECK(firm.employment(firm.agent).post == "Tổng đài viên");
    CHECK(firm.employment(firm.agent).left.empty());
    firm.desk.does(app::SaveEmployment{firm.agent, "Tổ trưởng", "2025-02-03", "2026-11-20"});
    CHECK(firm.model().page == app::Page::people);
    REQUIRE(firm.model().people.open);
    REQUIRE(firm.model().people.open->employment); // shown anew at once
    const app::Employment now = *firm.model().people.open->employment;
    CHECK(now.post == "Tổ trưởng");
    CHECK(now.joined == "03/02/2025");
    CHECK(now.left == "20/11/2026");
    CHECK_FALSE(now.over);
    CHECK(firm.model().notices.back().text == "Đã lưu công việc của Phạm Thu Hà.");

    firm.desk.pass_days(2); // the last day itself
    firm.desk.does(app::OpenLaw{LawTab::due});
    CHECK(firm.model().law.due.empty());
    CHECK_FALSE(firm.employment(firm.agent).over);
    firm.desk.pass_days(1);
    firm.desk.does(app::OpenLaw{LawTab::due});
    REQUIRE(firm.model().law.due.size() == 1);
    CHECK(firm.model().law.due[0].person == firm.agent);
    CHECK(firm.model().law.due[0].kind == app::DueLine::Kind::contract);
    CHECK(firm.employment(firm.agent).over);

    // It goes on after all.
    firm.desk.does(app::SaveEmployment{firm.agent, "Tổ trưởng", "2025-02-03", ""});
    CHECK(firm.employment(firm.agent).left.empty());
    firm.desk.does(app::OpenLaw{LawTab::due});
    CHECK(firm.model().law.due.empty());
    CHECK_FALSE(firm.profile(firm.agent).left_day.has_value());
}

TEST_CASE("a contract can't end before it began, whichever of the two days is changed") {
    Firm firm;
    const app::SaveEmployment turned{firm.agent, "Tổng đài viên", "2026-11-20", "2026-11-19"};
    CHECK(firm.desk.refuses(turned));
    CHECK(firm.desk.last_error() == "Ngày cuối hợp đồng không được trước ngày vào làm.");
    CHECK_FALSE(firm.profile(firm.agent).left_day.has_value());
    firm.desk.does(app::SaveEmployment{firm.agent, "Tổng đài viên", "2026-11-20", "2026-11-20"}); // one day
    CHECK(firm.desk.refuses(app::SaveEmployment{firm.agent, "Tổng đài viên", "2026-11-21"})); // end as it was
    CHECK(firm.desk.refuses(app::SaveEmployment{firm.agent, "", "", "31/12/2026"}));
    CHECK(
        firm.desk.refuses(app::SaveEmployment{firm.agent, std::string(app::longest_post + 1, 'a'), "", ""}));
    firm.desk.does(app::SaveEmployment{firm.agent, std::string(app::longest_post, 'a'), "", ""});
}

TEST_CASE("candidates have no employment; leads change that of their own people") {
    Firm firm;
    firm.desk.does(app::OpenPerson{firm.candidate});
    REQUIRE(firm.model().people.open);
    CHECK_FALSE(firm.model().people.open->employment);
    CHECK(firm.desk.refuses(app::SaveEmployment{firm.candidate, "", "", "2026-12-31"}));

    const Uuid elsewhere = firm.desk.add("Vũ Minh Anh");
    const Uuid other_lead = firm.desk.add("Bùi Thị Mận", store::Role::lead);
    firm.desk.in_store([&](store::Store& store) {
        const auto write = [&](const Uuid& person, const Uuid& subject, store::Payload what) {
            REQUIRE(store.append(
                store::Event{firm.desk.sandbox.clock.now(), 420, person, subject, std::move(what), {}}));
        };
        const Uuid team = store.new_id(firm.desk.sandbox.clock.now());
        store::TeamDefined led;
        led.name = "Đội Sài Gòn";
        led.lead = other_lead;
        write({}, team, led);
        write(elsewhere, {}, store::PersonPlaced{team, std::nullopt});
    });
    firm.desk.sit_down(firm.desk.lead());
    CHECK(firm.employment(firm.agent).post == "Tổng đài viên");
    firm.desk.does(app::SaveEmployment{firm.agent, "Tổng đài viên", "", "2026-12-31"});
    CHECK(firm.employment(firm.agent).left == "31/12/2026");
    CHECK(firm.desk.refuses(app::SaveEmployment{elsewhere, "", "", "2026-12-31"}));
    firm.desk.sit_down(firm.agent);
    CHECK(firm.desk.refuses(app::SaveEmployment{firm.agent, "Giám đốc", "", ""})); // not even of oneself
    CHECK_FALSE(firm.profile(elsewhere).left_day.has_value());
    CHECK(firm.profile(firm.agent).post == "Tổng đài viên");
}

TEST_CASE("HR writes down what a candidate says of their groups, and can't read it back") {
    Firm firm;
    const app::LawPage& page = firm.impact();
    REQUIRE(page.groups.size() == 3);
    REQUIRE(page.people.size() == 1); // who applied here; nobody else is asked
    CHECK(page.people[0].person == firm.candidate);
    CHECK_FALSE(page.people[0].answered);
    CHECK(page.groups_line == "Đã ghi câu trả lời của 0 trên 1 người từng ứng tuyển.");
    const std::uint64_t before = page.written;
    firm.desk.does(app::SaveGroups{firm.candidate, {{"gender", "male"}, {"age", "unsaid"}}});
    CHECK(firm.model().law.written == before + 1); // the form may close
    CHECK(firm.model().law.people[0].answered);
    CHECK(firm.model().law.groups_line == "Đã ghi câu trả lời của 1 trên 1 người từng ứng tuyển.");
    for (const app::MyData::GroupChoice& group : firm.model().law.groups)
        CHECK(group.chosen == -1);
    CHECK(firm.kept(firm.candidate) == Groups{{"age", "unsaid"}, {"gender", "male"}});
}

TEST_CASE("an answer is corrected without the others being read, and taken back") {
    Firm firm;
    firm.desk.does(app::SaveGroups{firm.candidate, {{"gender", "male"}, {"region", "south"}}});
    firm.desk.does(app::SaveGroups{firm.candidate, {{"region", "north"}}, {"gender", "age"}});
    CHECK(firm.kept(firm.candidate) == Groups{{"gender", "male"}, {"region", "north"}});
    const std::size_t rows = firm.desk.said<store::GroupNoted>().size();
    firm.desk.does(app::SaveGroups{firm.candidate, {}, {"gender", "age", "region"}}); // nothing changes
    CHECK(firm.desk.said<store::GroupNoted>().size() == rows);
    CHECK(firm.desk.refuses(app::SaveGroups{firm.candidate, {}, {"height"}}));
    CHECK(firm.desk.refuses(app::SaveGroups{firm.candidate, {{"gender", "tall"}}}));
    firm.desk.does(app::SaveGroups{firm.candidate, {}});
    CHECK(firm.kept(firm.candidate) == Groups{});
    CHECK_FALSE(firm.answered(firm.candidate));
}

TEST_CASE("groups are written down of who applied here alone, by HR alone") {
    Firm firm;
    CHECK(firm.desk.refuses(app::SaveGroups{firm.agent, {{"gender", "female"}}}));
    CHECK(firm.desk.last_error() == "Chỉ ghi nhóm của người từng ứng tuyển ở đây.");
    firm.desk.sit_down(firm.desk.lead());
    CHECK(firm.desk.refuses(app::SaveGroups{firm.candidate, {{"gender", "female"}}}));
    CHECK(firm.desk.refuses(app::OpenLaw{LawTab::impact}));
    CHECK_FALSE(firm.kept(firm.candidate));
    CHECK_FALSE(firm.kept(firm.agent));
}

TEST_CASE("what HR wrote down fills the tables once candidates were decided on") {
    Firm firm;
    std::vector<Uuid> people;
    for (int i = 0; i < 10; ++i)
        people.push_back(firm.desk.add("Ứng viên " + std::to_string(i), store::Role::candidate));
    firm.desk.in_store([&](store::Store& store) {
        for (std::size_t i = 0; i < people.size(); ++i) {
            store::CandidateDecided decided;
            decided.hired = i % 2 == 0;
            REQUIRE(store.append(
                store::Event{firm.desk.sandbox.clock.now(), 420, people[i], {}, decided, firm.hr}));
        }
    });
    REQUIRE_FALSE(firm.impact().impact.empty());
    CHECK(firm.model().law.impact[0].lines.empty()); // nobody has said anything
    for (std::size_t i = 0; i < people.size(); ++i)
        firm.desk.does(app::SaveGroups{people[i], {{"gender", i < 5 ? "female" : "male"}}});
    const auto& lines = firm.impact().impact[0].lines;
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].group == "Nữ");
    CHECK(lines[0].selected == "3 trên 5");
    CHECK(lines[1].group == "Nam");
    CHECK(lines[1].selected == "2 trên 5");
    CHECK(firm.model().law.groups_line == "Đã ghi câu trả lời của 10 trên 11 người từng ứng tuyển.");
}

namespace {

/// What was said against that command; nothing: it was done.
std::vector<app::Notice> said_against(const app::Model& model, app::CommandKind command) {
    std::vector<app::Notice> out;
    for (const app::Notice& notice : model.notices)
        if (notice.cause && notice.cause->command == command)
            out.push_back(notice);
    return out;
}

} // namespace

TEST_CASE("a consent that can't be recorded says which one, until it could") {
    Firm firm;
    firm.desk.sit_down(firm.agent);
    firm.desk.does(app::OpenPage{app::Page::my_data});
    const auto refused = [&] { return said_against(firm.model(), app::CommandKind::RecordConsent); };
    CHECK(firm.desk.refuses(app::RecordConsent{firm.agent, "newsletter", true}));
    REQUIRE(refused().size() == 1);
    CHECK(refused()[0].kind == app::NoticeKind::error);
    CHECK(refused()[0].cause->part == "newsletter");
    CHECK(refused()[0].text == "Không có lời đồng ý nào như vậy.");
    CHECK(firm.desk.refuses(app::RecordConsent{firm.hr, "practice", false})); // of somebody else
    REQUIRE(refused().size() == 2);
    CHECK(refused()[1].cause->part == "practice");
    firm.desk.does(app::RecordConsent{firm.agent, "practice", false});
    REQUIRE(refused().size() == 1); // the other one still can't be
    CHECK(refused()[0].cause->part == "newsletter");
    CHECK(firm.model().notices.back().kind == app::NoticeKind::good);
    CHECK_FALSE(firm.model().notices.back().cause.has_value());
}

TEST_CASE("an export that fails halfway is said against the export, and is gone once it goes well") {
    Firm firm; // without fonts: the document can't be written
    firm.desk.sit_down(firm.agent);
    firm.desk.does(app::OpenPage{app::Page::my_data});
    const auto wait = [&] {
        for (int waited = 0; firm.desk.app->busy() && waited < 4'000; ++waited) {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            firm.desk.app->poll();
        }
        REQUIRE_FALSE(firm.desk.app->busy());
    };
    const auto refused = [&] { return said_against(firm.model(), app::CommandKind::ExportPersonData); };
    firm.desk.does(app::ExportPersonData{firm.agent, {}});
    CHECK(refused().empty()); // it has begun
    wait();
    REQUIRE(refused().size() == 1);
    CHECK(refused()[0].kind == app::NoticeKind::error);
    CHECK(refused()[0].text.ends_with("."));
    CHECK(firm.model().my_data.exported.empty());
    fs::create_directory_symlink(MONQUA_FONTS_DIR, firm.desk.sandbox.share() / "fonts");
    firm.desk.does(app::ExportPersonData{firm.agent, {}});
    CHECK(refused().empty()); // while it is tried again too
    wait();
    CHECK(refused().empty());
    CHECK_FALSE(firm.model().my_data.exported.empty());
    CHECK(firm.model().notices.back().kind == app::NoticeKind::good);
}

TEST_CASE("a table that can't be written is said against its button on the page it was asked for") {
    Firm firm;
    firm.desk.sit_down(firm.desk.lead());
    firm.desk.does(app::OpenPage{app::Page::team});
    app::ExportTable wanted{app::TableOf::people, app::TableFormat::csv, {}, {}};
    wanted.file = (firm.desk.sandbox.data() / "no-such-folder" / "team.csv").string();
    firm.desk.does(wanted);
    for (int waited = 0; firm.desk.app->busy() && waited < 4'000; ++waited) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        firm.desk.app->poll();
    }
    const auto refused = said_against(firm.model(), app::CommandKind::ExportTable);
    REQUIRE(refused.size() == 1);
    CHECK(refused[0].text.find("Hãy chọn thư mục khác.") != std::string::npos); // what to do about it
}

TEST_CASE("whoever comes next at this PC finds nothing of what was refused before") {
    Firm firm;
    firm.desk.sit_down(firm.agent);
    CHECK(firm.desk.refuses(app::RecordConsent{firm.agent, "newsletter", true}));
    firm.desk.sit_down(firm.hr);
    CHECK(said_against(firm.model(), app::CommandKind::RecordConsent).empty());
}
