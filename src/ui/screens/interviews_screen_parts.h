#pragma once

// What the source files of the list of interviews share.

#include "app/access.h"
#include "ui/draw.h"
#include "ui/i18n.h"
#include "ui/screens/interviews_screen.h"
#include "ui/widgets.h"

#include <cstddef>
#include <string_view>

namespace mq::ui::interviews {

struct Stage {
    const ScreenContext& context;
    InterviewsUi& ui;
    const app::Interviews& model;
    [[nodiscard]] bool writes() const { return !context.model.read_only; }
    /// Plans, invites, agrees; who only sits in panels rates, and sees nothing of the rest.
    [[nodiscard]] bool runs_them() const { return app::may(context.model.me.role, app::Matter::interviews); }
};

/// The one next step of an interview.
enum class Step : std::uint8_t { none, rate, go_on, invite, consensus, record };
struct NextStep {
    Step what = Step::none;
    const app::PanelBadge* member = nullptr; ///< whose turn it is, for rate, go_on and invite
};
[[nodiscard]] NextStep next_step(const Stage& stage, const app::InterviewLine& line);
/// The last word of a name, by which people call each other; empty where it is too long for a button.
[[nodiscard]] std::string_view given_name(std::string_view name);
[[nodiscard]] bool takes_ratings(const app::InterviewLine& line); ///< planned or being rated
[[nodiscard]] const app::InterviewLine* find_line(const Stage& stage, const Uuid& interview);

void open_dialog(const Stage& stage, InterviewDialog which, const Uuid& interview = {});

[[nodiscard]] float row_height(bool wide);
struct Row {
    std::size_t number; ///< in app::Interviews::lines
    Rect at;
    bool first = false, last = false;
    bool wide = true;
    bool due = false; ///< its step is the one to take
};
void interview_row(const Stage& stage, const Row& row);
void dialogs(const Stage& stage);

} // namespace mq::ui::interviews
