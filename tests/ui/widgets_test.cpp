#include "ui/harness.h"

#include "ui/frame_wish.h"
#include "ui/gallery.h"
#include "ui/i18n.h"
#include "ui/widgets.h"

#include <doctest/doctest.h>
#include <array>

using namespace mq::ui;
using mq::ui::test::Harness;
using mq::ui::test::Screen;

TEST_CASE("a button is pressed by mouse, Enter and Space, and not while it is disabled") {
    int pressed = 0;
    bool enabled = true;
    Harness harness([&] {
        const Frame frame;
        pressed += button("send", {40, 40, 0, 0},
                          {.text = "Gửi", .enabled = enabled, .why_disabled = "Chưa có chữ."});
    });
    harness.click("send");
    CHECK(pressed == 1);
    harness.tab_to("send");
    harness.press(ImGuiKey_Enter);
    CHECK(pressed == 2);
    harness.press(ImGuiKey_Space);
    CHECK(pressed == 3);
    enabled = false;
    harness.frame();
    harness.press(ImGuiKey_Enter);
    CHECK(pressed == 3);
    CHECK(harness.widget("send").reason == "Chưa có chữ.");
}

TEST_CASE("the focus shows after a key, and not after the mouse") {
    Harness harness([] {
        const Frame frame;
        button("one", {40, 40, 0, 0}, {.text = "Một"});
        button("two", {40, 100, 0, 0}, {.text = "Hai"});
    });
    harness.click("one");
    CHECK_FALSE(harness.widget("one").focused);
    harness.press(ImGuiKey_Tab);
    CHECK((harness.widget("one").focused || harness.widget("two").focused));
    harness.press(ImGuiKey_DownArrow);
    harness.tab_to("two");
    CHECK(harness.widget("two").focused);
    harness.click("one");
    CHECK_FALSE(harness.widget("one").focused);
    CHECK_FALSE(harness.widget("two").focused);
}

TEST_CASE("focus() moves the keyboard's focus by name") {
    bool ask = false;
    Harness harness([&] {
        const Frame frame;
        if (ask) {
            focus("two");
            ask = false;
        }
        button("one", {40, 40, 0, 0}, {.text = "Một"});
        button("two", {40, 100, 0, 0}, {.text = "Hai"});
    });
    ask = true;
    harness.frame(2);
    CHECK(harness.widget("two").focused);
}

TEST_CASE("a tooltip says why a button is disabled, after a moment") {
    Harness harness([] {
        const Frame frame;
        button("send", {40, 40, 0, 0},
               {.text = "Gửi", .enabled = false, .why_disabled = "Còn 2 câu chưa chốt."});
    });
    harness.move(harness.widget("send").rect.centre());
    CHECK_FALSE(harness.shows("Còn 2 câu"));
    CHECK(harness.wish() < 1); // it will have to be drawn
    harness.wait(0.6);
    harness.frame();
    CHECK(harness.shows("Còn 2 câu chưa chốt."));
}

TEST_CASE("only links change the mouse into a hand") {
    Harness harness([] {
        const Frame frame;
        button("send", {40, 40, 0, 0}, {.text = "Gửi"});
        link("more", {40, 100}, "Xem chi tiết");
    });
    harness.hover("send");
    CHECK(ImGui::GetMouseCursor() == ImGuiMouseCursor_Arrow);
    harness.hover("more");
    CHECK(ImGui::GetMouseCursor() == ImGuiMouseCursor_Hand);
}

TEST_CASE("one piece of a segmented control is chosen") {
    int chosen = 0;
    int changes = 0;
    Harness harness([&] {
        const Frame frame;
        const std::array segments = {Segment{"all", "Tất cả"}, Segment{"phone", "Điện thoại", Icon::phone}};
        changes += segmented("filter", {40, 40}, segments, chosen);
    });
    harness.click("filter.phone");
    CHECK(chosen == 1);
    CHECK(harness.widget("filter.phone").on);
    CHECK_FALSE(harness.widget("filter.all").on);
    harness.click("filter.phone");
    CHECK(changes == 1);
}

