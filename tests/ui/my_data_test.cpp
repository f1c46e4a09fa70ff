// What is kept of oneself: consents, requests, who looked, export, groups.
#include "ui/one_screen.h"
#include "ui/sample_rights.h"
#include "ui/screen_checks.h"
#include "ui/screens/my_data_screen.h"

#include <doctest/doctest.h>
#include <array>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {

using Page = OneScreen<MyDataUi, draw_my_data>;

void press(Page& page, const char* name) {
    page.harness.scroll_to(name);
    page.harness.click(name);
    page.harness.settle();
}

void show(Page& page, MyDataTab tab) {
    page.ui.tab = static_cast<int>(tab);
    page.harness.settle();
}

constexpr std::array tabs{MyDataTab::consents, MyDataTab::kept, MyDataTab::requests, MyDataTab::access,
                          MyDataTab::law};

} // namespace

TEST_CASE("nothing is agreed to beforehand: both answers are offered alike") {
    Page page(sample::my_data_fresh());
    CHECK(page.harness.shows("Chưa trả lời"));
    CHECK_FALSE(page.harness.shows("Đang đồng ý"));
    CHECK(page.harness.has("my_data.refuse.practice"));
    press(page, "my_data.agree.practice");
    const auto given = page.asked<app::RecordConsent>();
    REQUIRE(given);
    CHECK(given->person == page.model.me.id);
    CHECK(given->consent == "practice");
    CHECK(given->given);
}

TEST_CASE(
    "what was agreed to can be taken back, with what that means beside it; changed wording is asked again") {
    Page page(sample::my_data_model());
    CHECK(page.harness.shows("Đang đồng ý"));
    CHECK(page.harness.shows("Rút lại thì không bắt đầu lượt mới"));
    CHECK_FALSE(page.harness.has("my_data.agree.practice"));
    press(page, "my_data.refuse.practice");
    const auto back = page.asked<app::RecordConsent>();
    REQUIRE(back);
    CHECK_FALSE(back->given);
    page.harness.scroll_to("my_data.agree.keep");
    CHECK(page.harness.shows("Nội dung đã đổi"));
    CHECK(page.harness.widget("my_data.agree.keep").label == "Đồng ý với nội dung mới");
}

TEST_CASE("groups may be said or not; the answer goes out with those given before") {
    Page page(sample::my_data_model());
    press(page, "my_data.group.gender.unsaid");
    const auto saved = page.asked<app::SaveGroups>();
    REQUIRE(saved);
    CHECK(saved->groups ==
          std::vector<std::pair<std::string, std::string>>{{"gender", "unsaid"}, {"region", "central"}});
    press(page, "my_data.group.region.none"); // takes it back
    const auto left_out = page.asked<app::SaveGroups>();
    REQUIRE(left_out);
    CHECK(left_out->groups.empty());
    Page fresh(sample::my_data_fresh()); // the firm hasn't asked
    CHECK_FALSE(fresh.harness.has("my_data.group.gender.none"));
}

TEST_CASE("everything can be taken out, into a folder of one's own or the one proposed") {
    Page page(sample::my_data_model());
    show(page, MyDataTab::kept);
    CHECK(page.harness.shows("du-lieu-nguyen-ha-my-2026-11-22"));
    CHECK(page.harness.shows("Giữ 24 tháng"));
    press(page, "my_data.export.go");
    auto taken = page.asked<app::ExportPersonData>();
    REQUIRE(taken);
    CHECK(taken->folder.empty());
    page.harness.click("my_data.export.folder");
    page.harness.type("/home/an/toi");
    page.harness.press(ImGuiKey_Enter);
    taken = page.asked<app::ExportPersonData>();
    REQUIRE(taken);
    CHECK(taken->person == page.model.me.id);
    CHECK(taken->folder == "/home/an/toi");
}

TEST_CASE("a request says which right it is; a correction needs words; the form goes once it is written") {
    Page page(sample::my_data_fresh());
    show(page, MyDataTab::requests);
    CHECK(page.harness.shows("Bạn chưa gửi yêu cầu nào"));
    press(page, "my_data.request.new");
    CHECK(page.harness.shows("Nhận bản sao mọi điều đang lưu"));
    press(page, "my_data.request.kind");
    press(page, "my_data.request.kind.1");
    CHECK_FALSE(page.harness.widget("my_data.request.other").enabled);
    page.harness.scroll_to("my_data.request.text");
    page.harness.click("my_data.request.text");
    page.harness.type("Sửa năm sinh");
    page.harness.settle();
    press(page, "my_data.request.other");
    const auto made = page.asked<app::MakeRequest>();
    REQUIRE(made);
    CHECK(made->person == page.model.me.id);
    CHECK(made->kind == app::RequestKind::correct);
    CHECK(made->text == "Sửa năm sinh");
    CHECK(page.harness.has("my_data.request.other"));
    ++page.model.law.written;
    page.harness.settle();
    CHECK_FALSE(page.harness.has("my_data.request.other"));
    CHECK(page.ui.text.empty());
}

