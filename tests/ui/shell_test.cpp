#include "ui/demo_shell.h"
#include "ui/i18n.h"
#include "ui/screen_checks.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;

TEST_CASE("an idle frame asks the database nothing and takes no memory, on every page") {
    DemoShell shell;
    for (const app::Page page : all_pages) {
        CAPTURE(test::name_of(page));
        shell.show(page);
        REQUIRE(shell.app().model().page == page);
        shell.harness().frame(10);
        const std::uint64_t before = shell.app().sql_statements();
        CHECK(shell.harness().allocations_in(100) == 0);
        CHECK(shell.app().sql_statements() == before);
        CHECK(missing_texts().count == 0);
    }
}

TEST_CASE("nothing moves when nobody does anything: no page wishes for a frame") {
    DemoShell shell;
    for (const app::Page page : all_pages) {
        CAPTURE(test::name_of(page));
        shell.show(page);
        shell.harness().wait(2.0);
        CHECK(shell.harness().wish() > 1.0);
    }
}

TEST_CASE("every page can be reached from every other by the rail and by Ctrl and its number") {
    DemoShell shell;
    Harness& harness = shell.harness();
    for (const auto& [name, page, key] : {std::tuple{"rail.attempts", app::Page::attempts, ImGuiKey_2},
                                          {"rail.radar", app::Page::radar, ImGuiKey_3},
                                          {"rail.handbook", app::Page::handbook, ImGuiKey_4},
                                          {"rail.practice", app::Page::home, ImGuiKey_1}}) {
        harness.click("rail.settings");
        CHECK(shell.app().model().page == app::Page::settings);
        harness.click(name);
        CHECK(shell.app().model().page == page);
        harness.click("rail.settings");
        harness.press(ImGuiMod_Ctrl | key);
        CHECK(shell.app().model().page == page);
    }
}

TEST_CASE("the palette finds a scene without diacritics and starts it") {
    DemoShell shell;
    Harness& harness = shell.harness();
    harness.press(ImGuiMod_Ctrl | ImGuiKey_K);
    harness.settle();
    harness.type("khach vang");
    harness.press(ImGuiKey_Enter);
    harness.settle();
    REQUIRE(shell.app().model().play.has_value());
    CHECK(shell.app().model().play->scene_id == "khach-vang-nha");
    CHECK_FALSE(harness.has("palette.query"));
}

TEST_CASE("Ctrl K is Ctrl K also where a frame hears of it only when both keys are up again") {
    DemoShell shell;
    Harness& harness = shell.harness();
    ImGuiIO& io = ImGui::GetIO();
    const auto ctrl = [&](bool down) {
        io.AddKeyEvent(ImGuiMod_Ctrl, down);
        io.AddKeyEvent(ImGuiKey_LeftCtrl, down);
    };
    for (const app::Page page : all_pages) {
        CAPTURE(test::name_of(page));
        shell.show(page);
        for (const bool ctrl_was_down : {true, false}) { // a frame before, or in the same
            for (const bool ctrl_goes_first : {true, false}) {
                CAPTURE(ctrl_was_down);
                CAPTURE(ctrl_goes_first);
                ctrl(true);
                harness.frame(ctrl_was_down ? 1 : 0);
                io.AddKeyEvent(ImGuiKey_K, true);
                if (!ctrl_goes_first) {
                    io.AddKeyEvent(ImGuiKey_K, false);
                }
                ctrl(false);
                io.AddKeyEvent(ImGuiKey_K, false);
                harness.settle();
                CHECK(harness.has("palette.query"));
                for (int i = 0; i < 2 && harness.has("palette.query"); ++i) { // first it leaves the field
                    harness.press(ImGuiKey_Escape);
                    harness.settle();
                }
                REQUIRE_FALSE(harness.has("palette.query"));
            }
        }
    }
}

TEST_CASE("a key that went down before Ctrl did is not taken for both together") {
    DemoShell shell;
    ImGuiIO& io = ImGui::GetIO();
    shell.show(app::Page::attempts);
    for (const bool down : {true, false}) {
        io.AddKeyEvent(ImGuiKey_K, down);
        io.AddKeyEvent(ImGuiMod_Ctrl, down);
        io.AddKeyEvent(ImGuiKey_LeftCtrl, down);
    }
    shell.harness().settle();
    CHECK_FALSE(shell.harness().has("palette.query"));
}

TEST_CASE("the palette leads an assessment to its own page, where it is asked about first") {
    DemoShell shell;
    Harness& harness = shell.harness();
    harness.press(ImGuiMod_Ctrl | ImGuiKey_K);
    harness.settle();
    harness.type("nam gio chieu");
    harness.press(ImGuiKey_Enter);
    harness.settle();
    CHECK(shell.app().model().page == app::Page::home);
    CHECK_FALSE(shell.app().model().play.has_value());
}

