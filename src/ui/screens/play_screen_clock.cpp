// The clock of a moment: how long the customer waits for an answer.

#include "ui/frame_wish.h"
#include "ui/screens/play_screen_parts.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace mq::ui::play {
namespace {

constexpr double soon_over = 10; // seconds

bool has_clock(const Stage& stage) {
    const app::Play& play = stage.play;
    const bool wanted = play.assessment || stage.context.model.settings.practice_clock;
    return play.timer_seconds > 0 && wanted && !play.finished && !read_only(stage);
}

/// “0:48”, up to “10:00”: the second that has begun.
Buf<16> words_of(double left) {
    const int seconds = static_cast<int>(std::ceil(std::max(0.0, left) - 1e-6));
    return Buf<16>("{}:{:02}", seconds / 60, seconds % 60);
}

void dial(ImVec2 centre, float radius, float share, Colour colour) {
    constexpr float top = -std::numbers::pi_v<float> / 2;
    const float thickness = fpx(3);
    ring(centre, radius, theme().track, thickness);
    if (share > 0) {
        arc(centre, radius - thickness * 0.5F, top, top + share * 2 * std::numbers::pi_v<float>, colour,
            thickness);
    }
}

} // namespace

double seconds_left(const Stage& stage) {
    if (!has_clock(stage)) {
        return -1;
    }
    const double used = speaking(stage) ? 0.0 : stage.ui.time - stage.ui.speech.ended;
    return std::max(0.0, stage.play.timer_seconds - used);
}

void run_clock(const Stage& stage) {
    PlayUi& ui = stage.ui;
    if (!has_clock(stage) || speaking(stage) || ui.stands || ui.late_sent) {
        return;
    }
    const double left = seconds_left(stage);
    if (left > 0) {
        const double to_next_second = left - std::floor(left);
        frame_wish().in((to_next_second > 0.001 ? to_next_second : 1.0) + 0.001);
        return;
    }
    ui.late_sent = true;
    app::Choose choose{stage.play.attempt, {}, 0};
    choose.trigger = domain::Trigger::late;
    push_answer(stage, std::move(choose));
}

float timer_width(const Stage& stage) {
    if (!has_clock(stage)) {
        return 0;
    }
    const Buf<16> widest = words_of(stage.play.timer_seconds);
    return std::ceil(tabular_width(widest, type::body_strong)) + px(20 + 8 + 24);
}

void timer(const Stage& stage, const Rect& place) {
    const double left = seconds_left(stage);
    if (left < 0) {
        return;
    }
    const Theme& c = theme();
    const bool waits = speaking(stage);
    const bool soon = !waits && left < soon_over;
    const Rect box = centred_in(place, place.w, px(32));
    fill(box, soon ? c.warn.soft : c.surface, fpx(8));
    border(box, soon ? c.warn.line : c.border2, fpx(8));
    const float share = static_cast<float>(left / stage.play.timer_seconds);
    dial({box.x + px(12) + px(10), box.mid_y()}, fpx(10), share,
         soon    ? c.warn_mark
         : waits ? c.ctl
                 : c.accent);
    tabular_in({box.x + px(12 + 20 + 8), box.y, box.w, box.h}, words_of(left), type::body_strong,
               soon    ? c.warn.ink
               : waits ? c.text2
                       : c.text);
    if (ImGui::IsMouseHoveringRect(box.min(), box.max()) && ImGui::IsWindowHovered()) {
        tooltip(t(stage.play.assessment ? "play.timer_about_assessment" : "play.timer_about"));
    }
    if (registry().recording()) {
        WidgetRecord& entry =
            registry().add_widget("play.timer", WidgetKind::chart, box, ImGui::GetID("play.timer"), true);
        entry.value = words_of(left);
        entry.on = soon;
    }
}

} // namespace mq::ui::play
