#include "ui/shell/shortcuts_dialog.h"

#include "ui/draw.h"
#include "ui/i18n.h"
#include "ui/widgets.h"

#include <array>

namespace mq::ui {
namespace {

struct Row {
    const char* keys; ///< null: a heading
    const char* text;
};

constexpr std::array<Row, 22> rows{{{nullptr, "keys.everywhere"},
                                    {"Ctrl K", "keys.palette"},
                                    {"F1", "keys.list"},
                                    {"Ctrl 1–4", "keys.pages"},
                                    {"Ctrl + / −", "keys.scale"},
                                    {"Ctrl 0", "keys.scale_reset"},
                                    {"Tab", "keys.next"},
                                    {"Esc", "keys.close"},
                                    {nullptr, "keys.play"},
                                    {"1–9", "keys.choose"},
                                    {"Enter", "keys.send"},
                                    {"Alt ↑ ↓", "keys.order"},
                                    {"H", "keys.hint"},
                                    {"U", "keys.undo"},
                                    {"P", "keys.pause"},
                                    {"Backspace", "keys.look_back"},
                                    {nullptr, "keys.debrief"},
                                    {"← →", "keys.decisions"},
                                    {"R", "keys.retry"},
                                    {"Ctrl Enter", "keys.next_scene"},
                                    {nullptr, "keys.home"},
                                    {"Enter", "keys.start"}}};

} // namespace

void draw_shortcuts(bool& open) {
    if (!open) return;
    const float line = 30_px;
    const float height = 48_px + 40_px + line * static_cast<float>(rows.size()) / 2 + 60_px + 24_px;
    if (Dialog dialog("shortcuts", open, 760_px, height); dialog) {
        Rect inside = dialog.inside();
        text_in(inside.cut_top(32_px, 8_px), t("keys.title"), type::title_s, theme().text);
        const Rect foot = inside.cut_bottom(36_px);
        const Rect left = inside.column(0, 2, 24_px);
        const Rect right = inside.column(1, 2, 24_px);
        Rect at = left;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (i == 8) at = right;
            if (rows[i].keys == nullptr) {
                at.cut_top(i == 0 || i == 8 ? 0 : 6_px);
                text_in(at.cut_top(line), t(rows[i].text), type::meta_strong, theme().text2);
                continue;
            }
            Rect row = at.cut_top(line);
            const ImVec2 cap = keycap_size(rows[i].keys);
            const Rect keys = row.cut_left(110_px);
            keycap({keys.x, keys.mid_y() - cap.y / 2}, rows[i].keys);
            text_in(row, t(rows[i].text), type::small, theme().text);
        }
        const Button close{.text = t("keys.done"), .kind = ButtonKind::primary};
        if (button("shortcuts.close", Rect{foot.right() - button_width(close), foot.y, 0, 0}, close)) {
            open = false;
            dialog.close();
        }
    }
}

} // namespace mq::ui
