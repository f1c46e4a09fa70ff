#pragma once

// Who is on the screen. While recording (tests, the tour), every widget of the kit writes down its name and
// place, and every text drawn by the kit what it says; otherwise it costs one branch.

#include "ui/layout.h"

#include <imgui.h>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mq::ui {

enum class WidgetKind : std::uint8_t { button, link, toggle, input, choice, row, chart, area, other };

struct WidgetRecord {
    std::string name;
    WidgetKind kind = WidgetKind::other;
    Rect rect; ///< where the mouse hits it, screen pixels
    Rect clip; ///< what of the window can be seen
    ImGuiID id = 0;
    ImGuiID window = 0; ///< of the ImGui window it is in
    bool enabled = true;
    bool on = false;      ///< checked, selected, chosen
    bool focused = false; ///< by the keyboard
    std::string label;    ///< the text on it, may be empty
    std::string reason;   ///< why it is disabled, where it says so
    std::string value;    ///< inputs: what is typed (passwords: empty)

    /// The part that can be seen and hit; empty when it is scrolled or clipped away.
    [[nodiscard]] Rect seen() const { return overlap_of(rect, clip); }
};

struct TextRecord {
    std::string text;
    Rect rect;
    Rect clip;
    bool cut = false; ///< did not fit and ends in …
};

class Registry {
public:
    void record(bool on);
    [[nodiscard]] bool recording() const { return recording_; }

    /// What the last whole frame held; call between frames. The first of that name, null when there is none.
    [[nodiscard]] const WidgetRecord* find(std::string_view name) const;
    [[nodiscard]] const std::vector<WidgetRecord>& widgets() const { return widgets_; }
    [[nodiscard]] const std::vector<TextRecord>& texts() const { return texts_; }
    /// Whether a text that contains this was drawn where it can be seen.
    [[nodiscard]] bool shows(std::string_view part) const;
    /// Names that more than one widget of the last frame had: a mistake in a screen.
    [[nodiscard]] std::vector<std::string> doubled_names() const;

    // for the kit; each starts a new page with the first entry of a new frame
    WidgetRecord& add_widget(const char* name, WidgetKind kind, const Rect& rect, ImGuiID id, bool enabled);
    void add_text(std::string_view text, const Rect& rect, bool cut);

private:
    void turn_page();
    bool recording_ = false;
    int frame_ = -1;
    std::vector<WidgetRecord> widgets_;
    std::vector<TextRecord> texts_;
};

[[nodiscard]] Registry& registry();

/// Why a person could not click it now, in words for a test's report; empty when nothing is known against it.
/// It looks at the record only: whether something lies over it is known once the mouse is there
/// (why_not_hit).
[[nodiscard]] std::string why_not_clickable(std::string_view name);
/// After the mouse has been moved to `seen().centre()` and a frame was drawn: what else is under it; empty
/// when it is it.
[[nodiscard]] std::string why_not_hit(std::string_view name);
/// The point to aim at: the middle of what can be seen.
[[nodiscard]] ImVec2 aim_of(const WidgetRecord& widget);

} // namespace mq::ui
