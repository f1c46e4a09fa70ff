// HR writes down which groups somebody says they belong to.
#include "ui/one_screen.h"
#include "ui/sample_rights.h"
#include "ui/screen_checks.h"
#include "ui/screens/law_screen.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;
using app::LawTab;

namespace {

using Page = OneScreen<LawUi, draw_law>;
using Said = std::vector<std::pair<std::string, std::string>>;

void press(Page& page, const char* name) {
    page.harness.scroll_to(name);
    page.harness.click(name);
    page.harness.settle();
}

void choose(Page& page, const char* typed) {
    press(page, "law.groups");
    page.harness.click("law.groups.who");
    page.harness.type(typed);
    page.harness.settle();
    press(page, "law.groups.person.0");
}

} // namespace

TEST_CASE("groups: a person is chosen, then what they said; the form goes once it is written") {
    Page page(sample::law_undecided());
    CHECK(page.harness.shows("Đã ghi câu trả lời của 1 trên 3 người"));
    CHECK(page.harness.shows("Tự nguyện"));
    CHECK(page.harness.shows("Chưa có gì để so sánh"));
    press(page, "law.groups");
    CHECK(page.harness.widget("law.groups.other").reason == "Chọn người trả lời");
    page.harness.type("dang THAO"); // the search has the focus
    page.harness.settle();
    press(page, "law.groups.person.0");
    CHECK(page.harness.shows("Đặng Thảo Vy"));
    CHECK(page.harness.widget("law.groups.other").reason == "Ghi ít nhất một câu trả lời");
    press(page, "law.group.gender.female");
    press(page, "law.group.region.unsaid");
    press(page, "law.groups.other");
    const auto saved = page.asked<app::SaveGroups>();
    REQUIRE(saved);
    CHECK(saved->person == page.model.law.people[0].person);
    CHECK(saved->groups == Said{{"gender", "female"}, {"region", "unsaid"}});
    CHECK(saved->kept.empty());
    CHECK(page.harness.has("law.groups.other"));
    ++page.model.law.written;
    page.harness.settle();
    CHECK_FALSE(page.harness.has("law.groups.other"));
}

TEST_CASE("groups: who has answered is corrected without the answer being shown") {
    Page page(sample::law_model(LawTab::impact));
    choose(page, "le quoc bao");
    CHECK(page.harness.shows("Người này đã trả lời"));
    CHECK(page.harness.shows("Như đã ghi")); // what is kept isn't told
    CHECK_FALSE(page.harness.shows("Miền Bắc"));
    CHECK_FALSE(page.harness.widget("law.groups.other").enabled);
    CHECK(page.harness.widget("law.groups.other").reason == "Chưa sửa gì");
    press(page, "law.group.region");
    press(page, "law.group.region.2");
    CHECK(page.harness.shows("Miền Bắc"));
    press(page, "law.group.gender");
    press(page, "law.group.gender.1"); // taken back
    press(page, "law.groups.other");
    const auto saved = page.asked<app::SaveGroups>();
    REQUIRE(saved);
    CHECK(saved->person == page.model.law.people[1].person);
    CHECK(saved->groups == Said{{"region", "north"}});
    CHECK(saved->kept == std::vector<std::string>{"age"});
}

TEST_CASE("groups: another person begins with nothing chosen; nobody of that name is said") {
    Page page(sample::law_undecided());
    choose(page, "thao vy");
    press(page, "law.group.gender.male");
    press(page, "law.groups.drop");
    CHECK_FALSE(page.harness.has("law.group.gender.male"));
    page.harness.type("zzz"); // the search has the focus again
    page.harness.settle();
    CHECK(page.harness.shows("Không có ứng viên nào tên này"));
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_A);
    page.harness.type("nam");
    page.harness.settle();
    press(page, "law.groups.person.0");
    CHECK(page.harness.shows("Vũ Hoàng Nam"));
    CHECK_FALSE(page.harness.widget("law.group.gender.male").on);
    CHECK_FALSE(page.harness.widget("law.groups.other").enabled);
}

TEST_CASE("groups: the list changes under the form, and the person stays") {
    Page page(sample::law_undecided());
    choose(page, "nam");
    page.model.law.people.erase(page.model.law.people.begin());
    ++page.model.law.revision;
    page.harness.settle();
    press(page, "law.group.gender.other");
    press(page, "law.groups.other");
    const auto saved = page.asked<app::SaveGroups>();
    REQUIRE(saved);
    CHECK(saved->person == page.model.law.people[1].person);
    page.model.law.people.pop_back(); // deleted meanwhile
    ++page.model.law.revision;
    page.harness.settle();
    CHECK_FALSE(page.harness.widget("law.groups.other").enabled);
}

TEST_CASE("groups: nobody has applied, read-only data, something running: why not is said") {
    Page nobody(sample::law_empty(LawTab::impact));
    CHECK(nobody.harness.widget("law.groups").reason == "Chưa có ai ứng tuyển ở đây");
    app::Model model = sample::law_undecided();
    model.read_only = true;
    Page looked_at(std::move(model));
    CHECK_FALSE(looked_at.harness.widget("law.groups").enabled);
}

TEST_CASE("groups: a dimension of many choices is a list") {
    app::Model model = sample::law_undecided();
    for (int i = 0; i < 20; ++i) {
        model.law.groups[0].ids.push_back(fmt::format("more_{}", i));
        model.law.groups[0].names.push_back(fmt::format("Dân tộc {}", i));
    }
    Page page(std::move(model));
    choose(page, "thao vy");
    press(page, "law.group.gender");
    page.harness.scroll_to("law.group.gender.24", "law.group.gender");
    page.harness.click("law.group.gender.24");
    page.harness.settle();
    press(page, "law.groups.other");
    const auto saved = page.asked<app::SaveGroups>();
    REQUIRE(saved);
    CHECK(saved->groups == Said{{"gender", "more_19"}});
}

TEST_CASE("groups by the keyboard alone") {
    Page page(sample::law_undecided());
    page.harness.tab_to("law.groups");
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    page.harness.type("thao");
    page.harness.settle();
    page.harness.tab_to("law.groups.person.0");
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    page.harness.tab_to("law.group.gender.female");
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    page.harness.tab_to("law.groups.other");
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    const auto saved = page.asked<app::SaveGroups>();
    REQUIRE(saved);
    CHECK(saved->groups == Said{{"gender", "female"}});
}

TEST_CASE("every size and long texts: all of the form of groups can be reached") {
    for (const Screen& screen : screens()) {
        CAPTURE(name_of(screen));
        for (app::Model (*model)() : {+[] { return sample::law_model(LawTab::impact); },
                                      +[] { return sample::law_long(LawTab::impact); }}) {
            Page page(model(), screen);
            press(page, "law.groups");
            page.ui.groups.person = 1;
            page.ui.groups.id = page.model.law.people[1].person;
            page.harness.settle();
            for (const char* name : {"law.groups.drop", "law.groups.safe"}) {
                page.harness.scroll_to(name, "law.groups.form");
                CHECK(page.harness.why_not(name) == "");
            }
            for (const app::MyData::GroupChoice& group : page.model.law.groups) {
                const bool list = page.harness.has(fmt::format("law.group.{}", group.id));
                const std::string name = fmt::format("law.group.{}{}", group.id, list ? "" : ".unsaid");
                page.harness.scroll_to(name, "law.groups.form");
                CHECK(page.harness.why_not(name) == "");
            }
            CHECK(registry().doubled_names().empty());
            CHECK(page.harness.allocations_in(3) == 0);
        }
    }
}
