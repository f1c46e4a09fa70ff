#include "ui/draw.h"

#include "ui/font_awesome.h"

#include <imgui_internal.h>
#include <array>
#include <cmath>

namespace mq::ui {
namespace {

ImDrawList& list() {
    return *ImGui::GetWindowDrawList();
}

ImVec2 whole(ImVec2 p) {
    return {std::round(p.x), std::round(p.y)};
}

float line_or_hairline(float thickness) {
    return thickness > 0 ? thickness : hairline();
}

// Walks along a line and draws dashes; `phase` is how far into dash + gap the walk has come.
void dash_segment(ImVec2 from, ImVec2 to, Colour colour, float thickness, float dash, float gap,
                  float& phase) {
    const float length = std::hypot(to.x - from.x, to.y - from.y);
    if (length <= 0) {
        return;
    }
    const ImVec2 unit{(to.x - from.x) / length, (to.y - from.y) / length};
    float done = 0;
    while (done < length) {
        const bool drawing = phase < dash;
        const float step = std::min(length - done, (drawing ? dash : dash + gap) - phase);
        if (drawing) {
            list().AddLine({from.x + unit.x * done, from.y + unit.y * done},
                           {from.x + unit.x * (done + step), from.y + unit.y * (done + step)}, colour,
                           thickness);
        }
        done += step;
        phase += step;
        if (phase >= dash + gap - 0.001F) {
            phase = 0;
        }
    }
}

ImVec2 unit_normal(ImVec2 from, ImVec2 to) {
    const float length = std::max(std::hypot(to.x - from.x, to.y - from.y), 1e-4F);
    return {(to.y - from.y) / length, (from.x - to.x) / length};
}

// Half a pixel at right angles to the line through a point of a path, as far as the corner needs it.
ImVec2 half_pixel(std::span<const ImVec2> path, std::size_t i, bool closed) {
    const std::size_t last = path.size() - 1;
    const std::size_t before = i > 0 ? i - 1 : closed ? last : i;
    const std::size_t after = i < last ? i + 1 : closed ? 0 : i;
    const ImVec2 a = before != i ? unit_normal(path[before], path[i]) : unit_normal(path[i], path[after]);
    const ImVec2 b = after != i ? unit_normal(path[i], path[after]) : a;
    const ImVec2 mean{(a.x + b.x) * 0.5F, (a.y + b.y) * 0.5F};
    const float scale = 0.5F / std::max(mean.x * mean.x + mean.y * mean.y, 0.25F);
    return {mean.x * scale, mean.y * scale};
}

// Two vertices of an edge: outside it fades to nothing, `inwards` tells which side is inside.
void soft_edge(ImVec2 at, ImVec2 half, float inwards, Colour colour) {
    const ImVec2 uv = ImGui::GetFontTexUvWhitePixel();
    list().PrimWriteVtx({at.x - half.x * inwards, at.y - half.y * inwards}, uv, with_alpha(colour, 0));
    list().PrimWriteVtx({at.x + half.x * inwards, at.y + half.y * inwards}, uv, colour);
}

} // namespace

void fill(const Rect& r, Colour colour, float radius, Corners corners) {
    list().AddRectFilled(whole(r.min()), whole(r.max()), colour, radius, corners);
}

void border(const Rect& r, Colour colour, float radius, float thickness, Corners corners) {
    const float width = line_or_hairline(thickness);
    const ImVec2 min = whole(r.min());
    const ImVec2 max = whole(r.max());
    const float half = width * 0.5F;
    list().PathRect({min.x + half, min.y + half}, {max.x - half, max.y - half}, std::max(0.0F, radius - half),
                    corners);
    list().PathStroke(colour, ImDrawFlags_Closed, width);
}

void dashed_border(const Rect& r, Colour colour, float radius, float thickness, float dash, float gap) {
    const float width = line_or_hairline(thickness);
    const float half = width * 0.5F;
    ImDrawList& to = list();
    to.PathRect({std::round(r.x) + half, std::round(r.y) + half},
                {std::round(r.right()) - half, std::round(r.bottom()) - half}, std::max(0.0F, radius - half));
    std::array<ImVec2, 96> points;
    const auto count = std::min<std::size_t>(static_cast<std::size_t>(to._Path.Size), points.size());
    std::copy_n(to._Path.Data, count, points.begin());
    to.PathClear();
    float phase = 0;
    for (std::size_t i = 0; i < count; ++i) {
        dash_segment(points[i], points[(i + 1) % count], colour, width, dash > 0 ? dash : fpx(3),
                     gap > 0 ? gap : fpx(2), phase);
    }
}

void line(ImVec2 from, ImVec2 to, Colour colour, float thickness) {
    list().AddLine(from, to, colour, line_or_hairline(thickness));
}

void horizontal(float x, float y, float width, Colour colour) {
    fill({x, y, width, hairline()}, colour);
}

void vertical(float x, float y, float height, Colour colour) {
    fill({x, y, hairline(), height}, colour);
}

void dashed_line(ImVec2 from, ImVec2 to, Colour colour, float thickness, float dash, float gap) {
    float phase = 0;
    dash_segment(from, to, colour, line_or_hairline(thickness), dash > 0 ? dash : fpx(5),
                 gap > 0 ? gap : fpx(4), phase);
}

void polyline(std::span<const ImVec2> points, Colour colour, float thickness, bool closed) {
    list().AddPolyline(points.data(), static_cast<int>(points.size()), colour,
                       closed ? ImDrawFlags_Closed : ImDrawFlags_None, thickness);
}

void dashed_polyline(std::span<const ImVec2> points, Colour colour, float thickness, bool closed) {
    float phase = 0;
    const std::size_t last = closed ? points.size() : points.size() - 1;
    for (std::size_t i = 0; i < last; ++i) {
        dash_segment(points[i], points[(i + 1) % points.size()], colour, thickness, fpx(5), fpx(4), phase);
    }
}

void polygon(std::span<const ImVec2> points, Colour colour) {
    list().AddConvexPolyFilled(points.data(), static_cast<int>(points.size()), colour);
}

void band(std::span<const ImVec2> upper, std::span<const ImVec2> lower, Colour colour, bool closed) {
    const std::size_t count = std::min(upper.size(), lower.size());
    if (count < 2) {
        return;
    }
    const std::size_t strips = closed ? count : count - 1;
    const ImVec2 first = half_pixel(upper, 0, closed);
    const ImVec2 across{lower[0].x - upper[0].x, lower[0].y - upper[0].y};
    const float inwards = first.x * across.x + first.y * across.y >= 0 ? 1.0F : -1.0F;
    const auto base = list()._VtxCurrentIdx;
    list().PrimReserve(static_cast<int>(strips * 18), static_cast<int>(count * 4));
    for (std::size_t i = 0; i < count; ++i) {
        soft_edge(upper[i], half_pixel(upper, i, closed), inwards, colour);
        soft_edge(lower[i], half_pixel(lower, i, closed), -inwards, colour);
    }
    constexpr std::array<unsigned, 4> order = {0, 1, 3,
                                               2}; // from the outside of one edge to that of the other
    for (std::size_t i = 0; i < strips; ++i) {
        const auto a = base + static_cast<unsigned>(i * 4);
        const auto b = base + static_cast<unsigned>((i + 1) % count * 4);
        for (std::size_t k = 0; k < 3; ++k) {
            for (const unsigned index : {a + order[k], b + order[k], b + order[k + 1], a + order[k],
                                         b + order[k + 1], a + order[k + 1]}) {
                list().PrimWriteIdx(static_cast<ImDrawIdx>(index));
            }
        }
    }
}

void disc(ImVec2 centre, float radius, Colour colour) {
    list().AddCircleFilled(centre, radius, colour);
}

void ring(ImVec2 centre, float radius, Colour colour, float thickness) {
    list().AddCircle(centre, radius - thickness * 0.5F, colour, 0, thickness);
}

void dashed_ring(ImVec2 centre, float radius, Colour colour, float thickness) {
    constexpr int dashes = 7;
    constexpr float turn = 2 * IM_PI / dashes;
    for (int i = 0; i < dashes; ++i) {
        const float from = turn * static_cast<float>(i);
        arc(centre, radius - thickness * 0.5F, from, from + turn * 0.62F, colour, thickness);
    }
}

void arc(ImVec2 centre, float radius, float from, float to, Colour colour, float thickness) {
    list().PathArcTo(centre, radius, from, to);
    list().PathStroke(colour, ImDrawFlags_None, thickness);
}

void half_disc(ImVec2 centre, float radius, Colour colour) {
    list().PathArcTo(centre, radius, -IM_PI / 2, IM_PI / 2);
    list().PathFillConvex(colour);
}

void diamond(ImVec2 centre, float radius, Colour inside, Colour edge, float thickness) {
    const std::array<ImVec2, 4> corners = {
        ImVec2{centre.x, centre.y - radius}, ImVec2{centre.x + radius, centre.y},
        ImVec2{centre.x, centre.y + radius}, ImVec2{centre.x - radius, centre.y}};
    polygon(corners, inside);
    polyline(corners, edge, thickness, true);
}

void triangle_down(ImVec2 tip, float width, float height, Colour colour) {
    list().AddTriangleFilled({tip.x - width * 0.5F, tip.y - height}, {tip.x + width * 0.5F, tip.y - height},
                             tip, colour);
}

Clip::Clip(const Rect& r) {
    ImGui::PushClipRect(whole(r.min()), whole(r.max()), true);
}

Clip::~Clip() {
    ImGui::PopClipRect();
}

void icon(ImVec2 centre, Icon which, float size, Colour colour, IconKind kind) {
    const Fonts& fonts = look().fonts;
    ImFont* font = kind == IconKind::fill ? fonts.icons_fill : fonts.icons;
    if (which == Icon::none || font == nullptr) {
        return;
    }
    const float whole_size = std::round(fonts.phosphor ? size : size * 0.92F); // Font Awesome is drawn larger
    if (fonts.phosphor) { // glyphs are centred in their em square
        const ImVec2 at = whole({centre.x - whole_size * 0.5F, centre.y - whole_size * 0.5F});
        font->RenderChar(&list(), whole_size, at, colour, static_cast<ImWchar>(which));
        return;
    }
    const auto code = static_cast<ImWchar>(font_awesome_of(which, kind == IconKind::fill));
    const ImFontGlyph* glyph = font->GetFontBaked(whole_size)->FindGlyph(code);
    font->RenderChar(
        &list(), whole_size,
        whole({centre.x - (glyph->X0 + glyph->X1) * 0.5F, centre.y - (glyph->Y0 + glyph->Y1) * 0.5F}), colour,
        code);
}

} // namespace mq::ui
