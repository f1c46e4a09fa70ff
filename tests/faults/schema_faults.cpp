// Files of every older schema, killed on the way to this one; a newer one; and backups that are put back.
#include "world.h"

#include "store/migrate.h"
#include "store/page_seal.h"

#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>
#include <chrono>
#include <csignal>
#include <map>
#include <thread>

using namespace mq::store;

namespace mq::faults {
namespace {

/// Through the VFS that seals, as a program of ours would. `sealed`: of a new file, whose pages get room.
void run_sql(const fs::path& path, const std::string& sql, bool sealed) {
    sqlite3* handle = nullptr;
    int done =
        sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, sealing_vfs());
    if (done == SQLITE_OK && sealed)
        reserve_for_seals(handle);
    if (done == SQLITE_OK)
        done = sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr);
    sqlite3_close(handle);
    must_hold(done == SQLITE_OK, "the kept database can't be made");
}

struct Older {
    Folder folder;
    Known known;
    std::vector<Answer> answers; ///< once it is brought forward
    std::int64_t rows = 0;       ///< of the journal
};

constexpr int first_sealed = 6;

const Older& older(int schema) {
    static std::map<int, Older> all;
    const auto [at, fresh] = all.try_emplace(schema);
    Older& made = at->second;
    if (!fresh)
        return made;
    const std::string file = fmt::format("tests/store/data/schema{}.sql", schema);
    const std::string sql = bytes_of(fs::path(MONQUA_SOURCE_DIR) / file);
    must_hold(!sql.empty(), "no kept database of schema " + std::to_string(schema));
    run_sql(made.folder.file(), sql, schema >= first_sealed);
    const Folder forward;
    forward.take_from(made.folder);
    const Store store = need(Store::open(forward.file(), quiet()));
    made.known = known_of(store);
    made.answers = all_answers(store, made.known);
    made.rows = rows_of(store);
    return made;
}

/// Opens it in a child that is killed after that time, unless it was quicker.
void open_and_kill(const fs::path& path, std::chrono::microseconds after) {
    const pid_t child = ::fork();
    must_hold(child >= 0, "no child");
    if (child == 0) {
        static_cast<void>(Store::open(path, quiet()));
        ::kill(::getpid(), SIGKILL);
    }
    std::this_thread::sleep_for(after);
    static_cast<void>(::kill(child, SIGKILL));
    must_hold(::waitpid(child, nullptr, 0) == child, "no child");
}

/// A backup is there before anything is changed, and every one that is whole holds all rows.
void must_be_backed_up(const Folder& folder, std::int64_t rows) {
    int whole = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder.path() / "backups"))
        if (entry.path().extension() == ".db") {
            const CheckReport report = need(check(entry.path()));
            must_hold(
                report.sound(),
                "the backup isn't sound: " +
                    (report.findings.empty() ? "" : report.findings[0].message + report.findings[0].detail));
            const std::int64_t kept = need(info(entry.path())).rows.at("journal");
            must_hold(kept == rows, fmt::format("{} rows in the backup, not {}", kept, rows));
            ++whole;
        }
    must_hold(whole > 0, "brought forward without a backup");
}

Verdict kill_in_migration(int schema, std::mt19937_64& random) {
    const Older& from = older(schema);
    const Folder folder;
    folder.take_from(from.folder);
    open_and_kill(folder.file(), std::chrono::microseconds(pick(random, 60'000)));
    must_be_whole(folder.file(), from.known, from.answers);
    if (schema < newest_schema())
        must_be_backed_up(folder, from.rows);
    return Verdict::harmless;
}

/// A file of a program to come is left as it is by everything that meets it.
Verdict newer(int run, std::mt19937_64& random) {
    const Folder folder;
    folder.take_from(world().closed);
    run_sql(
        folder.file(),
        fmt::format("PRAGMA user_version = {}", newest_schema() + 1 + static_cast<int>(pick(random, 1'000))),
        false);
    const std::string bytes = bytes_of(folder.file());
    const auto refused = [](const auto& result) {
        return !result && result.error().kind == ErrorKind::newer_data && !result.error().message.empty();
    };
    if (run % 3 == 0)
        must_hold(refused(Store::open(folder.file(), quiet())), "opened to write");
    else if (run % 3 == 1)
        must_hold(refused(Store::open(folder.file(), looking())), "opened to look");
    else
        must_hold(refused(check(folder.file())), "checked");
    must_hold(bytes_of(folder.file()) == bytes, "the file changed");
    return Verdict::detected;
}

ContentHash journal_hash(const Store& store) {
    std::string all;
    for (const RecordedEvent& row : need(store.events_after(0, 1'000'000)))
        all += fmt::format("{} {} {} {} {} {}\n", row.seq, row.id.str(), row.event.at.unix_ms,
                           row.event.person.str(), row.event.attempt.str(), kind_of(row.event.what));
    for (const Answer& answer : all_answers(store, world().known))
        all += answer.question + "=" + answer.said + "\n";
    return content_hash(all);
}

/// A backup made in the midst of work is put in the place of a lost file: check, counts and hash are equal.
Verdict restore(int, std::mt19937_64& random) {
    const Folder folder;
    folder.take_from(world().crashed);
    ContentHash hash;
    BackupReport made;
    {
        Store store = need(Store::open(folder.file(), quiet()));
        for (std::size_t i = pick(random, 30); i > 0; --i)
            need(store.append(world().player.next(store)));
        hash = journal_hash(store);
        made = need(store.backup_to(folder.file("copy.db")));
        must_hold(made.journal_rows == rows_of(store), "another number of rows is told");
        for (std::size_t i = 1 + pick(random, 10); i > 0; --i) // what it will lack
            need(store.append(world().player.next(store)));
        must_hold(journal_hash(store) != hash, "the test writes nothing");
    }
    const Folder back;
    fs::copy_file(folder.file("copy.db"), back.file());
    const CheckReport report = need(check(back.file()));
    must_hold(report.sound() && report.journal_rows == made.journal_rows, "the backup isn't sound");
    const Store store = need(Store::open(back.file(), quiet()));
    must_hold(rows_of(store) == made.journal_rows && journal_hash(store) == hash,
              "the backup isn't what was there");
    return Verdict::harmless;
}

} // namespace

void schema_faults(Campaign& campaign) {
    for (int schema = 1; schema <= newest_schema(); ++schema) {
        const fs::path kept =
            fs::path(MONQUA_SOURCE_DIR) / fmt::format("tests/store/data/schema{}.sql", schema);
        if (schema > first_sealed && !fs::exists(kept)) // numbers that no program left the house with
            continue;
        campaign.each(fmt::format("kill -9 while schema {} is brought forward", schema), 3 * campaign.scale(),
                      [schema](int, std::mt19937_64& random) { return kill_in_migration(schema, random); });
    }
    campaign.each("a file of a newer program", 3 * campaign.scale(), newer);
    campaign.each("restore drill", 10 * campaign.scale(), restore);
}

} // namespace mq::faults
