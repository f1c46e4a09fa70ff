#include "app/insights_history.h"
#include "app/insights_lines.h"
#include "app/team_desk.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <algorithm>

using namespace mq;
using namespace mq::tests;

namespace {

constexpr int long_ago = 200; ///< days

std::vector<Uuid> make_group(TeamDesk& desk, store::Store& store, int people, const Uuid& team) {
    std::vector<Uuid> out;
    for (int p = 0; p < people; ++p) {
        out.push_back(
            add_person(store, fmt::format("Nguyễn Văn {}", p), Day{desk.today().number - long_ago}));
        place(store, out.back(), team, Day{desk.today().number - long_ago});
        for (int n = 0; n < 8; ++n)
            finish(store, desk.a01, out.back(), Day{desk.today().number - 150 + 20 * n},
                   {.scene = fmt::format("a-{}", n), .difficulty = 1 + n % 3, .attainment = 0.5 + 0.06 * n});
    }
    return out;
}

app::Insights page_of(int people) {
    app::Insights page;
    page.facet_names = {"Đáp ứng nhu cầu", "Thấu hiểu nhu cầu"};
    page.level_names = {"Kém", "Cơ bản", "Khá", "Tốt", "Xuất sắc"};
    page.channels = {"Điện thoại", "Quầy"};
    page.decisions = {100, 12};
    const auto month = [&](const char* label, int good, double mean) {
        app::GroupMonth out;
        out.label = label;
        out.counts = {2, 0, people - good, good, 0, 0};
        out.means = {3.0, mean};
        out.lows = out.highs = out.means;
        out.people = {people, people};
        return out;
    };
    page.months = {month("03/2026", 2, 2.3), month("11/2026", 4, 2.9)};
    return page;
}

app::Texts short_texts() {
    return app::Texts(app::Language::vi, {{"insights.distribution.now", "{n}/{all} {level}."},
                                          {"insights.distribution.then", "{month} {n}/{all}."},
                                          {"insights.trend.up", "{axis} {from}>{to} {month} {n}"},
                                          {"insights.trend.down", "{axis} {from}<{to} {month} {n}"},
                                          {"insights.trend.still", "{axis} {to}"},
                                          {"insights.pitfall", "{pitfall} {channel} {rate} {n}"},
                                          {"insights.practice.together", "+ {r} {n}"},
                                          {"insights.practice.against", "- {r} {n}"},
                                          {"insights.practice.none", "0 {r} {n}"}});
}

} // namespace

TEST_CASE("months end where the calendar says, the current one is not over") {
    const auto ends = app::month_ends(*parse_day("2028-03-09"));
    REQUIRE(ends.size() == 36);
    CHECK(iso_day(ends.back()) == "2028-02-29");
    CHECK(iso_day(ends[34]) == "2028-01-31");
    CHECK(iso_day(ends.front()) == "2025-03-31");
    CHECK(iso_day(app::month_ends(*parse_day("2026-01-31")).back()) == "2025-12-31");
    CHECK(std::ranges::is_sorted(ends));
}

