// Rating practice, by hand.
#include "ui/one_screen.h"
#include "ui/sample_panel.h"
#include "ui/screen_checks.h"
#include "ui/screens/calibration_screen.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {
using Page = OneScreen<CalibrationUi, draw_calibration>;
} // namespace

TEST_CASE("an answer is rated and handed over to be compared") {
    Page page(sample::calibration_model(2), {.width = 1440, .height = 1200});
    CHECK(page.harness.shows("Đã chấm 2 trên 12"));
    CHECK(page.harness.shows("chấm một sao vì giao thiết bị trễ"));
    CHECK_FALSE(page.harness.shows("Làm nhanh và đúng việc"));
    CHECK_FALSE(page.harness.widget("calib.save").enabled);
    page.harness.click("calib.facet.0.4");
    page.harness.frame(2);
    page.harness.click("calib.facet.0.reason");
    page.harness.type("Ro viec");
    page.harness.click("calib.facet.1.0");
    page.harness.frame(2);
    page.harness.click("calib.save");
    const auto saved = page.asked<app::SaveBenchmark>();
    REQUIRE(saved);
    CHECK(saved->benchmark == "mau-2");
    REQUIRE(saved->cells.size() == 2);
    CHECK(saved->cells[0].rating == 4);
    CHECK(saved->cells[0].reason == "Ro viec");
    CHECK(saved->cells[1].not_enough);
}

TEST_CASE("afterwards the reference stands beside it with its reason, and the next one follows") {
    app::Model model = sample::calibration_model(2);
    model.calibration.current = 0;
    Page page(std::move(model));
    CHECK(page.harness.shows("Làm nhanh và đúng việc"));
    CHECK_FALSE(page.harness.has("calib.save"));
    page.harness.click("calib.next");
    CHECK(page.asked<app::ShowBenchmark>()->task == 1);
    page.harness.click("calib.task.5");
    CHECK(page.asked<app::ShowBenchmark>()->task == 5);
}

TEST_CASE("the summary says n is too small, or the figures with their reading") {
    Page few(sample::calibration_model(2));
    few.harness.click("calib.summary");
    few.harness.settle();
    CHECK(few.harness.shows("n chưa đủ"));
    CHECK(few.harness.shows("Chưa có buổi nào chấm cùng người khác"));
}

TEST_CASE("the whole summary") {
    Page page(sample::calibration_model(12), {.width = 1440, .height = 1200});
    page.harness.click("calib.summary");
    page.harness.settle();
    CHECK(whole("+0,25"));
    CHECK(whole("0,71"));
    CHECK(page.harness.shows("khoảng 0,52–0,86"));
    CHECK(page.harness.shows("khắt khe hơn 0,6 mức"));
    CHECK(page.harness.shows("nên luyện chấm"));
    page.harness.click("calib.back");
    CHECK(page.asked<app::OpenPage>()->page == app::Page::bank);
}

TEST_CASE("every size: all of calibration can be reached, and a steady frame allocates nothing") {
    for (const Screen& screen : screens()) {
        CAPTURE(name_of(screen));
        for (const int done : {2, 12}) {
            Page page(sample::calibration_model(done), screen);
            CHECK(joined(out_of_reach(page.harness)) == "");
            CHECK(joined(cut_labels()) == "");
            CHECK(registry().doubled_names().empty());
            CHECK(page.harness.allocations_in(3) == 0);
        }
    }
}
