#pragma once

#include "content/diagnostics.h"
#include "domain/question.h"

#include <string>
#include <string_view>
#include <vector>

namespace mq::content {

/// A kit with the places that only other files can show to be wrong.
struct LoadedKit {
    domain::Kit kit;
    Mark id;
    Mark minutes;
    std::vector<Mark> questions; ///< one for each of kit.questions
};

struct LoadedKits {
    std::vector<LoadedKit> kits;         ///< empty when the file has an error
    std::vector<Diagnostic> diagnostics; ///< in the order of the file
};

/// Reads and checks the kits (`questions/kits.yaml`, first key `kits`). Whether their questions exist and fit
/// into the time shows only beside the questions: see question_bank.h. `file` is the name in messages.
[[nodiscard]] LoadedKits load_kits(std::string_view bytes, std::string file,
                                   const domain::Competency& competency);

} // namespace mq::content
