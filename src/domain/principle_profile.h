#pragma once

#include "base/clock.h"
#include "domain/analysis.h"
#include "domain/competency.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// The second radar and the pitfalls of a person. scoring.md 1 says what they are, 2 how one attempt attains
/// a principle; how attempts are put together it leaves open, so that is laid down here:
///
/// - *Attainment* of a principle on a day is the mean over the latest attempt of each scene, weighted by its
///   recency r as in scoring.md 6: Σ r·A / Σ r. (The factor .5 of practice is the same for all of them and
///   falls out, because practice and assessment are never mixed.) An attempt that passed no place where the
///   principle mattered says nothing about it; one that recorded no principle at all does not take the place
///   of an earlier one. Attempts older than `max_age_days` have r = 0 and count nowhere.
/// - *Pitfalls* are counted over all attempts of that same span, whether practice or assessment, each
/// weighing
///   the same, so that the figure can be checked by hand: 10 · times / decisions. An attempt that was taken
///   up from the middle of another repeats the way up to there and is left out.
/// - *Trend* of a pitfall compares the last `recent_days` days with the time before them.
namespace mq::domain {

inline constexpr int recent_days = 30;
inline constexpr int least_decisions = 10; ///< below, a rate per ten decisions would say more than is known

/// A finished attempt, as far as principles and pitfalls are concerned.
struct ConductRecord {
    std::string scenario;
    Day date;
    std::array<Attainment, max_principles> principles{}; ///< none observed: not recorded
    std::vector<std::size_t> pitfalls; ///< one entry each time, index into Competency::pitfalls
    int decisions = 0;
    bool branch = false; ///< taken up from the middle of another attempt
};

/// One attempt behind a principle's figure.
struct PrincipleSource {
    std::size_t record = 0;  ///< index into the records given
    double attainment = 0.0; ///< 0..1
    double share = 0.0;      ///< of the weight, 0..1; they sum to 1
};

struct PrincipleStanding {
    double attainment = 0.0;              ///< 0..1; meaningless without a source
    std::vector<PrincipleSource> sources; ///< by date, each of another scene
    [[nodiscard]] bool none() const { return sources.empty(); }
};

using PrincipleProfile = std::array<PrincipleStanding, max_principles>;

/// `records` are all practice, or all assessment; those dated after `as_of` are left out.
[[nodiscard]] PrincipleProfile principle_profile(std::span<const ConductRecord> records, Day as_of,
                                                 const ScoringParams& params);

/// How often something was met.
struct PitfallCount {
    int times = 0;
    int decisions = 0;
    /// Nothing below `least_decisions`.
    [[nodiscard]] std::optional<double> per_ten() const;
};

enum class PitfallChange { unknown, fewer, same, more };

/// From `before` to `recent`: unknown where either has no rate. Called fewer or more only beyond what chance
/// alone does nine times in ten: |Δ| > 1.64 · √(λ/n₁ + λ/n₂), the standard error of the difference of two
/// Poisson rates, λ pooled over both and n in tens of decisions.
[[nodiscard]] PitfallChange change_between(const PitfallCount& before, const PitfallCount& recent);

struct PitfallPoint {
    Day day;              ///< on which an attempt was finished
    double per_ten = 0.0; ///< over the `recent_days` days up to and with that one
};

struct PitfallTrend {
    PitfallCount all;
    PitfallCount recent; ///< fewer than `recent_days` days old
    PitfallCount before; ///< the rest
    PitfallChange change = PitfallChange::unknown;
    std::vector<PitfallPoint> line;    ///< rising; days whose span has no rate are left out
    std::optional<std::size_t> newest; ///< record in which it was met last
};

struct PitfallProfile {
    PitfallTrend all;               ///< of all pitfalls together
    std::vector<PitfallTrend> each; ///< by index into Competency::pitfalls
};

/// Of `pitfall_count` pitfalls; records dated after `as_of` are left out.
[[nodiscard]] PitfallProfile pitfall_profile(std::span<const ConductRecord> records,
                                             std::size_t pitfall_count, Day as_of,
                                             const ScoringParams& params);

} // namespace mq::domain
