#pragma once

#include "app/standing_page.h"
#include "app/texts.h"

#include <functional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace mq::app {

/// Lines that are left out of a what-if, by id.
using LeftOut = std::set<std::string, std::less<>>;

/// What the page says of a scene, which the library and the journal know.
struct AttemptWords {
    std::string title;
    std::string guidance; ///< không chỉ dẫn
};

/// What a standing is explained from.
struct StandingSource {
    const domain::Estimator& estimator;
    const Texts& texts;
    Day as_of;
    std::span<const domain::Evidence> records; ///< of all three sources
    std::function<AttemptWords(const domain::ScenarioEvidence&)> words;
    domain::Severities severities{};                              ///< of raters
    std::function<std::string(const std::string& id)> question{}; ///< its short name; none: the id
    std::function<std::string(const std::string& id)> rater{};    ///< name; none: the id
};

/// The page without its practice part. `now`: the standing of the records on that day. Ids in `left_out` that
/// no line has are ignored. Pure: nothing is written anywhere.
[[nodiscard]] StandingPage explain_standing(const StandingSource& source, const domain::Standing& now,
                                            const LeftOut& left_out);

/// Records without some of their lines; a record that has none left is gone.
struct KeptRecords {
    std::vector<domain::Evidence> records;
    std::vector<std::size_t> origin; ///< where each stood among those given
};
[[nodiscard]] KeptRecords records_without(std::span<const domain::Evidence> records,
                                          const domain::CreditedEvidence& credited, const LeftOut& left_out);

/// Every constant that shapes a standing, in groups, with its value in words.
[[nodiscard]] std::vector<ScoringGroup> scoring_constants(const domain::ScoringParams& params,
                                                          const Texts& texts);

/// What is missing for a level, and how to get it.
[[nodiscard]] std::string missing_in_words(domain::Missing missing, const domain::Standing& standing,
                                           const domain::ScoringParams& params, const Texts& texts);

} // namespace mq::app
