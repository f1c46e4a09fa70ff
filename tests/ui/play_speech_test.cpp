// The customer speaks, can be cut in on, and waits for an answer only so long.
#include "ui/harness.h"
#include "ui/one_screen.h"
#include "ui/sample_play.h"
#include "ui/screen_checks.h"
#include "ui/screens/play_screen.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {

struct Page : OneScreen<PlayUi, draw_play> {
    explicit Page(app::Play play, const Screen& screen = {})
        : OneScreen(sample::model_with(std::move(play)), screen) {}
    /// Lets seconds pass and draws the frame after.
    void wait(double seconds) {
        harness.wait(seconds);
        harness.frame();
    }
    void hear() {
        harness.press(ImGuiKey_Space);
        harness.settle();
    }
    [[nodiscard]] std::string clock() { return harness.widget("play.timer").value; }
};

app::Play after_a_reply() {
    app::Play play = sample::sample_play();
    play.decisions += 1;
    play.revision += 1;
    play.lines.push_back({app::LineKind::staff, "Dạ em nghe chị ạ.", 0, 0});
    play.lines.push_back({app::LineKind::customer, "Vậy em nói đi, chị nghe. Nhanh giúp chị.", 0, 0});
    play.lines.push_back({app::LineKind::narrator, "Đầu dây bên kia im một lúc.", 0, 0});
    play.lines.push_back({app::LineKind::customer, "Alo, em còn đó không?", 0, 0});
    play.lines.push_back({app::LineKind::mood_note, "", 31, 40});
    return play;
}

constexpr Screen still{.reduced_motion = true};

} // namespace

TEST_CASE("after a reply the customer's words come one after the other, then the answers") {
    Page page(sample::sample_play());
    CHECK_FALSE(page.harness.has("play.hear_all")); // what was there before is not said again
    page.model.play = after_a_reply();
    page.harness.frame(4);
    CHECK(page.harness.shows("Khách đang nói…"));
    CHECK(page.harness.shows("Dạ em nghe chị ạ."));
    CHECK_FALSE(page.harness.shows("em nói đi"));
    page.wait(0.9);
    CHECK(page.harness.shows("Vậy em nói đi,"));
    CHECK_FALSE(page.harness.shows("Nhanh giúp"));
    CHECK_FALSE(page.harness.shows("im một lúc"));
    CHECK_FALSE(page.harness.shows("31 lên 40"));
    page.wait(2.6);
    CHECK(page.harness.shows("Nhanh giúp chị."));
    CHECK_FALSE(page.harness.shows("Alo, em còn đó không?"));
    page.wait(4.0);
    CHECK(page.harness.shows("Alo, em còn đó không?"));
    CHECK(page.harness.shows("31 lên 40"));
    CHECK_FALSE(page.harness.has("play.hear_all"));
    CHECK(page.harness.shows("Bạn trả lời thế nào?"));
}

TEST_CASE("the pace is that of speaking: about fifteen letters a second, a frame a word") {
    Page page(sample::sample_play());
    page.model.play = after_a_reply();
    page.model.play->lines.resize(page.model.play->lines.size() - 3);
    page.model.play->lines.back().text = sample::long_text(40); // some 250 letters
    page.harness.frame();
    const double from = page.harness.now();
    int frames = 0;
    while (page.harness.has("play.hear_all")) {
        REQUIRE(page.harness.now() - from < 60);
        frames += page.harness.wait(0.5);
        page.harness.frame();
    }
    double letters = 0;
    for (const char c : page.model.play->lines.back().text) {
        letters += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    }
    const double pace = letters / (page.harness.now() - from);
    CHECK(pace > 13);
    CHECK(pace < 17);
    CHECK(frames < 60); // not the 900 of sixty a second
    page.harness.settle();
    CHECK(page.harness.wish() > 1);
}

TEST_CASE("speaking moves nothing that is there already, and allocates nothing") {
    Page page(sample::sample_timed());
    page.wait(1.0);
    const Rect row = page.harness.widget("play.option.1").rect;
    const Rect words = page.harness.widget("play.transcript").rect;
    CHECK(page.harness.allocations_in(60) == 0);
    page.hear();
    CHECK(page.harness.widget("play.option.1").rect.y == row.y);
    CHECK(page.harness.widget("play.transcript").rect.h == words.h);
}

TEST_CASE("Space, a click on the words or the button show all at once") {
    for (const int way : {0, 1, 2}) {
        CAPTURE(way);
        Page page(sample::sample_timed());
        REQUIRE(page.harness.has("play.hear_all"));
        if (way == 0) {
            page.harness.press(ImGuiKey_Space);
        } else if (way == 1) {
            page.harness.click("play.hear_all");
        } else {
            page.harness.move(page.harness.widget("play.transcript").rect.centre());
            ImGui::GetIO().AddMouseButtonEvent(0, true);
            page.harness.frame();
            ImGui::GetIO().AddMouseButtonEvent(0, false);
            page.harness.frame(2);
        }
        CHECK_FALSE(page.harness.has("play.hear_all"));
        CHECK(page.harness.shows("thì ai chịu trách nhiệm cho tôi?"));
        CHECK(page.out.empty());
    }
}

