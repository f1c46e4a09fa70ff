#include "store/event_json.h"
#include "store/trouble.h"
#include "team_fixture.h"

#include <limits>

using namespace mq;
using namespace mq::store;
using namespace mq::store::test;

namespace {

const Uuid somebody = UuidMaker(9).next(noon.unix_ms);
const Uuid other = UuidMaker(10).next(noon.unix_ms);

TeamDefined full_team() {
    return {"Đội Bắc", somebody, other, 3, 12, true};
}

CoachingNoted full_talk() {
    CoachingNoted e = talk(20'400);
    e.done = "Bốn màn.";
    e.check = "Bình tĩnh hơn.";
    e.act = "Giữ nhịp.";
    e.closed = true;
    return e;
}

ComplaintLogged full_complaint() {
    ComplaintLogged e = complaint("KN-1");
    e.owner = somebody;
    for (auto& step : e.steps)
        step = {noon.unix_ms, "Xong."};
    e.closed_ms = noon.unix_ms + 1;
    e.outcome = "Hoàn phí.";
    e.satisfaction = 4;
    return e;
}

WorkAssigned full_work() {
    WorkAssigned e = work_for({somebody, other});
    e.team = other;
    return e;
}

const std::string composed = "Hường";
const std::string decomposed = "Hu\xCC\x9Bo\xCC\x9B\xCC\x80ng";

} // namespace

namespace mq::store::test {

std::vector<Payload> every_team_event() {
    LevelSigned unreported = level_signed(2);
    unreported.reported.reset();
    return {full_team(),
            TeamDefined{},
            PersonPlaced{somebody, 19'000},
            PersonPlaced{},
            TargetSet{"Trưởng ca", 4, {{"respond", 5}}},
            TargetSet{},
            level_signed(3),
            unreported,
            SignoffAppealed{"Chưa đúng."},
            SignoffAppealed{},
            AppealAnswered{false, "Đồng ý.", "Lê Hà"},
            AppealAnswered{},
            full_work(),
            WorkAssigned{},
            AssignmentWithdrawn{"Đổi."},
            AssignmentWithdrawn{},
            WeeklyGoalSet{5},
            full_talk(),
            CoachingNoted{},
            full_complaint(),
            ComplaintLogged{}};
}

} // namespace mq::store::test

TEST_CASE("every kind of a team lead's rows comes back from the file with whom it is about, or nobody") {
    TeamWorld w;
    const Uuid team = w.team("Bắc");
    const Uuid signoff = w.sign(w.khoi, 3);
    const Uuid work = w.id();
    const auto first = static_cast<std::int64_t>(need(w.store().events_after(0, 1'000)).size());
    std::vector<Event> written{event(w.khoi, {}, PersonPlaced{team, 19'000}),
                               event({}, {}, TargetSet{"Trưởng ca", 4, {{"respond", 5}}}),
                               event(w.khoi, signoff, SignoffAppealed{"Chưa đúng."}),
                               event(w.khoi, signoff, AppealAnswered{true, "Đúng.", "Vy"}),
                               event({}, work, work_for({w.khoi})),
                               event({}, work, AssignmentWithdrawn{"Đổi."}),
                               event(w.khoi, {}, WeeklyGoalSet{4}),
                               event(w.khoi, w.id(), full_talk()),
                               event({}, w.id(), full_complaint())};
    for (std::size_t i = 0; i < written.size(); i += 2)
        written[i].actor = w.lead;
    need(w.store().append(written));
    w.reopen();
    const auto rows = need(w.store().events_after(first, 100));
    REQUIRE(rows.size() == written.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CAPTURE(kind_of(rows[i].event.what));
        CHECK(rows[i].event == written[i]);
    }
}

TEST_CASE("texts of a team lead's rows are kept in NFC") {
    const auto clean = [](Payload what) { return cleaned(what); };
    CHECK(clean(TeamDefined{decomposed, {}, {}, 0, 0, false}) ==
          Payload(TeamDefined{composed, {}, {}, 0, 0, false}));
    CHECK(clean(TargetSet{decomposed, 3, {}}) == Payload(TargetSet{composed, 3, {}}));
    LevelSigned level = level_signed(2);
    level.word = level.signer_name = decomposed;
    CHECK(std::get<LevelSigned>(clean(level)).word == composed);
    CHECK(std::get<LevelSigned>(clean(level)).signer_name == composed);
    CHECK(clean(SignoffAppealed{decomposed}) == Payload(SignoffAppealed{composed}));
    CHECK(clean(AppealAnswered{true, decomposed, decomposed}) ==
          Payload(AppealAnswered{true, composed, composed}));
    CHECK(clean(AssignmentWithdrawn{decomposed}) == Payload(AssignmentWithdrawn{composed}));
    WorkAssigned work = full_work();
    work.word = work.giver_name = decomposed;
    CHECK(std::get<WorkAssigned>(clean(work)).word == composed);
    CHECK(std::get<WorkAssigned>(clean(work)).giver_name == composed);
    CoachingNoted note = talk(1);
    note.plan = note.done = note.check = note.act = note.coach_name = decomposed;
    CoachingNoted noted = talk(1);
    noted.plan = noted.done = noted.check = noted.act = noted.coach_name = composed;
    CHECK(clean(note) == Payload(noted));
    ComplaintLogged raw = complaint(decomposed);
    ComplaintLogged tidy = complaint(composed);
    for (auto* e : {&raw, &tidy}) {
        const std::string& name = e->number;
        e->customer = e->contact = e->cause_detail = e->what = e->owner_name = e->outcome = name;
        e->steps[3].note = name;
    }
    CHECK(clean(raw) == Payload(tidy));
    CHECK_THROWS_AS(static_cast<void>(clean(SignoffAppealed{"\xFF"})), Trouble);
    CHECK_THROWS_AS(static_cast<void>(clean(SignoffAppealed{std::string(max_text_bytes + 1, 'x')})), Trouble);
}

TEST_CASE("a body of a team lead's row that says something else is damaged") {
    const std::string id = "\"" + somebody.str() + "\"";
    const std::string bodies[][2] = {
        {"team_defined", R"({"name":"x","v":3})"},
        {"team_defined", R"({"name":"x","aim_level":0,"aim_people":0,"closed":false,"parent":"x","v":3})"},
        {"work_assigned", R"({"people":["x"],"scenes":[],"due_day":1,"least":0.5,"v":3})"},
        {"work_assigned", R"({"people":[)" + id + R"(],"scenes":[],"due_day":1,"least":null,"v":3})"},
        {"complaint_logged", R"({"number":"1","severity":1,"received_ms":1,"steps":[],"v":3})"},
        {"level_signed", R"({"level":1,"v":3})"}};
    for (const auto& [kind, body] : bodies) {
        CAPTURE(body);
        CHECK_THROWS_AS(static_cast<void>(from_body(kind, body)), Trouble);
    }
    WorkAssigned e = full_work();
    e.least = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_AS(static_cast<void>(to_body(e)), Trouble);
}
