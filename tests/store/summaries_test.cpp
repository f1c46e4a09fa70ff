#include "interview_fixture.h"
#include "team_fixture.h"

#include <algorithm>

using namespace mq;
using namespace mq::store;
using namespace mq::store::test;

namespace {

const ContentHash parameters = content_hash("parameters");
constexpr Day today{20'413};

SummaryRow summary(const Uuid& person, std::int64_t position, const std::string& bytes = "{\"mean\":2.5}",
                   Day day = today) {
    return {person, parameters, day, position, bytes};
}

void keep(TeamWorld& w, const std::vector<SummaryRow>& rows) {
    need(w.store().keep_summaries(rows));
}

std::vector<Uuid> stale(TeamWorld& w, const std::vector<Uuid>& people = {}) {
    return need(w.store().stale_summaries(today, parameters, people));
}

std::vector<Uuid> sorted(std::vector<Uuid> ids) {
    std::ranges::sort(ids);
    return ids;
}

std::vector<Uuid> each_id(TeamWorld& w, const std::vector<Uuid>& people, Day from, std::size_t most = 1'000) {
    std::vector<Uuid> ids;
    need(w.store().each_finished(people, from, [&](const Uuid&, const FinishedAttempt& attempt) {
        ids.push_back(attempt.id);
        return ids.size() < most;
    }));
    return ids;
}

constexpr std::int64_t day_ms = 86'400'000;

} // namespace

TEST_CASE("what is kept of people comes back by person, the newest in the place of the older") {
    TeamWorld w;
    keep(w, {summary(w.khoi, 2), summary(w.ha, 3, "{}")});
    SummaryRow newer = summary(w.khoi, 7, std::string("bytes\0too", 9), Day{today.number + 1});
    newer.competency_content = content_hash("others");
    keep(w, {newer});
    keep(w, {});
    std::vector<SummaryRow> expected{newer, summary(w.ha, 3, "{}")};
    std::ranges::sort(expected, {}, &SummaryRow::person);
    CHECK(need(w.store().summaries()) == expected);
    for (const bool rebuilt : {false, true}) {
        if (rebuilt)
            need(w.store().rebuild_projections());
        w.reopen();
        CHECK(need(w.store().summaries()) == expected);
        CHECK(need(w.store().summaries(std::vector{w.khoi, w.lead, w.khoi})) == std::vector{newer});
    }
    w.check_sound();
}

TEST_CASE("damaged bytes are an error, never a summary") {
    TeamWorld w;
    keep(w, {summary(w.khoi, 2)});
    need(w.store().keep_groups(std::vector<GroupRow>{{{}, today, parameters, "{}"}}));
    CHECK(run_sql(w.folder.file(), "UPDATE summary SET body = x'00'; UPDATE group_day SET body = x'00'")
              .empty());
    CHECK(w.store().summaries().error().kind == ErrorKind::damaged);
    CHECK(w.store().groups({}).error().kind == ErrorKind::damaged);
    CHECK(stale(w) == sorted({w.ha, w.lead})); // its age needs no opening
}

TEST_CASE("a summary is old when it is missing, of another day or other parameters, or evidence came in") {
    on_all([](TeamWorld& w) {
        CHECK(stale(w) == sorted({w.khoi, w.ha, w.lead}));
        keep(w, {summary(w.khoi, 0), summary(w.ha, 0), summary(w.lead, 0)});
        CHECK(stale(w).empty());
        CHECK(need(w.store().stale_summaries(Day{today.number + 1}, parameters)).size() == 3);
        CHECK(need(w.store().stale_summaries(today, content_hash("others"))).size() == 3);
        const Uuid open = start_attempt(w.store(), w.khoi);
        CHECK(stale(w).empty()); // nothing is known of it yet
        static_cast<void>(need(w.write(w.khoi, open, result())));
        CHECK(stale(w) == std::vector{w.khoi});
        CHECK(stale(w, {w.ha, w.lead}).empty());
        CHECK(stale(w, {w.ha, w.khoi}) == std::vector{w.khoi});
        const auto newest = need(w.store().newest_evidence(w.khoi));
        CHECK(newest == need(w.store().finished(w.khoi)).at(0).seq);
        keep(w, {summary(w.khoi, newest - 1)});
        CHECK(stale(w) == std::vector{w.khoi});
        keep(w, {summary(w.khoi, newest)});
        CHECK(stale(w).empty());
        CHECK(need(w.store().newest_evidence(w.ha)) == 0);
        CHECK(need(w.store().newest_evidence(w.id())) == 0);
    });
}

TEST_CASE("many people asked for by name are the same as few") {
    TeamWorld w;
    std::vector<Event> added;
    std::vector<Uuid> many;
    for (int i = 0; i < 300; ++i) {
        many.push_back(w.id());
        Profile profile;
        profile.name = "Người " + std::to_string(i);
        profile.role = i % 2 == 0 ? Role::trainee : Role::candidate;
        added.push_back(event(many.back(), {}, PersonAdded{profile}));
    }
    need(w.store().append(added));
    CHECK(stale(w).size() == 153);
    CHECK(stale(w, many) == sorted(many)); // candidates too, where they are asked for
    std::vector<SummaryRow> rows;
    for (const Uuid& person : many)
        rows.push_back(summary(person, 0));
    keep(w, rows);
    CHECK(stale(w, many).empty());
    CHECK(stale(w).size() == 3);
    CHECK(need(w.store().summaries(many)).size() == 300);
    const Uuid attempt = play(w.store(), many[7], 1);
    CHECK(stale(w, many) == std::vector{many[7]});
    static_cast<void>(play(w.store(), w.khoi, 1));
    CHECK(each_id(w, many, Day{0}) == std::vector{attempt});
}

TEST_CASE("of interviews and observations the closing and the sheet count; candidates are left out") {
    on_both([](InterviewWorld& w) {
        const auto newest = [&] { return need(w.store.newest_evidence(w.candidate)); };
        const auto old = [&](const std::vector<Uuid>& people) {
            return need(w.store.stale_summaries(today, parameters, people));
        };
        CHECK(old({}).empty());
        CHECK(old({w.candidate}) == std::vector{w.candidate});
        w.open_ratings();
        CHECK(newest() == 0);
        w.done(InterviewClosed{"Đạt.", w.panel, {}});
        CHECK(newest() == need(w.store.rated(w.candidate)).at(0).seq);
        ObservationRecorded sheet;
        sheet.observer = w.panel[0].id;
        sheet.ratings = {{"respond", 3, {}}};
        sheet.guide = guide_text().hash;
        static_cast<void>(need(w.write(event(w.candidate, w.store.new_id(noon), sheet))));
        CHECK(newest() == need(w.store.rated(w.candidate)).at(1).seq);
        Profile hired;
        hired.name = "Nguyễn Thu Hà";
        static_cast<void>(need(w.write(event(w.candidate, {}, ProfileChanged{hired}))));
        CHECK(old({}) == std::vector{w.candidate});
    });
}

TEST_CASE("attempts of several people come by day from one day on, until it is enough") {
    on_all([](TeamWorld& w) {
        const auto on_day = [&](const Uuid& person, int day) {
            return play(w.store(), person, 1, started(), after(day * day_ms));
        };
        const Uuid late = on_day(w.khoi, 5);
        const Uuid early = on_day(w.ha, 1);
        const Uuid same_day = on_day(w.ha, 5);
        const Uuid between = on_day(w.khoi, 3);
        static_cast<void>(start_attempt(w.store(), w.lead)); // open
        const Day first = need(w.store().finished(w.ha)).at(0).day;
        CHECK(each_id(w, {}, Day{0}) == std::vector{early, between, late, same_day});
        CHECK(each_id(w, {w.ha, w.khoi, w.ha}, Day{0}) == std::vector{early, between, late, same_day});
        CHECK(each_id(w, {w.ha}, Day{0}) == std::vector{early, same_day});
        CHECK(each_id(w, {}, Day{first.number + 2}) == std::vector{between, late, same_day});
        CHECK(each_id(w, {w.khoi, w.ha}, Day{first.number + 3}) == std::vector{late, same_day});
        CHECK(each_id(w, {}, Day{0}, 2) == std::vector{early, between});
        CHECK(each_id(w, {w.ha, w.khoi}, Day{0}, 1) == std::vector{early});
        CHECK(each_id(w, {w.lead}, Day{0}).empty());
        need(w.store().each_finished({}, Day{0}, [&](const Uuid& person, const FinishedAttempt& attempt) {
            CHECK(person == (attempt.id == late || attempt.id == between ? w.khoi : w.ha));
            CHECK(attempt.result == result());
            CHECK(attempt.seq > 0);
            return true;
        }));
    });
}

TEST_CASE("what is kept of a group comes by day; the whole firm has no team") {
    TeamWorld w;
    const Uuid team = w.team("Bắc");
    const std::vector<GroupRow> rows{{team, Day{today.number + 1}, parameters, "b"},
                                     {team, today, parameters, "a"},
                                     {{}, today, parameters, "all"}};
    need(w.store().keep_groups(rows));
    need(w.store().keep_groups(std::vector<GroupRow>{{team, today, content_hash("others"), "c"}}));
    need(w.store().keep_groups({}));
    need(w.store().rebuild_projections());
    w.reopen();
    const auto kept = need(w.store().groups(team));
    REQUIRE(kept.size() == 2);
    CHECK(kept[0] == GroupRow{team, today, content_hash("others"), "c"});
    CHECK(kept[1] == rows[0]);
    CHECK(need(w.store().groups({})) == std::vector{rows[2]});
    CHECK(need(w.store().groups(w.id())).empty());
    w.check_sound();
}

TEST_CASE("nothing is kept by one who only looks") {
    TeamWorld w;
    OpenOptions looking = quiet_options();
    looking.read_only = true;
    Store store = open_store(w.folder.file(), looking);
    CHECK(store.keep_summaries(std::vector{summary(w.khoi, 0)}).error().kind == ErrorKind::refused);
    CHECK(store.keep_groups(std::vector<GroupRow>{{{}, today, parameters, "x"}}).error().kind ==
          ErrorKind::refused);
    CHECK(need(store.summaries()).empty());
    CHECK(need(store.stale_summaries(today, parameters)).size() == 3);
}
