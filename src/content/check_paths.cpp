#include "content/check_paths.h"

#include "content/acts_file.h"
#include "content/competency_file.h"
#include "content/handbook_file.h"
#include "content/scenario_file.h"
#include "content/text_file.h"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <system_error>

namespace mq::content {
namespace {

namespace fs = std::filesystem;

class PathCheck {
public:
    PathCheck(const domain::Competency& competency, const domain::ReplyReader& reader)
        : competency_(competency), reader_(reader) {}

    void check(const fs::path& path) {
        const std::string name = path.generic_string();
        ++report_.files;
        const auto bytes = read_file(path);
        if (!bytes)
            return add({{Severity::error, name, 1, 1,
                         bytes.error().kind == ErrorKind::refused ? "file-too-large" : "unreadable",
                         bytes.error().message}});
        switch (kind_of(*bytes)) {
            case FileKind::scene: return scene(*bytes, name);
            case FileKind::competency:
                ++report_.competencies;
                return add(load_competency(*bytes, name).diagnostics);
            case FileKind::text:
                ++report_.texts;
                texts_[path.parent_path()].push_back(load_texts(*bytes, name));
                return add(texts_[path.parent_path()].back().diagnostics);
            case FileKind::acts:
                ++report_.acts;
                acts_[path.parent_path()].push_back({name, *bytes});
                return;
            case FileKind::handbook: ++report_.handbooks; return add(load_handbook(*bytes, name).diagnostics);
            case FileKind::unknown: return unknown(*bytes, name);
        }
    }

    CheckReport finish() {
        for (const auto& [folder, files] : texts_)
            for (std::size_t i = 1; i < files.size(); ++i)
                add(compare_texts(files.front(), files[i]));
        for (const auto& [folder, sources] : acts_) // one lexicon a folder
            add(load_acts(sources).diagnostics);
        return std::move(report_);
    }

private:
    void scene(const std::string& bytes, const std::string& name) {
        ++report_.scenes;
        const LoadedScenario loaded = check_scenario(bytes, name, competency_, reader_);
        add(loaded.diagnostics);
        if (!loaded.scenario)
            return;
        const auto [first, is_new] = scenes_.emplace(loaded.scenario->id, name);
        if (!is_new)
            add({{Severity::error, name, 1, 1, "duplicate-scene",
                  fmt::format("id “{}” đã có trong {}. Mỗi tình huống một id.", loaded.scenario->id,
                              first->second)}});
    }

    /// A file that can't even be read as text is told for that; else it is no content of ours.
    void unknown(const std::string& bytes, const std::string& name) {
        Diagnostics diagnostics(name);
        if (clean_source(bytes, diagnostics))
            diagnostics.error(
                {}, "unknown-kind",
                "không biết đây là tệp gì: tình huống bắt đầu bằng scene: 1, mô hình năng lực bằng "
                "competency: 1, tệp chữ bằng text: 1, sổ tay bằng handbook: 1.");
        add(diagnostics.sorted());
    }

    void add(std::vector<Diagnostic> list) {
        std::move(list.begin(), list.end(), std::back_inserter(report_.diagnostics));
    }

    const domain::Competency& competency_;
    const domain::ReplyReader& reader_;
    CheckReport report_;
    std::map<std::string, std::string> scenes_;          ///< id → file
    std::map<fs::path, std::vector<LoadedTexts>> texts_; ///< by folder
    std::map<fs::path, std::vector<ActsSource>> acts_;   ///< by folder
};

} // namespace

FileKind kind_of(std::string_view bytes) {
    if (acts_kind_of(bytes))
        return FileKind::acts;
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    while (!bytes.empty()) {
        const std::size_t end = bytes.find('\n');
        const std::string_view line = bytes.substr(0, end);
        if (line.starts_with("scene:"))
            return FileKind::scene;
        if (line.starts_with("competency:"))
            return FileKind::competency;
        if (line.starts_with("text:"))
            return FileKind::text;
        if (line.starts_with("handbook:"))
            return FileKind::handbook;
        if (end == std::string_view::npos)
            break;
        bytes.remove_prefix(end + 1);
    }
    return FileKind::unknown;
}

std::vector<fs::path> yaml_files_under(const fs::path& folder) {
    std::vector<fs::path> out;
    std::error_code failed;
    for (fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, failed),
         end;
         !failed && it != end; it.increment(failed)) {
        const fs::path& path = it->path();
        std::error_code unreadable;
        if ((path.extension() == ".yaml" || path.extension() == ".yml") && it->is_regular_file(unreadable))
            out.push_back(path);
    }
    std::sort(out.begin(), out.end());
    return out;
}

CheckReport check_paths(std::span<const fs::path> paths, const domain::Competency& competency,
                        const domain::ReplyReader& reader) {
    PathCheck check(competency, reader);
    for (const fs::path& path : paths) {
        std::error_code failed;
        if (!fs::is_directory(path, failed))
            check.check(path);
        else
            for (const fs::path& file : yaml_files_under(path))
                check.check(file);
    }
    return check.finish();
}

} // namespace mq::content
