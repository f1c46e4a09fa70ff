#include "content/check_paths.h"

#include "content/acts_file.h"
#include "content/competency_file.h"
#include "content/handbook_file.h"
#include "content/law_file.h"
#include "content/question_bank.h"
#include "content/scenario_file.h"
#include "content/text_file.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <map>
#include <system_error>
#include <utility>

namespace mq::content {
namespace {

namespace fs = std::filesystem;

/// The folder of the bank that a file belongs to: questions lie in `bank/`, benchmark answers in
/// `benchmarks/`.
fs::path bank_of(BankFile kind, const fs::path& path) {
    const fs::path folder = path.parent_path();
    const bool below = (kind == BankFile::question && folder.filename() == "bank") ||
                       (kind == BankFile::benchmark && folder.filename() == "benchmarks");
    return below ? folder.parent_path() : folder;
}

bool is_within(const fs::path& inner, const fs::path& outer) {
    const fs::path way = fs::absolute(inner).lexically_normal().lexically_relative(
        (fs::absolute(outer) / "").lexically_normal());
    return !way.empty() && *way.begin() != "..";
}

class PathCheck {
public:
    PathCheck(const domain::Competency& competency, const domain::ReplyReader& reader)
        : competency_(competency), reader_(reader) {}

    void check(const fs::path& path) {
        const std::string name = path.generic_string();
        ++report_.files;
        const auto bytes = read_file(path);
        if (!bytes)
            return add({unreadable(name, bytes.error())});
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
            case FileKind::question: return question(BankFile::question, *bytes, path);
            case FileKind::guide: return question(BankFile::guide, *bytes, path);
            case FileKind::kits: return question(BankFile::kits, *bytes, path);
            case FileKind::benchmark: return question(BankFile::benchmark, *bytes, path);
            case FileKind::law: return add(load_law(*bytes, name).diagnostics);
            case FileKind::unknown: return add(unknown_kind(*bytes, name));
        }
    }

    /// All files under it are going to be checked.
    void enter(const fs::path& folder) { folders_.push_back(folder); }

    CheckReport finish() {
        for (auto& [root, files] : banks_) {
            const bool whole = std::ranges::any_of(
                folders_, [&](const fs::path& folder) { return is_within(root, folder); });
            add(std::move(files).finish(whole).diagnostics);
        }
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

    void question(BankFile kind, const std::string& bytes, const fs::path& path) {
        ++report_.questions;
        const fs::path root = bank_of(kind, path);
        banks_.try_emplace(root, root.generic_string(), competency_)
            .first->second.add(kind, bytes, path.generic_string());
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
    std::map<fs::path, QuestionFolder> banks_;           ///< by folder
    std::vector<fs::path> folders_;                      ///< that were given
};

} // namespace

Diagnostic unreadable(const std::string& file, const Error& error) {
    return {Severity::error, file, 1, 1, error.kind == ErrorKind::refused ? "file-too-large" : "unreadable",
            error.message};
}

/// A file that can't even be read as text is told for that; else it is no content of ours.
std::vector<Diagnostic> unknown_kind(std::string_view bytes, const std::string& file) {
    Diagnostics diagnostics(file);
    if (clean_source(bytes, diagnostics))
        diagnostics.error(
            {}, "unknown-kind",
            "không biết đây là tệp gì: tình huống bắt đầu bằng scene: 1, mô hình năng lực bằng "
            "competency: 1, tệp chữ bằng text: 1, sổ tay bằng handbook: 1, luật bằng law: 1, câu hỏi phỏng "
            "vấn bằng question: "
            "…, "
            "hướng dẫn phỏng vấn bằng guide: 1, bộ câu hỏi bằng kits: 1, bài mẫu bằng benchmark: ….");
    return diagnostics.sorted();
}

FileKind kind_of(std::string_view bytes) {
    constexpr std::array<std::pair<std::string_view, FileKind>, 9> kinds{
        {{"scene:", FileKind::scene},
         {"competency:", FileKind::competency},
         {"text:", FileKind::text},
         {"handbook:", FileKind::handbook},
         {"question:", FileKind::question},
         {"guide:", FileKind::guide},
         {"kits:", FileKind::kits},
         {"benchmark:", FileKind::benchmark},
         {"law:", FileKind::law}}};
    if (acts_kind_of(bytes))
        return FileKind::acts;
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    while (!bytes.empty()) {
        const std::size_t end = bytes.find('\n');
        const std::string_view line = bytes.substr(0, end);
        for (const auto& [key, kind] : kinds)
            if (line.starts_with(key))
                return kind;
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
        if (!fs::is_directory(path, failed)) {
            check.check(path);
            continue;
        }
        check.enter(path);
        for (const fs::path& file : yaml_files_under(path))
            check.check(file);
    }
    return check.finish();
}

} // namespace mq::content
