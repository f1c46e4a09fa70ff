#pragma once

// The fonts that platform loads and ui draws with. ui declares what it needs; platform fills it in, so that
// ui never opens a file.

struct ImFont;

namespace mq::ui {

struct Fonts {
    ImFont* regular = nullptr;  ///< Be Vietnam Pro 400, or the fall-back family
    ImFont* semibold = nullptr; ///< 600
    ImFont* bold = nullptr;     ///< 700
    ImFont* icons = nullptr;    ///< Phosphor Regular, or Font Awesome 4.7
    ImFont* icons_fill = nullptr;
    bool phosphor = true;   ///< false: `icons` and `icons_fill` are both Font Awesome, with other code points
    ImFont* code = nullptr; ///< JetBrains Mono, for the scenario editor
};

} // namespace mq::ui
