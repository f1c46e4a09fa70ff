#include "ui/draw.h"
#include "ui/registry.h"
#include "ui/text_layout.h"
#include "ui/widgets/core.h"

#include <imgui_internal.h>
#include <array>
#include <cmath>

namespace mq::ui {
namespace {

constexpr std::string_view dots = "…";

float aligned(float left, float room, float width, Align align) {
    switch (align) {
        case Align::centre: return std::round(left + (room - width) * 0.5F);
        case Align::right: return std::round(left + room - width);
        case Align::left: break;
    }
    return std::round(left);
}

// Top of the glyphs (ascent) in a line box that starts at y.
float glyph_top(float y, const Face& face) {
    return std::round(y) + std::floor((face.step - face.size) * 0.5F);
}

void put(const Face& face, float x, float line_y, std::string_view s, Colour colour) {
    ImGui::GetWindowDrawList()->AddText(face.font, face.size, {x, glyph_top(line_y, face)}, colour, s.data(),
                                        s.data() + s.size());
}

void note(std::string_view s, const Rect& r, bool cut = false) {
    if (registry().recording()) {
        registry().add_text(s, r, cut);
    }
}

// The longest beginning that fits together with "…", in bytes, on a character's edge.
std::size_t fitting(std::string_view s, const Face& face, float room) {
    ImFontBaked* baked = face.font->GetFontBaked(face.size);
    float width = measure(dots, face);
    std::size_t at = 0;
    while (at < s.size()) {
        std::uint32_t code = 0;
        const std::size_t bytes = decode(s, at, code);
        width += baked->GetCharAdvance(code);
        if (width > room) {
            break;
        }
        at += bytes;
    }
    while (at > 0 && s[at - 1] == ' ') {
        --at;
    }
    return at;
}

void put_cut(const Face& face, float x, float line_y, std::string_view s, float room, Colour colour) {
    const std::string_view head = s.substr(0, fitting(s, face, room));
    put(face, x, line_y, head, colour);
    put(face, x + measure(head, face), line_y, dots, colour);
}

void tell_whole(const Rect& r, std::string_view whole) {
    if (ImGui::IsMouseHoveringRect(r.min(), r.max()) &&
        ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem)) {
        tooltip(whole);
    }
}

float digit_cell(const Face& face) {
    ImFontBaked* baked = face.font->GetFontBaked(face.size);
    float widest = 0;
    for (ImWchar c = '0'; c <= '9'; ++c) {
        widest = std::max(widest, baked->GetCharAdvance(c));
    }
    return std::ceil(widest);
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Calls draw(piece, x, width) for every digit in its cell and every run between digits.
template <class F>
float walk_tabular(std::string_view s, const Face& face, F&& draw) {
    const float cell = digit_cell(face);
    float x = 0;
    for (std::size_t at = 0; at < s.size();) {
        std::size_t end = at + 1;
        const bool digit = is_digit(s[at]);
        while (!digit && end < s.size() && !is_digit(s[end])) {
            ++end;
        }
        const std::string_view piece = s.substr(at, end - at);
        const float width = measure(piece, face);
        draw(piece, digit ? x + (cell - width) * 0.5F : x);
        x += digit ? cell : width;
        at = end;
    }
    return x;
}

bool line_seen(float y, const Face& face) {
    const ImRect& clip = ImGui::GetCurrentWindowRead()->ClipRect;
    return y + face.step + face.size > clip.Min.y && y - face.size < clip.Max.y;
}

/// Where the part of a mark in this line lies; no width: none of it.
Rect marked_part(const Face& face, ImVec2 at, std::string_view s, const TextLine& l, const Highlight& m) {
    const std::size_t begin = std::max<std::size_t>(m.begin, l.begin);
    const std::size_t end = std::min<std::size_t>(m.end, l.end);
    if (begin >= end) {
        return {};
    }
    const float from = at.x + measure(s.substr(l.begin, begin - l.begin), face);
    const float width = measure(s.substr(begin, end - begin), face);
    return {from - fpx(2), at.y, width + fpx(4), face.step};
}

void mark_words(const Face& face, ImVec2 at, std::string_view s, const TextLine& l,
                std::span<const Highlight> marks) {
    for (const Highlight& m : marks) {
        const Rect part = marked_part(face, at, s, l, m);
        if (part.w > 0) {
            const Meaning colour = meaning_of(m.tone);
            fill(part, colour.soft, fpx(4));
            const float thick = std::max(hairline(), fpx(1.5F));
            fill({part.x + fpx(2), part.bottom() - thick, part.w - fpx(4), thick}, colour.ink);
        }
    }
}

} // namespace

float text_width(std::string_view text, Type type) {
    return measure(text, face_of(type));
}

float text_top(const Rect& r, Type type) {
    return std::round(r.y + (r.h - face_of(type).step) * 0.5F);
}

void text(ImVec2 at, std::string_view text, Type type, Colour colour) {
    const Face face = face_of(type);
    put(face, std::round(at.x), at.y, text, colour);
    if (registry().recording()) {
        note(text, {at.x, at.y, measure(text, face), face.step});
    }
}

float text_in(const Rect& r, std::string_view text, Type type, Colour colour, Align align) {
    const Face face = face_of(type);
    const float width = measure(text, face);
    const float y = text_top(r, type);
    const bool cut = width > r.w + 0.5F;
    if (cut) {
        put_cut(face, std::round(r.x), y, text, r.w, colour);
        tell_whole(r, text);
    } else {
        put(face, aligned(r.x, r.w, width, align), y, text, colour);
    }
    note(text, {cut ? r.x : aligned(r.x, r.w, width, align), y, std::min(width, r.w), face.step}, cut);
    return std::min(width, r.w);
}

ImVec2 wrapped_size(std::string_view text, Type type, float width) {
    const Face face = face_of(type);
    const TextLayout layout = layout_of(text, face, width);
    return {layout.width, face.step * static_cast<float>(layout.lines.size())};
}

float wrapped(ImVec2 at, float width, std::string_view text, Type type, Colour colour, Align align) {
    const Face face = face_of(type);
    const TextLayout layout = layout_of(text, face, width);
    float y = std::round(at.y);
    for (const TextLine& l : layout.lines) {
        if (line_seen(y, face)) {
            put(face, aligned(at.x, width, l.width, align), y, text.substr(l.begin, l.end - l.begin), colour);
        }
        y += face.step;
    }
    note(text, {at.x, at.y, layout.width, y - at.y});
    return y - std::round(at.y);
}

float wrapped_height_until(std::string_view text, std::size_t shown, Type type, float width) {
    const Face face = face_of(type);
    float height = 0;
    for (const TextLine& l : layout_of(text, face, width).lines) {
        height += l.begin < shown ? face.step : 0;
    }
    return height;
}

float wrapped_until(ImVec2 at, float width, std::string_view text, std::size_t shown, Type type,
                    Colour colour) {
    const Face face = face_of(type);
    float y = std::round(at.y);
    for (const TextLine& l : layout_of(text, face, width).lines) {
        if (l.begin >= shown) {
            break;
        }
        const std::size_t end = std::min<std::size_t>(l.end, shown);
        if (line_seen(y, face)) {
            put(face, at.x, y, text.substr(l.begin, end - l.begin), colour);
        }
        y += face.step;
    }
    note(text.substr(0, shown), {at.x, at.y, width, y - at.y});
    return y - std::round(at.y);
}

float wrapped_lines(ImVec2 at, float width, int lines, std::string_view text, Type type, Colour colour,
                    Align align) {
    const Face face = face_of(type);
    const TextLayout layout = layout_of(text, face, width);
    const auto most = static_cast<std::size_t>(std::max(1, lines));
    if (layout.lines.size() <= most) {
        return wrapped(at, width, text, type, colour, align);
    }
    float y = std::round(at.y);
    for (std::size_t i = 0; i < most; ++i) {
        const TextLine& l = layout.lines[i];
        if (i + 1 == most) {
            const std::string_view rest = text.substr(l.begin, layout.lines[i + 1].end - l.begin);
            put_cut(face, std::round(at.x), y, rest.substr(0, rest.find('\n')), width, colour);
        } else {
            put(face, aligned(at.x, width, l.width, align), y, text.substr(l.begin, l.end - l.begin), colour);
        }
        y += face.step;
    }
    const Rect box{at.x, at.y, width, y - at.y};
    tell_whole(box, text);
    note(text, box, true);
    return box.h;
}

float wrapped_highlighted(ImVec2 at, float width, std::string_view text, Type type, Colour colour,
                          std::span<const Highlight> marks) {
    const Face face = face_of(type);
    float y = std::round(at.y);
    for (const TextLine& l : layout_of(text, face, width).lines) {
        mark_words(face, {at.x, y}, text, l, marks);
        y += face.step;
    }
    return wrapped(at, width, text, type, colour);
}

int highlight_at(ImVec2 point, ImVec2 at, float width, std::string_view text, Type type,
                 std::span<const Highlight> marks) {
    const Face face = face_of(type);
    float y = std::round(at.y);
    for (const TextLine& l : layout_of(text, face, width).lines) {
        for (std::size_t i = 0; i < marks.size(); ++i) {
            const Rect part = marked_part(face, {at.x, y}, text, l, marks[i]);
            if (part.w > 0 && part.contains(point)) {
                return static_cast<int>(i);
            }
        }
        y += face.step;
    }
    return -1;
}

float tabular_width(std::string_view text, Type type) {
    return walk_tabular(text, face_of(type), [](std::string_view, float) {});
}

float tabular_in(const Rect& r, std::string_view text, Type type, Colour colour, Align align) {
    const Face face = face_of(type);
    const float width = tabular_width(text, type);
    const float left = aligned(r.x, r.w, width, align);
    const float y = text_top(r, type);
    walk_tabular(text, face,
                 [&](std::string_view piece, float x) { put(face, std::round(left + x), y, piece, colour); });
    note(text, {left, y, width, face.step});
    return width;
}

float pieces_width(std::span<const Piece> pieces) {
    float width = 0;
    for (const Piece& p : pieces) {
        width += p.gap + text_width(p.text, p.type);
    }
    return width;
}

float pieces_in(const Rect& r, std::span<const Piece> pieces, Align align) {
    float ascent = 0; // of the tallest: the others stand on its baseline
    float step = 0;
    for (const Piece& p : pieces) {
        const Face face = face_of(p.type);
        ascent = std::max(ascent, face.font->GetFontBaked(face.size)->Ascent);
        step = std::max(step, face.size);
    }
    const float width = pieces_width(pieces);
    const float top = std::round(r.y + (r.h - step) * 0.5F);
    float x = aligned(r.x, r.w, width, align);
    for (const Piece& p : pieces) {
        const Face face = face_of(p.type);
        x += p.gap;
        const float y = top + std::round(ascent - face.font->GetFontBaked(face.size)->Ascent);
        ImGui::GetWindowDrawList()->AddText(face.font, face.size, {std::round(x), y}, p.colour, p.text.data(),
                                            p.text.data() + p.text.size());
        const float own = measure(p.text, face);
        note(p.text, {x, y, own, face.size});
        x += own;
    }
    return width;
}

} // namespace mq::ui
