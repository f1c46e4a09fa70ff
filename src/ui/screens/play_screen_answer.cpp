#include "ui/frame_wish.h"
#include "ui/screens/play_screen_parts.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace mq::ui::play {
namespace {

constexpr float padding = 32;
constexpr float row_gap = 8;

// ---- rows

Choice choice_of(const Stage& stage, std::size_t i, std::string_view key) {
    const bool several = stage.play.answer == domain::AnswerKind::several;
    const bool on = several ? stage.ui.ticked[i] : stage.ui.selected == static_cast<int>(i);
    return {.key = key,
            .text = stage.play.choices[i].text,
            .selected = on,
            .enabled = !read_only(stage),
            .mark = several ? ChoiceMark::check : ChoiceMark::none};
}

float rows_height(const Stage& stage, float width) {
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
    } else if (stage.play.answer == domain::AnswerKind::route) {
        const int row = ui.selected < 0 ? (by > 0 ? -1 : count) : route_row(stage.play, ui.selected);
        ui.selected = route_choice(stage.play, std::clamp(row + by, 0, count - 1));
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

std::size_t shown_choices(const app::Play& play) {
    return std::min<std::size_t>(play.choices.size(), 256);
}

bool read_only(const Stage& stage) {
    return stage.context.model.read_only;
}

bool can_send(const Stage& stage) {
    const PlayUi& ui = stage.ui;
    const std::size_t count = shown_choices(stage.play);
    if (read_only(stage) || stage.play.finished || speaking(stage)) {
        return false;
    }
    switch (stage.play.answer) {
        case domain::AnswerKind::one:
            return ui.selected >= 0 && static_cast<std::size_t>(ui.selected) < count;
        case domain::AnswerKind::several:
            return std::any_of(ui.ticked.begin(), ui.ticked.begin() + static_cast<std::ptrdiff_t>(count),
                               [](bool on) { return on; });
        case domain::AnswerKind::order: return count > 0 && ui.order.size() == count;
        case domain::AnswerKind::type: return !reply_empty(ui);
        case domain::AnswerKind::log: return !ui.entries.empty();
        case domain::AnswerKind::route: break;
    }
    return ui.handler >= 0 && static_cast<std::size_t>(ui.handler) < count;
}

namespace {

std::vector<std::uint8_t> picks_of(const Stage& stage) {
    const PlayUi& ui = stage.ui;
    const auto& choices = stage.play.choices;
    std::vector<std::uint8_t> picks;
    const auto add = [&](int place) { picks.push_back(choices[static_cast<std::size_t>(place)].pick); };
    if (stage.play.answer == domain::AnswerKind::one) {
        add(ui.selected);
    } else if (stage.play.answer == domain::AnswerKind::order) {
        for (const std::uint8_t place : ui.order) {
            add(place);
        }
    } else {
        if (stage.play.answer == domain::AnswerKind::route) {
            add(ui.handler);
        }
        for (std::size_t i = 0; i < shown_choices(stage.play); ++i) {
            if (ui.ticked[i]) {
                add(static_cast<int>(i));
            }
        }
    }
    return picks;
}

} // namespace

void push_answer(const Stage& stage, app::Choose choose) {
    const PlayUi& ui = stage.ui;
    // A pause hides the choices: it doesn't count.
    const double seconds = stage.context.now - ui.shown_at - ui.resting;
    choose.elapsed_ms = std::max<std::int64_t>(0, std::llround(seconds * 1000));
    stage.context.out.emplace_back(std::move(choose));
}

void send(const Stage& stage) {
    if (std::exchange(stage.ui.sent_frame, ImGui::GetFrameCount()) == ImGui::GetFrameCount()) {
        return; // the same key was heard by the field it was pressed in
    }
    if (speaking(stage)) {
        hear_out(stage); // nothing is answered by mistake before the customer has finished
        return;
    }
    if (!can_send(stage)) {
        return;
    }
    app::Choose choose{stage.play.attempt, {}, 0};
    if (stage.play.answer == domain::AnswerKind::type || stage.play.answer == domain::AnswerKind::log) {
        choose.entries = stage.ui.entries; // they stay until the answer is known to be written
    } else {
        choose.picks = picks_of(stage);
    }
    push_answer(stage, std::move(choose));
}

void take(const Stage& stage, int choice) {
    PlayUi& ui = stage.ui;
    if (read_only(stage)) {
        return;
    }
    if (speaking(stage)) {
        hear_out(stage);
        return;
    }
    ui.selected = choice;
    const auto place = static_cast<std::size_t>(choice);
    if (stage.play.answer == domain::AnswerKind::route && handles(stage.play, choice)) {
        ui.handler = choice;
    } else if (stage.play.answer == domain::AnswerKind::several ||
               stage.play.answer == domain::AnswerKind::route) {
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
        stage.ui.show_row = true;
        stage.ui.row = {};
    }
}

void moved_by_key(const Stage& stage) {
    stage.ui.focus_row = ImGui::GetIO().NavVisible; // else Enter would go to what had the focus before
    stage.ui.show_row = true;
    stage.ui.row = {};
}

namespace {

bool is_written(const app::Play& play) {
    return play.answer == domain::AnswerKind::type || play.answer == domain::AnswerKind::log;
}

void written_keys(const Stage& stage) {
    if (shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter)) {
        send(stage);
    }
    if (stage.play.answer == domain::AnswerKind::type && enter_sends(stage.play) &&
        shortcut(ImGuiKey_Enter)) {
        send(stage);
    }
    if (shortcut(ImGuiKey_T)) {
        stage.ui.focus_entry = true;
        ImGui::GetIO().InputQueueCharacters.resize(0); // the t that came with the key is not part of the text
        frame_wish().at_once();
    }
}

void choosing_keys(const Stage& stage) {
    arrow_keys(stage);
    if (stage.play.answer == domain::AnswerKind::route) {
        route_keys(stage);
    } else {
        number_keys(stage);
    }
    const bool many = stage.play.answer != domain::AnswerKind::one;
    if (many && stage.ui.selected >= 0 && shortcut(ImGuiKey_Space)) {
        take(stage, stage.ui.selected);
    }
    if (shortcut(ImGuiKey_Enter)) {
        send(stage);
    }
}

} // namespace

void answer_keys(const Stage& stage) {
    if (shortcut(ImGuiKey_X)) {
        cut_in(stage);
    }
    if (is_written(stage.play)) {
        written_keys(stage);
    } else {
        choosing_keys(stage);
    }
    if (offers_hint(stage.play) && shortcut(ImGuiKey_H)) {
        speaking(stage) ? hear_out(stage) : take_hint(stage);
    }
    if (stage.play.can_undo && shortcut(ImGuiKey_U)) {
        stage.context.out.emplace_back(app::UndoDecision{stage.play.attempt});
    }
}

namespace {

float body_height(const Stage& stage, float width) {
    switch (stage.play.answer) {
        case domain::AnswerKind::order: return order_height(stage, width);
        case domain::AnswerKind::type: return reply_height(stage, width);
        case domain::AnswerKind::log: return log_height(stage, width);
        case domain::AnswerKind::route: return route_height(stage, width);
        case domain::AnswerKind::one:
        case domain::AnswerKind::several: break;
    }
    return rows_height(stage, width);
}

void body(const Stage& stage, const Rect& r) {
    switch (stage.play.answer) {
        case domain::AnswerKind::order: return order_rows(stage, r);
        case domain::AnswerKind::type: return reply_box(stage, r);
        case domain::AnswerKind::log: return log_form(stage, r);
        case domain::AnswerKind::route: return route_rows(stage, r);
        case domain::AnswerKind::one:
        case domain::AnswerKind::several: break;
    }
    rows(stage, r);
}

} // namespace

float answers_height(const Stage& stage, float width) {
    const float room = width - 2 * px(padding);
    return px(14) + head_height(stage, room) + px(10) + body_height(stage, room) + px(12) + px(36) + px(14);
}

void answers(const Stage& stage, const Rect& at) {
    Rect r = at.inset(px(padding), px(14));
    head(stage, r.cut_top(head_height(stage, r.w), px(10)));
    const Rect list = r.cut_top(body_height(stage, r.w), px(12));
    body(stage, list);
    if (speaking(stage) && !is_written(stage.play)) {
        fill(list.grown(px(2)), with_alpha(theme().inset, 0.5F)); // there to be read, not yet to be chosen
    }
    foot(stage, r.with_height(px(36)));
}

} // namespace mq::ui::play
