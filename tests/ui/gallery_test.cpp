// The whole kit at once: every component, in both themes and at several scales.
#include "ui/gallery.h"

#include "ui/frame_wish.h"
#include "ui/harness.h"
#include "ui/text_layout.h"

#include <doctest/doctest.h>
#include <array>

using namespace mq::ui;
using mq::ui::test::Harness;
using mq::ui::test::Screen;

namespace {

constexpr std::array screens = {
    Screen{},
    Screen{.theme = ThemeKind::dark},
    Screen{.width = 2160, .height = 1350, .monitor_scale = 1.5F},
    Screen{.text_scale = 1.3F},
    Screen{.width = 1366, .height = 768, .monitor_scale = 1.5F, .text_scale = 1.3F},
};

template <class F>
void on_every_page(F&& check) {
    for (const Screen& screen : screens) {
        for (int page = 0; page < 3; ++page) {
            Gallery gallery;
            gallery.page = page;
            Harness harness([&] { draw_gallery(gallery); }, screen);
            harness.settle();
            CAPTURE(page);
            CAPTURE(screen.monitor_scale);
            CAPTURE(screen.text_scale);
            check(harness, gallery);
        }
    }
}

} // namespace

TEST_CASE("every widget has a name of its own and is big enough to hit") {
    on_every_page([](Harness&, Gallery&) {
        CHECK(registry().doubled_names() == std::vector<std::string>{});
        CHECK(registry().widgets().size() > 8);
        for (const WidgetRecord& w : registry().widgets()) {
            CAPTURE(w.name);
            if (w.kind != WidgetKind::area) {
                CHECK(w.rect.w >= px(30));
                CHECK(w.rect.h >= px(30));
            }
        }
    });
}

TEST_CASE("a steady frame allocates nothing, lays out nothing and wishes for nothing") {
    on_every_page([](Harness& harness, Gallery&) {
        harness.frame(10);
        const std::uint64_t layouts = layouts_made();
        CHECK(harness.allocations_in(50) == 0);
        CHECK(layouts_made() == layouts);
        CHECK(harness.wish() == FrameWish::never);
    });
}

TEST_CASE("every widget of the first sheet can be reached with Tab") {
    Gallery gallery;
    Harness harness([&] { draw_gallery(gallery); });
    std::vector<std::string> names;
    for (const WidgetRecord& w : registry().widgets()) {
        if (w.enabled && w.kind != WidgetKind::area) {
            names.push_back(w.name);
        }
    }
    REQUIRE(names.size() > 25);
    for (const std::string& name : names) {
        CAPTURE(name);
        harness.tab_to(name);
    }
}

TEST_CASE("the sheet answers") {
    Gallery gallery;
    Harness harness([&] { draw_gallery(gallery); });
    harness.click("gallery.empty.action");
    harness.click("gallery.error.second");
    CHECK(gallery.answers == 1 + 2);
    harness.click("gallery.stay");
    harness.settle();
    harness.click("gallery.modal.other");
    CHECK(gallery.answers == 1 + 2 + 100);
    harness.settle();
    harness.click("gallery.page.charts");
    CHECK(gallery.page == 2);
    harness.click("gallery.radar.1");
    CHECK(gallery.axis == 1);
    harness.click("gallery.curve.4");
    CHECK(gallery.decision == 3);
    harness.press(ImGuiKey_RightArrow);
    CHECK(gallery.decision == 4);
    harness.press(ImGuiKey_LeftArrow);
    harness.press(ImGuiKey_LeftArrow);
    CHECK(gallery.decision == 2);
}

TEST_CASE("no text of the sheet is cut at the scales it was made for") {
    for (const Screen& screen : {screens[0], screens[2]}) {
        for (int page = 0; page < 3; ++page) {
            Gallery gallery;
            gallery.page = page;
            Harness harness([&] { draw_gallery(gallery); }, screen);
            for (const TextRecord& t : registry().texts()) {
                CAPTURE(t.text);
                CHECK_FALSE(t.cut);
            }
        }
    }
}
