#pragma once

#include "base/error.h"
#include "domain/agreement.h"

#include <string>

/// `monqua agree`: the measures of scoring.md 5 over a table of ratings.
namespace mq::cli {

enum class Measure { kappa, alpha, icc, fleiss, severity };

struct AgreeRequest {
    Measure measure = Measure::kappa;
    domain::KappaWeights weights = domain::KappaWeights::quadratic; ///< of kappa
    domain::AlphaLevel level = domain::AlphaLevel::ordinal;         ///< of alpha
};

/// From the words of the command line. Fails (bad_input) for another word.
[[nodiscard]] Result<AgreeRequest> agree_request(const std::string& measure, const std::string& weights,
                                                 const std::string& level);

/// One JSON document, numbers with 6 decimals; what can't be computed is null, with a `reason`.
[[nodiscard]] std::string agree_document(const domain::RatingTable& table, const AgreeRequest& request);

/// The same in a few lines of Vietnamese with its reading; “n chưa đủ” in its place below the fewest.
[[nodiscard]] std::string agree_summary(const domain::RatingTable& table, const AgreeRequest& request);

/// A whole sentence for people.
[[nodiscard]] std::string sentence(domain::Undefined why);
[[nodiscard]] const char* name_of(domain::KappaWeights weights);
[[nodiscard]] const char* name_of(domain::AlphaLevel level);
[[nodiscard]] const char* name_of(domain::IccForm form); ///< ICC1,1 … ICC3,k

} // namespace mq::cli
