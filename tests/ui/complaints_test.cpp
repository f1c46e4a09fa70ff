// The complaint log: finding, writing, a week of it, taking a table in.
#include "ui/one_screen.h"
#include "ui/sample_complaints.h"
#include "ui/screen_checks.h"
#include "ui/screens/complaints_screen.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {
using Page = OneScreen<ComplaintsUi, draw_complaints>;

void press(Page& page, const char* name) {
    page.harness.scroll_to(name);
    page.harness.click(name);
    page.harness.settle();
}
} // namespace

TEST_CASE("the log is filtered by state, cause and words without diacritics") {
    Page page(sample::complaints_model());
    CHECK(page.ui.lines.size() == 14);
    page.harness.click("complaints.filter.open");
    page.harness.settle();
    CHECK(page.ui.lines.size() == 8);
    page.harness.click("complaints.filter.slow");
    page.harness.settle();
    CHECK(page.ui.lines == std::vector<std::size_t>{2, 5});
    page.harness.click("complaints.filter.all");
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_F);
    page.harness.settle();
    page.harness.type("hoa phat on");
    page.harness.settle();
    CHECK(page.ui.lines == std::vector<std::size_t>{1, 5, 9, 13});
    page.harness.type("zzz");
    page.harness.settle();
    press(page, "complaints.none.action");
    CHECK(page.ui.lines.size() == 14);
    press(page, "complaints.cause");
    press(page, "complaints.cause.2");
    CHECK(page.ui.lines == std::vector<std::size_t>{1, 4, 7, 10, 13});
}

TEST_CASE("a row says how bad, how long and how far, and opens the entry") {
    Page page(sample::complaints_model());
    page.harness.scroll_to("complaints.row.2");
    CHECK(page.harness.shows("Nặng"));
    CHECK(whole("quá hạn"));
    CHECK(page.harness.shows("Phân luồng"));
    page.harness.click("complaints.row.2");
    CHECK(page.asked<app::OpenComplaint>()->id == page.model.complaints.lines[2].id);
}

TEST_CASE("five thousand entries: only the rows in sight are drawn, and nothing is filtered anew") {
    const ListWork few = [] {
        Page page(sample::complaints_model(50));
        return list_work(page, "complaints.row.25", "complaints.page");
    }();
    Page page(sample::complaints_model(5000));
    CHECK(work_above(page.harness.work(), few.top) == "");
    CHECK_FALSE(page.harness.has("complaints.row.400"));
    page.harness.scroll_to("complaints.row.300", "complaints.page");
    CHECK(page.harness.has("complaints.row.300"));
    CHECK_FALSE(page.harness.has("complaints.row.1"));
    CHECK(work_above(page.harness.work(), few.middle) == "");
    CHECK(page.harness.allocations_in(3) == 0);
    page.ui.lines.resize(4000); // would be all again if anything were stale
    page.harness.frame(3);
    CHECK(page.ui.lines.size() == 4000);
}

TEST_CASE("a week: its numbers, its bars with counts and their sum, handed out as pictures and tables") {
    Page page(sample::complaints_model());
    CHECK(whole("52,5") == false);
    CHECK(page.harness.shows("2,2 ngày"));
    CHECK(page.harness.shows("4,1/5"));
    CHECK(whole("79%")); // of the first two families together
    CHECK(page.harness.shows("Quy trình và sản phẩm gây ra 79%"));
    page.harness.click("complaints.bars.details");
    page.harness.settle();
    CHECK(page.harness.shows("Lỗi kích hoạt"));
    press(page, "complaints.week");
    press(page, "complaints.week.1");
    page.harness.click("complaints.png");
    const auto png = page.asked<app::ExportPicture>();
    REQUIRE(png);
    CHECK(png->picture == app::Picture::pareto);
    CHECK(png->format == app::PictureFormat::png);
    CHECK(png->week == page.model.complaints.weeks[1].monday);
    page.harness.click("complaints.pdf");
    CHECK(page.asked<app::ExportPicture>()->format == app::PictureFormat::pdf);
    page.harness.click("complaints.xlsx");
    CHECK(page.asked<app::ExportTable>()->format == app::TableFormat::xlsx);
    page.harness.click("complaints.csv");
    const auto csv = page.asked<app::ExportTable>();
    REQUIRE(csv);
    CHECK(csv->what == app::TableOf::complaints);
}

TEST_CASE("an empty log offers to write and to take a table in") {
    Page page(sample::complaints_model(0));
    page.harness.click("complaints.empty.action");
    REQUIRE(page.asked<app::BeginComplaint>());
    page.harness.click("complaints.import");
    page.harness.settle();
    CHECK(page.harness.has("complaints.import.path"));
    page.harness.click("complaints.import.back");
    page.harness.settle();
    CHECK(page.harness.has("complaints.empty.action"));
}

