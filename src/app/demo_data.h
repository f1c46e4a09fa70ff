#pragma once

#include "base/clock.h"
#include "base/error.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>

namespace mq::app {

/// A made-up firm's database, to see how the program does with thousands of people.
struct DemoDataWish {
    int people = 5'000; ///< 12..20,000; some six of a hundred of them candidates
    int years = 3;      ///< of history, 1..10
    std::uint64_t seed = 1;
    Instant now; ///< end of the history; the firm lies at UTC+7
    /// Hears what is being done and the share done of it (0..1); false stops, and nothing stays.
    std::function<bool(const char* what, double share)> progress;
};

struct DemoDataMade {
    std::map<std::string, std::int64_t> counts; ///< journal rows by kind
    std::int64_t rows = 0;                      ///< of the journal
    std::int64_t people = 0;
    std::int64_t teams = 0;
    std::int64_t summaries = 0;
    std::int64_t groups = 0;
    std::uintmax_t bytes = 0; ///< of the file
};

/// Half past five in the afternoon at UTC+7: the history of a day given by its date ends there.
[[nodiscard]] Instant evening_of(Day day);

/// Writes it to `file` beside itself first, and renames at the end. The same wish gives the same journal.
/// `refused` where a file is there already, or `progress` wanted to stop.
[[nodiscard]] Result<DemoDataMade> write_demo_data(const std::filesystem::path& share,
                                                   const std::filesystem::path& file,
                                                   const DemoDataWish& wish);

} // namespace mq::app
