#pragma once

#include "base/error.h"
#include "store/teams.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mq::app {

struct State;

/// What was set, signed and given to the person at this PC: read once, and again after something was written.
struct OwnWork {
    Uuid person;
    std::uint64_t version = 0; ///< Store::data_version it is of
    std::string post;
    int weekly_goal = 0;
    std::vector<store::TargetRow> targets;
    std::vector<store::SignoffRow> signoffs;       ///< newest first
    std::vector<store::AssignmentRow> assignments; ///< newest first
};

/// The pointer holds until the next command. Reads the database where something was written since.
[[nodiscard]] Result<const OwnWork*> own_work(State& state);

} // namespace mq::app
