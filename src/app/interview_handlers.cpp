#include "app/calibration.h"
#include "app/handlers.h"
#include "app/interview_plan.h"
#include "app/people.h"

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

Status show_interview_page(State& state, Page page) {
    Model& model = state.model;
    switch (page) {
        case Page::interviews: return show(state, interviews_model(state), model.interviews);
        case Page::plan: return show(state, plan_model(state), model.plan);
        case Page::people: {
            const auto open = model.people.open ? std::optional(model.people.open->id) : std::nullopt;
            return show(state, people_model(state, open), model.people);
        }
        case Page::calibration: return show(state, calibration_model(state), model.calibration);
        case Page::bank: return show(state, Result<Bank>(bank_model(state)), model.bank);
        default: return {};
    }
}

} // namespace mq::app
