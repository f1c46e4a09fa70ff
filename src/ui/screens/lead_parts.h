#pragma once

// What the pages of a lead share: dialogs with a reason, days as people write them, rows of facts.

#include "ui/screens/context.h"
#include "ui/widgets.h"

#include <string>
#include <string_view>

namespace mq::ui::lead {

/// A day (or day and time) as it is kept, “2026-03-09 14:30”, of one that was typed, “09/03/2026 14:30”; what
/// is no day comes back as it is.
[[nodiscard]] std::string kept_day(std::string_view typed);
/// The other way round.
[[nodiscard]] std::string shown_day(std::string_view kept);
/// Whether it begins with a day that exists, in either form.
[[nodiscard]] bool is_day(std::string_view typed);

[[nodiscard]] float title_height(std::string_view words, std::string_view about, float width);
/// The heading of a dialog; gives its bottom.
float titled(const Rect& at, std::string_view words, std::string_view about);
/// The same, cut off the top of `inside`.
void title(Rect& inside, std::string_view words, std::string_view about);

/// Safe button at the left of the main one, both at the right: `name.safe`, `name.other`. 1: safe, 2: main.
int two_buttons(const char* name, Rect row, const Button& safe, const Button& main);

/// Room inside a dialog that wants to be as wide as this (screen pixels).
[[nodiscard]] float room_of(float width);

/// A dialog that asks for a sentence.
struct Ask {
    const char* name; ///< widgets `name.word`, `name.safe`, `name.other`
    std::string_view title, about;
    const char *label, *example, *missing, *safe, *other; ///< texts
    bool danger = false;
    bool needed = true; ///< the sentence
    /// What it asks for: where that is refused the dialog opens again, with what was typed and the reason.
    const ScreenContext* context = nullptr;
    app::CommandKind command{};
};
/// The question of somebody who appeals their level.
[[nodiscard]] Ask ask_for_appeal(const char* name, const ScreenContext& context);
/// True when it was handed in.
bool ask(bool& open, std::string& word, bool& tried, const Ask& a);

/// A sentence in text3 where a list is empty; gives the bottom.
float nothing(const Rect& at, const char* key);

} // namespace mq::ui::lead
