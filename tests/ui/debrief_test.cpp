#include "ui/harness.h"
#include "ui/sample_play.h"
#include "ui/sample_texts.h"
#include "ui/screen_checks.h"
#include "ui/screens/debrief_screen.h"

#include <doctest/doctest.h>
#include <optional>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {

/// The debrief beside a rail, and what a person asked for in it.
struct Page {
    app::Model model;
    DebriefUi ui;
    app::Commands out;
    bool ready = false;
    Harness harness;

    explicit Page(app::Model shown, const Screen& screen = {}, app::Language language = app::Language::vi)
        : model((sample::use_texts(language), std::move(shown))), harness([this] { draw(); }, screen) {
        ready = true;
        harness.settle();
    }
    explicit Page(app::Debrief debrief, const Screen& screen = {})
        : Page(sample::model_with(std::move(debrief)), screen) {}

    void draw() {
        const Frame frame;
        Rect area = frame.area();
        area.cut_left(area.w < px(1280) ? 64_px : 232_px);
        draw_debrief({model, out, ready ? harness.now() : 0}, ui, area);
    }

    template <class T>
    [[nodiscard]] std::optional<T> asked() const {
        for (const app::Command& command : out) {
            if (const T* found = command.as<T>()) {
                return *found;
            }
        }
        return std::nullopt;
    }
};

app::Debrief not_reflected() {
    app::Debrief d = sample::sample_debrief();
    d.reflected = false;
    d.reflection.clear();
    return d;
}

constexpr Screen tall{.width = 1440, .height = 2400};

} // namespace

TEST_CASE("a debrief without an attempt says so and leads home") {
    Page page{app::Model{}};
    CHECK(page.harness.shows("Chưa có lượt nào để nhìn lại"));
    page.harness.click("debrief.empty.action");
    REQUIRE(page.asked<app::OpenPage>());
    CHECK(page.asked<app::OpenPage>()->page == app::Page::home);
}

TEST_CASE("everything in the debrief can be reached, at every size, with texts of every length") {
    for (const Screen& screen : screens()) {
        for (const app::Debrief& d :
             {sample::sample_debrief(), sample::sample_bad_ending(), sample::long_debrief(), not_reflected(),
              sample::sample_written_debrief(), sample::long_written_debrief()}) {
            CAPTURE(name_of(screen));
            CAPTURE(d.title);
            CAPTURE(d.reflected);
            Page page(d, screen);
            CHECK(joined(registry().doubled_names()) == "");
            CHECK(joined(cut_labels()) == "");
            CHECK(joined(out_of_reach(page.harness)) == "");
            CHECK_MESSAGE(missing_texts().count == 0, missing_texts().last);
        }
    }
}

TEST_CASE("both languages have every text of the debrief") {
    for (const app::Debrief& d : {sample::sample_debrief(), sample::sample_bad_ending(), not_reflected()}) {
        Page page(sample::model_with(d), tall, app::Language::en);
        if (d.reflected) {
            page.harness.click("debrief.copy");
            page.harness.click("debrief.transcript");
        }
        CHECK_MESSAGE(missing_texts().count == 0, missing_texts().last);
    }
}

TEST_CASE("what one would do differently is asked before anything is shown") {
    Page page(not_reflected(), tall);
    for (const char* text : {"74", "Sai", "Nên nói", "Năm điều cần tránh", "Món quà mang về", "Kết cục"}) {
        CAPTURE(text);
        CHECK_FALSE(page.harness.shows(text));
    }
    CHECK_FALSE(page.harness.has("debrief.curve.1"));
    CHECK_FALSE(page.harness.has("debrief.copy"));
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_Enter); // neither the next scene nor an empty text
    CHECK(page.out.empty());
    CHECK(page.harness.shows("Viết một câu, hoặc bỏ qua"));
    CHECK_FALSE(page.harness.widget("debrief.save").enabled);
}

