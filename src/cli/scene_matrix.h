#pragma once

#include "domain/competency.h"
#include "domain/scenario.h"

#include <span>
#include <string>

namespace mq::cli {

/// What the scenes train between them, as Markdown: how many stand at each difficulty by channel and by
/// cause, who uses which way to answer, and which wishes, principles and pitfalls they train. The text
/// between the marks of scenarios/README.md.
[[nodiscard]] std::string scene_matrix(std::span<const domain::Scenario> scenes,
                                       const domain::Competency& competency);

} // namespace mq::cli
