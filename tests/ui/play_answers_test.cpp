// Typed replies, the complaint log and the route in the role-play.
#include "ui/harness.h"
#include "ui/sample_play.h"
#include "ui/screen_checks.h"
#include "ui/screens/play_screen.h"

#include "ui/one_screen.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {

struct Page : OneScreen<PlayUi, draw_play> {
    explicit Page(app::Play play, const Screen& screen = {})
        : OneScreen(sample::model_with(std::move(play)), screen) {}
    /// The attempt has gone on by this many decisions.
    void next(int decisions = 1) {
        model.play->decisions += decisions;
        model.play->revision += 1;
        out.clear();
        harness.settle();
    }
};

using Entries = std::vector<std::string>;
using Picks = std::vector<std::uint8_t>;

} // namespace

TEST_CASE("a reply is typed at once and sent by Ctrl Enter on the phone; Enter breaks the line") {
    Page page(sample::sample_reply());
    CHECK(page.harness.widget("play.reply").focused);
    CHECK(page.harness.shows("Viết câu trả lời rồi gửi"));
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    CHECK(page.out.empty());
    page.harness.type("Dạ em xin lỗi chị");
    page.harness.press(ImGuiKey_Enter);
    page.harness.type("Hup 1x");
    CHECK(page.out.empty()); // neither a hint nor undo, pause or cutting in
    CHECK(page.harness.widget("play.send").enabled);
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    CHECK(page.out.size() == 1);
    const auto sent = page.asked<app::Choose>();
    REQUIRE(sent);
    CHECK(sent->entries == Entries{"Dạ em xin lỗi chị\nHup 1x"});
    CHECK(sent->picks.empty());
    CHECK(sent->trigger == domain::Trigger::answer);
}

TEST_CASE("in a chat Enter sends and Shift Enter breaks the line") {
    Page page(sample::sample_chat_reply());
    page.harness.type("Dạ");
    page.harness.press(ImGuiMod_Shift | ImGuiKey_Enter);
    page.harness.type("em đây ạ");
    CHECK(page.out.empty());
    page.harness.press(ImGuiKey_Enter);
    const auto sent = page.asked<app::Choose>();
    REQUIRE(sent);
    CHECK(sent->entries == Entries{"Dạ\nem đây ạ"});
}

TEST_CASE("Esc leaves the reply with its text and asks nothing; then keys mean what they say, T goes back") {
    Page page(sample::sample_reply());
    page.harness.type("Dạ");
    page.harness.press(ImGuiKey_Escape);
    CHECK_FALSE(page.harness.has("play.leave.keep"));
    CHECK_FALSE(page.harness.widget("play.reply").focused);
    CHECK(page.harness.widget("play.reply").value == "Dạ");
    page.harness.press(ImGuiKey_H);
    CHECK(page.asked<app::TakeHint>());
    page.harness.press(ImGuiKey_T);
    page.harness.settle();
    CHECK(page.harness.widget("play.reply").focused);
    page.harness.type(" em");
    CHECK(page.harness.widget("play.reply").value == "Dạ em");
    page.harness.press(ImGuiKey_Escape);
    page.harness.press(ImGuiKey_Escape);
    CHECK(page.harness.has("play.leave.keep"));
}

TEST_CASE("a reply of blanks is none, and one that was not taken stays") {
    Page page(sample::sample_reply());
    page.harness.type("  ");
    CHECK_FALSE(page.harness.widget("play.send").enabled);
    page.harness.type("Dạ");
    page.harness.click("play.send");
    CHECK(page.asked<app::Choose>());
    page.harness.frame(5); // nothing changed in the model: it was refused
    CHECK(page.harness.widget("play.reply").value == "  Dạ");
    CHECK(has_unsaved_text(page.model, page.ui));
}

TEST_CASE("what was written comes back after leaving, after another attempt, and when it is taken back") {
    Page page(sample::sample_reply());
    page.harness.type("Dạ em");
    page.leave_and_return();
    CHECK(page.harness.widget("play.reply").value == "Dạ em");
    const app::Play first = *page.model.play;
    page.model.play->attempt = *parse_uuid("018f0000-0000-7000-8000-0000000000ff");
    page.next(0);
    CHECK(page.harness.widget("play.reply").value.empty());
    page.model.play = first;
    page.next(0);
    CHECK(page.harness.widget("play.reply").value == "Dạ em");
    page.model.play->draft_field = "answer:gio";
    page.next(1);
    CHECK(page.harness.widget("play.reply").value.empty());
    page.model.play->draft_field = first.draft_field;
    page.next(-1);
    CHECK(page.harness.widget("play.reply").value == "Dạ em");
}

