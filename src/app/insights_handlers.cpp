#include "app/handlers.h"

namespace mq::app {

Status handle(State& state, const OpenInsights&) {
    return fail(ErrorKind::refused, state.texts.get("error.not_open"));
}

} // namespace mq::app
