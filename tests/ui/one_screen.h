#pragma once

#include "ui/harness.h"
#include "ui/sample_texts.h"
#include "ui/screens/context.h"

#include <optional>
#include <utility>

namespace mq::ui::test {

/// One screen in a window, with room kept for the rail where it has one, and what a person asked for on it.
template <class Ui, void (*draw_screen)(const ScreenContext&, Ui&, const Rect&), bool with_rail = true>
struct OneScreen {
    app::Model model;
    Ui ui;
    app::Commands out;
    NoticesBeside beside; ///< which notices the screen shows itself
    bool ready = false;
    bool elsewhere = false; ///< another page is shown
    Harness harness;

    explicit OneScreen(app::Model shown, const Screen& screen = {},
                       app::Language language = app::Language::vi)
        : model((mq::test::use_texts(language), std::move(shown))), harness([this] { draw(); }, screen) {
        ready = true;
        harness.settle();
    }

    void draw() {
        const Frame frame;
        if (elsewhere) {
            return;
        }
        Rect area = frame.area();
        if (with_rail) {
            area.cut_left(area.w < px(1280) ? px(64) : px(232));
        }
        draw_screen({model, out, ready ? harness.now() : 0, &beside}, ui, area);
        beside.next(model);
    }

    /// Goes to another page and comes back.
    void leave_and_return() {
        elsewhere = true;
        harness.frame(2);
        elsewhere = false;
        harness.settle();
    }

    /// The first command of this kind, which is then forgotten with all others.
    template <class T>
    [[nodiscard]] std::optional<T> asked() {
        std::optional<T> found;
        for (const app::Command& command : out) {
            if (const T* one = command.as<T>(); one != nullptr && !found) {
                found = *one;
            }
        }
        out.clear();
        return found;
    }
};

} // namespace mq::ui::test
