#pragma once

#include "domain/competency.h"
#include "domain/debrief.h"

#include <string>

namespace mq::tests {

/// A competency with the five axes and the constants of A01-M-1, for tests that need no file.
[[nodiscard]] domain::Competency small_competency();

/// The scene graph of the published worked example (tests/data/scoring/worked-example.json, key `graph`).
[[nodiscard]] domain::Scenario worked_scene();

/// Finds the outcome of a node by its id; fails the test when there is none.
[[nodiscard]] std::size_t outcome_named(const domain::Node& node, const std::string& id);

} // namespace mq::tests
