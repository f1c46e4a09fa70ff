#include "ui/harness.h"
#include "ui/sample_play.h"
#include "ui/sample_texts.h"
#include "ui/screen_checks.h"
#include "ui/screens/play_screen.h"

#include <doctest/doctest.h>
#include <optional>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {

/// The role-play beside a rail of 64 px, and what a person asked for in it.
struct Page {
    app::Model model;
    PlayUi ui;
    app::Commands out;
    bool ready = false;
    Harness harness;

    explicit Page(app::Model shown, const Screen& screen = {}, app::Language language = app::Language::vi)
        : model((sample::use_texts(language), std::move(shown))), harness([this] { draw(); }, screen) {
        ready = true;
        harness.settle();
    }
    explicit Page(app::Play play, const Screen& screen = {})
        : Page(sample::model_with(std::move(play)), screen) {}

    void draw() {
        const Frame frame;
        Rect area = frame.area();
        area.cut_left(64_px);
        draw_play({model, out, ready ? harness.now() : 0}, ui, area);
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
    [[nodiscard]] std::vector<std::uint8_t> picks() const {
        const auto choose = asked<app::Choose>();
        return choose ? choose->picks : std::vector<std::uint8_t>{};
    }
};

using Picks = std::vector<std::uint8_t>;

} // namespace

TEST_CASE("role-play without an attempt says so and leads home") {
    Page page{app::Model{}};
    CHECK(page.harness.shows("Chưa có lượt luyện nào đang mở"));
    page.harness.click("play.empty.action");
    REQUIRE(page.asked<app::OpenPage>());
    CHECK(page.asked<app::OpenPage>()->page == app::Page::home);
}

TEST_CASE("everything in the role-play can be reached, at every size, with texts of every length") {
    for (const Screen& screen : screens()) {
        for (const app::Play& play :
             {sample::sample_play(), sample::sample_assessment(), sample::sample_several(),
              sample::sample_order(), sample::sample_reply(), sample::sample_chat_reply(),
              sample::sample_log(), sample::sample_route(), sample::sample_timed(), sample::sample_ended(),
              sample::long_play(), sample::long_log(), sample::long_route(), sample::long_timed()}) {
            CAPTURE(name_of(screen));
            CAPTURE(play.title);
            CAPTURE(static_cast<int>(play.answer));
            Page page(play, screen);
            CHECK(joined(registry().doubled_names()) == "");
            CHECK(joined(cut_labels()) == "");
            CHECK(whole(play.assessment ? "Đánh giá" : "Luyện tập"));
            CHECK(joined(out_of_reach(page.harness)) == "");
            CHECK(missing_texts().count == 0);
        }
    }
}

TEST_CASE("every reply is written out in full, however long") {
    for (const Screen& screen : screens()) {
        CAPTURE(name_of(screen));
        app::Play play = sample::long_play();
        for (std::size_t i = 0; i < play.choices.size(); ++i) {
            play.choices[i].text += fmt::format(" {}", i);
        }
        Page page(play, screen);
        for (std::size_t i = 0; i < play.choices.size(); ++i) {
            page.harness.scroll_to(fmt::format("play.option.{}", i + 1));
            CHECK(whole(play.choices[i].text));
        }
    }
}

TEST_CASE("both languages have every text of the role-play") {
    for (const app::Play& play :
         {sample::sample_play(), sample::sample_assessment(), sample::sample_several(),
          sample::sample_order(), sample::sample_reply(), sample::sample_log(), sample::sample_route(),
          sample::sample_timed(), sample::sample_ended()}) {
        Page page(sample::model_with(play), {}, app::Language::en);
        page.harness.press(ImGuiKey_P);
        page.harness.press(ImGuiKey_Escape);
        CHECK_MESSAGE(missing_texts().count == 0, missing_texts().last);
    }
}

