#include "ui/theme.h"

#include "ui/harness.h"

#include <doctest/doctest.h>
#include <array>
#include <cmath>

using namespace mq::ui;
using mq::ui::test::Harness;

namespace {

// WCAG 2.1, relative luminance and contrast ratio.
double channel(unsigned value) {
    const double s = value / 255.0;
    return s <= 0.03928 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
}

double luminance(Colour c) {
    return 0.2126 * channel((c >> IM_COL32_R_SHIFT) & 255U) +
           0.7152 * channel((c >> IM_COL32_G_SHIFT) & 255U) +
           0.0722 * channel((c >> IM_COL32_B_SHIFT) & 255U);
}

double contrast(Colour a, Colour b) {
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

constexpr std::array themes = {ThemeKind::light, ThemeKind::dark};

} // namespace

TEST_CASE("text can be read on every surface it is used on: 4.5 to 1") {
    for (const ThemeKind kind : themes) {
        const Theme& c = theme_of(kind);
        for (const Colour back : {c.canvas, c.surface, c.rail, c.inset, c.press, c.accent_soft}) {
            CHECK(contrast(c.text, back) >= 4.5);
            CHECK(contrast(c.text2, back) >= 4.5);
            CHECK(contrast(c.text3, back) >= 4.5);
        }
        for (const Colour fill : {c.accent, c.accent_h, c.accent_a}) {
            CHECK(contrast(c.on_accent, fill) >= 4.5);
        }
        for (const Colour fill : {c.bad.ink, c.danger_h, c.danger_a}) {
            CHECK(contrast(c.on_danger, fill) >= 4.5);
        }
        CHECK(contrast(c.accent_ink, c.surface) >= 4.5);
        CHECK(contrast(c.accent_ink, c.accent_soft) >= 4.5);
    }
}

TEST_CASE("verdicts, levels and initials can be read on their fills") {
    for (const ThemeKind kind : themes) {
        const Theme& c = theme_of(kind);
        for (const Meaning& m : {c.good, c.warn, c.bad, c.info}) {
            CHECK(contrast(m.ink, m.soft) >= 5.0);
            CHECK(contrast(m.ink, c.surface) >= 4.5);
        }
        for (const LevelColour& l : c.levels) {
            CHECK(contrast(l.number, l.fill) >= 4.5);
        }
        for (const Colour fill : c.avatars) {
            CHECK(contrast(IM_COL32_WHITE, fill) >= 4.5);
        }
    }
}

TEST_CASE("marks and borders of inputs stand out: 3 to 1") {
    for (const ThemeKind kind : themes) {
        const Theme& c = theme_of(kind);
        CHECK(contrast(c.ctl, c.surface) >= 3.0);
        for (const Colour mood : c.moods) {
            CHECK(contrast(mood, c.surface) >= 3.0);
        }
        CHECK(contrast(c.accent, c.surface) >= 3.0);
        CHECK(contrast(c.warn_mark, c.surface) >= 3.0);
    }
}

TEST_CASE("one scale for everything, whole pixels, applied once") {
    Harness harness([] {}, {.monitor_scale = 1.5F, .text_scale = 1.15F});
    CHECK(scale() == doctest::Approx(1.725F));
    CHECK(px(36) == 62);
    CHECK(face_of(type::body).size == std::round(19 * 1.725F));
    CHECK(ImGui::GetStyle().FontScaleMain == 1.15F);
    CHECK(ImGui::GetStyle().FontScaleDpi == 1.5F);
    CHECK(hairline() == 2);
    harness.set_screen({});
    CHECK(px(36) == 36);
    CHECK(face_of(type::title_l).size == 33);
    CHECK(hairline() == 1);
}

TEST_CASE("moods fall into their zones at the edges") {
    CHECK(mood_zone(0) == 0);
    CHECK(mood_zone(19.9F) == 0);
    CHECK(mood_zone(20) == 1);
    CHECK(mood_zone(79.9F) == 3);
    CHECK(mood_zone(80) == 4);
    CHECK(mood_zone(100) == 4);
    CHECK(mood_zone(-5) == 0);
}

TEST_CASE("blending and alpha") {
    CHECK(with_alpha(IM_COL32(1, 2, 3, 200), 0.5F) == IM_COL32(1, 2, 3, 100));
    CHECK(mix(IM_COL32(0, 0, 0, 255), IM_COL32(255, 255, 255, 255), 0) == IM_COL32(0, 0, 0, 255));
    CHECK(mix(IM_COL32(0, 0, 0, 255), IM_COL32(255, 255, 255, 255), 1) == IM_COL32(255, 255, 255, 255));
}
