#include "ui/widgets/marks.h"

#include "ui/frame_wish.h"
#include "ui/i18n.h"

#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace mq::ui {
namespace {

constexpr float nan_value = std::numeric_limits<float>::quiet_NaN();

Type chip_type(float side) {
    if (side >= px(44)) {
        return type::level;
    }
    return side >= px(30) ? type::title_s : type::meta_bold;
}

float chip_radius(float side) {
    return side >= px(44) ? fpx(14) : side >= px(30) ? fpx(8) : fpx(6);
}

struct RangeScale {
    float left, width, middle;
    [[nodiscard]] float x(float value) const {
        return left + width * (std::min(std::max(value, 1.0F), 5.0F) - 1) / 4;
    }
};

void draw_track(const RangeScale& s) {
    const Theme& c = theme();
    fill({s.left, s.middle - px(2), s.width, px(4)}, c.track, fpx(2));
    for (int level = 1; level <= 5; ++level) {
        const float x = std::round(s.x(static_cast<float>(level)));
        fill({x - px(1), s.middle - px(5), px(2), px(10)}, c.track);
    }
}

void draw_target(const RangeScale& s, float target) {
    const float x = std::round(s.x(target));
    const Colour ink = theme().text2;
    line({x + 0.5F, s.middle - px(9)}, {x + 0.5F, s.middle + px(9)}, ink, std::max(hairline(), fpx(1.5F)));
    triangle_down({x + 0.5F, s.middle - px(6)}, fpx(8), fpx(6), ink);
}

} // namespace

void level_chip(ImVec2 at, int level, float side) {
    const Rect r{std::round(at.x), std::round(at.y), std::round(side), std::round(side)};
    const float radius = chip_radius(side);
    if (level < 1 || level > 5) {
        dashed_border(r, theme().ctl, radius);
        text_in(r, "?", side >= px(30) ? chip_type(side) : type::meta_strong, theme().text3, Align::centre);
        return;
    }
    const LevelColour c = level_colour(level);
    fill(r, c.fill, radius);
    const Buf<8> number("{}", level);
    text_in(r, number, chip_type(side), c.number, Align::centre);
}

void level_cell(const Rect& r, int level) {
    if (level < 1 || level > 5) {
        dashed_border(r, theme().ctl, fpx(6));
        text_in(r, "?", type::meta_strong, theme().text3, Align::centre);
        return;
    }
    const LevelColour c = level_colour(level);
    fill(r, c.fill, fpx(6));
    const Buf<8> number("{}", level);
    text_in(r, number, type::meta_bold, c.number, Align::centre);
}

Estimate no_estimate() {
    return {nan_value, nan_value, nan_value, true, nan_value};
}

void range_bar(const Rect& r, const Estimate& e) {
    const RangeScale s{r.x, r.w, std::round(r.mid_y())};
    const Theme& c = theme();
    draw_track(s);
    if (!std::isnan(e.low) && !std::isnan(e.high)) {
        const float from = std::max(s.x(e.low), s.left);
        const float width = std::max(fpx(10), s.x(e.high) - from);
        const Rect capsule{from, s.middle - px(5), width, px(10)};
        if (e.thin) {
            dashed_border(capsule, c.ctl, fpx(5));
        } else {
            fill(capsule, with_alpha(c.accent, 0.26F), fpx(5));
        }
    }
    if (!std::isnan(e.target)) {
        draw_target(s, e.target);
    }
    if (!std::isnan(e.value)) {
        const ImVec2 centre{s.x(e.value), s.middle};
        if (e.thin) {
            disc(centre, fpx(5), c.surface);
            ring(centre, fpx(5.5F), c.ctl, fpx(1.5F));
        } else {
            disc(centre, fpx(7), c.surface);
            disc(centre, fpx(5.5F), c.accent);
        }
    }
}

