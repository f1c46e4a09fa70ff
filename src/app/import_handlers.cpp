#include "app/handlers.h"

namespace mq::app {

Status handle(State& state, const BeginImport&) {
    return fail(ErrorKind::refused, state.texts.get("error.not_open"));
}

Status handle(State& state, const ChooseSheet&) {
    return fail(ErrorKind::refused, state.texts.get("error.not_open"));
}

Status handle(State& state, const MapColumn&) {
    return fail(ErrorKind::refused, state.texts.get("error.not_open"));
}

Status handle(State& state, const TakeImport&) {
    return fail(ErrorKind::refused, state.texts.get("error.not_open"));
}

Status handle(State& state, const LeaveImport&) {
    return fail(ErrorKind::refused, state.texts.get("error.not_open"));
}

} // namespace mq::app
