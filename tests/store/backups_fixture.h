#pragma once

#include "fixture.h"
#include "store/backups.h"

#include <unistd.h>
#include <csignal>

/// What the tests of backups and of restoring share.
namespace mq::store::test {

inline constexpr std::int64_t minute_ms = 60'000;
inline constexpr std::int64_t hour_ms = 60 * minute_ms;
inline constexpr std::int64_t day_ms = 24 * hour_ms;

inline Instant after(std::int64_t ms) {
    return {noon.unix_ms + ms};
}

/// A person and an attempt with that many decisions: 2 + n journal rows.
inline void make_database(const fs::path& path, int decisions) {
    Store store = open_store(path);
    const Uuid person = add_person(store);
    const Uuid attempt = start_attempt(store, person);
    for (int i = 0; i < decisions; ++i)
        need(store.append(event(person, attempt, decision(i))));
}

inline void decide_more(const fs::path& path, int count) {
    Store store = open_store(path);
    const auto people = need(store.people());
    const auto open = need(store.unfinished(people.front().id));
    const int so_far = open.front().decisions;
    for (int i = 0; i < count; ++i)
        need(store.append(event(people.front().id, open.front().id, decision(so_far + i))));
}

/// Writes rows and dies with them in the log.
inline void write_and_die(const fs::path& path) {
    REQUIRE(in_child([&] {
                Store store = open_store(path);
                const auto person = need(store.people()).front().id;
                const auto attempt = need(store.unfinished(person)).front();
                for (int i = 0; i < 4; ++i)
                    need(store.append(event(person, attempt.id, decision(attempt.decisions + i))));
                return ::kill(::getpid(), SIGKILL);
            }) == 121);
}

inline BackupReport back_up(const fs::path& path, Instant now, BackupKind kind = BackupKind::hourly) {
    return need(back_up_and_rotate(path, kind, now));
}

inline std::int64_t rows_in(const fs::path& path) {
    return need(info(path)).rows.at("journal");
}

inline void overwrite_page(const fs::path& path, std::size_t page) {
    std::string bytes = read_bytes(path);
    REQUIRE(bytes.size() > page * 4'096);
    bytes[page * 4'096 + 100] = static_cast<char>(~bytes[page * 4'096 + 100]);
    write_bytes(path, bytes);
}

/// A page that holds a leaf of the journal, so that reading the journal meets it.
inline void damage(const fs::path& path) {
    const auto pages = read_bytes(path).size() / 4'096;
    for (std::size_t page = pages - 1; page > 0; --page)
        overwrite_page(path, page);
}

} // namespace mq::store::test
