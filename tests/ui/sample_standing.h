#pragma once

// A person's radar and attempts, by hand: what those two pages are drawn from in tests and pictures.

#include "app/model.h"

namespace mq::test {

/// Eleven practice attempts over ten weeks, two assessments: the last axis is thin, a standing is not yet
/// there.
[[nodiscard]] app::Radar sample_radar();
/// One practice attempt yesterday: every axis that was seen is thin, no trend, nothing from thirty days ago.
[[nodiscard]] app::Radar first_radar();
/// Seven assessments: level 3 is reported; one of them has a critical error, one is not counted.
[[nodiscard]] app::Radar placed_radar();
/// The axes and nothing else.
[[nodiscard]] app::Radar empty_radar();
/// Every text of it is far too long.
[[nodiscard]] app::Radar long_radar();

/// `count` attempts, newest first: an open one, one retried from the middle, one given up, assessments among
/// them.
[[nodiscard]] app::Attempts sample_attempts(int count);
[[nodiscard]] app::Attempts long_attempts();

[[nodiscard]] app::Model model_with(app::Radar radar);
[[nodiscard]] app::Model model_with(app::Attempts attempts);

} // namespace mq::test
