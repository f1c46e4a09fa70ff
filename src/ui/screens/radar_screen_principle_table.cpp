#include "ui/screens/radar_screen_principles.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::radar_page {
namespace {

constexpr float row_height = 45; ///< design px

/// What a row says of one kind of evidence: assessment first, each only where there is any of it at all.
struct Kinds {
    std::array<bool, 2> assessed{};
    int count = 0;
    explicit Kinds(const PrinciplesView& view) {
        if (view.ui.cache.any_assessed) {
            assessed[static_cast<std::size_t>(count++)] = true;
        }
        if (view.ui.cache.any_practice) {
            assessed[static_cast<std::size_t>(count++)] = false;
        }
    }
};

const app::PrincipleFigure& figure_of(const app::PrincipleAxis& axis, bool assessed) {
    return assessed ? axis.assessed : axis.practice;
}

struct Table {
    std::array<Column, 4> all;

    Table() {
        const auto head = [](const char* key, float least, float gap, Align align = Align::left) {
            const char* title = t(key);
            return Column{
                title,
                std::max(std::ceil(least), std::ceil(text_width(title, type::caption_strong))) + px(gap),
                align};
        };
        const Text<32> full("radar.percent", fmt::arg("n", 100));
        const Text<48> thin("radar.thin_count", fmt::arg("n", 1));
        const Text<32> points("principles.points", fmt::arg("n", "+88"));
        const float change =
            std::max(text_width(points, type::meta_strong), text_width(t("radar.unclear"), type::meta));
        all[0] = {t("principles.name"), 0, Align::left};
        all[1] = head("principles.reached", px(28 + 8) + text_width(full, type::small_strong), 14);
        all[2] = head("principles.attempts", text_width(thin, type::meta), 14);
        all[3] = head("principles.change", change, 2, Align::right);
    }
    [[nodiscard]] float name_width(float row) const {
        return row - 2 * px(16) - all[1].width - all[2].width - all[3].width - px(12);
    }
};

float line_step() {
    return px(22);
}

void draw_change(const Rect& cell, const app::PrincipleFigure& figure) {
    if (!figure.change) {
        text_in(cell, t("radar.unclear"), type::meta, theme().text3, Align::right);
        return;
    }
    const long points = std::lround(*figure.change * 100);
    const Colour ink = points == 0 ? theme().text2 : points > 0 ? theme().good.ink : theme().warn.ink;
    const Number number(static_cast<double>(points), 0, Sign::always);
    text_in(cell, Text<32>("principles.points", fmt::arg("n", number.c_str())), type::meta_strong, ink,
            Align::right);
}

void draw_figure(const PrinciplesView& view, const Cells& cells, float y, const app::PrincipleFigure& figure,
                 bool assessed) {
    const auto line_of = [&](const Rect& cell) { return Rect{cell.x, y, cell.w, line_step()}; };
    Rect reached = line_of(cells[1]);
    radar_mark(reached, assessed ? RadarLook::solid : RadarLook::dashed, assessed == view.assessed_front());
    reached.cut_left(px(36));
    if (figure.now.none()) {
        text_in(reached, "–", type::small, theme().text3);
        text_in(line_of(cells[2]), t("radar.nothing"), type::meta, theme().text3);
        return;
    }
    const Text<32> percent("radar.percent", fmt::arg("n", std::lround(figure.now.attainment * 100)));
    text_in(reached, percent, type::small_strong, figure.now.thin() ? theme().text2 : theme().text);
    if (figure.now.thin()) {
        const Text<48> words("radar.thin_count", fmt::arg("n", figure.now.attempts));
        text_in(line_of(cells[2]), words, type::meta, theme().warn.ink);
    } else {
        text_in(line_of(cells[2]), Buf<16>("{}", figure.now.attempts), type::small, theme().text2);
    }
    draw_change(line_of(cells[3]), figure);
}

void table_line(PrinciplesView& view, const Rect& row, std::size_t i, const Table& table,
                const Kinds& kinds) {
    const app::PrincipleAxis& axis = view.model.axes[i];
    const bool selected = static_cast<int>(i) == view.ui.axis;
    const Hit hit =
        table_row(Name("radar.principle_row.{}", i), row, {.selected = selected, .label = axis.name});
    if (hit.pressed) {
        select_principle(view.ui, static_cast<int>(i));
    }
    if (!hit.visible) {
        return;
    }
    const Cells cells = cells_of(row, table.all);
    const Type type = selected ? type::small_strong : type::small;
    const float room = table.name_width(row.w);
    const float height = std::min(wrapped_height(axis.label, type, room), 3 * face_of(type).step);
    wrapped_lines({cells[0].x, std::round(row.mid_y() - height * 0.5F)}, room, 3, axis.label, type,
                  theme().text);
    float y = std::round(row.mid_y() - line_step() * static_cast<float>(kinds.count) * 0.5F);
    for (int k = 0; k < kinds.count; ++k) {
        const bool assessed = kinds.assessed[static_cast<std::size_t>(k)];
        draw_figure(view, cells, y, figure_of(axis, assessed), assessed);
        y += line_step();
    }
}

float row_px(const PrinciplesView& view, float width, const Table& table) {
    float most = 0;
    for (const app::PrincipleAxis& axis : view.model.axes) {
        most = std::max(most, wrapped_height(axis.label, type::small_strong, table.name_width(width)));
    }
    const float names = std::min(most, 3 * face_of(type::small_strong).step) + px(8);
    return std::max({px(row_height), names, line_step() * static_cast<float>(Kinds(view).count) + px(10)});
}

float head_height() {
    return px(34);
}

// ---- the selected one

float tip_room(float width) {
    return width - 2 * px(20) - px(28);
}

float top_height(const PrinciplesView& view, float width) {
    return px(16) + wrapped_height(view.axis().label, type::body_strong, width - 2 * px(20)) + px(6) +
           std::max(px(20), wrapped_height(view.axis().tip, type::small, tip_room(width))) + px(16);
}

struct RowBoxes {
    Rect words, side, caret;
    explicit RowBoxes(const Rect& row) {
        Rect inside = row.inset(px(20), 0);
        caret = inside.cut_right(px(16), px(8));
        side = inside.cut_right(px(84), px(14));
        words = inside;
    }
};

float attempt_px(const app::PrincipleAttempt& attempt, float width) {
    const RowBoxes b({0, 0, width, px(50)});
    return std::max(
        px(50), face_of(type::small).step + wrapped_height(attempt.detail, type::meta, b.words.w) + px(12));
}

void attempt_row(PrinciplesView& view, const Rect& row, std::size_t i) {
    const app::PrincipleAttempt& attempt = view.axis().attempts[i];
    const bool last = i + 1 == view.axis().attempts.size(); // at the foot of the card
    const Hit hit =
        table_row(Name("radar.principle_attempt.{}", i), row,
                  {.corners = last ? ImDrawFlags_RoundCornersBottom : ImDrawFlags_RoundCornersNone,
                   .label = attempt.title});
    view.ui.in_rows = view.ui.in_rows || hit.focused;
    if (hit.pressed) {
        view.context.out.emplace_back(app::OpenDebrief{attempt.attempt});
    }
    if (!hit.visible) {
        return;
    }
    const RowBoxes b(row);
    const float step = face_of(type::small).step;
    const float height = step + wrapped_height(attempt.detail, type::meta, b.words.w);
    const float y = std::round(row.mid_y() - height * 0.5F);
    text_in({b.words.x, y, b.words.w, step}, attempt.title, type::small_strong, theme().text);
    wrapped({b.words.x, y + step}, b.words.w, attempt.detail, type::meta, theme().text2);
    const float middle = std::round(row.mid_y());
    text_in({b.side.x, middle - px(21), b.side.w, px(20)},
            Text<32>("radar.percent", fmt::arg("n", std::lround(attempt.attainment * 100))),
            type::small_strong, theme().text, Align::right);
    text_in({b.side.x, middle + px(1), b.side.w, px(18)},
            Text<32>("principles.share", fmt::arg("n", std::lround(attempt.share * 100))), type::meta,
            theme().text2, Align::right);
    icon(b.caret.centre(), Icon::caret_right, px(16),
         hit.hovered || hit.focused ? theme().text : theme().text3);
    if (ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(b.side.min(), b.side.max())) {
        tooltip(Text<256>(
            "principles.share_about", fmt::arg("n", std::lround(attempt.share * 100)),
            fmt::arg("kind", t(attempt.assessment ? "principles.assessment" : "principles.practice"))));
    }
}

float not_met_height(float width) {
    return wrapped_height(t("principles.not_met"), type::small, width - 2 * px(20)) + px(32);
}

} // namespace

