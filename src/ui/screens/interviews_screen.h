#pragma once

#include "base/ids.h"
#include "ui/screens/context.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace mq::ui {

/// What an interview waits for: the parts of the list, from top to bottom.
enum class InterviewGroup : std::uint8_t { due, ahead, rating, agreeing, closed, cancelled };
inline constexpr std::size_t interview_groups = 6;

/// What is asked over the list.
enum class InterviewDialog : std::uint8_t { none, members, leave, cancel, pack, pairing };

/// What is not worth saving.
struct InterviewsUi {
    app::Revision revision = 0;
    std::size_t lines = 0;
    std::array<std::vector<std::size_t>, interview_groups> groups; ///< into app::Interviews::lines
    bool grouped = false;
    Uuid menu; ///< interview whose menu is open or was last

    InterviewDialog dialog = InterviewDialog::none;
    Uuid interview; ///< that the dialog is about
    Uuid member;    ///< and who of its panel
    std::string reason;
    std::string path;
    std::string name;
    bool tried = false; ///< the dialog's button was pressed while something was missing
};

/// Every interview by what it waits for, each with its one next step.
void draw_interviews(const ScreenContext& context, InterviewsUi& ui, const Rect& area);

} // namespace mq::ui
