#include "ui/screens/play_screen_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::play {
namespace {

constexpr float padding = 32;
constexpr float row_gap = 8;

// ---- the row below

Button send_button(const Stage& stage) {
    return {.text = t("play.send"),
            .kind = ButtonKind::primary,
            .icon = Icon::paper_plane_right,
            .keycap = "Enter",
            .enabled = can_send(stage)};
}

Button undo_button() {
    return {.text = t("play.undo"),
            .kind = ButtonKind::ghost,
            .size = ButtonSize::small,
            .icon = Icon::arrow_counter_clockwise,
            .note = t("play.price_one"),
            .keycap = "U",
            .tooltip = t("play.undo_about")};
}

/// Why the answer can't be sent yet; null when it can.
const char* why_not(const Stage& stage) {
    if (stage.context.model.read_only) {
        return t("play.read_only");
    }
    if (can_send(stage)) {
        return nullptr;
    }
    switch (stage.play.answer) {
        case domain::AnswerKind::one: return t("play.need_one");
        case domain::AnswerKind::several: return t("play.need_several");
        default: break;
    }
    return t("play.need_order");
}

/// Room that key_hints takes: the same sums.
float hints_width(std::span<const KeyHint> hints) {
    float width = 0;
    for (const KeyHint& hint : hints) {
        width += keycap_size(hint.from).x + px(6) + text_width(hint.does, type::caption) + px(17);
        if (!hint.to.empty()) {
            width += text_width("–", type::caption) + px(12) + keycap_size(hint.to).x;
        }
    }
    return std::ceil(width);
}

void hints(const Stage& stage, const Rect& r) {
    const app::Play& play = stage.play;
    const Buf<8> last("{}", std::min<std::size_t>(9, play.choices.size()));
    const char* number = play.answer == domain::AnswerKind::order     ? t("play.key_order")
                         : play.answer == domain::AnswerKind::several ? t("play.key_tick")
                                                                      : t("play.key_choose");
    const std::array<KeyHint, 3> all = {KeyHint{"1", last, number},
                                        play.answer == domain::AnswerKind::order
                                            ? KeyHint{t("play.key_alt_arrows"), {}, t("play.key_move")}
                                            : KeyHint{"Backspace", {}, t("play.key_back")},
                                        KeyHint{"P", {}, t("play.key_pause")}};
    for (std::size_t count = all.size(); count > 0; --count) {
        const std::span<const KeyHint> shown(all.data(), count);
        if (hints_width(shown) <= r.w) {
            key_hints({r.x, std::round(r.mid_y() - px(10))}, shown);
            return;
        }
    }
}

void foot(const Stage& stage, Rect r) {
    const Button go = send_button(stage);
    const Rect go_at = r.cut_right(button_width(go), px(12));
    if (const char* why = why_not(stage); why != nullptr) {
        const float width = std::min(std::ceil(text_width(why, type::meta)) + 1, r.w);
        text_in(r.cut_right(width, px(12)), why, type::meta, theme().text2, Align::right);
    }
    if (stage.play.can_undo) {
        const Button undo = undo_button();
        if (button_width(undo) <= r.w) {
            const Rect place = r.cut_right(button_width(undo), px(16));
            if (button("play.undo", centred_in(place, place.w, px(30)), undo)) {
                stage.context.out.emplace_back(app::UndoDecision{stage.play.attempt});
            }
        }
    }
    hints(stage, r);
    if (button("play.send", go_at, go)) { // last, as Tab goes from left to right
        send(stage);
    }
}

// ---- rows

Choice choice_of(const Stage& stage, std::size_t i, std::string_view key) {
    const bool several = stage.play.answer == domain::AnswerKind::several;
    const bool on = several ? stage.ui.ticked[i] : stage.ui.selected == static_cast<int>(i);
    return {.key = key,
            .text = stage.play.choices[i].text,
            .selected = on,
            .enabled = !stage.context.model.read_only,
            .mark = several ? ChoiceMark::check : ChoiceMark::none};
}

std::size_t shown_choices(const app::Play& play) {
    return std::min<std::size_t>(play.choices.size(), 256);
}

float rows_height(const Stage& stage, float width) {
    if (stage.play.answer == domain::AnswerKind::order) {
        return order_height(stage, width);
    }
    float height = 0;
    for (std::size_t i = 0; i < shown_choices(stage.play); ++i) {
        height += choice_height(choice_of(stage, i, "0"), width) + (i > 0 ? px(row_gap) : 0);
    }
    return height;
}

void rows(const Stage& stage, const Rect& r) {
    float y = r.y;
    for (std::size_t i = 0; i < shown_choices(stage.play); ++i) {
        const Buf<8> key("{}", i + 1);
        const Choice choice = choice_of(stage, i, key);
        const Name name("play.option.{}", i + 1);
        if (stage.ui.focus_row && stage.ui.selected == static_cast<int>(i)) {
            focus(name);
            stage.ui.focus_row = false;
        }
        const Rect row{r.x, y, r.w, choice_height(choice, r.w)};
        if (stage.ui.selected == static_cast<int>(i)) {
            stage.ui.row = row;
        }
        if (choice_row(name, row, choice).pressed) {
            row_pressed(stage, static_cast<int>(i), choice.selected);
        }
        if (stage.play.answer == domain::AnswerKind::several && stage.ui.selected == static_cast<int>(i) &&
            ImGui::GetIO().NavVisible == false) {
            border(row, theme().accent, fpx(10)); // the cursor of the arrows, where no focus ring shows it
        }
        y += row.h + px(row_gap);
    }
}

void move_cursor(const Stage& stage, int by) {
    PlayUi& ui = stage.ui;
    const int count = static_cast<int>(shown_choices(stage.play));
    if (stage.play.answer == domain::AnswerKind::order) {
        ui.selected = order_neighbour(stage, by);
    } else if (ui.selected < 0) {
        ui.selected = by > 0 ? 0 : count - 1;
    } else {
        ui.selected = std::clamp(ui.selected + by, 0, count - 1);
    }
    moved_by_key(stage);
}

void arrow_keys(const Stage& stage) {
    const bool up = claimed_key(ImGuiKey_UpArrow, "play.answers");
    const bool down = claimed_key(ImGuiKey_DownArrow, "play.answers");
    if (!up && !down) {
        return;
    }
    const int by = down ? 1 : -1;
    if (ImGui::GetIO().KeyAlt && stage.play.answer == domain::AnswerKind::order) {
        order_move(stage, by);
    } else if (!ImGui::GetIO().KeyAlt) {
        move_cursor(stage, by);
    }
}

void number_keys(const Stage& stage) {
    const int count = std::min(9, static_cast<int>(stage.play.choices.size()));
    for (int i = 0; i < count; ++i) {
        if (shortcut(ImGuiKey_1 + i) || shortcut(ImGuiKey_Keypad1 + i)) {
            take(stage, i);
            moved_by_key(stage);
        }
    }
}

} // namespace

