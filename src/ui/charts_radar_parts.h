#pragma once

// What the files of the radar share. Only charts_radar*.cpp include this.

#include "ui/charts.h"
#include "ui/i18n.h"

namespace mq::ui::radar_parts {

/// Where the axes lie.
struct Web {
    ImVec2 centre;
    float radius = 0;
    std::size_t count = 0;
    float most = 5; ///< value at the rim

    [[nodiscard]] ImVec2 direction(std::size_t axis) const; ///< of length 1; the first points up
    [[nodiscard]] ImVec2 at(std::size_t axis, float value) const;
    /// Its label stands above or below the web, not beside it.
    [[nodiscard]] bool upright(std::size_t axis) const { return std::abs(direction(axis).x) < 0.2F; }
};

/// The number at a label, in words where there is none.
struct LabelNumber {
    Buf<40> value;
    std::string_view text;
    Type type = type::body_strong;
    Colour ink;

    LabelNumber(const Radar& data, std::size_t axis);
    LabelNumber(const LabelNumber&) = delete;
    LabelNumber& operator=(const LabelNumber&) = delete;
};

struct Label {
    Rect box;
    Align align = Align::centre;
    bool one_line = false; ///< number beside the name
};

[[nodiscard]] RadarPoint point_of(const RadarShape& shape, std::size_t axis);
/// The web as large as the labels around it allow.
[[nodiscard]] Web web_of(const Rect& r, const Radar& data);
[[nodiscard]] Label place_label(const Web& web, const Rect& r, const Radar& data, std::size_t axis);
/// The part of a label's box that has text in it.
[[nodiscard]] Rect hit_box(const Label& label, const RadarAxis& axis);
void draw_label(const Label& label, const Radar& data, std::size_t axis, bool lit);

/// Design pixels of a broken line.
struct Dash {
    float on, off;
};
inline constexpr Dash formative_dash{7, 4.5F};
inline constexpr Dash past_dash{3, 3.5F};
/// Of a shape that is not in front.
[[nodiscard]] Colour quiet();
[[nodiscard]] Colour colour_of(RadarLook look, bool front);

} // namespace mq::ui::radar_parts
