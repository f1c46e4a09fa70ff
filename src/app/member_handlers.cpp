#include "app/access.h"
#include "app/handlers.h"
#include "app/member.h"
#include "app/targets.h"
#include "app/team.h"
#include "app/team_memory.h"

#include <fmt/format.h>
#include <algorithm>
#include <utility>

namespace mq::app {
namespace {

constexpr int most_scenes = 50; ///< a week; more is a slip of the finger

/// Their own page is for everybody; others' are for leads and HR.
Status may_open(State& state, const Uuid& person) {
    if (person != state.model.me.id)
        if (Status done = allowed(state, Matter::team_standings, person); !done)
            return done;
    if (const auto row = staff_member(state, person); !row)
        return tl::unexpected<Error>(row.error());
    return {};
}

Result<store::TargetSet> target_of(const State& state, const SaveTarget& command) {
    const auto fits = [](int level) { return level == 0 || domain::Level::holds(level); };
    const domain::Competency& competency = state.competency();
    if (!fits(command.level) || !std::ranges::all_of(command.facets, fits) ||
        command.facets.size() > competency.axis_count())
        return fail(ErrorKind::bad_input, state.texts.get("member.error.level"));
    store::TargetSet out;
    out.post = typed_text(command.post);
    out.level = command.level;
    for (std::size_t axis = 0; axis < command.facets.size(); ++axis)
        if (command.facets[axis] != 0)
            out.facets[competency.facets[axis].id] = command.facets[axis];
    return out;
}

/// For others only who leads; for oneself anybody.
Status may_set_goal(State& state, const SetWeeklyGoal& command) {
    if (command.people.empty())
        return fail(ErrorKind::bad_input, state.texts.get("member.error.nobody"));
    if (command.scenes < 0 || command.scenes > most_scenes)
        return fail(ErrorKind::bad_input,
                    state.texts.format("member.error.goal", fmt::arg("most", most_scenes)));
    for (const Uuid& person : command.people) {
        if (person != state.model.me.id)
            if (Status done = allowed(state, Matter::team_standings, person); !done)
                return done;
        if (const auto row = staff_member(state, person); !row)
            return tl::unexpected<Error>(row.error());
    }
    return {};
}

} // namespace

Status handle(State& state, const OpenMember& command) {
    if (Status done = may_open(state, command.person); !done)
        return done;
    const Uuid before = std::exchange(state.model.member.person, command.person);
    const Status done = show_page(state, Page::member);
    if (!done)
        state.model.member.person = before;
    else
        log_access(state, "member_page", command.person);
    return done;
}

Status handle(State& state, const OpenMemberAttempt& command) {
    return handle(state, OpenDebrief{command.attempt}); // which asks who may look
}

Status handle(State& state, const SaveTarget& command) {
    if (Status done = require_lead(state); !done)
        return done;
    auto target = target_of(state, command);
    if (!target)
        return tl::unexpected<Error>(target.error());
    if (Status done = write_about(state, Uuid{}, Uuid{}, {std::move(*target)}); !done)
        return done;
    auto targets = targets_model(state);
    if (!targets)
        return tl::unexpected<Error>(targets.error());
    state.model.targets = std::move(*targets);
    state.model.targets.revision = raise(state.model);
    notify(state, NoticeKind::good, state.texts.get("member.target_saved"));
    return show_again(state);
}

Status handle(State& state, const SetWeeklyGoal& command) {
    if (Status done = may_set_goal(state, command); !done)
        return done;
    std::vector<Uuid> people = command.people;
    std::ranges::sort(people);
    people.erase(std::ranges::unique(people).begin(), people.end());
    const Instant now = state.clock->now();
    std::vector<store::Event> events;
    for (const Uuid& person : people) {
        store::Event event;
        event.at = now;
        event.utc_offset_minutes = state.clock->utc_offset_minutes(now);
        event.person = person;
        event.actor = state.model.me.id;
        event.what = store::WeeklyGoalSet{command.scenes};
        events.push_back(std::move(event));
    }
    if (const auto done = state.store->append(events); !done)
        return tl::unexpected<Error>(done.error());
    notify(state, NoticeKind::good,
           state.texts.get(command.scenes == 0 ? "member.goal_taken" : "member.goal_saved"));
    if (state.model.page == Page::home)
        rebuild_home(state);
    return show_again(state);
}

} // namespace mq::app
