// Rights as HR keeps them: requests, what falls due, who looked, impact ratios.
#include "ui/one_screen.h"
#include "ui/sample_rights.h"
#include "ui/screen_checks.h"
#include "ui/screens/law_screen.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <array>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;
using app::LawTab;

namespace {

using Page = OneScreen<LawUi, draw_law>;

void press(Page& page, const char* name) {
    page.harness.scroll_to(name);
    page.harness.click(name);
    page.harness.settle();
}

constexpr std::array tabs{LawTab::requests, LawTab::due, LawTab::access, LawTab::impact, LawTab::plain};

} // namespace

TEST_CASE("what is late is said in words, above the table and in its row") {
    Page page(sample::law_model());
    CHECK(page.harness.shows("1 yêu cầu đã quá hạn"));
    CHECK(page.harness.shows("Quá hạn 1 ngày"));
    CHECK(page.harness.shows("Trả lời chậm nhất 24/11"));
    CHECK(page.harness.shows("Không ghi gì thêm"));
    CHECK(page.harness.widget("law.request.0.next").label == "Trả lời");
    CHECK(page.harness.widget("law.request.1.next").label == "Xoá dữ liệu…");
    CHECK(page.harness.widget("law.request.3.next").label == "Ghi đã xong");
    CHECK_FALSE(page.harness.has("law.request.4.next"));
}

TEST_CASE("a tab is asked for, not just shown: what it holds is worked out then") {
    Page page(sample::law_model());
    page.harness.click("law.tab.due");
    const auto open = page.asked<app::OpenLaw>();
    REQUIRE(open);
    CHECK(open->tab == LawTab::due);
}

TEST_CASE("a request is answered: nothing is chosen beforehand, a refusal needs its reason") {
    Page page(sample::law_model());
    press(page, "law.request.0.next");
    CHECK(page.harness.shows("Sửa dữ liệu: Lâm Tuấn Kiệt"));
    CHECK_FALSE(page.harness.widget("law.request.other").enabled);
    press(page, "law.request.no");
    CHECK_FALSE(page.harness.widget("law.request.other").enabled);
    CHECK(page.harness.widget("law.request.other").reason == "Ghi lý do từ chối");
    page.harness.scroll_to("law.request.word");
    page.harness.click("law.request.word");
    page.harness.type("Căn cước ghi 1986");
    page.harness.settle();
    press(page, "law.request.other");
    const auto answer = page.asked<app::AnswerRequest>();
    REQUIRE(answer);
    CHECK(answer->request == page.model.law.requests[0].id);
    CHECK_FALSE(answer->accepted);
    CHECK(answer->word == "Căn cước ghi 1986");
    CHECK(page.harness.has("law.request.other")); // until it is written
    ++page.model.law.written;
    page.model.law.revision = 4;
    page.harness.settle();
    CHECK_FALSE(page.harness.has("law.request.other"));
}

TEST_CASE("what the app refuses is said under the field, and what was typed stays") {
    Page page(sample::law_model());
    press(page, "law.request.0.next");
    press(page, "law.request.yes");
    press(page, "law.request.other");
    REQUIRE(page.asked<app::AnswerRequest>());
    page.model.law.error = "Hãy viết câu trả lời.";
    page.model.law.field = "word";
    page.model.law.revision = 4;
    page.harness.settle();
    page.harness.scroll_to("law.request.word");
    CHECK(page.harness.shows("Hãy viết câu trả lời."));
    CHECK(page.ui.request.answer == 1);
}

TEST_CASE("deleting somebody says what it means and wants the name typed") {
    Page page(sample::law_model());
    press(page, "law.request.1.next");
    CHECK(page.harness.shows("Xoá rồi không lấy lại được"));
    CHECK(page.harness.shows("các bản sao lưu cũng được ghi lại"));
    CHECK_FALSE(page.harness.widget("law.request.other").enabled);
    page.harness.scroll_to("law.request.name");
    page.harness.click("law.request.name");
    page.harness.type("Đặng Thảo");
    page.harness.settle();
    CHECK_FALSE(page.harness.widget("law.request.other").enabled);
    page.harness.type(" Vy");
    page.harness.settle();
    press(page, "law.request.other");
    const auto erased = page.asked<app::ErasePerson>();
    REQUIRE(erased);
    CHECK(erased->person == page.model.law.requests[1].person);
    CHECK(erased->reason == "request");
    CHECK(erased->request == page.model.law.requests[1].id);
}

