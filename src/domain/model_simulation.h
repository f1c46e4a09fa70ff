#pragma once

#include "domain/model_draw.h"
#include "domain/next_scene.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

/// How well the model finds the people it has drawn itself. It says how much evidence a standing needs and
/// what the rules do with it; it tests the model against itself, not validity. Everything follows from the
/// seed.
namespace mq::domain {

/// What a person of an assessment goes through, all on one day: scenes never met before, one after the
/// other, each measuring all axes but one in turn; then an interview. Question q is rated on the axes q and
/// q + 1 (round the radar) and on the strands beside the radar, which the fixed probes ask about.
struct AssessmentDesign {
    std::string name;
    std::vector<Difficulty> scenes;
    int questions = 0;
    int raters = 0;
};

/// Four scenes, six scenes, four scenes and an interview (two raters, eight questions). Difficulties lie
/// around the middle of the scale: 2 3 3 4, and 2 3 3 4 4 5 for six.
[[nodiscard]] std::vector<AssessmentDesign> usual_designs();

/// Levels given, held against true ones.
struct Agreement {
    std::uint64_t given = 0;
    std::uint64_t exact = 0;
    std::uint64_t within_one = 0;
    std::uint64_t over = 0; ///< a level above the true one
    void add(Level level, Level truth);
    Agreement& operator+=(const Agreement& other);
};

struct PlacementTally {
    std::uint64_t people = 0;
    std::uint64_t covered = 0; ///< true ability inside the 80 % interval
    double sd_sum = 0.0;       ///< of the overall posteriors
    Agreement statistical;     ///< of everybody, before the rules on evidence and gates
    Agreement reported;        ///< of those whose evidence was sufficient
    PlacementTally& operator+=(const PlacementTally& other);
};

struct Placement {
    PlacementTally all;
    std::array<PlacementTally, level_count> by_level; ///< by Level::index of the true level
    Placement& operator+=(const Placement& other);
};

/// Which people to draw: numbers first .. first + count − 1. Parts add up to the whole (`+=`), so they can be
/// drawn side by side.
struct PeopleRange {
    std::uint64_t first = 0;
    std::uint64_t count = 0;
};

[[nodiscard]] Placement simulate_placement(const Estimator& estimator, const AssessmentDesign& design,
                                           const DrawAssumptions& assumptions, std::uint64_t seed,
                                           PeopleRange people);

enum class SceneChoice : std::uint8_t {
    ranked,     ///< the first of rank_next_scenes
    random,     ///< any scene of the library
    random_new, ///< any scene not tried so far; then any
};

[[nodiscard]] const char* code_of(SceneChoice choice); ///< "ranked", "random", "random_new"

/// Somebody who practises until the overall posterior is narrow enough for a level (`max_sd`), without
/// learning on the way.
struct PracticeDesign {
    std::vector<SceneOption> library;
    int scenes_a_day = 3; ///< one sitting
    int most_scenes = 40; ///< gives up here
};

/// Eighteen scenes: four of each difficulty, but three of the easiest and of the hardest; each measures three
/// to five axes.
[[nodiscard]] PracticeDesign usual_practice();

struct PracticeTally {
    std::uint64_t people = 0;
    std::uint64_t reached = 0;          ///< people whose SD came down to `max_sd`
    std::uint64_t scenes = 0;           ///< attempts in all; those who gave up count with `most_scenes`
    std::vector<std::uint64_t> by_then; ///< [n]: people who had reached it after n + 1 scenes
    PracticeTally& operator+=(const PracticeTally& other);
};

[[nodiscard]] PracticeTally simulate_practice(const Estimator& estimator, const PracticeDesign& design,
                                              SceneChoice choice, const DrawAssumptions& assumptions,
                                              std::uint64_t seed, PeopleRange people);

} // namespace mq::domain