TEST_CASE("the screen says at all times whether this is practice or an assessment") {
    Page practice(sample::sample_play());
    CHECK(practice.harness.shows("Luyện tập"));
    CHECK_FALSE(practice.harness.shows("Đánh giá"));
    Page assessment(sample::sample_assessment());
    CHECK(assessment.harness.shows("Đánh giá"));
    CHECK(assessment.harness.shows("làm một lượt"));
    CHECK_FALSE(assessment.harness.shows("Luyện tập"));
    CHECK_FALSE(assessment.harness.has("play.hint"));
    CHECK_FALSE(assessment.harness.has("play.undo"));
    assessment.harness.press(ImGuiKey_P);
    CHECK(assessment.harness.shows("Đánh giá"));
    Page ended(sample::sample_ended());
    CHECK(ended.harness.shows("Luyện tập"));
}

TEST_CASE("a number selects and Enter sends what the model calls it") {
    Page page(sample::sample_play());
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.out.empty());
    page.harness.press(ImGuiKey_2);
    CHECK(page.harness.widget("play.option.2").on);
    CHECK(page.out.empty());
    page.harness.press(ImGuiKey_Keypad1);
    CHECK_FALSE(page.harness.widget("play.option.2").on);
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.picks() == Picks{2}); // the first shown is outcome 2
    CHECK(page.asked<app::Choose>()->attempt == page.model.play->attempt);
}

TEST_CASE("arrows move the choice, also after Tab, and Enter sends it") {
    Page page(sample::sample_play());
    page.harness.press(ImGuiKey_DownArrow);
    page.harness.press(ImGuiKey_DownArrow);
    CHECK(page.harness.widget("play.option.2").on);
    page.harness.press(ImGuiKey_UpArrow);
    CHECK(page.harness.widget("play.option.1").on);
    page.harness.tab_to("play.hint");
    page.harness.press(ImGuiKey_DownArrow);
    CHECK(page.harness.widget("play.option.2").on);
    CHECK(page.harness.widget("play.option.2").focused); // else Enter would ask for the hint
    page.harness.press(ImGuiKey_Enter);
    CHECK_FALSE(page.asked<app::TakeHint>());
    CHECK(page.picks() == Picks{0});
}

TEST_CASE("a reply is chosen and sent by mouse, and sending waits for a choice") {
    Page page(sample::sample_play());
    CHECK_FALSE(page.harness.widget("play.send").enabled);
    CHECK(page.harness.shows("Chọn một câu rồi gửi"));
    page.harness.click("play.option.4");
    CHECK(page.out.empty());
    CHECK_FALSE(page.harness.shows("Chọn một câu rồi gửi"));
    page.harness.click("play.option.4"); // a second click doesn't send
    CHECK(page.out.empty());
    page.harness.click("play.send");
    CHECK(page.picks() == Picks{3});
}

TEST_CASE("a reply is chosen and sent by Tab and Enter alone") {
    Page page(sample::sample_play());
    page.harness.tab_to("play.option.3");
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.out.empty());
    CHECK(page.harness.widget("play.option.3").on);
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.picks() == Picks{1});
}

TEST_CASE("Tab goes from left to right and from top to bottom") {
    Page page(sample::sample_play());
    CHECK(comes_before("play.back", "play.pause"));
    CHECK(comes_before("play.pause", "play.hint"));
    CHECK(comes_before("play.hint", "play.option.1"));
    CHECK(comes_before("play.option.4", "play.undo"));
    CHECK(comes_before("play.undo", "play.send"));
    page.harness.press(ImGuiKey_Escape);
    page.harness.frame(2);
    CHECK(comes_before("play.leave.drop", "play.leave.stay"));
    CHECK(comes_before("play.leave.stay", "play.leave.keep"));
}

TEST_CASE("a choice reached by a key is brought into view where the window is low") {
    for (const app::Play& play : {sample::long_play(), sample::sample_order()}) {
        Page page(play, {.width = 1366, .height = 768, .monitor_scale = 1.5F});
        const bool order = play.answer == domain::AnswerKind::order;
        const std::string last = order ? "play.item.4" : "play.option.4";
        const auto seen = [&] {
            const WidgetRecord& w = page.harness.widget(last);
            return w.seen().h >= std::min(w.rect.h, w.clip.h) - 1;
        };
        CHECK_FALSE(seen());
        for (int i = 0; i < 4; ++i) {
            page.harness.press(ImGuiKey_DownArrow);
        }
        page.harness.settle();
        CHECK(seen());
    }
}

