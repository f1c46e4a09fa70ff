#pragma once

#include "app/answering.h"
#include "app/live_attempt.h"
#include "base/clock.h"
#include "domain/competency.h"
#include "domain/reply_coder.h"
#include "domain/simulation.h"

#include <limits>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace mq::app {

/// The competency file as it is frozen with results.
struct LoadedText {
    ContentHash hash;
    std::string text;
};

/// One attempt of a made-up person.
struct DemoPlay {
    Uuid person;
    Uuid attempt;
    ScenePtr scene;
    Instant start;
    store::SpokenAs trainee;
    double skill = 0.5;    ///< share of decisions made as well as can be, 0..1; the others are drawn
    double critical = 0.0; ///< share of all decisions that are a critical error, where one is open
    int most_decisions = std::numeric_limits<int>::max(); ///< left there, unfinished
    /// At the end; empty: looked back without writing anything, none: didn't look back.
    std::optional<std::string> reflection = "";
};

/// Plays scenes for made-up people with the engine, so that path, points and result are what it makes of
/// them.
class DemoPlayer {
public:
    /// All must outlive it.
    DemoPlayer(const LoadedText& text, const domain::Competency& competency, const domain::ReplyCoder& coder,
               const Clock& clock)
        : text_(text), competency_(competency), coder_(coder), clock_(clock) {}

    /// Events of the attempt, to be appended in one go.
    [[nodiscard]] Result<std::vector<store::Event>> play(const DemoPlay& play, domain::SeededRandom& random);
    /// What is frozen with attempts of that scene.
    [[nodiscard]] std::vector<store::Content> frozen(const PlayableScene& scene) const;

private:
    struct Going;
    [[nodiscard]] store::AttemptStarted opening(const DemoPlay& play, bool assessment) const;
    [[nodiscard]] MadeAnswer choose(const Going& going, domain::SeededRandom& random);
    [[nodiscard]] std::size_t choose_outcome(const Going& going, domain::SeededRandom& random) const;
    [[nodiscard]] const MadeAnswer& read(const Going& going, const domain::Node& node,
                                         const domain::Answer& answer);
    [[nodiscard]] Status move(Going& going, const domain::Move& what, std::int64_t elapsed_ms,
                              const std::vector<store::CodedAct>& reading = {}) const;

    const LoadedText& text_;
    const domain::Competency& competency_;
    const domain::ReplyCoder& coder_;
    const Clock& clock_;
    std::unordered_map<std::string, MadeAnswer> readings_; ///< by what was said on both sides
};

/// Share of decisions that somebody of that ability, in levels, makes as well as can be in a scene of that
/// difficulty, 1..5.
[[nodiscard]] double demo_skill(double ability, int difficulty);

/// True in that share of calls.
[[nodiscard]] bool happens(domain::SeededRandom& random, double share);

} // namespace mq::app
