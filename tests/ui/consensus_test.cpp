// Agreeing in a panel, by hand: what is said about each cell, how it is settled, changed and closed.
#include "ui/one_screen.h"
#include "ui/sample_panel.h"
#include "ui/screen_checks.h"
#include "ui/screens/consensus_screen.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {
using Page = OneScreen<ConsensusUi, draw_consensus>;
} // namespace

TEST_CASE("the page says how far the panel agrees and what is left") {
    Page page(sample::consensus_model());
    CHECK(page.harness.shows("Đặng Thảo Vy"));
    CHECK(page.harness.shows("Đã mở điểm"));
    CHECK(whole("0,53"));
    CHECK(page.harness.shows("0,31–0,74"));
    CHECK(page.harness.shows("Câu 4, 5"));
    CHECK(page.harness.shows("Còn 4 ô chưa chốt"));
    CHECK_FALSE(page.harness.widget("consensus.close").enabled);
    CHECK(page.harness.widget("consensus.close").reason == "Còn 4 ô chưa chốt");
}

TEST_CASE("it begins with the first cell to be discussed, and shows first and changed ratings") {
    Page page(sample::consensus_model());
    CHECK(page.ui.cell == 4);
    CHECK(page.harness.shows("Lệch 2 mức"));
    CHECK(page.harness.shows("Đổi điểm vì: Nghe lại phần ghi chú"));
    CHECK_FALSE(page.harness.shows("Gọi trong 30 phút, xin lỗi"));
    page.harness.click("consensus.notes.0");
    page.harness.settle();
    CHECK(page.harness.shows("Gọi trong 30 phút, xin lỗi"));
}

TEST_CASE("two levels apart can't be settled without a reason") {
    Page page(sample::consensus_model());
    CHECK_FALSE(page.harness.widget("consensus.settle").enabled);
    page.harness.press(ImGuiMod_Alt | ImGuiKey_3);
    page.harness.frame(2);
    CHECK(page.harness.widget("consensus.settle").reason == "Điểm lệch từ 2 mức, ghi lý do rồi chốt.");
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    CHECK_FALSE(page.asked<app::SettleCell>());
    page.harness.scroll_to("consensus.reason");
    page.harness.click("consensus.reason");
    page.harness.type("Ca ba thong nhat");
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    const auto settled = page.asked<app::SettleCell>();
    REQUIRE(settled);
    CHECK(settled->question == "A01-Q4");
    CHECK(settled->facet == "Tiếp thu và cải tiến");
    CHECK(settled->rating == 3);
    CHECK(settled->reason == "Ca ba thong nhat");
    CHECK(page.ui.cell == 5);
}

TEST_CASE("what all rated alike is settled with one click") {
    Page page(sample::consensus_model());
    page.harness.click("consensus.row.1.settle");
    const auto settled = page.asked<app::SettleCell>();
    REQUIRE(settled);
    CHECK(settled->question == "A01-Q1");
    CHECK(settled->rating == 3);
    CHECK_FALSE(page.harness.has("consensus.row.5.settle"));
}

TEST_CASE("not enough to judge by is an answer too") {
    Page page(sample::consensus_model());
    page.harness.scroll_to("consensus.row.5", "consensus.list");
    page.harness.click("consensus.row.5");
    page.harness.press(ImGuiMod_Alt | ImGuiKey_0);
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    const auto settled = page.asked<app::SettleCell>();
    REQUIRE(settled);
    CHECK_FALSE(settled->rating);
}

TEST_CASE("F8 walks the disagreements, and what was typed stays with its cell") {
    Page page(sample::consensus_model());
    page.harness.press(ImGuiMod_Alt | ImGuiKey_2);
    page.harness.press(ImGuiKey_F8);
    page.harness.settle();
    CHECK(page.ui.cell == 6);
    CHECK_FALSE(page.harness.widget("consensus.level.2").on);
    page.harness.press(ImGuiKey_F8);
    CHECK(page.ui.cell == 4);
    page.harness.frame(2);
    CHECK(page.harness.widget("consensus.level.2").on);
    page.harness.press(ImGuiMod_Shift | ImGuiKey_F8);
    CHECK(page.ui.cell == 6);
}

