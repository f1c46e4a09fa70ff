#include "ui/screens/interviews_screen.h"

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

using Page = OneScreen<InterviewsUi, draw_interviews>;

const app::InterviewLine& line(const Page& page, std::size_t i) {
    return page.model.interviews.lines[i];
}

void open_menu(Page& page, std::size_t i) {
    const std::string more = fmt::format("interviews.more.{}", i);
    page.harness.scroll_to(more);
    page.harness.click(more);
    page.harness.settle();
}

} // namespace

TEST_CASE("interviews stand by what they wait for, those to be done first") {
    Page page(sample::sample_interviews());
    for (const char* title : {"Cần làm hôm nay", "Sắp tới", "Đang thống nhất", "Đã chốt", "Đã huỷ"}) {
        CHECK(page.harness.shows(title));
    }
    CHECK_FALSE(whole("Đang chấm ")); // nothing is in that group: no heading
    CHECK(comes_before("interviews.step.0", "interviews.step.2"));
    CHECK(comes_before("interviews.step.3", "interviews.step.4"));
    CHECK(page.harness.shows("3/8"));
}

TEST_CASE("each interview has one next step, and what it does") {
    Page page(sample::sample_interviews());
    const auto label = [&](int i) { return page.harness.widget(fmt::format("interviews.step.{}", i)).label; };
    CHECK(label(0) == "Chấm tiếp");
    CHECK(label(1) == "Mời Bảo chấm");
    CHECK(label(2) == "Bắt đầu chấm");
    CHECK(label(3) == "Mở bảng thống nhất");
    CHECK(label(4) == "Xem biên bản");
    CHECK_FALSE(page.harness.has("interviews.step.5"));
    page.harness.click("interviews.step.0");
    auto turn = page.asked<app::BeginTurn>();
    REQUIRE(turn);
    CHECK(turn->interview == line(page, 0).id);
    CHECK(turn->rater == line(page, 0).panel[0].rater);
    page.harness.click("interviews.step.1");
    turn = page.asked<app::BeginTurn>();
    REQUIRE(turn);
    CHECK(turn->rater == line(page, 1).panel[1].rater);
    page.harness.click("interviews.step.3");
    CHECK(page.asked<app::OpenConsensus>()->interview == line(page, 3).id);
    page.harness.click("interviews.step.4");
    CHECK(page.asked<app::OpenConsensus>()->interview == line(page, 4).id);
}

TEST_CASE("the menu prints, opens the candidate's session and exports what is closed") {
    Page page(sample::sample_interviews());
    open_menu(page, 2);
    CHECK(page.harness.shows("Mở phiên ứng viên (1 trên 3)"));
    page.harness.click("interviews.menu.session");
    CHECK(page.asked<app::BeginSessionScene>()->interview == line(page, 2).id);
    open_menu(page, 0);
    CHECK_FALSE(page.harness.has("interviews.menu.session"));
    CHECK_FALSE(page.harness.has("interviews.menu.export"));
    page.harness.click("interviews.menu.print");
    CHECK(page.asked<app::PrintBook>()->interview == line(page, 0).id);
    open_menu(page, 4);
    CHECK_FALSE(page.harness.has("interviews.menu.cancel"));
    page.harness.click("interviews.menu.export");
    CHECK(page.asked<app::ExportInterview>()->interview == line(page, 4).id);
}

TEST_CASE("an interview is cancelled with a reason only") {
    Page page(sample::sample_interviews());
    open_menu(page, 1);
    page.harness.click("interviews.menu.cancel");
    page.harness.settle();
    CHECK(page.harness.shows("Huỷ buổi của Phạm Minh Khôi?"));
    page.harness.click("interviews.cancel.other");
    page.harness.settle();
    CHECK_FALSE(page.asked<app::CancelInterview>());
    CHECK(page.harness.shows("Ghi lý do để sau này còn tra lại."));
    page.harness.click("interviews.cancel.reason");
    page.harness.type("Ứng viên xin dời");
    page.harness.click("interviews.cancel.other");
    const auto cancelled = page.asked<app::CancelInterview>();
    REQUIRE(cancelled);
    CHECK(cancelled->interview == line(page, 1).id);
    CHECK(cancelled->reason == "Ứng viên xin dời");
    page.harness.settle();
    CHECK_FALSE(page.harness.has("interviews.cancel.other"));
}