TEST_CASE("in a low window the button that sends comes into view once there is an answer") {
    for (const bool by_key : {true, false}) {
        CAPTURE(by_key);
        Page page(sample::sample_play(), {.width = 1366, .height = 768, .monitor_scale = 1.5F});
        const auto seen = [&](const char* name) {
            const WidgetRecord& w = page.harness.widget(name);
            return w.seen().h >= w.rect.h - 1;
        };
        CHECK_FALSE(seen("play.send"));
        by_key ? page.harness.press(ImGuiKey_2) : page.harness.click("play.option.2");
        page.harness.settle();
        CHECK(seen("play.send"));
        CHECK(seen("play.option.2"));
    }
}

TEST_CASE("the time to answer counts from when the choices came up, without pauses") {
    Page page(sample::sample_play());
    page.harness.press(ImGuiKey_1);
    page.harness.wait(2.0);
    page.harness.frame();
    page.harness.press(ImGuiKey_P);
    page.harness.wait(30.0);
    page.harness.frame();
    page.harness.press(ImGuiKey_P);
    page.harness.press(ImGuiKey_Enter);
    REQUIRE(page.asked<app::Choose>());
    CHECK(page.asked<app::Choose>()->elapsed_ms >= 2000);
    CHECK(page.asked<app::Choose>()->elapsed_ms < 4000);
}

TEST_CASE("the next decision begins with nothing chosen and a clock of its own") {
    Page page(sample::sample_play());
    page.harness.press(ImGuiKey_2);
    page.harness.wait(5.0);
    page.harness.press(ImGuiKey_Enter);
    page.out.clear();
    page.model.play->decisions += 1;
    page.model.play->revision += 1;
    page.harness.frame(2);
    CHECK_FALSE(page.harness.widget("play.option.2").on);
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.out.empty());
    page.harness.press(ImGuiKey_1);
    page.harness.press(ImGuiKey_Enter);
    REQUIRE(page.asked<app::Choose>());
    CHECK(page.asked<app::Choose>()->elapsed_ms < 2000);
}

TEST_CASE("a choice that could not be written stays chosen") {
    Page page(sample::sample_play());
    page.harness.press(ImGuiKey_2);
    page.harness.press(ImGuiKey_Enter); // nothing changes in the model
    CHECK(page.harness.widget("play.option.2").on);
}

TEST_CASE("several: numbers and Space tick, at least one is needed, Enter sends all") {
    Page page(sample::sample_several());
    CHECK(page.harness.shows("Chọn ít nhất một ý"));
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.out.empty());
    page.harness.press(ImGuiKey_3);
    page.harness.press(ImGuiKey_1);
    page.harness.press(ImGuiKey_2);
    page.harness.press(ImGuiKey_2); // off again
    CHECK(page.harness.widget("play.option.1").on);
    CHECK_FALSE(page.harness.widget("play.option.2").on);
    page.harness.press(ImGuiKey_UpArrow); // to the first
    page.harness.press(ImGuiKey_Space);
    CHECK_FALSE(page.harness.widget("play.option.1").on);
    page.harness.click("play.option.1");
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.picks() == Picks{0, 2});
}

TEST_CASE("order: numbers append, Alt and arrows move, all must be placed") {
    Page page(sample::sample_order());
    page.harness.press(ImGuiKey_3);
    page.harness.press(ImGuiKey_1);
    page.harness.press(ImGuiKey_4);
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.out.empty());
    CHECK(page.harness.shows("Xếp đủ rồi gửi"));
    CHECK(page.harness.shows("đã xếp 3 trên 4"));
    page.harness.press(ImGuiKey_2); // 3 1 4 2
    page.harness.press(ImGuiMod_Alt | ImGuiKey_UpArrow);
    page.harness.press(ImGuiMod_Alt | ImGuiKey_UpArrow); // 3 2 1 4
    CHECK(page.ui.order == std::vector<std::uint8_t>{2, 1, 0, 3});
    page.harness.press(ImGuiMod_Alt | ImGuiKey_DownArrow); // 3 1 2 4
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.picks() == Picks{2, 0, 1, 3});
}

