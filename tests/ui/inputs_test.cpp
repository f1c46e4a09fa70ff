#include "ui/harness.h"

#include "ui/frame_wish.h"
#include "ui/widgets.h"

#include <doctest/doctest.h>
#include <imgui_internal.h>

using namespace mq::ui;
using mq::ui::test::Harness;

namespace {

struct InputPage {
    std::string text;
    TextInput spec{};
    int changes = 0, submits = 0, leaves = 0;

    void draw() {
        const Frame frame;
        const Edited e = text_input("name", {40, 40, 300, 0}, text, spec);
        changes += e.changed;
        submits += e.submitted;
        leaves += e.left;
        button("next", {40, 200, 0, 0}, {.text = "Tiếp"});
    }
};

struct BoxPage {
    std::string text;
    TextBox spec{};
    int changes = 0, submits = 0, leaves = 0;

    void draw() {
        const Frame frame;
        const Edited e = text_box("note", {40, 40, 300, 0}, text, spec);
        changes += e.changed;
        submits += e.submitted;
        leaves += e.left;
        button("next", {40, 400, 0, 0}, {.text = "Tiếp"});
    }
};

} // namespace

TEST_CASE("a name is typed, entered and left") {
    InputPage page;
    Harness harness([&] { page.draw(); });
    harness.click("name");
    harness.type("Đặng Thảo Vy");
    CHECK(page.text == "Đặng Thảo Vy");
    CHECK(page.changes == 12);
    CHECK(harness.widget("name").value == "Đặng Thảo Vy");
    CHECK(harness.wish() < 1.3); // the caret blinks
    harness.press(ImGuiKey_Enter);
    CHECK(page.submits == 1);
    harness.click("name");
    harness.type("n");
    harness.click("next");
    CHECK(page.leaves >= 1);
    harness.settle();
    CHECK(harness.wish() == FrameWish::never);
}

TEST_CASE("a text input takes no more bytes than its limit, whole characters") {
    InputPage page;
    page.spec.max_bytes = 8;
    Harness harness([&] { page.draw(); });
    harness.click("name");
    harness.type("ổổổổ");
    CHECK(page.text == "ổổ");
}

TEST_CASE("a password is shown by its eye only, and never written down") {
    InputPage page;
    page.spec = {.password = true, .show_label = "Hiện mật khẩu"};
    Harness harness([&] { page.draw(); });
    harness.click("name");
    harness.type("bí mật");
    CHECK(page.text == "bí mật");
    CHECK(harness.widget("name").value.empty());
    harness.click("name.show");
    harness.settle();
    harness.click("name");
    harness.type("x");
    CHECK(page.text.size() == std::string("bí mật").size() + 1);
    CHECK(harness.widget("name").value.empty());
}

TEST_CASE("a disabled input takes nothing") {
    InputPage page;
    page.spec.enabled = false;
    Harness harness([&] { page.draw(); });
    harness.move(harness.widget("name").rect.centre());
    CHECK(why_not_clickable("name").find("disabled") != std::string::npos);
    harness.type("x");
    CHECK(page.text.empty());
}

TEST_CASE("an error is said below, and the field grows by it") {
    InputPage page;
    Harness harness([&] { page.draw(); });
    const float before = text_input_height(page.spec, 300);
    page.spec.error = "Ngày chưa đúng. Ví dụ: 09/03/2026.";
    harness.frame();
    CHECK(harness.shows("Ngày chưa đúng"));
    CHECK(text_input_height(page.spec, 300) > before);
}

TEST_CASE("Tab walks into an input and out of it") {
    InputPage page;
    Harness harness([&] { page.draw(); });
    harness.tab_to("name");
    harness.type("Vy");
    CHECK(page.text == "Vy");
    harness.tab_to("next");
    harness.type("x");
    CHECK(page.text == "Vy");
}

TEST_CASE("a box of several lines: typed, wrapped, undone, kept on Esc") {
    BoxPage page;
    Harness harness([&] { page.draw(); });
    harness.click("note");
    harness.type("Gọi 3 lần, qua 2 bộ phận. Hạn 17:00 hôm nay.");
    harness.press(ImGuiKey_Enter);
    harness.type("Máy không nhận thiết bị ký.");
    CHECK(page.text == "Gọi 3 lần, qua 2 bộ phận. Hạn 17:00 hôm nay.\nMáy không nhận thiết bị ký.");
    CHECK(page.submits == 0);
    harness.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    CHECK(page.text.ends_with("thiết bị "));
    harness.press(ImGuiMod_Ctrl | ImGuiKey_Y);
    CHECK(page.text.ends_with("thiết bị ký."));
    harness.press(ImGuiKey_Escape);
    CHECK(page.text.ends_with("thiết bị ký."));
    CHECK(page.leaves == 1);
    harness.type("x");
    CHECK(page.text.ends_with("thiết bị ký."));
    harness.settle();
    CHECK(harness.wish() == FrameWish::never);
}

TEST_CASE("selecting, copying, cutting and pasting") {
    BoxPage page;
    Harness harness([&] { page.draw(); });
    harness.click("note");
    harness.type("xin lỗi");
    harness.press(ImGuiMod_Ctrl | ImGuiKey_A);
    harness.press(ImGuiMod_Ctrl | ImGuiKey_C);
    harness.press(ImGuiKey_End);
    harness.type(" ");
    harness.press(ImGuiMod_Ctrl | ImGuiKey_V);
    CHECK(page.text == "xin lỗi xin lỗi");
    harness.press(ImGuiMod_Shift | ImGuiMod_Ctrl | ImGuiKey_LeftArrow);
    harness.press(ImGuiMod_Ctrl | ImGuiKey_X);
    CHECK(page.text == "xin lỗi xin ");
    CHECK(std::string(ImGui::GetClipboardText()) == "lỗi");
    harness.press(ImGuiKey_Home);
    harness.press(ImGuiMod_Shift | ImGuiKey_RightArrow);
    harness.type("X");
    CHECK(page.text == "Xin lỗi xin ");
}

