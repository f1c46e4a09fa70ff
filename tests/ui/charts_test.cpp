// The kit's radar by itself: any number of axes, either scale, mouse and keyboard.
#include "ui/charts.h"
#include "ui/harness.h"
#include "ui/i18n.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <algorithm>
#include <string>
#include <vector>

using namespace mq::ui;
using namespace mq::ui::test;

namespace {

/// A radar of so many axes that remembers what was pressed.
struct Chart {
    std::vector<std::string> names;
    std::vector<RadarAxis> axes;
    std::vector<RadarPoint> points, other;
    RadarScale scale;
    bool tab_stops = true;
    int pressed = -1;

    explicit Chart(std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            names.push_back(fmt::format("Trục số {}", i));
            points.push_back({.value = 1 + static_cast<float>(i % 5), .low = 1, .high = 5});
            other.push_back({.value = 2});
        }
        for (const std::string& name : names) {
            axes.push_back({name, name.c_str()});
        }
    }
    void draw() {
        const Frame frame;
        const std::vector<RadarShape> shapes = {{RadarLook::dashed, other, false},
                                                {RadarLook::solid, points, true}};
        const int now = radar("chart", {100, 100, 600, 460},
                              {.axes = axes,
                               .shapes = shapes,
                               .scale = scale,
                               .selected = pressed,
                               .thin_text = "mỏng",
                               .none_text = "trống",
                               .tab_stops = tab_stops});
        pressed = now >= 0 ? now : pressed;
    }
};

int shown(std::string_view text) {
    const auto& texts = registry().texts();
    return static_cast<int>(
        std::count_if(texts.begin(), texts.end(), [&](const TextRecord& r) { return r.text == text; }));
}

} // namespace

TEST_CASE("a radar takes three axes and more, and labels that don't lie on each other") {
    for (const std::size_t count : {3U, 4U, 5U, 6U, 7U, 8U, 12U, 16U}) {
        CAPTURE(count);
        Chart chart(count);
        Harness harness([&] { chart.draw(); });
        harness.settle();
        for (std::size_t i = 0; i < count; ++i) {
            const Rect a = harness.widget(fmt::format("chart.{}", i)).rect;
            CHECK(a.x >= 100);
            CHECK(a.right() <= 700);
            CHECK(a.y >= 100 - 4); // a target is 30 px high, its text 22
            CHECK(a.bottom() <= 560 + 4);
            for (std::size_t j = 0; j < i && count <= 8; ++j) {
                CHECK(overlap_of(a, harness.widget(fmt::format("chart.{}", j)).rect).empty());
            }
        }
        harness.click(fmt::format("chart.{}", count - 1));
        CHECK(chart.pressed == static_cast<int>(count) - 1);
    }
}

TEST_CASE("two axes are no radar, and more than can be told apart are left out") {
    Chart none(2);
    Harness harness([&] { none.draw(); });
    harness.settle();
    CHECK_FALSE(harness.has("chart.0"));
    Chart many(20);
    Harness other([&] { many.draw(); });
    other.settle();
    CHECK(other.has("chart.15"));
    CHECK_FALSE(other.has("chart.16"));
}

TEST_CASE("numbers are those of the shape in front, on its scale, in words where it has none") {
    Chart chart(6);
    chart.points[1].thin = true;
    chart.points[2] = {};
    chart.points.resize(5); // fewer points than axes: the last one has nothing
    Harness harness([&] { chart.draw(); });
    harness.settle();
    CHECK(shown("1,0") == 1);
    CHECK(shown("4,0") == 1);
    CHECK(shown("mỏng") == 1);
    CHECK(shown("trống") == 2);
    CHECK(shown("5") == 1); // the rim
    chart.scale = {.most = 100, .ring = 25, .decimals = 0, .unit = "%"};
    chart.points[0].value = 87.6F;
    harness.settle();
    CHECK(shown("88%") == 1);
    CHECK(shown("100") == 1);
    CHECK(shown("75") == 1);
    CHECK(shown("20") == 0);
}

TEST_CASE("the keyboard reaches every axis, unless a table beside the radar is there for it") {
    Chart chart(6);
    Harness harness([&] { chart.draw(); });
    harness.settle();
    harness.tab_to("chart.4");
    harness.press(ImGuiKey_Enter);
    CHECK(chart.pressed == 4);
    CHECK(harness.widget("chart.4").on);
    chart.tab_stops = false;
    harness.settle();
    CHECK_THROWS_AS(harness.tab_to("chart.2"), CannotDo);
    harness.click("chart.2"); // the mouse still can
    CHECK(chart.pressed == 2);
}

TEST_CASE("a legend wraps and says how high that is") {
    const std::vector<RadarKey> keys = {{RadarLook::dashed, "Luyện tập", false},
                                        {RadarLook::solid, "Đánh giá", true},
                                        {RadarLook::range, "Khoảng ước lượng", false},
                                        {RadarLook::past, "30 ngày trước", false},
                                        {RadarLook::target, "Mục tiêu", false}};
    float wide = 0;
    float narrow = 0;
    Harness harness([&] {
        const Frame frame;
        wide = radar_legend_height(keys, 900);
        narrow = radar_legend_height(keys, 200);
        radar_legend({50, 50, 200, narrow}, keys);
    });
    harness.settle();
    CHECK(narrow > 2 * wide);
    for (const RadarKey& key : keys) {
        CHECK(shown(key.text) == 1);
    }
    for (const TextRecord& text : registry().texts()) {
        CHECK(text.rect.bottom() <= 50 + narrow + 1);
    }
}
