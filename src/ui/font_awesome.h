#pragma once

#include "ui/icons.h"

#include <cstdint>

namespace mq::ui {

/// Code point in Font Awesome 4.7 of the glyph nearest to this icon.
[[nodiscard]] std::uint16_t font_awesome_of(Icon icon, bool fill);

} // namespace mq::ui