TEST_CASE("one that was accepted is marked as done; everything about the person can be taken out before") {
    Page page(sample::law_model());
    press(page, "law.request.3.next");
    press(page, "law.request.export");
    const auto taken = page.asked<app::ExportPersonData>();
    REQUIRE(taken);
    CHECK(taken->person == page.model.law.requests[3].person);
    press(page, "law.request.other");
    const auto done = page.asked<app::FinishRequest>();
    REQUIRE(done);
    CHECK(done->request == page.model.law.requests[3].id);
    page.harness.press(ImGuiKey_Escape);
    page.harness.settle();
    CHECK_FALSE(page.harness.has("law.request.other"));
    press(page, "law.request.4"); // done: to be read
    CHECK(page.harness.has("law.request.safe"));
    CHECK_FALSE(page.harness.has("law.request.other"));
}

TEST_CASE("HR writes a request down for somebody, found by name without marks") {
    Page page(sample::law_model());
    press(page, "law.new");
    CHECK_FALSE(page.harness.widget("law.new.other").enabled);
    page.harness.click("law.new.who");
    page.harness.type("ha my");
    page.harness.settle();
    press(page, "law.new.person.0");
    press(page, "law.new.kind");
    press(page, "law.new.kind.1");
    page.harness.scroll_to("law.new.text");
    page.harness.click("law.new.text");
    page.harness.type("Sửa số điện thoại");
    press(page, "law.new.other");
    const auto made = page.asked<app::MakeRequest>();
    REQUIRE(made);
    CHECK(made->person == page.model.law.people[2].person);
    CHECK(made->kind == app::RequestKind::correct);
    CHECK(made->text == "Sửa số điện thoại");
}

TEST_CASE("what is due is grouped by kind, ticked, and deleted after a question") {
    Page page(sample::law_model(LawTab::due));
    CHECK(page.harness.shows("Tuyển dụng (2)"));
    CHECK(page.harness.shows("Quá lâu, từ 02/09/2026"));
    CHECK_FALSE(page.harness.widget("law.due.erase").enabled);
    press(page, "law.due.all.candidate");
    page.harness.tab_to("law.due.3");
    page.harness.press(ImGuiKey_Space);
    page.harness.settle();
    press(page, "law.due.erase");
    CHECK(page.harness.shows("Xoá hẳn 3 mục?"));
    page.harness.press(ImGuiKey_Enter); // the safe answer has the focus
    page.harness.settle();
    CHECK(page.out.empty());
    press(page, "law.due.erase");
    press(page, "law.due.confirm.other");
    const auto erased = page.asked<app::EraseDue>();
    REQUIRE(erased);
    REQUIRE(erased->what.size() == 3);
    CHECK(erased->what[2].person == page.model.law.due[3].person);
    CHECK(erased->what[2].kind == app::DueLine::Kind::practice);
}

TEST_CASE("what was ticked stays ticked by who it is, not by where it stands") {
    Page page(sample::law_model(LawTab::due));
    press(page, "law.due.1");
    page.model.law.due.erase(page.model.law.due.begin());
    page.model.law.revision = 4;
    page.harness.settle();
    CHECK(page.ui.chosen == std::vector<unsigned char>{1, 0, 0, 0});
}

TEST_CASE("the access log is searched without marks, and more of it can be asked for") {
    Page page(sample::law_model(LawTab::access));
    CHECK(page.ui.shown.size() == 5);
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_F);
    page.harness.settle();
    page.harness.type("phong van");
    page.harness.settle();
    CHECK(page.ui.shown == std::vector<std::size_t>{1});
    page.harness.type("zzz");
    page.harness.settle();
    CHECK(page.harness.shows("Không có lần xem nào khớp"));
    press(page, "law.access.more");
    CHECK(page.asked<app::MoreAccess>());
}

