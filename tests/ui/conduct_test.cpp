#include "ui/screens/conduct_screen.h"

#include "ui/one_screen.h"
#include "ui/sample_conduct.h"
#include "ui/screen_checks.h"
#include "ui/text_layout.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {

struct Page : OneScreen<ConductUi, draw_conduct> {
    using OneScreen::OneScreen;

    [[nodiscard]] app::ConductQuestion& question() {
        return model.conduct->questions[model.conduct->current];
    }
    /// As the app does after a command: the model has what was sent, under a new revision.
    void show(std::size_t question) {
        model.conduct->current = question;
        ++model.conduct->revision;
        harness.settle();
    }
    [[nodiscard]] int drafts() {
        int count = 0;
        for (const app::Command& command : out) {
            count += (command.as<app::SaveAnswerDraft>() != nullptr) ? 1 : 0;
        }
        return count;
    }
};

const app::AnswerForm::Cell& cell(const app::AnswerForm& form, std::size_t row) {
    REQUIRE(row < form.cells.size());
    return form.cells[row];
}

} // namespace

TEST_CASE("a question is answered by keys alone: S, T, A, R by Tab, levels by Alt, saved by Ctrl Enter") {
    Page page(sample::sample_conduct());
    page.harness.tab_to("conduct.star.0");
    page.harness.type("Gói một năm");
    for (const char* text : {"Trong ngày", "Hỏi lại ba câu", "Khách đổi gói"}) {
        page.harness.press(ImGuiKey_Tab);
        page.harness.type(text);
    }
    page.harness.press(ImGuiMod_Alt | ImGuiKey_4);
    CHECK(page.harness.widget("conduct.rate.0.4").on);
    page.harness.press(ImGuiMod_Alt | ImGuiKey_0);
    CHECK(page.harness.widget("conduct.none.1").on);
    page.harness.type(" nhóm"); // the keys did not take the caret away
    page.out.clear();
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    const auto saved = page.asked<app::SaveAnswer>();
    REQUIRE(saved);
    CHECK(saved->question == "MQ-03");
    CHECK(saved->then_next);
    CHECK(saved->form.star ==
          std::array<std::string, 4>{"Gói một năm", "Trong ngày", "Hỏi lại ba câu", "Khách đổi gói nhóm"});
    CHECK(cell(saved->form, 0).rating == 4);
    CHECK(cell(saved->form, 1).not_enough);
    CHECK_FALSE(cell(saved->form, 1).rating);
    CHECK(saved->form.elapsed_ms >= 252'000);
}

TEST_CASE("Alt Up and Down change the row that the keys rate; a click rates its own row") {
    Page page(sample::sample_conduct());
    page.harness.press(ImGuiMod_Alt | ImGuiKey_DownArrow);
    page.harness.press(ImGuiMod_Alt | ImGuiKey_2);
    page.harness.press(ImGuiMod_Alt | ImGuiKey_UpArrow);
    page.harness.press(ImGuiMod_Alt | ImGuiKey_5);
    CHECK(page.ui.form.cells[0].rating == 5);
    CHECK(page.ui.form.cells[1].rating == 2);
    page.harness.scroll_to("conduct.rate.1.3", "conduct.page");
    page.harness.click("conduct.rate.1.3");
    CHECK(page.ui.form.cells[1].rating == 3);
    CHECK(page.ui.row == 1);
    page.harness.press(ImGuiMod_Alt | ImGuiKey_0);
    CHECK(page.ui.form.cells[1].not_enough);
    CHECK_FALSE(page.ui.form.cells[1].rating);
}

TEST_CASE("a reason is asked for at 1, 2, 4 and 5, and one that was written stays in sight at 3") {
    Page page(sample::sample_conduct());
    for (const int level : {1, 2, 4, 5, 3}) {
        const std::string anchor = fmt::format("conduct.rate.0.{}", level);
        page.harness.scroll_to(anchor, "conduct.page");
        page.harness.click(anchor);
        page.harness.frame(2);
        CAPTURE(level);
        CHECK(page.harness.has("conduct.reason.0") == (level != 3));
    }
    page.harness.press(ImGuiMod_Alt | ImGuiKey_UpArrow);
    page.harness.press(ImGuiMod_Alt | ImGuiKey_4);
    page.harness.frame(2);
    page.harness.scroll_to("conduct.reason.0", "conduct.page");
    page.harness.click("conduct.reason.0");
    page.harness.type("Tự gọi lại");
    page.harness.scroll_to("conduct.rate.0.3", "conduct.page");
    page.harness.click("conduct.rate.0.3");
    page.harness.frame(2);
    CHECK(page.harness.has("conduct.reason.0"));
    CHECK(page.ui.form.cells[0].reason == "Tự gọi lại");
}

TEST_CASE("probes, the two fixed ones and tags are ticked and go with the answer, in the question's order") {
    Page page(sample::sample_conduct());
    for (const char* name : {"conduct.probe.2", "conduct.probe.0", "conduct.fixed.hard", "conduct.fixed.help",
                             "conduct.tag.3", "conduct.tag.0"}) {
        page.harness.scroll_to(name, "conduct.page");
        page.harness.click(name);
    }
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_Enter); // presses nothing but the main button
    const auto saved = page.asked<app::SaveAnswer>();
    REQUIRE(saved);
    CHECK(saved->form.asked == std::vector<int>{0, 2});
    CHECK(saved->form.asked_hard);
    CHECK(saved->form.asked_help);
    CHECK(saved->form.tags == std::vector<std::string>{"hears_sign", "pushes_sale"});
}

