#pragma once

// The whole interface over a hand-made model, to see what stands on a page and what comes as a toast.

#include "ui/harness.h"
#include "ui/refusal_cases.h"
#include "ui/sample_texts.h"
#include "ui/shell.h"

#include <fmt/format.h>
#include <imgui_internal.h>

#include <cstdint>
#include <functional>
#include <sstream>
#include <string>
#include <utility>

namespace mq::ui::test {

inline constexpr std::uint64_t refusal_id = 7;

/// The whole interface, so that toasts are drawn as well; of the commands only those about notices are run.
struct WholeWindow {
    app::Model model;
    app::Commands out;
    app::Commands all;                            ///< of every frame so far
    std::function<void(const app::Command&)> run; ///< what the app makes of one, if anything
    Shell shell;
    bool ready = false;
    Harness harness;

    explicit WholeWindow(app::Model shown, const Screen& screen = {})
        : model((mq::test::use_texts(app::Language::vi), std::move(shown))),
          harness([this] { draw(); }, screen) {
        ready = true;
        harness.settle();
    }
    void draw() {
        out.clear();
        shell.draw(model, out, ready ? harness.now() : 0);
        all.insert(all.end(), out.begin(), out.end());
        for (const app::Command& command : out) {
            if (run) {
                run(command);
            }
            if (const auto* gone = command.as<app::DismissNotice>()) {
                std::erase_if(model.notices, [&](const app::Notice& n) { return n.id == gone->id; });
            }
        }
    }
    /// No tooltip comes up.
    void mouse_away() {
        const ImVec2 size = ImGui::GetIO().DisplaySize;
        harness.move({size.x - 3, 3});
        harness.settle();
    }
    void open(const mq::test::RefusalCase& c) {
        std::istringstream names(c.opened_by);
        for (std::string name; names >> name;) {
            harness.scroll_to(name);
            harness.click(name);
            harness.settle();
        }
    }
    void refuse(const mq::test::RefusalCase& c, std::uint64_t notice = refusal_id) {
        model.notices.push_back(mq::test::refusal_of(c, notice));
        harness.settle();
    }
    [[nodiscard]] bool beside(std::uint64_t notice = refusal_id) const {
        return harness.has(fmt::format("refusal.{}", notice));
    }
    [[nodiscard]] static bool toast(int number = 1) {
        const ImGuiWindow* window = ImGui::FindWindowByName(fmt::format("toast.{}", number).c_str());
        return window != nullptr && window->LastFrameActive == ImGui::GetFrameCount();
    }
};

} // namespace mq::ui::test
