#include "app/interview_fixture.h"
#include "app/interview_plan.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <fstream>

using namespace mq;
using namespace mq::tests;

namespace {

/// Every letter of Vietnamese, small and capital, 200 characters with spaces.
std::string long_name() {
    const std::string small =
        "aàáảãạ ăằắẳẵặ âầấẩẫậ eèéẻẽẹ êềếểễệ iìíỉĩị oòóỏõọ ôồốổỗộ ơờớởỡợ uùúủũụ ưừứửữự yỳýỷỹỵ đ";
    const std::string capital =
        "AÀÁẢÃẠ ĂẰẮẲẴẶ ÂẦẤẨẪẬ EÈÉẺẼẸ ÊỀẾỂỄỆ IÌÍỈĨỊ OÒÓỎÕỌ ÔỒỐỔỖỘ ƠỜỚỞỠỢ UÙÚỦŨỤ ƯỪỨỬỮỰ YỲÝỶỸỴ Đ";
    const std::string rest = " bcdghklmnpqrstvx Bcdghklmnpqr";
    return small + capital + rest;
}

std::size_t characters(const std::string& text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::vector<store::PersonRow> people_of(const InterviewDesk& desk) {
    store::OpenOptions options;
    options.create = false;
    options.read_only = true;
    const auto store = store::Store::open(desk.sandbox.data() / "monqua.db", options);
    REQUIRE(store.has_value());
    return store->people().value();
}

/// Replaces a text in a file of the share folder, everywhere.
void rewrite(const std::filesystem::path& file, const std::string& from, const std::string& to) {
    std::ifstream in(file);
    std::string text((std::istreambuf_iterator<char>(in)), {});
    in.close();
    std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    for (; at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    std::ofstream(file) << text;
}

} // namespace

TEST_CASE("a plan that lacks something names the field and leaves nothing behind, not even the person") {
    InterviewDesk desk;
    desk.does(app::OpenPage{app::Page::plan});
    const auto lacking = [&](const char* field, const std::function<void(app::PlanInterview&)>& change) {
        app::PlanInterview command = plan_of(desk, "agent");
        change(command);
        const std::size_t before = journal(desk).size();
        const app::Revision revision = desk.model().plan.revision;
        desk.app->run(command);
        CAPTURE(field);
        CHECK(desk.model().plan.field == field);
        CHECK_FALSE(desk.model().plan.problem.empty());
        CHECK(desk.model().plan.revision > revision);
        CHECK(desk.model().page == app::Page::plan);
        CHECK(journal(desk).size() == before);
        CHECK(people_of(desk).size() == 1);
    };
    lacking("name", [](auto& c) { c.name = " \t "; });
    lacking("post", [](auto& c) { c.post = "  "; });
    lacking("kit", [](auto& c) { c.kit = ""; });
    lacking("kit", [](auto& c) { c.kit = "no-such-kit"; });
    lacking("panel", [](auto& c) { c.panel.clear(); });
    lacking("panel", [](auto& c) {
        for (const char* name : {"An", "Bình", "Chi", "Dũng"})
            c.panel.push_back({std::nullopt, name});
    });
    lacking("panel", [](auto& c) { c.panel.back().name = " "; });
    lacking("panel", [](auto& c) { c.panel.push_back({std::nullopt, " trần văn quý "}); });
    lacking("panel", [](auto& c) { c.panel.push_back({c.panel.front().id, "Tên khác"}); });
    lacking("panel", [](auto& c) { c.person = c.panel.front().id; });
    for (const char* day : {"", "31/02/2026", "9-12-2026", "09/12", "09/12/26", "0/1/2026", "a/b/c"})
        lacking("day", [day](auto& c) { c.day = day; });
    for (const char* time : {"", "14", "24:00", "14:60", "chiều", "-1:30", "14:3x"})
        lacking("time", [time](auto& c) { c.time = time; });
    lacking("consent", [](auto& c) { c.consent = false; });
    // What was refused doesn't stand in the way of the next try.
    const app::InterviewLine line = plan(desk, plan_of(desk, "agent"));
    CHECK(line.name == "Phạm Thu Hà");
    CHECK(desk.model().plan.problem.empty());
}

TEST_CASE("the consent is written before the interview, with the wording it was given to") {
    InterviewDesk desk;
    const app::InterviewLine line = plan(desk, plan_of(desk, "agent", {"Trần Văn Quý", "Đỗ Mai"}));
    const auto rows = journal(desk);
    const auto first_of = [&](auto wanted) {
        return std::ranges::find_if(rows, [&](const auto& row) {
            return std::holds_alternative<decltype(wanted)>(row.event.what) && row.event.attempt == line.id;
        });
    };
    const auto consent = first_of(store::ConsentRecorded{});
    const auto planned = first_of(store::InterviewPlanned{});
    REQUIRE(consent != rows.end());
    REQUIRE(planned != rows.end());
    CHECK(consent->seq < planned->seq);
    const auto& given = std::get<store::ConsentRecorded>(consent->event.what);
    CHECK(given.consent == "selection");
    CHECK(given.given);
    CHECK(consent->event.person == line.person);
    CHECK(consent->event.actor == desk.me());
    const auto& what = std::get<store::InterviewPlanned>(planned->event.what);
    CHECK(given.wording == what.guide);
    CHECK(what.panel.size() == 3);
    for (const store::FrozenQuestion& question : what.questions)
        CHECK_FALSE(question.facets.empty()); // nothing else can be rated on it
    CHECK(line.when == "09/12/2026, 14:00");
    CHECK(line.post == "Chuyên viên CSKH · Vòng 2");
    CHECK(line.stage == app::InterviewStage::planned);
    CHECK(line.waits);
    CHECK(desk.model().interviews.waiting == 1);
}

TEST_CASE("staff agree to be assessed, not to be selected") {
    InterviewDesk desk;
    app::PlanInterview command = plan_of(desk, "agent");
    command.staff = true;
    CHECK(plan(desk, command).staff);
    REQUIRE(said<store::ConsentRecorded>(desk).size() == 1);
    CHECK(said<store::ConsentRecorded>(desk).front().consent == "assessment");
}

TEST_CASE("days and times are read as people type them") {
    CHECK(app::typed_day("09/03/2026") == parse_day("2026-03-09"));
    CHECK(app::typed_day(" 9/3/2026 ") == parse_day("2026-03-09"));
    CHECK(app::typed_day("29/02/2028") == parse_day("2028-02-29"));
    for (const char* no : {"29/02/2026", "2026-03-09", "9/13/2026", "/3/2026", "9//2026", "9/3/", "-9/3/2026",
                           "9/3/2026/1", "09/03/2026x"})
        CHECK_MESSAGE(!app::typed_day(no), no);
    CHECK(app::typed_minute("14:00") == 840);
    CHECK(app::typed_minute("14h") == 840);
    CHECK(app::typed_minute("14h30") == 870);
    CHECK(app::typed_minute("14g30") == 870);
    CHECK(app::typed_minute(" 8:05 ") == 485);
    CHECK(app::typed_minute("0:00") == 0);
    CHECK(app::typed_minute("23:59") == 1439);
    for (const char* no : {"", "14", "24h", "14:60", ":30", "14:-5", "14::30", "14h3o", "h"})
        CHECK_MESSAGE(!app::typed_minute(no), no);
}

TEST_CASE("a name of 200 characters with every Vietnamese letter stays what it is") {
    InterviewDesk desk;
    const std::string name = long_name();
    REQUIRE(characters(name) == 200);
    app::PlanInterview command = plan_of(desk, "new-hire", {name});
    command.name = name;
    const Uuid person = plan(desk, command).person;
    command = plan_of(desk, "new-hire", {});
    command.name = "Nguye\xCC\x82\xCC\x83n Va\xCC\x86n A"; // as some keyboards send it
    (void)plan(desk, command);
    desk.reopen();
    desk.does(app::OpenPage{app::Page::interviews});
    const auto line = std::ranges::find(desk.model().interviews.lines, person, &app::InterviewLine::person);
    REQUIRE(line != desk.model().interviews.lines.end());
    CHECK(line->name == name);
    CHECK(line->panel.at(1).name == name);
    desk.does(app::OpenPerson{person});
    REQUIRE(desk.model().people.open.has_value());
    CHECK(desk.model().people.lines[desk.model().people.open->line].name == name);
    CHECK(std::ranges::count(desk.model().people.lines, std::string("Nguyễn Văn A"),
                             &app::PersonLine::name) == 1);
}

TEST_CASE("an interview asks what was frozen with it; a new one asks what the files say now") {
    InterviewDesk desk;
    const std::string kit = short_kit(desk);
    const app::InterviewLine old = plan(desk, plan_of(desk, kit));
    desk.does(app::BeginTurn{old.id, desk.me()});
    const app::ConductQuestion before = desk.model().conduct->questions.at(1);
    desk.app.reset();
    const auto file = desk.sandbox.share() / "questions" / "bank" / "mq-04.yaml";
    rewrite(file, before.text, "Kể về lần gần nhất khách đổi ý giữa chừng?");
    rewrite(file, "revision: 1\n", "revision: 2\n");
    rewrite(desk.sandbox.share() / "questions" / "guide.yaml", before.hard_probe, "Chỗ nào làm bạn bí?");
    desk.reopen();
    desk.does(app::BeginTurn{old.id, desk.me()});
    CHECK(desk.model().conduct->questions.at(1).text == before.text);
    CHECK(desk.model().conduct->questions.at(1).hard_probe == before.hard_probe);
    const app::InterviewLine fresh = plan(desk, plan_of(desk, kit));
    desk.does(app::BeginTurn{fresh.id, desk.me()});
    CHECK(desk.model().conduct->questions.at(1).text == "Kể về lần gần nhất khách đổi ý giữa chừng?");
    CHECK(desk.model().conduct->questions.at(1).hard_probe == "Chỗ nào làm bạn bí?");
    const auto plans = said<store::InterviewPlanned>(desk);
    REQUIRE(plans.size() == 2);
    CHECK(plans[0].questions[1].revision == 1);
    CHECK(plans[1].questions[1].revision == 2);
    // A file that is gone takes nothing from what was planned with it.
    desk.app.reset();
    std::filesystem::remove(file);
    desk.reopen();
    desk.does(app::BeginTurn{old.id, desk.me()});
    CHECK(desk.model().conduct->questions.size() == 2);
}

TEST_CASE("own kits: what can't be asked is refused, the rest is kept, planned with and deleted") {
    InterviewDesk desk;
    const auto refused = [&](const app::SaveKit& kit) {
        const std::size_t before = desk.model().bank.kits.size();
        desk.app->run(kit);
        CHECK_FALSE(desk.model().bank.problem.empty());
        desk.does(app::OpenPage{app::Page::bank});
        CHECK(desk.model().bank.problem.empty());
        CHECK(desk.model().bank.kits.size() == before);
    };
    desk.does(app::OpenPage{app::Page::bank});
    REQUIRE(desk.model().bank.kits.size() == 3);
    REQUIRE(desk.model().bank.broken.empty());
    refused({"", "  ", 45, {"A01-Q1"}});
    refused({"", "Không câu nào", 45, {}});
    refused({"", "Ngắn quá", 9, {"A01-Q1"}});
    refused({"", "Dài quá", 181, {"A01-Q1"}});
    refused({"", "Không đủ giờ", 10, {"A01-Q1", "MQ-04", "MQ-02"}});
    refused({"", "Câu không có", 45, {"MQ-99"}});

    const std::string kit = short_kit(desk);
    CHECK(desk.model().bank.kits.size() == 4);
    // A question is asked once, and only one that there is.
    desk.does(app::SaveKit{kit, "Bộ ngắn, sửa", 40, {"MQ-04", "A01-Q1", "MQ-04", "MQ-99", "MQ-02"}});
    CHECK(desk.model().bank.kits.size() == 4);
    desk.reopen();
    desk.does(app::OpenPage{app::Page::plan});
    const auto choice = std::ranges::find(desk.model().plan.kits, kit, &app::KitChoice::id);
    REQUIRE(choice != desk.model().plan.kits.end());
    CHECK(choice->own);
    CHECK(choice->name == "Bộ ngắn, sửa");
    CHECK(choice->questions == std::vector<std::string>{"MQ-04", "A01-Q1", "MQ-02"});
    const app::InterviewLine line = plan(desk, plan_of(desk, kit));
    CHECK(line.kit == "Bộ ngắn, sửa");
    CHECK(line.questions == 3);
    desk.does(app::DeleteKit{kit});
    CHECK(desk.model().bank.kits.size() == 3);
    // One of the files can neither be deleted nor replaced: what is saved under its id is a new one.
    desk.does(app::DeleteKit{"agent"});
    CHECK(desk.model().bank.kits.size() == 3);
    desk.does(app::SaveKit{"agent", "Bộ nhân viên, sửa", 45, {"A01-Q1"}});
    CHECK(desk.model().bank.kits.size() == 4);
    CHECK(std::ranges::count(desk.model().bank.kits, std::string("agent"), &app::KitChoice::id) == 1);
    desk.does(app::DeleteKit{desk.model().bank.kits.back().id});
    CHECK(desk.model().bank.kits.size() == 3);
    desk.does(app::BeginTurn{line.id, desk.me()});
    CHECK(desk.model().conduct->questions.size() == 3);
    CHECK(desk.model().conduct->kit == "Bộ ngắn, sửa");
}
