#pragma once

#include "base/error.h"
#include "report/fonts.h"
#include "report/words.h"

#include <filesystem>
#include <string>
#include <vector>

namespace mq::report {

/// One page with the recovery code of an account, to be kept on paper. Its words: keys `recovery_sheet.*`.
struct RecoverySheet {
    Words words;
    std::string name; ///< whose account
    std::string login;
    std::string day; ///< it was made on, as it is printed
    std::vector<std::string> groups;
};

/// Written whole or not at all, readable by its owner alone. Errors: io.
[[nodiscard]] Status write_recovery_sheet(const RecoverySheet& sheet, const Fonts& fonts,
                                          const std::filesystem::path& path);

} // namespace mq::report
