#include "fixture.h"
#include "law_fixture.h"
#include "store/event_json.h"
#include "store/trouble.h"
#include "team_fixture.h"

#include <algorithm>
#include <iterator>
#include <limits>

using namespace mq;
using namespace mq::store;
using namespace mq::store::test;

namespace {

AttemptStarted full_start() {
    AttemptStarted e = started("xe-om-tre", Mode::assessment);
    e.revision = 7;
    e.difficulty = 5;
    e.shuffle_seed = std::numeric_limits<std::uint64_t>::max();
    e.trainee = SpokenAs{24, domain::Gender::male, domain::Region::south};
    e.branch = BranchPoint{UuidMaker(5).next(noon.unix_ms), 3};
    return e;
}

Profile full_profile() {
    return {"Lê Thị Ngọc Ánh",       Role::lead, 1994,        domain::Gender::female,
            domain::Region::central, true,       "Trưởng ca", "anh@example.vn"};
}

const Uuid somebody = UuidMaker(9).next(noon.unix_ms);
const Uuid other = UuidMaker(10).next(noon.unix_ms);
const ContentHash some_text = content_hash("text");

InterviewPlanned full_plan() {
    InterviewPlanned e;
    e.post = "Nhân viên CSKH";
    e.round = "Vòng 1";
    e.staff = true;
    e.planned_ms = noon.unix_ms;
    e.kit = "agent";
    e.kit_name = "Nhân viên";
    e.minutes = 60;
    e.questions = {{"A01-Q1", 3, some_text, {"respond"}}, {"A01-Q2", 1, some_text, {}}};
    e.guide = e.competency_content = some_text;
    e.scoring_version = "A01-M-1";
    e.panel = {{somebody, "Lê Hà"}, {other, "Đỗ Nam"}};
    return e;
}

AnswerRated full_answer() {
    AnswerRated e;
    e.rater = somebody;
    e.question = "A01-Q1";
    e.situation = "S";
    e.task = "T";
    e.action = "A";
    e.result = "R";
    e.probes = {0, 3};
    e.asked_hard = e.asked_help = true;
    e.tags = {"calm"};
    e.ratings = {{"respond", 5, "Rõ."}, {"understand", std::nullopt, {}}};
    e.elapsed_ms = 77;
    e.change_reason = "Nghe lại.";
    return e;
}

ObservationRecorded full_observation() {
    ObservationRecorded e;
    e.observer = somebody;
    e.observer_name = "Lê Hà";
    e.live_play = true;
    e.scene = "xe-om-tre";
    e.what = "Đóng vai";
    e.channel = "chat";
    e.difficulty = 4;
    e.help = 2;
    e.steps_done = {"listen"};
    e.pitfalls = {"blame"};
    e.ratings = {{"respond", 2, "Vội."}};
    e.word = "Chậm lại.";
    e.own_view = "Em vội.";
    e.guide = some_text;
    return e;
}

std::vector<Payload> every_interview_event() {
    return {ConsentRecorded{"selection", 2, some_text, false},
            full_plan(),
            InterviewPlanned{},
            full_answer(),
            AnswerRated{},
            RatingsHandedIn{somebody},
            PanelMemberLeft{somebody, "Bận"},
            CellSettled{"A01-Q1", "respond", 4, "Theo neo."},
            CellSettled{"A01-Q1", "respond", std::nullopt, {}},
            InterviewClosed{"Đạt.", {{somebody, "Lê Hà"}}},
            InterviewCancelled{"Rút."},
            InterviewCancelled{},
            CandidateDecided{true, true, std::nullopt},
            CandidateDecided{false, false, 20'500},
            full_observation(),
            ObservationRecorded{},
            BenchmarkRated{"B01", 2, some_text, {{"respond", 4, {}}}},
            PackTaken{somebody, some_text, other},
            SessionPlanned{{"xe-om-tre", "kip-gio"}}};
}

/// One of every kind, and where parts may be absent, with and without.
std::vector<Payload> every_event() {
    Decision several = decision(2);
    several.answer = {"c", "a", "d"};
    several.hint_light = several.hint_full = several.undone_before = true;
    Decision typed = decision(7);
    typed.answer = {};
    typed.entries = {"Dạ em xin lỗi cô,\nem nhận phần lỗi."};
    typed.acts = {{"apologize", 0.93, {{3, 13}}}, {"own", 0.55, {{19, 32}, {33, 36}}}};
    typed.unsure = true;
    AttemptFinished bare;
    bare.ending = "tre";
    Profile skipped;
    skipped.name = "An";
    skipped.address_asked = true;
    return {PersonAdded{full_profile()},
            PersonAdded{skipped},
            ProfileChanged{full_profile()},
            full_start(),
            started(),
            decision(0),
            several,
            typed,
            HintTaken{1, "hen", HintLevel::light},
            HintTaken{0, "mo_dau", HintLevel::full},
            Undone{4},
            result(),
            bare,
            AttemptAbandoned{"left"},
            Reflection{"Lần sau em hỏi hạn trước khi hẹn giờ.\n“Thế” thôi\t\\ \"ạ\"."},
            NoteSaved{true},
            NoteSaved{false},
            ActsCorrected{7, {"apologize"}},
            WritesLost{12, 9}};
}

} // namespace

TEST_CASE("every kind of event comes back from its body as it went in") {
    auto events = every_event();
    std::ranges::move(every_interview_event(), std::back_inserter(events));
    std::ranges::move(every_team_event(), std::back_inserter(events));
    std::ranges::move(every_law_event(), std::back_inserter(events));
    std::vector<bool> seen(std::variant_size_v<Payload>, false);
    for (const Payload& what : events) {
        CAPTURE(kind_of(what));
        seen[what.index()] = true;
        const std::string body = to_body(what);
        CHECK(from_body(kind_of(what), body) == what);
        CHECK(to_body(from_body(kind_of(what), body)) == body);
    }
    for (std::size_t i = 0; i < seen.size(); ++i)
        CHECK_MESSAGE(seen[i], "no event of variant ", i);
}

TEST_CASE("a body is compact, sorted and versioned, so that equal events give equal bytes") {
    CHECK(to_body(HintTaken{1, "hen", HintLevel::full}) ==
          R"({"index":1,"level":"full","node":"hen","v":4})");
    CHECK(to_body(Undone{0}) == R"({"index":0,"v":4})");
}

TEST_CASE("a body that says something else is damaged, never an event") {
    for (const char* body :
         {"", "{", "[]", "null", R"({"index":"one","v":1})", R"({"v":1})", R"({"index":1} x)"}) {
        CAPTURE(body);
        CHECK_THROWS_AS(static_cast<void>(from_body("undone", body)), Trouble);
    }
    CHECK_THROWS_AS(static_cast<void>(from_body("no_such_kind", R"({"v":1})")), Trouble);
    CHECK_THROWS_AS(static_cast<void>(from_body("hint", R"({"index":1,"level":"loud","node":"a","v":1})")),
                    Trouble);
}

TEST_CASE("texts are kept in NFC, and what is not UTF-8 or too long is refused") {
    const std::string composed = "Nguyễn Thị Hường";
    const std::string decomposed = "Nguye\xCC\x82\xCC\x83n Thi\xCC\xA3 Hu\xCC\x9Bo\xCC\x9B\xCC\x80ng";
    REQUIRE(composed != decomposed);
    CHECK(cleaned(Reflection{decomposed}) == Payload(Reflection{composed}));
    CHECK(cleaned(PersonAdded{{decomposed, {}, {}, {}, {}, {}, decomposed, {}}}) ==
          Payload(PersonAdded{{composed, {}, {}, {}, {}, {}, composed, {}}}));
    CHECK(cleaned(ProfileChanged{{decomposed, {}, {}, {}, {}, {}, decomposed, {}}}) ==
          Payload(ProfileChanged{{composed, {}, {}, {}, {}, {}, composed, {}}}));
    AnswerRated rated;
    rated.action = decomposed;
    rated.ratings = {{"respond", 3, decomposed}};
    AnswerRated clean = rated;
    clean.action = clean.ratings[0].reason = composed;
    CHECK(cleaned(rated) == Payload(clean));
    CHECK(cleaned(InterviewClosed{decomposed, {{somebody, decomposed}}}) ==
          Payload(InterviewClosed{composed, {{somebody, composed}}}));
    for (const std::string& bad : {std::string("a\xC3("), std::string("\xED\xA0\x80"), std::string("\xFF")}) {
        CHECK_THROWS_AS(static_cast<void>(cleaned(Reflection{bad})), Trouble);
        CHECK_THROWS_AS(static_cast<void>(to_body(Reflection{bad})), Trouble);
        CHECK_THROWS_AS(static_cast<void>(to_body(HintTaken{0, bad, HintLevel::light})), Trouble);
    }
    CHECK_NOTHROW(static_cast<void>(cleaned(Reflection{std::string(max_text_bytes, 'x')})));
    CHECK_THROWS_AS(static_cast<void>(cleaned(Reflection{std::string(max_text_bytes + 1, 'x')})), Trouble);
}

TEST_CASE("a result that is no number is not written down") {
    AttemptFinished bad = result();
    bad.facets["respond"] = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_AS(static_cast<void>(to_body(bad)), Trouble);
    bad = result();
    bad.attainment = std::numeric_limits<double>::infinity();
    CHECK_THROWS_AS(static_cast<void>(to_body(bad)), Trouble);
}

TEST_CASE("every kind of event comes back from the file as it went in, after reopening") {
    const TempFolder folder;
    Uuid person;
    Uuid attempt;
    std::vector<Event> written;
    {
        Store store = open_store(folder.file());
        person = store.new_id(noon);
        attempt = store.new_id(noon);
        AttemptStarted start = full_start();
        start.content = scene_text("xe-om-tre").hash;
        const Uuid lead = store.new_id(noon);
        written = {event(person, {}, PersonAdded{full_profile()}),
                   event(person, {}, ProfileChanged{full_profile()}),
                   event(person, attempt, start),
                   event(person, attempt, HintTaken{0, "mo_dau", HintLevel::full}),
                   event(person, attempt, decision(0)),
                   event(person, attempt, Undone{0}),
                   event(person, attempt, decision(0), Instant{noon.unix_ms + 1}),
                   event(person, attempt, result(), Instant{noon.unix_ms - 5}),
                   event(person, attempt, Reflection{"Hỏi trước."}),
                   event(person, attempt, NoteSaved{true})};
        written.back().actor = lead;
        const std::vector<Content> texts{scene_text("xe-om-tre"), competency_text()};
        const Appended appended = need(store.append(written, texts));
        CHECK(appended.first_seq == 1);
        CHECK(appended.last_seq == static_cast<std::int64_t>(written.size()));
    }
    const Store store = open_store(folder.file());
    const auto all = need(store.events_after(0, 100));
    REQUIRE(all.size() == written.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        CAPTURE(i);
        CHECK(all[i].event == written[i]);
        CHECK(all[i].seq == static_cast<std::int64_t>(i) + 1);
        CHECK(all[i].device_seq == all[i].seq);
        CHECK(all[i].device == all[0].device);
        if (i > 0)
            CHECK(all[i - 1].id < all[i].id);
    }
    CHECK(need(store.events_of(attempt)).size() == written.size() - 2);
    CHECK(need(store.events_after(4, 3)).size() == 3);
    CHECK(need(store.events_after(4, 3)).front().seq == 5);
}
