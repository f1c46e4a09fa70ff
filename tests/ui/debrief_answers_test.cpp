// Typed replies, logs, routes, cutting in and silence, looked back on.
#include "ui/harness.h"
#include "ui/one_screen.h"
#include "ui/sample_play.h"
#include "ui/screen_checks.h"
#include "ui/screens/debrief_screen.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {

struct Page : OneScreen<DebriefUi, draw_debrief> {
    explicit Page(int open, app::Debrief debrief = sample::sample_written_debrief())
        : OneScreen(sample::model_with(std::move(debrief)), {.width = 1440, .height = 2400}) {
        ui.selected = open;
        harness.settle();
    }
    [[nodiscard]] bool shows_all(std::initializer_list<const char*> texts) const {
        return std::all_of(texts.begin(), texts.end(),
                           [](const char* text) { return registry().shows(text); });
    }
    /// Where the text that holds this stands.
    [[nodiscard]] static Rect place_of(std::string_view part) {
        for (const TextRecord& text : registry().texts()) {
            if (text.text.find(part) != std::string::npos) {
                return text.rect;
            }
        }
        throw CannotDo(std::string(part) + " is not on the screen");
    }
    [[nodiscard]] bool above(std::string_view first, std::string_view second) const {
        return place_of(first).y < place_of(second).y;
    }
};

} // namespace

TEST_CASE("a typed reply names the acts in it, those that came too soon and those it lacks") {
    Page page(0);
    CHECK(page.shows_all({"Đã có", "Xin lỗi", "Nhận việc về mình, chưa chắc", "Quá sớm", "Hỏi để rõ việc",
                          "Còn thiếu", "Chạm tới cảm xúc của khách", "Một câu đủ ý",
                          "Gọi ba lần mà chưa xong"}));
    CHECK_FALSE(page.harness.shows("Làm khách khó chịu"));
    CHECK_FALSE(page.harness.shows("Máy đọc chưa chắc"));
    const float found = Page::place_of("Đã có").y;
    const float early = Page::place_of("Quá sớm").y;
    const float act = Page::place_of("Hỏi để rõ việc").y;
    CHECK(act > found);
    CHECK(std::abs(act - early) < 12); // in the row that says so
}

TEST_CASE("under the mouse the words say which act they make, and other words say nothing") {
    app::Debrief debrief = sample::sample_written_debrief();
    debrief.decisions[0].said = "em xin lỗi chị";
    debrief.decisions[0].acts = {{"apologize", "Xin lỗi khách", false, true, false, false, {{0, 10}}}};
    debrief.decisions[0].missing_acts.clear();
    Page page(0, debrief);
    const Rect words = [&] {
        for (const TextRecord& text : registry().texts()) {
            if (text.text == "em xin lỗi chị") {
                return text.rect;
            }
        }
        return Rect{};
    }();
    REQUIRE(words.w > 0);
    const auto names = [] {
        return std::count_if(registry().texts().begin(), registry().texts().end(),
                             [](const TextRecord& text) { return text.text == "Xin lỗi khách"; });
    };
    REQUIRE(names() == 1); // its chip
    page.harness.move({words.x + 8, words.mid_y()});
    page.harness.wait(1.0);
    page.harness.frame(3);
    CHECK(names() == 2);
    page.harness.move({words.x + words.w + 60, words.mid_y()});
    page.harness.frame(3);
    CHECK(names() == 1);
}

TEST_CASE("what hurts is named as such, and a doubtful reading says who can correct it") {
    Page page(1);
    CHECK(page.shows_all({"Làm khách khó chịu", "Đổ lỗi cho khách", "Máy đọc chưa chắc",
                          "Trưởng nhóm có thể đọc lại", "Còn thiếu", "Xin lỗi"}));
    CHECK_FALSE(page.harness.shows("Đã có"));
}

