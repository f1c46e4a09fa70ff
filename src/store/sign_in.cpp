#include "store/account_rows.h"
#include "store/device.h"
#include "store/key_pairs.h"
#include "store/store_impl.h"

#include <algorithm>

/// Opening an account, and changing what opens it. A try is counted on the disk before it is looked at, so
/// that ending the program in the middle of one gives no more of them; and a login that doesn't exist costs
/// what a wrong passphrase does.
namespace mq::store {
namespace {

Unlocked still_closed(Database& database, const std::string& mark, Instant now) {
    Unlocked unlocked;
    unlocked.tries_left = std::max(0, free_tries - wrong_tries(database, mark));
    unlocked.wait_seconds = wait_of(database, mark, now).seconds;
    return unlocked;
}

/// Whether this try is looked at; then it is counted already.
bool admit_try(Store::Impl& impl, const std::string& mark, Instant now) {
    Database& database = impl.database();
    const Wait wait = wait_of(database, mark, now);
    if (impl.report.read_only) // nothing can be counted; the wait that others wrote down holds
        return wait.seconds == 0;
    if (wait.seconds > 0 && !wait.restart)
        return false;
    Transaction transaction(database);
    if (wait.restart)
        restart_wait(database, mark, now);
    else
        count_try(database, mark, now);
    transaction.commit();
    return !wait.restart;
}

/// A salt for a login without an account: the same each time, as an account's is.
std::string stand_in_salt(const std::string& mark) {
    return mark.substr(0, salt_bytes);
}

/// Whether the account lacks something of what its role reads.
bool waits(Database& database, const Account& account, const KeyRing& ring) {
    return std::ranges::any_of(kinds_of(account.role), [&](PairKind kind) {
        return ring.pair(current_pair(database, kind).number) == nullptr;
    });
}

/// What is written when somebody comes in. Reading must not depend on it: the disk may be full.
void note_entry(Store::Impl& impl, const Account& account, Instant now) {
    if (impl.report.read_only)
        return;
    static_cast<void>(guarded([&] {
        Transaction transaction(impl.database());
        forget_tries(impl.database(), account.mark);
        impl.database()
            .query("UPDATE account SET last_ms = ? WHERE person = ?", now.unix_ms, account.person)
            .run();
        impl.remember_device();
        impl.keys->tidy();
        transaction.commit();
    }));
    static_cast<void>(guarded([&] { impl.tell_lost_writes(); }));
}

Unlocked enter(Store::Impl& impl, const Account& account, KeyView secret, Instant now) {
    const auto own = std::make_shared<const PairSecret>(secret);
    if (own->public_half() != account.half)
        throw_damaged("the secret half of an account");
    impl.use(ring_of_account(impl.database(), account.person, own));
    note_entry(impl, account, now);
    return {true, account.person, free_tries, 0, waits(impl.database(), account, *impl.keys->ring())};
}

std::optional<KeyBytes> secret_by_passphrase(const Store::Impl& impl, const std::optional<Account>& account,
                                             const std::string& mark, const Secret& passphrase) {
    const bool there = account && !account->secret.empty();
    const KeyBytes key = key_of_passphrase(passphrase, there ? account->salt : stand_in_salt(mark),
                                           there ? account->effort : effort(impl.interactive()));
    if (!there)
        return std::nullopt;
    return unwrap_key(key.view(), bound_of_account(account->person, Way::passphrase), account->secret);
}

std::optional<KeyBytes> secret_by_code(const std::optional<Account>& account, const Secret& code) {
    if (!account || account->code_secret.empty())
        return std::nullopt;
    const KeyBytes key = key_of_code(code, account->code_salt);
    return unwrap_key(key.view(), bound_of_account(account->person, Way::code), account->code_secret);
}

/// The open account and its own secret.
Account open_account(Store::Impl& impl) {
    const KeyRing& ring = *impl.sealing().ring();
    const auto account = ring.account ? account_of(impl.database(), *ring.account) : std::nullopt;
    if (!account || !ring.own)
        throw Trouble(ErrorKind::refused, "Hãy đăng nhập trước.", "no account is open");
    return *account;
}

/// Who sits in front of an open session need not be who opened it: a wrong passphrase counts as at the door.
/// Nothing: it is theirs.
std::optional<Unlocked> refuse_stranger(Store::Impl& impl, const Account& account, const Secret& passphrase,
                                        Instant now) {
    if (!admit_try(impl, account.mark, now))
        return still_closed(impl.database(), account.mark, now);
    if (!secret_by_passphrase(impl, account, account.mark, passphrase))
        return still_closed(impl.database(), account.mark, now);
    return std::nullopt;
}

/// In the place of the account as it was; the tries before it are forgiven.
Unlocked keep_changed(Store::Impl& impl, const Account& account) {
    Transaction transaction(impl.database());
    keep_account(impl.database(), account);
    forget_tries(impl.database(), account.mark);
    transaction.commit();
    forget_in_log(impl.database());
    return {true, account.person, free_tries, 0, waits(impl.database(), account, *impl.keys->ring())};
}

} // namespace

Result<Unlocked> Store::unlock(std::string_view login, const Secret& passphrase, Instant now) {
    Impl& impl = *impl_;
    return guarded([&] {
        static_cast<void>(impl.sealing());
        const std::string mark = login_mark(database_id(impl.database()), login);
        if (!admit_try(impl, mark, now))
            return still_closed(impl.database(), mark, now);
        const auto account = account_marked(impl.database(), mark);
        const auto secret = secret_by_passphrase(impl, account, mark, passphrase);
        return secret ? enter(impl, *account, secret->view(), now) : still_closed(impl.database(), mark, now);
    });
}

Result<Unlocked> Store::unlock_here(const Uuid& person, Instant now) {
    Impl& impl = *impl_;
    return guarded([&] {
        static_cast<void>(impl.sealing());
        const auto account = account_of(impl.database(), person);
        if (!account)
            throw Trouble(ErrorKind::not_found, "Người này chưa có tài khoản.", person.str());
        if (!account->secret.empty())
            throw Trouble(ErrorKind::refused, "Tài khoản này mở bằng mật khẩu.", "has a passphrase");
        const DeviceKey& device = impl.device_key;
        std::optional<KeyBytes> secret;
        if (device.key && device.name == account->here_device)
            secret = unwrap_key(device.key->view(), bound_of_account(person, Way::here), account->here);
        if (!secret)
            throw Trouble(
                ErrorKind::refused,
                "Tài khoản này không có mật khẩu nên chỉ mở được trên máy đã lập ra nó. Hãy nhờ quản "
                "trị đặt mật khẩu mới.",
                "another device");
        return enter(impl, *account, secret->view(), now);
    });
}

Result<Unlocked> Store::unlock_with_code(std::string_view login, const Secret& code,
                                         const Secret& new_passphrase, Instant now, Secret& new_code) {
    Impl& impl = *impl_;
    return guarded([&] {
        impl.require_writable();
        static_cast<void>(impl.sealing());
        require_passphrase(new_passphrase);
        const Secret read = read_recovery_code(code); // a slip of the finger is no try
        const std::string mark = login_mark(database_id(impl.database()), login);
        if (!admit_try(impl, mark, now))
            return still_closed(impl.database(), mark, now);
        auto account = account_marked(impl.database(), mark);
        const auto secret = secret_by_code(account, read);
        if (!secret)
            return still_closed(impl.database(), mark, now);
        const PairSecret own(secret->view());
        set_passphrase(*account, own, new_passphrase, effort(impl.interactive()));
        Secret next = set_code(*account, own);
        {
            Transaction transaction(impl.database());
            keep_account(impl.database(), *account);
            transaction.commit();
        }
        new_code = std::move(next);
        return enter(impl, *account, secret->view(), now);
    });
}

Result<Unlocked> Store::change_passphrase(const Secret& old, const Secret& next, Instant now) {
    Impl& impl = *impl_;
    return guarded([&] {
        impl.require_writable();
        Account account = open_account(impl);
        require_passphrase(next); // too short a new one is no try of the old
        if (!account.secret.empty())
            if (const auto closed = refuse_stranger(impl, account, old, now))
                return *closed;
        set_passphrase(account, *impl.keys->ring()->own, next, effort(impl.interactive()));
        return keep_changed(impl, account);
    });
}

Result<Unlocked> Store::new_recovery_code(const Secret& passphrase, Instant now, Secret& code) {
    Impl& impl = *impl_;
    return guarded([&] {
        impl.require_writable();
        Account account = open_account(impl);
        if (account.secret.empty())
            throw Trouble(ErrorKind::refused, "Tài khoản chưa có mật khẩu nên chưa cần mã khôi phục.",
                          "no passphrase");
        if (const auto closed = refuse_stranger(impl, account, passphrase, now))
            return *closed;
        Secret fresh = set_code(account, *impl.keys->ring()->own);
        const Unlocked done = keep_changed(impl, account);
        code = std::move(fresh);
        return done;
    });
}

} // namespace mq::store
