#pragma once

// Parts of the conversation (02).

#include "ui/widgets/core.h"

#include <span>

namespace mq::ui {

enum class StepState : std::uint8_t { done, current, next };
struct Step {
    std::string_view name{};
    StepState state = StepState::next;
};
/// Circles with connectors; where the names don't fit, only the current one keeps its own.
void step_bar(const Rect& r, std::span<const Step> steps);

struct MoodGauge {
    float mood = 0;                 ///< 0 to 100
    std::string_view low{}, high{}; ///< words under the ends
};
/// Half ring and needle, eased. 200 × 118 px: r is its box, the gauge in the middle.
void mood_gauge(const char* name, const Rect& r, const MoodGauge& gauge);

enum class Speaker : std::uint8_t { customer, me };
/// Widest text in a bubble of `max_width` is 34 px less. Gives the bubble's size.
[[nodiscard]] ImVec2 bubble_size(std::string_view text, float max_width);
/// Customer: left edge at x; me: right edge at x. Gives its box.
Rect bubble(ImVec2 at, float max_width, std::string_view text, Speaker speaker);
/// A bubble of the customer's that is still being said: its first `shown` bytes; it is as wide as it will be
/// and grows by the line. Before the first word three dots stand in a small one.
void bubble_until(ImVec2 at, float max_width, std::string_view text, std::size_t shown);
/// "─── Cuộc gọi bắt đầu lúc 14:20 ───"
void divider_text(const Rect& r, std::string_view text);

enum class ChoiceMark : std::uint8_t { none, check, order };
struct Choice {
    std::string_view key{}; ///< "1", drawn in the keycap
    std::string_view text{};
    bool selected = false;
    bool enabled = true;
    ChoiceMark mark =
        ChoiceMark::none; ///< check: several may be chosen; order: place in the order at the right
    int place = 0;        ///< for order: 1.. when chosen, 0 when not yet
};
[[nodiscard]] float choice_height(const Choice& c, float width); ///< 50, 56 or more
Hit choice_row(const char* name, const Rect& at, const Choice& c);

/// An entry of a list to be put in order, with `name.up` and `name.down`. −1, 0 or +1.
struct OrderRow {
    int place = 1;
    std::string_view text{};
    bool first = false, last = false;
    const char* up_label = "";
    const char* down_label = "";
    bool enabled = true;
};
[[nodiscard]] float order_row_height(const OrderRow& row, float width);
int order_row(const char* name, const Rect& at, const OrderRow& row);

} // namespace mq::ui