TEST_CASE("text grows and shrinks by keys, and goes back") {
    DemoShell shell;
    Harness& harness = shell.harness();
    harness.press(ImGuiMod_Ctrl | ImGuiKey_Equal);
    CHECK(shell.app().model().settings.text_percent == 115);
    harness.press(ImGuiMod_Ctrl | ImGuiKey_Equal);
    harness.press(ImGuiMod_Ctrl | ImGuiKey_Equal);
    CHECK(shell.app().model().settings.text_percent == 130);
    harness.press(ImGuiMod_Ctrl | ImGuiKey_Minus);
    CHECK(shell.app().model().settings.text_percent == 115);
    harness.press(ImGuiMod_Ctrl | ImGuiKey_0);
    CHECK(shell.app().model().settings.text_percent == 100);
}

TEST_CASE("F9 turns typing Vietnamese on and off anywhere, and a toast says so") {
    DemoShell shell;
    Harness& harness = shell.harness();
    const auto method = [&] { return shell.app().model().settings.typing.method; };
    CHECK(method() == vietnamese::Method::off);
    harness.click("home.search");
    harness.type("vang nhaf "); // off: letters as they are
    harness.press(ImGuiKey_F9);
    harness.settle();
    CHECK(method() == vietnamese::Method::telex);
    CHECK(harness.shows("Đang gõ tiếng Việt: Telex"));
    harness.type("khachs");
    CHECK(harness.widget("home.search").value == "vang nhaf khách");
    harness.press(ImGuiMod_Ctrl | ImGuiKey_K);
    harness.settle();
    harness.press(ImGuiKey_F9); // in front of a dialog too
    harness.settle();
    CHECK(method() == vietnamese::Method::off);
    CHECK(harness.shows("Đã tắt gõ tiếng Việt"));
}

TEST_CASE("typing Vietnamese is turned on by the palette, and off by the sign in the text box") {
    DemoShell shell;
    Harness& harness = shell.harness();
    shell.play_to_the_end();
    shell.run(app::OpenDebrief{shell.app().model().play->attempt});
    CHECK_FALSE(harness.has("debrief.reflection.typing"));
    harness.press(ImGuiMod_Ctrl | ImGuiKey_K);
    harness.settle();
    harness.type("bat go tieng viet");
    harness.press(ImGuiKey_Enter);
    harness.settle();
    CHECK(shell.app().model().settings.typing.method == vietnamese::Method::telex);
    harness.click("debrief.reflection");
    harness.type("Hoir sowms hown");
    CHECK(harness.widget("debrief.reflection").value == "Hỏi sớm hơn");
    harness.click("debrief.reflection.typing");
    harness.settle();
    CHECK(shell.app().model().settings.typing.method == vietnamese::Method::off);
    CHECK_FALSE(harness.has("debrief.reflection.typing"));
}

TEST_CASE("shortcuts are listed, whole, and closed by Esc") {
    DemoShell shell;
    Harness& harness = shell.harness();
    harness.press(ImGuiKey_F1);
    harness.settle();
    CHECK(harness.shows("Ctrl K"));
    CHECK(cut_labels().empty());
    harness.press(ImGuiKey_Escape);
    harness.settle();
    CHECK_FALSE(harness.has("shortcuts.close"));
}

TEST_CASE("a failed command is told in a toast that stays until it is closed") {
    DemoShell shell;
    Harness& harness = shell.harness();
    shell.run(app::RetryFrom{Uuid{}, 0});
    harness.frame(3);
    CHECK(harness.shows("Không tìm thấy lượt này."));
    harness.wait(20.0);
    CHECK(harness.shows("Không tìm thấy lượt này."));
    CHECK(shell.app().model().notices.empty());
}

TEST_CASE("what is refused on its page stands there, is no toast, and goes once it is done") {
    DemoShell shell;
    Harness& harness = shell.harness();
    shell.show(app::Page::debrief);
    shell.run(app::RetryFrom{Uuid{}, 0});
    REQUIRE(shell.app().model().notices.size() == 1);
    const app::Notice refused = shell.app().model().notices[0];
    const std::string strip = fmt::format("refusal.{}", refused.id);
    CHECK(harness.shows("Không tìm thấy lượt này."));
    CHECK(harness.has(strip));
    harness.wait(20.0);
    CHECK(harness.has(strip));
    harness.click(strip);
    harness.settle();
    CHECK_FALSE(harness.shows("Không tìm thấy lượt này."));
    CHECK(shell.app().model().notices.empty());
}

TEST_CASE("pages fit every size: what is there can be reached, labels are whole") {
    for (const Screen& screen : screens()) {
        DemoShell shell(screen);
        for (const app::Page page : all_pages) {
            shell.show(page);
            CAPTURE(test::name_of(page));
            CAPTURE(name_of(screen));
            CHECK(cut_labels() == std::vector<std::string>{});
            CHECK(registry().doubled_names() == std::vector<std::string>{});
        }
    }
}

TEST_CASE("closing the window loses nothing: decisions are on the disk already") {
    DemoShell shell;
    CHECK_FALSE(shell.shell().wants_quit());
    shell.show(app::Page::play);
    shell.shell().request_close();
    CHECK(shell.shell().wants_quit());
}

