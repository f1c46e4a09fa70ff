#pragma once

#include "app/model.h"

namespace mq::ui {

/// The list of keys (F1).
/// `role`: keys of pages that a role doesn't have are left out.
void draw_shortcuts(bool& open, app::Role role);

} // namespace mq::ui
