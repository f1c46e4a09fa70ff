#pragma once

#include "base/ids.h"
#include "domain/principle_profile.h"

#include <optional>
#include <string>
#include <vector>

/// The second radar as the screen reads it: how far the principles of the complaint process are kept, and how
/// often pitfalls are met. Part of the radar's model; every text is ready. How the figures come about:
/// domain/principle_profile.h.
namespace mq::app {

struct PrincipleValue {
    double attainment = 0.0; ///< 0..1
    int attempts = 0;        ///< that it rests on, each of another scene
    [[nodiscard]] bool none() const { return attempts == 0; }
    [[nodiscard]] bool thin() const { return attempts < 2; }
};

/// Of one kind of evidence.
struct PrincipleFigure {
    PrincipleValue now;
    PrincipleValue before;        ///< thirty days ago
    std::optional<double> change; ///< of the attainment since then, −1..1; nothing while either end is thin
};

/// An attempt that a figure comes from.
struct PrincipleAttempt {
    Uuid attempt;
    std::string title;
    std::string detail; ///< Đánh giá · 09/03
    double attainment = 0.0;
    double share = 0.0; ///< of the figure of its kind, 0..1
    bool assessment = false;
};

struct PrincipleAxis {
    std::string id;
    std::string name;
    std::string label; ///< the name, fit to be broken: no line begins with its separator
    std::string tip;   ///< what the principle asks
    PrincipleFigure practice;
    PrincipleFigure assessed;
    std::vector<PrincipleAttempt> attempts; ///< assessment first, then practice; newest first in each
};

struct RatePoint {
    std::string day; ///< 09/03
    int day_number = 0;
    double per_ten = 0.0; ///< over the thirty days up to it
};

/// How often something was met; without a rate while there are too few decisions.
struct PitfallRate {
    int times = 0;
    int decisions = 0;
    std::optional<double> per_ten;
    std::optional<double> recent; ///< the last thirty days
    std::optional<double> before; ///< the time before them
    domain::PitfallChange change = domain::PitfallChange::unknown;
    std::vector<RatePoint> line;
};

struct MetPitfall {
    std::string id;
    std::string name;
    std::string cure;
    bool to_avoid = true; ///< one of the five; else an individual mistake
    PitfallRate rate;
    Uuid newest; ///< attempt in which it was met last
    std::string newest_title;
    std::string newest_day; ///< “Hôm qua”, 09/03
};

struct Principles {
    std::vector<PrincipleAxis> axes;
    PitfallRate all;             ///< of all pitfalls together
    std::vector<MetPitfall> met; ///< most frequent first
    std::string never_met;       ///< a sentence with the names of the others; empty: all were met
    int least_decisions = domain::least_decisions; ///< from which on there is a rate
};

} // namespace mq::app