TEST_CASE("what was written before the program was closed is there again") {
    app::Play reply = sample::sample_reply();
    reply.drafts = {{reply.draft_field, "Dạ em xin"}};
    Page page(reply);
    CHECK(page.harness.widget("play.reply").value == "Dạ em xin");
    CHECK_FALSE(has_unsaved_text(page.model, page.ui));
    app::Play log = sample::sample_log();
    log.drafts = {{log.draft_field + ":so_goi", "093"}, {log.draft_field + ":khach", "b"}};
    Page form(log);
    CHECK(form.harness.widget("play.field.1").label == "Giám đốc Bao bì Tân Việt");
    CHECK(form.harness.widget("play.field.2").value == "093");
}

TEST_CASE("what is written is kept as a draft: a second after, and at once where the page is left") {
    Page page(sample::sample_log());
    const auto keep = [&](bool leaving = false) {
        keep_drafts_of({page.model, page.out, page.harness.now()}, page.ui, leaving);
        return page.asked<app::SaveDraft>();
    };
    CHECK_FALSE(keep());
    page.ui.entries[1] = "09";
    const auto first = keep();
    REQUIRE(first);
    CHECK(first->field == page.model.play->draft_field + ":so_goi");
    CHECK(first->text == "09");
    CHECK(first->attempt == page.model.play->attempt);
    CHECK(has_unsaved_text(page.model, page.ui)); // until the model says that it is kept
    page.ui.entries[1] = "093";
    CHECK_FALSE(keep());
    CHECK(keep(true)->text == "093");
    page.ui.entries[1] = "0933";
    page.model.page = app::Page::home;
    CHECK(keep()->text == "0933");
    page.model.page = app::Page::play;
    page.ui.entries[1] = "sent";
    page.model.play->decisions += 1; // the answer was taken: nothing is left to keep
    CHECK_FALSE(keep());
    CHECK_FALSE(has_unsaved_text(page.model, page.ui));
}

TEST_CASE("the box grows with the reply, and says in time that there is an end to it") {
    Page page(sample::sample_reply());
    const float before = page.harness.widget("play.reply").rect.h;
    page.ui.entries[0] = sample::long_text(90);
    page.harness.settle();
    CHECK(page.harness.widget("play.reply").rect.h > before);
    CHECK_FALSE(page.harness.shows("Sắp hết chỗ"));
    page.ui.entries[0] = std::string(15000, 'a');
    page.harness.settle();
    CHECK(page.harness.shows("Sắp hết chỗ: đã dùng 91%"));
    CHECK(page.harness.widget("play.send").enabled);
}

TEST_CASE("a typed reply allocates nothing while nobody types") {
    Page page(sample::sample_reply());
    page.harness.type("Dạ em xin lỗi chị");
    page.harness.settle();
    CHECK(page.harness.allocations_in(20) == 0);
}

TEST_CASE("the log is filled by mouse and sent with what is blank named on the button") {
    Page page(sample::sample_log());
    CHECK(page.harness.widget("play.send").label == "Còn 5 ô trống, vẫn gửi?");
    CHECK(page.harness.shows("đã điền 0 trên 5"));
    page.harness.click("play.field.1");
    page.harness.click("play.field.1.2");
    page.harness.settle();
    page.harness.click("play.field.2");
    page.harness.type("093");
    CHECK(page.harness.widget("play.send").label == "Còn 3 ô trống, vẫn gửi?");
    page.harness.click("play.send");
    const auto sent = page.asked<app::Choose>();
    REQUIRE(sent);
    CHECK(sent->entries == Entries{"b", "093", "", "", ""});
}

TEST_CASE("a choice in the log can be taken back to blank") {
    Page page(sample::sample_log());
    page.ui.entries[0] = "a";
    page.harness.settle();
    page.harness.click("play.field.1");
    page.harness.click("play.field.1.0");
    CHECK(page.ui.entries[0].empty());
}

TEST_CASE("the log is filled by keys: Tab and Enter go on, Esc keeps the text, Ctrl Enter sends") {
    Page page(sample::sample_log());
    page.harness.press(ImGuiKey_T);
    page.harness.settle();
    CHECK(page.harness.widget("play.field.1").focused);
    page.harness.press(ImGuiKey_Enter); // opens the list
    page.harness.settle();
    page.harness.press(ImGuiKey_DownArrow);
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    CHECK(page.ui.entries[0] == "a");
    page.harness.tab_to("play.field.2");
    page.harness.type("093");
    page.harness.press(ImGuiKey_Escape);
    CHECK(page.ui.entries[1] == "093");
    CHECK_FALSE(page.harness.has("play.leave.keep"));
    page.harness.click("play.field.4");
    page.harness.type("17 giờ hup1");
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    CHECK(page.out.empty());
    CHECK(page.harness.widget("play.field.5").focused);
    page.harness.click("play.field.4");
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    CHECK(page.out.size() == 1);
    const auto sent = page.asked<app::Choose>();
    REQUIRE(sent);
    CHECK(sent->entries == Entries{"a", "093", "", "17 giờ hup1", ""});
}

