#pragma once

// What every screen must hold, whatever its size: everything can be reached, nothing that must be read is
// cut.

#include "ui/harness.h"
#include "ui/i18n.h"

#include <fmt/format.h>
#include <algorithm>
#include <string>
#include <vector>

namespace mq::ui::test {

/// The sizes at which screens are drawn: the design's, a small one, a laptop at 150 %, and that with large
/// text.
inline const std::vector<Screen>& screens() {
    static const std::vector<Screen> all = {
        {.width = 1440, .height = 900},
        {.width = 1280, .height = 720},
        {.width = 1440, .height = 900, .text_scale = 1.3F},
        {.width = 1366, .height = 768, .monitor_scale = 1.5F},
        {.width = 1366, .height = 768, .monitor_scale = 1.5F, .text_scale = 1.3F},
        {.width = 1440, .height = 900, .theme = ThemeKind::dark}};
    return all;
}

inline std::string name_of(const Screen& s) {
    return fmt::format("{}x{} at {} x {}", s.width, s.height, s.monitor_scale, s.text_scale);
}

/// Names of widgets that a person can't get to, with the reason; scrolls to each in turn.
inline std::vector<std::string> out_of_reach(Harness& harness) {
    std::vector<std::string> names;
    for (const WidgetRecord& w : registry().widgets()) {
        const bool looked_at = w.kind == WidgetKind::area ||
                               (w.kind == WidgetKind::chart && w.label.empty() && !w.value.empty());
        if (!looked_at && w.enabled) {
            names.push_back(w.name);
        }
    }
    std::vector<std::string> lost;
    for (const std::string& name : names) {
        try {
            harness.scroll_to(name);
            if (std::string why = harness.why_not(name); !why.empty()) {
                lost.push_back(std::move(why));
            }
        } catch (const CannotDo& why) {
            lost.emplace_back(why.what());
        }
    }
    return lost;
}

/// Texts on buttons and links that end in … or stick out of what can be seen to the right.
inline std::vector<std::string> cut_labels() {
    std::vector<std::string> cut;
    for (const WidgetRecord& w : registry().widgets()) {
        if ((w.kind != WidgetKind::button && w.kind != WidgetKind::link) || w.label.empty()) {
            continue;
        }
        for (const TextRecord& text : registry().texts()) {
            const bool on_it = !overlap_of(text.rect, w.rect).empty() && text.text == w.label;
            if (on_it && text.cut) {
                cut.push_back(w.name + ": " + text.text);
            }
        }
        if (w.rect.right() > w.clip.right() + 1 || w.rect.x < w.clip.x - 1) {
            cut.push_back(w.name + " sticks out at the side");
        }
    }
    return cut;
}

/// Whether this text stands on the screen in full.
inline bool whole(std::string_view text) {
    return std::any_of(registry().texts().begin(), registry().texts().end(),
                       [&](const TextRecord& r) { return r.text == text && !r.cut; });
}

/// Whether Tab comes to the first before the second.
inline bool comes_before(std::string_view first, std::string_view second) {
    const WidgetRecord* a = registry().find(first);
    const WidgetRecord* b = registry().find(second);
    return a != nullptr && b != nullptr && a < b; // records stand in the order in which they were drawn
}

/// A list on its page: at the top, and scrolled to one of its rows.
struct ListWork {
    FrameWork top;
    FrameWork middle;
};
template <class Page>
ListWork list_work(Page& page, std::string_view row, std::string_view area) {
    const FrameWork top = page.harness.work();
    page.harness.scroll_to(row, area);
    return {top, page.harness.work()};
}

/// What a frame of a long list costs more than that of a short one, where both fill the screen: nothing, but
/// for some longer words and numbers. Empty when that holds.
inline std::string work_above(const FrameWork& many, const FrameWork& few) {
    std::string out;
    const auto compare = [&](const char* what, std::size_t of_many, std::size_t of_few) {
        if (of_many * 100 > of_few * 115) {
            out += fmt::format("{} {} instead of {}\n", of_many, what, of_few);
        }
    };
    compare("widgets", many.widgets, few.widgets);
    compare("texts", many.texts, few.texts);
    compare("vertices", many.vertices, few.vertices);
    compare("draw calls", many.commands, few.commands);
    return out;
}

inline std::string joined(const std::vector<std::string>& all) {
    std::string out;
    for (const std::string& one : all) {
        out += one + "\n";
    }
    return out;
}

} // namespace mq::ui::test
