#pragma once

#include "base/ids.h"
#include "store/database.h"
#include "store/events.h"
#include "store/trouble.h"
#include "store/vault.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace mq::store {

/// Which key a kind of row about that person (nil: nobody) is sealed with.
[[nodiscard]] Purpose purpose_of_kind(std::string_view kind, const Uuid& person);

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

/// What becomes of a row whose key isn't open to the account at work.
enum class Unopened : std::uint8_t {
    left_out, ///< for reading: as if its key had been destroyed
    refused,  ///< for what derives from the rows: Trouble (refused), nothing is dropped unnoticed
};

/// The row that stands in a query of journal_columns; nothing when its key was destroyed, or isn't open.
[[nodiscard]] std::optional<RecordedEvent> read_row(const Query& query, const Vault& vault,
                                                    Unopened unopened = Unopened::left_out);

/// The row of that number; nothing when its key was destroyed or isn't open. Throws damaged when it isn't
/// there.
[[nodiscard]] std::optional<RecordedEvent> row_at(Database& database, const Vault& vault, std::int64_t seq);

/// What one row says, and who said it when.
template <class T>
struct Said {
    T what;
    Instant at;
    Uuid person;
    std::optional<Uuid> actor; ///< nothing: the person it is about
};

/// Of the row of that number; nothing when its key was destroyed or isn't open. Throws damaged when it isn't
/// there or is of another kind.
template <class T>
std::optional<Said<T>> row_said_at(Database& database, const Vault& vault, std::int64_t seq) {
    auto row = row_at(database, vault, seq);
    if (!row)
        return std::nullopt;
    auto* what = std::get_if<T>(&row->event.what);
    if (what == nullptr)
        throw_damaged("row " + std::to_string(seq) + " of the journal is of another kind");
    return Said<T>{std::move(*what), row->event.at, row->event.person, row->event.actor};
}

template <class T>
std::optional<T> said_at(Database& database, const Vault& vault, std::int64_t seq) {
    auto said = row_said_at<T>(database, vault, seq);
    if (!said)
        return std::nullopt;
    return std::move(said->what);
}

} // namespace mq::store
