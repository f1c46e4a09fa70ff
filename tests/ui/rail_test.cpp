// The rail at every size: entries are whole or not there, never cut at an edge, and all can be reached.
#include "ui/shell/rail.h"
#include "ui/screen_checks.h"
#include "ui/whole_window.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {

std::vector<Screen> sizes() {
    std::vector<Screen> all = screens();
    all.push_back({.width = 1440, .height = 900, .monitor_scale = 1.5F});
    all.push_back({.width = 1440, .height = 900, .monitor_scale = 1.5F, .theme = ThemeKind::dark});
    all.push_back({.width = 1280, .height = 720, .monitor_scale = 1.5F});
    all.push_back({.width = 1280, .height = 720, .monitor_scale = 1.5F, .text_scale = 1.3F});
    all.push_back({.width = 1920, .height = 1080, .monitor_scale = 1.5F});
    return all;
}

/// With a passphrase, so that the lock is there, and with counts.
app::Model as(app::Role role) {
    app::Model model = sample::shown_as(sample::sample_home(), app::Page::home, role);
    model.account.sealed = model.account.passphrase = true;
    model.interviews.waiting = model.accounts.waiting_for_me = 128;
    return model;
}

bool inside(const Rect& inner, const Rect& outer) {
    return inner.x >= outer.x - 0.5F && inner.y >= outer.y - 0.5F && inner.right() <= outer.right() + 0.5F &&
           inner.bottom() <= outer.bottom() + 0.5F;
}

std::vector<WidgetRecord> entries() {
    std::vector<WidgetRecord> all;
    for (const WidgetRecord& w : registry().widgets()) {
        if (w.name.starts_with("rail.") && w.kind != WidgetKind::area) {
            all.push_back(w);
        }
    }
    return all;
}

/// What leaves the rail, is cut at an edge, or lies on another entry; a line each.
std::string amiss(const Screen& screen) {
    const bool collapsed = screen.width < px(1280);
    const Rect rail{0, 0, rail_width(collapsed), screen.height};
    std::string out;
    const std::vector<WidgetRecord> all = entries();
    for (const WidgetRecord& w : all) {
        if (w.seen().empty()) {
            continue; // scrolled away
        }
        if (!inside(w.rect, rail)) {
            out += w.name + " leaves the rail\n";
        }
        if (!inside(w.rect, w.clip) && !w.name.starts_with("rail.further")) {
            out += w.name + " is cut\n";
        }
        for (const WidgetRecord& other : all) {
            if (&other > &w && overlap_of(w.seen(), other.seen()).h > 2) {
                out += w.name + " lies on " + other.name + "\n";
            }
        }
    }
    for (const TextRecord& text : registry().texts()) {
        const bool of_rail = text.rect.x < rail.right() && !overlap_of(text.rect, text.clip).empty();
        if (of_rail && (text.cut || !inside(text.rect, rail))) {
            out += "“" + text.text + "” doesn't fit\n";
        }
    }
    return out;
}

const std::vector<app::Role>& roles() {
    static const std::vector<app::Role> all{app::Role::trainee, app::Role::hr, app::Role::lead,
                                            app::Role::admin};
    return all;
}

} // namespace

TEST_CASE("no entry of the rail, and no word in it, leaves it or is cut, whoever uses it at whatever size") {
    for (const app::Language language : {app::Language::vi, app::Language::en}) {
        for (const Screen& screen : sizes()) {
            for (const app::Role role : roles()) {
                CAPTURE(name_of(screen));
                CAPTURE(static_cast<int>(role));
                CAPTURE(static_cast<int>(language));
                WholeWindow window(as(role), screen);
                sample::use_texts(language);
                window.harness.settle();
                CHECK(amiss(screen) == "");
                CHECK(joined(registry().doubled_names()) == "");
            }
        }
    }
}

TEST_CASE("every entry can be reached by the wheel, and on the way there none is cut") {
    for (const Screen& screen : sizes()) {
        for (const app::Role role : roles()) {
            CAPTURE(name_of(screen));
            CAPTURE(static_cast<int>(role));
            WholeWindow window(as(role), screen);
            const Destination first = destinations(window.model).front();
            for (const Destination& destination : destinations(window.model)) {
                CAPTURE(std::string(destination.name));
                window.harness.scroll_to(destination.name, "rail.pages");
                CHECK(window.harness.why_not(destination.name) == "");
                window.mouse_away();
                CHECK(amiss(screen) == "");
            }
            const Rect last = window.harness.widget(destinations(window.model).back().name).rect;
            for (int i = 0; i < 12; ++i) { // a touchpad turns the wheel by little
                window.harness.wheel(0.3F, last.centre());
                window.mouse_away();
                CHECK(amiss(screen) == "");
            }
            CHECK(window.harness.why_not(first.name) == "");
        }
    }
}

TEST_CASE("a rail too low for its entries says that there are more, and leads there by mouse and by Tab") {
    const Screen low{.width = 1280, .height = 720, .monitor_scale = 1.5F, .text_scale = 1.3F};
    WholeWindow window(as(app::Role::hr), low);
    Harness& harness = window.harness;
    const auto shown = [&](const char* name) { return !harness.widget(name).seen().empty(); };
    CHECK(harness.allocations_in(10) == 0);
    // The page of the moment is in sight without anybody's doing: practice is the sixth.
    CHECK(shown("rail.practice"));
    CHECK(harness.has("rail.further_up"));
    while (harness.has("rail.further_up")) {
        harness.click("rail.further_up");
        harness.settle();
    }
    CHECK(shown("rail.interviews"));
    CHECK_FALSE(shown("rail.handbook"));
    REQUIRE(harness.has("rail.further_down"));
    while (harness.has("rail.further_down")) {
        harness.click("rail.further_down");
        window.mouse_away();
        CHECK(amiss(low) == "");
    }
    CHECK(shown("rail.handbook"));
    CHECK_FALSE(shown("rail.interviews"));
    harness.tab_to("rail.interviews");
    harness.settle();
    CHECK(shown("rail.interviews"));
    harness.tab_to("rail.handbook");
    harness.settle();
    CHECK(shown("rail.handbook"));
    CHECK(amiss(low) == "");
    harness.press(ImGuiKey_Enter);
    CHECK(std::ranges::any_of(window.all, [](const app::Command& command) {
        const auto* open = command.as<app::OpenPage>();
        return open != nullptr && open->page == app::Page::handbook;
    }));
    window.mouse_away();
    harness.wait(1);
    CHECK(harness.wish() > 1.0); // and then it rests
}

TEST_CASE("a rail that is high enough says nothing of more") {
    WholeWindow window(as(app::Role::hr), {.width = 1280, .height = 720, .monitor_scale = 1.5F});
    CHECK_FALSE(window.harness.has("rail.further_up"));
    CHECK_FALSE(window.harness.has("rail.further_down"));
    CHECK_FALSE(window.harness.has("rail.pages"));
}

TEST_CASE(
    "what an icon means is said for a while when the keyboard comes to it, and as long as the mouse is "
    "there") {
    WholeWindow window(as(app::Role::trainee), {.width = 1366, .height = 768, .monitor_scale = 1.5F});
    const char* words = "Năng lực của tôi";
    CHECK_FALSE(window.harness.shows(words));
    window.harness.tab_to("rail.radar");
    window.harness.wait(1);
    CHECK(window.harness.shows(words));
    window.harness.wait(5);
    CHECK_FALSE(window.harness.shows(words)); // it doesn't lie over the page for good
    window.harness.hover("rail.radar");
    window.harness.wait(10);
    CHECK(window.harness.shows(words));
}
