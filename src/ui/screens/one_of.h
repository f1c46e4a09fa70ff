#pragma once

#include "ui/widgets/buttons.h"

#include <span>

namespace mq::ui {

/// A segmented control, or a select of the same name where the pieces don't fit side by side into `room`
/// (screen pixels): at 150 % and large text they may not. `first_word` stands for the first piece in the
/// select.
class OneOf {
public:
    static constexpr std::size_t most = 8; ///< pieces
    OneOf(std::span<const Segment> segments, int chosen, float room, std::string_view prefix = {},
          std::string_view first_word = {});
    [[nodiscard]] float width() const { return width_; } ///< 36 px high
    /// True when another one was chosen.
    bool draw(const char* name, ImVec2 at, int& chosen) const;

private:
    std::span<const Segment> segments_;
    std::string_view prefix_, first_word_;
    float width_ = 0;
    bool pieces_ = true;
};

} // namespace mq::ui
