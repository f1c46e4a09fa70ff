#pragma once

#include "domain/competency.h"
#include "domain/scenario.h"

#include <optional>
#include <string>

namespace mq::cli {

/// A scene file given to a command. Its errors are told (on standard error, or as the JSON document); nothing
/// comes back when it has any.
[[nodiscard]] std::optional<domain::Scenario> load_scene_argument(const std::string& file,
                                                                  const domain::Competency& competency,
                                                                  bool json);

} // namespace mq::cli
