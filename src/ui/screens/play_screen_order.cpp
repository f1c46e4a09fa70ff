// Choices that are put in order. Those that have a place come first, in their order, and can be dragged; the
// others wait below. A choice keeps its number whatever its place.

#include "ui/frame_wish.h"
#include "ui/screens/play_screen_parts.h"

#include <algorithm>
#include <cmath>

namespace mq::ui::play {
namespace {

constexpr float row_gap = 8;
constexpr float caption_row = 24;
constexpr float drag_after = 6;

int place_of(const PlayUi& ui, int choice) {
    const auto at = std::find(ui.order.begin(), ui.order.end(), choice);
    return at == ui.order.end() ? 0 : static_cast<int>(at - ui.order.begin()) + 1;
}

int count_of(const Stage& stage) {
    return static_cast<int>(std::min<std::size_t>(stage.play.choices.size(), 256));
}

/// The choice in row `row` of the list as it is shown.
int shown_at(const Stage& stage, int row) {
    const auto placed = static_cast<int>(stage.ui.order.size());
    if (row < placed) {
        return stage.ui.order[static_cast<std::size_t>(row)];
    }
    int left = row - placed;
    for (int i = 0; i < count_of(stage); ++i) {
        if (place_of(stage.ui, i) == 0 && left-- == 0) {
            return i;
        }
    }
    return -1;
}

int row_of(const Stage& stage, int choice) {
    for (int row = 0; row < count_of(stage); ++row) {
        if (shown_at(stage, row) == choice) {
            return row;
        }
    }
    return -1;
}

Choice choice_of(const Stage& stage, int choice, std::string_view key) {
    return {.key = key,
            .text = stage.play.choices[static_cast<std::size_t>(choice)].text,
            .selected = stage.ui.selected == choice,
            .enabled = !stage.context.model.read_only,
            .mark = ChoiceMark::order,
            .place = place_of(stage.ui, choice)};
}

/// Room at the left of a row for the sign that it can be dragged.
float handle_width() {
    return px(26);
}

float row_height(const Stage& stage, int choice, float width) {
    return choice_height(choice_of(stage, choice, "0"), width - handle_width());
}

void put_at(const Stage& stage, int choice, int place) {
    auto& order = stage.ui.order;
    std::erase(order, static_cast<std::uint8_t>(choice));
    const int at = std::clamp(place, 0, static_cast<int>(order.size()));
    order.insert(order.begin() + at, static_cast<std::uint8_t>(choice));
}

struct RowPlace {
    int choice;
    Rect rect;
};

void draw_row(const Stage& stage, const RowPlace& at) {
    PlayUi& ui = stage.ui;
    const Buf<8> key("{}", at.choice + 1);
    const Name name("play.item.{}", at.choice + 1);
    const Choice choice = choice_of(stage, at.choice, key);
    if (ui.focus_row && ui.selected == at.choice) {
        focus(name);
        ui.focus_row = false;
    }
    const bool dragging = ui.dragged == at.choice;
    Rect box = at.rect;
    const Rect handle = box.cut_left(handle_width());
    icon({handle.x + px(9), handle.mid_y()}, Icon::caret_up_down, px(18),
         dragging ? theme().accent_ink : theme().text3);
    const Hit hit = choice_row(name, box, choice);
    const float away = std::abs(ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 0).y);
    if (hit.held && choice.enabled && !speaking(stage) && ui.dragged < 0 &&
        ImGui::IsMouseDown(ImGuiMouseButton_Left) && away > px(drag_after)) {
        ui.dragged = at.choice;
        ui.selected = at.choice;
        ui.grip = ImGui::GetIO().MouseClickedPos[0].y - box.y;
        frame_wish().at_once();
    }
    if (hit.pressed && ui.dragged < 0) {
        row_pressed(stage, at.choice, choice.place > 0);
    }
}

/// Where the dragged row belongs now: it changes places with a neighbour once it covers half of it.
void follow_mouse(const Stage& stage, const Rect& list) {
    PlayUi& ui = stage.ui;
    const int dragged = ui.dragged;
    const float height = row_height(stage, dragged, list.w);
    const float top = ImGui::GetIO().MousePos.y - ui.grip;
    const int own_place =
        place_of(ui, dragged) == 0 ? static_cast<int>(ui.order.size()) : place_of(ui, dragged) - 1;
    float y = list.y + px(caption_row); // the others close up, but for the room of the dragged one
    int place = 0;
    int others = 0;
    for (const std::uint8_t choice : ui.order) {
        if (choice == dragged) {
            continue;
        }
        const float own = row_height(stage, choice, list.w);
        const bool above = others < own_place;
        const float middle = y + own * 0.5F + (above ? 0 : height + px(row_gap));
        place += (above ? top : top + height) > middle ? 1 : 0;
        y += own + px(row_gap);
        ++others;
    }
    // Past the end of the order, and over what still waits: taken out again.
    const bool waits = others + 1 < count_of(stage) && top > y + height * 0.5F + px(caption_row);
    if (waits) {
        std::erase(ui.order, static_cast<std::uint8_t>(dragged));
    } else {
        put_at(stage, dragged, place);
    }
}

void end_drag(const Stage& stage) {
    if (stage.ui.dragged >= 0 && !ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        stage.ui.dragged = -1;
    }
}

} // namespace

