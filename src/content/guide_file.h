#pragma once

#include "base/error.h"
#include "content/diagnostics.h"
#include "domain/question.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mq::content {

/// What came of reading the guide.
struct LoadedGuide {
    std::optional<domain::InterviewGuide> guide; ///< only when the file has no error; without kits
    std::optional<domain::FixedProbes> fixed;    ///< as far as they could be read
    std::vector<Diagnostic> diagnostics;         ///< in the order of the file
    std::string nfc_text;                        ///< what was read; kept with results
};

/// Reads and checks the guide (`questions/guide.yaml`, first key `guide`): the two fixed probes, the four
/// consents, and the general scale with all facets of the competency. `file` is the name in messages.
[[nodiscard]] LoadedGuide load_guide(std::string_view bytes, std::string file,
                                     const domain::Competency& competency);

/// Reads a guide's frozen text back, without the rules for authors; see question_from_text.
[[nodiscard]] Result<domain::InterviewGuide> guide_from_text(std::string_view nfc_text,
                                                             const domain::Competency& competency);

} // namespace mq::content