TEST_CASE("what a decision names opens the handbook there, by mouse and by keys") {
    const auto asked_by = [](int decision, const char* name) {
        Page page(decision);
        page.harness.click(name);
        const auto by_mouse = page.asked<app::OpenHandbook>();
        REQUIRE(by_mouse);
        page.harness.tab_to(name);
        page.harness.press(ImGuiKey_Enter);
        const auto by_key = page.asked<app::OpenHandbook>();
        REQUIRE(by_key);
        CHECK(by_key->entry == by_mouse->entry);
        return by_mouse->entry;
    };
    using app::HandbookRef, app::HandbookSection;
    CHECK(asked_by(0, "debrief.missing.1") == HandbookRef{HandbookSection::wording, 1});
    CHECK(asked_by(0, "debrief.book.step") == HandbookRef{HandbookSection::steps, 0});
    CHECK(asked_by(1, "debrief.missing.1") == HandbookRef{HandbookSection::wording, 1});
    CHECK(asked_by(1, "debrief.book.principle.1") == HandbookRef{HandbookSection::principles, 1});
    CHECK(asked_by(1, "debrief.book.pitfall.1") == HandbookRef{HandbookSection::avoid, 4});
    CHECK(asked_by(1, "debrief.book.critical") == HandbookRef{HandbookSection::critical, 0});
    CHECK_FALSE(Page(1).harness.has("debrief.missing.2")); // no wording for it
}

TEST_CASE("a lead corrects the reading of a typed reply: from what it is read as now, by mouse") {
    app::Debrief debrief = sample::sample_written_debrief();
    debrief.can_correct = true;
    Page page(0, debrief);
    page.harness.click("debrief.correct");
    page.harness.settle();
    CHECK(page.shows_all({"Câu này thật sự làm những gì?", "Giúp khách", "Làm khách khó chịu", "Hứa quá"}));
    CHECK(page.harness.widget("debrief.act.apologize").on);
    CHECK(page.harness.widget("debrief.act.probe").on);
    CHECK_FALSE(page.harness.widget("debrief.act.empathize").on);
    page.harness.click("debrief.act.empathize");
    page.harness.click("debrief.act.own");
    page.harness.click("debrief.correct.save");
    const auto asked = page.asked<app::CorrectActs>();
    REQUIRE(asked);
    CHECK(asked->attempt == debrief.attempt);
    CHECK(asked->decision == 0);
    CHECK(asked->acts == std::vector<std::string>{"apologize", "empathize", "probe"});
    page.harness.settle();
    CHECK_FALSE(page.harness.has("debrief.correct.save"));
    CHECK(page.harness.has("debrief.correct"));
}

TEST_CASE("the acts to choose from come into view where the page is low") {
    app::Debrief debrief = sample::sample_written_debrief();
    debrief.can_correct = true;
    OneScreen<DebriefUi, draw_debrief> page(sample::model_with(debrief), {.width = 1440, .height = 900});
    page.ui.selected = 0;
    page.harness.settle();
    page.harness.scroll_to("debrief.correct");
    page.harness.click("debrief.correct");
    page.harness.settle();
    CHECK(page.harness.why_not("debrief.correct.save").empty());
}

TEST_CASE("the same by keys; Esc leaves the reading as it was") {
    app::Debrief debrief = sample::sample_written_debrief();
    debrief.can_correct = true;
    Page page(0, debrief);
    page.harness.tab_to("debrief.correct");
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    page.harness.tab_to("debrief.act.thank");
    page.harness.press(ImGuiKey_Space);
    CHECK(page.harness.widget("debrief.act.thank").on);
    page.harness.press(ImGuiKey_Escape);
    page.harness.settle();
    CHECK_FALSE(page.harness.has("debrief.act.thank"));
    CHECK_FALSE(page.asked<app::CorrectActs>());
    page.harness.tab_to("debrief.correct");
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    CHECK_FALSE(page.harness.widget("debrief.act.thank").on); // what was given up is forgotten
    page.harness.tab_to("debrief.correct.save");
    page.harness.press(ImGuiKey_Enter);
    const auto asked = page.asked<app::CorrectActs>();
    REQUIRE(asked);
    CHECK(asked->acts == std::vector<std::string>{"apologize", "probe", "own"});
}