TEST_CASE("what is written is kept at most once a second, and when the question or the page is left") {
    Page page(sample::sample_conduct());
    page.harness.scroll_to("conduct.star.0", "conduct.page");
    page.harness.click("conduct.star.0");
    page.harness.type("Khách ra quầy");
    CHECK(page.drafts() == 1); // the first letter; the rest came within a second
    page.harness.wait(1.2);
    CHECK(page.drafts() == 2);
    page.harness.wait(3);
    CHECK(page.drafts() == 2); // time alone is not written down every second
    page.out.clear();
    page.harness.type("!");
    page.harness.click("conduct.question.4");
    REQUIRE(page.drafts() >= 1);
    const auto* last = page.out[page.out.size() - 2].as<app::SaveAnswerDraft>();
    REQUIRE(last != nullptr);
    CHECK(last->form.star[0] == "Khách ra quầy!");
    CHECK(last->question == "MQ-03");
    const auto shown = page.asked<app::ShowQuestion>();
    REQUIRE(shown);
    CHECK(shown->question == 4);
    page.show(4);
    page.harness.wait(1.5);
    page.harness.click("conduct.leave");
    const auto waited = page.asked<app::SaveAnswerDraft>(); // nothing written, but the time counts
    REQUIRE(waited);
    CHECK(waited->question == "MQ-05");
    CHECK(waited->form.elapsed_ms >= 1000);
}

TEST_CASE("another question shows its own boxes, and a new revision of the same what the model has") {
    Page page(sample::written_conduct());
    CHECK(page.ui.form.star[0].starts_with("Khách ra quầy"));
    page.show(3);
    CHECK(page.ui.form.star[0].empty());
    page.question().star[0] = "Chép lại từ máy khác";
    page.harness.settle();
    CHECK(page.ui.form.star[0].empty()); // a draft of one's own comes back in the model: nothing is reset
    ++page.model.conduct->revision;
    page.harness.settle();
    CHECK(page.ui.form.star[0] == "Chép lại từ máy khác");
}

TEST_CASE("a refused save says beside each place what lacks, goes there, and is content once it is filled") {
    Page page(sample::written_conduct());
    page.harness.scroll_to("conduct.rate.1.1", "conduct.page");
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    REQUIRE(page.asked<app::SaveAnswer>());
    page.model = sample::lacking_conduct();
    page.model.conduct->revision = 2;
    page.harness.settle();
    CHECK(page.harness.shows("Chưa hỏi ai giúp và giúp ở chỗ nào."));
    CHECK(page.harness.why_not("conduct.fixed.help") == ""); // scrolled to
    CHECK(page.harness.shows("Còn 5 chỗ cần bổ sung."));
    page.harness.click("conduct.fixed.help");
    page.harness.frame(2);
    CHECK_FALSE(page.harness.shows("Chưa hỏi ai giúp"));
    CHECK(page.harness.shows("Còn 4 chỗ cần bổ sung."));
    page.harness.scroll_to("conduct.star.3", "conduct.page");
    CHECK(page.harness.shows("Chưa ghi Kết quả."));
    page.harness.click("conduct.star.3");
    page.harness.type("x");
    page.harness.frame(2);
    CHECK_FALSE(page.harness.shows("Chưa ghi Kết quả."));
}

