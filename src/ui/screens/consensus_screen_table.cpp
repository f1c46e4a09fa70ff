// The table of cells: a column of level chips for each rater, how far apart they are, what is settled.

#include "base/hash.h"
#include "ui/screens/consensus_screen_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::consensus {
namespace {

constexpr float head_height = 48;
constexpr float question_height = 34;
constexpr float row_height = 44;

struct Place {
    float name = 0, name_w = 0;
    float rater = 0, rater_w = 0; ///< left of the first, width of each
    float spread = 0, spread_w = 0;
    float final_x = 0, final_w = 0;
};

Place place_of(const Stage& stage, const Rect& row) {
    const auto raters = static_cast<float>(stage.model.panel.size());
    const float room = row.w - 2 * px(16);
    Place p;
    p.final_w = px(room < px(560) ? 84.0F : 104.0F);
    p.spread_w = px(room < px(560) ? 78.0F : 96.0F);
    const float left = room - p.final_w - p.spread_w;
    p.rater_w = std::floor(std::clamp(left * 0.55F / std::max(1.0F, raters), px(28), px(60)));
    p.name = row.x + px(16) + px(26);
    p.final_x = row.right() - px(16) - p.final_w;
    p.spread = p.final_x - p.spread_w;
    p.rater = p.spread - p.rater_w * raters;
    p.name_w = p.rater - p.name - px(8);
    return p;
}

void head(const Stage& stage, const Rect& row, const Place& p) {
    text_in({p.name, row.y, p.name_w, row.h}, t("panel.column.question"), type::caption_strong,
            theme().text3);
    float x = p.rater;
    const float radius = std::min(px(14), p.rater_w * 0.5F - px(1));
    for (const app::PanelBadge& rater : stage.model.panel) {
        const ImVec2 centre{x + p.rater_w * 0.5F, row.mid_y()};
        avatar(centre, radius, rater.initials, stable_hash(rater.name));
        const Rect spot{centre.x - radius, centre.y - radius, 2 * radius, 2 * radius};
        if (ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(spot.min(), spot.max())) {
            tooltip(rater.name);
        }
        x += p.rater_w;
    }
    text_in({p.spread, row.y, p.spread_w, row.h}, t("panel.column.spread"), type::caption_strong,
            theme().text3, Align::centre);
    text_in({p.final_x, row.y, p.final_w, row.h}, t("panel.column.final"), type::caption_strong,
            theme().text3, Align::centre);
}

void question_row(const Rect& row, const app::ConsensusCell& cell) {
    const float line = hairline();
    fill({row.x + line, row.y, row.w - 2 * line, row.h}, theme().inset);
    horizontal(row.x + line, row.y, row.w - 2 * line, theme().border);
    text_in({row.x + px(16), row.y, px(22), row.h}, Buf<8>("{}", cell.number), type::small_strong,
            theme().text2);
    text_in({row.x + px(42), row.y, row.w - px(58), row.h}, cell.question_name, type::small_strong,
            theme().text);
}

void chips(const Stage& stage, const Rect& row, const Place& p, const app::ConsensusCell& cell) {
    float x = p.rater;
    for (const app::PanelBadge& rater : stage.model.panel) {
        const app::PanelRating* given = rating_by(cell, rater.rater);
        const Rect place{x, row.y, p.rater_w, row.h};
        if (given == nullptr || (!given->rating && !given->not_enough)) {
            text_in(place, "–", type::small, theme().text3, Align::centre);
        } else {
            level_chip({place.mid_x() - px(12), place.mid_y() - px(12)}, given->rating.value_or(0), px(24));
        }
        x += p.rater_w;
    }
}

void spread(const Rect& at, const app::ConsensusCell& cell) {
    const auto rated = std::count_if(cell.ratings.begin(), cell.ratings.end(),
                                     [](const app::PanelRating& r) { return r.rating.has_value(); });
    if (rated < 2) {
        text_in(at, t("panel.spread.none"), type::meta, theme().text3, Align::centre);
        return;
    }
    if (!cell.discuss) {
        const Text<32> one("panel.spread.levels", fmt::arg("n", cell.spread));
        text_in(at, cell.spread == 0 ? std::string_view(t("panel.spread.same")) : one, type::meta,
                theme().text2, Align::centre);
        return;
    }
    const Text<32> words("panel.spread.levels", fmt::arg("n", cell.spread));
    const float width = text_width(words, type::meta_strong) + px(20);
    const float left = std::round(at.mid_x() - width * 0.5F);
    icon({left + px(8), at.mid_y()}, Icon::warning, px(16), theme().warn.ink, IconKind::fill);
    text_in({left + px(20), at.y, at.right() - left - px(20), at.h}, words, type::meta_strong,
            theme().warn.ink);
}

/// What is settled, or a way to settle what all rated alike.
void final_cell(const Stage& stage, const Rect& at, std::size_t index, const app::ConsensusCell& cell) {
    if (cell.settled) {
        level_chip({std::round(at.mid_x() - px(12)), std::round(at.mid_y() - px(12))},
                   cell.final_rating.value_or(0), px(24));
        return;
    }
    if (!stage.locked && all_alike(cell)) {
        const Text<48> words("panel.settle_short", fmt::arg("n", *cell.middle));
        const Button b{.text = words, .size = ButtonSize::small};
        const float width = std::min(button_width(b), at.w);
        if (button(Name("consensus.row.{}.settle", index),
                   {std::round(at.mid_x() - width * 0.5F), std::round(at.mid_y() - px(15)), width, 0}, b)) {
            stage.ui.forms[index].level = *cell.middle;
            settle(stage, index);
        }
        return;
    }
    const bool now = index == stage.ui.cell;
    text_in(at, t(now ? "panel.now" : "panel.not_settled"), now ? type::meta_strong : type::meta,
            now ? theme().accent_ink : theme().warn.ink, Align::centre);
}

void cell_row(const Stage& stage, const Rect& row, const Place& p, std::size_t index, bool last) {
    const app::ConsensusCell& cell = stage.model.cells[index];
    const bool now = index == stage.ui.cell;
    const bool warn = cell.discuss && !cell.settled;
    const Hit hit =
        table_row(Name("consensus.row.{}", index), row,
                  {.selected = now && !warn,
                   .warn = warn,
                   .corners = last ? ImDrawFlags_RoundCornersBottom : ImDrawFlags_RoundCornersNone,
                   .label = cell.facet_name});
    if (hit.pressed) {
        show_cell(stage, index);
    }
    if (hit.visible) {
        if (now) {
            fill({row.x + hairline(), row.y + 1, px(3), row.h - 1}, theme().accent);
        }
        text_in({p.name, row.y, p.name_w, row.h}, cell.facet_name, now ? type::small_strong : type::small,
                theme().text);
        chips(stage, row, p, cell);
        spread({p.spread, row.y, p.spread_w, row.h}, cell);
    }
    final_cell(stage, {p.final_x, row.y, p.final_w, row.h}, index, cell);
}

float table_height(const app::Consensus& model) {
    float height = px(head_height);
    const std::string* before = nullptr;
    for (const app::ConsensusCell& cell : model.cells) {
        height += before == nullptr || *before != cell.question ? px(question_height) : 0;
        height += px(row_height);
        before = &cell.question;
    }
    return height;
}

} // namespace

float table(const Stage& stage, const Rect& at, ScrollArea& scroll) {
    const app::Consensus& model = stage.model;
    const Rect whole = at.with_height(table_height(model));
    fill(whole, theme().surface, fpx(12));
    const Place p = place_of(stage, whole);
    Rect rest = whole;
    head(stage, rest.cut_top(px(head_height)), p);
    const std::string* before = nullptr;
    for (std::size_t i = 0; i < model.cells.size(); ++i) {
        const app::ConsensusCell& cell = model.cells[i];
        if (before == nullptr || *before != cell.question) {
            question_row(rest.cut_top(px(question_height)), cell);
        }
        before = &cell.question;
        const Rect row = rest.cut_top(px(row_height));
        cell_row(stage, row, p, i, i + 1 == model.cells.size());
        if (i == stage.ui.cell && stage.ui.show_cell) {
            scroll.show(row);
            stage.ui.show_cell = false;
        }
    }
    border(whole, theme().border, fpx(12));
    return whole.bottom();
}

} // namespace mq::ui::consensus
