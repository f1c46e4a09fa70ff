#pragma once

#include "base/ids.h"
#include "store/database.h"
#include "store/events.h"
#include "store/vault.h"

#include <functional>
#include <optional>

namespace mq::store {

/// Which key a kind of event is sealed with.
[[nodiscard]] Purpose purpose_of(const Payload& what);

/// The only code that writes journal rows: here they are numbered, sealed, and (later) chained.
/// Use it inside a transaction: it reads the last numbers from the journal itself.
class JournalWriter {
public:
    JournalWriter(Database& database, Vault& vault, UuidMaker& ids, const Uuid& device)
        : database_(database), vault_(vault), ids_(ids), device_(device) {}
    /// The row as it was written; texts in it are NFC, as a later reading gives them.
    RecordedEvent write(const Event& event);

private:
    [[nodiscard]] std::int64_t next_device_seq();

    Database& database_;
    Vault& vault_;
    UuidMaker& ids_;
    Uuid device_;
};

inline constexpr const char* journal_columns =
    "seq, id, device, device_seq, at_ms, at_offset, person, actor, kind, subject, body, body_key";

/// The row that stands in a query of journal_columns; nothing when its key was destroyed.
[[nodiscard]] std::optional<RecordedEvent> read_row(const Query& query, const Vault& vault);

/// The row of that number; nothing when its key was destroyed. Throws damaged when it isn't there.
[[nodiscard]] std::optional<RecordedEvent> row_at(Database& database, const Vault& vault, std::int64_t seq);

} // namespace mq::store
