#pragma once

#include "app/model_interview.h"
#include "base/error.h"
#include "store/interviews.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mq::app {

struct State;

/// How strict a rater is beside the others of their panels.
struct RaterFigure {
    std::string rater; ///< id
    std::string name;
    int people = 0; ///< interviewed together with somebody else
    std::optional<double>
        severity; ///< levels, positive: stricter; only from ten people in common on (scoring.md 5)
};

/// From everybody's closed interviews, by id. Least squares over question × facet units; see rater_severity.
[[nodiscard]] std::vector<RaterFigure> rater_figures(const std::vector<store::RatedRow>& interviews);

/// Reads the database: severities by rater's id that closed interviews give so far, of those with enough of
/// them. What closing one freezes into it.
[[nodiscard]] Result<std::map<std::string, double>> severities_so_far(const State& state);

/// Reads the database: benchmark answers with what the person at this PC has rated, and severities in real
/// panels.
[[nodiscard]] Result<Calibration> calibration_model(State& state);

} // namespace mq::app
