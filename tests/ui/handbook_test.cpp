#include "ui/screens/handbook_screen.h"

#include "ui/one_screen.h"
#include "ui/sample_home.h"
#include "ui/screen_checks.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {

using Page = OneScreen<HandbookUi, draw_handbook>;

constexpr std::array parts{HandbookPart::process, HandbookPart::principles, HandbookPart::pitfalls,
                           HandbookPart::wording, HandbookPart::gifts};

} // namespace

TEST_CASE("handbook: everything can be reached and read at every size, with texts of every length") {
    for (const Screen& screen : screens()) {
        for (const app::Model& model :
             {sample::sample_handbook(), sample::long_handbook(), sample::sample_home()}) {
            for (const HandbookPart part : parts) {
                CAPTURE(name_of(screen));
                CAPTURE(static_cast<int>(part));
                Page page(model, screen);
                page.ui.part = part;
                page.harness.settle();
                CHECK(joined(registry().doubled_names()) == "");
                CHECK(joined(cut_labels()) == "");
                CHECK(joined(out_of_reach(page.harness)) == "");
                CHECK(std::none_of(registry().texts().begin(), registry().texts().end(),
                                   [](const TextRecord& text) { return text.cut; }));
                CHECK_MESSAGE(missing_texts().count == 0, missing_texts().last);
            }
        }
    }
}

TEST_CASE("handbook: both languages have every text of it") {
    for (const app::Model& model : {sample::sample_handbook(), sample::sample_home()}) {
        for (const HandbookPart part : parts) {
            Page page(model, {}, app::Language::en);
            page.ui.part = part;
            page.harness.settle();
            CHECK_MESSAGE(missing_texts().count == 0, missing_texts().last);
        }
    }
}

TEST_CASE("handbook: its parts, by mouse") {
    Page page(sample::sample_handbook());
    CHECK(page.harness.shows("Cải tiến"));
    page.harness.click("handbook.part.rules");
    CHECK(page.harness.shows("Mẹo của cặp 6."));
    CHECK_FALSE(page.harness.shows("Cải tiến"));
    page.harness.click("handbook.part.avoid");
    CHECK(page.harness.shows("Đổ lỗi"));
    CHECK(page.harness.shows("Báo ngay là đã nhận."));
    page.harness.press(ImGuiKey_End);
    page.harness.frame(2);
    CHECK(page.harness.shows("Giấu khiếu nại"));
    CHECK(page.harness.shows("Nói trước để bạn biết"));
    page.harness.press(ImGuiKey_Home);
    page.harness.frame(2);
    page.harness.click("handbook.part.wording");
    CHECK(page.harness.shows("Lúc 1"));
    CHECK(page.harness.shows("“Dạ em đang nghe, câu 1.”"));
    CHECK(page.harness.shows("Đừng nói"));
    CHECK(page.harness.shows("“Anh bình tĩnh đã 1.”"));
    CHECK(page.harness.shows("nên càng giận"));
    page.harness.click("handbook.part.gifts");
    CHECK(page.harness.shows("chưa ai theo đến cùng"));
    CHECK(page.harness.shows("Chữ ký số trước hạn · Hôm qua"));
}

TEST_CASE("handbook: its parts, by keys; arrows scroll") {
    Page page(sample::long_handbook());
    page.harness.tab_to("handbook.part.avoid");
    page.harness.press(ImGuiKey_Space);
    CHECK(page.ui.part == HandbookPart::pitfalls);
    const float top = page.harness.widget("handbook.part.avoid").rect.y;
    page.harness.press(ImGuiKey_DownArrow);
    page.harness.frame(2);
    CHECK(page.harness.widget("handbook.part.avoid").rect.y < top);
    page.harness.press(ImGuiKey_UpArrow);
    page.harness.frame(2);
    CHECK(page.harness.widget("handbook.part.avoid").rect.y == top);
    page.harness.press(ImGuiKey_PageDown);
    page.harness.frame(2);
    CHECK(page.harness.widget("handbook.part.avoid").rect.y < top - 300);
}

TEST_CASE("handbook: another part begins at its top") {
    Page page(sample::long_handbook(), {.width = 1280, .height = 720});
    page.harness.click("handbook.part.avoid");
    page.harness.wheel(-2, {900, 500});
    const float scrolled = page.harness.widget("handbook.part.rules").rect.y;
    page.harness.tab_to("handbook.part.rules");
    page.harness.press(ImGuiKey_Space);
    page.harness.settle();
    CHECK(page.harness.widget("handbook.part.rules").rect.y > scrolled);
}

