#pragma once

#include "ui/widgets/core.h"

#include <span>

namespace mq::ui {

enum class CardLook : std::uint8_t { plain, recommended, accent, good, warn, bad, inset };
/// Fill, border and radius 12; gives the inside after padding of 20 across and 16 down.
Rect card(const Rect& r, CardLook look = CardLook::plain);
/// Title at the left and a caption at the right of the first row of `inside`, which is cut off it.
void card_title(Rect& inside, std::string_view title, std::string_view caption = {});
/// A strip of `inset` with a line above, cut off the bottom of the card itself; gives its inside.
Rect card_footer(Rect& whole_card, float height = 0);

struct Column {
    std::string_view title{};
    float width = 0; ///< screen pixels; 0 shares what is left
    Align align = Align::left;
};
inline constexpr int max_columns = 16;
/// Boxes of the columns in a row of this place, padding of 16 at both ends and `gap` between them.
struct Cells {
    Rect cell[max_columns];
    int count = 0;
    const Rect& operator[](int i) const { return cell[i]; }
};
[[nodiscard]] Cells cells_of(const Rect& row, std::span<const Column> columns, float gap = 0);
void table_head(const Rect& row, std::span<const Column> columns);

struct RowSpec {
    bool selected = false;
    bool warn = false;  ///< needs discussion: warn-soft (say it with icon and word as well)
    bool first = false; ///< no line above
    bool clickable = true;
    Corners corners = ImDrawFlags_RoundCornersNone; ///< of the card's edge under the last row
    std::string_view label{};
};
/// Line above, fill by state; buttons may be drawn on it afterwards. `hovered` or `focused` show the row's
/// action.
Hit table_row(const char* name, const Rect& row, const RowSpec& spec = {});

/// A strip with an icon and a sentence: `inset` for neutral, else the soft fill of its tone.
struct Notice {
    std::string_view text{};
    Tone tone = Tone::neutral;
    Icon icon = Icon::info;
    IconKind icon_kind = IconKind::regular;
    std::string_view title{}; ///< semibold, above; may be empty
};
[[nodiscard]] float notice_height(const Notice& n, float width);
void notice(const Rect& at, const Notice& n);

/// The square with an icon at the left of a row or radio card.
void icon_tile(const Rect& r, Icon which, Colour back, Colour ink, float icon_size,
               IconKind kind = IconKind::regular);
/// The gift on coral: 32 px in the rail, 48 at login.
void brand_mark(const Rect& r);

struct EmptyState {
    Icon icon = Icon::gift;
    std::string_view title{};
    std::string_view text{};
    std::string_view action{}; ///< empty: no button
    bool small_button = true;
};
/// Centred in `r`. The button is `name.action`; true when it was pressed.
bool empty_state(const char* name, const Rect& r, const EmptyState& s);

struct ErrorState {
    Icon icon = Icon::file_x;
    std::string_view title{};  ///< what happened
    std::string_view text{};   ///< what still works
    std::string_view first{};  ///< primary, `name.first`; may be empty
    std::string_view second{}; ///< secondary, `name.second`; may be empty
    std::string_view detail{}; ///< caption below, codes for support; may be empty
};
/// 0: nothing, 1 or 2: that button was pressed.
int error_state(const char* name, const Rect& r, const ErrorState& s);

/// Where text will be while it loads: bars of `track`.
void loading_bars(const Rect& r, int lines);

} // namespace mq::ui
