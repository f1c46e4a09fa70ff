#include "ui/charts_radar_parts.h"

#include <cmath>

namespace mq::ui {
namespace {

using namespace radar_parts;

constexpr float mark_width = 28; ///< design px
constexpr float entry_gap = 20;

void draw_mark(const RadarKey& key, ImVec2 at) {
    const float width = px(mark_width);
    const Colour ink = colour_of(key.look, key.front);
    const ImVec2 end{at.x + width, at.y};
    const ImVec2 middle{at.x + width * 0.5F, at.y};
    switch (key.look) {
        case RadarLook::solid:
            line(at, end, ink, fpx(2.5F));
            disc(middle, fpx(4.5F), ink);
            return;
        case RadarLook::dashed:
            dashed_line(at, end, ink, fpx(2.5F), fpx(formative_dash.on), fpx(formative_dash.off));
            return;
        case RadarLook::past:
            dashed_line(at, end, ink, fpx(1.5F), fpx(past_dash.on), fpx(past_dash.off));
            return;
        case RadarLook::target:
            line(at, end, ink, fpx(1.5F));
            diamond(middle, fpx(5), theme().surface, ink, fpx(1.5F));
            return;
        case RadarLook::range:
            fill({at.x, at.y - px(5), width, px(10)}, with_alpha(theme().accent, 0.20F), fpx(2));
            return;
    }
}

float entry_width(const RadarKey& key) {
    return px(mark_width) + px(8) + std::ceil(text_width(key.text, type::meta)) + 1;
}

/// Keys from `first` on that fit on one line; at least one.
std::size_t line_end(std::span<const RadarKey> keys, std::size_t first, float room, float& width) {
    std::size_t end = first;
    width = -px(entry_gap);
    while (end < keys.size()) {
        const float wider = width + px(entry_gap) + entry_width(keys[end]);
        if (end > first && wider > room) {
            break;
        }
        width = wider;
        ++end;
    }
    return end;
}

} // namespace

void radar_mark(const Rect& r, RadarLook look, bool front) {
    draw_mark({look, {}, front}, {r.x, std::round(r.mid_y()) + 0.5F});
}

float radar_legend_height(std::span<const RadarKey> keys, float width) {
    float lines = 0;
    float taken = 0;
    for (std::size_t i = 0; i < keys.size(); i = line_end(keys, i, width, taken)) {
        ++lines;
    }
    return px(22) * lines;
}

void radar_legend(const Rect& r, std::span<const RadarKey> keys) {
    Rect rest = r;
    for (std::size_t i = 0; i < keys.size();) {
        float taken = 0;
        const std::size_t end = line_end(keys, i, r.w, taken);
        Rect row = rest.cut_top(px(22));
        row.cut_left(std::max(0.0F, std::round((r.w - taken) * 0.5F)));
        for (; i < end; ++i) {
            Rect entry = row.cut_left(entry_width(keys[i]), px(entry_gap));
            draw_mark(keys[i], {entry.x, std::round(entry.mid_y()) + 0.5F});
            entry.cut_left(px(mark_width + 8));
            text_in(entry, keys[i].text, type::meta, theme().text2);
        }
    }
}

} // namespace mq::ui
