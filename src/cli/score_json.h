#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "domain/competency.h"
#include "domain/evidence.h"
#include "domain/scoring_standing.h"

#include <string>
#include <string_view>
#include <vector>

/// `monqua score`: the JSON form of scoring.md 4.
namespace mq::cli {

struct ScoreInput {
    Day as_of;
    domain::Severities severities;
    std::vector<domain::Evidence> evidence;
};

/// Fails (bad_input) with all that is wrong, one line a problem, each beginning with a JSON pointer
/// (`/evidence/3/ratings/0/rating`) or saying line and column where the text isn't JSON. At most 8 MiB.
[[nodiscard]] Result<ScoreInput> read_score_input(std::string_view json,
                                                  const domain::Competency& competency);

/// Evidence in, standing out as one JSON document (numbers with 6 decimals), ended by a newline.
[[nodiscard]] Result<std::string> score_document(std::string_view json, const domain::Competency& competency);

/// The same for people: a few lines of Vietnamese, ended by a newline.
[[nodiscard]] Result<std::string> score_summary(std::string_view json, const domain::Competency& competency);

/// The summary of a standing that is already there. `evidence`: the records it was made from.
[[nodiscard]] std::string summarise_standing(const domain::Standing& standing,
                                             const std::vector<domain::Evidence>& evidence,
                                             const domain::Competency& competency);

} // namespace mq::cli
