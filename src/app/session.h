#pragma once

#include "app/commands.h"
#include "base/error.h"

namespace mq::app {

struct State;

/// Whether the command may run now. While a candidate's session runs at this PC only what plays its scenes
/// and what ends it may: everything else could show or change what is somebody else's.
[[nodiscard]] bool fits_session(const State& state, const Command& command);

/// Shows what the session has left. Reads the database.
[[nodiscard]] Status show_session(State& state);

/// Whatever the model says of other people, and of the one who sat here before.
void forget_the_others(State& state);

/// Home of the session: titles of its scenes, nothing else.
[[nodiscard]] Home session_home(const GuidedSession& session);

} // namespace mq::app
