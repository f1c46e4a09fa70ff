#pragma once

#include "content/scene_context.h"

namespace mq::content {

/// Reads the nodes whose names the head has collected into `context.scene.nodes`, in their order.
void read_scene_nodes(SceneContext& context);

/// Reads the endings likewise.
void read_scene_endings(SceneContext& context);

/// An option of `one`, or an outcome of the other kinds without its rule. `key` is its id.
[[nodiscard]] domain::Outcome read_outcome(SceneContext& context, Fields& fields, yaml::Node key,
                                           domain::AnswerKind kind, OutcomeMarks& marks,
                                           domain::Trigger trigger = domain::Trigger::answer);

/// Keys that effects may have, `when` included.
[[nodiscard]] std::span<const std::string_view> outcome_keys();

} // namespace mq::content
