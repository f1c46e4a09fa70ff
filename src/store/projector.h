#pragma once

#include "store/database.h"
#include "store/events.h"
#include "store/vault.h"

#include <cstdint>
#include <functional>

namespace mq::store {

/// Keeps people, attempts and decisions as the journal says, one row of it after the other.
class Projector {
public:
    /// `database`: where the derived tables are.
    Projector(Database& database, Vault& vault) : database_(database), vault_(vault) {}
    /// Throws Trouble (refused) when the event doesn't fit what came before: an attempt that isn't there, is
    /// somebody else's or no longer open, a decision out of turn.
    void apply(const RecordedEvent& row);

private:
    void on(const RecordedEvent& row, const PersonAdded& e);
    void on(const RecordedEvent& row, const ProfileChanged& e);
    void on(const RecordedEvent& row, const AttemptStarted& e);
    void on(const RecordedEvent& row, const Decision& e);
    void on(const RecordedEvent& row, const HintTaken& e);
    void on(const RecordedEvent& row, const Undone& e);
    void on(const RecordedEvent& row, const AttemptFinished& e);
    void on(const RecordedEvent& row, const AttemptAbandoned& e);
    void on(const RecordedEvent& row, const Reflection& e);
    void on(const RecordedEvent& row, const NoteSaved& e);
    void on(const RecordedEvent& row, const ActsCorrected& e);
    void on(const RecordedEvent& row, const WritesLost& e);

    Database& database_;
    Vault& vault_;
};

struct Replay {
    std::function<void(std::int64_t rows)> progress; ///< rows read so far
    /// What doesn't fit or can't be read; where there is nobody to tell, it is thrown.
    std::function<void(std::int64_t seq, const Error& error)> trouble;
};

/// Reads the whole journal of `from` with `reading` and derives `to`'s tables, which must be empty, sealing
/// them with `writing`. Rows whose key was destroyed are passed over.
void replay(Database& from, const Vault& reading, Database& to, Vault& writing, const Replay& tell = {});

/// Guidance of a decision as the decision table keeps it: 1 light, 2 full, 4 made again after an undo.
[[nodiscard]] int guidance_bits(const Decision& decision);

} // namespace mq::store
