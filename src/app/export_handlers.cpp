#include "app/handlers.h"

namespace mq::app {

Status handle(State& state, const ExportTable&) {
    return fail(ErrorKind::refused, state.texts.get("error.not_open"));
}

Status handle(State& state, const ExportTeamReport&) {
    return fail(ErrorKind::refused, state.texts.get("error.not_open"));
}

Status handle(State& state, const ExportPersonReport&) {
    return fail(ErrorKind::refused, state.texts.get("error.not_open"));
}

Status handle(State& state, const ExportPicture&) {
    return fail(ErrorKind::refused, state.texts.get("error.not_open"));
}

} // namespace mq::app
