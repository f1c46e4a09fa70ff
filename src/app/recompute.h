#pragma once

#include "app/kept_standing.h"
#include "base/error.h"
#include "store/accounts.h"
#include "store/vault.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// Standings of everybody in a database file, worked out anew from the journal's results on several threads.
/// Each thread reads through a connection of its own and holds one person at a time, so it may run beside a
/// program at work, and memory doesn't grow with the number of people.
namespace mq::app {

struct RecomputeOptions {
    unsigned threads = 0; ///< 0: as many as the machine runs at once
    /// Hears the share done (0..1) on the calling thread; returning false stops it (the result is `refused`).
    std::function<bool(double share)> progress;
    std::shared_ptr<store::Vault> vault;   ///< none: PlainVault, unless there are `keys`
    std::optional<store::KeyPlace> keys{}; ///< where texts are sealed: with what is open
};

/// Gives `each` the standing on `as_of` of everybody who was assessed, except those that are kept already and
/// still hold. `each` is called on the working threads, one call at a time, in no order; it returns false to
/// stop. Nothing is written.
[[nodiscard]] Status recompute_standings(const std::filesystem::path& file, Day as_of,
                                         const Parameters& parameters, const RecomputeOptions& options,
                                         const std::function<bool(store::StandingRow)>& each);

/// What was worked out anew of somebody, of what isn't kept yet or no longer holds.
struct Refreshed {
    std::optional<store::StandingRow> standing;
    std::optional<store::SummaryRow> summary;
};

/// Of one person, from one read of their evidence; nothing of the standing where a kept one still holds.
[[nodiscard]] Result<Refreshed> refresh_person(const store::Store& store, const Uuid& person, Day as_of,
                                               const Parameters& parameters);

/// Like recompute_standings, with the summaries: of these people; `people` empty: of everybody who was
/// assessed, and of all staff whose summary is of another day or older than their evidence.
[[nodiscard]] Status refresh_people(const std::filesystem::path& file, Day as_of,
                                    const Parameters& parameters, const RecomputeOptions& options,
                                    std::span<const Uuid> people, const std::function<bool(Refreshed)>& each);

/// A kept standing that isn't what the journal gives, or can't be compared.
struct StandingFinding {
    enum class Kind : std::uint8_t {
        different,    ///< worked out again it has other bytes
        last_decimal, ///< the same up to rounding: kept by a program built elsewhere
        unreadable,   ///< the row, or the attempts it rests on, can't be read
        parameters,   ///< the frozen text of its parameters can't be read
        deleted,      ///< some of its evidence was deleted for good
    };
    Kind kind = Kind::different;
    Uuid person;
    Day day;             ///< 1970-01-01 where the row can't be read
    std::string version; ///< likewise empty
    std::string detail;
};

struct StandingCheck {
    std::int64_t standings = 0;
    std::vector<StandingFinding> findings; ///< by person, day and version
};

/// Works every kept standing out again, at its day, up to its journal row, with its own parameters, and
/// compares. Needs a database of this program's schema. Repairs nothing.
[[nodiscard]] Result<StandingCheck> check_standings(const std::filesystem::path& file,
                                                    const RecomputeOptions& options = {});

} // namespace mq::app