TEST_CASE("a member changes their own rating with both reasons") {
    Page page(sample::consensus_model());
    page.harness.click("consensus.change.0");
    page.harness.settle();
    CHECK_FALSE(page.harness.widget("consensus.new.main").enabled);
    page.harness.click("consensus.new.2");
    page.harness.frame(2);
    CHECK(page.harness.widget("consensus.new.main").reason == "Mức này cần một câu nêu lý do.");
    page.harness.scroll_to("consensus.new.reason", "consensus.change_fields");
    page.harness.click("consensus.new.reason");
    page.harness.type("Cham tre");
    page.harness.scroll_to("consensus.new.why", "consensus.change_fields");
    page.harness.click("consensus.new.why");
    page.harness.type("Toi nghe sot");
    page.harness.frame(2);
    page.harness.click("consensus.new.main");
    const auto changed = page.asked<app::ChangeRating>();
    REQUIRE(changed);
    CHECK(changed->rater == sample::sample_id(1));
    CHECK(changed->rating == 2);
    CHECK(changed->change_reason == "Toi nghe sot");
}

TEST_CASE("another member has to say that it is them") {
    Page page(sample::consensus_model());
    page.harness.scroll_to("consensus.change.2", "consensus.detail");
    page.harness.click("consensus.change.2");
    page.harness.settle();
    page.harness.click("consensus.new.3");
    page.harness.scroll_to("consensus.new.why", "consensus.change_fields");
    page.harness.click("consensus.new.why");
    page.harness.type("Nghe lai");
    page.harness.frame(2);
    CHECK_FALSE(page.harness.widget("consensus.new.main").enabled);
    page.harness.scroll_to("consensus.new.me", "consensus.change_fields");
    page.harness.click("consensus.new.me");
    page.harness.frame(2);
    CHECK(page.harness.widget("consensus.new.main").enabled);
}

TEST_CASE("closing asks for every signature of those who stayed") {
    app::Model model = sample::closed_consensus();
    model.consensus->stage = app::InterviewStage::open;
    model.consensus->panel[2].left = true;
    Page page(std::move(model));
    page.harness.click("consensus.close");
    page.harness.settle();
    CHECK_FALSE(page.harness.has("consensus.sign.2"));
    CHECK_FALSE(page.harness.widget("consensus.closing.main").enabled);
    page.harness.click("consensus.summary");
    page.harness.type("Tot");
    page.harness.click("consensus.sign.0");
    page.harness.click("consensus.sign.1");
    page.harness.frame(2);
    page.harness.click("consensus.closing.main");
    const auto closed = page.asked<app::CloseInterview>();
    REQUIRE(closed);
    CHECK(closed->summary == "Tot");
    CHECK(closed->signatures == std::vector{sample::sample_id(1), sample::sample_id(2)});
}

TEST_CASE("a closed one is read only, and can be exported") {
    Page page(sample::closed_consensus());
    CHECK(page.harness.shows("Đã chốt"));
    CHECK(page.harness.shows("Kết luận của hội đồng"));
    CHECK(page.harness.shows("chốt ngày 09/03/2026"));
    CHECK_FALSE(page.harness.has("consensus.settle"));
    CHECK_FALSE(page.harness.has("consensus.change.0"));
    page.harness.click("consensus.export");
    const auto asked = page.asked<app::ExportInterview>();
    REQUIRE(asked);
    CHECK(asked->interview == sample::sample_id(90));
}

TEST_CASE("without a consensus the page leads to the list") {
    Page page(app::Model{});
    page.harness.click("consensus.empty.action");
    REQUIRE(page.asked<app::OpenPage>());
}

TEST_CASE("every size and long texts: all of consensus can be reached") {
    for (const Screen& screen : screens()) {
        CAPTURE(name_of(screen));
        for (app::Model (*model)() :
             {sample::consensus_model, sample::closed_consensus, sample::long_consensus}) {
            Page page(model(), screen);
            CHECK(joined(out_of_reach(page.harness)) == "");
            CHECK(joined(cut_labels()) == "");
            CHECK(registry().doubled_names().empty());
        }
    }
}

TEST_CASE("a steady frame of consensus allocates nothing") {
    Page page(sample::consensus_model());
    CHECK(page.harness.allocations_in(3) == 0);
}
