#include "cli/scene_argument.h"

#include "cli/commands.h"
#include "content/scenario_file.h"
#include "content/source_text.h"

#include <filesystem>

namespace mq::cli {

std::optional<domain::Scenario> load_scene_argument(const std::string& file,
                                                    const domain::Competency& competency, bool json) {
    const auto bytes = content::read_file(file);
    if (!bytes) {
        report(bytes.error(), json);
        return std::nullopt;
    }
    auto loaded = content::load_scenario(*bytes, file, competency);
    if (loaded.scenario)
        return std::move(*loaded.scenario);
    if (json)
        print("{\"diagnostics\": " + content::json_of(loaded.diagnostics) + "}");
    for (const auto& diagnostic : loaded.diagnostics)
        if (diagnostic.severity == content::Severity::error)
            print_error(content::line_of(diagnostic));
    return std::nullopt;
}

} // namespace mq::cli