TEST_CASE("handbook: opened for an entry, it turns to its part, brings it into view and knows the way back") {
    using app::HandbookSection;
    struct Asked {
        app::HandbookRef entry;
        HandbookPart part;
        const char* text;
    };
    for (const Asked& asked :
         {Asked{{HandbookSection::steps, 5}, HandbookPart::process, "Cải tiến"},
          Asked{{HandbookSection::principles, 5}, HandbookPart::principles, "Mẹo của cặp 6."},
          Asked{{HandbookSection::avoid, 4}, HandbookPart::pitfalls, "Cách gỡ cho: Đổ lỗi."},
          Asked{{HandbookSection::mistakes, 1}, HandbookPart::pitfalls, "Chỉ hứa điều mình nắm được."},
          Asked{{HandbookSection::critical, 0}, HandbookPart::pitfalls, "Không ghi sổ"},
          Asked{{HandbookSection::wording, 7}, HandbookPart::wording, "“Dạ em đang nghe, câu 8.”"}}) {
        CAPTURE(asked.text);
        app::Model model = sample::sample_handbook();
        model.handbook.asked = asked.entry;
        model.handbook.back = "Số máy cũ";
        Page page(model, {.width = 1280, .height = 480});
        CHECK(page.ui.part == asked.part);
        CHECK(page.harness.shows(asked.text)); // only what is in sight is drawn
        page.harness.press(ImGuiKey_Home);
        page.harness.settle();
        page.harness.click("handbook.back");
        const auto open = page.asked<app::OpenPage>();
        REQUIRE(open);
        CHECK(open->page == app::Page::debrief);
    }
}

TEST_CASE("handbook: what it was opened for is asked once; another part forgets it") {
    app::Model model = sample::sample_handbook();
    model.handbook.asked = app::HandbookRef{app::HandbookSection::wording, 7};
    Page page(model, {.width = 1280, .height = 480});
    page.harness.press(ImGuiKey_Home);
    page.harness.settle();
    CHECK(page.harness.shows("Sổ tay khiếu nại")); // it stays where one scrolls to
    page.harness.click("handbook.part.rules");
    CHECK(page.ui.part == HandbookPart::principles);
    CHECK_FALSE(page.ui.wanted);
    page.model.handbook.asked.reset();
    ++page.model.handbook.revision; // opened again by itself
    page.harness.settle();
    CHECK(page.ui.part == HandbookPart::principles);
    CHECK_FALSE(page.harness.has("handbook.back"));
}

TEST_CASE("handbook: the way back fits at every size") {
    for (const Screen& screen : screens()) {
        CAPTURE(name_of(screen));
        app::Model model = sample::long_handbook();
        model.handbook.back = "Một cái tên tình huống dài hơn mọi cái tên khác trong thư viện tình huống";
        model.handbook.asked = app::HandbookRef{app::HandbookSection::mistakes, 1};
        Page page(model, screen);
        CHECK(joined(cut_labels()) == "");
        CHECK(joined(out_of_reach(page.harness)) == "");
    }
}

TEST_CASE("handbook: without gifts it says how to keep one, and leads to the scenes") {
    app::Model model = sample::sample_handbook();
    model.handbook.gifts.clear();
    Page page(model);
    page.harness.click("handbook.part.gifts");
    CHECK(page.harness.shows("Chưa giữ món quà nào"));
    page.harness.click("handbook.no_gifts.action");
    const auto open = page.asked<app::OpenPage>();
    REQUIRE(open);
    CHECK(open->page == app::Page::home);
}

TEST_CASE("handbook: without a model it says so") {
    Page page(sample::sample_home());
    CHECK(page.harness.shows("Sổ tay chưa có nội dung"));
}

TEST_CASE("handbook: a steady frame asks for no memory") {
    for (const HandbookPart part : parts) {
        Page page(sample::sample_handbook());
        CAPTURE(static_cast<int>(part));
        page.ui.part = part;
        page.harness.settle();
        page.harness.frame(20); // glyphs of this part that no other has are baked by then
        CHECK(page.harness.allocations_in(10) == 0);
    }
}
