#include "app/handlers.h"

namespace mq::app {

Status handle(State& state, const BeginAssignment&) {
    return fail(ErrorKind::refused, state.texts.get("error.not_open"));
}

Status handle(State& state, const AssignScenes&) {
    return fail(ErrorKind::refused, state.texts.get("error.not_open"));
}

Status handle(State& state, const WithdrawAssignment&) {
    return fail(ErrorKind::refused, state.texts.get("error.not_open"));
}

} // namespace mq::app
