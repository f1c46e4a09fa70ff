#pragma once

// The parts of the complaint log. Only complaints_screen*.cpp include this.

#include "ui/i18n.h"
#include "ui/screens/complaints_screen.h"
#include "ui/screens/lead_parts.h"
#include "ui/widgets.h"

#include <span>

namespace mq::ui::complaints {

struct Stage {
    const ScreenContext& context;
    const app::Complaints& model;
    ComplaintsUi& ui;
    [[nodiscard]] bool writes() const { return !context.model.read_only; }
};

/// How bad it was: a shape and a word for 1..3.
struct Severity {
    const char* key;
    Icon icon;
    Tone tone;
};
[[nodiscard]] Severity severity_of(int severity);

// ---- pages
void form(const Stage& stage, const Rect& area);
void import(const Stage& stage, const Rect& area);
/// Takes the form's values from the model when another entry was opened.
void follow_form(const Stage& stage);

// ---- parts of the log: each gives the bottom of what it drew
float week(const Stage& stage, const Rect& at);
float rows(const Stage& stage, const Rect& at);

/// Bars with their numbers, and the line of their sum up to there.
void pareto(const Rect& at, std::span<const app::ParetoBar> bars);

// ---- parts of the form
float fields(const Stage& stage, const Rect& at);
float steps(const Stage& stage, const Rect& at);
float outcome(const Stage& stage, const Rect& at);

/// What was found at a field when it was to be saved; empty: nothing.
[[nodiscard]] std::string_view problem_of(const Stage& stage, std::string_view field);
/// The same for step 0..5.
[[nodiscard]] std::string_view step_problem(const Stage& stage, std::size_t step);
/// A select over named ids; `none` stands first for the empty id where it is given.
float choose_id(const char* name, const Rect& at, const char* label, std::span<const app::NamedId> all,
                const char* none, std::string& id);

} // namespace mq::ui::complaints
