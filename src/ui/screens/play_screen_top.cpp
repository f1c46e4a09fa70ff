#include "ui/screens/play_screen_parts.h"

#include <algorithm>
#include <cmath>

namespace mq::ui::play {
namespace {

constexpr std::size_t most_steps = 12;
constexpr float least_steps = 220; // circles, connectors and one name

Chip mode_chip(const app::Play& play) {
    if (play.assessment) {
        return {.text = t("play.assessment"), .tone = Tone::warn, .icon = Icon::shield_check, .small = true};
    }
    return {.text = t("play.practice"), .tone = Tone::accent, .icon = Icon::headset, .small = true};
}

Button back_button() {
    return {.text = t("play.back"), .kind = ButtonKind::ghost, .icon = Icon::caret_left};
}

/// The title over the chip of the mode, the channel and the number of the attempt.
struct Heading {
    Chip mode;
    Buf<160> line;
    float width;

    explicit Heading(const app::Play& play)
        : mode(mode_chip(play)),
          line("{} · {}", play.channel_name,
               std::string_view(Text<96>("play.attempt", fmt::arg("n", play.attempt_number)))),
          width(std::ceil(std::max(text_width(play.title, type::body_strong),
                                   chip_size(mode).x + px(26 + 8) + text_width(line, type::meta)))) {}
};

/// What the bar holds besides the steps, from the left and from the right.
struct Places {
    Rect back, title, timer, clock, pause, rest;
};

float clock_width(const app::Play& play) {
    return std::ceil(tabular_width(play.scene_clock, type::body_strong)) + px(18 + 8 + 24);
}

Places places_of(const Stage& stage, const Rect& bar) {
    Places p;
    p.rest = bar.inset(px(16), 0);
    const auto cut_left = [&](float width, float gap) { return p.rest.cut_left(width, gap); };
    p.back = centred_in(cut_left(button_width(back_button()), px(12)), button_width(back_button()), px(36));
    const float timed = timer_width(stage);
    const float right = px(36) + px(12) + clock_width(stage.play) + (timed > 0 ? timed + px(12) : 0);
    const float room = p.rest.w - right - px(24 + 32);
    const float most = std::max(px(160), std::min(room - px(least_steps), std::max(px(320), room * 0.3F)));
    p.pause = p.rest.cut_right(px(36), px(12));
    p.clock = p.rest.cut_right(clock_width(stage.play), timed > 0 ? px(12) : px(24));
    p.timer = timed > 0 ? p.rest.cut_right(timed, px(24)) : Rect{};
    p.title = cut_left(std::min({Heading(stage.play).width + 1, most, p.rest.w}), px(32));
    return p;
}

void title(const Stage& stage, const Rect& r) {
    const Heading heading(stage.play);
    const float top = std::round(r.mid_y() - px(24));
    text_in({r.x, top, r.w, px(22)}, stage.play.title, type::body_strong, theme().text);
    Rect line{r.x, top + px(24), r.w, px(22)};
    chip(line.min(), heading.mode);
    line.cut_left(chip_size(heading.mode).x, px(8));
    icon({line.x + px(8), line.mid_y()}, channel_icon(stage.play.channel), px(16), theme().text2);
    line.cut_left(px(16), px(6));
    // Where there is no room the number of the attempt goes first, then the name of the channel; its icon
    // stays.
    if (text_width(heading.line, type::meta) <= line.w) {
        text_in(line, heading.line, type::meta, theme().text2);
    } else if (text_width(stage.play.channel_name, type::meta) <= line.w) {
        text_in(line, stage.play.channel_name, type::meta, theme().text2);
    }
}

void clock(const Stage& stage, const Rect& place) {
    const Rect box = centred_in(place, place.w, px(32));
    border(box, theme().border2, fpx(8));
    icon({box.x + px(12) + px(9), box.mid_y()}, Icon::clock, px(18), theme().text2);
    tabular_in({box.x + px(12 + 18 + 8), box.y, box.w, box.h}, stage.play.scene_clock, type::body_strong,
               theme().text);
    if (ImGui::IsMouseHoveringRect(box.min(), box.max()) && ImGui::IsWindowHovered()) {
        tooltip(t("play.clock_about"));
    }
}

void pause(const Stage& stage, const Rect& place) {
    const bool paused = stage.ui.paused;
    const Rect box = centred_in(place, px(36), px(32));
    if (icon_button("play.pause", box,
                    {.icon = paused ? Icon::play : Icon::pause,
                     .label = t(paused ? "play.resume" : "play.pause"),
                     .kind = ButtonKind::secondary,
                     .icon_kind = IconKind::fill,
                     .enabled = !stage.play.finished})) {
        toggle_pause(stage);
    }
}

} // namespace

Icon channel_icon(domain::Channel channel) {
    switch (channel) {
        case domain::Channel::phone: return Icon::phone;
        case domain::Channel::counter: return Icon::storefront;
        case domain::Channel::email: return Icon::envelope_simple;
        case domain::Channel::chat: return Icon::chats;
        case domain::Channel::social: break;
    }
    return Icon::share_network;
}

bool steps_fit(const Stage& stage, const Rect& bar) {
    return places_of(stage, bar).rest.w >= px(least_steps);
}

void steps(const Stage& stage, const Rect& r) {
    std::array<Step, most_steps> shown;
    const std::size_t count = std::min(stage.play.steps.size(), most_steps);
    for (std::size_t i = 0; i < count; ++i) {
        const app::StepLine& step = stage.play.steps[i];
        // A step that was only tried shows as passed: whether it went well is for the debrief to say.
        const bool passed = step.state != domain::StepState::missed;
        shown[i] = {step.name, step.current ? StepState::current
                               : passed     ? StepState::done
                                            : StepState::next};
    }
    const Clip clip(r);
    step_bar(r, {shown.data(), count});
}

void top_bar(const Stage& stage, const Rect& bar) {
    fill(bar, theme().surface);
    horizontal(bar.x, bar.bottom() - hairline(), bar.w, theme().border);
    const Places p = places_of(stage, bar);
    if (button("play.back", p.back, back_button())) {
        ask_to_leave(stage);
    }
    vertical(p.title.x - px(6), bar.y + px(18), bar.h - px(36), theme().border);
    title(stage, {p.title.x + px(8), p.title.y, p.title.w, p.title.h});
    if (p.rest.w >= px(least_steps)) {
        steps(stage, {p.rest.x + px(8), p.rest.y, p.rest.w - px(8), p.rest.h});
    }
    timer(stage, p.timer);
    clock(stage, p.clock);
    pause(stage, p.pause);
}

} // namespace mq::ui::play
