#pragma once

#include "app/directory.h"
#include "app/model_team.h"
#include "app/targets.h"
#include "app/team_memory.h"
#include "app/team_next.h"

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

/// A person's row of the heat map; their own page shows the same.
namespace mq::app {

/// What rows need beside the summaries, read once for all of them.
struct RowFacts {
    std::unordered_map<Uuid, int> official; ///< signed levels that hold
    std::set<Uuid> appealed;
    std::unordered_map<Uuid, int> late; ///< assignments past their day
    PostTargets targets;
};

/// Makes rows; keeps what many of them share. All that is given must outlive it.
class RowMaker {
public:
    RowMaker(const State& state, const Directory& directory, const RowFacts& facts);

    [[nodiscard]] const NextSteps& steps() const { return steps_; }
    /// `known`: null where nothing is known of them yet.
    [[nodiscard]] HeatRow row(const DirectoryEntry& person, const KnownSummary* known);

    /// Of somebody whose standing isn't to be seen.
    [[nodiscard]] HeatRow name_alone(const DirectoryEntry& person) const;

private:
    [[nodiscard]] HeatRow named(const DirectoryEntry& person) const;
    [[nodiscard]] PersonSummary nothing_known() const;
    void add_facts(HeatRow& out) const;
    void add_standing(HeatRow& out, const PersonSummary& summary);
    [[nodiscard]] const std::pair<int, std::vector<int>>& target_of(const std::string& post);

    const State& state_;
    const Directory& directory_;
    const RowFacts& facts_;
    std::vector<const domain::Scenario*> library_;
    NextSteps steps_;
    std::map<std::string, std::pair<int, std::vector<int>>> targets_; ///< by post
};

} // namespace mq::app
