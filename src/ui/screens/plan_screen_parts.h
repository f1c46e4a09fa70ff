#pragma once

// What the source files of the form for a new interview share.

#include "ui/draw.h"
#include "ui/i18n.h"
#include "ui/screens/plan_screen.h"
#include "ui/widgets.h"

#include <string_view>

namespace mq::ui::plan {

inline constexpr std::size_t most_members = 5;

struct Stage {
    const ScreenContext& context;
    PlanUi& ui;
    const app::PlanForm& form;
};

/// What the last try was refused for, where it is about this field and that has not been changed since.
[[nodiscard]] std::string_view problem_of(const Stage& stage, std::string_view field);
/// The field was changed: its problem is history.
void mend(const Stage& stage, std::string_view field);
/// Scrolls to the field that the last try was refused for, once.
void point_at(const Stage& stage, std::string_view field, const Rect& where);

[[nodiscard]] const app::PersonChoice* known_person(const Stage& stage);
[[nodiscard]] const app::KitChoice* chosen_kit(const Stage& stage);
[[nodiscard]] const app::ConsentText& consent_of(const Stage& stage);
/// Key of why it can't be planned yet; null when it can.
[[nodiscard]] const char* why_not(const Stage& stage);
void submit(const Stage& stage);

void find_matches(const Stage& stage);

// Parts of the form; each gives the bottom of what it drew.
float section(const Rect& at, const char* title);
float who(const Stage& stage, const Rect& at);
float panel(const Stage& stage, const Rect& at);
float when(const Stage& stage, const Rect& at);
float what(const Stage& stage, const Rect& at);
float session(const Stage& stage, const Rect& at);
float consent(const Stage& stage, const Rect& at);

} // namespace mq::ui::plan
