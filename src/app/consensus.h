#pragma once

#include "app/live_interview.h"

#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace mq::app {

/// An interview whose panel has handed in, with everybody's ratings.
struct OpenInterview : FrozenInterview {
    std::vector<store::AnswerRow> answers; ///< by question, then by panel
    std::vector<store::SettledRow> settled;
    /// Why each rating was last changed, by rater, question and facet.
    std::map<std::tuple<Uuid, std::string, std::string>, std::string> change_reasons;
};

/// Reads the database; refused as long as somebody hasn't handed in.
[[nodiscard]] Result<OpenInterview> load_open_interview(State& state, const Uuid& interview);

/// Reads the database for the person's standing.
[[nodiscard]] Result<Consensus> consensus_model(State& state, const OpenInterview& open);

} // namespace mq::app
