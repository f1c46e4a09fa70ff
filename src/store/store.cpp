#include "store/store.h"

#include "store/device.h"
#include "store/drafts.h"
#include "store/erase.h"
#include "store/event_json.h"
#include "store/file_state.h"
#include "store/journal.h"
#include "store/migrate.h"
#include "store/page_seal.h"
#include "store/projector.h"
#include "store/rows.h"
#include "store/store_impl.h"

#include <SQLiteCpp/Exception.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <algorithm>
#include <utility>

namespace mq::store {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t wal_limit_bytes = 64 << 20; // a log that grew in a big import is cut back to this

/// What refers to other rows goes before them.
constexpr const char* empty_projections =
    "DELETE FROM request; DELETE FROM access; DELETE FROM group_note; DELETE FROM interview_evidence;"
    "DELETE FROM settled; DELETE FROM answer; DELETE FROM panel; DELETE FROM interview_question;"
    "DELETE FROM interview; DELETE FROM observation; DELETE FROM consent; DELETE FROM benchmark;"
    "DELETE FROM candidate; DELETE FROM pack; DELETE FROM decision; DELETE FROM attempt;"
    "DELETE FROM placing; DELETE FROM team; DELETE FROM target; DELETE FROM signoff;"
    "DELETE FROM assignment_person; DELETE FROM assignment; DELETE FROM goal; DELETE FROM coaching;"
    "DELETE FROM complaint; DELETE FROM evidence; DELETE FROM person";

void make_folder(const fs::path& path) {
    std::error_code error;
    if (path.has_parent_path())
        fs::create_directories(path.parent_path(), error);
    if (error)
        throw Trouble(not_writable(path.parent_path(), error.message()));
}

std::int64_t last_seq_of(Database& database) {
    return database.number("SELECT max(seq) FROM journal");
}

/// Sets one opening apart from another: with a fixed seed the ids of last time must not come again.
std::uint64_t rows_so_far(Database& database) {
    const auto rows = static_cast<std::uint64_t>(last_seq_of(database));
    const auto devices = static_cast<std::uint64_t>(database.number("SELECT count(*) FROM device"));
    return (rows * 4'096 + devices + 1) * 0x9E3779B97F4A7C15ULL;
}

/// Of a file from before there was a chain, or whose texts were just sealed.
void chain_older_rows(Database& database, const Vault& vault) {
    const auto key = vault.chain_key();
    if (!key || !has_unchained(database))
        return;
    Transaction transaction(database);
    chain_journal(database, *key);
    transaction.commit();
}

/// What comes out of a pack happened on another PC, by its clock.
bool happens_here(std::span<const Event> events) {
    return std::ranges::none_of(
        events, [](const Event& event) { return std::holds_alternative<PackTaken>(event.what); });
}

/// Whose keys a person's texts are sealed to is known before the row that says so is sealed.
void settle_keys(Vault& vault, const Event& event) {
    if (const auto* added = std::get_if<PersonAdded>(&event.what))
        vault.add_person(event.person, added->profile.role == Role::candidate);
    else if (const auto* changed = std::get_if<ProfileChanged>(&event.what);
             changed != nullptr && changed->profile.role != Role::candidate)
        vault.admit(event.person);
    else if (const auto* decided = std::get_if<CandidateDecided>(&event.what);
             decided != nullptr && decided->hired)
        vault.admit(event.person);
}

} // namespace

Store::Impl::Impl(fs::path where, OpenOptions how)
    : path(std::move(where)),
      options(std::move(how)),
      vault(options.vault ? options.vault : std::make_shared<PlainVault>()),
      ids(options.id_seed != 0 ? options.id_seed : entropy_seed()) {}

Instant Store::Impl::now() const {
    return options.now ? *options.now : SystemClock().now();
}

void Store::Impl::open_to_read() {
    reader = open_reader(path);
    report.read_only = true;
    const int schema = schema_of(database());
    if (schema < newest_schema())
        throw Trouble(
            ErrorKind::refused,
            "Tệp dữ liệu này của bản trước và chưa được nâng cấp. Hãy mở để ghi một lần rồi xem lại.",
            fmt::format("schema {}", schema));
    open_keys();
    const auto counted = CommitCounter::read(beside(path, "-count"), database_id(database()));
    const std::int64_t found = last_seq_of(database());
    if (counted && *counted > found)
        note_lost_writes(*counted, found);
}

void Store::Impl::open_to_write() {
    const bool there = look_at(path).exists;
    if (!there && !options.create)
        throw Trouble(ErrorKind::not_found, fmt::format("Không tìm thấy tệp dữ liệu “{}”.", path.string()));
    if (!there)
        make_folder(path);
    lock = std::make_unique<LockFile>(beside(path, "-lock"));
    const FileState state = look_at(path); // from here on nobody else makes or changes it
    if (state.has_data()) {
        require_ours(path, newest_schema());
        // The log may hold a newer header than the file: look through a connection that can't write first.
        if (state.wal_bytes > 0)
            static_cast<void>(open_reader(path));
    } else if (state.exists) {
        require_never_used();
    }
    prepare_file(state.has_data());
    report.created = schema_of(database()) == 0;
    if (report.created && state.has_data())
        require_never_used();
    migrate_file();
    settle_identity();
    open_keys();
    chain_older_rows(database(), *vault);
    compare_counter();
    if (const Status done = erase_what_came_back(*this); !done)
        report.warning += (report.warning.empty() ? "" : " ") + done.error().message;
    if (report.created)
        database().run("PRAGMA wal_checkpoint(TRUNCATE)"); // the tables lie in the file itself
}

void Store::Impl::require_never_used() const {
    // A file without tables is how a new one begins; beside a counter it is what an accident left of an old
    // one.
    const auto counted = CommitCounter::read_any(beside(path, "-count"));
    if (counted && *counted > 0)
        throw Trouble(ErrorKind::damaged,
                      fmt::format("Tệp dữ liệu “{}” trống rỗng, dù đã từng có {} dòng. Tệp được giữ nguyên. "
                                  "Hãy chép bản sao lưu gần nhất vào chỗ đó rồi mở lại.",
                                  path.string(), *counted));
}

void Store::Impl::prepare_file(bool exists) {
    try {
        reader.database = std::make_unique<Database>(file_uri(path, "mode=rwc"), Access::write);
        // Before there is a log: the file says whose it is from its first byte on.
        if (!exists) {
            database().run(fmt::format("PRAGMA page_size = {}", page_bytes));
            reserve_for_seals(database().handle());
            database().run(fmt::format("PRAGMA application_id = {}", application_id));
        }
        database().run("PRAGMA journal_mode = WAL");
        database().run(fmt::format("PRAGMA journal_size_limit = {}", wal_limit_bytes));
        if (sqlite3_db_readonly(database().handle(), "main") == 1)
            throw Trouble(not_writable(path, "read-only file"));
    } catch (const SQLite::Exception& e) {
        const int code = e.getErrorCode() & 0xff;
        if (code == SQLITE_CANTOPEN || code == SQLITE_READONLY)
            throw Trouble(not_writable(path, e.what()));
        throw;
    }
}

void Store::Impl::migrate_file() {
    const int from = migrate(database(), migrations(), now(), [this] {
        report.backup = backup_before_migrating(path, schema_of(database()), now());
    });
    if (from > 0 && from < newest_schema())
        report.migrated_from = from;
    seal_pages();
}

void Store::Impl::seal_pages() {
    if (is_sealed(database().handle())) {
        begin_sealing(database().handle());
        return;
    }
    if (report.backup.empty() && !report.created)
        report.backup = backup_before_migrating(path, schema_of(database()), now());
    store::seal_pages(database());
}

void Store::Impl::settle_identity() {
    // Also the way back for a file whose making was cut short.
    if (database().number("SELECT count(*) FROM meta WHERE key = 'database'") == 0)
        name_database(database(), ids.next(now().unix_ms), now());
    const Uuid id = database_id(database());
    if (options.id_seed != 0)
        ids = UuidMaker(options.id_seed ^ rows_so_far(database()));
    const ContentHash machine = machine_hash(id, options.machine);
    if (const auto known = device_of(database(), machine)) {
        device = *known;
        return;
    }
    device = ids.next(now().unix_ms);
    Transaction transaction(database());
    add_device(database(), device, machine, now());
    transaction.commit();
}

void Store::Impl::compare_counter() {
    const Uuid id = database_id(database());
    const fs::path file = beside(path, "-count");
    const auto counted = CommitCounter::read(file, id);
    const std::int64_t found = last_seq_of(database());
    counter = CommitCounter(file, id);
    if (!counted || *counted <= found) {
        counter.write(found);
        return;
    }
    note_lost_writes(*counted, found);
    // From here on a new device: the lost rows may live on in a copy, and their numbers must not be used
    // twice.
    device = ids.next(now().unix_ms);
    Transaction transaction(database());
    add_device(database(), device, machine_hash(id, options.machine), now());
    transaction.commit();
    untold_ = WritesLost{*counted, found};
    tell_lost_writes();
}

void Store::Impl::tell_lost_writes() {
    if (!untold_ || !vault->chain_key())
        return;
    Transaction transaction(database());
    const auto row = JournalWriter(database(), *vault, ids, device).write({now(), 0, {}, {}, *untold_, {}});
    transaction.commit();
    untold_.reset();
    committed(row.seq);
}

void Store::Impl::note_lost_writes(std::int64_t counted, std::int64_t found) {
    report.lost_writes = counted - found;
    report.warning = fmt::format(
        "{} lần ghi gần nhất có thể đã mất: tệp dữ liệu cũ hơn lần lưu cuối cùng. "
        "Nếu bạn vừa khôi phục bản sao lưu thì không cần lo.",
        report.lost_writes);
}

void Store::Impl::committed(std::int64_t last_seq) {
    ++version;
    if (last_seq > 0)
        counter.write(last_seq);
}

void Store::Impl::require_writable() const {
    if (report.read_only)
        throw Trouble(only_looking());
}

Result<Store> Store::open(const fs::path& path, OpenOptions options) {
    std::unique_ptr<Impl> impl;
    auto opened = guarded([&] {
        impl = std::make_unique<Impl>(fs::absolute(path), std::move(options));
        if (impl->options.read_only)
            impl->open_to_read();
        else
            impl->open_to_write();
    });
    if (!opened)
        return tl::unexpected<Error>(std::move(opened.error()));
    return Store(std::move(impl));
}

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

const OpenReport& Store::opened() const {
    return impl_->report;
}
const fs::path& Store::path() const {
    return impl_->path;
}
bool Store::read_only() const {
    return impl_->report.read_only;
}
Uuid Store::new_id(Instant at) {
    return impl_->ids.next(at.unix_ms);
}
std::uint64_t Store::statements_executed() const {
    return impl_->database().statements();
}
std::uint64_t Store::data_version() const {
    return impl_->version;
}

Result<Appended> Store::append(std::span<const Event> events, std::span<const Content> contents) {
    Impl& impl = *impl_;
    return guarded([&] {
        impl.require_writable();
        Appended appended;
        if (events.empty() && contents.empty())
            return appended;
        Transaction transaction(impl.database());
        for (const Content& content : contents)
            keep_content(impl.database(), content);
        JournalWriter journal(impl.database(), *impl.vault, impl.ids, impl.device);
        Projector projector(impl.database(), *impl.vault);
        const bool watched = impl.options.watch_clock && happens_here(events);
        for (const Event& event : events) {
            settle_keys(*impl.vault, event);
            if (watched)
                journal.note_clock(event);
            const RecordedEvent row = journal.write(event);
            projector.require_named(row);
            projector.apply(row);
            drop_drafts_answered_by(impl.database(), row);
            if (appended.first_seq == 0)
                appended.first_seq = row.seq;
            appended.last_seq = row.seq;
        }
        transaction.commit();
        impl.committed(appended.last_seq);
        return appended;
    });
}

Status Store::rebuild_projections() {
    Impl& impl = *impl_;
    return guarded([&] {
        impl.require_writable();
        Transaction transaction(impl.database());
        impl.database().run(empty_projections);
        replay(impl.database(), *impl.vault, impl.database(), *impl.vault);
        impl.database().run(
            "DELETE FROM standing WHERE person NOT IN (SELECT id FROM person);"
            "DELETE FROM summary WHERE person NOT IN (SELECT id FROM person)");
        drop_drafts_without_subject(impl.database());
        transaction.commit();
        impl.committed(0);
    });
}

Result<BackupReport> Store::backup_to(const fs::path& to, const Progress& progress) const {
    return backup(impl_->path, to, progress);
}

} // namespace mq::store