TEST_CASE("a reflection is typed at once, letters and digits are only text, and it is saved") {
    Page page(not_reflected());
    page.harness.type("Hỏi hạn trước r1");
    CHECK(page.out.empty());
    CHECK(has_unsaved_text(page.model, page.ui));
    page.harness.click("debrief.save");
    REQUIRE(page.asked<app::SaveReflection>());
    CHECK(page.asked<app::SaveReflection>()->text == "Hỏi hạn trước r1");
    CHECK(page.harness.widget("debrief.reflection").value ==
          "Hỏi hạn trước r1"); // until it is known to be written
    page.model.debrief->reflected = true;
    page.harness.frame(2);
    CHECK_FALSE(has_unsaved_text(page.model, page.ui));
    CHECK(page.harness.has("debrief.curve.1"));
}

TEST_CASE("a reflection is saved by Ctrl Enter") {
    Page page(not_reflected());
    page.harness.type("Nghe hết đã");
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    REQUIRE(page.asked<app::SaveReflection>());
    CHECK(page.asked<app::SaveReflection>()->text == "Nghe hết đã");
    CHECK(page.out.size() == 1);
}

TEST_CASE("a reflection of blanks is none, and it can be skipped") {
    Page page(not_reflected());
    page.harness.type("  ");
    CHECK_FALSE(page.harness.widget("debrief.save").enabled);
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    CHECK(page.out.empty());
    page.harness.click("debrief.skip");
    REQUIRE(page.asked<app::SaveReflection>());
    CHECK(page.asked<app::SaveReflection>()->text.empty());
}

TEST_CASE("the decision that cost most is open, with what would have served better and why") {
    Page page(sample::sample_debrief(), tall);
    CHECK(page.ui.selected == 0);
    for (const char* text : {"Lần nào cũng bảo chờ!", "xin mã khách hàng", "Tôi đọc mã ba lần", "Nên nói",
                             "Ba lần gọi mà chưa xong", "rồi nhường lời", "Chị đang kể dở",
                             "Tập trung vào vấn đề", "trước khi tra cứu", "Điều cần tránh: Không lắng nghe",
                             "Chưa thể hiện: Chủ động tìm hiểu", "nửa chỉ dẫn"}) {
        CAPTURE(text);
        CHECK(page.harness.shows(text));
    }
}

TEST_CASE("decisions are opened by row, curve, arrows and links, and brought into view") {
    Page page(sample::sample_debrief());
    Harness& h = page.harness;
    h.click("debrief.curve.4");
    CHECK(page.ui.selected == 3);
    h.settle();
    CHECK(whole("Trước bốn giờ em gọi lại, xong hay chưa em cũng gọi ạ."));
    h.press(ImGuiKey_RightArrow);
    CHECK(page.ui.selected == 4);
    h.press(ImGuiKey_LeftArrow);
    h.press(ImGuiKey_LeftArrow);
    CHECK(page.ui.selected == 2);
    h.settle();
    CHECK(why_not_clickable("debrief.decision.3") == "");
    h.scroll_to("debrief.decision.3");
    h.click("debrief.decision.3"); // shuts it
    CHECK(page.ui.selected == -1);
    h.scroll_to("debrief.decision.7");
    h.click("debrief.decision.7");
    CHECK(page.ui.selected == 6);
    h.settle(); // it scrolls into view
    h.scroll_to("debrief.pitfall.4.6");
    h.click("debrief.pitfall.4.6");
    CHECK(page.ui.selected == 5);
    h.scroll_to("debrief.decision.6");
    CHECK(h.widget("debrief.decision.6").rect.y > 0);
}

TEST_CASE("a decision is opened by Tab and Enter") {
    Page page(sample::sample_debrief());
    page.harness.tab_to("debrief.decision.2");
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.ui.selected == 1);
}

TEST_CASE("practice is tried again from a decision, by R, by button and from a shut row") {
    Page page(sample::sample_debrief(), tall);
    page.harness.press(ImGuiKey_RightArrow);
    page.harness.press(ImGuiKey_R);
    REQUIRE(page.asked<app::RetryFrom>());
    CHECK(page.asked<app::RetryFrom>()->decision == 1);
    CHECK(page.asked<app::RetryFrom>()->attempt == page.model.debrief->attempt);
    page.out.clear();
    page.harness.click("debrief.retry");
    REQUIRE(page.asked<app::RetryFrom>());
    CHECK(page.asked<app::RetryFrom>()->decision == 1);
    page.out.clear();
    page.harness.click("debrief.retry.5");
    REQUIRE(page.asked<app::RetryFrom>());
    CHECK(page.asked<app::RetryFrom>()->decision == 4);
}

