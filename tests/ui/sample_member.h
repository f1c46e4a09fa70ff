#pragma once

// A person as a lead sees them, and what was assigned, by hand.

#include "app/model.h"

namespace mq::test {

[[nodiscard]] app::Model member_model();
/// Nothing known of them yet.
[[nodiscard]] app::Model new_member();
/// Names and texts of two hundred characters, and plenty of everything.
[[nodiscard]] app::Model long_member();
/// The newest level is under appeal, to be answered here.
[[nodiscard]] app::Model appealed_member();

[[nodiscard]] app::Model assignments_model();
[[nodiscard]] app::Model no_assignments();
[[nodiscard]] app::Model long_assignments();

/// Home of somebody who was given three scenes and has a goal of the week.
[[nodiscard]] app::Model assigned_home();
/// One's own radar with targets and a signed level.
[[nodiscard]] app::Model signed_radar();

} // namespace mq::test
