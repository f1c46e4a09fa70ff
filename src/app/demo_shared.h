#pragma once

#include "app/demo_player.h"
#include "app/scene_library.h"
#include "domain/scoring_standing.h"

#include <filesystem>

namespace mq::app {

/// What made-up people are played and judged with, from the share folder.
struct DemoShared {
    LoadedText text;
    domain::Estimator estimator;
    SceneLibrary library;
    domain::ReplyCoder coder;
};

/// bad_input where something can't be read, or there is no scene.
[[nodiscard]] Result<DemoShared> load_demo_shared(const std::filesystem::path& share);

} // namespace mq::app
