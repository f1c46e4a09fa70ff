#pragma once

// The second radar and the pitfalls by hand: what that segment is drawn from in tests and pictures.

#include "app/model.h"

namespace mq::test {

/// Practice and assessment of six principles, one of them thin and one never seen assessed; six pitfalls met.
[[nodiscard]] app::Radar principles_radar();
/// Practice alone, from one attempt of six decisions: no rate, one pitfall.
[[nodiscard]] app::Radar first_principles_radar();
/// Attempts from before principles were recorded: pitfalls, no figures.
[[nodiscard]] app::Radar unrecorded_radar();
/// Forty decisions and not one pitfall.
[[nodiscard]] app::Radar clean_radar();
/// Every text of it is far too long.
[[nodiscard]] app::Radar long_principles_radar();

} // namespace mq::test
