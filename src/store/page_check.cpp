#include "store/page_check.h"

#include "store/page_seal.h"
#include "store/trouble.h"

#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <array>
#include <atomic>
#include <charconv>
#include <chrono>
#include <exception>
#include <map>
#include <thread>
#include <unordered_set>
#include <utility>

namespace mq::store {
namespace {

using Page = std::array<unsigned char, page_bytes>;

constexpr std::int64_t pages_between_tellings = 256;
constexpr std::int64_t lock_page = 0x40000000 / page_bytes + 1; // never written: SQLite's locks lie there

/// The file below the pager, read page by page and compared with its seals.
class PageFile {
public:
    explicit PageFile(sqlite3* handle) {
        if (sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, static_cast<void*>(&file_)) !=
                SQLITE_OK ||
            file_ == nullptr || file_->pMethods == nullptr)
            throw Trouble(ErrorKind::internal, "Chưa xem được các trang của tệp dữ liệu.", "no file");
    }
    [[nodiscard]] std::int64_t pages() const {
        sqlite3_int64 bytes = 0;
        return file_->pMethods->xFileSize(file_, &bytes) == SQLITE_OK ? bytes / page_bytes : 0;
    }
    /// False for a damaged page. One that a program at work is just writing is looked at again.
    [[nodiscard]] bool read(std::int64_t number, Page& page) const {
        constexpr int looks = 4;
        int code = SQLITE_OK;
        for (int look = 0; look < looks; ++look) {
            if (look > 0)
                std::this_thread::sleep_for(std::chrono::milliseconds(15));
            code = file_->pMethods->xRead(file_, page.data(), page_bytes, (number - 1) * page_bytes);
            if (code != SQLITE_IOERR_DATA)
                break;
        }
        static_cast<void>(take_broken_page());
        if (code != SQLITE_OK && code != SQLITE_IOERR_DATA)
            throw Trouble(ErrorKind::io, fmt::format("Ổ đĩa báo lỗi khi đọc trang {}.", number),
                          fmt::format("sqlite {}", code));
        return code == SQLITE_OK;
    }
    /// As a query would that needs the page.
    [[noreturn]] void throw_broken(std::int64_t number, Page& page) const {
        static_cast<void>(file_->pMethods->xRead(file_, page.data(), page_bytes, (number - 1) * page_bytes));
        throw SQLite::Exception("a page isn't as it was written", SQLITE_IOERR_DATA);
    }

private:
    sqlite3_file* file_ = nullptr;
};

std::size_t two_bytes(const unsigned char* at) {
    return static_cast<std::size_t>(at[0]) << 8U | at[1];
}
std::int64_t four_bytes(const unsigned char* at) {
    return static_cast<std::int64_t>(two_bytes(at) << 16U | two_bytes(at + 2));
}

/// Pages that an inner page of a tree points to: sqlite.org/fileformat2.html, 1.6.
std::vector<std::int64_t> children(const Page& page, std::int64_t number) {
    constexpr std::size_t inner_header = 12;
    const std::size_t start = number == 1 ? 100 : 0;
    const unsigned char* header = page.data() + start;
    std::vector<std::int64_t> found;
    if (header[0] != 2 && header[0] != 5) // the kinds of inner pages
        return found;
    const std::size_t cells = two_bytes(header + 3);
    for (std::size_t i = 0; i < cells; ++i) {
        const std::size_t slot = start + inner_header + 2 * i;
        if (slot + 2 > page.size())
            break;
        const std::size_t cell = two_bytes(page.data() + slot);
        if (cell + 4 <= page.size())
            found.push_back(four_bytes(page.data() + cell));
    }
    found.push_back(four_bytes(header + 8));
    return found;
}

using Owners = std::map<std::int64_t, std::string>; // of the damaged pages

/// Names the damaged pages that can be reached from the root of a tree.
void name_pages_of_tree(const PageFile& file, std::int64_t root, const std::string& name, Owners& owners) {
    std::vector<std::int64_t> next{root};
    std::unordered_set<std::int64_t> seen;
    Page page{};
    while (!next.empty()) {
        const std::int64_t number = next.back();
        next.pop_back();
        if (number < 1 || number > file.pages() || !seen.insert(number).second)
            continue;
        const auto damaged = owners.find(number);
        if (damaged != owners.end())
            damaged->second = name;
        else if (file.read(number, page))
            for (const std::int64_t child : children(page, number))
                next.push_back(child);
    }
}

/// Texts too long for their page go on in pages of their own, which reading all of a tree meets. It ends at
/// the first that is damaged.
void name_by_reading(Database& database, const std::string& name, Owners& owners) {
    try {
        SQLite::Statement pages(database.connection(), "SELECT sum(payload) FROM dbstat WHERE name = ?");
        pages.bind(1, name);
        static_cast<void>(pages.executeStep());
    } catch (const SQLite::Exception&) {
        const auto met = take_broken_page();
        if (!met || met->in_log)
            return;
        const auto damaged = owners.find(met->page);
        if (damaged != owners.end() && damaged->second.empty())
            damaged->second = name;
    }
}

void name_pages(Database& database, const PageFile& file, Owners& owners) {
    std::map<std::string, std::int64_t> trees{{"sqlite_schema", 1}};
    SQLite::Statement row(database.connection(),
                          "SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0");
    while (row.executeStep())
        trees.emplace(row.getColumn(0).getString(), row.getColumn(1).getInt64());
    for (const auto& [name, root] : trees)
        name_pages_of_tree(file, root, name, owners);
    for (const auto& [name, root] : trees)
        name_by_reading(database, name, owners);
}

/// SQLite's code where the check says, in words, that it couldn't get a page rather than what is wrong in
/// one. It names the code or leaves it out.
std::optional<int> code_in(const std::string& finding) {
    constexpr std::string_view words = "error code";
    const auto at = finding.find(words);
    const auto digit = at == std::string::npos ? at : finding.find_first_of("0123456789", at + words.size());
    int code = 0;
    if (digit != std::string::npos &&
        std::from_chars(finding.data() + digit, finding.data() + finding.size(), code).ec == std::errc{})
        return code;
    const bool missed = finding.find("to get page") != std::string::npos;
    return missed ? std::optional(SQLITE_IOERR) : std::nullopt;
}

} // namespace

