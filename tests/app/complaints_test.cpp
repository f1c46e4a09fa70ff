#include "app/complaint_room.h"
#include "app/complaint_times.h"
#include "content/competency_file.h"
#include "content/scenario_file.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace mq;
using namespace mq::tests;

namespace {

constexpr std::int64_t hour_ms = 3'600'000;

const app::ComplaintLine* line_of(const ComplaintRoom& room, const std::string& number) {
    const auto at = std::ranges::find(room.model().lines, number, &app::ComplaintLine::number);
    return at == room.model().lines.end() ? nullptr : &*at;
}

void save(ComplaintRoom& room, const app::ComplaintEntry& what) {
    room.app->run(app::SaveComplaint{{}, what});
    REQUIRE_MESSAGE(line_of(room, what.number), room.said());
}

bool has_problem(const ComplaintRoom& room, const std::string& field) {
    return room.model().form && std::ranges::any_of(room.model().form->problems, [&](const auto& problem) {
               return problem.field == field && problem.stops && !problem.text.empty();
           });
}

/// The file's name stands in the last notice, from its first slash to “.yaml”.
std::filesystem::path drafted(const ComplaintRoom& room) {
    const std::string& said = room.said();
    const std::size_t from = said.find('/');
    const std::size_t to = said.find(".yaml");
    REQUIRE(from != std::string::npos);
    REQUIRE(to != std::string::npos);
    return said.substr(from, to + 5 - from);
}

std::string text_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

TEST_CASE("moments are read as people write them, and what could mean two things is refused") {
    const auto wall = [](const char* text) {
        const auto read = app::read_moment(text);
        REQUIRE_MESSAGE(read.moment, text);
        return fmt::format("{} {}", iso_day(read.moment->day), read.moment->minute.value_or(-1));
    };
    for (const char* text : {"2026-03-09", "09/03/2026", "9/3/2026", "9.3.2026", "09-03-2026", " 9-3-2026 "})
        CHECK(wall(text) == "2026-03-09 -1");
    for (const char* text : {"2026-03-09 14:30", "2026-03-09T14:30:05.123", "09/03/2026 14:30",
                             "09/03/2026, 14h30", "9/3/2026 2:30 PM", "9/3/2026 02:30:00 CH"})
        CHECK(wall(text) == "2026-03-09 870");
    CHECK(wall("09/03/2026 12:05 SA") == "2026-03-09 5");
    CHECK(wall("09/03/2026 8h") == "2026-03-09 480");
    const auto trouble = [](const char* text) { return app::read_moment(text).trouble; };
    using enum app::MomentTrouble;
    CHECK(trouble("3-4-26") == short_year);
    CHECK(trouble("03/04/26 10:00") == short_year);
    CHECK(trouble("03/25/2026") == month_first);
    CHECK(trouble("31/02/2026") == no_such_day);
    CHECK(trouble("01/02/2026 25:00") == no_such_day);
    CHECK(trouble("09/03/0026") == year);
    for (const char* text : {"", "hôm qua", "2026", "09/03", "09/03/2026 chiều", "09/03-2026", "2026-03-09x"})
        CHECK_MESSAGE(trouble(text) == unreadable, text);
    const FixedClock clock(Instant{1'795'000'000'000}, 7 * 60);
    const auto at = [&](const char* text) {
        return app::instant_of(clock, *app::read_moment(text).moment).unix_ms;
    };
    CHECK(at("2026-03-09 14:30") == at("2026-03-09T07:30:00Z"));
    CHECK(at("2026-03-09T14:30+07:00") == at("2026-03-09T07:30Z"));
}

TEST_CASE("a trainee neither sees nor writes the log") {
    ComplaintRoom room(app::Role::trainee);
    CHECK(room.app->model().page != app::Page::complaints);
    CHECK_FALSE(room.run(app::BeginComplaint{}));
    CHECK(room.said() == "Phần này dành cho trưởng nhóm và nhân sự.");
    CHECK_FALSE(room.run(app::SaveComplaint{{}, entry("KN-1", "2026-03-09")}));
    CHECK_FALSE(room.run(app::BeginImport{"/nowhere.csv"}));
    CHECK_FALSE(room.model().form);
    ComplaintRoom hr(app::Role::hr);
    CHECK(hr.app->model().page == app::Page::complaints);
    save(hr, entry("KN-1", "2026-03-09"));
}

TEST_CASE("a new complaint has the next number, and is in the log with its next step") {
    ComplaintRoom room;
    room.app->run(app::BeginComplaint{});
    REQUIRE(room.model().form);
    app::ComplaintEntry typed = room.model().form->entry;
    CHECK(typed.number == "KN-2026-0001");
    CHECK(app::read_moment(typed.received).moment);
    typed.channel = "chat";
    typed.cause = room.model().causes.at(1).id;
    typed.what = "Hẹn thứ Hai giao mà thứ Năm chưa thấy.\nKhách nhắn ba lần.";
    typed.steps[0] = {typed.received, "Đã ghi đủ"};
    room.app->run(app::SaveComplaint{{}, typed});
    CHECK_FALSE(room.model().form);
    const app::ComplaintLine* line = line_of(room, "KN-2026-0001");
    REQUIRE(line);
    CHECK(line->what == "Hẹn thứ Hai giao mà thứ Năm chưa thấy.");
    CHECK(line->customer == "Khách ẩn danh");
    CHECK(line->steps_done == 1);
    CHECK(line->step == room.model().steps.at(1).name);
    CHECK(line->open);
    CHECK(room.model().open == 1);
    room.app->run(app::BeginComplaint{});
    CHECK(room.model().form->entry.number == "KN-2026-0002");
    room.app->run(app::OpenComplaint{line_of(room, "KN-2026-0001")->id});
    CHECK(room.model().form->entry == typed);
    CHECK(room.model().form->versions == 1);
    CHECK(room.model().form->made.find("Lê Thị Bảo Ngân") != std::string::npos);
}

TEST_CASE("what is wrong is said at its field, and nothing is written") {
    ComplaintRoom room;
    save(room, entry("KN-2026-0007", "2026-11-02 09:00"));
    room.app->run(app::BeginComplaint{});
    const auto refuses = [&](auto&& change, const std::string& field) {
        app::ComplaintEntry typed = entry("KN-9", "2026-11-02 09:00");
        change(typed);
        room.app->run(app::SaveComplaint{{}, typed});
        INFO(field);
        CHECK(has_problem(room, field));
        CHECK(room.model().lines.size() == 1);
    };
    using E = app::ComplaintEntry;
    refuses([](E& e) { e.number = " "; }, "number");
    refuses([](E& e) { e.number = "kn-2026-0007"; }, "number");
    CHECK(room.model().form->problems.front().text.find("KN-2026-0008") != std::string::npos);
    refuses([](E& e) { e.what = "\n"; }, "what");
    refuses([](E& e) { e.channel = "fax"; }, "channel");
    refuses([](E& e) { e.cause = "weather"; }, "cause");
    refuses([](E& e) { e.wish = "pony"; }, "wish");
    refuses([](E& e) { e.severity = 4; }, "severity");
    refuses([](E& e) { e.satisfaction = 6; }, "satisfaction");
    refuses([](E& e) { e.received = ""; }, "received");
    refuses([](E& e) { e.received = "3-4-26"; }, "received");
    refuses([](E& e) { e.received = "2026-12-24"; }, "received");
    refuses([](E& e) { e.closed = "2026-11-01 10:00"; }, "closed");
    refuses([](E& e) { e.steps[2].at = "mai"; }, "step3");
    refuses([](E& e) { e.steps[5].at = "2027-01-01"; }, "step6");
}

TEST_CASE("steps out of their order are remarked on and saved; the day alone is enough") {
    ComplaintRoom room;
    app::ComplaintEntry typed = entry("KN-1", "2026-11-02 09:00");
    typed.steps[0].at = "02/11/2026"; // that day: not before it came in
    typed.steps[1].at = "2026-11-05 10:00";
    typed.steps[2].at = "2026-11-04 10:00";
    typed.closed = "2026-11-06";
    CHECK(room.run(app::SaveComplaint{{}, typed}));
    CHECK(room.said().find("bước ghi sớm hơn") != std::string::npos);
    CHECK(room.app->model().notices.back().kind == app::NoticeKind::warning);
    const app::ComplaintLine* line = line_of(room, "KN-1");
    REQUIRE(line);
    CHECK_FALSE(line->open);
    CHECK(line->steps_done == 3);
    typed.steps[1].at = "2026-11-03 10:00";
    CHECK(room.run(app::SaveComplaint{line->id, typed}));
    CHECK(room.said().find("bước ghi sớm hơn") == std::string::npos);
    CHECK(room.app->model().notices.back().kind == app::NoticeKind::good);
    room.app->run(app::OpenComplaint{line_of(room, "KN-1")->id});
    CHECK(room.model().form->entry.steps[0].at == "2026-11-02 09:00");
    CHECK(room.model().form->versions == 2);
}

TEST_CASE("what is being typed is there again after the program was gone") {
    ComplaintRoom room;
    save(room, entry("KN-1", "2026-11-02 09:00"));
    const Uuid id = line_of(room, "KN-1")->id;
    app::ComplaintEntry fresh = entry("KN-2", "2026-11-03");
    fresh.what = "Đang gõ dở";
    room.app->run(app::BeginComplaint{});
    room.app->run(app::SaveComplaintDraft{fresh});
    app::ComplaintEntry changed = entry("KN-1", "2026-11-02 09:00");
    changed.outcome = "Đã đổi";
    room.app->run(app::OpenComplaint{id});
    CHECK_FALSE(room.model().form->draft);
    room.app->run(app::SaveComplaintDraft{changed});
    room.restart();
    room.app->run(app::BeginComplaint{});
    CHECK(room.model().form->draft);
    CHECK(room.model().form->entry == fresh);
    room.app->run(app::LeaveComplaint{});
    CHECK_FALSE(room.model().form);
    room.app->run(app::OpenComplaint{id});
    CHECK(room.model().form->entry == changed);
    room.app->run(app::SaveComplaint{id, changed});
    room.app->run(app::SaveComplaint{{}, fresh});
    room.restart();
    room.app->run(app::BeginComplaint{});
    CHECK_FALSE(room.model().form->draft);
    room.app->run(app::OpenComplaint{id});
    CHECK_FALSE(room.model().form->draft);
    CHECK(room.model().form->entry == changed);
}

TEST_CASE("the longest open stand first, and are slow by their severity") {
    ComplaintRoom room; // it is Wednesday, 18/11/2026
    const auto open_for = [&](const std::string& number, int hours, int severity) {
        const Instant at{room.sandbox.clock.now().unix_ms - hours * hour_ms};
        app::ComplaintEntry typed = entry(number, app::entry_moment(room.sandbox.clock, at));
        typed.severity = severity;
        save(room, typed);
    };
    open_for("A", 25, 3);
    open_for("B", 25, 2);
    open_for("C", 24 * 8, 1);
    open_for("D", 24 * 6, 1);
    app::ComplaintEntry closed = entry("E", "2026-01-05 08:00");
    closed.closed = "2026-01-05 10:00";
    save(room, closed);
    std::string order;
    std::string slow;
    for (const app::ComplaintLine& line : room.model().lines) {
        order += line.number;
        slow += line.slow ? line.number : "";
    }
    CHECK(order.starts_with("CD"));
    CHECK(order.ends_with("E"));
    CHECK((slow == "CAB" || slow == "CBA" || slow == "CA"));
    CHECK(line_of(room, "A")->slow);
    CHECK_FALSE(line_of(room, "B")->slow);
    CHECK(room.model().slow == 2);
    CHECK(line_of(room, "E")->age == "2 giờ");
    CHECK(line_of(room, "C")->age == "8 ngày");
}

TEST_CASE("weeks go from Monday to Sunday, with medians and the causes most frequent first") {
    ComplaintRoom room; // Monday of this week: 16/11/2026
    const auto log = [&](const std::string& number, const std::string& received, const std::string& closed,
                         std::size_t cause, const std::string& detail, int satisfaction) {
        app::ComplaintEntry typed = entry(number, received);
        typed.closed = closed;
        typed.cause = room.model().causes.at(cause).id;
        typed.cause_detail = detail;
        typed.satisfaction = satisfaction;
        typed.steps[1].at = closed;
        save(room, typed);
    };
    log("1", "2026-11-15 23:59", "2026-11-16 00:59", 0, "Giao chậm", 5); // Sunday night, closed on Monday
    log("2", "2026-11-16 00:00", "2026-11-16 03:00", 1, "giao chậm", 2);
    log("3", "2026-11-16 08:00", "2026-11-16 18:00", 1, "Thiếu phụ kiện", 0);
    log("4", "2026-11-17 08:00", "", 1, "", 0);
    REQUIRE(room.model().weeks.size() == 12);
    const app::WeekSummary& week = room.model().weeks[0];
    CHECK(week.monday == "2026-11-16");
    CHECK(week.label == "Tuần 47 · 16/11–22/11");
    CHECK(week.received == 3);
    CHECK(week.closed == 3);
    CHECK(week.open == 1);
    CHECK(week.hours_to_close == doctest::Approx(3.0)); // 1, 3, 10
    CHECK(week.hours_to_answer == doctest::Approx(3.0));
    CHECK(week.satisfaction == doctest::Approx(3.5));
    REQUIRE(week.causes.size() == 1);
    CHECK(week.causes[0].count == 3);
    CHECK(week.causes[0].cumulative == doctest::Approx(1.0));
    REQUIRE(week.details.size() == 2);
    CHECK(week.details[0].cumulative == doctest::Approx(0.5));
    CHECK(week.line.starts_with("Nhận 3, đóng 3, cuối tuần còn mở 1."));
    const app::WeekSummary& before = room.model().weeks[1];
    CHECK(before.received == 1);
    CHECK(before.closed == 0);
    CHECK(before.open == 1);
    CHECK_FALSE(before.hours_to_close);
    CHECK(room.model().weeks[2].received == 0);
}

TEST_CASE("the log is read once: idle frames and drafts cost no reading") {
    ComplaintRoom room;
    for (int i = 1; i <= 20; ++i)
        save(room, entry(fmt::format("KN-{}", i), "2026-11-02 09:00"));
    const std::uint64_t before = room.app->sql_statements();
    for (int i = 0; i < 100; ++i)
        room.app->poll();
    CHECK(room.app->sql_statements() == before);
    room.app->run(app::BeginComplaint{});
    const app::Revision shown = room.model().revision;
    room.app->run(app::SaveComplaintDraft{entry("KN-99", "2026-11-03")});
    CHECK(room.model().revision == shown);
    CHECK(room.model().lines.size() == 20);
}

TEST_CASE("a scene's draft holds nothing that tells who the customer is, and is never written over") {
    ComplaintRoom room;
    app::ComplaintEntry typed = entry("KN-2026-0042", "2026-11-02 09:00");
    typed.customer = "Trần Thị Thu Hường";
    typed.contact = "0912 345 678, huong.tran@example.com";
    typed.owner_name = "Phạm Quốc Bảo";
    typed.cause = room.model().causes.at(1).id;
    typed.cause_detail = "Giao trễ đơn DH4521 của chị Hường";
    typed.wish = room.model().wishes.at(0).id;
    typed.what =
        "Chị Hường (trần thị thu hường) gọi từ 0912.345.678 và 09 12 34 56 78, mail huong.tran@example.com, "
        "đơn DH4521, phiếu #88 và KN-2026-0042. Hẹn giao thứ hai mà hôm nay chưa có. Anh Bảo hứa rồi quên, "
        "chi huong nói sẽ {bỏ}. Nguyễn Văn Nam cũng biết chuyện.";
    typed.steps[0].note = "Gọi cho chị Hường";
    typed.outcome = "Đền cho Hường 200.000";
    save(room, typed);
    const Uuid id = line_of(room, "KN-2026-0042")->id;
    CHECK(room.run(app::MakeSceneOf{id}));
    const auto path = drafted(room);
    const std::string text = text_of(path);
    CHECK(path.parent_path() == room.sandbox.data() / "drafts");
    for (const char* secret :
         {"Hường", "hường", "huong", "Trần", "Thu ", "0912", "345", "678", "34 56", "4521", "#88", "0042",
          "example", "Bảo", "Phạm", "Nguyễn", "Nam ", "200.000", "{bỏ}"})
        CHECK_MESSAGE(text.find(secret) == std::string::npos, secret, " in ", text);
    CHECK(text.find("Hẹn giao thứ hai mà hôm nay chưa có.") != std::string::npos);
    std::ofstream(path, std::ios::app) << "# việc của tác giả\n";
    CHECK(room.run(app::MakeSceneOf{id}));
    CHECK(drafted(room) != path);
    CHECK(text_of(path).ends_with("# việc của tác giả\n"));
}

TEST_CASE("the checker reads a scene's draft and lists what is missing, line by line") {
    ComplaintRoom room;
    app::ComplaintEntry typed = entry("KN-1", "2026-11-02 09:00");
    typed.what = "Máy báo: \"hết pin\" \\ tắt. Gọi không ai nghe # lần ba";
    save(room, typed);
    room.app->run(app::MakeSceneOf{line_of(room, "KN-1")->id});
    const auto path = drafted(room);
    const auto competency = content::load_competency_file(room.sandbox.share() / "competencies" / "a01.yaml");
    REQUIRE(competency.competency);
    const auto loaded = content::load_scenario_file(path, *competency.competency);
    CHECK_FALSE(loaded.diagnostics.empty());
    int missing = 0;
    for (const content::Diagnostic& one : loaded.diagnostics) {
        INFO(content::line_of(one));
        CHECK(one.code.find("syntax") == std::string::npos);
        CHECK(one.code != "unknown-key");
        CHECK(one.line >= 1);
        missing += one.code.find("missing") != std::string::npos ? 1 : 0;
    }
    CHECK(missing > 5);
    CHECK(text_of(path).find("step: 6") != std::string::npos);
}
