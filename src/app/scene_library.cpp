#include "app/scene_library.h"

#include "content/check_paths.h"
#include "content/scenario_file.h"

#include <algorithm>
#include <future>

namespace mq::app {

namespace {

/// What came of one file: a scene, or why not.
struct ReadScene {
    ScenePtr scene;
    BrokenScene broken;
};

BrokenScene broken_scene(const std::string& shown, const std::vector<content::Diagnostic>& diagnostics) {
    const auto counts = content::count(diagnostics);
    const auto first = std::find_if(diagnostics.begin(), diagnostics.end(),
                                    [](const auto& d) { return d.severity == content::Severity::error; });
    return {shown, first == diagnostics.end() ? std::string() : content::line_of(*first),
            static_cast<int>(counts.errors)};
}

ReadScene read_scene(const std::filesystem::path& file, const std::string& shown,
                     const domain::Competency& competency) {
    const auto bytes = content::read_file(file);
    if (!bytes)
        return {nullptr, {shown, bytes.error().message, 1}};
    auto loaded = content::load_scenario(*bytes, shown, competency);
    // A scene that claims to place people must have passed V1–V6 on this very PC, not only where it was
    // written.
    if (loaded.scenario && loaded.scenario->use == domain::Use::assessment)
        loaded = content::check_scenario(*bytes, shown, competency);
    if (!loaded.scenario)
        return {nullptr, broken_scene(shown, loaded.diagnostics)};
    auto scene =
        std::make_shared<PlayableScene>(std::move(*loaded.scenario), competency, std::move(loaded.nfc_text));
    if (!scene->analysis.usable() || !scene->analysis.dead_ends().empty())
        return {nullptr, broken_scene(shown, loaded.diagnostics)};
    return {std::move(scene), {}};
}

} // namespace

SceneLibrary SceneLibrary::load(const std::filesystem::path& folder, const domain::Competency& competency) {
    const std::vector<std::filesystem::path> files = content::yaml_files_under(folder);
    std::vector<ReadScene> read(files.size());
    // The first page waits for this, so two threads share the files: one more is as many as an office PC
    // spares while the window is being made.
    const auto every_second = [&](std::size_t first) {
        for (std::size_t i = first; i < files.size(); i += 2)
            read[i] = read_scene(files[i], std::filesystem::relative(files[i], folder).generic_string(),
                                 competency);
    };
    const std::future<void> others = std::async(std::launch::async, every_second, std::size_t{1});
    every_second(0);
    others.wait();
    SceneLibrary library;
    for (ReadScene& one : read)
        if (one.scene)
            library.scenes_.push_back(std::move(one.scene));
        else
            library.broken_.push_back(std::move(one.broken));
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
