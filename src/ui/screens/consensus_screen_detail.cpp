// One cell: who rated what and why, and the rating the panel agrees on.

#include "base/hash.h"
#include "ui/screens/consensus_screen_parts.h"
#include "ui/screens/refusal.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::consensus {
namespace {

std::string_view level_name(const app::ConsensusCell& cell, int level) {
    return level >= 1 && level <= 5 ? std::string_view(cell.anchors[static_cast<std::size_t>(level - 1)].name)
                                    : std::string_view(t("panel.not_enough"));
}

bool notes_open(const Stage& stage, std::size_t i) {
    return (stage.ui.notes >> i & 1U) != 0;
}

bool any_notes(const app::PanelRating& r) {
    return std::any_of(r.star.begin(), r.star.end(), [](const auto& s) { return !rating::blank(s); });
}

bool has_left(const Stage& stage, const Uuid& rater) {
    const auto& panel = stage.model.panel;
    const auto at =
        std::find_if(panel.begin(), panel.end(), [&](const app::PanelBadge& b) { return b.rater == rater; });
    return at == panel.end() || at->left;
}

bool is_me(const Stage& stage, const Uuid& rater) {
    const auto& panel = stage.model.panel;
    return std::any_of(panel.begin(), panel.end(),
                       [&](const app::PanelBadge& b) { return b.rater == rater && b.me; });
}

float title(const Stage& stage, const Rect& at) {
    const app::ConsensusCell& cell = stage.cell();
    float y = at.y;
    const Text<512> where("panel.where", fmt::arg("n", cell.number), fmt::arg("facet", cell.facet_name));
    bool said = false;
    if (cell.discuss) {
        const Text<48> apart("panel.apart_chip", fmt::arg("n", cell.spread));
        const Chip warn{
            .text = apart, .tone = Tone::warn, .icon = Icon::warning, .icon_kind = IconKind::fill};
        const ImVec2 size = chip_size(warn);
        chip({at.x, y}, warn);
        const Rect beside{at.x + size.x + px(10), y, at.w - size.x - px(10), size.y};
        said = text_width(where, type::meta) <= beside.w;
        if (said) {
            text_in(beside, where, type::meta, theme().text2);
        }
        y += size.y + px(8);
    }
    if (!said) {
        y += wrapped({at.x, y}, at.w, where, type::meta, theme().text2) + px(2);
    }
    y += wrapped({at.x, y}, at.w, cell.question_name, type::title_s, theme().text) + px(4);
    return y + wrapped({at.x, y}, at.w, cell.question_text, type::meta, theme().text2) + px(12);
}

/// The level now, and before it the first one with a line through it. Gives how wide it is.
float rating_marks(const Rect& row, const app::ConsensusCell& cell, const app::PanelRating& r) {
    const std::string_view name = level_name(cell, r.rating.value_or(0));
    const float words = std::min(std::ceil(text_width(name, type::meta_strong)), row.w * 0.34F);
    float x = row.right() - words;
    text_in({x, row.y, words + 1, row.h}, name, type::meta_strong, theme().text);
    x -= px(8) + px(24);
    level_chip({x, row.mid_y() - px(12)}, r.rating.value_or(0), px(24));
    if (r.first) {
        x -= px(18);
        icon({x + px(9), row.mid_y()}, Icon::caret_right, px(14), theme().text3);
        x -= px(22);
        const Rect old{x, std::round(row.mid_y() - px(10)), px(20), px(20)};
        level_chip(old.min(), *r.first, px(20));
        line({old.x - px(3), old.bottom() + px(1)}, {old.right() + px(3), old.y - px(1)}, theme().text,
             fpx(2));
    }
    return row.right() - x;
}

float star_notes(const Rect& at, const app::PanelRating& r) {
    static constexpr std::array names{"panel.star.s", "panel.star.t", "panel.star.a", "panel.star.r"};
    float y = at.y;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (rating::blank(r.star[i])) {
            continue;
        }
        y += wrapped({at.x, y}, at.w, t(names[i]), type::caption_strong, theme().text3);
        y += wrapped({at.x, y}, at.w, r.star[i], type::meta, theme().text2) + px(6);
    }
    return y;
}

float rater_links(const Stage& stage, const Rect& at, std::size_t i, const app::PanelRating& r) {
    const bool notes = any_notes(r);
    const bool can_change = !stage.locked && !has_left(stage, r.rater);
    if (!notes && !can_change) {
        return at.y;
    }
    Flow flow(at.x, at.y, at.w, px(18));
    const float step = face_of(type::meta_strong).step;
    if (notes) {
        const char* words = t(notes_open(stage, i) ? "panel.hide_notes" : "panel.notes");
        const Icon caret = notes_open(stage, i) ? Icon::caret_up : Icon::caret_down;
        const Rect place = flow.next(link_width(words, type::meta_strong, caret), step);
        if (link(Name("consensus.notes.{}", i), place.min(), words, type::meta_strong, caret)) {
            stage.ui.notes ^= 1U << i;
        }
    }
    if (can_change) {
        const char* words = t(is_me(stage, r.rater) ? "panel.change_mine" : "panel.change");
        const Rect place = flow.next(link_width(words), step);
        if (link(Name("consensus.change.{}", i), place.min(), words)) {
            begin_change(stage, i);
        }
    }
    return flow.bottom() + px(2);
}

