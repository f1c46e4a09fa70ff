#pragma once

#include "app/interview_commands.h"
#include "base/ids.h"
#include "ui/screens/context.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace mq::ui {

/// Known people whose name has what was typed in it; worked out when that or the model changes.
struct PlanMatches {
    std::vector<std::size_t> found; ///< into PlanForm::people or PlanForm::interviewers
    bool stale = true;
};

/// What has been filled in so far. It stays while one looks something up on another page, and goes once the
/// interview is planned.
struct PlanUi {
    bool staff = false;
    std::optional<Uuid> person; ///< somebody known
    std::string name;           ///< of somebody new
    std::string birth_year;
    bool year_left = false;
    std::string contact;
    std::string post;
    std::string round;
    std::string day;
    std::string time;
    std::string kit; ///< id
    std::vector<app::PlanInterview::Member> panel;
    std::string member; ///< name being typed
    bool session = false;
    bool consent = false; ///< never ticked but by a person

    PlanMatches people, members;
    app::Revision revision = 0; ///< of the form that the matches are of
    app::Revision mended = 0;   ///< of the form whose problem has been worked on
    app::Revision pointed = 0;  ///< of the form whose problem has been scrolled to
    bool started = false;
    bool sent = false;
    float form_height = 1e6F;
    int frame = -2;
};

/// The form for a new interview: who, when, with which questions and whom, and at the end the consent.
void draw_plan(const ScreenContext& context, PlanUi& ui, const Rect& area);

} // namespace mq::ui
