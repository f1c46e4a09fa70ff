// The harness must refuse what a person could not do. Each case plants a widget that is missing, hidden,
// disabled or covered, and then shows that the same click goes through when it is not.
#include "ui/harness.h"

#include "ui/widgets.h"

#include <doctest/doctest.h>

using namespace mq::ui;
using mq::ui::test::CannotDo;
using mq::ui::test::Harness;

namespace {

// A page with one button, and what the test wants around it.
struct Page {
    int pressed = 0;
    bool there = true, enabled = true, covered = false, below_fold = false;
    const char* reason = nullptr;

    void draw() {
        const Frame frame;
        ScrollArea area("page", Rect{0, 0, 600, 400});
        const Rect top = area.content();
        const float y = top.y + (below_fold ? 900.0F : 40.0F);
        if (there && button("page.go", {top.x + 20, y, 0, 0},
                            {.text = "Bắt đầu", .enabled = enabled, .why_disabled = reason})) {
            ++pressed;
        }
        area.finish(y + 100);
    }

    void draw_cover() const {
        if (covered) {
            ImGui::SetNextWindowPos({0, 0});
            ImGui::SetNextWindowSize({600, 400});
            ImGui::Begin("cover", nullptr, ImGuiWindowFlags_NoDecoration);
            interact("cover.lid", {0, 0, 600, 400});
            ImGui::End();
        }
    }
};

std::string refusal(Harness& harness, std::string_view name) {
    try {
        harness.click(name);
    } catch (const CannotDo& no) {
        return no.what();
    }
    return "";
}

} // namespace

TEST_CASE("a click reaches a button that a person could press, and only once") {
    Page page;
    Harness harness([&] { page.draw(); });
    harness.click("page.go");
    CHECK(page.pressed == 1);
    harness.frame(5);
    CHECK(page.pressed == 1);
}

TEST_CASE("a missing widget is refused") {
    Page page;
    page.there = false;
    Harness harness([&] { page.draw(); });
    CHECK(refusal(harness, "page.go") == "'page.go' is not on the screen");
    page.there = true;
    harness.frame();
    CHECK(refusal(harness, "page.go").empty());
}

TEST_CASE("a disabled widget is refused, with the reason it gives") {
    Page page;
    page.enabled = false;
    page.reason = "Còn 2 câu chưa chốt.";
    Harness harness([&] { page.draw(); });
    CHECK(refusal(harness, "page.go") == "'page.go' is disabled: Còn 2 câu chưa chốt.");
    CHECK(page.pressed == 0);
    page.enabled = true;
    harness.frame();
    CHECK(refusal(harness, "page.go").empty());
    CHECK(page.pressed == 1);
}

TEST_CASE("a widget below the fold is refused until it is scrolled to") {
    Page page;
    page.below_fold = true;
    Harness harness([&] { page.draw(); });
    CHECK(refusal(harness, "page.go") == "'page.go' is hidden: scrolled or clipped away");
    harness.scroll_to("page.go");
    harness.click("page.go");
    CHECK(page.pressed == 1);
}

TEST_CASE("a widget with another window over it is refused") {
    Page page;
    page.covered = true;
    Harness harness([&] {
        page.draw();
        page.draw_cover();
    });
    CHECK(refusal(harness, "page.go") == "'page.go' is covered by 'cover.lid'");
    CHECK(page.pressed == 0);
    page.covered = false;
    harness.frame(2);
    CHECK(refusal(harness, "page.go").empty());
    CHECK(page.pressed == 1);
}

TEST_CASE("a widget under another of the same window is refused") {
    int pressed = 0;
    Harness harness([&] {
        const Frame frame;
        interact("over", {100, 100, 80, 40}, {.overlap = false});
        pressed += button("under", {100, 100, 80, 40}, {.text = "Gửi"}) ? 1 : 0;
    });
    CHECK(refusal(harness, "under") == "'under' is covered by 'over'");
    CHECK(pressed == 0);
}

TEST_CASE("a widget behind a modal is refused, the modal's own are not") {
    bool open = true;
    int pressed = 0;
    ModalAnswer answer = ModalAnswer::none;
    Harness harness([&] {
        const Frame frame;
        pressed += button("page.go", {20, 20, 0, 0}, {.text = "Gửi"}) ? 1 : 0;
        const ModalAnswer now =
            modal("ask", open, {.title = "Thoát?", .text = "Vẫn giữ.", .safe = "Ở lại", .other = "Thoát"});
        answer = now == ModalAnswer::none ? answer : now;
    });
    harness.settle();
    CHECK(refusal(harness, "page.go").find("covered") != std::string::npos);
    harness.click("ask.other");
    CHECK(answer == ModalAnswer::other);
    CHECK_FALSE(open);
    harness.settle();
    harness.click("page.go");
    CHECK(pressed == 1);
}

TEST_CASE("a widget that can't be scrolled to is told") {
    Harness harness([] {
        const Frame frame;
        const Clip clip({0, 0, 100, 100});
        button("lost", {300, 300, 0, 0}, {.text = "Gửi"});
    });
    CHECK_THROWS_AS(harness.scroll_to("lost"), CannotDo);
    CHECK_THROWS_AS(harness.tab_to("nowhere"), CannotDo);
}

TEST_CASE("texts that are seen are told from those that are clipped away") {
    Harness harness([] {
        const Frame frame;
        text({20, 20}, "Chưa đủ bằng chứng", type::body, theme().text);
        text({20, 4000}, "ở ngoài màn hình", type::body, theme().text);
    });
    CHECK(harness.shows("đủ bằng"));
    CHECK_FALSE(harness.shows("ngoài màn hình"));
    CHECK_FALSE(harness.shows("không có"));
}

TEST_CASE("two widgets of one name are told") {
    Harness harness([] {
        const Frame frame;
        button("one", {20, 20, 0, 0}, {.text = "A"});
        ImGui::PushID("other");
        button("one", {20, 80, 0, 0}, {.text = "B"});
        ImGui::PopID();
        button("two", {20, 140, 0, 0}, {.text = "C"});
    });
    CHECK(registry().doubled_names() == std::vector<std::string>{"one"});
}

TEST_CASE("without recording nothing is written down") {
    Page page;
    Harness harness([&] { page.draw(); });
    registry().record(false);
    harness.frame();
    CHECK(registry().widgets().empty());
    CHECK(registry().texts().empty());
}

TEST_CASE("allocations are counted, those of ImGui too") {
    bool waste = false;
    bool waste_in_imgui = false;
    Harness harness([&] {
        const Frame frame;
        if (waste) {
            ::operator delete(::operator new(8)); // a new-expression might be left out by the compiler
        }
        if (waste_in_imgui) {
            ImGui::MemFree(ImGui::MemAlloc(8));
        }
    });
    CHECK(harness.allocations_in(10) == 0);
    waste = true;
    CHECK(harness.allocations_in(10) == 10);
    waste_in_imgui = true;
    CHECK(harness.allocations_in(10) == 20);
}
