// Each facet that the question measures against its five anchors.

#include "ui/frame_wish.h"
#include "ui/screens/conduct_screen_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::conduct {
namespace {

constexpr int levels = 5;
constexpr float least_anchor = 140; // design px; narrower, the anchors stand one under the other
constexpr float anchor_padding = 12;
constexpr float anchor_head = 40; // chip, name and what is below them

bool side_by_side(const Rect& at) {
    return (at.w - (levels - 1) * px(10)) / levels >= px(least_anchor);
}

float anchor_height(const app::AnchorBox& anchor, float width) {
    const float general = anchor.general ? px(20) : 0;
    return px(anchor_head + anchor_padding) +
           wrapped_height(anchor.text, type::small, width - 2 * px(anchor_padding)) + general;
}

// A description that the model has no behaviour for says so, small.
void general_mark(const Rect& box) {
    const Rect line{box.x + px(anchor_padding), box.bottom() - px(anchor_padding) - px(12), 0, px(16)};
    const float width = std::ceil(text_width(t("conduct.general"), type::caption)) + 1;
    text_in(line.with_width(width), t("conduct.general"), type::caption, theme().text3);
    const Rect over = line.with_width(width);
    if (ImGui::IsMouseHoveringRect(over.min(), over.max()) && ImGui::IsWindowHovered()) {
        tooltip(t("conduct.general_about"));
    }
}

void draw_anchor(const Rect& box, const app::AnchorBox& anchor, bool chosen, bool dimmed, const Hit& hit) {
    const Theme& c = theme();
    fill(box, chosen ? c.accent_soft : mix(c.surface, c.inset, fade(hit.id, hit.hovered)), fpx(10));
    border(box, chosen ? c.accent : c.border2, fpx(10), chosen ? px(2) : 0);
    Rect head{box.x + px(anchor_padding), box.y + px(10), box.w - 2 * px(anchor_padding), px(24)};
    level_chip(head.min(), anchor.level, px(24));
    head.cut_left(px(24), px(8));
    if (chosen) {
        icon(head.cut_right(px(18), px(4)).centre(), Icon::check_circle, px(18), c.accent, IconKind::fill);
    }
    text_in(head, anchor.name, type::small_strong, dimmed ? c.text3 : c.text);
    wrapped({box.x + px(anchor_padding), box.y + px(anchor_head)}, box.w - 2 * px(anchor_padding),
            anchor.text, type::small,
            dimmed   ? c.text3
            : chosen ? c.text
                     : c.text2);
    if (anchor.general) {
        general_mark(box);
    }
}

void anchor_box(const Stage& stage, std::size_t row, int level, const Rect& box) {
    const app::AnchorBox& anchor = stage.question.rows[row].anchors[static_cast<std::size_t>(level - 1)];
    const app::AnswerForm::Cell& cell = stage.ui.form.cells[row];
    const bool chosen = !cell.not_enough && cell.rating == level;
    const Hit hit = interact(Name("conduct.rate.{}.{}", row, level), box,
                             {.kind = WidgetKind::choice,
                              .enabled = !stage.locked,
                              .on = chosen,
                              .label = anchor.name,
                              .ring_radius = fpx(10)});
    if (hit.pressed && !stage.save_key) {
        rate(stage, row, level);
    }
    if (hit.visible) {
        draw_anchor(box, anchor, chosen, cell.not_enough || stage.locked, hit);
    }
}

float anchors(const Stage& stage, std::size_t row, const Rect& at) {
    const auto& all = stage.question.rows[row].anchors;
    if (side_by_side(at)) {
        float height = 0;
        for (const app::AnchorBox& anchor : all) {
            height = std::max(height, anchor_height(anchor, at.column(anchor.level - 1, levels, px(10)).w));
        }
        for (int level = 1; level <= levels; ++level) {
            anchor_box(stage, row, level, at.with_height(height).column(level - 1, levels, px(10)));
        }
        return at.y + height;
    }
    float y = at.y;
    for (int level = 1; level <= levels; ++level) {
        const float height = anchor_height(all[static_cast<std::size_t>(level - 1)], at.w);
        anchor_box(stage, row, level, {at.x, y, at.w, height});
        y += height + (level < levels ? px(8) : 0);
    }
    return y;
}

// Name of the facet, the keys where they work now, and the way to say that it can't be judged.
float row_head(const Stage& stage, std::size_t row, Rect at) {
    const app::AnswerForm::Cell& cell = stage.ui.form.cells[row];
    const bool active = row == stage.ui.row && !stage.locked;
    const Button none{.text = t("conduct.not_enough"),
                      .kind = cell.not_enough ? ButtonKind::secondary : ButtonKind::ghost,
                      .size = ButtonSize::small,
                      .icon = cell.not_enough ? Icon::check : Icon::question,
                      .keycap = active ? "Alt 0" : "",
                      .enabled = !stage.locked,
                      .on = cell.not_enough};
    const bool below = at.w < px(520); // its button stands under the name
    Rect line = at.with_height(px(30));
    Rect button_line = below ? line.moved(0, px(32)) : line;
    const Rect none_at =
        below ? button_line.cut_left(button_width(none)) : line.cut_right(button_width(none), px(12));
    if (button(Name("conduct.none.{}", row), none_at, none) && !stage.save_key) {
        rate(stage, row, 0);
    }
    const float name =
        std::min(std::ceil(text_width(stage.question.rows[row].name, type::small_strong)) + 1, line.w);
    text_in(line.cut_left(name, px(14)), stage.question.rows[row].name, type::small_strong,
            active ? theme().accent_ink : theme().text);
    const std::array hints{KeyHint{.from = "Alt 1", .to = "Alt 5", .does = t("conduct.quick")}};
    if (active && line.w >= px(210)) {
        key_hints({line.x, line.y + px(5)}, hints);
    }
    return (below ? button_line.bottom() : line.bottom()) + px(8);
}

float reason(const Stage& stage, std::size_t row, const Rect& at) {
    app::AnswerForm::Cell& cell = stage.ui.form.cells[row];
    if (!asks_reason(cell) && (blank(cell.reason) || cell.not_enough)) {
        return at.y;
    }
    const Text<96> label("conduct.reason", fmt::arg("level", cell.rating.value_or(3)));
    const TextBox spec{.label = label,
                       .placeholder = t("conduct.reason_example"),
                       .error = lack_at(stage, app::MissingAt::reason, row),
                       .enabled = !stage.locked,
                       .max_bytes = 4 * 1024,
                       .grows = true,
                       .min_lines = 1,
                       .max_lines = 4,
                       .type = type::small,
                       .limit_text = t("conduct.full")};
    const Name name("conduct.reason.{}", row);
    const Rect place{at.x, at.y + px(12), at.w, text_box_height(name, cell.reason, spec, at.w)};
    if (text_box(name, place, cell.reason, spec).changed) {
        stage.ui.row = row;
    }
    if (!spec.error.empty()) {
        show_lack(stage, place);
    }
    return place.bottom();
}

// The bar at the left says which row the keys rate.
float rating_row(const Stage& stage, std::size_t row, const Rect& at) {
    const bool several = stage.question.rows.size() > 1;
    Rect in = at;
    if (several) {
        in.cut_left(px(14));
    }
    float y = row_head(stage, row, in);
    y = anchors(stage, row, {in.x, y, in.w, 0});
    y += lack_line(stage, {in.x, y, in.w, 0}, lack_at(stage, app::MissingAt::rating, row));
    y = reason(stage, row, {in.x, y, in.w, 0});
    const Rect whole{at.x, at.y, at.w, y - at.y};
    if (several) {
        const bool active = row == stage.ui.row && !stage.locked;
        fill({at.x, at.y, px(3), whole.h}, active ? theme().accent : theme().border, fpx(1.5F));
    }
    if (stage.ui.show_row && row == stage.ui.row && stage.scroll != nullptr) {
        stage.scroll->show(whole);
        frame_wish().at_once();
    }
    return y;
}

} // namespace

float ratings(const Stage& stage, const Rect& at) {
    const Rect line = at.with_height(px(24));
    const Piece title{t("conduct.ratings"), type::body_strong, theme().text, 0};
    const Piece about{t("conduct.ratings_about"), type::meta, theme().text2, px(10)};
    const std::array both{title, about};
    if (pieces_width(both) <= at.w) {
        pieces_in(line, both);
    } else {
        text_in(line, title.text, title.type, title.colour);
    }
    float y = line.bottom() + px(4);
    for (std::size_t row = 0; row < stage.question.rows.size(); ++row) {
        y = rating_row(stage, row, {at.x, y, at.w, 0}) + px(20);
    }
    return y;
}

} // namespace mq::ui::conduct