int order_neighbour(const Stage& stage, int by) {
    const int count = count_of(stage);
    if (stage.ui.selected < 0) {
        return shown_at(stage, by > 0 ? 0 : count - 1);
    }
    return shown_at(stage, std::clamp(row_of(stage, stage.ui.selected) + by, 0, count - 1));
}

void order_move(const Stage& stage, int by) {
    PlayUi& ui = stage.ui;
    if (ui.selected < 0 || stage.context.model.read_only) {
        return;
    }
    const int place = place_of(ui, ui.selected);
    if (place > 0) {
        put_at(stage, ui.selected, place - 1 + by);
    } else if (by < 0) {
        put_at(stage, ui.selected, static_cast<int>(ui.order.size()));
    }
    moved_by_key(stage);
}

float order_height(const Stage& stage, float width) {
    float height =
        2 * px(caption_row); // the same when all are placed: the list must not jump under the mouse
    for (int i = 0; i < count_of(stage); ++i) {
        height += row_height(stage, i, width) + px(row_gap);
    }
    return height;
}

void order_rows(const Stage& stage, const Rect& at) {
    PlayUi& ui = stage.ui;
    if (ui.dragged >= 0) {
        follow_mouse(stage, at);
    }
    const auto placed = static_cast<int>(ui.order.size());
    const auto caption = [&](float y, const char* key, int n) {
        text_in({at.x, y, at.w, px(20)}, Text<96>(key, fmt::arg("n", n), fmt::arg("of", count_of(stage))),
                type::meta_strong, theme().text2);
    };
    float y = at.y;
    caption(y, "play.order_placed", placed);
    y += px(caption_row);
    RowPlace lifted{-1, {}};
    for (int row = 0; row < count_of(stage); ++row) {
        if (row == placed) {
            caption(y, "play.order_waiting", count_of(stage) - placed);
            y += px(caption_row);
        }
        const int choice = shown_at(stage, row);
        const Rect r{at.x, y, at.w, row_height(stage, choice, at.w)};
        if (choice == ui.selected) {
            ui.row = r;
        }
        if (choice == ui.dragged) {
            fill({r.x + handle_width(), r.y, r.w - handle_width(), r.h}, theme().press, fpx(10));
            lifted = {choice, {r.x, ImGui::GetIO().MousePos.y - ui.grip, r.w, r.h}};
        } else {
            draw_row(stage, {choice, r});
        }
        y += r.h + px(row_gap);
    }
    if (placed == count_of(stage)) {
        text_in({at.x, y, at.w, px(20)}, t("play.order_complete"), type::meta_strong, theme().good.ink);
    }
    if (lifted.choice >= 0) {
        draw_row(stage, lifted); // last, so that it lies over the others
    }
    end_drag(stage);
}

} // namespace mq::ui::play
