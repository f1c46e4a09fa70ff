#pragma once

// A team, the firm's teams and pictures of them, by hand: what the pages of a lead are drawn from in tests,
// pictures and benchmarks.

#include "app/model.h"

namespace mq::test {

/// Twelve people of one team, as the design shows them.
[[nodiscard]] app::Model team_model();
/// So many people of the whole firm, in two hundred teams.
[[nodiscard]] app::Model firm_model(int people);
/// The twelve beside where they stood thirty days ago; some rows of yesterday, some work late.
[[nodiscard]] app::Model compared_team();
/// Names, posts and texts of two hundred characters and more.
[[nodiscard]] app::Model long_team();
[[nodiscard]] app::Model empty_team();

/// A year of the twelve.
[[nodiscard]] app::Model insights_sample();
[[nodiscard]] app::Model insights_firm(int people);
[[nodiscard]] app::Model long_insights();
[[nodiscard]] app::Model empty_insights();

} // namespace mq::test
