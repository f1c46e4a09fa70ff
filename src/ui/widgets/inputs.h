#pragma once

#include "ui/widgets/core.h"

#include <span>
#include <string>

namespace mq::ui {

struct Edited {
    bool changed = false;
    bool submitted = false; ///< Enter (multi-line: Ctrl Enter, or Enter where enter_submits)
    bool left = false;      ///< the focus went away after a change
};

struct TextInput {
    std::string_view label{};     ///< above it; empty: none (then no room is kept)
    const char* placeholder = ""; ///< an example, never the label
    std::string_view error{};     ///< one sentence below; empty: none
    Icon icon = Icon::none;       ///< inside at the left
    bool password = false;        ///< dots, and an eye `name.show` that shows them
    const char* show_label = "";  ///< tooltip of the eye
    bool large = false;           ///< 44 instead of 36 px
    bool enabled = true;
    std::size_t max_bytes = 512; ///< of UTF-8; more is not taken
    std::string_view keycap{};   ///< at the right: "Ctrl K"
    bool digits_only = false;
};
/// With label and error, for a field of this width.
[[nodiscard]] float text_input_height(const TextInput& spec, float width);
/// Where the field itself is, between its label and its error: for what stands beside it.
[[nodiscard]] Rect text_input_field(const TextInput& spec, const Rect& at);
/// At the top left of `at`, as wide as it is. The value is kept in NFC by the caller when it stores it.
Edited text_input(const char* name, const Rect& at, std::string& value, const TextInput& spec = {});

struct TextBox {
    std::string_view label{};
    const char* placeholder = "";
    std::string_view error{};
    bool enabled = true;
    std::size_t max_bytes = 16 * 1024;
    bool enter_submits = false; ///< Enter submits and Shift Enter breaks the line (02)
    bool grows = false;         ///< text_box_height gives room for all lines up to max_lines
    int min_lines = 3;
    int max_lines = 6;
    Type type = type::body;
    Icon icon = Icon::none;
    float keep_right = 0;          ///< screen pixels at the right for a button of the caller
    std::string_view limit_text{}; ///< shown in caption when the text is full: "Đã đủ 16.000 ký tự."
};
[[nodiscard]] float text_box_height(const char* name, const std::string& value, const TextBox& spec,
                                    float width);
/// Several lines that wrap at spaces; own scrolling, selection, undo. Tab leaves it, Esc leaves it and keeps
/// the text.
Edited text_box(const char* name, const Rect& at, std::string& value, const TextBox& spec = {});

struct Select {
    std::string_view label{};  ///< above it
    std::string_view prefix{}; ///< inside, before the choice: "Độ khó: "
    bool enabled = true;
};
/// A button that opens a list; the entries are `name.0`, `name.1`, … True when another was chosen.
bool select(const char* name, const Rect& at, std::span<const std::string_view> options, int& chosen,
            const Select& spec = {});
[[nodiscard]] float select_width(std::span<const std::string_view> options, int chosen,
                                 const Select& spec = {});

bool checkbox(const char* name, const Rect& at, std::string_view text, bool& checked, bool enabled = true);
[[nodiscard]] ImVec2 checkbox_size(std::string_view text, float width);

struct RadioCard {
    Icon icon = Icon::none;
    std::string_view title{};
    std::string_view text{};
    bool selected = false;
    bool enabled = true;
};
[[nodiscard]] float radio_card_height(const RadioCard& card, float width);
bool radio_card(const char* name, const Rect& at, const RadioCard& card);

} // namespace mq::ui
