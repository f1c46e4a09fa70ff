#pragma once

namespace mq::ui {

/// Asks for the frame in which a caret appears or disappears; `seconds` since it was last made visible (may
/// be below 0 while one types). It is shown for 0.8 s of every 1.2 s, as ImGui does; with reduced motion it
/// stands.
void wish_for_caret(float seconds);
[[nodiscard]] bool caret_shown(float seconds);

} // namespace mq::ui
