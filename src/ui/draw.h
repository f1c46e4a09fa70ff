#pragma once

// Shapes on whole pixels, icons and text, in the current window. Dear ImGui 1.92.8 swaps the last two
// arguments of AddRect, AddPolyline and PathStroke: nothing but draw.cpp calls them.

#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/theme.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace mq::ui {

// ---- shapes

using Corners = ImDrawFlags; ///< ImDrawFlags_RoundCorners…
inline constexpr Corners all_corners = ImDrawFlags_RoundCornersAll;

void fill(const Rect& r, Colour colour, float radius = 0, Corners corners = all_corners);
/// A border inside the edge of the rectangle.
void border(const Rect& r, Colour colour, float radius = 0, float thickness = 0,
            Corners corners = all_corners); ///< thickness 0: a hairline
void dashed_border(const Rect& r, Colour colour, float radius, float thickness = 0, float dash = 0,
                   float gap = 0);
void line(ImVec2 from, ImVec2 to, Colour colour, float thickness = 0);
void horizontal(float x, float y, float width, Colour colour); ///< a divider one hairline high
void vertical(float x, float y, float height, Colour colour);
void dashed_line(ImVec2 from, ImVec2 to, Colour colour, float thickness = 0, float dash = 0, float gap = 0);
void polyline(std::span<const ImVec2> points, Colour colour, float thickness, bool closed = false);
void dashed_polyline(std::span<const ImVec2> points, Colour colour, float thickness, bool closed = false);
void polygon(std::span<const ImVec2> points, Colour colour); ///< convex
/// The area between two lines of as many points, with soft edges: uncertainty. `closed` joins the last to the
/// first.
void band(std::span<const ImVec2> upper, std::span<const ImVec2> lower, Colour colour, bool closed = false);
void disc(ImVec2 centre, float radius, Colour colour);
void ring(ImVec2 centre, float radius, Colour colour, float thickness); ///< thickness inside the radius
void dashed_ring(ImVec2 centre, float radius, Colour colour, float thickness);
void arc(ImVec2 centre, float radius, float from, float to, Colour colour,
         float thickness);                                  ///< radians, 0 is right, clockwise
void half_disc(ImVec2 centre, float radius, Colour colour); ///< the right half
void diamond(ImVec2 centre, float radius, Colour inside, Colour edge, float thickness);
void triangle_down(ImVec2 tip, float width, float height, Colour colour);

/// Draws only inside `r` while it lives.
class Clip {
public:
    explicit Clip(const Rect& r);
    ~Clip();
    Clip(const Clip&) = delete;
    Clip& operator=(const Clip&) = delete;
};

// ---- icons

enum class IconKind : std::uint8_t { regular, fill };
/// Centred at `centre`; `size` in screen pixels (18_px by default in buttons, 16_px in small ones).
void icon(ImVec2 centre, Icon which, float size, Colour colour, IconKind kind = IconKind::regular);

// ---- text

enum class Align : std::uint8_t { left, centre, right };

[[nodiscard]] float text_width(std::string_view text, Type type);
/// One line, its line box (as high as the style's step) with the top left corner at `at`.
void text(ImVec2 at, std::string_view text, Type type, Colour colour);
/// One line, centred up and down in `r`; too long ends in … and shows the whole text when the mouse is over
/// it. Gives the width drawn.
float text_in(const Rect& r, std::string_view text, Type type, Colour colour, Align align = Align::left);

/// Wrapped text at the style's line step. Breaks at spaces and at '\n'; layouts are cached, so that a steady
/// frame measures nothing.
[[nodiscard]] ImVec2 wrapped_size(std::string_view text, Type type, float width);
[[nodiscard]] inline float wrapped_height(std::string_view text, Type type, float width) {
    return wrapped_size(text, type, width).y;
}
/// Gives the height drawn.
float wrapped(ImVec2 at, float width, std::string_view text, Type type, Colour colour,
              Align align = Align::left);
/// At most `lines` lines; the last ends in … and a tooltip shows the whole.
float wrapped_lines(ImVec2 at, float width, int lines, std::string_view text, Type type, Colour colour,
                    Align align = Align::left);
/// The first `shown` bytes of a wrapped text, its lines broken as those of the whole, so that nothing moves
/// while more comes. Gives the height of the lines that have begun.
float wrapped_until(ImVec2 at, float width, std::string_view text, std::size_t shown, Type type,
                    Colour colour);
[[nodiscard]] float wrapped_height_until(std::string_view text, std::size_t shown, Type type, float width);
/// Whole words marked with a soft fill and a line under them, by byte offsets into `text`: the words that
/// made an act.
struct Highlight {
    std::size_t begin = 0;
    std::size_t end = 0;
    Tone tone = Tone::accent;
};
float wrapped_highlighted(ImVec2 at, float width, std::string_view text, Type type, Colour colour,
                          std::span<const Highlight> marks);
/// The mark under a point of a text that is drawn so; −1: none.
[[nodiscard]] int highlight_at(ImVec2 point, ImVec2 at, float width, std::string_view text, Type type,
                               std::span<const Highlight> marks);

/// Digits in cells of equal width, so that a running clock stands still.
[[nodiscard]] float tabular_width(std::string_view text, Type type);
float tabular_in(const Rect& r, std::string_view text, Type type, Colour colour, Align align = Align::left);

/// Pieces of one line in different types, on one baseline. Gives the width drawn.
struct Piece {
    std::string_view text{};
    Type type = type::body;
    Colour colour = 0;
    float gap = 0; ///< before it, screen pixels
};
[[nodiscard]] float pieces_width(std::span<const Piece> pieces);
float pieces_in(const Rect& r, std::span<const Piece> pieces, Align align = Align::left);

} // namespace mq::ui
