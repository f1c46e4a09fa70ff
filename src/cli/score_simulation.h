#pragma once

#include "domain/model_simulation.h"

#include <cstdint>
#include <string>
#include <vector>

/// `monqua score --simulate`: how well the model finds the people it has drawn itself.
namespace mq::cli {

struct SimulatedDesign {
    domain::AssessmentDesign design;
    domain::Placement placement;
};

struct SimulatedPractice {
    domain::SceneChoice choice = domain::SceneChoice::ranked;
    domain::PracticeTally tally;
};

struct ScoreSimulation {
    std::string version; ///< of the scoring model
    std::uint64_t people = 0;
    std::uint64_t seed = 0;
    domain::DrawAssumptions assumptions;
    double max_sd = 0.0; ///< at which a posterior is narrow enough
    std::vector<SimulatedDesign> designs;
    domain::PracticeDesign practice_design;
    std::vector<SimulatedPractice> practice; ///< of a tenth of the people, at least one
};

[[nodiscard]] ScoreSimulation simulate_scoring(const domain::Competency& competency, std::uint64_t people,
                                               std::uint64_t seed);

/// One JSON document; shares 0..1 with 6 decimals, null where nobody was given a level.
[[nodiscard]] std::string simulation_document(const ScoreSimulation& simulation);

/// The same for people: tables in Vietnamese.
[[nodiscard]] std::string simulation_summary(const ScoreSimulation& simulation);

} // namespace mq::cli
