#include "ui/screens/attempts_screen.h"

#include "base/text.h"
#include "ui/draw.h"
#include "ui/i18n.h"
#include "ui/screens/attempts_screen_rows.h"
#include "ui/screens/page_scroll.h"
#include "ui/widgets.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui {
namespace {

using namespace attempts_page;

constexpr float wide_table = 900; ///< design px of contents; narrower, a row is written in three lines
constexpr float search_width = 280;

bool passes(const app::AttemptLine& line, AttemptsFilter filter) {
    switch (filter) {
        case AttemptsFilter::practice: return !line.assessment;
        case AttemptsFilter::assessment: return line.assessment;
        case AttemptsFilter::unfinished: return !line.finished && !line.abandoned;
        case AttemptsFilter::all: break;
    }
    return true;
}

void fold_lines(const app::Attempts& attempts, AttemptsCache& cache) {
    cache.searchable.clear();
    for (const app::AttemptLine& line : attempts.lines) {
        cache.searchable.push_back(text::fold(line.title + ' ' + line.status));
    }
    cache.revision = attempts.revision;
}

void refresh(const app::Attempts& attempts, AttemptsUi& ui) {
    AttemptsCache& cache = ui.cache;
    const bool new_model =
        cache.revision != attempts.revision || cache.searchable.size() != attempts.lines.size();
    if (!new_model && !ui.stale && cache.filter == ui.filter) {
        return;
    }
    if (new_model) {
        fold_lines(attempts, cache);
    }
    const std::string wanted = text::fold(ui.query);
    cache.lines.clear();
    for (std::size_t i = 0; i < attempts.lines.size(); ++i) {
        if (passes(attempts.lines[i], ui.filter) && cache.searchable[i].find(wanted) != std::string::npos) {
            cache.lines.push_back(i);
        }
    }
    cache.filter = ui.filter;
    ui.stale = false;
}

void search(AttemptsUi& ui, const Rect& at) {
    if (shortcut(ImGuiMod_Ctrl | ImGuiKey_F)) {
        focus("attempts.search");
    }
    const TextInput spec{
        .placeholder = t("attempts.search"), .icon = Icon::magnifying_glass, .max_bytes = 160};
    if (text_input("attempts.search", at, ui.query, spec).changed) {
        ui.stale = true;
    }
}

void filters(AttemptsUi& ui, Rect& page) {
    const std::array pieces = {Segment{.id = "all", .text = t("attempts.filter.all")},
                               Segment{.id = "practice", .text = t("attempts.filter.practice")},
                               Segment{.id = "assessment", .text = t("attempts.filter.assessment")},
                               Segment{.id = "unfinished", .text = t("attempts.filter.unfinished")}};
    Rect row = page.cut_top(px(36), px(14));
    int chosen = static_cast<int>(ui.filter);
    const float width = segmented_width(pieces);
    segmented("attempts.filter", row.min(), pieces, chosen);
    ui.filter = static_cast<AttemptsFilter>(chosen);
    const bool below = row.w < width + px(16) + px(200);
    search(ui, below ? page.cut_top(px(36), px(14))
                     : row.cut_right(std::min(px(search_width), row.w - width - px(16))));
}

void title_row(const app::Attempts& attempts, Rect& page) {
    Rect row = page.cut_top(px(36), px(16));
    if (!attempts.lines.empty()) {
        const std::size_t n = attempts.lines.size();
        const Text<64> count(attempts.more ? "attempts.newest"
                             : n == 1      ? "attempts.count.one"
                                           : "attempts.count.other",
                             fmt::arg("n", n));
        const float width = std::ceil(text_width(count, type::meta)) + 1;
        text_in(row.cut_right(width, px(16)), count, type::meta, theme().text2, Align::right);
    }
    text_in(row, t("attempts.title"), type::title_l, theme().text);
}

float nothing_yet(const ScreenContext& context, const Rect& at) {
    card(at);
    if (empty_state("attempts.empty", at.inset(px(24)),
                    {.icon = Icon::clock_counter_clockwise,
                     .title = t("attempts.empty.title"),
                     .text = t("attempts.empty.text"),
                     .action = t("attempts.empty.action"),
                     .small_button = false})) {
        context.out.emplace_back(app::OpenPage{app::Page::home});
    }
    return at.bottom();
}

float nothing_found(AttemptsUi& ui, const Rect& at) {
    card(at);
    if (empty_state("attempts.none", at.inset(px(24)),
                    {.icon = Icon::magnifying_glass,
                     .title = t("attempts.none.title"),
                     .text = t("attempts.none.text"),
                     .action = t("attempts.none.action")})) {
        ui.filter = AttemptsFilter::all;
        ui.query.clear();
        ui.stale = true;
    }
    return at.bottom();
}

float table(const ScreenContext& context, const AttemptsUi& ui, const Rect& page) {
    const auto& all = context.model.attempts.lines;
    const bool wide = page.w >= px(wide_table);
    const float head = wide ? px(40) : 0;
    const float row = row_height(wide);
    const auto count = static_cast<int>(ui.cache.lines.size());
    card(page.with_height(head + row * static_cast<float>(count)));
    if (wide) {
        head_row(page.with_height(head));
    }
    const float top = page.y + head;
    const RowRange seen = visible_rows(top, row, count);
    // One more on each side, so that Tab finds the next row and brings it into view.
    for (int i = std::max(0, seen.first - 1); i < std::min(count, seen.last + 1); ++i) {
        const Rect at{page.x, top + row * static_cast<float>(i), page.w, row};
        const app::AttemptLine& line = all[ui.cache.lines[static_cast<std::size_t>(i)]];
        attempt_row(context,
                    {.line = line, .at = at, .number = i, .first = i == 0 && !wide, .last = i + 1 == count},
                    wide);
    }
    return top + row * static_cast<float>(count);
}

float more(const ScreenContext& context, const Rect& page, float bottom) {
    if (!context.model.attempts.more) {
        return bottom;
    }
    const Button b{.text = t("attempts.more"), .icon = Icon::caret_down};
    const float width = button_width(b);
    if (button("attempts.more", {std::round(page.mid_x() - width * 0.5F), bottom + px(16), 0, 0}, b)) {
        context.out.emplace_back(app::MoreAttempts{});
    }
    return bottom + px(16) + button_height(ButtonSize::normal);
}

} // namespace

void draw_attempts(const ScreenContext& context, AttemptsUi& ui, const Rect& area) {
    const app::Attempts& attempts = context.model.attempts;
    PageScroll scroll("attempts.page", area);
    Rect page = scroll.column();
    title_row(attempts, page);
    const float room = area.h - px(20 + 36 + 16 + 24);
    if (attempts.lines.empty()) {
        scroll.finish(nothing_yet(context, page.with_height(std::clamp(room, px(300), px(440)))));
        return;
    }
    filters(ui, page);
    refresh(attempts, ui);
    const float bottom =
        ui.cache.lines.empty()
            ? nothing_found(ui, page.with_height(std::clamp(room - px(50), px(280), px(400))))
            : table(context, ui, page);
    scroll.finish(more(context, page, bottom) + px(24));
}

} // namespace mq::ui
