#pragma once

#include "content/diagnostics.h"
#include "domain/reply_lexicon.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mq::content {

/// A file of the folder `assets/acts`, by its top key.
enum class ActsFileKind { marks, words, concepts, rules, weights, net };
[[nodiscard]] std::optional<ActsFileKind> acts_kind_of(std::string_view bytes);

struct ActsSource {
    std::string file; ///< its name in messages
    std::string bytes;
};

struct LoadedActs {
    std::optional<domain::ReplyLexicon> lexicon; ///< only when no file has an error
    std::vector<Diagnostic> diagnostics;         ///< file by file
};

/// Reads the lexicon of acts: one file of words (`acts_words: 1`), at most one of marks (`acts_marks: 1`) and
/// of concepts (`acts_concepts: 1`), files of rules (`act_rules: 1`, one an act), and at most one of learned
/// weights (`act_weights: 1`) and one of the net (`act_net: 1`); the order of the sources doesn't matter.
[[nodiscard]] LoadedActs load_acts(std::span<const ActsSource> sources);

/// All YAML files of a folder.
[[nodiscard]] LoadedActs load_acts_folder(const std::filesystem::path& folder);

} // namespace mq::content
