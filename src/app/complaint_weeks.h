#pragma once

#include "app/complaint_rules.h"
#include "app/model_complaints.h"
#include "store/teams.h"

#include <vector>

namespace mq::app {

/// This week and the ones before it, Monday to Sunday on the person's clock, newest first; `count` of them.
/// What came in is told by when it came in, what was closed (its time, its satisfaction) by when it was
/// closed, the time to an answer by when the second step was done. Medians: of an even number, the mean of
/// the two in the middle.
[[nodiscard]] std::vector<WeekSummary> week_summaries(const std::vector<store::ComplaintRow>& rows,
                                                      const ComplaintRules& rules, int count = 12);

} // namespace mq::app