TEST_CASE("a corrected reading is marked as seen by a lead; who is none can only read it") {
    app::Debrief debrief = sample::sample_written_debrief();
    debrief.decisions[0].corrected = {"apologize"};
    debrief.decisions[0].first_reading = "Xin lỗi, Nhận việc về mình";
    Page page(0, debrief);
    CHECK(page.shows_all({"Trưởng nhóm đã xem", "Máy đọc lần đầu: Xin lỗi, Nhận việc về mình."}));
    CHECK_FALSE(page.harness.has("debrief.correct"));
    page.harness.click("debrief.copy");
    CHECK(std::string(ImGui::GetClipboardText()).find("Trưởng nhóm đã xem: Máy đọc lần đầu: Xin lỗi") !=
          std::string::npos);
    debrief.can_correct = true;
    CHECK(Page(0, debrief).harness.has("debrief.correct"));
    CHECK_FALSE(Page(2, debrief).harness.has("debrief.correct")); // a log
}

TEST_CASE("the acts to choose from fit at every size, in both languages") {
    for (const Screen& screen : screens()) {
        for (const app::Language language : {app::Language::vi, app::Language::en}) {
            CAPTURE(name_of(screen));
            app::Debrief debrief = sample::long_written_debrief();
            debrief.can_correct = true;
            debrief.decisions[0].corrected = {"apologize"};
            debrief.decisions[0].first_reading = "Xin lỗi, Nhận việc về mình";
            OneScreen<DebriefUi, draw_debrief> page(sample::model_with(debrief), screen, language);
            page.ui.selected = 0;
            page.ui.correcting = 0;
            page.harness.settle();
            CHECK(joined(registry().doubled_names()) == "");
            CHECK(joined(cut_labels()) == "");
            CHECK(joined(out_of_reach(page.harness)) == "");
            CHECK_MESSAGE(missing_texts().count == 0, missing_texts().last);
        }
    }
}

TEST_CASE("a log shows what was written beside what should stand there") {
    Page page(2);
    CHECK(page.shows_all({"Bạn ghi", "Nên ghi", "Số gọi lại", "0912", "Số đuôi 093", "17:00 hôm nay", "đúng",
                          "sai", "bỏ trống", "Ghi đủ thì", "Đội kỹ thuật khỏi phải gọi lại hỏi."}));
    CHECK_FALSE(page.harness.shows("Nên làm")); // the table says it
}

TEST_CASE("a route, a cut-in and silence say plainly what happened") {
    Page route(3);
    CHECK(route.shows_all({"Bạn làm", "Xử lý: Kỹ thuật kích hoạt", "Báo cho: Trưởng nhóm của mình"}));
    CHECK(route.harness.shows("Xử lý: Kỹ thuật kích hoạt · Báo cho: Trưởng nhóm của mình")); // its row
    Page cut_in(4);
    CHECK(cut_in.harness.shows("Bạn cắt ngang khi khách chưa nói hết."));
    CHECK(cut_in.above("Bạn cắt ngang khi khách chưa nói hết.", "Điều cần tránh: Cắt ngang"));
    Page late(5);
    CHECK(late.harness.shows("Khách chỉ nghe thấy im lặng."));
    CHECK_FALSE(late.harness.shows("“(im lặng)”")); // nobody said that
}

TEST_CASE("the plain text holds acts, log and silence as well") {
    Page page(0);
    page.harness.click("debrief.copy");
    const std::string text = ImGui::GetClipboardText();
    for (const char* part : {"Đã có: Xin lỗi; Nhận việc về mình, chưa chắc", "Quá sớm: Hỏi để rõ việc",
                             "Còn thiếu: Chạm tới cảm xúc của khách", "Làm khách khó chịu: Đổ lỗi cho khách",
                             "Máy đọc chưa chắc: ", "Số gọi lại: 0912 (sai). Nên ghi: Số đuôi 093",
                             "Hạn của khách: – (bỏ trống)", "Bạn cắt ngang khi khách chưa nói hết.",
                             "Hết giờ mà bạn chưa trả lời"}) {
        CAPTURE(part);
        CHECK(text.find(part) != std::string::npos);
    }
}

TEST_CASE("a steady frame of the acts to choose from allocates nothing") {
    app::Debrief debrief = sample::sample_written_debrief();
    debrief.can_correct = true;
    Page page(0, debrief);
    page.ui.correcting = 0;
    page.harness.settle();
    CHECK(page.harness.allocations_in(20) == 0);
}

TEST_CASE("a steady frame of an opened typed reply or log allocates nothing") {
    for (const int decision : {0, 2}) {
        Page page(decision);
        page.harness.settle();
        CHECK(page.harness.allocations_in(20) == 0);
    }
}
