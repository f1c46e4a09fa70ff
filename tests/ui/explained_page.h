#pragma once

// The page that explains a standing, in a window without glass: shared by its tests.

#include "ui/harness.h"
#include "ui/sample_explained.h"
#include "ui/sample_texts.h"
#include "ui/screens/standing_screen.h"

#include <optional>
#include <utility>

namespace mq::ui::test {

/// The page beside a rail. What-ifs are worked out by the program; other commands are kept.
struct ExplainedPage {
    mq::test::Explained explained;
    app::Model model;
    StandingUi ui;
    app::Commands out;
    app::Commands asked_for;
    Harness harness;

    explicit ExplainedPage(mq::test::Records records, const Screen& screen = {},
                           app::Language language = app::Language::vi, bool long_words = false)
        : explained((mq::test::use_texts(language), std::move(records)), language, long_words),
          model(explained.model()),
          harness([this] { draw(); }, screen) {
        harness.settle();
    }

    void draw() {
        const Frame frame;
        Rect area = frame.area();
        area.cut_left(area.w < px(1280) ? 64_px : 232_px);
        draw_standing({model, out, 0}, ui, area);
        if (out.empty()) {
            return;
        }
        asked_for.insert(asked_for.end(), out.begin(), out.end());
        if (explained.run(out)) { // as the window does: after the frame
            model = explained.model();
        }
        out.clear();
    }

    template <class T>
    [[nodiscard]] std::optional<T> asked() {
        for (const app::Command& command : asked_for) {
            if (const T* found = command.as<T>()) {
                return *found;
            }
        }
        return std::nullopt;
    }
    [[nodiscard]] const app::StandingPage& page() const { return model.standing; }
};

} // namespace mq::ui::test