std::vector<DamagedPage> damaged_pages(Database& database, const std::function<void(double)>& tell) {
    if (!is_sealed(database.handle()))
        return {};
    const PageFile file(database.handle());
    Owners owners;
    Page page{};
    const std::int64_t all = file.pages();
    for (std::int64_t number = 1; number <= all; ++number) {
        if (number % pages_between_tellings == 0)
            tell(static_cast<double>(number) / static_cast<double>(all));
        if (number != lock_page && !file.read(number, page))
            owners.emplace(number, std::string());
    }
    if (!owners.empty()) {
        try {
            name_pages(database, file, owners);
        } catch (const SQLite::Exception&) { // the list of tables itself is damaged
            static_cast<void>(take_broken_page());
        }
    }
    std::vector<DamagedPage> found;
    for (auto& [number, owner] : owners)
        found.push_back({number, std::move(owner)});
    return found;
}

namespace {

/// Some of a file's pages, on whichever thread.
struct Stretch {
    std::int64_t first = 1;
    std::int64_t last = 0;
    std::int64_t broken = 0; ///< the first that is; 0: none
    std::exception_ptr trouble{};
};

/// Until the end, the first broken page, or `goes_on` says no.
template <class GoesOn>
void look_through(const PageFile& file, Stretch& stretch, GoesOn&& goes_on) {
    Page page{};
    for (std::int64_t number = stretch.first; number <= stretch.last; ++number) {
        if (number % pages_between_tellings == 0 && !goes_on(number))
            return;
        if (number != lock_page && !file.read(number, page)) {
            stretch.broken = number;
            return;
        }
    }
}

/// The second half of a big file, on a thread of its own that ends with this.
class Beside {
public:
    Beside(const std::filesystem::path& path, Stretch& stretch)
        : database_(file_uri(path, "mode=ro"), Access::read),
          stretch_(stretch),
          thread_([this] { work(); }) {}
    Beside(const Beside&) = delete;
    Beside& operator=(const Beside&) = delete;
    ~Beside() {
        stop_ = true;
        if (thread_.joinable())
            thread_.join();
    }
    void wait() { thread_.join(); }

private:
    void work() noexcept {
        try {
            if (is_sealed(database_.handle()))
                look_through(PageFile(database_.handle()), stretch_, [this](std::int64_t) { return !stop_; });
        } catch (...) {
            stretch_.trouble = std::current_exception();
        }
    }

    Database database_;
    Stretch& stretch_;
    std::atomic<bool> stop_ = false;
    std::thread thread_;
};

} // namespace

std::optional<std::int64_t> first_broken_page(const std::filesystem::path& path,
                                              const std::function<void(double)>& tell) {
    constexpr std::int64_t pages_of_a_big_file = 16'384; // 64 MB
    Database database(file_uri(path, "mode=ro"), Access::read);
    if (!is_sealed(database.handle()))
        return 1;
    const PageFile file(database.handle());
    const std::int64_t all = file.pages();
    const bool big = all >= pages_of_a_big_file;
    Stretch here{1, big ? all / 2 : all};
    Stretch there{here.last + 1, all};
    std::optional<Beside> beside;
    if (big)
        beside.emplace(path, there);
    look_through(file, here, [&](std::int64_t number) {
        tell(static_cast<double>(number) / static_cast<double>(here.last));
        return true;
    });
    if (beside && here.broken == 0)
        beside->wait();
    beside.reset();
    if (here.broken != 0)
        return here.broken;
    if (there.trouble)
        std::rethrow_exception(there.trouble);
    return there.broken != 0 ? std::optional(there.broken) : std::nullopt;
}

void require_whole(Database& database, std::int64_t page) {
    Page bytes{};
    const PageFile file(database.handle());
    if (!file.read(page, bytes))
        file.throw_broken(page, bytes);
}

bool says_damaged(int code) {
    return code == SQLITE_IOERR_DATA || code == SQLITE_IOERR_SHORT_READ || (code & 0xff) == SQLITE_CORRUPT ||
           (code & 0xff) == SQLITE_NOTADB;
}

std::vector<std::string> structure_findings(Database& database, StructureCheck check, int most) {
    const char* pragma = check == StructureCheck::quick ? "quick_check" : "integrity_check";
    SQLite::Statement rows(database.connection(), fmt::format("PRAGMA {}({})", pragma, most));
    std::vector<std::string> found;
    bool answered = false; // silence is no proof of a sound file
    while (rows.executeStep()) {
        answered = true;
        std::string line = rows.getColumn(0).getString();
        if (line == "ok")
            continue;
        const auto code = code_in(line);
        if (code && !says_damaged(*code))
            throw SQLite::Exception(line, *code);
        found.push_back(std::move(line));
    }
    if (!answered)
        found.emplace_back("no answer");
    return found;
}

} // namespace mq::store
