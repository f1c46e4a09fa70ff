#include "store/backup_compare.h"
#include "store/backup_files.h"
#include "store/backups.h"
#include "store/copying.h"
#include "store/erase.h"
#include "store/file_state.h"
#include "store/lock_file.h"
#include "store/page_seal.h"
#include "store/reader.h"
#include "store/trouble.h"

#include <SQLiteCpp/Exception.h>
#include <fmt/format.h>
#include <charconv>
#include <utility>

/// How one of the two stands in the place at any moment, and is whole: the present file gets a second name
/// (a hard link), what SQLite keeps beside it goes, and the copy is renamed over it. What lay in the log is
/// in the file by then; only of a damaged file it isn't, and then a copy of the log lies beside the second
/// name.
namespace mq::store {
namespace {

namespace fs = std::filesystem;

constexpr const char* second_name = ".replaced";
constexpr const char* kept_beside[] = {"-wal", "-journal", "-count"}; // -shm is made anew

bool there(const fs::path& path) {
    std::error_code ignored;
    return fs::exists(path, ignored);
}

void must_be(const std::error_code& error, const fs::path& path) {
    if (!error)
        return;
    if (error == std::errc::no_space_on_device)
        throw Trouble(disk_full(error.message()));
    throw Trouble(not_writable(path, error.message()));
}

void copy_to_disk(const fs::path& from, const fs::path& to) {
    std::error_code error;
    fs::copy_file(from, to, fs::copy_options::overwrite_existing, error);
    must_be(error, to);
    sync_to_disk(to);
}

void give_second_name(const fs::path& path, const fs::path& name) {
    std::error_code error;
    fs::create_hard_link(path, name, error);
    if (error) // a file system without links
        copy_to_disk(path, name);
}

/// Brings what the log holds into the file, as every opening would. False where the file is too damaged for
/// that: then nothing was changed.
bool settle_log(const fs::path& path) {
    if (look_at(path).wal_bytes == 0 && !there(beside(path, "-journal")))
        return true;
    try {
        Database database(file_uri(path, "mode=rw"), Access::write);
        if (database.number("PRAGMA wal_checkpoint(TRUNCATE)") != 0)
            throw Trouble(ErrorKind::busy,
                          "Một chương trình khác đang đọc tệp dữ liệu. Hãy đóng nó rồi khôi phục lại.");
        return true;
    } catch (const SQLite::Exception&) {
        static_cast<void>(take_broken_page());
        return false;
    }
}

/// The file that is to be replaced, with its log and counter, under a second name.
class Replaced {
public:
    explicit Replaced(const fs::path& database) : database_(database), name_(beside(database, second_name)) {}

    /// Puts back what a restore that was cut short took from beside the file that still stands, or keeps the
    /// file that it replaced.
    void finish_last_time(Instant now) {
        if (!there(name_))
            return;
        std::error_code ignored;
        if (fs::equivalent(name_, database_, ignored))
            undo();
        else
            static_cast<void>(keep(now));
    }

    void set_aside() {
        for (const char* suffix : kept_beside)
            if (there(beside(database_, suffix)))
                copy_to_disk(beside(database_, suffix), beside(name_, suffix));
        const bool settled = settle_log(database_);
        std::error_code ignored;
        if (settled)
            for (const char* suffix : {"-wal", "-journal"})
                fs::remove(beside(name_, suffix), ignored);
        give_second_name(database_, name_);
        sync_folder_of(name_);
    }

    /// Nothing may be applied to the copy that belongs to the file before it.
    void clear_beside_database() const {
        std::error_code error;
        for (const char* suffix : {"-wal", "-journal", "-shm", "-count"}) {
            fs::remove(beside(database_, suffix), error);
            must_be(error, beside(database_, suffix));
        }
        sync_folder_of(database_);
    }

    void undo() const {
        std::error_code ignored;
        for (const char* suffix : kept_beside) {
            if (!there(beside(database_, suffix)))
                fs::rename(beside(name_, suffix), beside(database_, suffix), ignored);
            fs::remove(beside(name_, suffix), ignored);
        }
        fs::remove(name_, ignored);
    }

