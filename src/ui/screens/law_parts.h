#pragma once

// What the pages of rights share: one's own and HR's.

#include "app/model_law.h"
#include "ui/i18n.h"
#include "ui/widgets.h"

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace mq::ui::rights {

inline constexpr std::size_t request_kinds = 7; ///< of app::RequestKind
/// Their names, in its order.
[[nodiscard]] std::array<std::string_view, request_kinds> kind_names();
/// Which right that is, in a sentence.
[[nodiscard]] const char* kind_about(int kind);

/// How a request stands: late with a warning, done with a tick; the words are the model's.
[[nodiscard]] Chip state_chip(const app::RequestLine& line);
/// Its clock; no text: it has stopped.
[[nodiscard]] Chip clock_chip(const app::RequestLine& line);
/// Both side by side or one under the other; gives the bottom.
float request_chips(const Rect& at, const app::RequestLine& line);
[[nodiscard]] float request_chips_height(const app::RequestLine& line, float width);

/// Headings and what they say, in a card that is read; gives its bottom.
float plain_page(const Rect& at, std::span<const app::LawText> texts, const char* missing);

/// Who looked at what, `whose` only where it is not always the same; the rows of `shown` alone. Gives the
/// bottom.
struct AccessTable {
    std::span<const app::AccessLine> lines;
    std::span<const std::size_t> shown;
    bool whose = true;
};
float access_table(const Rect& at, const AccessTable& table);

/// What can be said of a dimension of groups, `before` first; `chosen` counts over both.
class GroupChoice {
public:
    GroupChoice(const app::MyData::GroupChoice& group, std::span<const Segment> before);
    /// Whether they have room side by side; else they are a list.
    [[nodiscard]] bool fits(float room) const;
    /// Under the title; `list`: as a list in any case, as wide as others beside it. True when another was
    /// chosen.
    bool draw(const char* name, const Rect& at, int& chosen, bool list = false) const;
    [[nodiscard]] static float height(); ///< with the title

private:
    static constexpr std::size_t most = 34; ///< content::most_choices, and what is before
    std::string_view title_;
    std::array<Segment, most> pieces_;
    std::size_t count_ = 0;
};

/// An empty table: a card with a tile and a sentence.
float nothing_here(const char* name, const Rect& at, const EmptyState& state);

} // namespace mq::ui::rights
