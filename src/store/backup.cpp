#include "store/file_state.h"
#include "store/long_work.h"
#include "store/page_seal.h"
#include "store/reader.h"
#include "store/trouble.h"

#include <SQLiteCpp/Backup.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <cerrno>
#include <cstring>

namespace mq::store {
namespace {

namespace fs = std::filesystem;

constexpr int pages_a_step = 512; // 2 MB between two questions whether to go on
constexpr double copied_share = 0.7;

/// What must be the same in the copy.
struct Counts {
    std::int64_t rows = 0;
    std::int64_t last_seq = 0;
    std::int64_t contents = 0;
    friend bool operator==(const Counts&, const Counts&) = default;
};

Counts counts_of(Database& database) {
    return {database.number("SELECT count(*) FROM journal"), database.number("SELECT max(seq) FROM journal"),
            database.number("SELECT count(*) FROM content")};
}

/// The unfinished copy; goes away unless it was put in place.
class PartFile {
public:
    explicit PartFile(const fs::path& target)
        : path_(fmt::format("{}.part-{}", target.string(), ::getpid())) {
        remove();
    }
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;
    ~PartFile() { remove(); }
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    void remove() const {
        std::error_code ignored;
        for (const char* suffix : {"", "-journal", "-wal", "-shm"})
            fs::remove(beside(path_, suffix), ignored);
    }
    fs::path path_;
};

void sync(const fs::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool done = file >= 0 && ::fsync(file) == 0;
    const int why = errno;
    if (file >= 0)
        ::close(file);
    if (!done)
        throw Trouble(ErrorKind::io,
                      fmt::format("Chưa ghi xong bản sao lưu “{}”: ổ đĩa báo lỗi.", path.string()),
                      std::strerror(why));
}

void copy_pages(Database& from, Database& to, Teller& teller) {
    SQLite::Backup copy(to.connection(), from.connection());
    bool more = true;
    while (more) {
        const int state = copy.executeStep(pages_a_step);
        more = state == 0; // SQLITE_OK; SQLITE_DONE ends it, everything else threw
        const double total = std::max(1, copy.getTotalPageCount());
        teller.part(1.0 - copy.getRemainingPageCount() / total);
    }
}

/// `from` stands in a read transaction: the copy is of one moment, and writers neither wait nor make it start
/// again.
void write_part(Database& from, const fs::path& part, Teller& teller) {
    Database to(file_uri(part, "mode=rwc"), Access::write);
    to.run("PRAGMA synchronous = OFF"); // synced once, when it is whole
    if (is_sealed(from.handle()))
        begin_sealing(to.handle()); // a copy's first page is written last
    teller.phase(0.0, copied_share);
    copy_pages(from, to, teller);
    to.run(
        "PRAGMA journal_mode = DELETE"); // one file that stands by itself, also where nothing can be written
    teller.phase(copied_share, 1.0);
    const Interruptible interruptible(to, teller);
    SQLite::Statement check(to.connection(), "PRAGMA quick_check(1)");
    const bool sound = check.executeStep() && check.getColumn(0).getString() == "ok";
    if (!sound || counts_of(to) != counts_of(from))
        throw Trouble(ErrorKind::damaged,
                      "Bản sao lưu vừa ghi không đọc lại được đúng nên đã bỏ. Bản trước vẫn còn. "
                      "Hãy kiểm tra ổ đĩa và chạy “monqua db check”.",
                      sound ? "counts differ" : check.getColumn(0).getString());
}

void refuse_itself(const fs::path& from, const fs::path& to) {
    std::error_code ignored;
    if (fs::equivalent(from, to, ignored))
        throw Trouble(ErrorKind::bad_input,
                      "Bản sao lưu không thể nằm đè lên chính tệp dữ liệu. Hãy chọn tên khác.");
}

BackupReport make_backup(const fs::path& from, const fs::path& to, const Progress& progress) {
    Teller teller(progress);
    refuse_itself(from, to);
    const Reader source = open_reader(from);
    source.database->run("BEGIN");
    const Counts counts = counts_of(*source.database);
    const PartFile part(to);
    write_part(*source.database, part.path(), teller);
    sync(part.path());
    std::error_code error;
    fs::rename(part.path(), to, error);
    if (error)
        throw Trouble(not_writable(to, error.message()));
    sync(to.has_parent_path() ? to.parent_path() : fs::path("."));
    return {to, static_cast<std::int64_t>(fs::file_size(to)), counts.rows, counts.last_seq};
}

} // namespace

Result<BackupReport> backup(const fs::path& from, const fs::path& to, const Progress& progress) {
    return guarded([&] { return make_backup(from, to, progress); });
}

} // namespace mq::store
