// The frame around a lead's pages: eight pages in the rail of any window, long work, the palette, the keys.
#include "ui/harness.h"
#include "ui/sample_team.h"
#include "ui/sample_texts.h"
#include "ui/screen_checks.h"
#include "ui/shell.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {

struct Whole {
    app::Model model;
    app::Commands out;
    Shell shell;
    bool ready = false;
    Harness harness;

    explicit Whole(app::Model shown, const Screen& screen = {})
        : model((sample::use_texts(app::Language::vi), std::move(shown))),
          harness([this] { shell.draw(model, out, ready ? harness.now() : 0); }, screen) {
        ready = true;
        harness.settle();
    }
    template <class T>
    [[nodiscard]] std::optional<T> asked() {
        std::optional<T> found;
        for (const app::Command& command : out) {
            if (const T* one = command.as<T>(); one != nullptr) {
                found = *one;
            }
        }
        out.clear();
        return found;
    }
};

constexpr const char* pages[] = {"rail.team",     "rail.assignments", "rail.complaints", "rail.people",
                                 "rail.practice", "rail.attempts",    "rail.radar",      "rail.handbook",
                                 "rail.me",       "rail.settings",    "rail.shortcuts"};

} // namespace

TEST_CASE("eight pages, settings and help are in reach at every size") {
    std::vector<Screen> sizes = screens();
    sizes.push_back({.width = 1280, .height = 720, .monitor_scale = 1.5F});
    sizes.push_back({.width = 1280, .height = 720, .monitor_scale = 1.5F, .text_scale = 1.3F});
    for (const Screen& screen : sizes) {
        CAPTURE(name_of(screen));
        Whole whole_(sample::team_model(), screen);
        for (const char* name : pages) {
            CAPTURE(name);
            CHECK_NOTHROW(whole_.harness.scroll_to(name, "rail.pages"));
            CHECK(whole_.harness.why_not(name) == "");
        }
        for (const char* name : pages) { // none lies on another
            for (const char* other : pages) {
                if (name != other && whole_.harness.has(name) && whole_.harness.has(other)) {
                    const Rect both =
                        overlap_of(whole_.harness.widget(name).seen(), whole_.harness.widget(other).seen());
                    CHECK(both.h <= 2);
                }
            }
        }
    }
}

TEST_CASE("Ctrl and a digit open each of the eight") {
    Whole whole_(sample::team_model());
    whole_.harness.press(ImGuiMod_Ctrl | ImGuiKey_8);
    CHECK(whole_.asked<app::OpenPage>()->page == app::Page::handbook);
    whole_.harness.press(ImGuiMod_Ctrl | ImGuiKey_2);
    CHECK(whole_.asked<app::OpenPage>()->page == app::Page::assignments);
}

TEST_CASE(
    "long work is shown with how far it is and can be stopped; short work never shows; it covers nothing") {
    for (const Screen& screen : screens()) {
        CAPTURE(name_of(screen));
        Whole whole_(sample::team_model(), screen);
        whole_.model.work = app::RunningWork{"Đang xuất bảng nhiệt", "1.240 trên 5.000 người", 0.25, true};
        whole_.harness.frame(4);
        CHECK_FALSE(whole_.harness.has("work.stop"));
        whole_.harness.wait(0.6);
        CHECK(whole("25 %"));
        const Rect strip = whole_.harness.widget("work.stop").rect;
        for (const WidgetRecord& w : registry().widgets()) {
            if (w.name != "work.stop" && w.kind != WidgetKind::area && !w.name.starts_with("rail.")) {
                CHECK(overlap_of(w.seen(), strip).empty());
            }
        }
        whole_.harness.click("work.stop");
        CHECK(whole_.asked<app::CancelWork>());
        whole_.harness.frame(2);
        CHECK_FALSE(whole_.harness.widget("work.stop").enabled);
        whole_.model.work.reset();
        whole_.harness.frame(2);
        CHECK_FALSE(whole_.harness.has("work.stop"));
    }
}

TEST_CASE("the palette finds a person, a team and the pictures") {
    Whole whole_(sample::team_model());
    whole_.harness.press(ImGuiMod_Ctrl | ImGuiKey_K);
    whole_.harness.settle();
    whole_.harness.type("gia bao");
    whole_.harness.press(ImGuiKey_Enter);
    whole_.harness.settle();
    const auto person = whole_.asked<app::OpenMember>();
    REQUIRE(person);
    CHECK(person->person == whole_.model.team.rows[3].person);
    whole_.harness.press(ImGuiMod_Ctrl | ImGuiKey_K);
    whole_.harness.settle();
    whole_.harness.type("bieu do");
    whole_.harness.press(ImGuiKey_Enter);
    whole_.harness.settle();
    CHECK(whole_.asked<app::OpenInsights>());
}

TEST_CASE("the palette offers backups and accounts to whom they open for") {
    app::Model model = sample::team_model();
    model.account.sealed = true;
    const auto found = [&](const char* words) {
        Whole whole_(model);
        whole_.harness.press(ImGuiMod_Ctrl | ImGuiKey_K);
        whole_.harness.settle();
        whole_.harness.type(words);
        whole_.harness.settle();
        return whole_.harness.has("palette.0");
    };
    for (const bool may : {true, false}) {
        model.account.cares = model.account.sees_accounts = may;
        CHECK(found("sao luu") == may);
        CHECK(found("cac ban sao luu") == may);
        CHECK(found("tai khoan") == may);
    }
}

TEST_CASE("F1 lists the keys of the pages that a role has, also in a low window") {
    Whole lead(sample::team_model(), {.width = 1280, .height = 720, .monitor_scale = 1.5F});
    lead.harness.press(ImGuiKey_F1);
    lead.harness.settle();
    CHECK(lead.harness.shows("Mở trang theo thứ tự bên trái"));
    CHECK(lead.harness.shows("Chấm mức 1 đến 5"));
    CHECK(lead.harness.why_not("shortcuts.close") == "");
    app::Model model = sample::team_model();
    model.me.role = app::Role::trainee;
    Whole learner(model);
    learner.harness.press(ImGuiKey_F1);
    learner.harness.settle();
    CHECK_FALSE(learner.harness.shows("Chấm mức 1 đến 5"));
    CHECK(learner.harness.shows("Xin gợi ý"));
}
