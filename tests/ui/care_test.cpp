// Care of the data: backups, check, restore, and the offer where the data can't be opened.
#include "ui/one_screen.h"
#include "ui/sample_rights.h"
#include "ui/screen_checks.h"
#include "ui/screens/care_screen.h"
#include "ui/screens/fatal_backup.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {

void draw_offer(const ScreenContext& context, FatalBackupUi& ui, const Rect& area) {
    Rect rest = area;
    draw_fatal_backup(context, ui, rest);
}

using Page = OneScreen<CareUi, draw_care>;
using Fatal = OneScreen<FatalBackupUi, draw_offer, false>;

} // namespace

TEST_CASE(
    "what was backed up last, what comes next and where is said on top; both buttons do what they say") {
    Page page(sample::care_model());
    CHECK(page.harness.shows("Bản gần nhất: hôm nay, 09:30"));
    CHECK(page.harness.shows("Bản tiếp theo: khoảng 10:00"));
    CHECK(page.harness.shows("/home/an/.local/share/monqua/backups"));
    CHECK(page.harness.shows("Thiếu 214 dòng so với hiện tại"));
    page.harness.click("care.back_up");
    CHECK(page.asked<app::BackUpNow>());
    page.harness.tab_to("care.check");
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.asked<app::CheckData>());
}

TEST_CASE("without a backup it says how the first comes to be") {
    Page page(sample::care_empty());
    CHECK(page.harness.shows("Chưa có bản sao lưu nào"));
    CHECK(page.harness.shows("Bấm “Sao lưu ngay” để có bản đầu tiên"));
    CHECK_FALSE(page.harness.has("care.backup.0"));
}

TEST_CASE("while something runs, how far it is is shown and nothing else can be begun") {
    Page page(sample::care_running());
    CHECK(page.harness.shows("Đang sao lưu"));
    CHECK_FALSE(page.harness.widget("care.back_up").enabled);
    CHECK_FALSE(page.harness.widget("care.backup.0").enabled);
    CHECK(page.harness.widget("care.back_up").reason == "Đang có việc chạy, chờ xong rồi làm tiếp");
}

TEST_CASE("damage is told line by line, with the way to the newest backup") {
    Page page(sample::care_damaged());
    CHECK(page.harness.shows("Dữ liệu có chỗ hỏng"));
    CHECK(page.harness.shows("dòng 2.114 đến 2.131"));
    page.harness.scroll_to("care.newest");
    page.harness.click("care.newest");
    const auto look = page.asked<app::PreviewRestore>();
    REQUIRE(look);
    CHECK(look->path == page.model.care.backups[0].path);
}

TEST_CASE("a backup is looked at before it is restored; the safe answer has the focus") {
    Page page(sample::care_model());
    page.harness.scroll_to("care.backup.2");
    page.harness.click("care.backup.2");
    CHECK(page.asked<app::PreviewRestore>()->path == page.model.care.backups[2].path);
    page.model.care = sample::care_preview().care;
    page.model.care.revision = 4;
    page.harness.settle();
    CHECK(page.harness.shows("Khôi phục bản này?"));
    CHECK(page.harness.shows("Khôi phục sẽ bỏ 214 dòng"));
    CHECK(page.harness.shows("171"));
    CHECK(page.harness.shows("Tệp hiện tại được giữ lại trong"));
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.asked<app::LeaveRestore>());
    CHECK_FALSE(page.asked<app::RestoreBackup>());
}

TEST_CASE("the red button restores what was shown, and the preview stays away while that runs") {
    Page page(sample::care_preview());
    page.harness.click("care.restore.other");
    const auto restored = page.asked<app::RestoreBackup>();
    REQUIRE(restored);
    CHECK(restored->path == page.model.care.backups[2].path);
    page.model.care.revision = 9; // the list was read again
    page.harness.settle();
    CHECK_FALSE(page.harness.has("care.restore.other"));
    CHECK_FALSE(page.asked<app::LeaveRestore>());
}

