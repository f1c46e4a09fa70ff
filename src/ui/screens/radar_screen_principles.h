#pragma once

// The segment of the radar page on principles and pitfalls. Only radar_screen*.cpp include this.

#include "ui/screens/radar_screen_parts.h"

namespace mq::ui::radar_page {

struct PrinciplesView {
    const ScreenContext& context;
    const app::Principles& model;
    PrinciplesUi& ui;

    [[nodiscard]] const app::PrincipleAxis& axis() const {
        return model.axes[static_cast<std::size_t>(ui.axis)];
    }
    /// Assessed attempts are in front as soon as there are any.
    [[nodiscard]] bool assessed_front() const { return ui.cache.any_assessed; }
};

/// Draws it all; gives where it ended.
float principles(View& view, const Rect& page);

void select_principle(PrinciplesUi& ui, int axis);

// ---- cards: how high they want to be for a width, and themselves
[[nodiscard]] float principle_table_height(const PrinciplesView& view, float width);
void principle_table(PrinciplesView& view, const Rect& card);

/// What the selected principle asks, and the attempts that its figures come from.
[[nodiscard]] float principle_card_height(const PrinciplesView& view, float width);
void principle_card(PrinciplesView& view, const Rect& card);

/// How often pitfalls are met altogether; takes what room there is.
[[nodiscard]] float rate_height(const PrinciplesView& view, float width, float room);
void rate_card(const PrinciplesView& view, const Rect& card);

// ---- what the card and the list say of a rate
/// With one decimal; what happened seldom does not read as never.
class RateText {
public:
    explicit RateText(double rate);
    operator std::string_view() const { return text_; } // NOLINT: it is a text
    [[nodiscard]] const char* c_str() const { return text_.c_str(); }

private:
    Buf<16> text_;
};

/// “30 ngày qua 0,4, trước đó 1,1”; not to be shown while one of them is not known.
struct CompareWords {
    bool known;
    Text<128> text;
    explicit CompareWords(const app::PitfallRate& rate);
};

/// Fewer is better.
struct ChangeWords {
    const char* text;
    Colour ink;
    Icon icon;
};
[[nodiscard]] ChangeWords words_of(domain::PitfallChange change);
void draw_pitfall_change(Rect r, const ChangeWords& words);

/// The newest of a line, for the kit's charts; a view into `out`. `tips` may be empty.
using RatePoints = std::array<TrendPoint, 32>;
[[nodiscard]] std::span<const TrendPoint> rate_points(const std::vector<app::RatePoint>& line,
                                                      const std::vector<std::string>& tips, RatePoints& out);

[[nodiscard]] float pitfalls_height(const PrinciplesView& view, float width);
void pitfalls(PrinciplesView& view, const Rect& card);

} // namespace mq::ui::radar_page