TEST_CASE("answers wait until the customer has finished: the first key or click only hears them out") {
    for (const bool assessment : {false, true}) {
        CAPTURE(assessment);
        app::Play play = sample::sample_timed();
        play.assessment = assessment;
        play.hint = {};
        Page keys(play);
        CHECK(keys.harness.has("play.option.2")); // to be read already
        CHECK(keys.harness.shows("Nghe khách nói hết đã"));
        keys.harness.press(ImGuiKey_2);
        CHECK_FALSE(keys.harness.widget("play.option.2").on);
        CHECK_FALSE(keys.harness.has("play.hear_all"));
        keys.harness.press(ImGuiKey_2);
        CHECK(keys.harness.widget("play.option.2").on);
        Page mouse(play);
        mouse.harness.click("play.option.2");
        CHECK_FALSE(mouse.harness.widget("play.option.2").on);
        mouse.harness.click("play.option.2");
        CHECK(mouse.harness.widget("play.option.2").on);
        Page enter(play);
        enter.ui.selected = 1;
        enter.harness.press(ImGuiKey_Enter);
        CHECK(enter.out.empty());
    }
}

TEST_CASE("cutting in is offered while the customer speaks and not after") {
    for (const bool assessment : {false, true}) {
        CAPTURE(assessment);
        app::Play play = sample::sample_timed();
        play.assessment = assessment;
        Page page(play);
        CHECK(page.harness.shows("Cắt ngang: “Dạ rồi rồi"));
        page.harness.press(ImGuiKey_X);
        auto sent = page.asked<app::Choose>();
        REQUIRE(sent);
        CHECK(sent->trigger == domain::Trigger::cut_in);
        CHECK(sent->picks.empty());
        page.harness.click("play.cut_in");
        sent = page.asked<app::Choose>();
        REQUIRE(sent);
        CHECK(sent->trigger == domain::Trigger::cut_in);
        page.hear();
        CHECK_FALSE(page.harness.has("play.cut_in"));
        page.harness.press(ImGuiKey_X);
        CHECK(page.out.empty());
    }
    Page none(after_a_reply());
    none.harness.press(ImGuiKey_X);
    CHECK(none.out.empty());
}

TEST_CASE("a chat comes message by message, a letter at once") {
    app::Play play = sample::sample_timed();
    play.channel = domain::Channel::chat;
    Page chat(play);
    CHECK(chat.harness.shows("Khách đang nhập…"));
    CHECK_FALSE(chat.harness.shows("Lần trước cũng có"));
    chat.wait(2.6);
    CHECK(chat.harness.shows("Lần trước cũng có người bảo sẽ theo. "));
    CHECK_FALSE(chat.harness.shows("17:00 hôm nay tôi"));
    chat.wait(3.0);
    CHECK(chat.harness.shows("17:00 hôm nay tôi phải nộp tờ khai."));
    play.channel = domain::Channel::email;
    play.cut_in.clear();
    Page mail(play);
    CHECK_FALSE(mail.harness.has("play.hear_all"));
    CHECK(mail.harness.shows("17:00 hôm nay tôi"));
}

TEST_CASE("with less motion the words are there at once, and there is a short while to cut in") {
    Page page(sample::sample_timed(), still);
    CHECK(page.harness.shows("thì ai chịu trách nhiệm cho tôi?"));
    CHECK(page.harness.has("play.cut_in"));
    CHECK(page.clock() == "1:00");
    page.wait(4.2);
    CHECK_FALSE(page.harness.has("play.cut_in"));
    page.harness.press(ImGuiKey_1);
    CHECK(page.harness.widget("play.option.1").on);
    Page plain(after_a_reply(), still);
    CHECK_FALSE(plain.harness.has("play.hear_all"));
}

TEST_CASE("a decision that is taken back is not spoken again") {
    Page page(sample::sample_play());
    page.model.play = after_a_reply();
    page.harness.frame();
    page.hear();
    page.model.play = sample::sample_timed();
    page.model.play->revision = 100;
    page.harness.settle();
    CHECK_FALSE(page.harness.has("play.hear_all"));
    CHECK_FALSE(page.harness.has("play.cut_in"));
}