TEST_CASE("the panel: turns, packs where PCs are paired, and who leaves with a reason") {
    app::Model model = sample::sample_interviews();
    Page alone(model);
    open_menu(alone, 0);
    alone.harness.click("interviews.menu.members");
    alone.harness.settle();
    CHECK_FALSE(alone.harness.has("interviews.member.1.invite"));
    alone.harness.click("interviews.member.1.turn");
    CHECK(alone.asked<app::BeginTurn>()->rater == model.interviews.lines[0].panel[1].rater);

    model.interviews.paired = true;
    Page page(model);
    open_menu(page, 0);
    page.harness.click("interviews.menu.members");
    page.harness.settle();
    CHECK_FALSE(page.harness.has("interviews.member.0.invite")); // that is the person here
    page.harness.click("interviews.member.1.invite");
    CHECK(page.asked<app::MakeInvitation>()->rater == line(page, 0).panel[1].rater);
    page.harness.click("interviews.member.2.pack"); // has handed in
    CHECK(page.asked<app::MakeResultPack>()->rater == line(page, 0).panel[2].rater);
    page.harness.click("interviews.member.1.leave");
    page.harness.settle();
    CHECK(page.harness.shows("Lê Quốc Bảo rời hội đồng?"));
    page.harness.click("interviews.leave.reason");
    page.harness.type("Người quen");
    page.harness.click("interviews.leave.other");
    const auto left = page.asked<app::MemberLeaves>();
    REQUIRE(left);
    CHECK(left->rater == line(page, 0).panel[1].rater);
    CHECK(left->reason == "Người quen");
}

TEST_CASE("who only rates sees their own turns, and nothing of what HR does") {
    app::Model model = sample::sample_interviews();
    model.me.role = app::Role::lead;
    model.interviews.paired = true;
    Page page(model);
    CHECK_FALSE(page.harness.has("interviews.plan"));
    CHECK(page.harness.has("interviews.take"));
    CHECK(page.harness.shows("Bạn chấm ở ghế của mình trong hội đồng"));
    CHECK(page.harness.widget("interviews.step.0").label == "Chấm tiếp");
    for (const char* of_hr : {"interviews.step.1", "interviews.step.3", "interviews.step.4"}) {
        CHECK_FALSE(page.harness.has(of_hr)); // somebody else's turn, agreeing, the record
    }
    for (const int i : {0, 2, 4}) {
        open_menu(page, static_cast<std::size_t>(i));
        CHECK(page.harness.has("interviews.menu.members"));
        for (const char* name : {"session", "print", "export", "cancel"}) {
            CHECK_FALSE(page.harness.has(fmt::format("interviews.menu.{}", name)));
        }
        page.harness.press(ImGuiKey_Escape);
        page.harness.settle();
    }
    open_menu(page, 0);
    page.harness.click("interviews.menu.members");
    page.harness.settle();
    CHECK(page.harness.has("interviews.member.0.turn")); // the person here
    for (const char* name : {"1.turn", "1.invite", "2.pack", "1.leave"}) {
        CHECK_FALSE(page.harness.has(fmt::format("interviews.member.{}", name)));
    }
    page.harness.click("interviews.members.close");
    page.harness.settle();
    page.harness.click("interviews.pair");
    page.harness.settle();
    CHECK(page.harness.has("interviews.pairing.file.field"));
    CHECK_FALSE(page.harness.has("interviews.pairing.save"));

    model.interviews = {};
    Page empty(model);
    CHECK(empty.harness.shows("Chưa có buổi nào mời bạn chấm"));
    CHECK_FALSE(empty.harness.has("interviews.empty.action"));
    empty.harness.click("interviews.pair");
    empty.harness.settle();
    CHECK_FALSE(empty.harness.has("interviews.pairing.name.field"));
    CHECK(empty.harness.has("interviews.pairing.file.field"));
}

TEST_CASE("packs and pairing files are taken in by their path") {
    Page page(sample::sample_interviews());
    page.harness.click("interviews.take");
    page.harness.settle();
    page.harness.click("interviews.pack.other");
    page.harness.settle();
    CHECK(page.harness.shows("Ghi đường dẫn tới tệp."));
    page.harness.click("interviews.pack.path");
    page.harness.type("/usb/a.mqpack");
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.asked<app::TakePack>()->path == "/usb/a.mqpack");
    page.harness.settle();
    page.harness.click("interviews.pair");
    page.harness.settle();
    CHECK_FALSE(page.harness.widget("interviews.pairing.name.go").enabled);
    page.harness.click("interviews.pairing.name.field");
    page.harness.type("Minh Tín");
    page.harness.click("interviews.pairing.name.go");
    CHECK(page.asked<app::MakeOrganisation>()->name == "Minh Tín");
    page.model.interviews.paired = true;
    page.model.interviews.organisation = "Minh Tín";
    page.harness.settle();
    CHECK(page.harness.shows("Máy này thuộc Minh Tín."));
    page.harness.click("interviews.pairing.save");
    CHECK(page.asked<app::SavePairingFile>());
    page.harness.settle();
    page.harness.click("interviews.pair");
    page.harness.settle();
    page.harness.click("interviews.pairing.file.field");
    page.harness.type("/usb/b.mqpair");
    page.harness.click("interviews.pairing.file.go");
    CHECK(page.asked<app::TakePairingFile>()->path == "/usb/b.mqpair");
}

