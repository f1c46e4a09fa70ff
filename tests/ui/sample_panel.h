#pragma once

// Agreeing in a panel, people, an observation, calibration and the question bank, by hand: what those pages
// are drawn from in tests and pictures.

#include "app/model.h"

namespace mq::test {

[[nodiscard]] Uuid sample_id(unsigned n);
[[nodiscard]] app::RatingRow sample_row(std::string facet, std::string name);
[[nodiscard]] std::vector<app::RatingRow> sample_rows();
/// Two hundred characters and more of Vietnamese.
[[nodiscard]] std::string long_text();

/// Three raters, eight cells of five questions: two of them two levels apart, one changed since.
[[nodiscard]] app::Model consensus_model();
[[nodiscard]] app::Model consensus_of(int raters);
[[nodiscard]] app::Model closed_consensus();
[[nodiscard]] app::Model long_consensus();

[[nodiscard]] app::Model people_model(int count);
/// The same with a candidate opened who can be decided on.
[[nodiscard]] app::Model person_model();
/// The same with somebody of the staff opened, and with one whose contract has ended.
[[nodiscard]] app::Model staff_model();
[[nodiscard]] app::Model left_model();
[[nodiscard]] app::Model long_person();

[[nodiscard]] app::Model observation_model();
[[nodiscard]] app::Model long_observation();

/// Twelve benchmark answers, so many of them done.
[[nodiscard]] app::Model calibration_model(int done);
[[nodiscard]] app::Model bank_model();
[[nodiscard]] app::Model long_bank();

} // namespace mq::test
