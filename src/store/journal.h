#pragma once

#include "base/ids.h"
#include "store/chain.h"
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

/// The only code that writes journal rows: here they are numbered, sealed, and chained.
/// Use it inside one transaction: it reads the last numbers from the journal itself, once.
class JournalWriter {
public:
    JournalWriter(Database& database, Vault& vault, UuidMaker& ids, const Uuid& device)
        : database_(database), vault_(vault), ids_(ids), device_(device) {}
    /// The row as it was written; texts in it are NFC, as a later reading gives them. Throws refused while
    /// the vault has no key for the chain.
    RecordedEvent write(const Event& event);

    /// Before an event: where the PC's clock stands more than a minute before the newest row's, a row says so
    /// (once, until the clock has passed what it was). The order of rows is that of their numbers.
    void note_clock(const Event& next);

private:
    struct Last {
        std::int64_t seq = 0;
        std::int64_t at_ms = 0;      ///< of the newest row of all devices
        std::int64_t device_seq = 0; ///< of this device
        Link chain{};
    };
    void find_last();
    bool read_last(); ///< false: there are rows without a link

    Database& database_;
    Vault& vault_;
    UuidMaker& ids_;
    Uuid device_;
    std::optional<ChainKey> key_;
    std::optional<Last> last_;
};

inline constexpr const char* journal_columns =
    "seq, id, device, device_seq, at_ms, at_offset, person, actor, kind, subject, body, body_key";

/// Detail of the error that a row gives whose key isn't open.
inline constexpr const char* unopened_detail = "its key is not open";

/// What becomes of a row whose key isn't open to the account at work.
enum class Unopened : std::uint8_t {
    left_out, ///< for reading: as if its key had been destroyed
    refused,  ///< for what derives from the rows: Trouble (refused), nothing is dropped unnoticed
};

/// The row that stands in a query of journal_columns; nothing when it was erased, its key destroyed, or isn't
/// open.
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
