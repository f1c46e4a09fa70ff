#pragma once

// The cards of the page that explains a standing, and what they share. Only standing_screen*.cpp include
// this.

#include "ui/draw.h"
#include "ui/i18n.h"
#include "ui/screens/standing_screen.h"
#include "ui/widgets.h"

namespace mq::ui::standing_page {

struct View {
    const ScreenContext& context;
    const app::StandingPage& page;
    StandingUi& ui;

    [[nodiscard]] bool trying() const { return page.without.has_value(); }
    /// The case whose words the page shows: the real one, or the one that is tried.
    [[nodiscard]] const app::StandingCase& shown() const { return trying() ? *page.without : page.now; }
    /// Figures of a view as they are, and as they would be (null while nothing is left out).
    [[nodiscard]] const app::StandingFigures& now(int view) const {
        return page.now.views[static_cast<std::size_t>(view)];
    }
    [[nodiscard]] const app::StandingFigures* then(int view) const {
        return trying() ? &page.without->views[static_cast<std::size_t>(view)] : nullptr;
    }
    /// The view that the cards speak of: in the frame of a press still the old one.
    [[nodiscard]] int at() const { return ui.cache.view; }
    [[nodiscard]] std::string_view name() const { return page.views[static_cast<std::size_t>(at())]; }
};

/// “Nếu không có 2 bằng chứng này”.
struct WithoutWords {
    Text<96> words;
    explicit WithoutWords(int left_out)
        : words(left_out == 1 ? "standing.what_if.one" : "standing.what_if.other", fmt::arg("n", left_out)) {}
};

/// A level as it is and, where that differs, as it would be; gives the width.
[[nodiscard]] float changed_chips_width(int now, const int* then, float side);
void changed_chips(ImVec2 at, int now, const int* then, float side);
/// A level chip with a broken edge around it: not real.
void ghost_chip(ImVec2 at, int level, float side);

// ---- cards: how high they want to be for a width, and themselves
[[nodiscard]] float answer_height(const View& view, float width);
void answer(const View& view, const Rect& card);

[[nodiscard]] float views_height(const View& view, float width);
void views(const View& view, const Rect& card);

[[nodiscard]] float bars_height(const View& view, float width);
void bars(const View& view, const Rect& card);

[[nodiscard]] float lines_height(const View& view, float width);
void lines(const View& view, const Rect& card);

[[nodiscard]] float practice_height(const View& view, float width);
void practice(const View& view, const Rect& card);
[[nodiscard]] float words_height(const View& view, float width);
void words(const View& view, const Rect& card);
[[nodiscard]] float method_height(const View& view, float width);
void method(const View& view, const Rect& card);

// ---- the strip at the foot of the window while something is left out
[[nodiscard]] float try_bar_height(const View& view, float width);
void try_bar(const View& view, const Rect& strip);

} // namespace mq::ui::standing_page