namespace {

void draw_bracket(const Rect& r, const Estimate& e, float top) {
    const auto x = [&](float v) { return r.x + (std::min(std::max(v, 0.5F), 5.5F) - 0.5F) / 5 * r.w; };
    const Colour ink = theme().text;
    const float thickness = std::max(hairline(), fpx(1.5F));
    if (!std::isnan(e.low) && !std::isnan(e.high)) {
        const float left = std::round(x(e.low));
        const float right = std::round(x(e.high));
        const float y = std::round(top + fpx(5)) + 0.5F;
        const std::array<ImVec2, 4> path = {ImVec2{left, y + fpx(7)}, ImVec2{left, y}, ImVec2{right, y},
                                            ImVec2{right, y + fpx(7)}};
        if (e.thin) {
            dashed_polyline(path, theme().ctl, thickness);
        } else {
            polyline(path, ink, thickness);
        }
    }
    if (!std::isnan(e.value)) {
        const ImVec2 centre{x(e.value), std::round(top + fpx(5)) + 0.5F};
        disc(centre, fpx(7), theme().surface);
        if (e.thin) {
            ring(centre, fpx(5), theme().ctl, fpx(1.5F));
        } else {
            disc(centre, fpx(5), ink);
        }
    }
}

} // namespace

void big_scale(const Rect& r, const Estimate& e, int level, std::span<const std::string_view> names) {
    const float bars = r.y + px(16);
    for (int i = 0; i < 5; ++i) {
        const Rect piece = Rect{r.x, bars, r.w, px(11)}.column(i, 5, px(4));
        const bool chosen = level == i + 1;
        fill(piece, with_alpha(level_colour(i + 1).fill, chosen ? 1.0F : 0.45F), fpx(4));
        if (static_cast<std::size_t>(i) < names.size()) {
            const Buf<96> name("{} {}", i + 1, names[static_cast<std::size_t>(i)]);
            text_in({piece.x, bars + px(14), piece.w, px(22)}, name, chosen ? type::meta_strong : type::meta,
                    chosen ? theme().text : theme().text2, Align::centre);
        }
    }
    draw_bracket(r, e, r.y);
}

void bar(const Rect& r, float fraction, Colour colour) {
    const Rect track{r.x, std::round(r.mid_y() - px(3)), r.w, px(6)};
    fill(track, theme().track, fpx(3));
    if (fraction > 0) {
        fill(track.with_width(std::max(px(6), track.w * std::min(fraction, 1.0F))), colour, fpx(3));
    }
}

void progress(const Rect& r, float fraction) {
    bar(r, fraction, theme().accent);
}

void gain_bar(const Rect& r, float before, float after) {
    const Rect track{r.x, std::round(r.mid_y() - px(3)), r.w, px(6)};
    const auto to = [&](float f) { return std::round(track.w * std::min(std::max(f, 0.0F), 1.0F)); };
    const float low = std::min(before, after);
    const float high = std::max(before, after);
    fill(track, theme().track, fpx(3));
    if (to(high) > 0) {
        fill(track.with_width(std::max(px(6), to(high))),
             after >= before ? theme().accent : theme().warn_mark, fpx(3));
    }
    if (to(low) > 0) { // what was there before lies over it, with a straight end
        fill(track.with_width(to(low)), theme().accent_line, fpx(3), ImDrawFlags_RoundCornersLeft);
    }
}

void progress_dots(ImVec2 centre) {
    const double now = ImGui::GetTime();
    for (int i = 0; i < 3; ++i) {
        const double phase = std::fmod(now * 1.4 + (2 - i) * 0.22, 1.0);
        const float strength = look().reduced_motion ? 0.7F : 0.35F + 0.65F * static_cast<float>(phase);
        disc({centre.x + fpx(12) * static_cast<float>(i - 1), centre.y}, fpx(4),
             with_alpha(theme().accent, strength));
    }
    if (!look().reduced_motion) {
        frame_wish().in(1.0 / 20);
    }
}

void ring_progress(ImVec2 centre, float radius, float fraction, std::string_view s) {
    constexpr float top = -std::numbers::pi_v<float> / 2;
    const float thickness = fpx(5);
    const float middle = radius - thickness * 0.5F;
    ring(centre, radius, theme().track, thickness);
    const float share = std::min(std::max(fraction, 0.0F), 1.0F);
    if (share >= 1) {
        ring(centre, radius, theme().accent, thickness);
    } else if (share > 0) {
        const float end = top + share * 2 * std::numbers::pi_v<float>;
        arc(centre, middle, top, end, theme().accent, thickness);
        disc({centre.x + middle * std::cos(top), centre.y + middle * std::sin(top)}, thickness * 0.5F,
             theme().accent);
        disc({centre.x + middle * std::cos(end), centre.y + middle * std::sin(end)}, thickness * 0.5F,
             theme().accent);
    }
    text_in({centre.x - radius, centre.y - radius, 2 * radius, 2 * radius}, s, type::meta_strong,
            theme().text, Align::centre);
}

