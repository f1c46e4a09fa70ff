#pragma once

// Colours, type and measures of design/design-system.md, sections 2 to 4 and 8. One look at a time: the
// window is one, and so is ImGui's context.

#include "ui/fonts.h"

#include <imgui.h>
#include <array>
#include <cstddef>
#include <cstdint>

namespace mq::ui {

using Colour = ImU32; ///< as IM_COL32 packs it

/// Ink for text and icons, soft for fills, line for borders of soft fills.
struct Meaning {
    Colour ink, soft, line;
};

struct LevelColour {
    Colour fill, number;
};

/// Every token of section 2, under its name there (`-` is `_`).
struct Theme {
    bool dark;
    Colour canvas, rail, surface, inset, hover, press, border, border2, ctl, track;
    Colour text, text2, text3, disabled, scrim;
    Colour accent, accent_h, accent_a, on_accent, accent_ink, accent_soft, accent_line, coral;
    Meaning good, warn, bad, info;
    Colour warn_mark;
    Colour danger_h, danger_a, on_danger; ///< hover, pressed and text of the danger button
    Colour segment, segment_line;         ///< chosen piece of a segmented control
    std::array<LevelColour, 5> levels;    ///< level 1 first
    std::array<Colour, 5> moods;          ///< 0–19 first
    std::array<Colour, 12> avatars;
};

enum class ThemeKind : std::uint8_t { light, dark };

[[nodiscard]] const Theme& theme_of(ThemeKind kind);
/// The theme of the current look.
[[nodiscard]] const Theme& theme();

/// What everything on the screen is drawn with.
struct Look {
    Fonts fonts;
    ThemeKind theme = ThemeKind::light;
    float text_scale = 1.0F;    ///< the person's choice, 0.9 to 1.3
    float monitor_scale = 1.0F; ///< of the monitor, 1 or more
    bool reduced_motion = false;
};

/// Applies colours, style variables and scale to ImGui. Call it between frames; costs nothing when unchanged.
void set_look(const Look& look);
[[nodiscard]] const Look& look();

/// text_scale × monitor_scale.
[[nodiscard]] float scale();
/// Design pixels to screen pixels, whole ones: everything that has a place or a size.
[[nodiscard]] float px(float design);
/// Design pixels to screen pixels, not rounded: radii, widths of lines, marks of charts.
[[nodiscard]] float fpx(float design);
/// A thin line: at least one whole pixel.
[[nodiscard]] float hairline();

inline namespace literals {
[[nodiscard]] inline float operator""_px(unsigned long long design) {
    return px(static_cast<float>(design));
}
[[nodiscard]] inline float operator""_px(long double design) {
    return px(static_cast<float>(design));
}
} // namespace literals

enum class TextStyle : std::uint8_t { caption, meta, small, body, title_s, title_m, title_l, level, code };
enum class Weight : std::uint8_t { regular, semibold, bold };

struct Type {
    TextStyle style = TextStyle::body;
    Weight weight = Weight::regular;
    friend bool operator==(const Type&, const Type&) = default;
};

namespace type {
inline constexpr Type caption{TextStyle::caption, Weight::regular};
inline constexpr Type caption_strong{TextStyle::caption, Weight::semibold};
inline constexpr Type meta{TextStyle::meta, Weight::regular};
inline constexpr Type meta_strong{TextStyle::meta, Weight::semibold};
inline constexpr Type meta_bold{TextStyle::meta, Weight::bold};
inline constexpr Type small{TextStyle::small, Weight::regular};
inline constexpr Type small_strong{TextStyle::small, Weight::semibold};
inline constexpr Type body{TextStyle::body, Weight::regular};
inline constexpr Type body_strong{TextStyle::body, Weight::semibold};
inline constexpr Type title_s{TextStyle::title_s, Weight::bold};
inline constexpr Type title_m{TextStyle::title_m, Weight::bold};
inline constexpr Type title_l{TextStyle::title_l, Weight::bold};
inline constexpr Type level{TextStyle::level, Weight::bold};
inline constexpr Type code{TextStyle::code, Weight::regular}; ///< regular only
} // namespace type

/// A style at the current scale.
struct Face {
    ImFont* font = nullptr;
    float size = 0;      ///< screen pixels from ascent to descent, whole
    float step = 0;      ///< screen pixels from line to line, whole
    float base_size = 0; ///< what PushFont wants (not scaled)
};
[[nodiscard]] Face face_of(Type type);

/// PushFont for as long as it lives: for ImGui's own widgets.
class FontScope {
public:
    explicit FontScope(Type type);
    ~FontScope();
    FontScope(const FontScope&) = delete;
    FontScope& operator=(const FontScope&) = delete;
};

[[nodiscard]] Colour with_alpha(Colour colour, float alpha);    ///< alpha 0 to 1 times that of the colour
[[nodiscard]] Colour mix(Colour from, Colour to, float amount); ///< 0 is from, 1 is to

/// What a chip, a notice or a mark means. Neutral and accent are not judgements.
enum class Tone : std::uint8_t { neutral, accent, good, warn, bad, info };
[[nodiscard]] Meaning meaning_of(Tone tone);

/// Colour of a level 1 to 5.
[[nodiscard]] LevelColour level_colour(int level);
/// 0 to 4 for a mood of 0 to 100 (out of range is clamped).
[[nodiscard]] int mood_zone(float mood);
[[nodiscard]] Colour mood_colour(float mood);
/// Fill of an avatar for a stable hash of the person's id (mq::stable_hash).
[[nodiscard]] Colour avatar_colour(std::uint64_t id_hash);

} // namespace mq::ui
