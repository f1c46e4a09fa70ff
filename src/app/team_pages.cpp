#include "app/handlers.h"
#include "app/team.h"

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

} // namespace

Status show_team_page(State& state, Page page) {
    Model& model = state.model;
    switch (page) {
        case Page::team:
            if (Status done = show(state, targets_model(state), model.targets); !done)
                return done;
            return show(state, team_model(state), model.team);
        case Page::member: return show(state, member_model(state), model.member);
        case Page::insights: return show(state, insights_model(state), model.insights);
        case Page::assignments: return show(state, assignments_model(state), model.assignments);
        case Page::complaints: return show(state, complaints_model(state), model.complaints);
        default: return {};
    }
}

} // namespace mq::app
