#pragma once

namespace mq::ui {

/// The list of keys (F1).
void draw_shortcuts(bool& open);

} // namespace mq::ui
