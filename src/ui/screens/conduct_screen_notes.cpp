// Notes by situation, task, action and result, and the evidence that was heard.

#include "ui/screens/conduct_screen_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::conduct {
namespace {

constexpr std::size_t boxes = 4;
constexpr std::array<const char*, boxes> letters{"S", "T", "A", "R"};
constexpr std::array<const char*, boxes> names{"conduct.star.situation", "conduct.star.task",
                                               "conduct.star.action", "conduct.star.result"};
constexpr std::array<const char*, boxes> examples{"conduct.star.situation_example",
                                                  "conduct.star.task_example", "conduct.star.action_example",
                                                  "conduct.star.result_example"};
constexpr float least_box = 170; // design px; narrower, they stand two by two

/// A box leaves room for what is above and below it.
int most_lines(const Stage& stage) {
    const float view = stage.scroll == nullptr ? 0 : stage.scroll->view().h;
    return std::clamp(static_cast<int>(view * 0.5F / face_of(type::small).step), 5, 12);
}

TextBox box_of(const Stage& stage, std::size_t i) {
    return {.placeholder = t(examples[i]),
            .error = lack_at(stage, static_cast<app::MissingAt>(i)),
            .enabled = !stage.locked,
            .grows = true,
            .min_lines = 5,
            .max_lines = most_lines(stage),
            .type = type::small,
            .limit_text = t("conduct.full")};
}

float head_height() {
    return px(24) + px(6);
}

float box_height(const Stage& stage, std::size_t i, float width) {
    return text_box_height(Name("conduct.star.{}", i), stage.ui.form.star[i], box_of(stage, i), width);
}

void star_box(const Stage& stage, std::size_t i, const Rect& at, float height) {
    const Rect tile{at.x, at.y, px(22), px(22)};
    fill(tile, theme().press, fpx(6));
    text_in(tile, letters[i], type::meta_bold, theme().text2, Align::centre);
    text_in({tile.right() + px(8), at.y, at.w - px(30), px(22)}, t(names[i]), type::meta_strong,
            theme().text);
    const TextBox spec = box_of(stage, i);
    const Rect place{at.x, at.y + head_height(), at.w, height};
    text_box(Name("conduct.star.{}", i), place, stage.ui.form.star[i], spec);
    if (!spec.error.empty()) {
        show_lack(stage, place);
    }
}

float title(const Rect& at) {
    const Rect row = at.with_height(px(24));
    const std::array hints{KeyHint{.from = "Tab", .does = t("conduct.tab")}};
    const float title_width = std::ceil(text_width(t("conduct.notes"), type::body_strong));
    const float hint =
        std::ceil(keycap_size("Tab").x + px(6) + text_width(t("conduct.tab"), type::caption)) + 1;
    text_in(row, t("conduct.notes"), type::body_strong, theme().text);
    if (title_width + hint + px(16) < at.w) {
        key_hints({at.right() - hint, row.y + px(2)}, hints);
    }
    return row.bottom() + px(8);
}

} // namespace

float notes(const Stage& stage, const Rect& at) {
    const float gap = px(12);
    const int columns = (at.w - 3 * gap) / 4 >= px(least_box) ? 4 : (at.w - gap) / 2 >= px(least_box) ? 2 : 1;
    float y = title(at);
    const auto step = static_cast<std::size_t>(columns);
    for (std::size_t first = 0; first < boxes; first += step) {
        float height = 0;
        for (std::size_t i = first; i < first + step; ++i) {
            const float width = at.column(static_cast<int>(i - first), columns, gap).w;
            height = std::max(height, box_height(stage, i, width));
        }
        for (std::size_t i = first; i < first + step; ++i) {
            const Rect cell = Rect{at.x, y, at.w, 0}.column(static_cast<int>(i - first), columns, gap);
            star_box(stage, i, cell, height);
        }
        y += head_height() + height + (first + step < boxes ? px(14) : 0);
    }
    return y;
}

float tags(const Stage& stage, const Rect& at) {
    const app::ConductQuestion& q = stage.question;
    if (q.tags.empty()) {
        return at.y;
    }
    const float label = std::ceil(text_width(t("conduct.tags"), type::meta_strong)) + px(18);
    text_in({at.x, at.y, label, px(26)}, t("conduct.tags"), type::meta_strong, theme().text2);
    Flow flow(at.x + label, at.y, at.w - label, px(8));
    for (std::size_t i = 0; i < q.tags.size(); ++i) {
        const app::TagChoice& tag = q.tags[i];
        const Chip c{.text = tag.name, .tone = tag.good ? Tone::good : Tone::warn};
        const ImVec2 size = chip_toggle_size(c);
        const Rect place = flow.next(std::min(size.x, at.w - label), size.y);
        const bool on = tagged(stage.ui.form, tag.id);
        if (chip_toggle(Name("conduct.tag.{}", i), place.min(), c, on) && !stage.save_key && !stage.locked) {
            set_tagged(stage.ui.form, q, i, !on);
        }
    }
    return flow.bottom();
}

} // namespace mq::ui::conduct
