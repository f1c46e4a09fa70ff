#pragma once

// Places on the screen. A screen is laid out by cutting rectangles: everything measured is in screen pixels,
// and constants of the design go through px() (`16_px`), once.

#include <imgui.h>
#include <algorithm>

namespace mq::ui {

struct Rect {
    float x = 0, y = 0, w = 0, h = 0;

    [[nodiscard]] float right() const { return x + w; }
    [[nodiscard]] float bottom() const { return y + h; }
    [[nodiscard]] float mid_x() const { return x + w * 0.5F; }
    [[nodiscard]] float mid_y() const { return y + h * 0.5F; }
    [[nodiscard]] ImVec2 min() const { return {x, y}; }
    [[nodiscard]] ImVec2 max() const { return {x + w, y + h}; }
    [[nodiscard]] ImVec2 centre() const { return {mid_x(), mid_y()}; }
    [[nodiscard]] ImVec2 size() const { return {w, h}; }
    [[nodiscard]] bool empty() const { return w <= 0 || h <= 0; }
    [[nodiscard]] bool contains(ImVec2 p) const {
        return p.x >= x && p.x < right() && p.y >= y && p.y < bottom();
    }

    [[nodiscard]] Rect inset(float all) const { return inset(all, all); }
    [[nodiscard]] Rect inset(float across, float down) const {
        return {x + across, y + down, std::max(0.0F, w - 2 * across), std::max(0.0F, h - 2 * down)};
    }
    [[nodiscard]] Rect grown(float by) const { return {x - by, y - by, w + 2 * by, h + 2 * by}; }
    [[nodiscard]] Rect moved(float dx, float dy) const { return {x + dx, y + dy, w, h}; }
    [[nodiscard]] Rect with_height(float height) const { return {x, y, w, height}; }
    [[nodiscard]] Rect with_width(float width) const { return {x, y, width, h}; }

    /// Cuts a strip off this rectangle and gives it; `gap` is lost between the two.
    Rect cut_left(float width, float gap = 0);
    Rect cut_right(float width, float gap = 0);
    Rect cut_top(float height, float gap = 0);
    Rect cut_bottom(float height, float gap = 0);
    /// Cell `index` of `count` equal columns with `gap` between them, on whole pixels.
    [[nodiscard]] Rect column(int index, int count, float gap) const;
};

[[nodiscard]] Rect overlap_of(const Rect& a, const Rect& b); ///< empty when they don't touch
[[nodiscard]] Rect centred_in(const Rect& outer, float width, float height);

/// Boxes side by side that wrap to the next line: chips.
class Flow {
public:
    Flow(float left, float top, float width, float gap)
        : left_(left), right_(left + width), x_(left), y_(top), gap_(gap) {}
    [[nodiscard]] Rect next(float width, float height);
    [[nodiscard]] float bottom() const { return y_ + line_; }

private:
    float left_, right_, x_, y_, gap_;
    float line_ = 0;
};

/// Whether any of it is inside the current window's clip rectangle: what is not need not be drawn.
[[nodiscard]] bool visible(const Rect& r);

/// Of `count` rows of equal height from `top` down, those that can be seen: [first, last).
struct RowRange {
    int first = 0;
    int last = 0;
};
[[nodiscard]] RowRange visible_rows(float top, float row_height, int count);

/// The whole window of the program.
[[nodiscard]] Rect viewport();

/// One borderless window over the whole viewport that the shell draws in; ends with the object.
class Frame {
public:
    Frame();
    ~Frame();
    Frame(const Frame&) = delete;
    Frame& operator=(const Frame&) = delete;
    [[nodiscard]] Rect area() const { return area_; }

private:
    Rect area_;
};

enum class ScrollBar : unsigned char { shown, none };

/// A part of the window that scrolls up and down. Draw inside `content()` (its height is not limited), then
/// say where that ended with `finish(bottom)`. Tab walks through it as through the window around it.
class ScrollArea {
public:
    /// `slack` widens what is clipped to on every side so that focus rings at the edges stay whole.
    explicit ScrollArea(const char* name, const Rect& view, float slack = 6.0F,
                        ScrollBar bar = ScrollBar::shown);
    ~ScrollArea();
    ScrollArea(const ScrollArea&) = delete;
    ScrollArea& operator=(const ScrollArea&) = delete;

    [[nodiscard]] Rect content() const {
        return content_;
    } ///< left, top (moves as one scrolls) and width to draw in
    [[nodiscard]] Rect view() const { return view_; }
    void finish(float bottom);
    void scroll_to_end();          ///< in the next frame, after what is drawn now is known
    void show(const Rect& wanted); ///< scrolls as little as needed for it to be seen

private:
    Rect view_, content_;
    float slack_;
    bool finished_ = false;
};

} // namespace mq::ui
