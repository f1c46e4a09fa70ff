#pragma once

#include "base/error.h"
#include "report/figures.h"
#include "report/pdf_canvas.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Draws a figure once, onto pixels or into a PDF. Inside of figures.
namespace mq::report {

inline constexpr double figure_width = 960.0; ///< in units of the drawing: pixels at scale 1
inline constexpr double figure_height = 600.0;

enum class Align : unsigned char { left, centre, right };

struct PenText {
    double size = 13.0;
    Face face = Face::regular; ///< regular, semibold or bold
    Ink ink = inks::text;
    Align align = Align::left;
};

struct Area {
    double x = 0.0;
    double y = 0.0;
    double width = 0.0;
    double height = 0.0;
    [[nodiscard]] double right() const { return x + width; }
    [[nodiscard]] double bottom() const { return y + height; }
};

using Path = std::vector<std::pair<double, double>>;

class Pen {
public:
    struct Surface;
    explicit Pen(Surface& surface) : surface_(surface) {}

    /// One line around the height `y`; returns its width.
    double text(double x, double y, const PenText& style, std::string_view text);
    [[nodiscard]] double width(const PenText& style, std::string_view text);
    /// At most `most` lines no wider than `width`, the last ending in “…” where something is cut off.
    [[nodiscard]] std::vector<std::string> fit(const PenText& style, double width, std::string_view text,
                                               std::size_t most);
    void line(double x0, double y0, double x1, double y1, Ink ink, double thickness, bool dashed = false);
    void polyline(const Path& path, Ink ink, double thickness);
    void area(const Path& path, Ink ink);
    void box(const Area& area, Ink fill);
    void frame(const Area& area, Ink ink, double thickness, bool dashed = false);
    void circle(double x, double y, double radius, Ink fill, std::optional<Ink> rim = std::nullopt);
    /// A level's colour with what tells it from others in grey; 0: not enough evidence.
    void level(const Area& area, int level);
    /// The colour of a number on that level.
    [[nodiscard]] static Ink on_level(int level);

private:
    Surface& surface_;
};

/// The drawing's bytes in that format.
[[nodiscard]] Result<std::string> drawn(const Fonts& fonts, FigureFormat format, const std::string& title,
                                        const std::function<void(Pen&)>& draw);

} // namespace mq::report
