// What kept a command from being done stands where it was asked for, and nowhere else.
#include "ui/screen_checks.h"
#include "ui/whole_window.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {

const sample::RefusalCase& case_of(std::string_view name) {
    const auto& all = sample::refusal_cases();
    const auto at = std::find_if(all.begin(), all.end(), [&](const auto& c) { return c.name == name; });
    REQUIRE(at != all.end());
    return *at;
}

} // namespace

TEST_CASE("a refusal stands in its form or under its button, in sight, and there is no toast") {
    for (const sample::RefusalCase& c : sample::refusal_cases()) {
        CAPTURE(std::string(c.name));
        WholeWindow whole_(c.model());
        whole_.open(c);
        CHECK_FALSE(whole_.beside());
        whole_.refuse(c);
        CHECK(whole_.beside() != c.at_field);
        CHECK(whole_.harness.shows(sample::refused_words));
        if (!c.at_field) {
            CHECK(whole_.harness.why_not(fmt::format("refusal.{}", refusal_id)) == "");
        }
        CHECK_FALSE(WholeWindow::toast());
        if (*c.form != '\0') {
            CHECK(whole_.harness.has(c.form));
        }
        CHECK(whole_.model.notices.size() == 1); // it stays
        whole_.harness.wait(20);
        CHECK(whole_.harness.shows(sample::refused_words));
        CHECK(registry().doubled_names().empty());
    }
}

TEST_CASE("in small and scaled windows, light and dark, a refusal is whole and can be closed") {
    for (const Screen& screen : screens()) {
        CAPTURE(name_of(screen));
        for (const sample::RefusalCase& c : sample::refusal_cases()) {
            CAPTURE(std::string(c.name));
            WholeWindow whole_(c.model(), screen);
            whole_.open(c);
            const std::string cut_before = joined(cut_labels());
            whole_.refuse(c);
            if (c.at_field) {
                CHECK(whole_.harness.shows(sample::refused_words));
                continue;
            }
            const std::string close = fmt::format("refusal.{}", refusal_id);
            const std::string why_not = whole_.harness.why_not(close);
            CHECK(why_not == "");
            if (!why_not.empty()) {
                continue;
            }
            CHECK(joined(cut_labels()) == cut_before);
            whole_.harness.click(close);
            whole_.harness.settle();
            CHECK_FALSE(whole_.beside());
            CHECK(whole_.model.notices.empty());
            CHECK_FALSE(WholeWindow::toast());
        }
    }
}

TEST_CASE("what is refused while its form isn't there comes as a toast, once") {
    for (const char* name : {"consent", "own-export", "law-due", "team-csv", "member-sign"}) {
        const sample::RefusalCase& c = case_of(name);
        CAPTURE(std::string(c.name));
        WholeWindow whole_(sample::shown_as(sample::sample_home(), app::Page::home, app::Role::lead));
        whole_.refuse(c);
        CHECK_FALSE(whole_.beside());
        CHECK(WholeWindow::toast());
        CHECK(whole_.model.notices.empty()); // the toast has it
        whole_.harness.frame(3);
        CHECK_FALSE(WholeWindow::toast(2));
    }
}

TEST_CASE("another consent's card says nothing of this one's refusal") {
    const sample::RefusalCase& c = case_of("consent");
    WholeWindow whole_(c.model());
    sample::RefusalCase unknown = c;
    unknown.part = "newsletter"; // no card of that kind
    whole_.refuse(unknown);
    CHECK_FALSE(whole_.beside());
    CHECK(WholeWindow::toast());
}

TEST_CASE("a refusal goes with its page, and doesn't come back as a toast") {
    const sample::RefusalCase& c = case_of("consent");
    WholeWindow whole_(c.model());
    whole_.refuse(c);
    REQUIRE(whole_.beside());
    whole_.model.page = app::Page::radar;
    whole_.harness.settle();
    CHECK(whole_.model.notices.empty());
    CHECK_FALSE(WholeWindow::toast());
    whole_.model.page = app::Page::my_data;
    whole_.harness.settle();
    CHECK_FALSE(whole_.beside());
}

TEST_CASE("a form that was refused opens with what was typed, and once it is left it stays away") {
    const sample::RefusalCase& c = case_of("team-member");
    WholeWindow whole_(c.model());
    whole_.harness.click("team.manage");
    whole_.harness.settle();
    whole_.harness.click("team.manage.list.0");
    whole_.harness.settle();
    whole_.harness.type("Tạ Đức Anh");
    whole_.harness.settle();
    whole_.harness.click("team.member.other");
    whole_.harness.settle();
    REQUIRE_FALSE(whole_.harness.has("team.member.other")); // handed in
    whole_.refuse(c);
    REQUIRE(whole_.harness.has("team.member.other"));
    CHECK(whole_.harness.shows("Tạ Đức Anh"));
    CHECK(whole_.beside());
    whole_.harness.click("team.member.safe");
    whole_.harness.settle();
    CHECK_FALSE(whole_.harness.has("team.member.other"));
    CHECK(whole_.model.notices.empty());
    CHECK_FALSE(WholeWindow::toast());
}

TEST_CASE("a talk that was refused isn't lost") {
    const sample::RefusalCase c{"talk", [] { return app::Model{}; }, app::CommandKind::SaveTalk};
    WholeWindow whole_(sample::shown_as(sample::member_model(), app::Page::member, app::Role::lead));
    whole_.harness.click("member.talk");
    whole_.harness.settle();
    whole_.harness.scroll_to("member.talk.plan", "member.page");
    whole_.harness.click("member.talk.plan");
    whole_.harness.type("Nghe hết rồi mới hỏi");
    whole_.harness.settle();
    whole_.harness.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    whole_.harness.settle();
    REQUIRE_FALSE(whole_.harness.has("member.talk.save"));
    whole_.refuse(c);
    CHECK(whole_.harness.has("member.talk.save"));
    CHECK(whole_.harness.widget("member.talk.save").enabled); // with its plan
    CHECK(whole_.beside());
    CHECK_FALSE(WholeWindow::toast());
}

TEST_CASE("a page with a refusal on it stands still and allocates nothing") {
    for (const char* name : {"consent", "team-csv", "law-due", "member-sign"}) {
        const sample::RefusalCase& c = case_of(name);
        CAPTURE(std::string(c.name));
        WholeWindow whole_(c.model());
        whole_.refuse(c);
        whole_.harness.frame(5);
        CHECK(whole_.harness.allocations_in(10) == 0);
    }
}
