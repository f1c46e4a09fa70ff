#include "app/team_desk.h"

#include <doctest/doctest.h>
#include <algorithm>

namespace mq::tests {
namespace {

constexpr int hanoi = 7 * 60;

store::Event event(const Uuid& person, const Uuid& subject, Day day, store::Payload what) {
    const Instant noon{day.number * std::int64_t{86'400'000} + 5 * 3'600'000};
    return {noon, hanoi, person, subject, std::move(what), std::nullopt};
}

Uuid new_id(store::Store& store, Day day) {
    return store.new_id(Instant{day.number * std::int64_t{86'400'000}});
}

void append(store::Store& store, const std::vector<store::Event>& events,
            std::span<const store::Content> contents = {}) {
    const auto done = store.append(events, contents);
    REQUIRE_MESSAGE(done.has_value(), (done ? "" : done.error().message + " " + done.error().detail));
}

} // namespace

TeamDesk::TeamDesk(store::Role role) : a01(frozen_competency()) {
    std::filesystem::create_directories(sandbox.data());
    auto store = open_database(file());
    me_ = add_person(store, "Lê Quốc Bảo", Day{today().number - 400}, role, "Trưởng nhóm CSKH");
}

void TeamDesk::open() {
    app = sandbox.open();
    REQUIRE_MESSAGE(model().fatal.empty(), model().fatal);
    REQUIRE(model().me.id == me_);
}

void TeamDesk::write(const std::function<void(store::Store&)>& write) {
    app.reset();
    {
        auto store = open_database(file());
        write(store);
    }
    open();
}

std::string TeamDesk::refusal(const app::Command& command) {
    const std::uint64_t before = model().notices.empty() ? 0 : model().notices.back().id;
    app->run(command);
    for (const app::Notice& notice : model().notices)
        if (notice.id > before && notice.kind == app::NoticeKind::error)
            return notice.text;
    return {};
}

void TeamDesk::does(const app::Command& command) {
    const std::string refused = refusal(command);
    REQUIRE_MESSAGE(refused.empty(), refused);
}

void TeamDesk::wait() {
    wait_until_idle(*app);
}

void TeamDesk::next_day() {
    sandbox.clock.advance_ms(86'400'000);
}

const app::HeatRow& TeamDesk::row(const Uuid& person) const {
    const auto at = std::ranges::find(model().team.rows, person, &app::HeatRow::person);
    REQUIRE(at != model().team.rows.end());
    return *at;
}

Uuid add_person(store::Store& store, const std::string& name, Day day, store::Role role,
                const std::string& post) {
    const Uuid id = new_id(store, day);
    store::Profile profile;
    profile.name = name;
    profile.role = role;
    profile.post = post;
    append(store, {event(id, {}, day, store::PersonAdded{profile})});
    return id;
}

Uuid add_team(store::Store& store, const std::string& name, Day day, std::optional<Uuid> lead,
              std::optional<Uuid> parent, int aim_level, int aim_people) {
    const Uuid id = new_id(store, day);
    append(store, {event({}, id, day, store::TeamDefined{name, parent, lead, aim_level, aim_people, false})});
    return id;
}

void place(store::Store& store, const Uuid& person, std::optional<Uuid> team, Day day,
           std::optional<Day> joined) {
    const auto joined_day = joined ? std::optional<int>(joined->number) : std::nullopt;
    append(store, {event(person, {}, day, store::PersonPlaced{team, joined_day})});
}

void finish(store::Store& store, const FrozenCompetency& a01, const Uuid& person, Day day,
            const Played& played) {
    store::Content scene{{}, store::ContentKind::scene, "scene", 1, "scene: 1\n"};
    scene.hash = content_hash(scene.text);
    const domain::Competency& model = a01.estimator->competency();
    store::AttemptStarted begun;
    begun.scene = played.scene;
    begun.content = scene.hash;
    begun.competency_content = a01.content.hash;
    begun.scoring_version = model.scoring.version;
    begun.mode = played.mode;
    begun.difficulty = played.difficulty;
    store::AttemptFinished ended;
    ended.ending = "end";
    ended.attainment = played.attainment;
    for (std::size_t f = 0; f < model.axis_count(); ++f)
        ended.facets[model.facets[f].id] = played.attainment;
    ended.decisions = played.decisions;
    ended.pitfalls = played.pitfalls;
    ended.scoring_version = model.scoring.version;
    const Uuid attempt = new_id(store, day);
    const std::vector<store::Content> contents{scene, a01.content};
    append(store, {event(person, attempt, day, begun), event(person, attempt, day, ended)}, contents);
}

} // namespace mq::tests