TEST_CASE("after a save by key the keyboard is in the notes of the next question, and only there") {
    Page page(sample::written_conduct());
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    CHECK_FALSE(page.harness.widget("conduct.star.0").focused);
    page.show(3);
    CHECK(page.harness.widget("conduct.star.0").focused);
    page.harness.type("Mới");
    CHECK(page.ui.form.star[0] == "Mới");
    page.show(4); // not asked for by key
    CHECK(page.ui.form.star[0].empty());
}

TEST_CASE("sentences without a place stand together over the question's boxes") {
    app::Model model = sample::lacking_conduct();
    model.conduct->questions[2].missing_at.clear();
    Page page(model);
    for (const std::string& sentence : model.conduct->questions[2].missing) {
        CHECK(page.harness.shows(sentence));
    }
}

TEST_CASE("it is somebody else's turn: nothing of the notes is seen before they take the seat") {
    Page page(sample::other_turn());
    CHECK(page.harness.shows("Đến lượt Lê Quốc Bảo"));
    CHECK_FALSE(page.harness.has("conduct.star.0"));
    CHECK_FALSE(page.harness.shows("Khách ra quầy"));
    page.harness.press(ImGuiMod_Alt | ImGuiKey_5);
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    CHECK(page.out.empty());
    page.harness.click("conduct.turn");
    page.harness.settle();
    CHECK(page.harness.has("conduct.star.0"));
    CHECK(page.ui.form.cells[0].rating == 4);
    page.leave_and_return(); // somebody else may sit there now
    CHECK(page.harness.has("conduct.turn"));
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    CHECK(page.harness.has("conduct.star.0"));
}

TEST_CASE("the panel card says how many, never what was rated") {
    Page page(sample::sample_conduct());
    CHECK(page.harness.shows("Lê Quốc Bảo"));
    CHECK(page.harness.shows("1 trên 8"));
    CHECK(page.harness.shows("đã gửi"));
}

TEST_CASE("when all are rated the ratings are handed in, after a question") {
    Page page(sample::rated_conduct());
    CHECK_FALSE(page.harness.has("conduct.later"));
    page.harness.click("conduct.main");
    page.harness.settle();
    CHECK(page.harness.shows("Gửi điểm cho hội đồng?"));
    page.harness.press(ImGuiKey_Escape);
    page.harness.settle();
    CHECK_FALSE(page.asked<app::HandInRatings>());
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    page.harness.settle();
    page.harness.click("conduct.ask.other");
    CHECK(page.asked<app::HandInRatings>());
}

TEST_CASE("a change that isn't saved comes first, here and in another question") {
    Page page(sample::rated_conduct());
    page.harness.press(ImGuiMod_Alt | ImGuiKey_1);
    CHECK(page.harness.widget("conduct.main").label == "Lưu");
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    const auto saved = page.asked<app::SaveAnswer>();
    REQUIRE(saved);
    CHECK_FALSE(saved->then_next);
    app::Model model = sample::rated_conduct();
    model.conduct->questions[1].drafted = true;
    Page other(model);
    CHECK_FALSE(other.harness.widget("conduct.main").enabled);
    CHECK(other.harness.shows("Câu 2 có chỗ sửa chưa lưu."));
    other.harness.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    other.harness.settle();
    CHECK_FALSE(other.harness.shows("Gửi điểm cho hội đồng?"));
}

TEST_CASE("for later: the next question that isn't rated, round to the first") {
    app::Model model = sample::rated_conduct();
    model.conduct->questions[7].saved = false;
    model.conduct->questions[2].saved = false;
    Page page(model);
    page.harness.click("conduct.later");
    const auto shown = page.asked<app::ShowQuestion>();
    REQUIRE(shown);
    CHECK(shown->question == 2);
    page.harness.click("conduct.back");
    CHECK(page.asked<app::ShowQuestion>()->question == 6);
}