TEST_CASE("what is written is kept every second, with days as they are stored") {
    Page page(sample::new_complaint());
    CHECK(page.harness.widget("complaints.form.received").value == "09/03/2026 14:30");
    CHECK_FALSE(page.harness.widget("complaints.form.save").enabled);
    CHECK(page.harness.shows("Ghi sự việc"));
    press(page, "complaints.form.what");
    page.harness.type("Giao");
    const auto draft = page.asked<app::SaveComplaintDraft>();
    REQUIRE(draft);
    CHECK(draft->entry.received == "2026-03-09 14:30");
    page.harness.type(" trễ hẹn");
    page.harness.wait(1.5);
    std::string last;
    for (const app::Command& command : page.out) {
        if (const auto* kept = command.as<app::SaveComplaintDraft>()) {
            last = kept->entry.what;
        }
    }
    CHECK(last == "Giao trễ hẹn");
    page.out.clear();
    press(page, "complaints.form.step.1.time");
    page.harness.type("09/03/2026 15:05");
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    page.harness.settle();
    const auto saved = page.asked<app::SaveComplaint>();
    REQUIRE(saved);
    CHECK_FALSE(saved->id);
    CHECK(saved->entry.what == "Giao trễ hẹn");
    CHECK(saved->entry.steps[1].at == "2026-03-09 15:05");
    page.model.complaints.form.reset(); // it is in the log
    page.harness.settle();
    CHECK(page.harness.has("complaints.add"));
}

TEST_CASE(
    "an entry is changed, told wrong at its field, made into a scene, and left with the last word kept") {
    Page page(sample::complaint_form());
    page.model.complaints.form->problems = {{"number", "Số này đã có trong sổ.", true}};
    page.harness.settle();
    CHECK(page.harness.shows("Số này đã có trong sổ"));
    page.harness.click("complaints.form.scene");
    CHECK(page.asked<app::MakeSceneOf>()->id == page.model.complaints.form->id);
    press(page, "complaints.form.severity.3");
    press(page, "complaints.form.owner");
    press(page, "complaints.form.owner.2");
    press(page, "complaints.form.satisfaction.4");
    press(page, "complaints.form.save");
    const auto saved = page.asked<app::SaveComplaint>();
    REQUIRE(saved);
    CHECK(saved->id == page.model.complaints.form->id);
    CHECK(saved->entry.severity == 3);
    CHECK(saved->entry.satisfaction == 4);
    CHECK(saved->entry.owner == page.model.complaints.owners[1].first);
    CHECK(saved->entry.channel == "phone");
    press(page, "complaints.form.closed");
    page.harness.type("hôm qua");
    page.harness.settle();
    CHECK_FALSE(page.harness.widget("complaints.form.save").enabled);
    CHECK(page.harness.shows("Có thời điểm chưa đúng"));
    page.harness.click("complaints.form.back");
    CHECK(page.asked<app::LeaveComplaint>());
}

TEST_CASE("a table: columns are chosen, mistakes are named with their cells, the button counts") {
    Page page(sample::complaint_import());
    press(page, "complaints.import.field.1");
    press(page, "complaints.import.field.1.0");
    const auto mapped = page.asked<app::MapColumn>();
    REQUIRE(mapped);
    CHECK(mapped->field == "customer");
    CHECK_FALSE(mapped->column);
    press(page, "complaints.import.sheet");
    press(page, "complaints.import.sheet.1");
    CHECK(page.asked<app::ChooseSheet>()->sheet == "Tháng 2");
    page.harness.scroll_to("complaints.import.take");
    CHECK(page.harness.shows("42 dòng trong tệp"));
    CHECK(page.harness.shows("B7"));
    CHECK(page.harness.shows("Đưa 38 dòng vào sổ"));
    page.harness.click("complaints.import.take");
    CHECK(page.asked<app::TakeImport>());
    page.model.complaints.import = {}; // taken
    page.harness.settle();
    CHECK(page.harness.has("complaints.add"));
}

TEST_CASE("a file that can't be read says so at its path") {
    Page page(sample::broken_import());
    CHECK(page.harness.shows("tệp có mật khẩu"));
    CHECK_FALSE(page.harness.has("complaints.import.take"));
    page.harness.click("complaints.import.read"); // mended meanwhile: read again
    CHECK(page.asked<app::BeginImport>()->path == page.model.complaints.import.path);
    page.harness.click("complaints.import.back");
    CHECK(page.asked<app::LeaveImport>());
}

TEST_CASE("every size and long texts: all of the log can be reached") {
    for (const Screen& screen : screens()) {
        CAPTURE(name_of(screen));
        const auto check = [&](app::Model model) {
            Page page(std::move(model), screen);
            CHECK(joined(out_of_reach(page.harness)) == "");
            CHECK(joined(cut_labels()) == "");
            CHECK(registry().doubled_names().empty());
        };
        check(sample::complaints_model(3));
        check(sample::complaints_model(0));
        check(sample::long_complaints());
        check(sample::complaint_import());
        app::Model log = sample::long_complaints();
        log.complaints.form.reset();
        check(std::move(log));
    }
}

TEST_CASE("a steady frame of the log allocates nothing") {
    for (app::Model (*model)() :
         {+[] { return sample::complaints_model(); }, sample::complaint_form, sample::complaint_import}) {
        Page page(model());
        CHECK(page.harness.allocations_in(3) == 0);
    }
}
