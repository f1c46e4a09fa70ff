// A real window, with real fonts, in whatever display the test is given.

#include "platform/window.h"

#include <doctest/doctest.h>
#include <imgui_internal.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <string>
#include <thread>
#include <utility>

#include "platform/frame_need.h"
#include "platform/loop.h"
#include "platform/screenshot.h"
#include "platform/synthetic_input.h"

using namespace mq::platform;

namespace {

/// One page: a line in every font, a field, a button with a tooltip.
struct Page {
    explicit Page(Window& of) : window(of) {}

    FrameWish operator()(const FrameInfo& info) {
        closes += info.close_requested ? 1 : 0;
        ImGui::SetNextWindowPos({0, 0});
        ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
        ImGui::Begin("page", nullptr, ImGuiWindowFlags_NoDecoration);
        const mq::ui::Fonts& fonts = window.fonts();
        for (ImFont* font : {fonts.regular, fonts.semibold, fonts.bold, fonts.code}) {
            for (const float size : {15.0F, 19.0F, 33.0F}) {
                ImGui::PushFont(font, size);
                ImGui::TextUnformatted("Khiếu nại: Ổ khoá số 7 hỏng, ẦỄỔẶ ầễổặ ứng xử, 2,4 ± 0,3 → ✓ α");
                ImGui::PopFont();
            }
        }
        draw_icons(fonts);
        ImGui::InputText("field", field.data(), field.size());
        center = {(ImGui::GetItemRectMin().x + ImGui::GetItemRectMax().x) / 2,
                  (ImGui::GetItemRectMin().y + ImGui::GetItemRectMax().y) / 2};
        presses += ImGui::Button("Bắt đầu luyện") ? 1 : 0;
        button = ImGui::GetItemRectMin();
        tooltip = ImGui::IsItemHovered(ImGuiHoveredFlags_DelayNormal);
        if (hovered_at == 0 && ImGui::IsItemHovered()) {
            hovered_at = info.now;
        }
        if (tooltip_at == 0 && tooltip) {
            tooltip_at = info.now;
        }
        saves += ImGui::Shortcut(ImGuiMod_Ctrl | ImGuiKey_S, ImGuiInputFlags_RouteGlobal) ? 1 : 0;
        ImGui::End();
        return {wish, quits};
    }

    static void draw_icons(const mq::ui::Fonts& fonts) {
        for (ImFont* font : {fonts.icons, fonts.icons_fill}) {
            ImGui::PushFont(font, 33.0F);
            // gift, headset, smiley-angry (Phosphor); gift, headset, smile (Font Awesome)
            ImGui::TextUnformatted(fonts.phosphor ? "\uE276 \uE584 \uEC62" : "\uF06B \uF025 \uF118");
            ImGui::PopFont();
        }
    }

    Window& window;
    std::string field = std::string(200, '\0');
    ImVec2 center;
    ImVec2 button;
    int presses = 0;
    int saves = 0;
    int closes = 0;
    bool quits = false;
    bool tooltip = false;
    double hovered_at = 0; ///< of the button, when it first was
    double tooltip_at = 0; ///< likewise
    double wish = std::numeric_limits<double>::infinity();

    [[nodiscard]] std::string typed() const { return field.c_str(); }
};

std::unique_ptr<Window> open_window() {
    WindowOptions options;
    options.fonts = MONQUA_BINARY_DIR "/share/monqua/fonts";
    auto window = Window::open(options);
    REQUIRE_MESSAGE(window.has_value(), window.error().detail << " (tools/test gives the test a display)");
    return std::move(*window);
}

/// A window with its page, drawn until nothing moves.
struct Bench {
    Bench() { quiet(); }