namespace {

/// An attempt just played, whose debrief asks what one would do differently.
Uuid asked_to_reflect(DemoShell& shell) {
    shell.play_to_the_end();
    const Uuid attempt = shell.app().model().play->attempt;
    shell.run(app::OpenDebrief{attempt});
    REQUIRE_FALSE(shell.app().model().debrief->reflected);
    return attempt;
}

} // namespace

TEST_CASE("what is typed is kept within a second, and is there when the debrief is opened again") {
    DemoShell shell;
    Harness& harness = shell.harness();
    const Uuid attempt = asked_to_reflect(shell);
    harness.click("debrief.reflection");
    harness.type("Hỏi sớm hơn");
    harness.wait(1.0);
    CHECK(shell.app().model().debrief->draft == "Hỏi sớm hơn");
    harness.type(", và nghe");
    harness.click("rail.practice"); // leaving keeps it at once
    CHECK(shell.app().model().page == app::Page::home);
    shell.run(app::OpenDebrief{attempt}); // reads the file
    CHECK(shell.app().model().debrief->draft == "Hỏi sớm hơn, và nghe");
    CHECK(harness.widget("debrief.reflection").value == "Hỏi sớm hơn, và nghe");
    harness.click("debrief.save");
    harness.settle();
    CHECK(shell.app().model().debrief->reflected);
    harness.wait(3.0);
    shell.run(app::OpenDebrief{attempt});
    CHECK(shell.app().model().debrief->draft.empty());
    CHECK(shell.app().model().debrief->reflection == "Hỏi sớm hơn, và nghe");
}

TEST_CASE("typing writes to the disk once a second at most") {
    DemoShell shell;
    Harness& harness = shell.harness();
    asked_to_reflect(shell);
    harness.click("debrief.reflection");
    harness.type("a");
    const std::uint64_t before = shell.app().sql_statements();
    harness.type("bcdefghijklmnopqrstuvwxyz0123456789"); // 36 frames of a sixtieth of a second
    const std::uint64_t once = shell.app().sql_statements() - before;
    CHECK(once <= 8);
    harness.wait(1.0);
    CHECK(shell.app().model().debrief->draft.ends_with("789"));
    const std::uint64_t settled = shell.app().sql_statements();
    harness.wait(5.0);
    CHECK(shell.app().sql_statements() == settled);
}

TEST_CASE("a reflection that is half written is kept before the window closes") {
    DemoShell shell;
    Harness& harness = shell.harness();
    const Uuid attempt = asked_to_reflect(shell);
    harness.click("debrief.reflection");
    harness.type("Hỏi sớm hơn");
    shell.shell().request_close();
    harness.frame(2);
    CHECK(shell.shell().wants_quit());
    shell.run(app::OpenDebrief{attempt});
    CHECK(shell.app().model().debrief->draft == "Hỏi sớm hơn");
}

TEST_CASE("a reflection that can't be kept is asked about before the window closes") {
    app::Model model;
    {
        DemoShell shell;
        asked_to_reflect(shell);
        model = shell.app().model();
    }
    Shell shell;
    app::Commands ignored; // as if the disk were full
    Harness harness([&] { shell.draw(model, ignored, ImGui::GetTime()); });
    harness.settle();
    harness.click("debrief.reflection");
    harness.type("Hỏi sớm hơn");
    shell.request_close();
    harness.settle();
    CHECK_FALSE(shell.wants_quit());
    harness.click("shell.quit.safe");
    CHECK_FALSE(shell.wants_quit());
    shell.request_close();
    harness.settle();
    harness.click("shell.quit.other");
    CHECK(shell.wants_quit());
}

TEST_CASE("a scene is cut in on by X while the customer speaks, and the customer answers that") {
    DemoShell shell;
    Harness& harness = shell.harness();
    const auto& scenes = shell.app().model().home.scenes;
    const auto found = std::find_if(scenes.begin(), scenes.end(),
                                    [](const app::SceneRow& row) { return row.id == "noi-chao-cho-nuoc"; });
    REQUIRE(found != scenes.end());
    shell.run(app::StartAttempt{found->id, false});
    REQUIRE(shell.app().model().play);
    REQUIRE(harness.has("play.cut_in"));
    const std::string words = shell.app().model().play->cut_in;
    harness.press(ImGuiKey_X);
    harness.frame(2);
    const app::Play& play = *shell.app().model().play;
    CHECK(play.decisions == 1);
    CHECK(std::any_of(play.lines.begin(), play.lines.end(),
                      [&](const app::Line& line) { return line.text == words; }));
    CHECK(harness.has("play.hear_all")); // the customer speaks on
}

TEST_CASE("after a pause the newest line is in view, as it was before") {
    DemoShell shell;
    Harness& harness = shell.harness();
    shell.show(app::Page::play);
    REQUIRE_FALSE(harness.has("play.newest"));
    harness.press(ImGuiKey_P);
    harness.settle();
    harness.press(ImGuiKey_P);
    harness.settle();
    CHECK_FALSE(harness.has("play.newest"));
}
