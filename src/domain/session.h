#pragma once

#include "base/error.h"
#include "domain/answers.h"
#include "domain/graph.h"
#include "domain/scoring_params.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mq::domain {

enum class HintKind : std::uint8_t { light, full };

/// Help taken at one decision. Source of the weights: scoring.md 2.
struct Guidance {
    bool light = false;
    bool full = false;
    bool undo = false;
    [[nodiscard]] double weight(const ScoringParams& params) const; ///< 0..1, at most 1 a decision
    friend bool operator==(const Guidance&, const Guidance&) = default;
};

/// One thing done: what was answered, what followed.
struct Decision {
    State before;
    State after;
    Answer answer;
    std::size_t outcome = 0; ///< index into the node's outcomes
    double share = 1.0;      ///< of a log or typed reply, what was right, 0..1
    bool counted = true;     ///< a decision in the sense of scoring: at least two outcomes were open
    friend bool operator==(const Decision&, const Decision&) = default;
};

enum class Mode : std::uint8_t { practice, assessment };

/// What can be done to a session. A log of these, replayed, gives the same session.
struct Move {
    enum class Kind : std::uint8_t { answer, hint_light, hint_full, undo };
    Kind kind = Kind::answer;
    Answer answer;
    friend bool operator==(const Move&, const Move&) = default;
};

/// A play in progress: a value. Copy it to branch, throw it away to forget.
/// `guidance` is kept by position and survives an undo, so help can't be washed away by going back.
struct Session {
    Mode mode = Mode::practice;
    State state;
    std::vector<Decision> path;
    std::vector<Guidance> guidance; ///< by position in the path; at least path.size() + 1 long
    std::vector<Move> log;          ///< everything done, in order; replayed it gives this session
    friend bool operator==(const Session&, const Session&) = default;
};

[[nodiscard]] Session start_session(const Graph& graph, Mode mode);
[[nodiscard]] bool is_finished(const Graph& graph, const Session& session);

/// Which outcome the answer leads to in this state. Fails (refused) when the answer doesn't fit the node,
/// picks something that isn't open, or the session has ended.
[[nodiscard]] Result<std::size_t> outcome_of(const Scenario& scene, const Graph& graph, const State& state,
                                             const Answer& answer);

/// The session after that move; the given one is untouched. Fails (refused) for an answer that doesn't fit,
/// hints and undo in an assessment, undo at the start, anything after the end.
[[nodiscard]] Result<Session> apply(const Scenario& scene, const Graph& graph, const Session& session,
                                    const Move& move);

/// Number of decisions in the path (places where at least two outcomes were open).
[[nodiscard]] int decision_count(const Session& session);

/// s of scoring.md 2: Σ weight / decisions, 0..1. The help asked for at the moment not yet answered counts
/// too.
[[nodiscard]] double guidance_share(const Session& session, const ScoringParams& params);

} // namespace mq::domain
