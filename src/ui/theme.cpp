#include "ui/theme.h"

#include <imgui_internal.h>
#include <algorithm>
#include <cmath>

namespace mq::ui {
namespace {

constexpr Colour rgb(unsigned hex, unsigned alpha = 255) {
    return IM_COL32((hex >> 16U) & 255U, (hex >> 8U) & 255U, hex & 255U, alpha);
}

constexpr std::array<Colour, 12> avatar_fills = {rgb(0x4F6FA5), rgb(0x8A5A83), rgb(0x3E7470), rgb(0x7A6A3E),
                                                 rgb(0x6A7B4F), rgb(0x8C5E4A), rgb(0xA0563F), rgb(0x397488),
                                                 rgb(0x5B6AA8), rgb(0x56707F), rgb(0x7B5C9C), rgb(0x6B6F7A)};

// clang-format off: as in the tables they come from
constexpr Theme light = {
    .dark = false,
    .canvas = rgb(0xF7F6F3),
    .rail = rgb(0xF1EFEA),
    .surface = rgb(0xFFFFFF),
    .inset = rgb(0xFAF9F7),
    .hover = rgb(0xF1EFEA),
    .press = rgb(0xE8E5DE),
    .border = rgb(0xE6E3DC),
    .border2 = rgb(0xCFCBC1),
    .ctl = rgb(0x918E86),
    .track = rgb(0xECE9E2),
    .text = rgb(0x1F2430),
    .text2 = rgb(0x525968),
    .text3 = rgb(0x606675),
    .disabled = rgb(0xA3A6AE),
    .scrim = rgb(0x1F2430, 97),
    .accent = rgb(0x4450B8),
    .accent_h = rgb(0x3943A3),
    .accent_a = rgb(0x2F388C),
    .on_accent = rgb(0xFFFFFF),
    .accent_ink = rgb(0x3D48AB),
    .accent_soft = rgb(0xECEDFA),
    .accent_line = rgb(0xC5CAF0),
    .coral = rgb(0xD9583B),
    .good = {rgb(0x1A7350), rgb(0xE3F3EB), rgb(0xB5DCC9)},
    .warn = {rgb(0x875600), rgb(0xFBF0D9), rgb(0xEBD3A0)},
    .bad = {rgb(0xB3372B), rgb(0xFBE9E6), rgb(0xEFC3BC)},
    .info = {rgb(0x1D6787), rgb(0xE4F1F7), rgb(0xB7D9E7)},
    .warn_mark = rgb(0xBF8212),
    .danger_h = rgb(0xA53328),
    .danger_a = rgb(0x9A2F25),
    .on_danger = rgb(0xFFFFFF),
    .segment = rgb(0xFFFFFF),
    .segment_line = rgb(0xE6E3DC),
    .levels = {{{rgb(0xF6D08F), rgb(0x1F2430)},
                {rgb(0xB9D5C2), rgb(0x1F2430)},
                {rgb(0x67AFAE), rgb(0x16202B)},
                {rgb(0x2A7AA0), rgb(0xFFFFFF)},
                {rgb(0x25457F), rgb(0xFFFFFF)}}},
    .moods = {rgb(0xA63A2B), rgb(0xCF7A33), rgb(0x8A8F99), rgb(0x4C9ABD), rgb(0x1B6580)},
    .avatars = avatar_fills,
};

constexpr Theme dark = {
    .dark = true,
    .canvas = rgb(0x16171B),
    .rail = rgb(0x121317),
    .surface = rgb(0x1D1F24),
    .inset = rgb(0x23252B),
    .hover = rgb(0x26282F),
    .press = rgb(0x2E3138),
    .border = rgb(0x2E3138),
    .border2 = rgb(0x444852),
    .ctl = rgb(0x6E7380),
    .track = rgb(0x2B2E35),
    .text = rgb(0xECEDEF),
    .text2 = rgb(0xB4B9C3),
    .text3 = rgb(0x959BA7),
    .disabled = rgb(0x5E636E),
    .scrim = rgb(0x000000, 140),
    .accent = rgb(0x98A2F5),
    .accent_h = rgb(0xAAB3F8),
    .accent_a = rgb(0x7F8AE8),
    .on_accent = rgb(0x14162B),
    .accent_ink = rgb(0xB3BAF9),
    .accent_soft = rgb(0x272B4A),
    .accent_line = rgb(0x454C8A),
    .coral = rgb(0xD9583B),
    .good = {rgb(0x6CC79C), rgb(0x1B3029), rgb(0x2F5747)},
    .warn = {rgb(0xE0B25C), rgb(0x352B17), rgb(0x5E4B22)},
    .bad = {rgb(0xF08F80), rgb(0x3A211E), rgb(0x653A34)},
    .info = {rgb(0x7CC0E0), rgb(0x1A2E39), rgb(0x2C4F60)},
    .warn_mark = rgb(0xE0B25C),
    .danger_h = rgb(0xDD8476),
    .danger_a = rgb(0xCE7B6E),
    .on_danger = rgb(0x14162B),
    .segment = rgb(0x3A3D47),
    .segment_line = rgb(0x4A4E5A),
    .levels = {{{rgb(0x7A5824), rgb(0xFFFFFF)},
                {rgb(0x4A7A68), rgb(0xFFFFFF)},
                {rgb(0x3F9D9A), rgb(0x0F1719)},
                {rgb(0x6BBDE8), rgb(0x0E1820)},
                {rgb(0xD2E3FC), rgb(0x101725)}}},
    .moods = {rgb(0xCC5A48), rgb(0xE8A869), rgb(0xA3A7B0), rgb(0x86C8E2), rgb(0x3796B5)},
    .avatars = avatar_fills,
};
// clang-format on

// Section 3.1: ImGui's size is ascent to descent, 1.265 em in Be Vietnam Pro.
struct Measure {
    float size, step;
};
constexpr std::array<Measure, 9> measures = {
    {{15, 16}, {16, 18}, {18, 20}, {19, 22}, {22, 26}, {25, 28}, {33, 34}, {35, 35}, {18, 24}}};
constexpr float body_size = 19;

struct Current {
    Look look;
    float scale = 1;
    std::array<std::array<Face, 3>, 9> faces{};
};
Current current; // NOLINT: the look of the one window

ImFont* font_of(const Fonts& fonts, TextStyle style, Weight weight) {
    if (style == TextStyle::code && fonts.code != nullptr) {
        return fonts.code;
    }
    switch (weight) {
        case Weight::bold: return fonts.bold;
        case Weight::semibold: return fonts.semibold;
        case Weight::regular: break;
    }
    return fonts.regular;
}

void measure_faces() {
    for (std::size_t s = 0; s < measures.size(); ++s) {
        for (std::size_t w = 0; w < 3; ++w) {
            const Measure& m = measures[s];
            current.faces[s][w] = {
                font_of(current.look.fonts, static_cast<TextStyle>(s), static_cast<Weight>(w)),
                std::round(m.size * current.scale), std::round(m.step * current.scale), m.size};
        }
    }
}

void apply_measures(ImGuiStyle& style) {
    style.FontSizeBase = body_size;
    style.FontScaleMain = current.look.text_scale;
    style.FontScaleDpi = current.look.monitor_scale;
    style.WindowPadding = {0, 0};
    style.WindowRounding = 0;
    style.WindowBorderSize = 0;
    style.ChildRounding = fpx(12);
    style.ChildBorderSize = hairline();
    style.FrameRounding = fpx(8);
    style.FrameBorderSize = hairline();
    style.PopupRounding = fpx(10);
    style.PopupBorderSize = hairline();
    style.TabRounding = 0;
    style.GrabRounding = fpx(6);
    style.FramePadding = {px(12), px(8)};
    style.ItemSpacing = {px(8), px(8)};
    style.ItemInnerSpacing = {px(8), px(4)};
    style.CellPadding = {px(8), px(8)};
    style.ScrollbarSize = px(10);
    style.ScrollbarRounding = fpx(5);
    style.DisabledAlpha = 1.0F;
    style.CircleTessellationMaxError = 0.20F;
}

void apply_surface_colours(ImGuiStyle& style) {
    const Theme& c = theme();
    const auto set = [&](ImGuiCol which, Colour colour) {
        style.Colors[which] = ImGui::ColorConvertU32ToFloat4(colour);
    };
    set(ImGuiCol_Text, c.text);
    set(ImGuiCol_TextDisabled, c.text3);
    set(ImGuiCol_WindowBg, c.canvas);
    set(ImGuiCol_ChildBg, c.surface);
    set(ImGuiCol_PopupBg, c.surface);
    set(ImGuiCol_Border, c.border);
    set(ImGuiCol_BorderShadow, 0);
    set(ImGuiCol_FrameBg, c.surface);
    set(ImGuiCol_FrameBgHovered, c.surface);
    set(ImGuiCol_FrameBgActive, c.surface);
    set(ImGuiCol_Separator, c.border);
    set(ImGuiCol_ScrollbarBg, 0);
    set(ImGuiCol_ScrollbarGrab, c.border2);
    set(ImGuiCol_ScrollbarGrabHovered, c.ctl);
    set(ImGuiCol_ScrollbarGrabActive, c.text3);
    set(ImGuiCol_TableHeaderBg, 0);
    set(ImGuiCol_TableRowBg, 0);
    set(ImGuiCol_TableRowBgAlt, 0);
    set(ImGuiCol_TableBorderStrong, c.border);
    set(ImGuiCol_TableBorderLight, c.border);
    set(ImGuiCol_ModalWindowDimBg, c.scrim);
}

void apply_control_colours(ImGuiStyle& style) {
    const Theme& c = theme();
    const auto set = [&](ImGuiCol which, Colour colour) {
        style.Colors[which] = ImGui::ColorConvertU32ToFloat4(colour);
    };
    set(ImGuiCol_Button, c.surface);
    set(ImGuiCol_ButtonHovered, c.hover);
    set(ImGuiCol_ButtonActive, c.press);
    set(ImGuiCol_Header, c.accent_soft);
    set(ImGuiCol_HeaderHovered, c.inset);
    set(ImGuiCol_HeaderActive, c.press);
    set(ImGuiCol_CheckMark, c.accent);
    set(ImGuiCol_SliderGrab, c.accent);
    set(ImGuiCol_SliderGrabActive, c.accent_a);
    set(ImGuiCol_TextSelectedBg, c.accent_line);
    set(ImGuiCol_InputTextCursor, c.accent);
    set(ImGuiCol_TextLink, c.accent_ink);
    set(ImGuiCol_NavCursor, 0); // every widget draws its own ring
    set(ImGuiCol_PlotLines, c.accent);
    set(ImGuiCol_PlotHistogram, c.accent);
    set(ImGuiCol_Tab, 0);
    set(ImGuiCol_TabSelected, 0);
    set(ImGuiCol_TabSelectedOverline, c.accent);
    set(ImGuiCol_DragDropTarget, c.accent);
}

} // namespace

const Theme& theme_of(ThemeKind kind) {
    return kind == ThemeKind::dark ? dark : light;
}

const Theme& theme() {
    return theme_of(current.look.theme);
}

const Look& look() {
    return current.look;
}

void set_look(const Look& look) {
    current.look = look;
    current.scale = look.text_scale * look.monitor_scale;
    measure_faces();
    ImGuiStyle& style = ImGui::GetStyle();
    apply_measures(style);
    apply_surface_colours(style);
    apply_control_colours(style);
    ImGuiIO& io = ImGui::GetIO();
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.ConfigInputTextCursorBlink = !look.reduced_motion;
}

float scale() {
    return current.scale;
}

float px(float design) {
    return std::round(design * current.scale);
}

float fpx(float design) {
    return design * current.scale;
}

float hairline() {
    return std::max(1.0F, std::round(current.scale));
}

Face face_of(Type type) {
    Face face = current.faces[static_cast<std::size_t>(type.style)][static_cast<std::size_t>(type.weight)];
    if (face.font == nullptr) {
        face.font = ImGui::GetFont(); // no fonts were given: ImGui's own
    }
    return face;
}

FontScope::FontScope(Type type) {
    const Face face = face_of(type);
    ImGui::PushFont(face.font, face.base_size);
}

FontScope::~FontScope() {
    ImGui::PopFont();
}

Colour with_alpha(Colour colour, float alpha) {
    const auto own = static_cast<float>(colour >> IM_COL32_A_SHIFT);
    const auto scaled = static_cast<Colour>(std::lround(own * std::clamp(alpha, 0.0F, 1.0F)));
    return (colour & ~IM_COL32_A_MASK) | (scaled << IM_COL32_A_SHIFT);
}

Colour mix(Colour from, Colour to, float amount) {
    return ImAlphaBlendColors(from, with_alpha(to, amount));
}

Meaning meaning_of(Tone tone) {
    const Theme& c = theme();
    switch (tone) {
        case Tone::accent: return {c.accent_ink, c.accent_soft, c.accent_line};
        case Tone::good: return c.good;
        case Tone::warn: return c.warn;
        case Tone::bad: return c.bad;
        case Tone::info: return c.info;
        case Tone::neutral: break;
    }
    return {c.text2, c.rail, c.border};
}

LevelColour level_colour(int level) {
    return theme().levels[static_cast<std::size_t>(std::clamp(level, 1, 5) - 1)];
}

int mood_zone(float mood) {
    return std::clamp(static_cast<int>(mood / 20.0F), 0, 4);
}

Colour mood_colour(float mood) {
    return theme().moods[static_cast<std::size_t>(mood_zone(mood))];
}

Colour avatar_colour(std::uint64_t id_hash) {
    const auto& fills = theme().avatars;
    return fills[static_cast<std::size_t>(id_hash % fills.size())];
}

} // namespace mq::ui