TEST_CASE("a group's months are worked out aside, once, and are what people's standings then give") {
    TeamDesk desk;
    std::vector<Uuid> people;
    Uuid team;
    Uuid other;
    const Day moved{desk.today().number - 40};
    desk.write([&](store::Store& store) {
        team = add_team(store, "Đội Hà Nội", Day{desk.today().number - long_ago}, desk.me());
        other = add_team(store, "Đội Sài Gòn", Day{desk.today().number - long_ago}, desk.me());
        people = make_group(desk, store, 5, team);
        place(store, people[4], other, moved);
    });
    desk.does(app::OpenPage{app::Page::insights});
    CHECK(desk.model().page == app::Page::insights);
    CHECK(desk.model().insights.shown == team);
    CHECK(desk.model().insights.working);
    REQUIRE(desk.model().work.has_value());
    CHECK(desk.model().insights.months.size() == 1); // today's
    desk.wait();
    const app::Insights& page = desk.model().insights;
    CHECK_FALSE(page.working);
    CHECK(page.people == 4);
    REQUIRE(page.months.size() > 3);
    CHECK(page.months.back().day_number == desk.today().number);
    const auto store = desk.look();
    CHECK(store.groups(team).value().size() == 36);
    for (const app::GroupMonth& month : page.months) {
        CAPTURE(month.label);
        std::vector<app::PersonSummary> then;
        for (std::size_t p = 0; p < people.size(); ++p)
            if (p < 4 || month.day_number < moved.number)
                then.push_back(app::standing_summary(store.finished(people[p]).value(), {},
                                                     *desk.a01.estimator, Day{month.day_number}));
        const app::GroupSummary group = app::group_of(then, 5);
        CHECK(std::ranges::equal(month.counts, group.counts));
        for (std::size_t f = 0; f < 5; ++f) {
            CHECK(month.people[f] == group.facets[f].people);
            CHECK(month.means[f] == doctest::Approx(static_cast<double>(group.facets[f].mean)));
            CHECK(month.lows[f] == doctest::Approx(static_cast<double>(group.facets[f].low)));
            CHECK(month.highs[f] == doctest::Approx(static_cast<double>(group.facets[f].high)));
        }
    }
    CHECK(page.months.front().people[0] == 5); // months before any evidence aren't shown
    CHECK(page.points.size() == 4);
    const auto months = page.months.size();
    desk.does(app::OpenPage{app::Page::home});
    desk.does(app::OpenPage{app::Page::insights});
    CHECK_FALSE(desk.app->busy()); // kept
    CHECK(desk.model().insights.months.size() == months);
    desk.does(app::OpenInsights{Uuid{}});
    desk.wait();
    CHECK(desk.model().insights.title == "Cả công ty");
    CHECK(desk.model().insights.people == 6);
    REQUIRE(desk.model().insights.months.size() == months);
    CHECK(desk.model().insights.months[0].people[0] == 5);
    CHECK(desk.refusal(app::OpenInsights{people[0]}) == "Đội này không còn nữa.");
}

TEST_CASE("another team takes the place of what is being worked out, and stopping leaves the page as it is") {
    TeamDesk desk;
    Uuid team;
    Uuid other;
    desk.write([&](store::Store& store) {
        team = add_team(store, "Đội Hà Nội", Day{desk.today().number - long_ago}, desk.me());
        other = add_team(store, "Đội Sài Gòn", Day{desk.today().number - long_ago}, desk.me());
        static_cast<void>(make_group(desk, store, 12, team));
        static_cast<void>(make_group(desk, store, 3, other));
    });
    desk.does(app::OpenPage{app::Page::insights});
    desk.does(app::OpenInsights{other});
    desk.wait();
    CHECK(desk.model().insights.shown == other);
    CHECK_FALSE(desk.model().insights.working);
    CHECK(desk.look().groups(other).value().size() == 36);
    CHECK(desk.look().groups(team).value().empty());
    desk.does(app::OpenInsights{team});
    desk.does(app::CancelWork{});
    desk.wait();
    CHECK_FALSE(desk.model().insights.working);
    CHECK_FALSE(desk.model().insights.months.empty());
}

