#include "store/account_rows.h"

#include "store/key_pairs.h"
#include "store/trouble.h"
#include "store/words.h"

#include <fmt/format.h>
#include <algorithm>

namespace mq::store {
namespace {

constexpr const char* columns =
    "SELECT person, role, mark, names, public, made_ms, last_ms, salt, ops, memory, secret, code_salt,"
    " code_secret, here, here_device FROM account";
constexpr int most_marks = 200; ///< of logins that don't exist

Account read(const Query& row) {
    Account a;
    a.person = row.uuid(0);
    a.role = from_word<Role>(row.text(1));
    a.mark = row.text(2);
    a.names = row.text(3);
    a.half = public_in(row, 4);
    a.made = Instant{row.number(5)};
    if (!row.is_null(6))
        a.last = Instant{row.number(6)};
    a.salt = row.text(7);
    a.effort = {row.number(8), row.number(9)};
    a.secret = row.text(10);
    a.code_salt = row.text(11);
    a.code_secret = row.text(12);
    a.here = row.text(13);
    a.here_device = row.uuid(14);
    return a;
}

std::optional<Account> only(Query row) {
    if (!row.next())
        return std::nullopt;
    return read(row);
}

} // namespace

std::optional<Account> account_of(Database& database, const Uuid& person) {
    static const std::string sql = fmt::format("{} WHERE person = ?", columns);
    return only(database.query(sql.c_str(), person));
}

std::optional<Account> account_marked(Database& database, const std::string& mark) {
    static const std::string sql = fmt::format("{} WHERE mark = ?", columns);
    return only(database.query(sql.c_str(), Blob{mark}));
}

std::vector<Account> all_accounts(Database& database) {
    std::vector<Account> accounts;
    auto row = database.query(columns);
    while (row.next())
        accounts.push_back(read(row));
    return accounts;
}

void keep_account(Database& database, const Account& a) {
    std::optional<std::int64_t> last;
    if (a.last)
        last = a.last->unix_ms;
    database.query("DELETE FROM account WHERE person = ?", a.person).run();
    database
        .query(
            "INSERT INTO account (person, role, mark, names, public, made_ms, last_ms, salt, ops,"
            " memory, secret, code_salt, code_secret, here, here_device)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            a.person, word_of(a.role), Blob{a.mark}, Blob{a.names}, ContentHash{a.half}, a.made.unix_ms, last,
            Blob{a.salt}, a.effort.ops, a.effort.memory, Blob{a.secret}, Blob{a.code_salt},
            Blob{a.code_secret}, Blob{a.here}, a.here_device)
        .run();
}

std::string bound_of_account(const Uuid& person, Way way) {
    static constexpr const char* words[] = {"passphrase", "code", "here"};
    return fmt::format("account {} {}", person.str(), words[static_cast<std::size_t>(way)]);
}

void set_passphrase(Account& account, const PairSecret& own, const Secret& passphrase, const Effort& effort) {
    account.salt = new_salt();
    account.effort = effort;
    const KeyBytes key = key_of_passphrase(passphrase, account.salt, effort);
    account.secret = wrap_key(key.view(), bound_of_account(account.person, Way::passphrase), own.secret());
    account.here.clear();
    account.here_device = Uuid{};
}

Secret set_code(Account& account, const PairSecret& own) {
    Secret code = new_recovery_code_text();
    account.code_salt = new_salt();
    const KeyBytes key = key_of_code(code, account.code_salt);
    account.code_secret = wrap_key(key.view(), bound_of_account(account.person, Way::code), own.secret());
    return code;
}

int wrong_tries(Database& database, const std::string& mark) {
    auto row = database.query("SELECT tries FROM login_try WHERE mark = ?", Blob{mark});
    return row.next() ? row.small(0) : 0;
}

Wait wait_of(Database& database, const std::string& mark, Instant now) {
    auto row = database.query("SELECT tries, since_ms FROM login_try WHERE mark = ?", Blob{mark});
    if (!row.next())
        return {};
    const std::int64_t whole = std::int64_t{wait_after(row.small(0))} * 1'000;
    const std::int64_t gone = now.unix_ms - row.number(1);
    if (whole == 0 || gone >= whole)
        return {};
    const bool back = gone < 0;
    const std::int64_t left = back ? whole : whole - gone;
    return {static_cast<int>((left + 999) / 1'000), back};
}

void count_try(Database& database, const std::string& mark, Instant now) {
    database
        .query(
            "INSERT INTO login_try (mark, tries, since_ms) VALUES (?1, 1, ?2)"
            " ON CONFLICT (mark) DO UPDATE SET tries = min(tries + 1, 1000), since_ms = ?2",
            Blob{mark}, now.unix_ms)
        .run();
    database
        .query(
            "DELETE FROM login_try WHERE mark NOT IN (SELECT mark FROM account)"
            " AND mark NOT IN (SELECT mark FROM login_try ORDER BY since_ms DESC LIMIT ?)",
            most_marks)
        .run();
}

void restart_wait(Database& database, const std::string& mark, Instant now) {
    database.query("UPDATE login_try SET since_ms = ? WHERE mark = ?", now.unix_ms, Blob{mark}).run();
}

void forget_tries(Database& database, const std::string& mark) {
    database.query("DELETE FROM login_try WHERE mark = ?", Blob{mark}).run();
}

void forget_in_log(Database& database) {
    static_cast<void>(guarded([&] { return database.number("PRAGMA wal_checkpoint(TRUNCATE)"); }));
}

} // namespace mq::store