TEST_CASE("order: what is placed can be taken out again by key and by mouse") {
    Page page(sample::sample_order());
    page.harness.click("play.item.2");
    page.harness.click("play.item.4");
    CHECK(page.ui.order == std::vector<std::uint8_t>{1, 3});
    page.harness.press(ImGuiKey_2);
    CHECK(page.ui.order == std::vector<std::uint8_t>{3});
    page.harness.click("play.item.4");
    CHECK(page.ui.order.empty());
    page.harness.press(ImGuiKey_UpArrow);
    page.harness.press(ImGuiKey_Space);
    CHECK(page.ui.order.size() == 1);
}

namespace {

void drag(Harness& harness, std::string_view name, float by) {
    harness.hover(name);
    const ImVec2 from = harness.widget(name).rect.centre();
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseButtonEvent(0, true);
    harness.frame();
    for (int step = 1; step <= 8; ++step) {
        io.AddMousePosEvent(from.x, from.y + by * static_cast<float>(step) / 8);
        harness.frame();
    }
    io.AddMouseButtonEvent(0, false);
    harness.frame(2);
}

} // namespace

TEST_CASE("order: rows are dragged to their place, and out of it") {
    Page page(sample::sample_order());
    for (const ImGuiKey key : {ImGuiKey_1, ImGuiKey_2, ImGuiKey_3}) {
        page.harness.press(key);
    }
    drag(page.harness, "play.item.3", -140); // to the top
    CHECK(page.ui.order == std::vector<std::uint8_t>{2, 0, 1});
    CHECK(page.ui.dragged == -1);
    drag(page.harness, "play.item.3", 62); // one down
    CHECK(page.ui.order == std::vector<std::uint8_t>{0, 2, 1});
    drag(page.harness, "play.item.4", -250); // from below to the front
    CHECK(page.ui.order == std::vector<std::uint8_t>{3, 0, 2, 1});
    page.harness.press(ImGuiKey_1);
    page.harness.press(ImGuiKey_2);         // 3 2 are left in the order
    drag(page.harness, "play.item.4", 200); // over what waits
    CHECK(page.ui.order == std::vector<std::uint8_t>{2});
}

TEST_CASE("a hint names its price and what it does to the level, and is asked for by key and mouse") {
    Page page(sample::sample_play());
    CHECK(page.harness.shows("nửa chỉ dẫn"));
    CHECK(page.harness.shows("tới mức 4, xin thêm thì tới mức 3"));
    page.harness.press(ImGuiKey_H);
    CHECK(page.asked<app::TakeHint>());
    page.out.clear();
    page.harness.click("play.hint");
    CHECK(page.asked<app::TakeHint>());
    page.model.play->hint = {.available = true,
                             .next = domain::HintKind::full,
                             .price = 1.0,
                             .used = 0,
                             .cap_now = 5,
                             .cap_after = 5};
    page.harness.frame(2);
    CHECK(page.harness.shows("Xin chỉ dẫn"));
    CHECK(page.harness.shows("1 chỉ dẫn"));
    CHECK_FALSE(page.harness.shows("xin thêm"));
}

TEST_CASE("help that is not offered can't be asked for") {
    Page page(sample::sample_assessment());
    for (const ImGuiKey key : {ImGuiKey_H, ImGuiKey_U}) {
        page.harness.press(key);
    }
    CHECK(page.out.empty());
}

TEST_CASE("the last reply can be taken back in practice, for a named price") {
    Page page(sample::sample_play());
    page.harness.press(ImGuiKey_U);
    CHECK(page.asked<app::UndoDecision>());
    page.out.clear();
    page.harness.click("play.undo");
    CHECK(page.asked<app::UndoDecision>());
    page.model.play->can_undo = false;
    page.harness.frame();
    CHECK_FALSE(page.harness.has("play.undo"));
}

