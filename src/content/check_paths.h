#pragma once

#include "content/diagnostics.h"
#include "content/source_text.h"
#include "domain/answers.h"
#include "domain/competency.h"

#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace mq::content {

struct CheckReport {
    std::vector<Diagnostic> diagnostics; ///< file by file in the order of the names, within a file by place
    std::size_t files = 0;
    std::size_t scenes = 0;
    std::size_t competencies = 0;
    std::size_t texts = 0;
    std::size_t acts = 0;
    std::size_t handbooks = 0;
    std::size_t questions = 0; ///< and with them guides, kits and benchmark answers
};

/// What kind of content a file is, by its top key.
enum class FileKind {
    scene,
    competency,
    text,
    acts,
    handbook,
    question,
    guide,
    kits,
    benchmark,
    law,
    unknown
};
[[nodiscard]] FileKind kind_of(std::string_view bytes);

/// What is said of a file that can't be read, or is of no kind that we know.
[[nodiscard]] Diagnostic unreadable(const std::string& file, const Error& error);
[[nodiscard]] std::vector<Diagnostic> unknown_kind(std::string_view bytes, const std::string& file);

/// All `*.yaml` and `*.yml` under a folder, sorted by name; links are not followed. Empty when there is no
/// such folder.
[[nodiscard]] std::vector<std::filesystem::path> yaml_files_under(const std::filesystem::path& folder);

/// Checks files, and all YAML files under folders, each for what it is; then what only shows across files:
/// scenes with the same id, text files of one folder that don't have the same keys, and what question_bank.h
/// asks of questions (of a whole bank only when its folder, or one around it, is given). With a reader the
/// examples of typed replies are read too.
[[nodiscard]] CheckReport check_paths(std::span<const std::filesystem::path> paths,
                                      const domain::Competency& competency,
                                      const domain::ReplyReader& reader = {});

} // namespace mq::content
