#include "app/handlers.h"

namespace mq::app {

Status handle(State& state, const OpenMember&) {
    return fail(ErrorKind::refused, state.texts.get("error.not_open"));
}

Status handle(State& state, const OpenMemberAttempt&) {
    return fail(ErrorKind::refused, state.texts.get("error.not_open"));
}

Status handle(State& state, const SaveTarget&) {
    return fail(ErrorKind::refused, state.texts.get("error.not_open"));
}

Status handle(State& state, const SignLevel&) {
    return fail(ErrorKind::refused, state.texts.get("error.not_open"));
}

Status handle(State& state, const AppealLevel&) {
    return fail(ErrorKind::refused, state.texts.get("error.not_open"));
}

Status handle(State& state, const AnswerAppeal&) {
    return fail(ErrorKind::refused, state.texts.get("error.not_open"));
}

Status handle(State& state, const SaveTalk&) {
    return fail(ErrorKind::refused, state.texts.get("error.not_open"));
}

Status handle(State& state, const SetWeeklyGoal&) {
    return fail(ErrorKind::refused, state.texts.get("error.not_open"));
}

} // namespace mq::app