TEST_CASE("a reply gets the keyboard when the customer has finished, and may be begun before") {
    app::Play play = sample::sample_timed();
    play.answer = domain::AnswerKind::type;
    play.choices.clear();
    Page page(play);
    CHECK_FALSE(page.harness.widget("play.reply").focused);
    page.harness.click("play.reply");
    page.harness.type("Dạ x ");
    CHECK(page.harness.has("play.cut_in")); // letters and blanks are only text
    CHECK(page.out.empty());
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    CHECK(page.out.empty());
    CHECK_FALSE(page.harness.has("play.cut_in"));
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    CHECK(page.asked<app::Choose>()->entries == std::vector<std::string>{"Dạ x "});
    Page other(play);
    other.hear();
    CHECK(other.harness.widget("play.reply").focused);
    CHECK(other.harness.widget("play.reply").value.empty());
}

TEST_CASE("the clock starts when the customer has finished, warns, and answers with silence once") {
    Page page(sample::sample_timed());
    page.wait(2.0);
    CHECK(page.clock() == "1:00");
    page.hear();
    page.wait(20.0);
    CHECK(page.clock() == "0:40");
    CHECK_FALSE(page.harness.widget("play.timer").on);
    page.wait(31.0);
    CHECK(page.clock() == "0:09");
    CHECK(page.harness.widget("play.timer").on);
    CHECK(page.out.empty());
    page.wait(9.5);
    CHECK(page.out.size() == 1);
    const auto sent = page.asked<app::Choose>();
    REQUIRE(sent);
    CHECK(sent->trigger == domain::Trigger::late);
    page.wait(5.0);
    CHECK(page.out.empty()); // it could not be written: not again, and an answer still can be given
    page.harness.press(ImGuiKey_1);
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.asked<app::Choose>()->trigger == domain::Trigger::answer);
}

TEST_CASE("the clock costs a frame a second, and no allocation") {
    Page page(sample::sample_timed());
    page.hear();
    page.harness.settle();
    CHECK(page.harness.wait(10.0) <= 11);
    CHECK(page.harness.allocations_in(20) == 0);
}

TEST_CASE("in practice a pause, the question before leaving and another window stop the clock") {
    Page page(sample::sample_timed());
    page.hear();
    page.wait(10.0);
    CHECK(page.clock() == "0:50");
    page.harness.press(ImGuiKey_P);
    page.wait(30.0);
    page.harness.press(ImGuiKey_P);
    CHECK(page.clock() == "0:50");
    page.harness.press(ImGuiKey_Escape);
    page.wait(30.0);
    page.harness.press(ImGuiKey_Escape);
    page.harness.settle();
    CHECK(page.clock() == "0:50");
    ImGui::GetIO().AddFocusEvent(false);
    page.harness.frame();
    page.wait(30.0);
    ImGui::GetIO().AddFocusEvent(true);
    page.harness.frame(2);
    CHECK(page.clock() == "0:50");
    page.wait(10.0);
    CHECK(page.clock() == "0:40");
}

TEST_CASE("while a practice pauses the customer stops speaking as well") {
    Page page(sample::sample_timed());
    page.wait(1.0);
    page.harness.press(ImGuiKey_P);
    page.wait(60.0);
    page.harness.press(ImGuiKey_P);
    CHECK(page.harness.has("play.cut_in"));
}

TEST_CASE("in an assessment nothing stops the clock, and the pause says so") {
    app::Play play = sample::sample_timed();
    play.assessment = true;
    Page page(play);
    page.model.settings.practice_clock = false; // is about practice
    page.hear();
    page.harness.press(ImGuiKey_P);
    CHECK(page.harness.shows("đồng hồ chờ trả lời vẫn chạy"));
    ImGui::GetIO().AddFocusEvent(false);
    page.wait(61.0);
    const auto sent = page.asked<app::Choose>();
    REQUIRE(sent);
    CHECK(sent->trigger == domain::Trigger::late);
}

TEST_CASE("the clock of practice can be switched off") {
    Page page(sample::sample_timed());
    page.model.settings.practice_clock = false;
    page.hear();
    CHECK_FALSE(page.harness.has("play.timer"));
    page.wait(120.0);
    CHECK(page.out.empty());
}

TEST_CASE("away from the page the clock stands and goes on from there") {
    Page page(sample::sample_timed());
    page.hear();
    page.wait(20.0);
    page.elsewhere = true;
    page.harness.frame(2);
    page.wait(300.0);
    page.elsewhere = false;
    page.harness.settle();
    CHECK(page.clock() == "0:40");
    CHECK(page.out.empty());
}

TEST_CASE("the last words are spoken as well; Enter hears them out before it opens the debrief") {
    Page page(sample::sample_play());
    page.model.play = sample::sample_ended();
    page.model.play->decisions += 1;
    page.model.play->lines.insert(page.model.play->lines.end() - 2, {app::LineKind::staff, "Dạ.", 0, 0});
    page.model.play->revision += 1;
    page.harness.frame();
    CHECK_FALSE(page.harness.shows("chị gọi em nhé"));
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.out.empty());
    CHECK(page.harness.shows("chị gọi em nhé"));
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.asked<app::OpenDebrief>());
}