TEST_CASE("what keeps a request from being sent is said in its form, which stays, until it is changed") {
    Page page(sample::my_data_fresh());
    show(page, MyDataTab::requests);
    page.model.my_data.field = "text"; // of another time
    page.model.my_data.error = "Hãy viết điều cần sửa.";
    press(page, "my_data.request.new");
    CHECK_FALSE(page.harness.shows("Hãy viết điều cần sửa."));
    page.harness.scroll_to("my_data.request.text");
    page.harness.click("my_data.request.text");
    page.harness.type("Sai");
    press(page, "my_data.request.other");
    REQUIRE(page.asked<app::MakeRequest>());
    for (const char* field : {"text", "kind", ""}) {
        CAPTURE(field);
        page.model.my_data.field = field;
        page.harness.settle();
        CHECK(page.harness.shows("Hãy viết điều cần sửa."));
        CHECK(page.ui.text == "Sai");
    }
    page.harness.scroll_to("my_data.request.text");
    page.harness.click("my_data.request.text");
    page.harness.type(" tên");
    page.harness.settle();
    CHECK_FALSE(page.harness.shows("Hãy viết điều cần sửa."));
}

TEST_CASE("a folder that can't be taken is said at its field, until another is typed") {
    Page page(sample::my_data_model());
    show(page, MyDataTab::kept);
    page.model.my_data.field = "folder";
    page.model.my_data.error = "Không ghi được vào thư mục này.";
    page.harness.settle();
    CHECK_FALSE(page.harness.shows("Không ghi được vào thư mục này."));
    press(page, "my_data.export.go");
    REQUIRE(page.asked<app::ExportPersonData>());
    CHECK(page.harness.shows("Không ghi được vào thư mục này."));
    page.harness.click("my_data.export.folder");
    page.harness.type("/home");
    page.harness.settle();
    CHECK_FALSE(page.harness.shows("Không ghi được vào thư mục này."));
}

TEST_CASE("Esc leaves the form and keeps what was typed for another try") {
    Page page(sample::my_data_model());
    show(page, MyDataTab::requests);
    press(page, "my_data.request.new");
    page.harness.scroll_to("my_data.request.text");
    page.harness.click("my_data.request.text");
    page.harness.type("Còn dở");
    page.harness.press(ImGuiKey_Escape); // leaves the box
    page.harness.settle();
    page.harness.press(ImGuiKey_Escape);
    page.harness.settle();
    CHECK_FALSE(page.harness.has("my_data.request.other"));
    CHECK(page.ui.text == "Còn dở");
    CHECK(page.out.empty());
}

TEST_CASE("requests show their clock and the answer; who looked is listed") {
    Page page(sample::my_data_model());
    show(page, MyDataTab::requests);
    CHECK(page.harness.shows("Trả lời chậm nhất 24/11"));
    CHECK(page.harness.shows("Trả lời: Chúng tôi sẽ xoá trong tuần này."));
    show(page, MyDataTab::access);
    CHECK(page.harness.shows("Lê Quốc Bảo"));
    CHECK(page.harness.shows("Xuất toàn bộ dữ liệu"));
    show(page, MyDataTab::law);
    CHECK(page.harness.shows("Xoá là xoá thật"));
}

TEST_CASE("another person at this PC finds nothing of the one before") {
    Page page(sample::my_data_model());
    page.ui.text = "Của người trước";
    page.ui.folder = "/home/an";
    page.model.me.id = sample::rights_id(77);
    page.harness.settle();
    CHECK(page.ui.text.empty());
    CHECK(page.ui.folder.empty());
}

TEST_CASE("every size and long texts: all of one's own page can be reached") {
    for (const Screen& screen : screens()) {
        CAPTURE(name_of(screen));
        for (app::Model (*model)() : {sample::my_data_fresh, sample::my_data_model, sample::my_data_long}) {
            Page page(model(), screen);
            for (const MyDataTab tab : tabs) {
                CAPTURE(static_cast<int>(tab));
                show(page, tab);
                CHECK(joined(out_of_reach(page.harness)) == "");
                CHECK(joined(cut_labels()) == "");
                CHECK(registry().doubled_names().empty());
            }
            show(page, MyDataTab::requests);
            press(page, "my_data.request.new");
            for (const char* name :
                 {"my_data.request.kind", "my_data.request.text", "my_data.request.safe"}) {
                page.harness.scroll_to(name, "my_data.request.form");
                CHECK(page.harness.why_not(name) == "");
            }
        }
    }
}

TEST_CASE("a steady frame of one's own page allocates nothing") {
    Page page(sample::my_data_model());
    for (const MyDataTab tab : tabs) {
        show(page, tab);
        CHECK(page.harness.allocations_in(3) == 0);
    }
}
