#pragma once

#include "base/hash.h"
#include "content/diagnostics.h"
#include "content/scene_marks.h"
#include "domain/answers.h"
#include "domain/competency.h"
#include "domain/scenario.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mq::content {

/// What came of reading a scene.
struct LoadedScenario {
    /// Only when the file has no error of syntax, shape or references; every index in it is valid.
    std::optional<domain::Scenario> scenario;
    std::vector<Diagnostic> diagnostics; ///< in the order of the file
    std::string nfc_text;                ///< what was read: NFC, lines ending in LF; kept with results
    ContentHash hash;                    ///< of nfc_text
    SceneMarks marks;                    ///< where nodes, outcomes … stand in nfc_text
};

/// Reads a scene without the checks of its graph: enough to play a file that is known to be good.
/// `file` is the name in messages; its last part without `.yaml` must be the scene's id.
[[nodiscard]] LoadedScenario load_scenario(std::string_view bytes, std::string file,
                                           const domain::Competency& competency);

/// Reads a scene and asks everything of it that `monqua check` asks (scene_check.h); the examples of typed
/// replies only with a reader. `scenario` is there only when nothing is an error.
[[nodiscard]] LoadedScenario check_scenario(std::string_view bytes, std::string file,
                                            const domain::Competency& competency,
                                            const domain::ReplyReader& reader = {});

/// What stands before `nodes:` in a file that is known to be good: title, customer, what it trains … Nodes
/// and endings are left empty, so it can be listed and not played. A tenth of the work of load_scenario.
/// Nothing where even that can't be read.
[[nodiscard]] std::optional<domain::Scenario> load_scene_head(std::string_view bytes, std::string file,
                                                              const domain::Competency& competency);

/// The same from a path; a file that can't be read is a diagnostic too.
[[nodiscard]] LoadedScenario load_scenario_file(const std::filesystem::path& path,
                                                const domain::Competency& competency);
[[nodiscard]] LoadedScenario check_scenario_file(const std::filesystem::path& path,
                                                 const domain::Competency& competency);

} // namespace mq::content
