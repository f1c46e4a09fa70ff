#pragma once

#include "domain/address.h"
#include "domain/analysis.h"
#include "domain/scoring.h"
#include "domain/session.h"

#include <optional>
#include <vector>

namespace mq::domain {

/// One decision, looked back on.
struct DecisionReview {
    NodeIndex node = 0;
    std::size_t outcome = 0;
    Answer answer;
    bool counted = true;
    int mood_before = 0;
    int mood_after = 0;
    double regret = 0.0; ///< points
    double share = 1.0;  ///< of a log or typed reply, what was right, 0..1
    Verdict verdict = Verdict::good;
    bool critical = false;
    std::size_t better = 0; ///< an outcome with regret 0 in the state the person was in
    std::optional<Answer> better_answer;
    Guidance guidance;
    int clock = 0; ///< minutes on the scene's clock after it
};

enum class StepState { missed, tried, done }; ///< tried: passed, but only with wrong decisions

/// Everything the debrief shows, worked out from scene and session. Pure; same input, same output.
struct Debrief {
    NodeIndex ending = 0;
    std::vector<DecisionReview> decisions;
    Attainment overall;
    std::array<Attainment, max_axes> facets{};
    std::array<Attainment, max_principles> principles{};
    double sum = 0.0;            ///< S, in points
    double guidance_share = 0.0; ///< 0..1
    int guidance_cap = 5;        ///< 1..5
    LevelInterval credit;        ///< levels that the attempt shows
    bool critical = false;
    std::vector<std::size_t> pitfalls; ///< one entry for each time, index into Competency::pitfalls, in order
    std::vector<std::size_t> pitfall_at; ///< decision of each entry
    std::vector<StepState> steps;        ///< by Competency::steps
    std::vector<std::size_t> facts_found;
    std::vector<std::size_t> wishes_heard;
    std::vector<std::size_t> wishes_confirmed;
    int csat = 3; ///< 1..5, simulated
    int ces = 4;  ///< 1..7, 7 is effortless, simulated
    int nps = 5;  ///< 0..10, simulated
    int first_response_minutes = 0;
    int resolution_minutes = 0; ///< from the first contact to the last decision, on the scene's clock
};

/// What a play shows so far about the customer's wishes and hidden facts.
struct Findings {
    std::vector<std::size_t> facts;
    std::vector<std::size_t> heard;
    std::vector<std::size_t> confirmed;
};
[[nodiscard]] Findings findings_of(const Scenario& scene, const Session& session);

/// The scene's clock (minutes from midnight of its first day) when the session stands where it stands.
[[nodiscard]] int clock_of(const Scenario& scene, const Session& session);

/// Steps of the process as far as the session went: done where a decision of that step was not wrong.
[[nodiscard]] std::vector<StepState> steps_of(const Scenario& scene, const Analysis& analysis,
                                              const Session& session, std::size_t step_count,
                                              const ScoringParams& params);

/// `session` must be finished and `analysis` usable.
[[nodiscard]] Debrief make_debrief(const Scenario& scene, const Graph& graph, const Analysis& analysis,
                                   const Session& session, const Competency& competency);

} // namespace mq::domain
