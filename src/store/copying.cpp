#include "store/copying.h"

#include "store/file_state.h"
#include "store/gentle_remove.h"
#include "store/page_check.h"
#include "store/page_seal.h"
#include "store/trouble.h"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Exception.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sqlite3.h>
#include <unistd.h>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <optional>

namespace mq::store {
namespace {

namespace fs = std::filesystem;

constexpr int pages_a_step = 512; // 2 MB between two questions whether to go on
constexpr std::string_view part_mark = ".part-";

// Shares of the time that a copy takes, measured at 1 GB.
constexpr double hashed_at = 0.02;
constexpr double copied_at = 0.50;
constexpr double compared_at = 0.90;
constexpr double checked_at = 0.98;

class RowsHash {
public:
    RowsHash() { crypto_generichash_init(&state_, nullptr, 0, 32); }
    void add(const SQLite::Column& value) {
        // Type and length first, so that no two rows run into the same bytes.
        const auto type = static_cast<unsigned char>(value.getType());
        const auto bytes = static_cast<std::size_t>(value.getBytes());
        std::array<unsigned char, 9> head{type};
        for (std::size_t i = 0; i < 8; ++i)
            head[i + 1] = static_cast<unsigned char>(static_cast<std::uint64_t>(bytes) >> (8 * i));
        put(head.data(), head.size());
        if (bytes > 0)
            put(static_cast<const unsigned char*>(value.getBlob()), bytes);
    }
    [[nodiscard]] std::array<std::uint8_t, 32> end() {
        std::array<std::uint8_t, 32> hash{};
        crypto_generichash_final(&state_, hash.data(), hash.size());
        return hash;
    }

private:
    void put(const unsigned char* bytes, std::size_t count) {
        crypto_generichash_update(&state_, bytes, count);
    }
    crypto_generichash_state state_{};
};

/// Sends what was written on its way to the disk bit by bit: left to the end, a gigabyte at once would keep
/// whoever commits a decision meanwhile waiting for it.
class SteadyWriting {
public:
    explicit SteadyWriting(const fs::path& path) : file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
    SteadyWriting(const SteadyWriting&) = delete;
    SteadyWriting& operator=(const SteadyWriting&) = delete;
    ~SteadyWriting() {
        if (file_ >= 0)
            ::close(file_);
    }
    void step() const {
        constexpr unsigned all =
            SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER;
        if (file_ >= 0) // where it can't be, the sync at the end still decides
            static_cast<void>(::sync_file_range(file_, 0, 0, all));
    }

private:
    int file_;
};

void copy_pages(Database& from, Database& to, const fs::path& path, Teller& teller) {
    constexpr int steps_between_writing = 4; // 8 MB
    SQLite::Backup copy(to.connection(), from.connection());
    const SteadyWriting writing(path);
    bool more = true;
    for (int step = 1; more; ++step) {
        const int state = copy.executeStep(pages_a_step);
        more = state == 0; // SQLITE_OK; SQLITE_DONE ends it, everything else threw
        const double total = std::max(1, copy.getTotalPageCount());
        teller.part(1.0 - copy.getRemainingPageCount() / total);
        if (step % steps_between_writing == 0)
            writing.step();
    }
}

/// The pages are asked of the disk again, not of the memory that was just written from.
void forget_in_memory(const fs::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return;
    static_cast<void>(::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED));
    ::close(file);
}

[[noreturn]] void throw_not_the_same(const fs::path& name, std::string detail) {
    throw Trouble(
        ErrorKind::damaged,
        fmt::format("Bản sao “{}” vừa ghi không đọc lại được đúng nên đã bỏ. Các bản trước vẫn còn. "
                    "Hãy kiểm tra ổ đĩa và chạy “monqua db check”.",
                    name.string()),
        std::move(detail));
}

void check_structure(Database& copy, const fs::path& name) {
    const auto found = structure_findings(copy, StructureCheck::quick, 1);
    if (!found.empty())
        throw_not_the_same(name, found.front());
}

/// Pages against their seals, those in the copy and, where one doesn't fit, the one that it was copied from.
void compare_seals(Database& from, const fs::path& copy, const fs::path& name, Teller& teller) {
    const auto broken = first_broken_page(copy, [&](double share) { teller.part(share); });
    if (!broken)
        return;
    require_whole(from, *broken);
    throw_not_the_same(name, fmt::format("page {}", *broken));
}

Held read_back(Database& from, const fs::path& path, const fs::path& name, Teller& teller) {
    const bool sealed = is_sealed(from.handle());
    teller.phase(copied_at, sealed ? compared_at : copied_at);
    if (sealed)
        compare_seals(from, path, name, teller);
    try {
        Database copy(file_uri(path, "mode=ro"), Access::read);
        const SealsLeftAlone compared_before(copy.handle(), copy.number("PRAGMA page_count"));
        const Interruptible interruptible(copy, teller);
        teller.phase(compared_at, checked_at);
        check_structure(copy, name);
        teller.phase(checked_at, 1.0);
        return held_by(copy, teller);
    } catch (const SQLite::Exception& e) {
        const int code = e.getExtendedErrorCode() > 0 ? e.getExtendedErrorCode() : e.getErrorCode();
        if (!says_damaged(code))
            throw;
        static_cast<void>(take_broken_page()); // of the copy: not to be taken for one of the database
        throw_not_the_same(name, e.what());
    }
}

bool runs(long pid) {
    return pid == ::getpid() || ::kill(static_cast<pid_t>(pid), 0) == 0 || errno == EPERM;
}

} // namespace