TEST_CASE("impact ratios carry their mark and words, and how to read them") {
    Page page(sample::law_model(LawTab::impact));
    CHECK(page.harness.shows("bốn phần năm"));
    CHECK(page.harness.shows("Dưới 0,80"));
    CHECK(page.harness.shows("n nhỏ"));
    CHECK(page.harness.shows("p = 0,396"));
    CHECK(page.harness.shows("chuẩn so sánh"));
    CHECK(page.harness.shows("quá ít (dưới 5 người)"));
    Page both(sample::law_long(LawTab::impact), {.width = 1280, .height = 720}); // a group with both marks
    const auto shown = [](std::string_view words) {
        return std::ranges::count(registry().texts(), words, &TextRecord::text);
    };
    CHECK(shown("Dưới 0,80") > 0);
    CHECK(shown("n nhỏ") == shown("Dưới 0,80"));
}

TEST_CASE("every tab says what to do where it is empty") {
    constexpr std::array words{"Chưa có yêu cầu nào", "Chưa có gì đến hạn xoá",
                               "Chưa ai xem dữ liệu của người khác", "Chưa có gì để so sánh",
                               "Chưa có nội dung trang này"};
    for (std::size_t i = 0; i < tabs.size(); ++i) {
        Page page(sample::law_empty(tabs[i]));
        CHECK(page.harness.shows(words[i]));
    }
}

TEST_CASE("read-only data can be read, and why nothing can be written is said") {
    app::Model model = sample::law_model();
    model.read_only = true;
    Page page(std::move(model));
    CHECK_FALSE(page.harness.widget("law.new").enabled);
    CHECK(page.harness.widget("law.new").reason == "Đang chỉ xem, nên chưa ghi được");
    press(page, "law.request.0");
    CHECK_FALSE(page.harness.widget("law.request.other").enabled);
}

TEST_CASE("every size and long texts: all of the page of rights can be reached") {
    for (const Screen& screen : screens()) {
        CAPTURE(name_of(screen));
        for (app::Model (*model)(LawTab) : {sample::law_model, sample::law_long, sample::law_empty}) {
            for (const LawTab tab : tabs) {
                CAPTURE(static_cast<int>(tab));
                Page page(model(tab), screen);
                CHECK(joined(out_of_reach(page.harness)) == "");
                CHECK(joined(cut_labels()) == "");
                CHECK(registry().doubled_names().empty());
            }
        }
    }
}

TEST_CASE("every size and long texts: all of the dialogs of rights can be reached") {
    for (const Screen& screen : screens()) {
        CAPTURE(name_of(screen));
        for (const std::size_t request : {0U, 1U, 3U, 4U}) {
            Page page(sample::law_long(), screen);
            page.ui.request.open = true;
            page.ui.request.id = page.model.law.requests[request].id;
            page.harness.settle();
            const auto in_dialog = [](const std::string& lost) {
                return lost.find("law.request.") != lost.npos;
            };
            for (const char* name : {"law.request.safe", "law.request.export"}) {
                page.harness.scroll_to(name, "law.request");
                CHECK(page.harness.why_not(name) == "");
            }
            CHECK(std::ranges::none_of(cut_labels(), in_dialog));
        }
        Page page(sample::law_long(), screen);
        press(page, "law.new");
        for (const char* name : {"law.new.who", "law.new.kind", "law.new.text", "law.new.safe"}) {
            page.harness.scroll_to(name, "law.new.form");
            CHECK(page.harness.why_not(name) == "");
        }
    }
}

TEST_CASE("a steady frame of the page of rights allocates nothing") {
    for (const LawTab tab : tabs) {
        Page page(sample::law_model(tab));
        CHECK(page.harness.allocations_in(3) == 0);
    }
    Page page(sample::law_model());
    press(page, "law.request.1.next");
    CHECK(page.harness.allocations_in(3) == 0);
}