float principle_table_height(const PrinciplesView& view, float width) {
    return head_height() + row_px(view, width, Table()) * static_cast<float>(view.model.axes.size()) +
           note_height(t("principles.note"), width);
}

void principle_table(PrinciplesView& view, const Rect& at) {
    card(at);
    Rect rest = at;
    const Table table;
    const Kinds kinds(view);
    table_head(rest.cut_top(head_height()), table.all);
    const float height = row_px(view, at.w, table);
    for (std::size_t i = 0; i < view.model.axes.size(); ++i) {
        table_line(view, rest.cut_top(height), i, table, kinds);
    }
    note(at, rest.h, t("principles.note"));
}

float principle_card_height(const PrinciplesView& view, float width) {
    float height = top_height(view, width);
    for (const app::PrincipleAttempt& attempt : view.axis().attempts) {
        height += attempt_px(attempt, width);
    }
    return height + (view.axis().attempts.empty() ? not_met_height(width) : px(1));
}

void principle_card(PrinciplesView& view, const Rect& at) {
    card(at);
    Rect rest = at;
    Rect top = rest.cut_top(top_height(view, at.w)).inset(px(20), px(16));
    const float title = wrapped(top.min(), top.w, view.axis().label, type::body_strong, theme().text);
    top.cut_top(title + px(6));
    icon({top.x + px(9), top.y + px(10)}, Icon::lightbulb, px(18), theme().accent);
    wrapped({top.x + px(28), top.y}, tip_room(at.w), view.axis().tip, type::small, theme().text2);
    if (view.axis().attempts.empty()) {
        horizontal(rest.x + hairline(), rest.y, rest.w - 2 * hairline(), theme().border);
        wrapped({rest.x + px(20), rest.y + px(16)}, rest.w - 2 * px(20), t("principles.not_met"), type::small,
                theme().text2);
        return;
    }
    for (std::size_t i = 0; i < view.axis().attempts.size(); ++i) {
        attempt_row(view, rest.cut_top(attempt_px(view.axis().attempts[i], at.w)), i);
    }
}

} // namespace mq::ui::radar_page