    void quiet() {
        loop.settle(frame);
        loop.run_for(0.3, frame); // the X server's own news of a new window
        loop.settle(frame);
    }
    void click(ImVec2 at) {
        input.click(at.x, at.y);
        loop.settle(frame);
    }
    void chord(ImGuiKeyChord keys) {
        input.chord(keys);
        loop.settle(frame);
    }
    void type(const char* text) {
        input.text(text);
        loop.settle(frame);
    }
    std::uint64_t frames_in(double seconds) {
        const auto before = loop.frames();
        loop.run_for(seconds, frame);
        return loop.frames() - before;
    }

    /// Runs until `done`, and as long as that at least. A minute is a guard against what never comes, not a
    /// measure: a machine may be slow and busy. What it gives is a number of frames and the seconds they
    /// took.
    std::pair<std::uint64_t, double> frames_until(const std::function<bool()>& done, double seconds = 0) {
        using Clock = std::chrono::steady_clock;
        const auto begun = Clock::now();
        const auto before = loop.frames();
        const auto took = [&] { return std::chrono::duration<double>(Clock::now() - begun).count(); };
        while ((!done() || took() < seconds) && took() < 60) {
            loop.run_for(0.02, frame);
        }
        REQUIRE(done());
        return {loop.frames() - before, took()};
    }
    std::pair<std::uint64_t, double> frames_until_drawn(std::uint64_t count, double seconds = 0) {
        const auto wanted = loop.frames() + count;
        return frames_until([&] { return loop.frames() >= wanted; }, seconds);
    }

    std::unique_ptr<Window> window = open_window();
    Page page{*window};
    FrameFunction frame = [this](const FrameInfo& info) { return page(info); };
    Loop loop{*window};
    SyntheticInput input{*window};
};

} // namespace

TEST_CASE("every font draws Vietnamese, and the picture can be kept") {
    Bench bench;
    const std::string path = MONQUA_BINARY_DIR "/platform-text.png";
    REQUIRE(bench.loop.save_screenshot(path, bench.frame).has_value());
    std::ifstream file(path, std::ios::binary);
    std::string start(8, '\0');
    file.read(start.data(), 8);
    CHECK(start == "\x89PNG\r\n\x1a\n");
    CHECK_FALSE(bench.loop.save_screenshot("/nowhere/picture.png", bench.frame).has_value());
}

TEST_CASE("text fonts have every letter of Vietnamese, and the signs the family lacks") {
    Bench bench;
    const mq::ui::Fonts& fonts = bench.window->fonts();
    const std::string letters =
        "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"
        "AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬEÈẺẼÉẸÊỀỂỄẾỆIÌỈĨÍỊOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢUÙỦŨÚỤƯỪỬỮỨỰYỲỶỸÝỴĐ–—·±×≤≥“”…−%→←↑↓✓αβ";
    for (ImFont* font : {fonts.regular, fonts.semibold, fonts.bold, fonts.code}) {
        const char* at = letters.c_str();
        while (*at != '\0') {
            unsigned code_point = 0;
            at += ImTextCharFromUtf8(&code_point, at, nullptr);
            CAPTURE(code_point);
            CHECK(font->IsGlyphInFont(code_point));
        }
    }
}

TEST_CASE("nothing is drawn while nothing happens") {
    Bench bench;
    CHECK(bench.frames_in(1.0) == 0);
}

TEST_CASE("a wished-for frame comes in its time, once") {
    Bench bench;
    bench.page.wish = 0.25;
    bench.loop.settle(bench.frame);
    bench.window->touch();
    bench.loop.settle(bench.frame);
    const auto [frames, seconds] = bench.frames_until_drawn(4);
    CHECK(static_cast<double>(frames) <= seconds / 0.25 + 1);
}

TEST_CASE("another thread can wake the loop") {
    Bench bench;
    std::atomic<bool> posted = false;
    std::thread other([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        posted = true;
        post_wakeup();
    });
    bench.page.quits = true; // the first frame ends the wait, which else draws only when its minute is over
    const auto begun = std::chrono::steady_clock::now();
    CHECK(bench.loop.run_for(60, bench.frame));
    CHECK(posted);
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(50));
    other.join();
    bench.page.quits = false;
    CHECK(bench.frames_in(0.3) <= 2);
}

