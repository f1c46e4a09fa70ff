#pragma once

// Home, handbook and profile of one person, by hand: what those pages are drawn from in tests.

#include "app/model.h"

namespace mq::test {

/// Six practice scenes of all channels and causes, two assessments; scene-3 is recommended, nothing is
/// unfinished.
[[nodiscard]] app::Model sample_home();
/// A first day: nothing practised, nothing known.
[[nodiscard]] app::Model first_day();
/// The same with an unfinished practice attempt (of scene-2) and an unfinished assessment (of check-2).
[[nodiscard]] app::Model with_unfinished();
/// Every text of it is far too long, `scenes` practice scenes.
[[nodiscard]] app::Model long_home(int scenes);

/// All parts of the handbook, two gifts kept.
[[nodiscard]] app::Model sample_handbook();
[[nodiscard]] app::Model long_handbook();

/// A lead with a whole profile.
[[nodiscard]] app::Me sample_me();

} // namespace mq::test
