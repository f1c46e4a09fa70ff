// A page that couldn't be opened says so in its place, with a way to try again and a way back.
#include "ui/screen_checks.h"
#include "ui/whole_window.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {

constexpr const char* retry = "unopened.first";
constexpr const char* back = "unopened.second";

/// A trainee at home asks for a page, and the app refuses it.
struct Asked {
    WholeWindow window;
    std::uint64_t last = refusal_id;

    explicit Asked(const Screen& screen = {})
        : window(sample::shown_as(sample::sample_home(), app::Page::home, app::Role::trainee), screen) {}
    /// Clicks, and gives what was asked for by it.
    app::Commands click(const char* name) {
        window.all.clear();
        window.harness.click(name);
        return window.all;
    }
    void refuse(app::CommandKind kind) {
        window.model.notices.push_back(
            {++last, app::NoticeKind::error, sample::refused_words, app::Cause{kind, {}}});
        window.harness.frame();
    }
    void ask_in_vain(const char* name = "rail.attempts") {
        click(name);
        refuse(app::CommandKind::OpenPage);
        window.harness.settle();
    }
};

template <class T>
const T* among(const app::Commands& commands) {
    const auto at =
        std::ranges::find_if(commands, [](const auto& c) { return c.template as<T>() != nullptr; });
    return at == commands.end() ? nullptr : at->template as<T>();
}

} // namespace

TEST_CASE("a page that couldn't be opened says why in its place, and there is no toast") {
    for (const Screen& screen : screens()) {
        CAPTURE(name_of(screen));
        Asked asked(screen);
        Harness& harness = asked.window.harness;
        asked.ask_in_vain();
        CHECK(harness.shows("Chưa mở được trang này"));
        CHECK(harness.shows(sample::refused_words));
        CHECK_FALSE(WholeWindow::toast());
        CHECK_FALSE(harness.has("home.search"));
        for (const char* name : {retry, back, "rail.practice", "rail.settings"}) {
            CHECK(harness.why_not(name) == "");
        }
        CHECK(joined(cut_labels()) == "");
        asked.window.mouse_away();
        harness.wait(20);
        CHECK(harness.shows(sample::refused_words)); // it stays
        CHECK_FALSE(WholeWindow::toast());
        CHECK(harness.allocations_in(10) == 0);
    }
}

TEST_CASE("trying again asks for the same page, and once it opens it is there") {
    Asked asked;
    Harness& harness = asked.window.harness;
    asked.ask_in_vain();
    int without = 0; // frames in which the old page flashed up
    asked.window.run = [&](const app::Command& command) {
        if (command.as<app::OpenPage>() != nullptr) {
            asked.window.model.notices.push_back(
                {++asked.last, app::NoticeKind::error, "Vẫn chưa được.", app::Cause{command.kind(), {}}});
        }
        without += harness.has("home.search") ? 1 : 0;
    };
    const app::Commands again = asked.click(retry);
    REQUIRE(among<app::OpenPage>(again) != nullptr);
    CHECK(among<app::OpenPage>(again)->page == app::Page::attempts);
    for (int i = 0; i < 10; ++i) {
        harness.frame();
        without += harness.has("home.search") ? 1 : 0;
    }
    CHECK(without == 0);
    CHECK(harness.shows("Vẫn chưa được."));
    CHECK(asked.window.model.notices.size() == 1);
    asked.window.run = {};
    asked.click(retry);
    asked.window.model.page = app::Page::attempts;
    harness.settle();
    CHECK_FALSE(harness.has(retry));
    CHECK(asked.window.model.notices.empty());
    CHECK_FALSE(WholeWindow::toast());
}

TEST_CASE("going back shows the page as it was, by button and by Esc") {
    for (const bool by_key : {false, true}) {
        CAPTURE(by_key);
        Asked asked;
        Harness& harness = asked.window.harness;
        harness.click("home.search");
        harness.type("vang");
        asked.ask_in_vain();
        REQUIRE(harness.has(back));
        by_key ? harness.press(ImGuiKey_Escape) : harness.click(back);
        harness.settle();
        CHECK_FALSE(harness.has(back));
        CHECK(harness.widget("home.search").value == "vang");
        CHECK(asked.window.model.notices.empty());
        CHECK_FALSE(WholeWindow::toast());
    }
}

TEST_CASE("another page that opens takes the place of one that couldn't be") {
    Asked asked;
    Harness& harness = asked.window.harness;
    asked.ask_in_vain();
    asked.click("rail.settings");
    asked.window.model.page = app::Page::settings;
    harness.settle();
    CHECK_FALSE(harness.has(retry));
    CHECK(harness.has("settings.language.vi"));
    CHECK(asked.window.model.notices.empty());
}

TEST_CASE("where the page says it itself, it is said there and the page stays") {
    Asked asked;
    Harness& harness = asked.window.harness;
    harness.click("home.start");
    asked.refuse(app::CommandKind::StartAttempt);
    harness.settle();
    CHECK_FALSE(harness.has(retry));
    CHECK(asked.window.beside(asked.last));
    CHECK(harness.has("home.search"));
}

TEST_CASE("what nobody asked for here isn't said here") {
    Asked asked;
    asked.refuse(app::CommandKind::OpenPage); // no page was asked for
    asked.window.harness.settle();
    CHECK_FALSE(asked.window.harness.has(retry));
    CHECK(WholeWindow::toast());
}
