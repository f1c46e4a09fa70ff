#include "ui/screens/standing_screen.h"

#include "ui/screens/page_scroll.h"
#include "ui/screens/standing_screen_parts.h"

#include <algorithm>
#include <cmath>

namespace mq::ui {
namespace standing_page {
namespace {

constexpr float two_columns = 860; ///< design px of contents; narrower, everything stands in one column

void refresh(const app::StandingPage& page, StandingUi& ui) {
    ui.view = std::clamp(ui.view, 0, std::max(0, static_cast<int>(page.views.size()) - 1));
    StandingCache& cache = ui.cache;
    if (cache.revision == page.revision && cache.view == ui.view) {
        return;
    }
    cache.revision = page.revision;
    cache.view = ui.view;
    cache.lines.clear();
    const auto view = static_cast<std::size_t>(ui.view);
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        if (view < page.lines[i].credits.size() && page.lines[i].credits[view]) {
            cache.lines.push_back(i);
        }
    }
}

void go_back(const View& view) {
    view.context.out.emplace_back(app::OpenPage{app::Page::radar});
}

void keys(const View& view) {
    if (shortcut(ImGuiKey_Escape)) {
        if (view.trying()) {
            view.context.out.emplace_back(app::RestoreWhatIf{});
        } else {
            go_back(view);
        }
    } else if (shortcut(ImGuiMod_Alt | ImGuiKey_LeftArrow)) {
        go_back(view);
    }
}

void title_rows(const View& view, Rect& page) {
    const Rect crumb = page.cut_top(px(24), px(2));
    icon({crumb.x + px(7), crumb.mid_y()}, Icon::caret_left, px(16), theme().accent_ink);
    if (link("standing.back", {crumb.x + px(18), text_top(crumb, type::small_strong)}, t("standing.back"),
             type::small_strong)) {
        go_back(view);
    }
    Rect row = page.cut_top(px(36), px(14));
    const char* title = t(view.page.now.reported ? "standing.title" : "standing.title_none");
    const float day = std::ceil(text_width(view.page.as_of, type::meta)) + 1;
    if (text_width(title, type::title_l) + px(24) + day <= row.w) {
        text_in(row.cut_right(day), view.page.as_of, type::meta, theme().text2, Align::right);
    } else {
        const Rect below = page.cut_top(px(20), px(12));
        text_in(below, view.page.as_of, type::meta, theme().text2);
    }
    text_in(row, title, type::title_l, theme().text);
}

/// Puts cards under each other.
struct Stack {
    float x, y, w;
    Rect take(float height) {
        const Rect r{x, y, w, std::round(height)};
        y += r.h + px(16);
        return r;
    }
};

void figures_wide(const View& view, Stack& stack) {
    const float gap = px(20);
    const float left = std::round((stack.w - gap) * 0.36F);
    const float right = stack.w - gap - left;
    const Rect row = stack.take(std::max(views_height(view, left), bars_height(view, right)));
    views(view, row.with_width(left));
    bars(view, {row.x + left + gap, row.y, right, row.h});
}

void asides_wide(const View& view, Stack& stack) {
    if (view.page.difficulty_note.empty()) {
        practice(view, stack.take(practice_height(view, stack.w)));
        return;
    }
    const float gap = px(20);
    const float left = std::round((stack.w - gap) * 0.56F);
    const float right = stack.w - gap - left;
    const Rect row = stack.take(std::max(practice_height(view, left), words_height(view, right)));
    practice(view, row.with_width(left));
    words(view, {row.x + left + gap, row.y, right, row.h});
}

/// What stands above the lines, from the top of the cards.
float height_above_lines(const View& view, float width) {
    const float answer_h = std::round(answer_height(view, width)) + px(16);
    if (width < px(two_columns)) {
        return answer_h + std::round(views_height(view, width)) + std::round(bars_height(view, width)) +
               2 * px(16);
    }
    const float left = std::round((width - px(20)) * 0.36F);
    const float right = width - px(20) - left;
    return answer_h + std::round(std::max(views_height(view, left), bars_height(view, right))) + px(16);
}

/// Leaving a line out makes the cards above longer or shorter, and lets the strip at the foot appear: the
/// line stays where it was on the screen, or moves up just as far as the strip needs.
void hold_still(const View& view, const Rect& shown) {
    StandingUi& ui = view.ui;
    if (ui.width <= 0) {
        return;
    }
    const float above = height_above_lines(view, ui.width);
    float by = ui.in_lines ? above - ui.above : 0;
    if (ui.line_bottom > 0 && view.trying()) {
        by += std::max(0.0F, ui.line_bottom - (shown.bottom() - px(8)));
        ui.line_bottom = 0;
    }
    if (by != 0) {
        ImGui::SetNextWindowScroll({-1, std::max(0.0F, ui.scroll + by)});
    }
    ui.above = above;
}

float cards(const View& view, const Rect& page) {
    Stack stack{page.x, page.y, page.w};
    const bool wide = page.w >= px(two_columns);
    answer(view, stack.take(answer_height(view, stack.w)));
    if (wide) {
        figures_wide(view, stack);
    } else {
        views(view, stack.take(views_height(view, stack.w)));
        bars(view, stack.take(bars_height(view, stack.w)));
    }
    lines(view, stack.take(lines_height(view, stack.w)));
    if (wide) {
        asides_wide(view, stack);
    } else {
        practice(view, stack.take(practice_height(view, stack.w)));
        if (!view.page.difficulty_note.empty()) {
            words(view, stack.take(words_height(view, stack.w)));
        }
    }
    method(view, stack.take(method_height(view, stack.w)));
    return stack.y;
}

} // namespace

void ghost_chip(ImVec2 at, int level, float side) {
    const Rect r{std::round(at.x), std::round(at.y), side, side};
    if (level < 1 || level > 5) { // its own edge is broken already
        text_in(r, "?", type::title_s, theme().accent_ink, Align::centre);
    } else {
        level_chip(at, level, side);
    }
    dashed_border(r.grown(px(3)), theme().accent, fpx(10), fpx(1.5F));
}

float changed_chips_width(int now, const int* then, float side) {
    return then == nullptr || *then == now ? side : 2 * side + px(34);
}

void changed_chips(ImVec2 at, int now, const int* then, float side) {
    level_chip(at, now, side);
    if (then == nullptr || *then == now) {
        return;
    }
    icon({at.x + side + px(15), at.y + side * 0.5F}, Icon::caret_right, px(16), theme().accent_ink);
    ghost_chip({at.x + side + px(31), at.y}, *then, side);
}

} // namespace standing_page

void draw_standing(const ScreenContext& context, StandingUi& ui, const Rect& area) {
    using namespace standing_page;
    const app::StandingPage& model = context.model.standing;
    if (model.now.views.empty()) {
        return; // not opened yet
    }
    refresh(model, ui);
    const View view{context, model, ui};
    keys(view);
    Rect rest = area;
    if (view.trying()) { // at the foot, so that nothing moves under the hand that unticks a line
        try_bar(view, rest.cut_bottom(try_bar_height(view, area.w)));
    }
    hold_still(view, rest);
    PageScroll scroll("standing.page", rest);
    Rect page = scroll.column();
    title_rows(view, page);
    ui.width = page.w;
    ui.scroll = ImGui::GetScrollY();
    scroll.finish(cards(view, page) + px(8));
}

} // namespace mq::ui
