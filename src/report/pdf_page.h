#pragma once

#include "report/pdf_canvas.h"

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace mq::report {

/// What a document prints at the foot of every page, beside “Trang 2/5”.
struct Foot {
    std::string left;
    std::function<std::string(int page, int pages)> numbering;
};

/// Pages filled from top to bottom. Everything that is put here moves `y` down; what doesn't fit goes to the
/// next page, which begins with `head`.
class Pages {
public:
    static constexpr float margin = 51.0F; ///< 18 mm on each side: room for punch holes
    static constexpr float left = margin;
    static constexpr float width = page_width - 2.0F * margin;
    static constexpr float right = margin + width;
    static constexpr float top = 48.0F;
    static constexpr float bottom = page_height - 58.0F; ///< below it only the foot

    explicit Pages(Canvas& canvas) : canvas_(canvas) {}

    /// Drawn at the top of each new page from the second on; returns the y below it.
    std::function<float(Canvas&)> head;

    [[nodiscard]] Canvas& canvas() { return canvas_; }
    [[nodiscard]] float room() const { return bottom - y; }
    void new_page();
    /// Begins a new page unless `height` fits on this one.
    void need(float height);
    void space(float height) { y += height; }

    /// Wrapped text; breaks over pages between lines.
    void paragraph(const Style& style, std::string_view text, float x = left, float wide = width);
    /// The same with a dash before it.
    void item(const Style& style, std::string_view text, float x = left, float wide = width);
    void rule(Ink ink = inks::rule, float thickness = 0.7F);
    /// A heading over a part: never alone at the end of a page. `below`: what has to fit under it.
    void heading(std::string_view text, float below = 40.0F);

    /// Feet of all pages; call it when the last one is full.
    void finish(const Foot& foot);

    float y = top;

private:
    Canvas& canvas_;
};

/// Number, colour and word of a level, or “?” in a dashed frame for 0: reads in grey and without colour.
void level_chip(Canvas& canvas, float x, float y, int level, float size);
inline constexpr float chip_gap = 5.0F; ///< between a chip and its word
/// Chip and word; returns the width of both.
float level_label(Canvas& canvas, float x, float y, int level, std::string_view word, const Style& style);

/// An estimate on the scale 1..5.
struct RangeMark {
    double mean = 0.0;
    double low = 0.0;
    double high = 0.0;
};
/// The scale with marks at 1..5, the range as a bar and the mean as a tick. Height: 16 with `numbers`,
/// else 9.
void range_bar(Canvas& canvas, float x, float y, float wide, const std::optional<RangeMark>& mark,
               bool numbers);

/// An empty box to tick, or a ticked one.
void tick_box(Canvas& canvas, float x, float y, float size, bool ticked);
/// Thin line to write on.
void writing_line(Canvas& canvas, float x, float y, float wide);

} // namespace mq::report
