#include "app/handlers.h"
#include "app/team.h"

#include <spdlog/spdlog.h>

namespace mq::app {
namespace {

template <class Part>
Status show(State& state, Result<Part> fresh, Part& shown) {
    if (!fresh)
        return tl::unexpected<Error>(fresh.error());
    shown = std::move(*fresh);
    shown.revision = raise(state.model);
    return {};
}

/// A page that says itself why it couldn't be worked out. Who may not see it doesn't get there.
template <class Part>
Status show_or_say(State& state, Result<Part> fresh, Part& shown) {
    if (fresh || fresh.error().kind == ErrorKind::refused)
        return show(state, std::move(fresh), shown);
    spdlog::warn("page of a team: {} ({}) {}", fresh.error().message, name_of(fresh.error().kind),
                 fresh.error().detail);
    shown.problem = fresh.error().message;
    shown.revision = raise(state.model);
    return {};
}

} // namespace

Status show_team_page(State& state, Page page) {
    Model& model = state.model;
    switch (page) {
        case Page::team:
            if (Status done = show_or_say(state, team_model(state), model.team); !done)
                return done;
            return show(state, targets_model(state), model.targets);
        case Page::member: return show(state, member_model(state), model.member);
        case Page::insights: return show_or_say(state, insights_model(state), model.insights);
        case Page::assignments: return show(state, assignments_model(state), model.assignments);
        case Page::complaints: return show(state, complaints_model(state), model.complaints);
        default: return {};
    }
}

} // namespace mq::app
