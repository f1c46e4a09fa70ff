#pragma once

// Interviews, the form for a new one, and one that is being conducted, by hand: what those pages are drawn
// from in tests.

#include "app/model.h"

namespace mq::test {

/// The third of eight questions open, two rated, nothing written in it; the panel has three members, of whom
/// the person at this PC is the first.
[[nodiscard]] app::Model sample_conduct();
/// The same as it is left in the middle: notes, tags and one of two facets rated.
[[nodiscard]] app::Model written_conduct();
/// A refused save: each kind of thing that can be missing is.
[[nodiscard]] app::Model lacking_conduct();
/// All questions rated; the last one open.
[[nodiscard]] app::Model rated_conduct();
/// All rated and handed in.
[[nodiscard]] app::Model handed_in_conduct();
/// It is the second member's turn.
[[nodiscard]] app::Model other_turn();
/// Three facets, every text of it far too long.
[[nodiscard]] app::Model long_conduct();

/// One interview of each stage and more; two wait on somebody.
[[nodiscard]] app::Model sample_interviews();
[[nodiscard]] app::Model no_interviews();
[[nodiscard]] app::Model long_interviews(int count);

/// Two kits, three known people, four interviewers.
[[nodiscard]] app::Model sample_plan();
[[nodiscard]] app::Model long_plan();

} // namespace mq::test
