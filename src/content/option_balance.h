#pragma once

#include "content/scene_check.h"
#include "domain/analysis.h"

namespace mq::content {

/// Whether the place or the length of an option gives the best one away, over all nodes with options.
void check_balance(const SceneDraft& draft, const domain::Graph& graph, const domain::Analysis& analysis,
                   Diagnostics& diagnostics);

} // namespace mq::content
