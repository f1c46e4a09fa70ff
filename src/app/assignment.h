#pragma once

#include "app/model.h"
#include "base/clock.h"
#include "base/error.h"
#include "store/store.h"

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

/// How far people came with what was assigned to them. An assignment asks for each of its scenes to be
/// finished after it was given, with at least what it says: an assessment scene in an assessment, a practice
/// scene in any mode. A scene that the library has no more, and that wasn't played in time, is asked of
/// nobody any longer.
namespace mq::app {

struct State;

/// What one person did of one assignment.
class AssignedWork {
public:
    AssignedWork(const State& state, const store::AssignmentRow& row);

    /// Attempts of that person, in any order; those that have nothing to do with it are passed over.
    void note(const store::FinishedAttempt& attempt);

    struct Scene {
        bool assessment = false;
        bool missing = false;       ///< the library has it no more
        std::optional<double> best; ///< attainment since it was given
        std::optional<Day> done;    ///< the first day on which it was finished well enough
    };
    [[nodiscard]] const std::vector<Scene>& scenes() const { return scenes_; } ///< as WorkAssigned::scenes
    [[nodiscard]] int done() const;
    /// Day on which the last of them was done; nothing while something is left.
    [[nodiscard]] std::optional<Day> all_done() const;
    [[nodiscard]] AssignmentStage stage(Day today) const;

private:
    store::AssignmentRow row_;
    std::vector<Scene> scenes_;
};

/// What a person has to play: late and open ones first, the most urgent on top; with `all` the ended ones
/// behind them, newest first. Reads the database, except for the attempts, which are given.
[[nodiscard]] Result<std::vector<AssignmentLine>> assignment_lines(
    State& state, const Uuid& person, std::span<const store::FinishedAttempt> finished, bool all);

/// Larger groups than this are not asked what is late: it would mean reading years of attempts.
inline constexpr std::size_t most_for_late = 200; // people

/// How many assignments went past their day in the last ninety days and are not done, by person; who has none
/// is left out, and so is everybody of a larger group than `most_for_late`. Reads the database: one pass over
/// the attempts of those concerned.
[[nodiscard]] Result<std::unordered_map<Uuid, int>> late_assignments(State& state,
                                                                     std::span<const Uuid> people = {});

/// “còn 4 ngày”, “hạn hôm nay”, “trễ 2 ngày”, or when it was done.
[[nodiscard]] std::string stage_in_words(const State& state, const AssignedWork& work, AssignmentStage stage,
                                         const store::AssignmentRow& row);

/// Finished from Monday on, practice and assessment.
[[nodiscard]] int finished_this_week(std::span<const store::FinishedAttempt> finished, Day today);

/// What the home of the person at this PC says of it. Reads the database.
[[nodiscard]] Status add_assigned(State& state, Home& home);

} // namespace mq::app