TEST_CASE("mouse, text, shortcuts and the clipboard work as a person's do") {
    Bench bench;
    bench.click({bench.page.button.x + 5, bench.page.button.y + 5});
    CHECK(bench.page.presses == 1);

    bench.click(bench.page.center);
    bench.type("Chị Hoà gặp lỗi ký số");
    CHECK(bench.page.typed() == "Chị Hoà gặp lỗi ký số");

    bench.chord(ImGuiMod_Ctrl | ImGuiKey_A);
    bench.chord(ImGuiMod_Ctrl | ImGuiKey_X);
    CHECK(bench.page.typed().empty());
    CHECK(std::string(ImGui::GetClipboardText()) == "Chị Hoà gặp lỗi ký số");
    bench.chord(ImGuiMod_Ctrl | ImGuiKey_V);
    bench.chord(ImGuiMod_Ctrl | ImGuiKey_V);
    CHECK(bench.page.typed() == "Chị Hoà gặp lỗi ký sốChị Hoà gặp lỗi ký số");

    bench.chord(ImGuiMod_Ctrl | ImGuiKey_S);
    CHECK(bench.page.saves == 1);
}

TEST_CASE("a caret blinks with two frames a turn, and no more") {
    Bench bench;
    bench.click(bench.page.center);
    const double turn = 1.2;
    const auto [frames, seconds] = bench.frames_until_drawn(3, 2 * turn);
    CHECK(static_cast<double>(frames) <= 2 * seconds / turn + 2);
}

TEST_CASE("a tooltip comes though nothing moves any more, and then it is quiet again") {
    Bench bench;
    bench.input.move(bench.page.button.x + 5, bench.page.button.y + 5);
    bench.loop.settle(bench.frame);
    CHECK(bench.frames_until([&] { return bench.page.tooltip; }).first <= 12);
    CHECK(bench.page.tooltip_at - bench.page.hovered_at > 0.3);
    bench.loop.run_for(0.5, bench.frame);
    CHECK(bench.frames_in(0.5) == 0);
}

// What a person types on a Vietnamese keyboard comes by way of the X server and its input method.
TEST_CASE("Vietnamese from the X server arrives in a field") {
    if (std::system("command -v xdotool >/dev/null") != 0) {
        MESSAGE("no xdotool here: not tested");
        return;
    }
    const std::string wanted = "Khiếu nại về hoá đơn";
    Bench bench;
    const int x = static_cast<int>(bench.page.center.x) + bench.window->place().area.x;
    const int y = static_cast<int>(bench.page.center.y) + bench.window->place().area.y;
    // For a letter that no key has, xdotool gives a spare key to it and presses that at once; on a busy
    // machine the first such press can come before X has told the key's new meaning. So a slower hand has
    // another go.
    for (const char* delay : {"40", "120", "250"}) {
        bench.click(bench.page.center);
        bench.input.chord(ImGuiMod_Ctrl | ImGuiKey_A);
        bench.input.chord(ImGuiKey_Delete);
        bench.loop.settle(bench.frame);
        std::thread person([&] {
            const std::string move = "xdotool mousemove " + std::to_string(x) + ' ' + std::to_string(y);
            const std::string script =
                move + " sleep 0.2 click 1 sleep 0.2 type --delay " + delay + " '" + wanted + "'";
            CHECK(std::system(script.c_str()) == 0);
        });
        bench.loop.run_for(1.0 + 0.03 * std::stod(delay), bench.frame);
        person.join();
        bench.loop.run_for(0.5, bench.frame); // what was typed last is still on its way
        if (bench.page.typed() == wanted) {
            break;
        }
    }
    CHECK(bench.page.typed() == wanted);
}
