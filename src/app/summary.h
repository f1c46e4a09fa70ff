#pragma once

#include "app/kept_standing.h"
#include "base/error.h"
#include "store/store.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What is kept of a person's newest standing, so that a heat map of thousands needs no evidence at all.
namespace mq::app {

/// A facet in a few numbers.
struct FacetSummary {
    float mean = 0;
    float low = 0;
    float high = 0;
    float weight = 0;
    std::uint16_t stimuli = 0;
    std::uint8_t level = 0;    ///< 1..5; 0 without evidence
    std::int32_t last_day = 0; ///< of its newest evidence, days since 1970-01-01; 0: none
    friend bool operator==(const FacetSummary&, const FacetSummary&) = default;
};

struct PersonSummary {
    FacetSummary overall;
    std::uint8_t reported = 0;          ///< 1..5; 0: not enough evidence
    float mean_90 = 0;                  ///< of the overall estimate ninety days before
    bool known_90 = false;              ///< there was evidence then
    std::uint16_t practice_90 = 0;      ///< practice attempts finished in the last ninety days
    std::uint16_t assessments = 0;      ///< finished ones, ever
    std::uint8_t missing = 0;           ///< bit i: domain::Missing i
    std::int32_t last_active = 0;       ///< day of the newest finished attempt, interview or sheet; 0: none
    std::vector<FacetSummary> facets;   ///< all of the competency's, in its order
    std::vector<FacetSummary> practice; ///< axes, from practice
    friend bool operator==(const PersonSummary&, const PersonSummary&) = default;
};

/// Where somebody stood on `as_of`, from their whole evidence; what is dated later is left out. Pure.
[[nodiscard]] PersonSummary summarise(std::span<const store::FinishedAttempt> finished,
                                      std::span<const store::RatedRow> rated,
                                      const domain::Estimator& estimator, Day as_of);
/// The same where the standing of that day is at hand, of which most of it comes.
[[nodiscard]] PersonSummary summarise(std::span<const store::FinishedAttempt> finished,
                                      std::span<const store::RatedRow> rated,
                                      const domain::Estimator& estimator, const domain::Standing& standing);
/// Only what the standing itself says: the overall estimate, facets and reported level of a day in the past,
/// at a fraction of the cost.
[[nodiscard]] PersonSummary standing_summary(std::span<const store::FinishedAttempt> finished,
                                             std::span<const store::RatedRow> rated,
                                             const domain::Estimator& estimator, Day as_of);

/// Days before `as_of` that `mean_90` and `practice_90` look back over.
inline constexpr int summary_days = 90;

/// Little-endian, with a version byte; `summary_from` gives nothing for bytes of another form or number of
/// facets: then they are worked out again.
[[nodiscard]] std::string summary_bytes(const PersonSummary& summary);
[[nodiscard]] std::optional<PersonSummary> summary_from(std::string_view bytes, std::size_t facets);

/// A group on a day: of a team and its parts, or of everybody.
struct GroupSummary {
    std::vector<int> counts; ///< six: people by reported level, [0] not enough
    struct Facet {
        std::int32_t people = 0; ///< with evidence
        float mean = 0;
        float low = 0; ///< quartiles of the people's means, between neighbours in proportion
        float high = 0;
        friend bool operator==(const Facet&, const Facet&) = default;
    };
    std::vector<Facet> facets; ///< axes
    friend bool operator==(const GroupSummary&, const GroupSummary&) = default;
};
[[nodiscard]] std::string group_bytes(const GroupSummary& group);
[[nodiscard]] std::optional<GroupSummary> group_from(std::string_view bytes, std::size_t axes);

/// Takes people one by one and keeps of each only what a group's figures need.
class GroupCollector {
public:
    explicit GroupCollector(std::size_t axes);
    void add(const PersonSummary& person);
    [[nodiscard]] GroupSummary summary() const;

private:
    std::vector<int> counts_;
    std::vector<std::vector<float>> means_; ///< by axis, of people with evidence
};
[[nodiscard]] GroupSummary group_of(std::span<const PersonSummary> people, std::size_t axes);

} // namespace mq::app