TEST_CASE("an assessment is not tried again from the middle, nor begun again") {
    Page page(sample::sample_bad_ending(), tall);
    page.harness.press(ImGuiKey_R);
    CHECK(page.out.empty());
    for (const char* name : {"debrief.retry", "debrief.retry.1", "debrief.again"}) {
        CAPTURE(name);
        CHECK_FALSE(page.harness.has(name));
    }
}

TEST_CASE("the next scene and the same one again are a key or a click away") {
    Page page(sample::sample_debrief());
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    REQUIRE(page.asked<app::StartAttempt>());
    CHECK(page.asked<app::StartAttempt>()->scene_id == "khach-vang-nha");
    CHECK_FALSE(page.asked<app::StartAttempt>()->assessment);
    page.out.clear();
    page.harness.click("debrief.again");
    REQUIRE(page.asked<app::StartAttempt>());
    CHECK(page.asked<app::StartAttempt>()->scene_id == "chu-ky-so");
    page.out.clear();
    page.model.debrief->next_scene.reset();
    page.harness.frame();
    CHECK_FALSE(page.harness.has("debrief.next"));
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    CHECK(page.out.empty());
}

TEST_CASE("the gift is put into the handbook and taken out again") {
    Page page(sample::sample_debrief(), tall);
    page.harness.click("debrief.gift");
    REQUIRE(page.asked<app::SaveGift>());
    CHECK(page.asked<app::SaveGift>()->saved);
    page.out.clear();
    page.model.debrief->gift_saved = true;
    page.harness.frame();
    CHECK(page.harness.shows("Đã lưu trong sổ tay"));
    page.harness.click("debrief.gift");
    CHECK_FALSE(page.asked<app::SaveGift>()->saved);
}

TEST_CASE("a bad ending stands beside a good score and is not hidden by it") {
    for (const Screen& screen : screens()) {
        CAPTURE(name_of(screen));
        Page page(sample::sample_bad_ending(), screen);
        CHECK(whole("Kết cục xấu"));
        CHECK(whole("Chị Hường đổi nhà cung cấp"));
        CHECK(whole("92"));
        CHECK(page.harness.shows("kết cục vẫn xấu"));
        CHECK(page.harness.shows("cao nhất là mức 1"));
    }
    Page good(sample::sample_debrief());
    CHECK_FALSE(good.harness.shows("kết cục vẫn xấu"));
}

TEST_CASE("a critical error is named where it was made") {
    Page page(sample::sample_bad_ending(), tall);
    CHECK(page.ui.selected == 5);
    CHECK(page.harness.shows("Lỗi nghiêm trọng: Hứa đền bù khi chưa được phép"));
}

TEST_CASE("figures of practice come with their range or say that there is too little, and place nobody") {
    Page page(sample::sample_debrief(), tall);
    for (const char* text : {"3,3", "(2,9–3,7)", "+0,05", "lượt này 80 %", "chưa đủ", "chưa có bằng chứng",
                             "không dùng để xếp mức"}) {
        CAPTURE(text);
        CHECK(page.harness.shows(text));
    }
    CHECK_FALSE(page.harness.shows("3,2")); // the mean of a thin axis is not shown
}

TEST_CASE("measures, pitfalls, steps and what stayed hidden are told") {
    Page page(sample::sample_debrief(), tall);
    for (const char* text :
         {"Mô phỏng", "4 / 5", "5 / 7", "8 / 10", "2 phút", "2 giờ 15 phút", "mắc 2", "đã tránh được",
          "Hứa chung chung", "đã làm 4 trên 6", "chưa trọn", "chưa làm", "hỏi ra 1 trên 2",
          "Khách chưa nói ra", "Em sẽ hỏi hạn", "4 tốt", "2 được", "1 sai"}) {
        CAPTURE(text);
        CHECK(page.harness.shows(text));
    }
    page.harness.move({400, 205});
    for (const TextRecord& text : registry().texts()) {
        if (text.text == "4 / 5") {
            page.harness.move({text.rect.mid_x(), text.rect.mid_y()});
            break;
        }
    }
    page.harness.wait(0.7);
    page.harness.frame();
    CHECK(page.harness.shows("không phải khách thật chấm"));
}

