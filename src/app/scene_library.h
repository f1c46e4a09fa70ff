#pragma once

#include "app/playable.h"
#include "app/scene_verdicts.h"
#include "base/error.h"

#include <filesystem>
#include <optional>
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
/// paths. A file whose very bytes passed on this PC before is only read as far as lists need it; the rest
/// when it is opened.
class SceneLibrary {
public:
    SceneLibrary() = default;
    /// Reads the whole folder. Files with errors become `broken`, the others are there to be played.
    /// `verdicts`: which files passed before; of none, every file is checked. What passes now is remembered.
    /// The competency must outlive the library.
    [[nodiscard]] static SceneLibrary load(const std::filesystem::path& folder,
                                           const domain::Competency& competency,
                                           const SceneVerdicts& verdicts = {});

    /// What lists show of each; nodes and endings may be left out. They live as long as the library.
    [[nodiscard]] std::vector<const domain::Scenario*> heads() const;
    [[nodiscard]] const domain::Scenario* head(std::string_view id) const; ///< null: no such scene
    /// All of them, opened. For who needs them all; a list needs heads().
    [[nodiscard]] const std::vector<ScenePtr>& scenes() const;
    [[nodiscard]] const std::vector<BrokenScene>& broken() const { return broken_; }
    /// Opens it where need be. Null: no such scene.
    [[nodiscard]] ScenePtr find(std::string_view id) const;
    [[nodiscard]] ScenePtr find(const ContentHash& hash) const;
    [[nodiscard]] std::size_t size() const { return entries_.size(); }

private:
    struct Entry {
        std::string file;
        std::string bytes; ///< of the file until it is opened
        /// Read when nothing else of it was; stays, since lists point to it.
        std::optional<domain::Scenario> head{};
        ContentHash hash; ///< of the NFC text
        ScenePtr scene;   ///< once opened
        [[nodiscard]] const domain::Scenario& listed() const { return head ? *head : scene->scenario; }
    };
    struct Read;
    [[nodiscard]] static Read read(const std::filesystem::path& file, const std::string& shown,
                                   const domain::Competency& competency, const SceneVerdicts& verdicts);
    [[nodiscard]] ScenePtr opened(Entry& entry) const;

    const domain::Competency* competency_ = nullptr;
    mutable std::vector<Entry> entries_; ///< opening is no change that anybody sees
    mutable std::vector<ScenePtr> all_;  ///< once all were asked for
    std::vector<BrokenScene> broken_;
};

/// A scene from its frozen text. `damaged` when it no longer reads (it did when it was frozen).
[[nodiscard]] Result<ScenePtr> scene_from_text(const std::string& text, const std::string& id,
                                               const domain::Competency& competency);

} // namespace mq::app
