#pragma once

#include "app/playable.h"
#include "base/error.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mq::app {

struct BrokenScene {
    std::string file;    ///< relative to the folder of scenes
    std::string problem; ///< the first, with its line
    int problems = 0;
};

/// The scenes people can play: every file under a folder that passes the checker, in the order of their
/// paths.
class SceneLibrary {
public:
    SceneLibrary() = default;
    /// Reads and checks the whole folder. Files with errors become `broken`, the others are there to be
    /// played.
    [[nodiscard]] static SceneLibrary load(const std::filesystem::path& folder,
                                           const domain::Competency& competency);

    [[nodiscard]] const std::vector<ScenePtr>& scenes() const { return scenes_; }
    [[nodiscard]] const std::vector<BrokenScene>& broken() const { return broken_; }
    [[nodiscard]] ScenePtr find(std::string_view id) const;
    [[nodiscard]] ScenePtr find(const ContentHash& hash) const;

private:
    std::vector<ScenePtr> scenes_;
    std::vector<BrokenScene> broken_;
};

/// A scene from its frozen text. `damaged` when it no longer reads (it did when it was frozen).
[[nodiscard]] Result<ScenePtr> scene_from_text(const std::string& text, const std::string& id,
                                               const domain::Competency& competency);

} // namespace mq::app
