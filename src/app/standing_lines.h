#pragma once

#include "app/standing_model.h"

namespace mq::app {

/// Every line of the standing, heaviest first, then newest. Nothing is left out of them yet.
[[nodiscard]] std::vector<StandingLine> standing_lines(const StandingSource& source,
                                                       const domain::Standing& standing);

/// Writes down what each line would weigh in a standing without those that are left out.
void reweigh(std::vector<StandingLine>& lines, const domain::CreditedEvidence& without);

} // namespace mq::app
