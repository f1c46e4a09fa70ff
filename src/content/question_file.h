#pragma once

#include "base/error.h"
#include "base/hash.h"
#include "content/diagnostics.h"
#include "domain/question.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mq::content {

/// Where things stand that only other files can show to be wrong.
struct QuestionMarks {
    Mark id;
    Mark of_model;
    Mark text;
    std::vector<Mark> probes;
};

/// What came of reading a question.
struct LoadedQuestion {
    std::optional<domain::Question> question; ///< only when the file has no error
    std::string id;                           ///< as far as it could be read; may be empty
    std::vector<Diagnostic> diagnostics;      ///< in the order of the file
    std::string nfc_text;                     ///< what was read: NFC, lines ending in LF; kept with results
    ContentHash hash;                         ///< of nfc_text
    QuestionMarks marks;
};

/// Reads and checks a question file (`questions/bank/*.yaml`, first key `question`). `file` is the name in
/// messages; its last part without `.yaml` must be the id in lower case.
[[nodiscard]] LoadedQuestion load_question(std::string_view bytes, std::string file,
                                           const domain::Competency& competency);

/// Reads a question's frozen text (LoadedQuestion::nfc_text) back. Rules for authors are not asked again: an
/// interview keeps its wording though the rules have changed since. `ErrorKind::damaged` when it can't be
/// read, with the first reason as detail.
[[nodiscard]] Result<domain::Question> question_from_text(std::string_view nfc_text,
                                                          const domain::Competency& competency);

} // namespace mq::content