TEST_CASE("Esc closes the list of a field and nothing else; Ctrl Enter sends from there too") {
    Page page(sample::sample_log());
    Harness& harness = page.harness;
    harness.tab_to("play.field.1");
    harness.press(ImGuiKey_Space);
    harness.settle();
    REQUIRE(harness.has("play.field.1.0"));
    harness.press(ImGuiKey_Escape);
    harness.settle();
    CHECK_FALSE(harness.has("play.field.1.0"));
    CHECK_FALSE(harness.has("play.leave.stay")); // the scene isn't left by that
    CHECK(harness.widget("play.field.1").focused);
    harness.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    harness.settle();
    CHECK_FALSE(harness.has("play.field.1.0"));
    CHECK(page.asked<app::Choose>());
    harness.press(ImGuiKey_Escape);
    harness.settle();
    CHECK(harness.has("play.leave.stay")); // now it is
}

TEST_CASE("the log has two columns where there is room, read from left to right") {
    Page wide(sample::sample_log());
    CHECK(wide.harness.widget("play.field.1").rect.y == wide.harness.widget("play.field.2").rect.y);
    CHECK(comes_before("play.field.1", "play.field.2"));
    CHECK(comes_before("play.field.5", "play.send"));
    Page narrow(sample::sample_log(),
                {.width = 1366, .height = 768, .monitor_scale = 1.5F, .text_scale = 1.3F});
    CHECK(narrow.harness.widget("play.field.1").rect.y < narrow.harness.widget("play.field.2").rect.y);
}

TEST_CASE("a route: digits choose who handles it and tick who is told, Enter sends") {
    Page page(sample::sample_route());
    CHECK(page.harness.shows("không báo ai"));
    CHECK(page.harness.shows("Chọn nơi xử lý rồi gửi"));
    page.harness.press(ImGuiKey_5);
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.out.empty());
    page.harness.press(ImGuiKey_1);
    page.harness.press(ImGuiKey_2); // one only
    page.harness.press(ImGuiKey_4);
    page.harness.press(ImGuiKey_5); // off again
    CHECK_FALSE(page.harness.widget("play.option.1").on);
    CHECK(page.harness.widget("play.option.2").on);
    CHECK(page.harness.widget("play.option.4").on);
    CHECK(page.harness.shows("báo 1 nơi"));
    page.harness.press(ImGuiKey_Enter);
    const auto sent = page.asked<app::Choose>();
    REQUIRE(sent);
    CHECK(sent->picks == Picks{1, 3});
}

TEST_CASE("a route by mouse, by arrows and Space, and with nobody told") {
    Page page(sample::sample_route());
    page.harness.click("play.option.3");
    page.harness.click("play.send");
    CHECK(page.asked<app::Choose>()->picks == Picks{2});
    page.harness.press(ImGuiKey_DownArrow);
    page.harness.press(ImGuiKey_Space);
    CHECK(page.harness.widget("play.option.4").on);
    page.harness.press(ImGuiKey_UpArrow);
    page.harness.press(ImGuiKey_UpArrow);
    CHECK(page.harness.widget("play.option.3").on); // the cursor alone chooses nothing
    page.harness.press(ImGuiKey_Space);
    CHECK(page.harness.widget("play.option.2").on);
    CHECK_FALSE(page.harness.widget("play.option.3").on);
}

TEST_CASE("a route in another order than it was written, and with more rows than digits") {
    app::Play play = sample::sample_route();
    std::swap(play.choices[0], play.choices[4]); // as an assessment may show it
    Page mixed(play);
    CHECK(mixed.harness.widget("play.option.1").label == "Phòng kinh doanh");
    CHECK(mixed.harness.widget("play.option.4").label == "Hỗ trợ kinh doanh");
    mixed.harness.press(ImGuiKey_1);
    mixed.harness.press(ImGuiKey_4);
    mixed.harness.press(ImGuiKey_Enter);
    CHECK(mixed.asked<app::Choose>()->picks == Picks{1, 4});

    Page many(sample::long_route());
    many.harness.press(ImGuiKey_6);
    many.harness.press(ImGuiKey_B);
    many.harness.press(ImGuiKey_Enter);
    CHECK(many.asked<app::Choose>()->picks == Picks{5, 7});
}
