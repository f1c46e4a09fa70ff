#pragma once

#include "content/diagnostics.h"
#include "domain/acts.h"
#include "domain/competency.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace mq::content {

/// Wording that helps at one moment of a conversation.
struct WordingMoment {
    std::string id;
    domain::LocalText name;
    domain::LocalText when;             ///< one line
    std::vector<domain::LocalText> say; ///< two to four
    domain::LocalText avoid;            ///< what not to say instead
    domain::LocalText why;              ///< what that does to the customer
    domain::ActSet acts;                ///< that these sentences perform; no act is in two moments
};

struct LoadedHandbook {
    std::vector<WordingMoment> wording; ///< empty when the file has an error
    std::vector<Diagnostic> diagnostics;
};

/// Reads a handbook file (`assets/handbook/*.yaml`, top key `handbook`): what the handbook says beside the
/// competency's steps, principles and pitfalls. `file` is the name in messages. Every act that helps must be
/// in a moment (else a warning): the debrief leads there from what a reply lacks.
[[nodiscard]] LoadedHandbook load_handbook(std::string_view bytes, std::string file);

/// The same from a path; a file that can't be read is a diagnostic too.
[[nodiscard]] LoadedHandbook load_handbook_file(const std::filesystem::path& path);

} // namespace mq::content
