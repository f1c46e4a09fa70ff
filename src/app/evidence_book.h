#pragma once

#include "app/model.h"
#include "app/texts.h"
#include "domain/next_scene.h"
#include "domain/scoring_standing.h"
#include "store/store.h"

#include <span>
#include <vector>

namespace mq::app {

/// A finished attempt as the estimator wants it. Nothing where the stored numbers can't be what the program
/// wrote: a damaged record is evidence of nothing.
[[nodiscard]] std::optional<domain::ScenarioEvidence> evidence_of(const store::FinishedAttempt& attempt,
                                                                  const domain::Competency& competency);

/// An interview or a sheet as the estimator wants it; raters by id. Ratings of facets or levels that don't
/// exist are left out.
[[nodiscard]] domain::RatedEvidence evidence_of(const store::RatedRow& row,
                                                const domain::Competency& competency);

/// A person's finished attempts, interviews and observations as the estimator wants them, kept so that
/// screens never ask the database again until something was finished.
class EvidenceBook {
public:
    EvidenceBook() = default;
    EvidenceBook(std::span<const store::FinishedAttempt> finished, std::span<const store::RatedRow> rated,
                 const domain::Competency& competency);

    [[nodiscard]] const std::vector<domain::ScenarioEvidence>& practice() const { return practice_; }
    /// Everything that places a person, in the order it became evidence (as StandingBasis has it).
    [[nodiscard]] const std::vector<domain::Evidence>& assessed() const { return assessed_; }
    [[nodiscard]] const domain::Severities& severities() const { return severities_; }
    [[nodiscard]] const std::vector<domain::ScenarioEvidence>& assessed_attempts() const {
        return assessed_attempts_;
    }
    /// The same without one attempt: what was known before it.
    [[nodiscard]] std::vector<domain::ScenarioEvidence> practice_without(const std::string& id) const;
    [[nodiscard]] std::vector<domain::Evidence> assessed_without(const std::string& id) const;

private:
    std::vector<domain::ScenarioEvidence> practice_;
    std::vector<domain::ScenarioEvidence> assessed_attempts_;
    std::vector<domain::Evidence> assessed_;
    domain::Severities severities_; ///< of raters, as the newest interview froze them
};

/// How the estimator's answer looks on a screen.
[[nodiscard]] Estimate estimate_of(const domain::FacetEstimate& facet, const domain::ScoringParams& params);

/// “Hôm nay”, “Hôm qua”, 09/03, and with the year when it is another.
[[nodiscard]] std::string day_in_words(Day day, Day today, const Texts& texts);
[[nodiscard]] std::string short_day(Day day);
/// “2 phút”, “1 giờ 20 phút”, “2 ngày”.
[[nodiscard]] std::string minutes_in_words(int minutes, const Texts& texts);
/// “1 chỉ dẫn”, “nửa chỉ dẫn”, “không chỉ dẫn”.
[[nodiscard]] std::string guidance_in_words(double units, const Texts& texts);
/// “cho thấy mức 3–5”.
[[nodiscard]] std::string interval_in_words(int low, int high, const Texts& texts);

} // namespace mq::app