TEST_CASE("the whole can be taken away as text") {
    Page page(sample::sample_debrief());
    ImGui::SetClipboardText("");
    page.harness.frame(5);
    CHECK(std::string(ImGui::GetClipboardText()).empty());
    page.harness.click("debrief.copy");
    const std::string text = ImGui::GetClipboardText();
    for (const char* part : {"Chữ ký số chưa kích hoạt", "Chị Hường yên tâm", "74", "CSAT", "1. 14:31",
                             "Khách nói: Alo", "xin mã khách hàng", "Nên nói: Dạ em nghe chị",
                             "Vì sao: Gọi đúng", "22 sang 15", "Thiếu tự tin: Quyết định 4, 6", "chưa làm",
                             "Chị đã bị giám đốc nhắc", "Nghe hết, gọi tên", "Em sẽ hỏi hạn"}) {
        CAPTURE(part);
        CHECK(text.find(part) != std::string::npos);
    }
    CHECK(page.harness.shows("Đã chép"));
    page.harness.wait(5);
    page.harness.frame();
    CHECK_FALSE(page.harness.shows("Đã chép"));
}

TEST_CASE("the conversation opens over the page and shuts by Esc and by button") {
    Page page(sample::sample_debrief(), tall);
    page.harness.click("debrief.transcript");
    page.harness.frame(2);
    CHECK(page.harness.shows("Cả hội thoại"));
    page.harness.press(ImGuiKey_R); // behind it
    CHECK(page.out.empty());
    page.harness.press(ImGuiKey_Escape);
    page.harness.frame(2);
    CHECK_FALSE(page.harness.has("debrief.talk.close"));
    page.harness.click("debrief.transcript");
    page.harness.click("debrief.talk.close");
    page.harness.frame(2);
    CHECK_FALSE(page.harness.has("debrief.talk.close"));
}

TEST_CASE("Tab goes from left to right") {
    Page page(sample::sample_debrief());
    CHECK(comes_before("debrief.home", "debrief.copy"));
    CHECK(comes_before("debrief.copy", "debrief.again"));
    CHECK(comes_before("debrief.again", "debrief.next"));
    CHECK(comes_before("debrief.decision.1", "debrief.retry"));
    CHECK(comes_before("debrief.retry", "debrief.decision.2"));
    Page first(not_reflected());
    CHECK(comes_before("debrief.reflection", "debrief.skip"));
    CHECK(comes_before("debrief.skip", "debrief.save"));
}

TEST_CASE("another attempt begins anew, at the top") {
    Page page(sample::sample_debrief());
    page.harness.wheel(-30, page.harness.widget("debrief.page").rect.centre());
    CHECK_FALSE(page.harness.shows("Chị Hường yên tâm"));
    page.harness.press(ImGuiKey_RightArrow);
    CHECK(page.ui.selected == 1);
    page.model.debrief->attempt = *parse_uuid("018f0000-0000-7000-8000-000000000002");
    page.model.debrief->revision += 1;
    page.harness.settle();
    CHECK(page.ui.selected == 0);
    CHECK(page.harness.shows("Chị Hường yên tâm"));
}

TEST_CASE("an attempt with no decisions is looked back on without harm") {
    app::Debrief d = sample::sample_debrief();
    d.decisions.clear();
    d.pitfalls.clear();
    d.facets.clear();
    d.steps.clear();
    d.facts_found.clear();
    d.facts_missed.clear();
    d.gift.clear();
    Page page(d);
    page.harness.press(ImGuiKey_R);
    page.harness.press(ImGuiKey_RightArrow);
    CHECK(page.out.empty());
    CHECK(page.harness.shows("74"));
}

TEST_CASE("a steady frame of the debrief allocates nothing and wishes for none") {
    for (const app::Debrief& d : {sample::sample_debrief(), sample::long_debrief()}) {
        Page page(d);
        page.harness.settle();
        CHECK(page.harness.wish() > 1);
        CHECK(page.harness.allocations_in(20) == 0);
    }
}
