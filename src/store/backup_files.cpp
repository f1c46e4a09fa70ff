#include "store/backup_files.h"

#include "store/copying.h"
#include "store/file_state.h"
#include "store/trouble.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <utility>

namespace mq::store {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t second_ms = 1'000;
constexpr std::int64_t day_ms = 86'400 * second_ms;
constexpr std::string_view suffix = ".db";
constexpr std::string_view before_migrating = "schema";

constexpr std::array<std::pair<std::string_view, BackupKind>, 6> words{{
    {"hourly", BackupKind::hourly},
    {"daily", BackupKind::daily},
    {"weekly", BackupKind::weekly},
    {"hand", BackupKind::by_hand},
    {"before", BackupKind::before_change},
    {replaced_word, BackupKind::before_change},
}};

std::int64_t floor_divide(std::int64_t value, std::int64_t by) {
    return value / by - (value % by < 0 ? 1 : 0);
}

std::int64_t utc_day(Instant at) {
    return floor_divide(at.unix_ms, day_ms);
}

std::int64_t week_of(std::int64_t day) {
    constexpr std::int64_t thursday = 3; // 1970-01-01 was one; weeks begin on Monday
    return floor_divide(day + thursday, 7);
}

std::string utc_text(Instant at) {
    const std::int64_t day = utc_day(at);
    const std::int64_t seconds = floor_divide(at.unix_ms, second_ms) - day * 86'400;
    std::string date = iso_day(Day{static_cast<std::int32_t>(day)});
    std::erase(date, '-');
    return fmt::format("{}T{:02}{:02}{:02}Z", date, seconds / 3600, seconds / 60 % 60, seconds % 60);
}

/// All of `text` as a number of digits alone.
template <class Number>
bool read_number(std::string_view text, Number& number) {
    if (text.empty() || text.front() < '0' || text.front() > '9')
        return false;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc{} && read.ptr == text.data() + text.size();
}

std::optional<Instant> read_utc(std::string_view text) {
    constexpr std::size_t length = 16; // 20261122T091652Z
    if (text.size() != length || text[8] != 'T' || text[15] != 'Z')
        return std::nullopt;
    const auto day =
        parse_day(fmt::format("{}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6, 2)));
    std::int64_t hour = 0;
    std::int64_t minute = 0;
    std::int64_t second = 0;
    if (!day || !read_number(text.substr(9, 2), hour) || !read_number(text.substr(11, 2), minute) ||
        !read_number(text.substr(13, 2), second) || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    return Instant{((day->number * 24LL + hour) * 60 + minute) * 60'000 + second * second_ms};
}

struct Named {
    Instant made;
    BackupKind kind = BackupKind::hourly;
};

/// `20261122T091652Z-hourly` or `20261122T091652Z-hourly-2`.
std::optional<Named> read_dated(std::string_view name) {
    const auto first = name.find('-');
    const auto made = read_utc(name.substr(0, first));
    if (!made || first == std::string_view::npos)
        return std::nullopt;
    name.remove_prefix(first + 1);
    const auto second = name.find('-');
    int number = 0;
    if (second != std::string_view::npos && !read_number(name.substr(second + 1), number))
        return std::nullopt;
    const auto word =
        std::ranges::find(words, name.substr(0, second), &std::pair<std::string_view, BackupKind>::first);
    if (word == words.end())
        return std::nullopt;
    return Named{*made, word->second};
}

/// `schema6-1763700000000`.
std::optional<Named> read_before_migrating(std::string_view name) {
    const auto dash = name.find('-');
    if (!name.starts_with(before_migrating) || dash == std::string_view::npos)
        return std::nullopt;
    int schema = 0;
    Named named{{}, BackupKind::before_change};
    if (!read_number(name.substr(before_migrating.size(), dash - before_migrating.size()), schema) ||
        !read_number(name.substr(dash + 1), named.made.unix_ms))
        return std::nullopt;
    return named;
}

std::optional<Named> read_name(const fs::path& database, const std::string& file) {
    const std::string head = database.stem().string() + "-";
    std::string_view name = file;
    if (!name.starts_with(head) || !name.ends_with(suffix) || name.size() < head.size() + suffix.size())
        return std::nullopt;
    name.remove_prefix(head.size());
    name.remove_suffix(suffix.size());
    if (const auto dated = read_dated(name))
        return dated;
    return read_before_migrating(name);
}

bool newer(const BackupEntry& a, const BackupEntry& b) {
    if (a.made != b.made)
        return a.made > b.made;
    const auto length = [](const BackupEntry& e) { return e.path.native().size(); };
    // Within a second the later one has the number, and the longer name.
    return length(a) != length(b) ? length(a) > length(b) : a.path > b.path;
}

/// Takes the backups from the newest on, and says of each whether it stays.
class Rotation {
public:
    Rotation(Instant now, const RotationRule& rule) : now_(now), rule_(rule) {}

    [[nodiscard]] bool stays(const BackupEntry& entry) {
        if (entry.made > now_)
            return true;
        if (entry.kind == BackupKind::by_hand)
            return ++by_hand_ <= rule_.by_hand;
        if (entry.kind == BackupKind::before_change)
            return ++before_change_ <= rule_.by_hand;
        if (now_.unix_ms - entry.made.unix_ms <= rule_.whole_days * day_ms)
            return true;
        const std::int64_t day = utc_day(entry.made);
        if (days_.contains(day))
            return false;
        if (std::ssize(days_) < rule_.days)
            return days_.insert(day).second;
        const std::int64_t week = week_of(day);
        return std::ssize(weeks_) < rule_.weeks && weeks_.insert(week).second;
    }

private:
    Instant now_;
    const RotationRule& rule_;
    int by_hand_ = 0;
    int before_change_ = 0;
    std::set<std::int64_t> days_;
    std::set<std::int64_t> weeks_;
};

} // namespace

fs::path backups_folder(const fs::path& database) {
    return fs::absolute(database).parent_path() / "backups";
}

std::string_view word_of(BackupKind kind) {
    return std::ranges::find(words, kind, &std::pair<std::string_view, BackupKind>::second)->first;
}

fs::path free_backup_name(const fs::path& database, Instant made, std::string_view word) {
    const std::string head = fmt::format("{}-{}-{}", database.stem().string(), utc_text(made), word);
    const fs::path folder = backups_folder(database);
    fs::path path = folder / (head + ".db");
    for (int number = 2; look_at(path).exists; ++number)
        path = folder / fmt::format("{}-{}.db", head, number);
    return path;
}

BackupEntry entry_of(const fs::path& database, const fs::path& backup) {
    std::error_code ignored;
    BackupEntry entry;
    entry.path = backup;
    entry.bytes = static_cast<std::int64_t>(look_at(backup).bytes);
    if (const auto named = read_name(database, backup.filename().string())) {
        entry.made = named->made;
        entry.kind = named->kind;
        return entry;
    }
    entry.kind = BackupKind::by_hand;
    const auto written = std::chrono::file_clock::to_sys(fs::last_write_time(backup, ignored));
    entry.made = {std::chrono::duration_cast<std::chrono::milliseconds>(written.time_since_epoch()).count()};
    return entry;
}

void remove_backup(const fs::path& backup) {
    std::error_code ignored;
    remove_by_parts(backup);
    for (const char* beside_it : {"-wal", "-shm", "-journal", "-count"})
        fs::remove(beside(backup, beside_it), ignored);
}

Result<std::vector<BackupEntry>> list_backups(const fs::path& database) {
    return guarded([&] {
        std::vector<BackupEntry> found;
        std::error_code error;
        for (const auto& file : fs::directory_iterator(backups_folder(database), error))
            if (file.is_regular_file(error) && read_name(database, file.path().filename().string()))
                found.push_back(entry_of(database, file.path()));
        if (error && error != std::errc::no_such_file_or_directory)
            throw Trouble(ErrorKind::io,
                          fmt::format("Không xem được thư mục sao lưu “{}”: kiểm tra quyền truy cập.",
                                      backups_folder(database).string()),
                          error.message());
        std::ranges::sort(found, newer);
        return found;
    });
}

std::vector<BackupEntry> outdated(const std::vector<BackupEntry>& entries, Instant now,
                                  const RotationRule& rule) {
    std::vector<BackupEntry> sorted = entries;
    std::ranges::sort(sorted, newer);
    Rotation rotation(now, rule);
    std::erase_if(sorted, [&](const BackupEntry& entry) { return rotation.stays(entry); });
    return sorted;
}

} // namespace mq::store
