#include "store/backup_files.h"
#include "store/copying.h"
#include "store/device.h"
#include "store/erase.h"
#include "store/file_state.h"
#include "store/long_work.h"
#include "store/migrate.h"
#include "store/page_check.h"
#include "store/page_seal.h"
#include "store/reader.h"
#include "store/trouble.h"

#include <fmt/format.h>
#include <algorithm>

/// Whole files: what was taken from the tables must not stay in free pages, the log or a copy.
namespace mq::store {
namespace {

namespace fs = std::filesystem;

constexpr const char* unfinished = "erasing"; // in `meta`

std::vector<fs::path> files_in(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored))
        if (entry.is_regular_file(ignored) &&
            (entry.path().extension() == ".db" || entry.path().extension() == ".bak"))
            files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

/// All of it in a file that is thrown away when this fails.
std::int64_t erase_in_copy(const fs::path& path, std::span<const ErasedMark> marks) {
    Database copy(file_uri(path, "mode=rw"), Access::write);
    if (is_sealed(copy.handle()))
        begin_sealing(copy.handle());
    copy.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF"); // no second place for what goes
    migrate(copy, migrations(), Instant{}, {});
    if (!is_sealed(copy.handle()))
        seal_pages(copy);
    Transaction transaction(copy);
    const std::int64_t rows = erase_marked(copy, marks);
    transaction.commit();
    if (!rewrite_pages(copy) || copy.number("SELECT count(*) FROM pragma_foreign_key_check") != 0 ||
        !structure_findings(copy, StructureCheck::quick, 1).empty())
        throw_damaged(fmt::format("the copy of {}", path.filename().string()));
    return rows;
}

/// A copy of it without those texts takes its place.
void rewrite_backup(const fs::path& backup, std::span<const ErasedMark> marks) {
    const PartFile part(backup);
    {
        const Reader source = open_reader(backup);
        const Progress nobody;
        Teller teller(nobody);
        static_cast<void>(copy_checked(*source.database, part.path(), backup, teller));
    }
    erase_in_copy(part.path(), marks);
    std::error_code ignored;
    fs::permissions(part.path(), fs::status(backup, ignored).permissions(), ignored);
    fs::last_write_time(part.path(), fs::last_write_time(backup, ignored), ignored);
    sync_to_disk(part.path());
    part.place(backup);
    for (const char* suffix : {"-wal", "-journal", "-shm"})
        fs::remove(beside(backup, suffix), ignored);
}

/// One of this database's that still holds something.
bool needs_erasing(const fs::path& backup, const Uuid& database, std::span<const ErasedMark> marks) {
    const Reader reader = open_reader(backup);
    return database_id(*reader.database) == database && holds_marked(*reader.database, marks);
}

void erase_in_backups(const fs::path& path, const Uuid& database, std::span<const ErasedMark> marks,
                      Teller& teller) {
    const fs::path folder = backups_folder(path);
    remove_abandoned_parts(folder);
    const auto files = files_in(folder);
    std::string left;
    for (std::size_t i = 0; i < files.size(); ++i) {
        teller.part(static_cast<double>(i) / static_cast<double>(files.size()));
        const auto done = guarded([&] {
            if (needs_erasing(files[i], database, marks))
                rewrite_backup(files[i], marks);
        });
        if (!done)
            left += fmt::format("{} “{}”", left.empty() ? "" : ",", files[i].filename().string());
    }
    if (!left.empty())
        throw Trouble(ErrorKind::io,
                      fmt::format("Đã xoá trong tệp dữ liệu, nhưng chưa xoá được trong bản sao lưu{}. Chương "
                                  "trình thử lại ở lần mở sau; bản nào hỏng hẳn thì hãy xoá tệp đó.",
                                  left),
                      "backups left");
}

} // namespace

bool erasing_unfinished(Database& database) {
    return database.query("SELECT 1 FROM meta WHERE key = ?", unfinished).next();
}

void begin_erasing(Database& database) {
    database.query("INSERT OR REPLACE INTO meta VALUES (?, 1)", unfinished).run();
}

void finish_erasing(Database& database, const fs::path& path, const Progress& progress) {
    Teller teller(progress);
    const Uuid id = database_id(database);
    const auto marks = marks_in(database);
    write_marks_beside(path, id, marks);
    teller.part(0.0);
    if (!rewrite_pages(database))
        throw Trouble(ErrorKind::busy,
                      "Đã xoá trong dữ liệu. Vì tệp đang được chương trình khác đọc, phần dọn vết còn lại sẽ "
                      "làm ở lần mở sau.",
                      "the file is being read");
    teller.phase(0.3, 1.0);
    erase_in_backups(path, id, marks, teller);
    Transaction transaction(database);
    database.query("DELETE FROM meta WHERE key = ?", unfinished).run();
    transaction.commit();
    teller.part(1.0);
}

Result<std::int64_t> erase_again(const fs::path& copy, const fs::path& database) {
    return guarded([&]() -> std::int64_t {
        Uuid id;
        bool holds = false;
        std::vector<ErasedMark> marks;
        {
            const Reader reader = open_reader(copy);
            id = database_id(*reader.database);
            marks = marks_beside(database, id);
            // A damaged database is why one restores: what lies beside it has the same marks.
            static_cast<void>(guarded([&] {
                const Reader present = open_reader(database);
                if (schema_of(*present.database) == newest_schema() && database_id(*present.database) == id)
                    std::ranges::copy(marks_in(*present.database), std::back_inserter(marks));
            }));
            holds = holds_marked(*reader.database, marks);
        }
        return holds ? erase_in_copy(copy, marks) : 0;
    });
}

} // namespace mq::store
