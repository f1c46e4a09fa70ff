#include "report/pdf_page.h"

#include "report/level_colours.h"

#include <algorithm>

namespace mq::report {
namespace {

constexpr double lowest = 0.5; // ends of the drawn scale
constexpr double highest = 5.5;

float place(double value, float x, float wide) {
    const double share = (std::clamp(value, lowest, highest) - lowest) / (highest - lowest);
    return x + static_cast<float>(share) * wide;
}

} // namespace

void Pages::new_page() {
    canvas_.add_page();
    y = top;
    if (head && canvas_.pages() > 1)
        y = head(canvas_);
}

void Pages::need(float height) {
    if (room() < height)
        new_page();
}

void Pages::paragraph(const Style& style, std::string_view text, float x, float wide) {
    for (const std::string& line : canvas_.wrap(style, wide, text)) {
        need(style.line());
        canvas_.text(x, y, style, line);
        y += style.line();
    }
}

void Pages::item(const Style& style, std::string_view text, float x, float wide) {
    constexpr float indent = 11.0F;
    need(style.line());
    canvas_.text(x, y, style, "–");
    paragraph(style, text, x + indent, wide - indent);
}

void Pages::rule(Ink ink, float thickness) {
    canvas_.line(left, y, right, y, ink, thickness);
}

void Pages::heading(std::string_view text, float below) {
    const Style style{.size = 11.5F, .face = Face::semibold, .leading = 1.35F};
    need(style.line() + 8.0F + below);
    canvas_.text(left, y, style, text);
    y += style.line() + 5.0F;
}

void Pages::finish(const Foot& foot) {
    const Style style{.size = 7.5F, .ink = inks::text3};
    constexpr float foot_y = page_height - 44.0F;
    for (int page = 1; page <= canvas_.pages(); ++page) {
        canvas_.select(page);
        canvas_.line(left, foot_y - 4.0F, right, foot_y - 4.0F, inks::rule, 0.5F);
        const std::string number = foot.numbering(page, canvas_.pages());
        const float wide = canvas_.width(style, number);
        canvas_.text(right - wide, foot_y, style, number);
        const auto lines = canvas_.fit(style, width - wide - 20.0F, foot.left);
        canvas_.text(left, foot_y, style, lines.front());
    }
}

void level_chip(Canvas& canvas, float x, float y, int level, float size) {
    const bool known = level >= 1 && level <= 5;
    const Rect rect{x, y, size, size};
    const float radius = size * 0.24F;
    Style style{.size = size * 0.68F, .face = Face::bold, .leading = 1.0F};
    if (known) {
        const LevelColour& colour = level_colours.at(static_cast<std::size_t>(level - 1));
        canvas.box(rect,
                   {.fill = ink(colour.fill), .stroke = inks::text2, .thickness = 0.5F, .radius = radius});
        style.ink = ink(colour.number);
    } else {
        canvas.box(rect, {.stroke = inks::control, .thickness = 0.6F, .radius = radius, .dashed = true});
        style.ink = inks::text2;
    }
    const std::string number = known ? std::to_string(level) : "?";
    const float wide = canvas.width(style, number);
    canvas.text(x + (size - wide) / 2.0F, y + (size - style.line()) / 2.0F, style, number);
}

float level_label(Canvas& canvas, float x, float y, int level, std::string_view word, const Style& style) {
    const float chip = style.size * 1.35F;
    level_chip(canvas, x, y + (style.line() - chip) / 2.0F, level, chip);
    canvas.text(x + chip + chip_gap, y, style, word);
    return chip + chip_gap + canvas.width(style, word);
}

void range_bar(Canvas& canvas, float x, float y, float wide, const std::optional<RangeMark>& mark,
               bool numbers) {
    constexpr float middle = 4.5F;
    canvas.line(x, y + middle, x + wide, y + middle, inks::rule, 1.0F);
    const Style small{.size = 6.0F, .ink = inks::text3, .leading = 1.2F};
    for (int level = 1; level <= 5; ++level) {
        const float at = place(level, x, wide);
        canvas.line(at, y + middle - 2.0F, at, y + middle + 2.0F, inks::control, 0.6F);
        const std::string number = std::to_string(level);
        if (numbers)
            canvas.text(at - canvas.width(small, number) / 2.0F, y + 9.5F, small, number);
    }
    if (!mark)
        return;
    const float from = place(mark->low, x, wide);
    const float to = std::max(place(mark->high, x, wide), from + 1.5F);
    canvas.box({from, y + middle - 2.6F, to - from, 5.2F},
               {.fill = ink(0xC5CAF0), .stroke = inks::accent, .thickness = 0.6F, .radius = 2.0F});
    const float mean = place(mark->mean, x, wide);
    canvas.line(mean, y, mean, y + 2.0F * middle, inks::text, 1.6F);
}

void tick_box(Canvas& canvas, float x, float y, float size, bool ticked) {
    canvas.box({x, y, size, size}, {.stroke = inks::text2, .thickness = 0.8F, .radius = 1.2F});
    if (ticked)
        canvas.polyline({{x + size * 0.2F, y + size * 0.55F},
                         {x + size * 0.42F, y + size * 0.78F},
                         {x + size * 0.82F, y + size * 0.25F}},
                        inks::text, 1.2F);
}

void writing_line(Canvas& canvas, float x, float y, float wide) {
    canvas.line(x, y, x + wide, y, inks::control, 0.4F);
}

} // namespace mq::report
