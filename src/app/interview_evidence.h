#pragma once

#include "base/error.h"
#include "store/store.h"

#include <map>
#include <string>

namespace mq::app {

struct State;

/// What leads may know of that interview once it is closed: the newest rating of each rater, who is left out
/// by name. Reads the database. `severities`: of raters by id, as the closing freezes them; who isn't named
/// has 0.
[[nodiscard]] Result<store::InterviewEvidenced> evidence_of(const State& state,
                                                            const store::InterviewRow& row,
                                                            const std::map<std::string, double>& severities);

} // namespace mq::app