TEST_CASE("a pause puts the answers away and lets nothing through") {
    Page page(sample::sample_play());
    page.harness.press(ImGuiKey_P);
    CHECK_FALSE(page.harness.has("play.option.1"));
    CHECK(page.harness.shows("Đang tạm dừng"));
    for (const ImGuiKey key : {ImGuiKey_1, ImGuiKey_Enter, ImGuiKey_H, ImGuiKey_U}) {
        page.harness.press(key);
    }
    CHECK(page.out.empty());
    page.harness.click("play.resume");
    CHECK(page.harness.has("play.option.1"));
    page.harness.click("play.pause");
    CHECK_FALSE(page.harness.has("play.option.1"));
    page.harness.press(ImGuiKey_P);
    CHECK(page.harness.has("play.option.1"));
}

TEST_CASE("leaving asks first: stay, keep, or in practice discard") {
    Page page(sample::sample_play());
    page.harness.click("play.back");
    CHECK(page.harness.shows("Thoát lượt luyện này?"));
    CHECK(page.harness.shows("2 quyết định"));
    page.harness.press(ImGuiKey_1); // behind the question
    page.harness.press(ImGuiKey_Escape);
    page.harness.frame(3);
    CHECK_FALSE(page.harness.has("play.leave.keep"));
    CHECK_FALSE(page.harness.widget("play.option.1").on);
    CHECK(page.out.empty());
    page.harness.press(ImGuiKey_Escape);
    page.harness.click("play.leave.keep");
    REQUIRE(page.asked<app::OpenPage>());
    CHECK(page.asked<app::OpenPage>()->page == app::Page::home);
    page.out.clear();
    page.harness.press(ImGuiKey_Escape);
    page.harness.click("play.leave.drop");
    REQUIRE(page.asked<app::AbandonAttempt>());
    CHECK(page.asked<app::AbandonAttempt>()->attempt == page.model.play->attempt);
}

TEST_CASE("Enter on the question before leaving stays") {
    Page page(sample::sample_play());
    page.harness.press(ImGuiKey_Escape);
    page.harness.frame(3);
    page.harness.press(ImGuiKey_Enter);
    page.harness.frame(3);
    CHECK(page.out.empty());
    CHECK_FALSE(page.harness.has("play.leave.keep"));
}

TEST_CASE("an assessment can be left but not discarded") {
    Page page(sample::sample_assessment());
    page.harness.press(ImGuiKey_Escape);
    CHECK(page.harness.shows("không làm lại từ đầu"));
    CHECK_FALSE(page.harness.has("play.leave.drop"));
    page.harness.click("play.leave.stay");
    CHECK(page.out.empty());
}

TEST_CASE("at the end Enter opens the debrief, and leaving asks nothing") {
    Page page(sample::sample_ended());
    CHECK_FALSE(page.harness.has("play.option.1"));
    CHECK(page.harness.shows("Nộp được rồi"));
    page.harness.press(ImGuiKey_Enter);
    REQUIRE(page.asked<app::OpenDebrief>());
    CHECK(page.asked<app::OpenDebrief>()->attempt == page.model.play->attempt);
    page.out.clear();
    page.harness.click("play.debrief");
    CHECK(page.asked<app::OpenDebrief>());
    page.out.clear();
    page.harness.press(ImGuiKey_Escape);
    CHECK(page.asked<app::OpenPage>());
}