TEST_CASE("pitfalls are counted by the channel of the scene, per ten decisions, over ninety days") {
    TeamDesk desk;
    std::string phone;
    std::string chat;
    std::vector<std::string> ids;
    for (const domain::Pitfall& pitfall : desk.a01.estimator->competency().pitfalls)
        ids.push_back(pitfall.id);
    desk.open();
    for (const app::SceneRow& row : desk.model().home.scenes) {
        if (row.channel == domain::Channel::phone)
            phone = row.id;
        if (row.channel == domain::Channel::chat)
            chat = row.id;
    }
    REQUIRE_FALSE(phone.empty());
    REQUIRE_FALSE(chat.empty());
    const auto play = [&](store::Store& store, const Uuid& person, int ago, const std::string& scene,
                          std::vector<std::string> pitfalls, int decisions) {
        finish(store, desk.a01, person, Day{desk.today().number - ago},
               {.scene = scene,
                .mode = store::Mode::practice,
                .decisions = decisions,
                .pitfalls = std::move(pitfalls)});
    };
    const auto fill = [&](store::Store& store, const Uuid& person) {
        play(store, person, 5, phone, {ids[0], ids[0], ids[1]}, 12);
        play(store, person, 89, phone, {ids[1]}, 8);
        play(store, person, 90, phone, {ids[2]}, 50); // too old
        play(store, person, 3, chat, {ids[0]}, 3);
        play(store, person, 3, "khong-con", {ids[0]}, 40); // not in the library
    };
    desk.write([&](store::Store& store) {
        const Day then{desk.today().number - 100};
        const Uuid person = add_person(store, "Tạ Đức Anh", then);
        place(store, person, add_team(store, "Đội Hà Nội", then, desk.me()), then);
        fill(store, person);
        const Uuid candidate = add_person(store, "Phạm Thu Hà", desk.today(), store::Role::candidate);
        fill(store, candidate);
    });
    const auto check = [&](int times) {
        const app::Insights& page = desk.model().insights;
        CHECK(page.channels.size() == 5);
        CHECK(page.decisions == std::vector<int>{20 * times, 0, 0, 3 * times, 0});
        REQUIRE(page.pitfalls.size() == 2);
        const auto& names = desk.a01.estimator->competency().pitfalls;
        CHECK(page.pitfalls[0].pitfall == names[0].name.vi);
        CHECK(page.pitfalls[0].rates[0].value() == doctest::Approx(1.0)); // 2 of 20
        CHECK(page.pitfalls[1].rates[0].value() == doctest::Approx(1.0));
        CHECK_FALSE(page.pitfalls[0].rates[1].has_value());
        CHECK(page.pitfalls[0].rates[3].has_value() == (3 * times >= 10));
    };
    desk.does(app::OpenInsights{Uuid{}});
    check(1); // at once
    desk.write([&](store::Store& store) {
        const Day then{desk.today().number - 100};
        const Uuid team = add_team(store, "Đội lớn", then, desk.me());
        for (int n = 0; n < 39; ++n) {
            const Uuid person = add_person(store, fmt::format("Nguyễn Văn {}", n), then);
            place(store, person, team, then);
            fill(store, person);
        }
    });
    desk.does(app::OpenInsights{Uuid{}});
    CHECK(desk.model().insights.working);
    CHECK(desk.model().insights.pitfalls.empty());
    desk.wait();
    check(40); // aside
}

TEST_CASE("a picture is told in a sentence with its figures, and of too few people in none") {
    const app::Texts texts = short_texts();
    app::Insights page = page_of(6);
    CHECK(app::distribution_line(page, texts) == "4/6 Khá. 03/2026 2/6.");
    CHECK(app::trend_line(page, texts) == "Thấu hiểu nhu cầu 2,3>2,9 03/2026 6");
    page.months[0].means[1] = 3.4;
    CHECK(app::trend_line(page, texts) == "Thấu hiểu nhu cầu 3,4<2,9 03/2026 6");
    page.months[0].means[1] = 2.9;
    CHECK(app::trend_line(page, texts) == "Đáp ứng nhu cầu 3,0");
    page.months.erase(page.months.begin());
    CHECK(app::distribution_line(page, texts) == "4/6 Khá.");
    CHECK(app::trend_line(page, texts).empty());
    CHECK(app::distribution_line(page_of(4), texts).empty());
    CHECK(app::trend_line(page_of(2), texts).empty());

    CHECK(app::pitfall_line(page, texts).empty());
    page.pitfalls = {{"Ngắt lời", {0.5, 4.0}}, {"Đổ lỗi", {1.4, std::nullopt}}};
    CHECK(app::pitfall_line(page, texts) == "Đổ lỗi Điện thoại 1,4 100"); // twelve decisions are too few
    page.pitfalls = {{"Ngắt lời", {0.0, 4.0}}};
    CHECK(app::pitfall_line(page, texts).empty());

    for (int n = 0; n < 9; ++n)
        page.points.push_back({Uuid{}, "", n, 0.1 * n});
    CHECK(app::practice_line(page, texts).empty()); // nine people
    CHECK_FALSE(app::practice_correlation(page.points).has_value());
    page.points.push_back({Uuid{}, "", 9, 0.9});
    CHECK(app::practice_correlation(page.points).value() == doctest::Approx(1.0));
    CHECK(app::practice_line(page, texts) == "+ 1,00 10");
    for (app::PracticePoint& point : page.points)
        point.change = -point.change;
    CHECK(app::practice_line(page, texts) == "- −1,00 10");
    for (std::size_t n = 0; n < page.points.size(); ++n)
        page.points[n].change = n % 2 == 0 ? 0.1 : -0.1;
    CHECK(app::practice_line(page, texts).starts_with("0 "));
    for (app::PracticePoint& point : page.points)
        point.practice = 4;
    CHECK(app::practice_line(page, texts).empty()); // everybody the same
}