TEST_CASE("a select opens its list, by mouse and by keys") {
    constexpr std::array<std::string_view, 3> options = {"tất cả", "dễ", "khó"};
    int chosen = 0;
    Harness harness([&] {
        const Frame frame;
        select("level", {40, 40, 200, 0}, options, chosen, {.prefix = "Độ khó: "});
    });
    CHECK_FALSE(harness.has("level.2"));
    harness.click("level");
    harness.settle();
    harness.click("level.2");
    CHECK(chosen == 2);
    harness.settle();
    CHECK_FALSE(harness.has("level.2"));
    harness.tab_to("level");
    harness.press(ImGuiKey_Enter);
    harness.settle();
    REQUIRE(harness.has("level.2"));
    CHECK(harness.widget("level.2").focused);
    harness.press(ImGuiKey_UpArrow);
    harness.press(ImGuiKey_Enter);
    CHECK(chosen == 1);
    harness.settle();
    harness.click("level");
    harness.settle();
    harness.press(ImGuiKey_Escape);
    harness.settle();
    CHECK_FALSE(harness.has("level.1"));
    CHECK(chosen == 1);
}

TEST_CASE("checkboxes and radio cards turn and tell so") {
    bool checked = false;
    int role = 0;
    Harness harness([&] {
        const Frame frame;
        checkbox("keep", {40, 40, 0, 0}, "Giữ đăng nhập trên máy này", checked);
        for (int i = 0; i < 2; ++i) {
            const RadioCard card{Icon::headset, "Luyện xử lý khiếu nại", "Đóng vai với khách.", role == i};
            if (radio_card(Name("role.{}", i), {40, 100 + 90.0F * static_cast<float>(i), 500, 0}, card)) {
                role = i;
            }
        }
    });
    harness.click("keep");
    CHECK(checked);
    CHECK(harness.widget("keep").on);
    harness.tab_to("keep");
    harness.press(ImGuiKey_Space);
    CHECK_FALSE(checked);
    harness.click("role.1");
    CHECK(role == 1);
    CHECK(harness.widget("role.1").on);
}

TEST_CASE("choice rows are chosen by mouse and keys, and lists put in order") {
    int chosen = -1;
    int moved = 0;
    Harness harness([&] {
        const Frame frame;
        for (int i = 0; i < 2; ++i) {
            const Buf<8> key("{}", i + 1);
            const Choice c{.key = key, .text = "Dạ em nghe chị.", .selected = chosen == i};
            if (choice_row(Name("choice.{}", i + 1), {40, 40 + 60.0F * static_cast<float>(i), 600, 0}, c)
                    .pressed) {
                chosen = i;
            }
        }
        moved += order_row(
            "order.1", {40, 300, 600, 0},
            {.place = 1, .text = "Xin lỗi", .first = true, .up_label = "Lên", .down_label = "Xuống"});
    });
    harness.click("choice.2");
    CHECK(chosen == 1);
    harness.tab_to("choice.1");
    harness.press(ImGuiKey_Space);
    CHECK(chosen == 0);
    harness.click("order.1.down");
    CHECK(moved == 1);
    CHECK_FALSE(harness.widget("order.1.up").enabled);
}

TEST_CASE("a modal puts the focus on the safe choice, and Esc is that choice") {
    bool open = false;
    ModalAnswer last = ModalAnswer::none;
    Harness harness([&] {
        const Frame frame;
        button("behind", {40, 40, 0, 0}, {.text = "Sau"});
        const ModalAnswer now = modal("leave", open,
                                      {.title = "Thoát lượt luyện này?",
                                       .text = "Lượt dở dang được giữ lại.",
                                       .safe = "Luyện tiếp",
                                       .other = "Thoát và lưu"});
        last = now == ModalAnswer::none ? last : now;
    });
    CHECK_FALSE(harness.has("leave.safe"));
    open = true;
    harness.settle();
    CHECK(harness.widget("leave.safe").focused);
    harness.press(ImGuiKey_Escape);
    CHECK(last == ModalAnswer::safe);
    CHECK_FALSE(open);
    open = true;
    last = ModalAnswer::none;
    harness.settle();
    harness.press(ImGuiKey_Enter);
    CHECK(last == ModalAnswer::safe);
    open = true;
    harness.settle();
    harness.tab_to("leave.other");
    harness.press(ImGuiKey_Enter);
    CHECK(last == ModalAnswer::other);
}