TEST_CASE("the newest line is in view, Backspace looks back, End returns") {
    app::Play play = sample::sample_play();
    for (int i = 0; i < 30; ++i) {
        play.lines.push_back({app::LineKind::staff, fmt::format("Câu của em số {}", i), 0, 0});
        play.lines.push_back({app::LineKind::customer, fmt::format("Câu của khách số {}.", i), 0, 0});
    }
    for (const Screen& screen : screens()) {
        CAPTURE(name_of(screen));
        Page page(play, screen);
        Harness& h = page.harness;
        CHECK(h.shows("Câu của khách số 29."));
        CHECK_FALSE(h.shows("Câu của khách số 10."));
        for (int i = 0; i < 20; ++i) {
            h.press(ImGuiKey_Backspace);
        }
        h.settle();
        CHECK(h.shows("Câu của em số 10"));
        h.press(ImGuiKey_End);
        h.settle();
        CHECK(h.shows("Câu của khách số 29."));
        h.press(ImGuiKey_Backspace);
        page.model.play->lines.push_back({app::LineKind::customer, "Câu vừa tới.", 0, 0});
        page.model.play->revision += 1;
        h.settle();
        CHECK(h.shows("Câu vừa tới."));
    }
}

TEST_CASE("scrolled away from the newest line, a button leads back to it") {
    Page page(sample::long_play());
    page.harness.wheel(40, page.harness.widget("play.transcript").rect.centre());
    REQUIRE(page.harness.has("play.newest"));
    page.harness.click("play.newest");
    page.harness.settle();
    CHECK_FALSE(page.harness.has("play.newest"));
}

TEST_CASE("in a narrow window the customer's card opens over the conversation") {
    Page page(sample::sample_play(), {.width = 1366, .height = 768, .monitor_scale = 1.5F});
    CHECK_FALSE(page.harness.shows("Tự quyết"));
    CHECK(page.harness.shows("Bực 31"));
    page.harness.click("play.card");
    CHECK_FALSE(page.harness.has("play.option.1"));
    page.harness.wheel(-40, page.harness.widget("play.customer").rect.centre());
    CHECK(page.harness.shows("Tự quyết"));
    page.harness.press(ImGuiKey_1); // what can't be seen can't be chosen
    page.harness.press(ImGuiKey_Escape);
    CHECK(page.harness.has("play.option.1"));
    CHECK_FALSE(page.harness.widget("play.option.1").on);
    CHECK_FALSE(page.harness.has("play.leave.keep"));
}

TEST_CASE("the customer's side says what is known, in words") {
    Page page(sample::sample_play(), {.width = 1440, .height = 1200});
    for (const char* text :
         {"Chị Nguyễn Thị Thu Hường", "Gọi “chị Hường”, xưng “em”", "dịu thêm 16", "31 trên 100",
          "đã rõ 2 trên 5", "mới nghe qua", "Chưa xong, quá hạn 2 ngày", "17:00 hôm nay", "Tự quyết",
          "Từ rất bực sang bực", "15 lên 31", "Cuộc gọi bắt đầu lúc 14:20", "14:31"}) {
        CAPTURE(text);
        CHECK(page.harness.shows(text));
    }
}

TEST_CASE("the step bar does not tell how well a step went") {
    app::Play play = sample::sample_assessment();
    Page good(play);
    const std::size_t texts = registry().texts().size();
    play.steps[0].state = domain::StepState::tried;
    Page tried(play);
    CHECK(registry().texts().size() == texts); // a tick stands for the number in both
}

TEST_CASE("view only: nothing can be chosen, and the screen says why") {
    app::Model model = sample::model_with(sample::sample_play());
    model.read_only = true;
    Page page{model};
    page.harness.press(ImGuiKey_1);
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.out.empty());
    CHECK(page.harness.shows("Đang chỉ xem"));
}

TEST_CASE("a scene that leads nowhere lets people out") {
    app::Play play = sample::sample_play();
    play.choices.clear();
    Page page(play);
    CHECK(page.harness.shows("không đi tiếp được"));
    page.harness.click("play.stuck_leave");
    CHECK(page.asked<app::OpenPage>());
}

TEST_CASE("a steady frame of the role-play allocates nothing and wishes for none") {
    for (const app::Play& play : {sample::sample_play(), sample::sample_order(), sample::sample_several(),
                                  sample::sample_log(), sample::sample_route(), sample::long_play()}) {
        Page page(play);
        page.harness.settle();
        CHECK(page.harness.wish() > 1);
        CHECK(page.harness.allocations_in(20) == 0);
    }
}
