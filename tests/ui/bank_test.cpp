// The question bank, by hand: finding a question, putting a kit together.
#include "ui/one_screen.h"
#include "ui/sample_panel.h"
#include "ui/screen_checks.h"
#include "ui/screens/bank_screen.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {
using Page = OneScreen<BankUi, draw_bank>;
const Screen high{.width = 1440, .height = 1400};
} // namespace

TEST_CASE("questions are found without diacritics and by facet; broken files are told of") {
    Page page(sample::bank_model(), high);
    CHECK(page.ui.lines.size() == 6);
    CHECK(page.harness.shows("Có tệp chưa đọc được"));
    CHECK(page.harness.shows("thiếu mô tả của mức 4"));
    CHECK(page.harness.shows("Nói được điều khách lo"));
    CHECK(page.harness.shows("Biến góp ý thành cải tiến chung"));
    page.harness.click("bank.search");
    page.harness.type("kho TINH");
    page.harness.settle();
    CHECK(page.ui.lines == std::vector<std::size_t>{0});
    page.harness.type("zzz");
    page.harness.settle();
    page.harness.click("bank.none.action");
    page.harness.settle();
    page.harness.click("bank.facet");
    page.harness.settle();
    page.harness.click("bank.facet.1");
    page.harness.settle();
    CHECK(page.ui.lines == std::vector<std::size_t>{0, 5});
    page.harness.click("bank.question.5");
    CHECK(page.ui.question == 5);
}

TEST_CASE("the ways to rating practice and to a blank book") {
    Page page(sample::bank_model(), high);
    page.harness.click("bank.calibration");
    CHECK(page.asked<app::OpenPage>()->page == app::Page::calibration);
    page.harness.click("bank.tab.kits");
    page.harness.settle();
    page.harness.click("bank.print");
    const auto book = page.asked<app::PrintBook>();
    REQUIRE(book);
    CHECK(book->kit == "lead");
    CHECK_FALSE(book->interview);
}

TEST_CASE("an own kit is put together, in order, and says how long it takes") {
    Page page(sample::bank_model(), high);
    page.harness.click("bank.tab.kits");
    page.harness.settle();
    page.harness.click("bank.new");
    page.harness.settle();
    CHECK(page.harness.widget("bank.form.save").reason == "Đặt tên cho bộ.");
    page.harness.click("bank.form.name");
    page.harness.type("Bo moi");
    page.harness.click("bank.add.2");
    page.harness.settle();
    page.harness.click("bank.add.0");
    page.harness.settle();
    CHECK(page.harness.shows("Các câu cần 12 phút, vừa trong 45 phút."));
    CHECK_FALSE(page.harness.has("bank.add.0"));
    page.harness.click("bank.form.1.up");
    page.harness.settle();
    page.harness.click("bank.form.save");
    const auto saved = page.asked<app::SaveKit>();
    REQUIRE(saved);
    CHECK(saved->id.empty());
    CHECK(saved->name == "Bo moi");
    CHECK(saved->minutes == 45);
    CHECK(saved->questions == std::vector<std::string>{"A01-Q1", "A01-Q3"});
    SUBCASE("refused: it stays open and says why") {
        page.model.bank.problem = "Trùng tên với bộ khác.";
        ++page.model.bank.revision;
        page.harness.settle();
        CHECK(page.harness.shows("Trùng tên với bộ khác."));
        CHECK(page.harness.has("bank.form.save"));
    }
    SUBCASE("taken: the form closes") {
        ++page.model.bank.revision;
        page.harness.settle();
        CHECK_FALSE(page.harness.has("bank.form.save"));
    }
}

TEST_CASE("an own kit is changed or deleted, a shipped one copied") {
    Page page(sample::bank_model(), high);
    page.harness.click("bank.tab.kits");
    page.harness.settle();
    CHECK_FALSE(page.harness.has("bank.drop"));
    page.harness.click("bank.edit");
    page.harness.settle();
    CHECK(page.ui.form.id.empty());
    CHECK(page.ui.form.questions.size() == 4);
    page.harness.click("bank.form.cancel");
    page.harness.settle();
    page.harness.click("bank.kit.1");
    page.harness.settle();
    CHECK(page.harness.shows("Các câu cần 17 phút, hơn thời lượng 15 phút."));
    page.harness.click("bank.edit");
    page.harness.settle();
    CHECK(page.ui.form.id == "own-1");
    page.harness.click("bank.form.1.remove");
    page.harness.settle();
    CHECK(page.ui.form.questions == std::vector<std::string>{"A01-Q5"});
    page.harness.click("bank.form.cancel");
    page.harness.settle();
    page.harness.click("bank.drop");
    page.harness.settle();
    page.harness.click("bank.delete_modal.other");
    CHECK(page.asked<app::DeleteKit>()->id == "own-1");
}

TEST_CASE("every size and long texts: all of the bank can be reached") {
    for (const Screen& screen : screens()) {
        CAPTURE(name_of(screen));
        for (app::Model (*model)() : {sample::bank_model, sample::long_bank}) {
            for (const char* tab : {"bank.tab.questions", "bank.tab.kits"}) {
                Page page(model(), screen);
                page.harness.click(tab);
                page.harness.settle();
                CHECK(joined(out_of_reach(page.harness)) == "");
                CHECK(joined(cut_labels()) == "");
                CHECK(registry().doubled_names().empty());
                CHECK(page.harness.allocations_in(3) == 0);
            }
        }
    }
}
