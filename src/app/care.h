#pragma once

#include "base/error.h"
#include "store/accounts.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// Care of a database file for the command line: check, backup, info. Nothing here repairs.
namespace mq::app {

struct CareFinding {
    std::string severity; ///< error, warning, note
    std::string code;
    std::string message;
    std::string detail;
};

/// What a look at a database file gave: named facts in a stable order, and what is wrong with it.
struct CareReport {
    bool sound = true;
    std::vector<std::pair<std::string, std::string>> facts;
    std::vector<CareFinding> findings;
};

/// Called with the share done, 0..1; returning false cancels.
using CareProgress = std::function<bool(double)>;

/// `keys`: with what they open; none: what is sealed is not looked into.
[[nodiscard]] Result<CareReport> check_database(const std::filesystem::path& file,
                                                const CareProgress& progress = {},
                                                const std::optional<store::KeyPlace>& keys = {});
[[nodiscard]] Result<CareReport> database_info(const std::filesystem::path& file);
[[nodiscard]] Result<CareReport> back_up_database(const std::filesystem::path& file,
                                                  const std::filesystem::path& to,
                                                  const CareProgress& progress = {});

} // namespace mq::app