float rater_words(const Stage& stage, const Rect& at, std::size_t i, const app::PanelRating& r) {
    float y = at.y;
    const bool none = rating::blank(r.reason);
    y += wrapped({at.x, y}, at.w, none ? std::string_view(t("panel.no_reason")) : r.reason, type::meta,
                 none ? theme().text3 : theme().text2) +
         px(6);
    if (r.first && !rating::blank(r.change_reason)) {
        const Text<1024> why("panel.changed", fmt::arg("why", r.change_reason));
        y += wrapped({at.x, y}, at.w, why, type::meta, theme().text2) + px(6);
    }
    if (notes_open(stage, i)) {
        y = star_notes({at.x, y, at.w, 0}, r);
    }
    return rater_links(stage, {at.x, y, at.w, 0}, i, r);
}

float rater(const Stage& stage, const Rect& at, std::size_t i) {
    const app::PanelRating& r = stage.cell().ratings[i];
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.ChannelsSplit(2);
    list.ChannelsSetCurrent(1);
    const Rect inside = at.inset(px(12), px(10));
    Rect row{inside.x, inside.y, inside.w, px(26)};
    const float marks = rating_marks(row, stage.cell(), r);
    avatar({row.x + px(12), row.mid_y()}, px(12), r.initials, stable_hash(r.name));
    row.cut_left(px(32));
    row.w -= marks + px(10);
    text_in(row, r.name, type::meta_strong, theme().text);
    const float bottom = rater_words(stage, {inside.x, row.bottom() + px(6), inside.w, 0}, i, r) + px(8);
    list.ChannelsSetCurrent(0);
    const Rect box = at.with_height(bottom - at.y);
    fill(box, theme().inset, fpx(10));
    border(box, theme().border, fpx(10));
    list.ChannelsMerge();
    return bottom;
}

float caption_row(const Rect& at, std::string_view title, std::string_view note) {
    Rect row = at.with_height(px(26));
    const float width = std::min(std::ceil(text_width(note, type::meta)) + 1, row.w * 0.62F);
    text_in(row.cut_right(width, px(10)), note, type::meta, theme().text2, Align::right);
    text_in(row, title, type::small_strong, theme().text);
    return row.bottom() + px(4);
}

float levels(const Stage& stage, const Rect& at) {
    const app::ConsensusCell& cell = stage.cell();
    const Text<48> middle("panel.middle", fmt::arg("n", cell.middle.value_or(0)));
    float y = caption_row(at, t("panel.final"), cell.middle ? std::string_view(middle) : std::string_view{});
    const Rect row{at.x, y, at.w, 0};
    CellForm& form = stage.form();
    int pressed = rating::nothing;
    if (stage.ui.anchors) {
        pressed = rating::anchor_boxes("consensus.level", row, cell.anchors, form.level, true);
        y += rating::anchor_boxes_height(cell.anchors, at.w);
    } else {
        pressed = rating::level_buttons("consensus.level", row, cell.anchors, form.level, true);
        y += rating::level_buttons_height(at.w);
    }
    if (pressed != rating::nothing) {
        form.level = pressed;
    }
    Flow flow(at.x, y + px(8), at.w, px(14));
    const Chip none{.text = t("panel.not_enough"), .tone = Tone::accent};
    const ImVec2 size = chip_toggle_size(none);
    if (chip_toggle("consensus.level.0", flow.next(size.x, size.y).min(), none,
                    form.level == rating::not_enough)) {
        form.level = rating::not_enough;
    }
    const char* words = t(stage.ui.anchors ? "panel.hide_anchors" : "panel.show_anchors");
    const Rect place = flow.next(link_width(words), size.y);
    if (link("consensus.anchors", {place.x, place.mid_y() - face_of(type::meta_strong).step * 0.5F}, words)) {
        stage.ui.anchors = !stage.ui.anchors;
    }
    return flow.bottom() + px(14);
}

TextBox reason_box() {
    return {.placeholder = t("panel.reason_example"),
            .max_bytes = 4000,
            .grows = true,
            .min_lines = 2,
            .max_lines = 6,
            .limit_text = t("rating.full")};
}

