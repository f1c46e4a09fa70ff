#pragma once

// Fields about a person that first run, the question for forms of address and the settings share.

#include "app/model.h"
#include "ui/layout.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace mq::ui {

inline constexpr int first_birth_year = 1945;
inline constexpr int last_birth_year = 2012;

/// The year that was typed; nothing while the field is empty or holds no plausible year.
[[nodiscard]] std::optional<int> birth_year_of(std::string_view typed);
/// Whether something is typed that is no plausible year.
[[nodiscard]] bool birth_year_wrong(std::string_view typed);

/// The field with its label, and the error below when `show_error`. Gives its height and whether it was left
/// or changed.
struct YearField {
    float height = 0;
    bool left = false;
    bool changed = false;
    bool submitted = false;
};
YearField birth_year_field(const char* name, const Rect& at, std::string& typed, bool show_error);

/// A label over a segmented control (a select where that is too wide for `at`); −1 stands for "not said".
struct ChoiceField {
    float height = 0;
    bool changed = false;
    bool submitted = false; ///< Enter on what is chosen already
};
ChoiceField gender_field(const char* name, const Rect& at, int& gender);
ChoiceField region_field(const char* name, const Rect& at, std::string_view label, int& region);

[[nodiscard]] std::optional<domain::Gender> gender_of(int chosen);
[[nodiscard]] std::optional<domain::Region> region_of(int chosen);

/// Call it before fields are filled anew on a page that was left: ImGui would give a field that was left in
/// the middle of typing its old text back.
void forget_left_text();

inline constexpr std::array roles{app::Role::trainee, app::Role::hr, app::Role::lead};

/// Whether the name has more in it than blanks.
[[nodiscard]] bool has_letters(std::string_view name);

/// 09/03/2026 or 9/3/2026 as an ISO day; nothing when it is no date.
[[nodiscard]] std::optional<std::string> iso_of(std::string_view typed);

} // namespace mq::ui
