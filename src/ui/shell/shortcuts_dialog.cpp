#include "ui/shell/shortcuts_dialog.h"

#include "ui/draw.h"
#include "ui/i18n.h"
#include "ui/widgets.h"

#include <algorithm>
#include <array>
#include <span>

namespace mq::ui {
namespace {

struct Row {
    const char* keys; ///< null: a heading
    const char* text;
};

constexpr std::array<Row, 13> left_rows{{{nullptr, "keys.everywhere"},
                                         {"Ctrl K", "keys.palette"},
                                         {"F1", "keys.list"},
                                         {"Ctrl 1–4", "keys.pages"},
                                         {"Ctrl + / −", "keys.scale"},
                                         {"Ctrl 0", "keys.scale_reset"},
                                         {"F9", "keys.typing"},
                                         {"Tab", "keys.next"},
                                         {"Esc", "keys.close"},
                                         {nullptr, "keys.debrief"},
                                         {"← →", "keys.decisions"},
                                         {"R", "keys.retry"},
                                         {"Ctrl Enter", "keys.next_scene"}}};

constexpr std::array<Row, 14> right_rows{{{nullptr, "keys.play"},
                                          {"1–9", "keys.choose"},
                                          {"Enter", "keys.send"},
                                          {"Ctrl Enter", "keys.send_written"},
                                          {"Alt ↑ ↓", "keys.order"},
                                          {"T", "keys.write"},
                                          {"Space", "keys.hear_all"},
                                          {"X", "keys.cut_in"},
                                          {"H", "keys.hint"},
                                          {"U", "keys.undo"},
                                          {"P", "keys.pause"},
                                          {"Backspace", "keys.look_back"},
                                          {nullptr, "keys.home"},
                                          {"Enter", "keys.start"}}};

void draw_column(Rect at, std::span<const Row> rows, float line) {
    bool first = true;
    for (const Row& row : rows) {
        if (row.keys == nullptr) {
            if (!first)
                at.cut_top(8_px);
            text_in(at.cut_top(line), t(row.text), type::meta_strong, theme().text2);
        } else {
            Rect place = at.cut_top(line);
            const Rect keys = place.cut_left(110_px);
            keycap({keys.x, keys.mid_y() - keycap_size(row.keys).y / 2}, row.keys);
            text_in(place, t(row.text), type::small, theme().text);
        }
        first = false;
    }
}

} // namespace

void draw_shortcuts(bool& open) {
    if (!open)
        return;
    const float line = 30_px;
    const float padding = 24_px;
    const float title = 40_px;
    const float foot_height = 36_px;
    const float height = 2 * padding + title +
                         line * static_cast<float>(std::max(left_rows.size(), right_rows.size())) + 24_px +
                         foot_height;
    if (Dialog dialog("shortcuts", open, 760_px, height); dialog) {
        Rect inside = dialog.inside();
        text_in(inside.cut_top(32_px, 8_px), t("keys.title"), type::title_s, theme().text);
        const Rect foot = inside.cut_bottom(foot_height);
        draw_column(inside.column(0, 2, 24_px), left_rows, line);
        draw_column(inside.column(1, 2, 24_px), right_rows, line);
        const Button close{.text = t("keys.done"), .kind = ButtonKind::primary};
        if (button("shortcuts.close", Rect{foot.right() - button_width(close), foot.y, 0, 0}, close)) {
            open = false;
            dialog.close();
        }
    }
}

} // namespace mq::ui
