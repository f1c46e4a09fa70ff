#pragma once

#include "app/complaint_rules.h"
#include "app/import_check.h"
#include "base/error.h"
#include "store/teams.h"

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace mq::app {

struct State;

/// The log of complaints in memory, so that saving one of twenty thousand needn't read the others again, and
/// the table that is being taken in.
struct ComplaintDesk {
    std::vector<store::ComplaintRow> rows;         ///< newest received first
    std::unordered_map<std::string, Uuid> numbers; ///< by number_key
    std::unordered_map<Uuid, std::string>
        folded;                ///< what is searched of a complaint; filled when first shown
    std::uint64_t version = 0; ///< of the store's data, as of `rows`
    bool read = false;
    std::unique_ptr<ImportDesk> import; ///< while a table is open
    std::uint64_t imports = 0;          ///< begun so far
};

/// The log as it is now: read again only where something else was written since. Refused for who may not see
/// it: trainees, and while a guest sits here.
[[nodiscard]] Result<ComplaintDesk*> complaint_desk(State& state);
/// Writes them in one transaction and takes them into the log; nothing of them on failure.
[[nodiscard]] Status write_complaints(State& state,
                                      std::vector<std::pair<Uuid, store::ComplaintLogged>> what);
/// What was written since changes nothing in the log (a draft): it needn't be read again.
void complaints_unchanged(State& state, std::uint64_t version_before);

/// Shows the log anew with its form and table as they are.
[[nodiscard]] Status show_complaints(State& state);
/// Tells the table that is being taken in.
[[nodiscard]] TableImport import_model(const State& state, const ComplaintDesk& desk);

/// Row of the log; nullptr: not there.
[[nodiscard]] const store::ComplaintRow* find_complaint(const ComplaintDesk& desk, const Uuid& id);

} // namespace mq::app
