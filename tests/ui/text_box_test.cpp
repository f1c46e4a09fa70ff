#include "ui/harness.h"
#include "ui/text_layout.h"
#include "ui/widgets.h"

#include <doctest/doctest.h>

using namespace mq::ui;
using mq::ui::test::Harness;

namespace {

struct BoxPage {
    std::string text;
    TextBox spec{};

    void draw() {
        const Frame frame;
        text_box("note", {40, 40, 300, 0}, text, spec);
        button("next", {40, 400, 0, 0}, {.text = "Tiếp"});
    }
};

void mouse_button(Harness& harness, bool down) {
    ImGui::GetIO().AddMouseButtonEvent(0, down);
    harness.frame();
}

std::string lines_of_text(int count) {
    std::string out;
    for (int i = 1; i <= count; ++i) {
        out += "dòng " + std::to_string(i) + (i < count ? "\n" : "");
    }
    return out;
}

} // namespace

TEST_CASE("two clicks take a word, three a paragraph") {
    BoxPage page;
    page.text = "một hai\nba bốn\nnăm";
    Harness harness([&] { page.draw(); });
    const Rect r = harness.widget("note").rect;
    harness.move({r.x + 16, r.y + 9 + face_of(type::body).step * 1.5F});
    for (int i = 0; i < 3; ++i) {
        mouse_button(harness, true);
        mouse_button(harness, false);
    }
    harness.press(ImGuiMod_Ctrl | ImGuiKey_C);
    CHECK(std::string(ImGui::GetClipboardText()) == "ba bốn");
    harness.type("x");
    CHECK(page.text == "một hai\nx\nnăm");
}

TEST_CASE("a selection that is drawn beyond the box scrolls it, also while the mouse rests") {
    BoxPage page;
    page.text = lines_of_text(40);
    Harness harness([&] { page.draw(); });
    const Rect r = harness.widget("note").rect;
    harness.move({r.x + 16, r.y + 12});
    mouse_button(harness, true);
    harness.move({r.x + 200, r.bottom() + 40});
    harness.frame(4);
    harness.press(ImGuiMod_Ctrl | ImGuiKey_C);
    const std::size_t soon = std::string(ImGui::GetClipboardText()).size();
    CHECK(soon < page.text.size() / 2); // a line at a time, no leap
    CHECK(harness.wish() < 0.1);        // it goes on by itself
    harness.wait(6.0);
    mouse_button(harness, false);
    harness.press(ImGuiMod_Ctrl | ImGuiKey_C);
    const std::string all = ImGui::GetClipboardText();
    CHECK(all.size() > page.text.size() - 20);
    CHECK(all.ends_with("dòng 40"));
}

TEST_CASE("Shift with arrows, Home, End and pages selects; Home and End go by the lines that are seen") {
    BoxPage page;
    page.text = "Khách đã gọi ba lần trong tuần và lần nào cũng được hẹn lại một ngày khác.";
    Harness harness([&] { page.draw(); });
    harness.click("note");
    const auto copied = [&] {
        harness.press(ImGuiMod_Ctrl | ImGuiKey_C);
        return std::string(ImGui::GetClipboardText());
    };
    harness.press(ImGuiMod_Ctrl | ImGuiKey_Home);
    harness.press(ImGuiMod_Shift | ImGuiKey_End);
    const std::string first = copied();
    CHECK(first.size() < page.text.size()); // it wraps, and End is the end of the first line
    CHECK(page.text.starts_with(first));
    CHECK(page.text[first.size()] == ' ');
    harness.press(ImGuiKey_Home);
    harness.press(ImGuiMod_Shift | ImGuiKey_DownArrow);
    CHECK(copied() == first + " ");
    harness.press(ImGuiMod_Shift | ImGuiMod_Ctrl | ImGuiKey_End);
    CHECK(copied() == page.text);
    harness.press(ImGuiMod_Ctrl | ImGuiKey_Home);
    harness.press(ImGuiMod_Shift | ImGuiMod_Ctrl | ImGuiKey_RightArrow);
    harness.press(ImGuiMod_Shift | ImGuiMod_Ctrl | ImGuiKey_RightArrow);
    CHECK(copied() == "Khách đã ");
    harness.press(ImGuiMod_Ctrl | ImGuiKey_Home);
    harness.press(ImGuiMod_Shift | ImGuiKey_PageDown);
    CHECK(copied().size() > first.size());
    harness.press(ImGuiMod_Shift | ImGuiKey_PageUp);
    harness.type("x");
    CHECK(page.text.starts_with("xKhách"));
}

TEST_CASE("the older keys of the clipboard work as well") {
    BoxPage page;
    page.text = "xin lỗi";
    Harness harness([&] { page.draw(); });
    harness.click("note");
    harness.press(ImGuiMod_Ctrl | ImGuiKey_A);
    harness.press(ImGuiMod_Ctrl | ImGuiKey_Insert);
    harness.press(ImGuiKey_End);
    harness.press(ImGuiMod_Shift | ImGuiKey_Insert);
    CHECK(page.text == "xin lỗixin lỗi");
    harness.press(ImGuiMod_Ctrl | ImGuiKey_A);
    harness.press(ImGuiMod_Shift | ImGuiKey_Delete);
    CHECK(page.text.empty());
    CHECK(std::string(ImGui::GetClipboardText()) == "xin lỗixin lỗi");
}

TEST_CASE("the scrollbar of a box is drawn along by the mouse") {
    BoxPage page;
    page.text = lines_of_text(40);
    Harness harness([&] { page.draw(); });
    harness.frame();
    const Rect r = harness.widget("note").rect;
    const float x = r.right() - 6;
    harness.move({x, r.y + 8});
    mouse_button(harness, true);
    harness.move({x, r.bottom() - 6});
    harness.frame(2);
    mouse_button(harness, false);
    harness.move({r.x + 16, r.bottom() - 14}); // the last line is there now
    mouse_button(harness, true);
    mouse_button(harness, false);
    harness.press(ImGuiKey_End);
    harness.type("!");
    CHECK(page.text.ends_with("dòng 40!"));
}

TEST_CASE("a very long paste is cut, says so, and a frame of the box costs no more for it") {
    BoxPage page;
    page.spec.limit_text = "Đã đủ chữ.";
    Harness harness([&] { page.draw(); });
    harness.click("note");
    for (const std::string_view piece : {"chữ 🎁 漢字 ", " ", "dài", "e\xCC\x82\xCC\x81"}) {
        CAPTURE(piece);
        std::string flood;
        while (flood.size() < 10'000'000) {
            flood += piece;
        }
        harness.press(ImGuiMod_Ctrl | ImGuiKey_A);
        ImGui::SetClipboardText(flood.c_str());
        harness.press(ImGuiMod_Ctrl | ImGuiKey_V);
        harness.frame();
        CHECK(page.text.size() <= page.spec.max_bytes);
        CHECK(page.text.size() > page.spec.max_bytes - 8);
        CHECK(harness.shows("Đã đủ chữ."));
        harness.press(ImGuiMod_Ctrl | ImGuiKey_A);
        const std::uint64_t layouts = layouts_made();
        CHECK(harness.allocations_in(20) == 0);
        CHECK(layouts_made() == layouts);
        CHECK(harness.work().vertices < 1'300); // the lines in sight, of hundreds
        harness.press(ImGuiKey_RightArrow);
        harness.press(ImGuiKey_Backspace);
        harness.type("x");
        CHECK(page.text.ends_with("x"));
    }
}
