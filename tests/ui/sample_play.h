#pragma once

// An attempt at a scene, by hand: what the role-play and the debrief are drawn from in tests and pictures.

#include "app/model.h"

namespace mq::test {

[[nodiscard]] Uuid sample_attempt();
/// The six steps, so many of them done (0-based `current`, −1: none).
[[nodiscard]] std::vector<app::StepLine> sample_steps(int done, int current);

/// In the middle of a phone call: three decisions made, one choice of four, a light hint offered for half a
/// guidance.
[[nodiscard]] app::Play sample_play();
/// The same moment as an assessment.
[[nodiscard]] app::Play sample_assessment();
/// A moment that asks for several ticks, or for an order.
[[nodiscard]] app::Play sample_several();
[[nodiscard]] app::Play sample_order();
/// A typed reply on the phone; the same in a chat, where Enter sends.
[[nodiscard]] app::Play sample_reply();
[[nodiscard]] app::Play sample_chat_reply();
/// The complaint log with five fields, three of them to be chosen from.
[[nodiscard]] app::Play sample_log();
/// Three who may handle it and three who may be told.
[[nodiscard]] app::Play sample_route();
/// One choice of four; the customer can be cut in on, and waits a minute for the answer.
[[nodiscard]] app::Play sample_timed();
/// The ending has been reached.
[[nodiscard]] app::Play sample_ended();

/// The look back on it: seven decisions, one wrong, a good ending; reflected on already.
[[nodiscard]] app::Debrief sample_debrief();
/// Its decisions are of the written kinds: a typed reply that was read, one that was read with doubt, a log,
/// a route, a cut-in, and silence.
[[nodiscard]] app::Debrief sample_written_debrief();
/// A good score and a bad ending, a critical error, an assessment.
[[nodiscard]] app::Debrief sample_bad_ending();

/// A model that shows this page and nothing else.
[[nodiscard]] app::Model model_with(app::Play play);
[[nodiscard]] app::Model model_with(app::Debrief debrief);

/// A paragraph of about `words` words, for texts that are far too long.
[[nodiscard]] std::string long_text(int words);
/// Every text of it is far too long.
[[nodiscard]] app::Play long_play();
[[nodiscard]] app::Play long_log();
[[nodiscard]] app::Play long_route();
[[nodiscard]] app::Play long_timed();
[[nodiscard]] app::Debrief long_debrief();
[[nodiscard]] app::Debrief long_written_debrief();

} // namespace mq::test