TEST_CASE("the mouse puts the caret where it points, and takes a word at two clicks") {
    BoxPage page;
    page.text = "một\nhai ba\nbốn";
    Harness harness([&] { page.draw(); });
    const Rect r = harness.widget("note").rect;
    const float step = face_of(type::body).step;
    harness.click("note");
    harness.move({r.x + 14, r.y + 9 + step * 1.5F});
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    harness.frame();
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    harness.frame(40); // two clicks far enough apart are not a double one
    harness.type("x");
    CHECK(page.text == "một\nxhai ba\nbốn");
    harness.frame(40);
    for (int i = 0; i < 2; ++i) {
        ImGui::GetIO().AddMouseButtonEvent(0, true);
        harness.frame();
        ImGui::GetIO().AddMouseButtonEvent(0, false);
        harness.frame();
    }
    harness.type("2");
    CHECK(page.text == "một\n2 ba\nbốn");
}

TEST_CASE("Enter sends a reply, Shift Enter breaks its line") {
    BoxPage page;
    page.spec.enter_submits = true;
    page.spec.min_lines = 1;
    page.spec.grows = true;
    Harness harness([&] { page.draw(); });
    const float one_line = text_box_height("note", page.text, page.spec, 300);
    harness.click("note");
    harness.type("Dạ");
    harness.press(ImGuiMod_Shift | ImGuiKey_Enter);
    harness.type("em");
    CHECK(page.text == "Dạ\nem");
    CHECK(text_box_height("note", page.text, page.spec, 300) > one_line);
    CHECK(page.submits == 0);
    harness.press(ImGuiKey_Enter);
    CHECK(page.submits == 1);
    CHECK(page.text == "Dạ\nem");
}

TEST_CASE("Ctrl Enter submits a box whose Enter breaks lines") {
    BoxPage page;
    Harness harness([&] { page.draw(); });
    harness.click("note");
    harness.type("a");
    harness.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    CHECK(page.submits == 1);
    CHECK(page.text == "a");
}

TEST_CASE("a full box says so and keeps what it has") {
    BoxPage page;
    page.spec.max_bytes = 6;
    page.spec.limit_text = "Đã đủ chữ.";
    Harness harness([&] { page.draw(); });
    harness.click("note");
    harness.type("abcdefgh");
    CHECK(page.text == "abcdef");
    CHECK(harness.shows("Đã đủ chữ."));
    harness.press(ImGuiKey_Backspace);
    harness.frame();
    CHECK_FALSE(harness.shows("Đã đủ chữ."));
}

TEST_CASE("a long text scrolls, and the caret stays in sight") {
    BoxPage page;
    Harness harness([&] { page.draw(); });
    harness.click("note");
    for (int i = 0; i < 12; ++i) {
        harness.type("dòng");
        harness.press(ImGuiKey_Enter);
    }
    const ImGuiPlatformImeData& ime = ImGui::GetCurrentContext()->PlatformImeData;
    const Rect r = harness.widget("note").rect;
    CHECK(ime.WantTextInput);
    CHECK(r.contains(ime.InputPos));
    harness.press(ImGuiMod_Ctrl | ImGuiKey_Home);
    harness.frame();
    CHECK(r.contains(ImGui::GetCurrentContext()->PlatformImeData.InputPos));
    harness.press(ImGuiKey_PageDown);
    harness.press(ImGuiKey_DownArrow);
    harness.type("đây ");
    CHECK(page.text.find("đây dòng") != std::string::npos);
}

TEST_CASE("Tab walks into a box and out of it") {
    BoxPage page;
    Harness harness([&] { page.draw(); });
    harness.tab_to("note");
    harness.type("a b");
    CHECK(page.text == "a b");
    harness.tab_to("next");
    harness.type("x");
    CHECK(page.text == "a b");
}

TEST_CASE("a value that the program changes is what one goes on writing in") {
    BoxPage page;
    Harness harness([&] { page.draw(); });
    harness.click("note");
    harness.type("gửi đi");
    page.text.clear();
    harness.frame();
    harness.type("mới");
    CHECK(page.text == "mới");
}

TEST_CASE("focus() leads into an input and into a box, ready to type") {
    std::string name;
    std::string note;
    const char* wanted = nullptr;
    Harness harness([&] {
        const Frame frame;
        if (wanted != nullptr) {
            focus(wanted);
            wanted = nullptr;
        }
        text_input("name", {40, 40, 300, 0}, name);
        text_box("note", {40, 100, 300, 0}, note);
    });
    wanted = "name";
    harness.frame(3);
    harness.type("Vy");
    CHECK(name == "Vy");
    wanted = "note";
    harness.frame(3);
    harness.type("ghi");
    CHECK(note == "ghi");
    CHECK(name == "Vy");
}

TEST_CASE("writing allocates nothing between the letters") {
    BoxPage page;
    Harness harness([&] { page.draw(); });
    harness.click("note");
    harness.type("Dạ em nghe chị.");
    CHECK(harness.allocations_in(100) == 0);
}
