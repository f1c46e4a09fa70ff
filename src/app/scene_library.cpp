#include "app/scene_library.h"

#include "content/check_paths.h"
#include "content/scenario_file.h"

#include <algorithm>

namespace mq::app {

SceneLibrary SceneLibrary::load(const std::filesystem::path& folder, const domain::Competency& competency) {
    SceneLibrary library;
    for (const std::filesystem::path& file : content::yaml_files_under(folder)) {
        auto bytes = content::read_file(file);
        const std::string shown = std::filesystem::relative(file, folder).generic_string();
        if (!bytes) {
            library.broken_.push_back({shown, bytes.error().message, 1});
            continue;
        }
        auto loaded = content::load_scenario(*bytes, shown, competency);
        // A scene that claims to place people must have passed V1–V6 on this very PC, not only where it was
        // written.
        if (loaded.scenario && loaded.scenario->use == domain::Use::assessment)
            loaded = content::check_scenario(*bytes, shown, competency);
        if (loaded.scenario) {
            library.scenes_.push_back(std::make_shared<PlayableScene>(std::move(*loaded.scenario), competency,
                                                                      std::move(loaded.nfc_text)));
            if (library.scenes_.back()->analysis.usable() &&
                library.scenes_.back()->analysis.dead_ends().empty())
                continue;
            library.scenes_.pop_back();
        }
        const auto counts = content::count(loaded.diagnostics);
        const auto first = std::find_if(loaded.diagnostics.begin(), loaded.diagnostics.end(),
                                        [](const auto& d) { return d.severity == content::Severity::error; });
        library.broken_.push_back(
            {shown, first == loaded.diagnostics.end() ? std::string() : content::line_of(*first),
             static_cast<int>(counts.errors)});
    }
    return library;
}

ScenePtr SceneLibrary::find(std::string_view id) const {
    for (const ScenePtr& scene : scenes_)
        if (scene->scenario.id == id)
            return scene;
    return nullptr;
}

ScenePtr SceneLibrary::find(const ContentHash& hash) const {
    for (const ScenePtr& scene : scenes_)
        if (scene->hash == hash)
            return scene;
    return nullptr;
}

Result<ScenePtr> scene_from_text(const std::string& text, const std::string& id,
                                 const domain::Competency& competency) {
    auto loaded = content::load_scenario(text, id + ".yaml", competency);
    if (!loaded.scenario)
        return fail(ErrorKind::damaged, "Bản tình huống đã lưu cùng lượt luyện không đọc lại được.", id);
    return ScenePtr(
        std::make_shared<PlayableScene>(std::move(*loaded.scenario), competency, std::move(loaded.nfc_text)));
}

} // namespace mq::app
