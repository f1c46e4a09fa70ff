#pragma once

#include "content/scene_context.h"

namespace mq::content {

/// Reads everything of a scene but its nodes and endings, and collects their names. `id_wanted` is the file's
/// name. Gives back the fields for the readers of nodes and endings.
[[nodiscard]] Fields read_scene_head(SceneContext& context, yaml::Node root, std::string_view id_wanted);

} // namespace mq::content