float difficulty_dots_width() {
    return px(4 * 10 + 7);
}

void difficulty_dots(ImVec2 left_middle, int filled, int of) {
    for (int i = 0; i < of; ++i) {
        const ImVec2 centre{std::round(left_middle.x) + fpx(3.5F) + fpx(10) * static_cast<float>(i),
                            std::round(left_middle.y)};
        if (i < filled) {
            disc(centre, fpx(3.5F), theme().text2);
        } else {
            disc(centre, fpx(3.5F), theme().track);
            ring(centre, fpx(3.5F), theme().border2, hairline());
        }
    }
}

float pips(ImVec2 left_middle, int left, int of) {
    for (int i = 0; i < of; ++i) {
        const ImVec2 centre{left_middle.x + fpx(5) + fpx(14) * static_cast<float>(i), left_middle.y};
        if (i < left) {
            disc(centre, fpx(5), theme().accent);
        } else {
            disc(centre, fpx(5), theme().track);
            ring(centre, fpx(5), theme().border2, hairline());
        }
    }
    return of > 0 ? fpx(14) * static_cast<float>(of) - fpx(4) : 0;
}

void avatar(ImVec2 centre, float radius, std::string_view initials, std::uint64_t id_hash) {
    disc(centre, radius, avatar_colour(id_hash));
    const Type type = radius >= px(22)   ? type::title_s
                      : radius >= px(15) ? type::meta_bold
                                         : type::caption_strong;
    text_in({centre.x - radius, centre.y - radius, 2 * radius, 2 * radius}, initials, type, IM_COL32_WHITE,
            Align::centre);
}

void sparkline(const Rect& r, std::span<const float> moods) {
    constexpr std::size_t most = 8;
    const auto shown = moods.last(std::min(moods.size(), most));
    std::array<ImVec2, most> points;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const float x = shown.size() < 2 ? 1 : static_cast<float>(i) / static_cast<float>(shown.size() - 1);
        const float y = 1 - std::min(std::max(shown[i], 0.0F), 100.0F) / 100;
        points[i] = {r.x + fpx(5) + (r.w - fpx(10)) * x, r.y + fpx(5) + (r.h - fpx(10)) * y};
    }
    if (shown.size() > 1) {
        polyline({points.data(), shown.size()}, theme().text3, fpx(2));
    }
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const bool last = i + 1 == shown.size();
        disc(points[i], last ? fpx(6) : fpx(4.5F), theme().surface);
        disc(points[i], last ? fpx(5) : fpx(3.5F), mood_colour(shown[i]));
    }
}

void verdict_mark(ImVec2 centre, float radius, VerdictMark mark) {
    const Meaning m = meaning_of(tone_of(mark));
    if (mark == VerdictMark::fair) {
        disc(centre, radius, theme().surface);
        ring(centre, radius, m.ink, std::max(hairline(), radius * 0.2F));
        half_disc(centre, radius * 0.9F, m.ink);
        return;
    }
    disc(centre, radius, m.ink);
    const float a = radius * 0.36F;
    const float thickness = std::max(fpx(1.5F), radius * 0.2F);
    if (mark == VerdictMark::good) {
        const std::array<ImVec2, 3> tick = {ImVec2{centre.x - a * 1.2F, centre.y + a * 0.1F},
                                            ImVec2{centre.x - a * 0.25F, centre.y + a * 0.95F},
                                            ImVec2{centre.x + a * 1.25F, centre.y - a * 0.85F}};
        polyline(tick, theme().surface, thickness);
        return;
    }
    line({centre.x - a, centre.y - a}, {centre.x + a, centre.y + a}, theme().surface, thickness);
    line({centre.x - a, centre.y + a}, {centre.x + a, centre.y - a}, theme().surface, thickness);
}

Tone tone_of(VerdictMark mark) {
    switch (mark) {
        case VerdictMark::good: return Tone::good;
        case VerdictMark::fair: return Tone::warn;
        case VerdictMark::bad: break;
    }
    return Tone::bad;
}

Icon icon_of(VerdictMark mark) {
    switch (mark) {
        case VerdictMark::good: return Icon::check_circle;
        case VerdictMark::fair: return Icon::circle_half;
        case VerdictMark::bad: break;
    }
    return Icon::x_circle;
}

} // namespace mq::ui