std::array<std::uint8_t, 32> hash_of_rows(Database& database, const std::string& sql,
                                          const std::function<void(std::int64_t)>& tell) {
    RowsHash hash;
    SQLite::Statement row(database.connection(), sql);
    const int columns = row.getColumnCount();
    for (std::int64_t count = 1; row.executeStep(); ++count) {
        for (int i = 0; i < columns; ++i)
            hash.add(row.getColumn(i));
        if (tell)
            tell(count);
    }
    return hash.end();
}

Held held_by(Database& database, Teller& teller) {
    Held held{database.number("SELECT count(*) FROM journal"),
              database.number("SELECT max(seq) FROM journal"),
              database.number("SELECT count(*) FROM content"),
              database.number("PRAGMA page_count"),
              {}};
    if (is_sealed(database.handle()))
        return held;
    constexpr std::int64_t rows_between_tellings = 4096;
    held.journal = hash_of_rows(database, "SELECT * FROM journal ORDER BY seq", [&](std::int64_t count) {
        if (count % rows_between_tellings == 0)
            teller.part(static_cast<double>(count) / static_cast<double>(std::max(held.rows, count)));
    });
    return held;
}

PartFile::PartFile(const fs::path& target, Going going)
    : path_(fmt::format("{}{}{}", target.string(), part_mark, ::getpid())), going_(going) {
    remove();
}

void PartFile::remove() const {
    std::error_code ignored;
    for (const char* suffix : {"-journal", "-wal", "-shm"})
        fs::remove(beside(path_, suffix), ignored);
    if (going_ == Going::gently)
        remove_gently(path_);
    else
        fs::remove(path_, ignored);
}

void PartFile::place(const fs::path& target) const {
    std::error_code error;
    fs::rename(path_, target, error);
    if (error)
        throw Trouble(not_writable(target, error.message()));
    sync_folder_of(target);
}

void remove_abandoned_parts(const fs::path& folder) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        const std::string name = entry.path().filename().string();
        const auto mark = name.rfind(part_mark);
        if (mark == std::string::npos)
            continue;
        long pid = 0;
        const char* digits = name.data() + mark + part_mark.size();
        const auto read = std::from_chars(digits, name.data() + name.size(), pid);
        if (read.ec == std::errc{} && pid > 0 && !runs(pid))
            remove_gently(entry.path());
    }
}

Held copy_checked(Database& from, const fs::path& part, const fs::path& name, Teller& teller) {
    Held wanted;
    from.run("BEGIN"); // of one moment: writers neither wait nor make it start again
    {
        const Interruptible interruptible(from, teller);
        teller.phase(0.0, hashed_at);
        wanted = held_by(from, teller);
    }
    {
        Database to(file_uri(part, "mode=rwc"), Access::write);
        to.run("PRAGMA synchronous = OFF"); // synced once, when it is whole
        if (is_sealed(from.handle()))
            begin_sealing(to.handle()); // a copy's first page is written last
        teller.phase(hashed_at, copied_at);
        if (is_sealed(from.handle())) {
            const SealsLeftAlone seals(from.handle(), wanted.pages, to.handle());
            copy_pages(from, to, part, teller);
        } else {
            copy_pages(from, to, part, teller);
        }
        from.run("COMMIT"); // while a reader stands, the log of who writes meanwhile only grows
        // One file that stands by itself, also where nothing can be written beside it.
        to.run("PRAGMA journal_mode = DELETE");
    }
    sync_to_disk(part);
    forget_in_memory(part);
    if (read_back(from, part, name, teller) != wanted)
        throw_not_the_same(name, "counts, or the hash of the journal, differ");
    teller.part(1.0);
    return wanted;
}

void remove_by_parts(const fs::path& target) {
    std::error_code error;
    const PartFile part(target);
    fs::rename(target, part.path(), error);
}

void sync_to_disk(const fs::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool done = file >= 0 && ::fsync(file) == 0;
    const int why = errno;
    if (file >= 0)
        ::close(file);
    if (done)
        return;
    if (why == ENOSPC || why == EDQUOT)
        throw Trouble(disk_full(std::strerror(why)));
    throw Trouble(ErrorKind::io, fmt::format("Chưa ghi xong “{}”: ổ đĩa báo lỗi.", path.string()),
                  std::strerror(why));
}

void sync_folder_of(const fs::path& path) {
    sync_to_disk(path.has_parent_path() ? path.parent_path() : fs::path("."));
}

} // namespace mq::store
