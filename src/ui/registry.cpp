#include "ui/registry.h"

#include <fmt/format.h>
#include <imgui_internal.h>
#include <algorithm>

namespace mq::ui {

Registry& registry() {
    static Registry the_registry;
    return the_registry;
}

void Registry::record(bool on) {
    recording_ = on;
    frame_ = -1;
    widgets_.clear();
    texts_.clear();
}

void Registry::turn_page() {
    const int now = ImGui::GetFrameCount();
    if (now != frame_) {
        frame_ = now;
        widgets_.clear();
        texts_.clear();
    }
}

WidgetRecord& Registry::add_widget(const char* name, WidgetKind kind, const Rect& rect, ImGuiID id,
                                   bool enabled) {
    turn_page();
    const ImGuiWindow* window = ImGui::GetCurrentWindowRead();
    const ImRect& clip = window->ClipRect;
    WidgetRecord& record = widgets_.emplace_back();
    record.name = name;
    record.kind = kind;
    record.rect = rect;
    record.clip = {clip.Min.x, clip.Min.y, std::max(0.0F, clip.GetWidth()), std::max(0.0F, clip.GetHeight())};
    record.id = id;
    record.window = window->ID;
    record.enabled = enabled;
    return record;
}

void Registry::add_text(std::string_view text, const Rect& rect, bool cut) {
    turn_page();
    const ImRect& clip = ImGui::GetCurrentWindowRead()->ClipRect;
    texts_.push_back(
        {std::string(text),
         rect,
         {clip.Min.x, clip.Min.y, std::max(0.0F, clip.GetWidth()), std::max(0.0F, clip.GetHeight())},
         cut});
}

const WidgetRecord* Registry::find(std::string_view name) const {
    const auto found =
        std::find_if(widgets_.begin(), widgets_.end(), [&](const WidgetRecord& w) { return w.name == name; });
    return found == widgets_.end() ? nullptr : &*found;
}

bool Registry::shows(std::string_view part) const {
    return std::any_of(texts_.begin(), texts_.end(), [&](const TextRecord& t) {
        return !overlap_of(t.rect, t.clip).empty() && t.text.find(part) != std::string::npos;
    });
}

std::vector<std::string> Registry::doubled_names() const {
    std::vector<std::string> names;
    names.reserve(widgets_.size());
    for (const WidgetRecord& w : widgets_) {
        names.push_back(w.name);
    }
    std::sort(names.begin(), names.end());
    std::vector<std::string> doubled;
    for (std::size_t i = 1; i < names.size(); ++i) {
        if (names[i] == names[i - 1] && (doubled.empty() || doubled.back() != names[i])) {
            doubled.push_back(names[i]);
        }
    }
    return doubled;
}

ImVec2 aim_of(const WidgetRecord& widget) {
    return widget.seen().centre();
}

std::string why_not_clickable(std::string_view name) {
    const WidgetRecord* widget = registry().find(name);
    if (widget == nullptr) {
        return fmt::format("'{}' is not on the screen", name);
    }
    if (!widget->enabled) {
        return fmt::format("'{}' is disabled{}{}", name, widget->reason.empty() ? "" : ": ", widget->reason);
    }
    const Rect seen = widget->seen();
    if (seen.empty()) {
        return fmt::format("'{}' is hidden: scrolled or clipped away", name);
    }
    // A sliver can be hit but not read: a person would scroll first.
    if (seen.w < std::min(widget->rect.w, 16.0F) || seen.h < std::min(widget->rect.h, 16.0F)) {
        return fmt::format("'{}' is hidden but for {:.0f} × {:.0f} pixels", name, seen.w, seen.h);
    }
    return {};
}

std::string why_not_hit(std::string_view name) {
    if (std::string why = why_not_clickable(name); !why.empty()) {
        return why;
    }
    const WidgetRecord* widget = registry().find(name);
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    if (g.HoveredId == widget->id) {
        return {};
    }
    for (const WidgetRecord& other : registry().widgets()) {
        if (other.id == g.HoveredId && g.HoveredId != 0) {
            return fmt::format("'{}' is covered by '{}'", name, other.name);
        }
    }
    const ImGuiWindow* over = g.HoveredWindow;
    return fmt::format("'{}' is covered: the mouse there is over {} of window '{}'", name,
                       g.HoveredId == 0 ? "nothing" : "something unnamed",
                       over == nullptr ? "none" : over->Name);
}

} // namespace mq::ui
