#include "store/commit_counter.h"

#include "base/hash.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <utility>

namespace mq::store {
namespace {

// One line of fixed length, so that a write replaces it whole: `<database> <seq> <check>\n`.
constexpr std::size_t head_size = 36 + 1 + 19;
constexpr std::size_t line_size = head_size + 1 + 16 + 1;

std::string line_of(const Uuid& database, std::int64_t seq) {
    const std::string head = fmt::format("{} {:019}", database.str(), seq);
    return fmt::format("{} {:016x}\n", head, stable_hash(head));
}

struct Line {
    Uuid database;
    std::int64_t seq = 0;
};

std::optional<Line> read_line(const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return std::nullopt;
    std::array<char, line_size> bytes{};
    const ssize_t got = ::pread(file, bytes.data(), bytes.size(), 0);
    ::close(file);
    if (got != static_cast<ssize_t>(line_size))
        return std::nullopt;
    const std::string_view line(bytes.data(), bytes.size());
    const auto database = parse_uuid(line.substr(0, 36));
    std::int64_t seq = 0;
    const char* digits = line.data() + 37;
    if (!database || std::from_chars(digits, digits + 19, seq).ec != std::errc{})
        return std::nullopt;
    if (line != line_of(*database, seq))
        return std::nullopt;
    return Line{*database, seq};
}

} // namespace

CommitCounter::CommitCounter(const std::filesystem::path& path, const Uuid& database)
    : file_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)), database_(database) {}

CommitCounter::CommitCounter(CommitCounter&& other) noexcept
    : file_(std::exchange(other.file_, -1)), database_(other.database_) {}

CommitCounter& CommitCounter::operator=(CommitCounter&& other) noexcept {
    std::swap(file_, other.file_);
    std::swap(database_, other.database_);
    return *this;
}

CommitCounter::~CommitCounter() {
    if (file_ >= 0)
        ::close(file_);
}

void CommitCounter::write(std::int64_t seq) {
    if (file_ < 0)
        return;
    const std::string line = line_of(database_, seq);
    // The commit has succeeded whatever happens here; a counter that lags raises no false alarm.
    static_cast<void>(::pwrite(file_, line.data(), line.size(), 0) < 0);
}

std::optional<std::int64_t> CommitCounter::read(const std::filesystem::path& path, const Uuid& database) {
    const auto line = read_line(path);
    if (!line || line->database != database)
        return std::nullopt;
    return line->seq;
}

std::optional<std::int64_t> CommitCounter::read_any(const std::filesystem::path& path) {
    const auto line = read_line(path);
    if (!line)
        return std::nullopt;
    return line->seq;
}

} // namespace mq::store
