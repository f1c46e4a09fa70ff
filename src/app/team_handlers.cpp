#include "app/handlers.h"

namespace mq::app {

Status handle(State& state, const OpenTeam&) {
    return fail(ErrorKind::refused, state.texts.get("error.not_open"));
}

Status handle(State& state, const CompareTeamWith&) {
    return fail(ErrorKind::refused, state.texts.get("error.not_open"));
}

Status handle(State& state, const SaveTeam&) {
    return fail(ErrorKind::refused, state.texts.get("error.not_open"));
}

Status handle(State& state, const CloseTeam&) {
    return fail(ErrorKind::refused, state.texts.get("error.not_open"));
}

Status handle(State& state, const MovePeople&) {
    return fail(ErrorKind::refused, state.texts.get("error.not_open"));
}

Status handle(State& state, const AddMember&) {
    return fail(ErrorKind::refused, state.texts.get("error.not_open"));
}

Status handle(State& state, const SaveEmployment&) {
    return fail(ErrorKind::refused, state.texts.get("error.not_open"));
}

Status handle(State& state, const UndoTeamChange&) {
    return fail(ErrorKind::refused, state.texts.get("error.not_open"));
}

} // namespace mq::app
