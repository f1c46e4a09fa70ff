#pragma once

#include "content/scene_context.h"

namespace mq::content {

/// Reads the fields of a complaint log into `node`; their names go into `names`, for the rules.
void read_log_fields(SceneContext& context, yaml::Node fields, domain::Node& node, NodeMarks& marks,
                     NameTable& names);

} // namespace mq::content