    /// Puts it among the backups; where that can't be, it stays under its second name.
    [[nodiscard]] fs::path keep(Instant now) const {
        std::error_code error;
        fs::create_directories(backups_folder(database_), error);
        fs::path to = free_backup_name(database_, now, replaced_word);
        for (const char* suffix : kept_beside)
            fs::rename(beside(name_, suffix), beside(to, suffix), error);
        fs::rename(name_, to, error);
        if (error)
            return name_;
        sync_folder_of(to);
        return to;
    }

private:
    fs::path database_;
    fs::path name_;
};

/// Every PC that has written to it is a new device from now on: the rows that the copy lacks may live on
/// elsewhere, and their numbers must not be used twice.
void make_new_devices(Database& database, Instant now) {
    UuidMaker ids(entropy_seed());
    std::vector<ContentHash> machines;
    {
        auto row = database.query("SELECT DISTINCT machine FROM device");
        while (row.next())
            machines.push_back(row.hash(0));
    }
    for (const ContentHash& machine : machines)
        database
            .query("INSERT INTO device (id, machine, added_ms) VALUES (?, ?, ?)", ids.next(now.unix_ms),
                   machine, now.unix_ms)
            .run();
}

void mark_as_restored(const fs::path& copy, const RestoreReport& report, Instant now) {
    Database database(file_uri(copy, "mode=rw"), Access::write);
    if (is_sealed(database.handle()))
        begin_sealing(database.handle());
    Transaction transaction(database);
    database
        .query("INSERT OR REPLACE INTO setting VALUES (?, ?)", restored_setting,
               fmt::format("{} {} {}", report.backup_seq, report.lost_rows, now.unix_ms))
        .run();
    if (report.lost_rows > 0)
        make_new_devices(database, now);
    transaction.commit();
}

/// Tells each step; from here on nothing can be stopped.
class Steps {
public:
    explicit Steps(const Progress& progress) : progress_(progress) {}
    void done() {
        constexpr double all = 8.0;
        share_ = std::min(1.0, share_ + 1.0 / all);
        if (progress_)
            static_cast<void>(progress_(share_));
    }

private:
    const Progress& progress_;
    double share_ = 0.0;
};

} // namespace

struct PreparedRestore::Parts {
    // Placed, or let go, on the thread that draws.
    Parts(fs::path where, std::int64_t newest)
        : database(std::move(where)), copy(database, Going::at_once), seq(newest) {}
    fs::path database;
    PartFile copy;
    std::int64_t seq;
};

PreparedRestore::PreparedRestore(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
PreparedRestore::PreparedRestore(PreparedRestore&&) noexcept = default;
PreparedRestore& PreparedRestore::operator=(PreparedRestore&&) noexcept = default;
PreparedRestore::~PreparedRestore() = default;

Result<PreparedRestore> PreparedRestore::prepare(const fs::path& database, const fs::path& backup,
                                                 const Progress& progress) {
    return guarded([&] {
        std::error_code ignored;
        if (fs::equivalent(database, backup, ignored))
            throw Trouble(ErrorKind::bad_input,
                          "Đây chính là tệp dữ liệu đang dùng. Hãy chọn một bản sao lưu.");
        Teller teller(progress);
        const fs::path to = fs::absolute(database);
        std::error_code error;
        fs::create_directories(to.parent_path(), error);
        must_be(error, to.parent_path());
        remove_abandoned_parts(to.parent_path());
        const Reader source = open_reader(backup);
        auto parts = std::make_unique<Parts>(to, source.database->number("SELECT max(seq) FROM journal"));
        static_cast<void>(copy_checked(*source.database, parts->copy.path(), to, teller));
        static_cast<void>(must(erase_again(parts->copy.path(), to)));
        fs::permissions(parts->copy.path(), fs::status(there(to) ? to : backup, ignored).permissions(),
                        ignored);
        return PreparedRestore(std::move(parts));
    });
}

Result<RestoreReport> PreparedRestore::place(Instant now, const Progress& progress) {
    return guarded([&] {
        const fs::path& database = parts_->database;
        const fs::path& copy = parts_->copy.path();
        const LockFile lock(beside(database, "-lock"));
        Steps steps(progress);
        Replaced replaced(database);
        replaced.finish_last_time(now);
        steps.done();
        RestoreReport report{{}, 0, parts_->seq};
        {
            const Reader made = open_reader(copy);
            RestoreComparison found;
            compare_with_present(database, *made.database, found);
            report.lost_rows = found.lacks;
        }
        static_cast<void>(must(erase_again(copy, database))); // what was erased since it was prepared
        mark_as_restored(copy, report, now);
        sync_to_disk(copy);
        steps.done();
        const bool replaces = there(database);
        try {
            if (replaces)
                replaced.set_aside();
            steps.done();
            replaced.clear_beside_database();
            steps.done();
            parts_->copy.place(database);
        } catch (...) {
            if (there(copy)) // not in its place yet
                replaced.undo();
            throw;
        }
        steps.done();
        if (replaces)
            report.kept = replaced.keep(now);
        steps.done();
        return report;
    });
}

std::optional<DataRestored> read_restored(std::string_view value) {
    DataRestored found;
    const char* end = value.data() + value.size();
    const auto seq = std::from_chars(value.data(), end, found.backup_seq);
    if (seq.ec != std::errc{} || seq.ptr == end || *seq.ptr != ' ')
        return std::nullopt;
    if (std::from_chars(seq.ptr + 1, end, found.lost_rows).ec != std::errc{})
        return std::nullopt;
    return found;
}

Result<RestoreReport> restore(const fs::path& database, const fs::path& backup, Instant now,
                              const Progress& progress) {
    constexpr double prepared_at = 0.9;
    Progress first;
    Progress second;
    if (progress) {
        first = [&](double share) { return progress(share * prepared_at); };
        second = [&](double share) { return progress(prepared_at + (1.0 - prepared_at) * share); };
    }
    // Who is at work with the file is told before the long part; the lock is taken again for the short one.
    if (const Status free = guarded([&] {
            if (there(database))
                const LockFile lock(beside(fs::absolute(database), "-lock"));
        });
        !free)
        return tl::unexpected<Error>(free.error());
    auto prepared = PreparedRestore::prepare(database, backup, first);
    if (!prepared)
        return tl::unexpected<Error>(prepared.error());
    return prepared->place(now, second);
}

} // namespace mq::store