TEST_CASE("handed in, closed or read only: everything can be read and nothing changed") {
    app::Model closed = sample::rated_conduct();
    closed.conduct->live = false;
    app::Model guarded = sample::rated_conduct();
    guarded.read_only = true;
    for (const app::Model& model : {sample::handed_in_conduct(), closed, guarded}) {
        Page page(model);
        CHECK_FALSE(page.harness.widget("conduct.star.0").enabled);
        CHECK_FALSE(page.harness.widget("conduct.probe.0").enabled);
        page.harness.press(ImGuiMod_Alt | ImGuiKey_1);
        page.harness.wait(3);
        CHECK(page.ui.form.cells[0].rating == model.conduct->questions[7].rows[0].rating);
        CHECK(page.out.empty());
        page.harness.click("conduct.main");
        CHECK(page.asked<app::OpenPage>()->page == app::Page::interviews);
    }
    Page page(sample::handed_in_conduct());
    CHECK(page.harness.shows("Trần Thu Dung đã gửi điểm."));
}

TEST_CASE("the clock goes on by the second, one frame for both, and stands while paused and once saved") {
    Page page(sample::sample_conduct());
    CHECK(page.harness.widget("conduct.clock").value.starts_with("04:1"));
    const std::string before = page.harness.widget("conduct.clock.all").value;
    const int frames = page.harness.wait(10);
    CHECK(frames <= 12);
    CHECK(page.ui.spent > 260);
    CHECK(page.harness.widget("conduct.clock.all").value != before);
    page.harness.click("conduct.pause");
    page.harness.settle();
    const double stands = page.ui.spent;
    page.harness.wait(5);
    CHECK(page.ui.spent == stands);
    Page saved(sample::rated_conduct());
    const double spent = saved.ui.spent;
    saved.harness.wait(5);
    CHECK(saved.ui.spent == spent);
}

TEST_CASE("over time shows as such, and nothing stops") {
    app::Model model = sample::sample_conduct();
    model.conduct->questions[2].elapsed_ms = 7 * 60'000;
    Page page(model);
    CHECK(page.harness.widget("conduct.clock").on);
    CHECK_FALSE(page.harness.widget("conduct.clock.all").on);
    page.model.conduct->minutes = 10;
    page.harness.frame();
    CHECK(page.harness.widget("conduct.clock.all").on);
}

TEST_CASE("Esc leaves a box first, then the page") {
    Page page(sample::sample_conduct());
    page.harness.scroll_to("conduct.star.0", "conduct.page");
    page.harness.click("conduct.star.0");
    page.harness.type("a");
    page.out.clear();
    page.harness.press(ImGuiKey_Escape);
    CHECK_FALSE(page.asked<app::OpenPage>());
    page.harness.press(ImGuiKey_Escape);
    CHECK(page.asked<app::OpenPage>()->page == app::Page::interviews);
}

TEST_CASE("everything of an interview can be reached, at every size, with texts of every length") {
    for (const Screen& screen : screens()) {
        for (const app::Model& model :
             {sample::sample_conduct(), sample::lacking_conduct(), sample::rated_conduct(),
              sample::handed_in_conduct(), sample::other_turn(), sample::long_conduct(), app::Model{}}) {
            CAPTURE(name_of(screen));
            CAPTURE((model.conduct ? model.conduct->person : "none"));
            app::Model shown = model;
            shown.page = app::Page::conduct;
            Page page(shown, screen);
            CHECK(joined(registry().doubled_names()) == "");
            CHECK(joined(cut_labels()) == "");
            CHECK(joined(out_of_reach(page.harness)) == "");
            CHECK(missing_texts().count == 0);
        }
    }
}

TEST_CASE("both languages have every text of an interview") {
    for (const app::Model& model :
         {sample::lacking_conduct(), sample::handed_in_conduct(), sample::other_turn(), app::Model{}}) {
        app::Model shown = model;
        shown.page = app::Page::conduct;
        Page page(shown, {}, app::Language::en);
        page.ui.guide_open = page.ui.asking = true;
        page.harness.frame(3);
        CHECK_MESSAGE(missing_texts().count == 0, missing_texts().last);
    }
}

TEST_CASE("a steady frame of an interview allocates and lays out nothing") {
    for (const app::Model& model : {sample::written_conduct(), sample::lacking_conduct(),
                                    sample::long_conduct(), sample::handed_in_conduct()}) {
        Page page(model);
        page.ui.guide_open = true;
        page.ui.to_lack = false;
        page.harness.settle();
        page.harness.frame(3);
        const auto before = layouts_made();
        CHECK(page.harness.allocations_in(20) == 0);
        CHECK(layouts_made() == before);
        CHECK(page.harness.work().vertices < 15'000); // the longest takes 12,000
    }
}