TEST_CASE("toasts go by themselves, those with an action later, errors never; three at most") {
    Toasts toasts;
    int action = 0;
    Harness harness([&] {
        { const Frame frame; }
        const int now = toasts.draw("Đóng");
        action = now != 0 ? now : action;
    });
    toasts.push({.kind = ToastKind::done, .text = "Đã lưu bản nháp."});
    toasts.push(
        {.kind = ToastKind::done, .text = "Đã chốt mức 3 cho câu 4.", .action = "Hoàn tác", .action_id = 7});
    toasts.push({.kind = ToastKind::error, .text = "Chưa xuất được PDF: ổ đĩa đã đầy."});
    harness.frame(2);
    CHECK(toasts.count() == 3);
    harness.wait(5.2);
    CHECK(toasts.count() == 2);
    CHECK(harness.shows("Hoàn tác"));
    harness.click("toast.2.action");
    CHECK(action == 7);
    CHECK(toasts.count() == 1);
    harness.wait(60);
    CHECK(toasts.count() == 1);
    harness.click("toast.3.close");
    CHECK(toasts.count() == 0);
    for (int i = 0; i < 5; ++i) {
        toasts.push({.text = "Đã lưu."});
    }
    harness.frame();
    CHECK(toasts.count() == 3);
    harness.wait(20);
    CHECK(toasts.count() == 0);
    CHECK(harness.wish() == FrameWish::never);
}

TEST_CASE("shortcuts keep away from typing, focused buttons and open popups") {
    std::string text;
    int ones = 0;
    int enters = 0;
    int saves = 0;
    bool open = false;
    Harness harness([&] {
        const Frame frame;
        ones += shortcut(ImGuiKey_1);
        enters += shortcut(ImGuiKey_Enter);
        saves += shortcut(ImGuiMod_Ctrl | ImGuiKey_S);
        text_input("note", {40, 40, 300, 0}, text);
        button("other", {40, 100, 0, 0}, {.text = "Khác"});
        (void)modal("ask", open, {.title = "Thoát?", .text = "Giữ lại.", .safe = "Ở lại"});
    });
    harness.press(ImGuiKey_1);
    harness.press(ImGuiKey_Enter);
    harness.press(ImGuiMod_Ctrl | ImGuiKey_S);
    CHECK(ones == 1);
    CHECK(enters == 1);
    CHECK(saves == 1);
    harness.click("note");
    harness.press(ImGuiKey_1);
    harness.press(ImGuiMod_Ctrl | ImGuiKey_S);
    CHECK(ones == 1);
    CHECK(saves == 2);
    harness.press(ImGuiKey_Escape);
    harness.tab_to("other");
    harness.press(ImGuiKey_Enter);
    CHECK(enters == 1);
    open = true;
    harness.settle();
    harness.press(ImGuiKey_1);
    harness.press(ImGuiMod_Ctrl | ImGuiKey_S);
    CHECK(ones == 1);
    CHECK(saves == 2);
}

TEST_CASE("what moves asks for frames, and nothing does with reduced motion") {
    float mood = 20;
    const auto draw = [&] {
        const Frame frame;
        mood_gauge("gauge", {40, 40, 240, 118}, {mood, "Rất bực", "Hài lòng"});
        button("send", {40, 200, 0, 0}, {.text = "Gửi"});
    };
    Harness harness(draw);
    harness.settle();
    CHECK(harness.wish() == FrameWish::never);
    mood = 70;
    harness.frame();
    CHECK(harness.wish() == 0);
    CHECK(harness.wait(2) >= 12); // a quarter of a second at 60 a second
    CHECK(harness.wish() == FrameWish::never);
    harness.hover("send");
    CHECK(harness.wish() == 0);
    harness.set_screen({.reduced_motion = true});
    harness.settle();
    mood = 10;
    harness.frame();
    CHECK(harness.wish() == FrameWish::never);
}

TEST_CASE("a scrolled area shows what it is asked to") {
    bool ask = false;
    Harness harness([&] {
        const Frame frame;
        ScrollArea area("list", {40, 40, 400, 300});
        float y = area.content().y;
        for (int i = 0; i < 40; ++i, y += 40) {
            const Rect row{area.content().x, y, area.content().w, 40};
            table_row(Name("list.{}", i), row, {.selected = i == 30});
            if (ask && i == 30) {
                area.show(row);
            }
        }
        area.finish(y);
    });
    CHECK_FALSE(why_not_clickable("list.30").empty());
    ask = true;
    harness.frame(3);
    CHECK(why_not_clickable("list.30").empty());
    ask = false;
    harness.scroll_to("list.0");
    harness.scroll_to("list.39");
}
