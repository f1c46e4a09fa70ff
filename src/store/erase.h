#pragma once

#include "base/clock.h"
#include "store/care.h"
#include "store/chain.h"
#include "store/database.h"
#include "store/store.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

/// Taking texts out of a file for good, and keeping them out. What is left of an erased row are ids, times
/// and its kind, so that the journal keeps its order and its chain.
///
/// Names of an erased person that stand in rows about others (a panel's list, who signed, who observed, the
/// owner of a complaint) stay: those rows are the others' evidence.
namespace mq::store {

/// Tells an erased id again in another copy of the same database, and says nothing about who it was.
struct ErasedMark {
    Link mark{};
    bool person = false; ///< false: an attempt, an interview or an observation
    Link proof{};        ///< keyed as the chain is
    Instant at;
    friend bool operator==(const ErasedMark&, const ErasedMark&) = default;
};

[[nodiscard]] Link mark_of(const Uuid& database, const Uuid& id);
[[nodiscard]] Link proof_of(const ChainKey& key, const Link& mark, bool person, Instant at);

[[nodiscard]] std::vector<ErasedMark> marks_in(Database& database);
/// Those that aren't there yet; in the caller's transaction.
void keep_marks(Database& database, std::span<const ErasedMark> marks);

/// A copy of the marks lies in `<database>-erased`, so that a copy that takes the database's place, however
/// it got there, is told what to forget. Nothing where there is no such file, or it is of another database.
[[nodiscard]] std::vector<ErasedMark> marks_beside(const std::filesystem::path& path, const Uuid& database);
void write_marks_beside(const std::filesystem::path& path, const Uuid& database,
                        std::span<const ErasedMark> marks);

struct Taken {
    std::int64_t rows = 0; ///< of the journal, without text from now on
    std::int64_t attempts = 0;
};
/// In the caller's transaction: the texts of a person's rows, everything derived from them, their keys and
/// their account. Of a file of the newest schema.
[[nodiscard]] Taken erase_rows_of_person(Database& database, const Uuid& person);
/// The same for one attempt, interview or observation; consents, requests, the log of who looked and the
/// decision about a candidate stay, also where they name it.
[[nodiscard]] Taken erase_rows_of_record(Database& database, const Uuid& record);
/// After records of a person went: what rests on them is worked out again.
void forget_derived_of(Database& database, const Uuid& person, bool evidence);

/// Whether there is text of anything that these marks name. Of a file of any schema.
[[nodiscard]] bool holds_marked(Database& database, std::span<const ErasedMark> marks);
/// Erases it, and keeps the marks, in the caller's transaction. The number of rows.
std::int64_t erase_marked(Database& database, std::span<const ErasedMark> marks);

/// Erases in a file that nobody has open, such as a backup about to take the database's place, what was
/// erased in `database` (which need not be readable: then what lies beside it counts). Writes all of its
/// pages anew where there was something. The number of rows. May run on any thread.
[[nodiscard]] Result<std::int64_t> erase_again(const std::filesystem::path& copy,
                                               const std::filesystem::path& database);

/// From the moment that something was erased until neither pages, log nor backups hold it.
[[nodiscard]] bool erasing_unfinished(Database& database);
void begin_erasing(Database& database); ///< in the caller's transaction
/// Writes the file's pages anew and erases in each backup; then it is finished. Throws Trouble (busy, io)
/// where it can't be now, refused where it is cancelled: it is tried again at the next opening.
void finish_erasing(Database& database, const std::filesystem::path& path, const Progress& progress);

/// At opening: the file may be a copy that somebody put in the place of one in which more was erased, and an
/// erasure may have been cut short.
[[nodiscard]] Status erase_what_came_back(Store::Impl& impl);

} // namespace mq::store