TEST_CASE("a first day: the empty page leads to the form") {
    Page page(sample::no_interviews());
    page.harness.click("interviews.empty.action");
    CHECK(page.asked<app::OpenPage>()->page == app::Page::plan);
    page.harness.click("interviews.plan");
    CHECK(page.asked<app::OpenPage>()->page == app::Page::plan);
}

TEST_CASE("read only: looking is all there is") {
    app::Model model = sample::sample_interviews();
    model.read_only = true;
    Page page(model);
    CHECK_FALSE(page.harness.widget("interviews.plan").enabled);
    CHECK_FALSE(page.harness.widget("interviews.step.0").enabled);
    CHECK(page.harness.widget("interviews.step.4").enabled);
}

TEST_CASE("everything of the list can be reached, at every size, with texts of every length") {
    for (const Screen& screen : screens()) {
        for (const app::Model& model :
             {sample::sample_interviews(), sample::no_interviews(), sample::long_interviews(7)}) {
            CAPTURE(name_of(screen));
            CAPTURE(model.interviews.lines.size());
            Page page(model, screen);
            CHECK(joined(registry().doubled_names()) == "");
            CHECK(joined(cut_labels()) == "");
            CHECK(joined(out_of_reach(page.harness)) == "");
            CHECK(missing_texts().count == 0);
        }
    }
}

TEST_CASE("every dialog of the list can be used at every size") {
    for (const Screen& screen : screens()) {
        for (const bool paired : {false, true}) {
            for (const InterviewDialog dialog :
                 {InterviewDialog::members, InterviewDialog::leave, InterviewDialog::cancel,
                  InterviewDialog::pack, InterviewDialog::pairing}) {
                CAPTURE(name_of(screen));
                CAPTURE(static_cast<int>(dialog));
                app::Model model = sample::long_interviews(1);
                model.interviews.paired = paired;
                model.interviews.organisation = model.interviews.lines[0].name;
                Page page(model, screen);
                page.ui.interview = page.model.interviews.lines[0].id;
                page.ui.member = page.model.interviews.lines[0].panel[0].rater;
                page.ui.dialog = dialog;
                page.ui.tried = true;
                page.harness.settle();
                std::vector<std::string> lost;
                for (const WidgetRecord& w : std::vector(registry().widgets())) {
                    const bool of_dialog =
                        w.name.starts_with("interviews.member.") ||
                        w.name.starts_with("interviews.members.") ||
                        w.name.starts_with("interviews.leave.") || w.name.starts_with("interviews.cancel.") ||
                        w.name.starts_with("interviews.pack.") || w.name.starts_with("interviews.pairing.");
                    if (of_dialog && w.enabled) {
                        lost.push_back(page.harness.why_not(w.name));
                    }
                }
                CHECK(lost.size() >= 2);
                std::erase(lost, "");
                CHECK(joined(lost) == "");
            }
        }
    }
}

TEST_CASE("both languages have every text of the list") {
    app::Model model = sample::sample_interviews();
    model.interviews.paired = true;
    Page page(model, {}, app::Language::en);
    for (const InterviewDialog dialog :
         {InterviewDialog::members, InterviewDialog::leave, InterviewDialog::cancel, InterviewDialog::pack,
          InterviewDialog::pairing, InterviewDialog::none}) {
        page.ui.interview = page.model.interviews.lines[0].id;
        page.ui.dialog = dialog;
        page.ui.tried = true;
        page.harness.frame(3);
    }
    page.model.interviews = {};
    page.harness.frame(2);
    CHECK_MESSAGE(missing_texts().count == 0, missing_texts().last);
}

TEST_CASE("two hundred interviews: only what can be seen is drawn, and a steady frame costs nothing") {
    const FrameWork few = Page(sample::long_interviews(50)).harness.work();
    Page page(sample::long_interviews(200));
    CHECK(work_above(page.harness.work(), few) == "");
    std::size_t drawn = 0;
    for (const WidgetRecord& w : registry().widgets()) {
        drawn += w.name.starts_with("interviews.more.") ? 1 : 0;
    }
    CHECK(drawn < 30);
    page.harness.frame(3);
    const auto before = layouts_made();
    CHECK(page.harness.allocations_in(20) == 0);
    CHECK(layouts_made() == before);
    CHECK(page.harness.wish() > 1);
}
