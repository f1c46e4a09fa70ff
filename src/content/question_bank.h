#pragma once

#include "base/hash.h"
#include "content/diagnostics.h"
#include "domain/question.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mq::content {

/// A file's text as it is kept with results: NFC, lines ending in LF.
struct FrozenText {
    std::string text;
    ContentHash hash; ///< of text
};

using FrozenTexts = std::map<std::string, FrozenText, std::less<>>;

/// What came of reading a folder of questions.
struct QuestionBankLoaded {
    /// What has no errors and refers to nothing that has: a kit with a broken question is left out.
    domain::QuestionBank bank;
    std::vector<Diagnostic> diagnostics; ///< by file, within a file by place
    std::size_t files = 0;
    FrozenTexts questions;  ///< by id, of bank.questions
    FrozenTexts benchmarks; ///< by id, of bank.benchmarks
    FrozenText guide;       ///< empty when there is none, or it has errors
};

enum class BankFile : std::uint8_t { question, guide, kits, benchmark };

/// Takes in the files of one folder of questions and checks what shows only beside each other: ids twice,
/// names that lead nowhere, kits over their time, probes that every question has anyway; of a whole folder
/// also whether there is enough of everything.
class QuestionFolder {
public:
    /// `name` stands for the folder in messages. The competency must outlive it.
    QuestionFolder(std::string name, const domain::Competency& competency);
    ~QuestionFolder();
    QuestionFolder(QuestionFolder&&) noexcept;
    QuestionFolder& operator=(QuestionFolder&&) noexcept;

    void add(BankFile kind, std::string_view bytes, std::string file);
    /// A problem of a file that isn't one of the four kinds, or can't be read.
    void add(std::vector<Diagnostic> diagnostics);

    /// `whole`: every file of the folder was taken in, so what isn't there is missing.
    [[nodiscard]] QuestionBankLoaded finish(bool whole) &&;

private:
    struct Draft;
    std::unique_ptr<Draft> draft_;
};

/// Reads and checks all files under a folder (questions/).
[[nodiscard]] QuestionBankLoaded load_question_bank(const std::filesystem::path& folder,
                                                    const domain::Competency& competency);

} // namespace mq::content
