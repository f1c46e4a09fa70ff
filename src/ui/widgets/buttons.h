#pragma once

#include "ui/widgets/core.h"

#include <span>

namespace mq::ui {

enum class ButtonKind : std::uint8_t { primary, secondary, ghost, link, danger };
enum class ButtonSize : std::uint8_t { small, normal, large }; ///< 30, 36, 44 px high

struct Button {
    std::string_view text{};
    ButtonKind kind = ButtonKind::secondary;
    ButtonSize size = ButtonSize::normal;
    Icon icon = Icon::none;       ///< left of the text
    Icon icon_after = Icon::none; ///< right of it
    IconKind icon_kind = IconKind::regular;
    std::string_view note{};   ///< text2 behind the text: "tốn 1 chỉ dẫn"
    std::string_view keycap{}; ///< its key, in a box
    bool enabled = true;
    const char* why_disabled =
        nullptr; ///< tooltip while disabled; the screen says it beside the button as well
    const char* tooltip = nullptr;
    bool on = false;      ///< secondary only: accent-soft, as "Cần hỗ trợ trước" in 07
    bool stretch = false; ///< contents centred in a wider box (default: they are)
};

[[nodiscard]] float button_width(const Button& b);
[[nodiscard]] float button_height(ButtonSize size);
/// At the top left corner of `at`; a width or height of 0 is the natural one. True when it was pressed.
bool button(const char* name, const Rect& at, const Button& b);
/// A square button with an icon; `label` is its tooltip and what a test reads.
struct IconButton {
    Icon icon = Icon::none;
    const char* label = "";
    ButtonKind kind = ButtonKind::ghost;
    IconKind icon_kind = IconKind::regular;
    bool enabled = true;
    float icon_size = 0; ///< screen pixels, 0: 18_px
};
bool icon_button(const char* name, const Rect& at, const IconButton& b);
/// Text that is a link: hand cursor, underlined under the mouse. Natural size, line box at `at`.
bool link(const char* name, ImVec2 at, std::string_view text, Type type = type::meta_strong,
          Icon after = Icon::none);
[[nodiscard]] float link_width(std::string_view text, Type type = type::meta_strong, Icon after = Icon::none);

struct Chip {
    std::string_view text{};
    Tone tone = Tone::neutral;
    Icon icon = Icon::none;
    IconKind icon_kind = IconKind::regular; ///< Fill for verdicts
    bool small = false;                     ///< 22 px and caption instead of 26 and meta
    bool outline = false;                   ///< can be added
    int dots = 0;                           ///< difficulty 1..5 before the text instead of an icon
};
[[nodiscard]] ImVec2 chip_size(const Chip& c);
void chip(ImVec2 at, const Chip& c);
/// An outlined chip that can be added (plus) or is (check, soft fill of `tone`). True when pressed.
bool chip_toggle(const char* name, ImVec2 at, const Chip& c, bool added);
[[nodiscard]] ImVec2 chip_toggle_size(const Chip& c);

/// Entry of the rail. In a collapsed rail (64 px) only its icon, the text is the tooltip.
struct NavItem {
    Icon icon = Icon::none;
    const char* text = "";
    bool selected = false;
    int count = 0;             ///< pill at the right, 0: none
    bool count_waits = false;  ///< the pill in accent: it waits on the person
    std::string_view keycap{}; ///< at the right: "F1"
    bool collapsed = false;
};
bool nav_item(const char* name, const Rect& at, const NavItem& item);

/// Pieces of which one is chosen. Each is the widget `name.id`; arrows move between them. True when it
/// changed.
struct Segment {
    const char* id = "";
    std::string_view text{};
    Icon icon = Icon::none;
};
[[nodiscard]] float segmented_width(std::span<const Segment> segments);
bool segmented(const char* name, ImVec2 at, std::span<const Segment> segments, int& chosen);

void keycap(ImVec2 at, std::string_view text);
[[nodiscard]] ImVec2 keycap_size(std::string_view text);
/// Keys and what they do in caption, as at the foot of 02: `[1] – [4] chọn`. Gives the width drawn.
struct KeyHint {
    std::string_view from{};
    std::string_view to{}; ///< empty: one key
    std::string_view does{};
};
float key_hints(ImVec2 at, std::span<const KeyHint> hints);

} // namespace mq::ui
