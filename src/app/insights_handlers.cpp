#include "app/access.h"
#include "app/handlers.h"
#include "app/insights_pitfalls.h"
#include "app/team_memory.h"

#include <utility>

namespace mq::app {

Status handle(State& state, const OpenInsights& command) {
    if (Status done = require_lead(state); !done)
        return done;
    const auto people = directory(state);
    if (!people)
        return tl::unexpected<Error>(people.error());
    if (!command.team.is_nil() && (*people)->team(command.team) == nullptr)
        return fail(ErrorKind::not_found, state.texts.get("team.error.no_team"), command.team.str());
    if (Status done = allowed_team(state, Matter::team_standings, command.team); !done)
        return done;
    forget_insights(state);
    const Uuid before = std::exchange(state.model.insights.shown, command.team);
    state.model.insights.revision = raise(state.model); // chosen: no longer the own one by itself
    const Status done = show_page(state, Page::insights);
    if (!done)
        state.model.insights.shown = before;
    return done;
}

} // namespace mq::app
