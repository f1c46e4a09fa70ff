#pragma once

// An attempt at a scene, by hand: what the role-play and the debrief are drawn from in tests and pictures.

#include "app/model.h"

namespace mq::test {

/// In the middle of a phone call: three decisions made, one choice of four, a light hint offered for half a
/// guidance.
[[nodiscard]] app::Play sample_play();
/// The same moment as an assessment.
[[nodiscard]] app::Play sample_assessment();
/// A moment that asks for several ticks, or for an order.
[[nodiscard]] app::Play sample_several();
[[nodiscard]] app::Play sample_order();
/// The ending has been reached.
[[nodiscard]] app::Play sample_ended();

/// The look back on it: seven decisions, one wrong, a good ending; reflected on already.
[[nodiscard]] app::Debrief sample_debrief();
/// A good score and a bad ending, a critical error, an assessment.
[[nodiscard]] app::Debrief sample_bad_ending();

/// A model that shows this page and nothing else.
[[nodiscard]] app::Model model_with(app::Play play);
[[nodiscard]] app::Model model_with(app::Debrief debrief);

/// A paragraph of about `words` words, for texts that are far too long.
[[nodiscard]] std::string long_text(int words);
/// Every text of it is far too long.
[[nodiscard]] app::Play long_play();
[[nodiscard]] app::Debrief long_debrief();

} // namespace mq::test
