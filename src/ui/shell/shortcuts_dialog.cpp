#include "ui/shell/shortcuts_dialog.h"

#include "ui/draw.h"
#include "ui/i18n.h"
#include "ui/screens/page_scroll.h"
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

constexpr std::array<Row, 11> everywhere{{{nullptr, "keys.everywhere"},
                                          {"Ctrl K", "keys.palette"},
                                          {"F1", "keys.list"},
                                          {"Ctrl 1–9", "keys.pages"},
                                          {"Ctrl + / −", "keys.scale"},
                                          {"Ctrl 0", "keys.scale_reset"},
                                          {"F9", "keys.typing"},
                                          {"Ctrl L", "login.lock_key"},
                                          {"Tab", "keys.next"},
                                          {"Esc", "keys.close"},
                                          {"Ctrl F", "keys.find"}}};
constexpr std::array<Row, 6> team{{{nullptr, "keys.team"},
                                   {"Ctrl E", "keys.export"},
                                   {"Enter", "keys.person"},
                                   {"← →", "keys.cells"},
                                   {"Space", "keys.choose_people"},
                                   {"Shift Space", "keys.choose_range"}}};
constexpr std::array<Row, 7> interview{{{nullptr, "keys.interview"},
                                        {"Alt 1–5", "keys.rate"},
                                        {"Alt 0", "keys.not_enough"},
                                        {"Alt ↑ ↓", "keys.question"},
                                        {"Ctrl Enter", "keys.settle"},
                                        {"F8", "keys.disagreement"},
                                        {"Shift F8", "keys.disagreement_before"}}};
constexpr std::array<Row, 4> debrief{{{nullptr, "keys.debrief"},
                                      {"← →", "keys.decisions"},
                                      {"R", "keys.retry"},
                                      {"Ctrl Enter", "keys.next_scene"}}};
constexpr std::array<Row, 14> play{{{nullptr, "keys.play"},
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

using Rows = std::span<const Row>;
/// Those who only practise are spared the keys of pages they don't have.
constexpr std::array<Rows, 3> left_of_work{everywhere, team, debrief};
constexpr std::array<Rows, 2> right_of_work{interview, play};
constexpr std::array<Rows, 2> left_of_learner{everywhere, debrief};
constexpr std::array<Rows, 1> right_of_learner{play};

float column_height(std::span<const Rows> groups, float line) {
    float height = 0;
    for (const Rows& rows : groups)
        height += line * static_cast<float>(rows.size()) + 8_px;
    return height;
}

void draw_row(Rect place, const Row& row) {
    if (row.keys == nullptr) {
        text_in(place, t(row.text), type::meta_strong, theme().text2);
        return;
    }
    const Rect keys = place.cut_left(110_px);
    keycap({keys.x, keys.mid_y() - keycap_size(row.keys).y / 2}, row.keys);
    text_in(place, t(row.text), type::small, theme().text);
}

void draw_column(Rect at, std::span<const Rows> groups, float line) {
    for (const Rows& rows : groups) {
        bool first = true;
        for (const Row& row : rows) {
            if (row.keys == nullptr && !first)
                at.cut_top(8_px);
            first = false;
            draw_row(at.cut_top(line), row);
        }
        at.cut_top(8_px);
    }
}

} // namespace

void draw_shortcuts(bool& open, app::Role role) {
    if (!open)
        return;
    const bool works = role == app::Role::hr || role == app::Role::lead;
    const std::span<const Rows> left = works ? std::span<const Rows>(left_of_work) : left_of_learner;
    const std::span<const Rows> right = works ? std::span<const Rows>(right_of_work) : right_of_learner;
    const float line = 30_px;
    const float columns = std::max(column_height(left, line), column_height(right, line)) + 8_px;
    if (Dialog dialog("shortcuts", open, 760_px, 2 * 24_px + 40_px + columns + 16_px + 36_px); dialog) {
        Rect inside = dialog.inside();
        text_in(inside.cut_top(32_px, 8_px), t("keys.title"), type::title_s, theme().text);
        const Rect foot = inside.cut_bottom(36_px, 12_px);
        {
            PageScroll scroll("shortcuts.list", inside, PageScroll::Keys::arrows); // in a low window
            const Rect all = scroll.content();
            draw_column(all.column(0, 2, 24_px), left, line);
            draw_column(all.column(1, 2, 24_px), right, line);
            scroll.finish(all.y + columns);
        }
        const Button close{.text = t("keys.done"), .kind = ButtonKind::primary};
        if (button("shortcuts.close", Rect{foot.right() - button_width(close), foot.y, 0, 0}, close)) {
            open = false;
            dialog.close();
        }
    }
}

} // namespace mq::ui