bool can_send(const Stage& stage) {
    const PlayUi& ui = stage.ui;
    const std::size_t count = shown_choices(stage.play);
    if (stage.context.model.read_only || stage.play.finished || count == 0) {
        return false;
    }
    switch (stage.play.answer) {
        case domain::AnswerKind::one:
            return ui.selected >= 0 && static_cast<std::size_t>(ui.selected) < count;
        case domain::AnswerKind::several:
            return std::any_of(ui.ticked.begin(), ui.ticked.begin() + static_cast<std::ptrdiff_t>(count),
                               [](bool on) { return on; });
        default: break;
    }
    return ui.order.size() == count;
}

void send(const Stage& stage) {
    if (!can_send(stage)) {
        return;
    }
    const PlayUi& ui = stage.ui;
    const auto& choices = stage.play.choices;
    app::Choose choose{stage.play.attempt, {}, 0};
    if (stage.play.answer == domain::AnswerKind::one) {
        choose.picks.push_back(choices[static_cast<std::size_t>(ui.selected)].pick);
    } else if (stage.play.answer == domain::AnswerKind::several) {
        for (std::size_t i = 0; i < shown_choices(stage.play); ++i) {
            if (ui.ticked[i]) {
                choose.picks.push_back(choices[i].pick);
            }
        }
    } else {
        for (const std::uint8_t i : ui.order) {
            choose.picks.push_back(choices[i].pick);
        }
    }
    const double seconds =
        stage.context.now - ui.shown_at - ui.resting; // a pause hides the choices: it doesn't count
    choose.elapsed_ms = std::max<std::int64_t>(0, std::llround(seconds * 1000));
    stage.context.out.emplace_back(std::move(choose));
}

void take(const Stage& stage, int choice) {
    PlayUi& ui = stage.ui;
    if (stage.context.model.read_only) {
        return;
    }
    ui.selected = choice;
    const auto place = static_cast<std::size_t>(choice);
    if (stage.play.answer == domain::AnswerKind::several) {
        ui.ticked[place] = !ui.ticked[place];
    } else if (stage.play.answer == domain::AnswerKind::order) {
        const auto at = std::find(ui.order.begin(), ui.order.end(), choice);
        if (at == ui.order.end()) {
            ui.order.push_back(static_cast<std::uint8_t>(choice));
        } else {
            ui.order.erase(at);
        }
    }
}

void row_pressed(const Stage& stage, int choice, bool taken) {
    const bool by_enter =
        ImGui::IsKeyPressed(ImGuiKey_Enter, false) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false);
    if (by_enter && taken) {
        send(stage);
    } else {
        take(stage, choice);
    }
}

void moved_by_key(const Stage& stage) {
    stage.ui.focus_row = ImGui::GetIO().NavVisible; // else Enter would go to what had the focus before
    stage.ui.show_row = true;
    stage.ui.row = {};
}

void answer_keys(const Stage& stage) {
    arrow_keys(stage);
    number_keys(stage);
    const bool many = stage.play.answer != domain::AnswerKind::one;
    if (many && stage.ui.selected >= 0 && shortcut(ImGuiKey_Space)) {
        take(stage, stage.ui.selected);
    }
    if (shortcut(ImGuiKey_Enter)) {
        send(stage);
    }
    if (offers_hint(stage.play) && shortcut(ImGuiKey_H)) {
        take_hint(stage);
    }
    if (stage.play.can_undo && shortcut(ImGuiKey_U)) {
        stage.context.out.emplace_back(app::UndoDecision{stage.play.attempt});
    }
}

float answers_height(const Stage& stage, float width) {
    const float room = width - 2 * px(padding);
    return px(14) + head_height(stage, room) + px(10) + rows_height(stage, room) + px(12) + px(36) + px(14);
}

void answers(const Stage& stage, const Rect& at) {
    Rect r = at.inset(px(padding), px(14));
    head(stage, r.cut_top(head_height(stage, r.w), px(10)));
    const Rect list = r.cut_top(rows_height(stage, r.w), px(12));
    if (stage.play.answer == domain::AnswerKind::order) {
        order_rows(stage, list);
    } else {
        rows(stage, list);
    }
    foot(stage, r.with_height(px(36)));
}

} // namespace mq::ui::play
