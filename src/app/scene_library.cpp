#include "app/scene_library.h"

#include "content/check_paths.h"
#include "content/scenario_file.h"

#include <algorithm>
#include <future>
#include <optional>

namespace mq::app {

namespace {

BrokenScene broken_scene(const std::string& shown, const std::vector<content::Diagnostic>& diagnostics) {
    const auto counts = content::count(diagnostics);
    const auto first = std::find_if(diagnostics.begin(), diagnostics.end(),
                                    [](const auto& d) { return d.severity == content::Severity::error; });
    return {shown, first == diagnostics.end() ? std::string() : content::line_of(*first),
            static_cast<int>(counts.errors)};
}

ScenePtr checked_scene(const std::string& bytes, const std::string& shown,
                       const domain::Competency& competency, BrokenScene& broken) {
    auto loaded = content::load_scenario(bytes, shown, competency);
    // A scene that claims to place people must have passed V1–V6 on this very PC, not only where it was
    // written.
    if (loaded.scenario && loaded.scenario->use == domain::Use::assessment)
        loaded = content::check_scenario(bytes, shown, competency);
    if (loaded.scenario) {
        auto scene = std::make_shared<PlayableScene>(std::move(*loaded.scenario), competency,
                                                     std::move(loaded.nfc_text));
        if (scene->analysis.usable() && scene->analysis.dead_ends().empty())
            return scene;
    }
    broken = broken_scene(shown, loaded.diagnostics);
    return nullptr;
}

} // namespace

/// What came of one file: a scene, or why not.
struct SceneLibrary::Read {
    std::optional<Entry> entry;
    BrokenScene broken;
    ContentHash bytes; ///< of the file
};

SceneLibrary::Read SceneLibrary::read(const std::filesystem::path& file, const std::string& shown,
                                      const domain::Competency& competency, const SceneVerdicts& verdicts) {
    Read out;
    auto bytes = content::read_file(file);
    if (!bytes) {
        out.broken = {shown, bytes.error().message, 1};
        return out;
    }
    out.bytes = content_hash(*bytes);
    if (const auto text = verdicts.passed(out.bytes))
        if (auto head = content::load_scene_head(*bytes, shown, competency)) {
            out.entry = Entry{shown, std::move(*bytes), std::move(*head), *text, nullptr};
            return out;
        }
    if (ScenePtr scene = checked_scene(*bytes, shown, competency, out.broken))
        out.entry = Entry{shown, {}, {}, scene->hash, scene};
    return out;
}

SceneLibrary SceneLibrary::load(const std::filesystem::path& folder, const domain::Competency& competency,
                                const SceneVerdicts& verdicts) {
    const std::vector<std::filesystem::path> files = content::yaml_files_under(folder);
    std::vector<Read> all(files.size());
    // The first page waits for this, so two threads share the files: one more is as many as an office PC
    // spares while the window is being made.
    const auto every_second = [&](std::size_t first) {
        for (std::size_t i = first; i < files.size(); i += 2)
            all[i] = read(files[i], std::filesystem::relative(files[i], folder).generic_string(), competency,
                          verdicts);
    };
    const std::future<void> others = std::async(std::launch::async, every_second, std::size_t{1});
    every_second(0);
    others.wait();
    SceneLibrary library;
    library.competency_ = &competency;
    std::map<ContentHash, ContentHash> passed;
    for (Read& one : all)
        if (one.entry) {
            passed[one.bytes] = one.entry->hash;
            library.entries_.push_back(std::move(*one.entry));
        } else {
            library.broken_.push_back(std::move(one.broken));
        }
    verdicts.keep(passed);
    return library;
}

std::vector<const domain::Scenario*> SceneLibrary::heads() const {
    std::vector<const domain::Scenario*> out;
    out.reserve(entries_.size());
    for (const Entry& entry : entries_)
        out.push_back(&entry.listed());
    return out;
}

const domain::Scenario* SceneLibrary::head(std::string_view id) const {
    for (const Entry& entry : entries_)
        if (entry.listed().id == id)
            return &entry.listed();
    return nullptr;
}

ScenePtr SceneLibrary::opened(Entry& entry) const {
    if (!entry.scene) {
        auto loaded = content::load_scenario(entry.bytes, entry.file, *competency_);
        if (!loaded.scenario) // its bytes passed before: only a program that changed under our feet gets here
            return nullptr;
        entry.scene = std::make_shared<PlayableScene>(std::move(*loaded.scenario), *competency_,
                                                      std::move(loaded.nfc_text));
        entry.bytes = {};
    }
    return entry.scene;
}

const std::vector<ScenePtr>& SceneLibrary::scenes() const {
    if (all_.empty())
        for (Entry& entry : entries_)
            if (ScenePtr scene = opened(entry))
                all_.push_back(std::move(scene));
    return all_;
}

ScenePtr SceneLibrary::find(std::string_view id) const {
    for (Entry& entry : entries_)
        if (entry.listed().id == id)
            return opened(entry);
    return nullptr;
}

ScenePtr SceneLibrary::find(const ContentHash& hash) const {
    for (Entry& entry : entries_)
        if (entry.hash == hash)
            return opened(entry);
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
