#include "team_fixture.h"

namespace mq::store::test {

TeamWorld::TeamWorld(Between between) : between_(between), store_(open_store(folder.file())) {
    khoi = add_person(store(), "Trần Minh Khôi");
    ha = add_person(store(), "Lê Thu Hà");
    lead = add_person(store(), "Phạm Vy");
}

void TeamWorld::reopen() {
    store_.reset(); // lets the lock go
    store_.emplace(open_store(folder.file()));
}

void TeamWorld::between() {
    if (between_ == Between::rebuild)
        need(store().rebuild_projections());
    if (between_ == Between::reopen)
        reopen();
}

Result<Appended> TeamWorld::write(const Uuid& person, const Uuid& subject, Payload what, Instant at) {
    between();
    Event e = event(person, subject, std::move(what), at);
    e.actor = lead;
    auto written = store().append(e);
    between();
    return written;
}

void TeamWorld::done(const Uuid& person, const Uuid& subject, Payload what, Instant at) {
    CAPTURE(kind_of(what));
    static_cast<void>(need(write(person, subject, std::move(what), at)));
}

std::string TeamWorld::refusal(const Uuid& person, const Uuid& subject, Payload what) {
    CAPTURE(kind_of(what));
    const auto rows = need(store().events_after(0, 10'000)).size();
    const auto written = write(person, subject, std::move(what));
    REQUIRE_FALSE(written.has_value());
    CHECK(written.error().kind == ErrorKind::refused);
    CHECK(need(store().events_after(0, 10'000)).size() == rows);
    return written.error().message;
}

Uuid TeamWorld::team(const std::string& name, std::optional<Uuid> parent) {
    const Uuid made = id();
    done({}, made, team_named(name, parent));
    return made;
}

Uuid TeamWorld::sign(const Uuid& person, int level, Instant at) {
    const Uuid made = id();
    done(person, made, level_signed(level), at);
    return made;
}

void TeamWorld::check_sound() {
    const auto report = need(check(folder.file()));
    for (const auto& finding : report.findings)
        MESSAGE(finding.message, " — ", finding.detail);
    CHECK(report.findings.empty());
}

TeamDefined team_named(const std::string& name, std::optional<Uuid> parent) {
    TeamDefined e;
    e.name = name;
    e.parent = parent;
    return e;
}

LevelSigned level_signed(int level) {
    LevelSigned e;
    e.level = level;
    e.reported = 3;
    e.scoring_version = "A01-M-1";
    e.competency_content = competency_text().hash;
    e.day = 20'400;
    e.position = 2;
    e.word = "Đã kèm hai tuần, xử lý chắc tay.";
    e.signer_name = "Phạm Vy";
    return e;
}

WorkAssigned work_for(std::vector<Uuid> people) {
    WorkAssigned e;
    e.people = std::move(people);
    e.scenes = {"chu-ky-so-cham", "xe-om-tre"};
    e.due_day = 20'500;
    e.least = 0.7;
    e.word = "Luyện trước thứ Sáu.";
    e.giver_name = "Phạm Vy";
    return e;
}

CoachingNoted talk(int day) {
    CoachingNoted e;
    e.day = day;
    e.facet = "respond";
    e.plan = "Mỗi ngày một màn.";
    e.next_day = day + 7;
    e.coach_name = "Phạm Vy";
    return e;
}

ComplaintLogged complaint(const std::string& number, std::int64_t received_ms) {
    ComplaintLogged e;
    e.number = number;
    e.customer = "Cô Lan";
    e.contact = "0912 345 678";
    e.channel = "phone";
    e.cause = "late";
    e.cause_detail = "giao trễ hai ngày";
    e.what = "Hẹn thứ Ba mà thứ Năm mới tới.";
    e.wish = "refund";
    e.owner_name = "Hà";
    e.severity = 2;
    e.received_ms = received_ms;
    e.steps[0] = {received_ms + 60'000, "Đã gọi xin lỗi."};
    return e;
}

void on_all(const std::function<void(TeamWorld&)>& test) {
    for (const Between between : {Between::nothing, Between::rebuild, Between::reopen}) {
        CAPTURE(static_cast<int>(between));
        TeamWorld world(between);
        test(world);
        world.check_sound();
    }
}

} // namespace mq::store::test