TEST_CASE("Esc leaves the preview and says so once") {
    Page page(sample::care_preview());
    page.harness.press(ImGuiKey_Escape);
    page.harness.settle();
    CHECK(page.asked<app::LeaveRestore>());
    CHECK_FALSE(page.harness.has("care.restore.safe"));
    page.harness.settle();
    CHECK(page.out.empty());
}

TEST_CASE("a backup that can't be used says why and can't be restored") {
    Page page(sample::care_unusable());
    CHECK(page.harness.shows("Tệp bị cắt cụt"));
    CHECK_FALSE(page.harness.has("care.restore.other"));
    page.harness.click("care.restore.safe");
    CHECK(page.asked<app::LeaveRestore>());
}

TEST_CASE("after a restore the way back leads to the file that was replaced") {
    Page page(sample::care_restored());
    CHECK(page.harness.shows("Đã khôi phục dữ liệu"));
    page.harness.click("care.way_back");
    const auto back = page.asked<app::PreviewRestore>();
    REQUIRE(back);
    CHECK(back->path == page.model.care.backups[4].path);
    page.model.care.way_back.clear(); // rotated away
    page.harness.settle();
    CHECK_FALSE(page.harness.has("care.way_back"));
}

TEST_CASE("a file of one's own is looked at by Enter or by its button") {
    Page page(sample::care_model());
    page.harness.scroll_to("care.own");
    CHECK_FALSE(page.harness.widget("care.own.open").enabled);
    page.harness.click("care.own");
    page.harness.type("/media/usb/cu.backup");
    page.harness.press(ImGuiKey_Enter);
    const auto look = page.asked<app::PreviewRestore>();
    REQUIRE(look);
    CHECK(look->path == "/media/usb/cu.backup");
}

TEST_CASE("where the data can't be opened, the good backup takes their place after a question") {
    Fatal page(sample::fatal_with_backup());
    CHECK(page.harness.shows("Hôm nay, 09:30 · Tự động"));
    page.harness.click("fatal.backup");
    page.harness.settle();
    CHECK(page.harness.shows("Khôi phục sẽ bỏ 12 dòng"));
    page.harness.click("fatal.backup.question.safe");
    page.harness.settle();
    CHECK(page.out.empty());
    page.harness.click("fatal.backup");
    page.harness.settle();
    page.harness.click("fatal.backup.question.other");
    const auto restored = page.asked<app::RestoreBackup>();
    REQUIRE(restored);
    CHECK(restored->path == page.model.fatal_backup->backup.path);
}

TEST_CASE("every size and long texts: all of the page of care can be reached") {
    for (const Screen& screen : screens()) {
        CAPTURE(name_of(screen));
        for (app::Model (*model)() : {sample::care_model, sample::care_empty, sample::care_long,
                                      sample::care_damaged, sample::care_running, sample::care_restored}) {
            Page page(model(), screen);
            CHECK(joined(out_of_reach(page.harness)) == "");
            CHECK(joined(cut_labels()) == "");
            CHECK(registry().doubled_names().empty());
        }
        Page preview(sample::care_preview(), screen);
        CHECK(preview.harness.why_not("care.restore.safe") == "");
        CHECK(preview.harness.why_not("care.restore.other") == "");
        Page unusable(sample::care_unusable(), screen);
        CHECK(unusable.harness.why_not("care.restore.safe") == "");
        Fatal fatal(sample::fatal_with_backup(), screen);
        CHECK(joined(out_of_reach(fatal.harness)) == "");
        CHECK(joined(cut_labels()) == "");
    }
}

TEST_CASE("English fits the page of care as well") {
    Page page(sample::care_damaged(), {}, app::Language::en);
    CHECK(joined(cut_labels()) == "");
    CHECK(page.harness.shows("Back up now"));
}

TEST_CASE("a steady frame of care allocates nothing") {
    for (app::Model (*model)() : {sample::care_model, sample::care_damaged, sample::care_preview}) {
        Page page(model());
        CHECK(page.harness.allocations_in(3) == 0);
    }
}
