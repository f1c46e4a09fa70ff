#pragma once

#include "base/hash.h"
#include "content/diagnostics.h"
#include "domain/competency.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mq::content {

struct LoadedCompetency {
    std::optional<domain::Competency> competency; ///< only when the file has no error
    std::vector<Diagnostic> diagnostics;          ///< in the order of the file
    std::string nfc_text;                         ///< what was read: NFC, lines ending in LF
    ContentHash hash;                             ///< of nfc_text
};

/// Reads a competency file (`assets/competencies/*.yaml`, top key `competency`). `file` is the name in
/// messages.
[[nodiscard]] LoadedCompetency load_competency(std::string_view bytes, std::string file);

/// The same from a path; a file that can't be read is a diagnostic too.
[[nodiscard]] LoadedCompetency load_competency_file(const std::filesystem::path& path);

} // namespace mq::content