float reason(const Stage& stage, const Rect& at) {
    const float y = caption_row(at, t("panel.reason"), stage.cell().discuss ? t("panel.reason_must") : "");
    const TextBox spec = reason_box();
    std::string& text = stage.form().reason;
    const float height = text_box_height("consensus.reason", text, spec, at.w);
    text_box("consensus.reason", {at.x, y, at.w, height}, text, spec);
    return y + height;
}

float settled(const Stage& stage, const Rect& at) {
    const app::ConsensusCell& cell = stage.cell();
    float y = caption_row(at, t("panel.final"), {});
    if (!cell.settled) {
        return y + wrapped({at.x, y}, at.w, t("panel.not_settled"), type::small, theme().text2);
    }
    level_chip({at.x, y}, cell.final_rating.value_or(0), px(32));
    text_in({at.x + px(44), y, at.w - px(44), px(32)}, level_name(cell, cell.final_rating.value_or(0)),
            type::body_strong, theme().text);
    y += px(42);
    return y + wrapped({at.x, y}, at.w, cell.final_reason, type::small, theme().text2);
}

Button settle_button(std::string_view words, const char* why) {
    return {.text = words,
            .kind = ButtonKind::primary,
            .keycap = "Ctrl Enter",
            .enabled = why == nullptr,
            .why_disabled = why};
}

} // namespace

float detail(const Stage& stage, const Rect& at) {
    ImGui::PushID(static_cast<int>(stage.ui.cell)); // each cell's box has its own caret and undo
    float y = title(stage, at);
    for (std::size_t i = 0; i < stage.cell().ratings.size(); ++i) {
        y = rater(stage, {at.x, y, at.w, 1e6F}, i) + px(10);
    }
    ImGui::PopID();
    return y;
}

float decision(const Stage& stage, const Rect& at) {
    if (stage.locked) {
        return settled(stage, at);
    }
    ImGui::PushID(static_cast<int>(stage.ui.cell)); // each cell's box has its own caret and undo
    const float y = levels(stage, at);
    const float bottom = reason(stage, {at.x, y, at.w, 0});
    ImGui::PopID();
    return bottom;
}

float decision_height(const Stage& stage, float width) {
    const app::ConsensusCell& cell = stage.cell();
    if (stage.locked) {
        return px(30) + px(42) +
               wrapped_height(cell.settled ? std::string_view(cell.final_reason) : t("panel.not_settled"),
                              type::small, width);
    }
    const float boxes = stage.ui.anchors ? rating::anchor_boxes_height(cell.anchors, width)
                                         : rating::level_buttons_height(width);
    ImGui::PushID(static_cast<int>(stage.ui.cell));
    const float text = text_box_height("consensus.reason", stage.form().reason, reason_box(), width);
    ImGui::PopID();
    return px(30) + boxes + px(8) + px(26) + px(14) + px(30) + text;
}

float detail_foot_height(const Stage& stage, float width) {
    const std::string_view why = why_not_settle(stage);
    return px(36) + (why.empty() ? 0 : wrapped_height(why, type::meta, width) + px(6)) +
           refusal_height(stage.context, width, {app::CommandKind::SettleCell}, px(10));
}

void detail_foot(const Stage& stage, const Rect& at) {
    Rect rest = at;
    const float said = refusal_height(stage.context, at.w, {app::CommandKind::SettleCell}, px(10));
    if (said > 0) {
        refusal(stage.context, rest.cut_bottom(said), {app::CommandKind::SettleCell}, px(10));
    }
    const std::string_view why = why_not_settle(stage);
    if (!why.empty()) {
        const float height = wrapped_height(why, type::meta, at.w);
        wrapped(rest.cut_top(height, px(6)).min(), at.w, why, type::meta, theme().warn.ink);
    }
    const int level = stage.form().level;
    const Text<64> words(level >= 1                    ? "panel.settle"
                         : level == rating::not_enough ? "panel.settle_none"
                                                       : "panel.settle_open",
                         fmt::arg("n", level));
    const Button b = settle_button(words, why.empty() ? nullptr : why.data());
    const Rect row = rest.with_height(px(36));
    const float width = std::min(button_width(b), row.w);
    if (button("consensus.settle", {row.right() - width, row.y, width, 0}, b)) {
        settle(stage, stage.ui.cell);
    }
    const Button later{.text = t("panel.later"), .kind = ButtonKind::ghost};
    if (row.w - width > button_width(later) + px(12) && stage.model.unsettled > 1 && !stage.cell().settled &&
        button("consensus.later", {row.x - px(8), row.y, 0, 0}, later)) {
        for (std::size_t step = 1; step < stage.model.cells.size(); ++step) {
            const std::size_t next = (stage.ui.cell + step) % stage.model.cells.size();
            if (!stage.model.cells[next].settled) {
                return show_cell(stage, next);
            }
        }
    }
}

} // namespace mq::ui::consensus
