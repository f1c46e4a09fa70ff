#include "base/text.h"
#include "store/account_rows.h"
#include "store/device.h"
#include "store/event_json.h"
#include "store/key_pairs.h"
#include "store/store_impl.h"

#include <algorithm>
#include <utility>

namespace mq::store {
namespace {

constexpr std::size_t longest_login = 64; // characters

SealContext names_context(const Uuid& person) {
    return {Uuid{}, Purpose::common, person};
}

[[noreturn]] void refuse(const char* message, const char* detail) {
    throw Trouble(ErrorKind::refused, message, detail);
}

Account need_account(Database& database, const Uuid& person) {
    auto account = account_of(database, person);
    if (!account)
        throw Trouble(ErrorKind::not_found, "Người này chưa có tài khoản.", person.str());
    return std::move(*account);
}

void require_common(const KeyVault& keys) {
    if (!keys.ring()->common)
        refuse("Hãy đăng nhập trước.", "no common key");
}

/// Name and login of one account; empty while the common key is closed.
void add_names(AccountRow& row, const Account& account, const KeyVault& keys) {
    const auto names = keys.open(names_context(account.person), {account.names, common_key});
    if (!names)
        return;
    const std::size_t end = names->find('\n');
    row.login = names->substr(0, end);
    if (end != std::string::npos)
        row.name = names->substr(end + 1);
}

std::string sealed_names(KeyVault& keys, const Uuid& person, const std::string& login,
                         const std::string& name) {
    return must(keys.seal(names_context(person), clean_text(login) + '\n' + clean_text(name))).bytes;
}

bool waits_for_keys(Database& database, const Account& account) {
    return std::ranges::any_of(kinds_of(account.role), [&](PairKind kind) {
        return !held_by_account(database, current_pair(database, kind).number, account.person);
    });
}

/// What the keys open of that kind goes to the account as well; true: it has what its role needs.
bool hand_pairs(Database& database, const KeyRing& ring, PairKind kind, const Account& account) {
    for (const std::int64_t number : pairs_of(database, kind))
        if (const PairSecret* pair = ring.pair(number))
            hold_for_account(database, number, account.person, account.half, pair->secret());
    return held_by_account(database, current_pair(database, kind).number, account.person);
}

/// The first who may have a secret half takes it from the device: with it goes a new pair, so that copies of
/// the file from before, and the device key, don't open what is sealed from now on.
bool claim_pair(Database& database, const DeviceKey& device, PairKind kind, const Account& account,
                Instant now) {
    const Pair pair = current_pair(database, kind);
    const auto secret = held_by_device(database, pair.number, device);
    if (!secret)
        return false;
    const PairSecret old(secret->view());
    hold_for_account(database, pair.number, account.person, account.half, old.secret());
    replace_pair(database, kind, &old, now);
    return true;
}

/// True: the device gave something up.
bool give_keys(Store::Impl& impl, const Account& account, Instant now) {
    bool claimed = false;
    for (const PairKind kind : kinds_of(account.role)) {
        if (unclaimed(impl.database(), kind))
            claimed |= claim_pair(impl.database(), impl.device_key, kind, account, now);
        else
            static_cast<void>(hand_pairs(impl.database(), *impl.keys->ring(), kind, account));
    }
    return claimed;
}

/// The keys at work after the tables changed: the open account's, or what the device has.
void read_keys_again(Store::Impl& impl) {
    const KeyRing& ring = *impl.keys->ring();
    if (ring.account && account_of(impl.database(), *ring.account))
        impl.use(ring_of_account(impl.database(), *ring.account, ring.own));
    else
        impl.use(ring_of_device(impl.database(), impl.device_key));
}

Account new_account(Store::Impl& impl, const NewAccount& wanted, const PairSecret& own, Instant now) {
    Account account;
    account.person = wanted.person;
    account.role = wanted.role;
    account.mark = login_mark(database_id(impl.database()), wanted.login);
    account.names = sealed_names(*impl.keys, wanted.person, wanted.login, wanted.name);
    account.half = own.public_half();
    account.made = now;
    return account;
}

void require_new(Store::Impl& impl, const NewAccount& wanted) {
    const std::size_t letters = text::first_invalid_utf8(wanted.login) ? 0 : text::length(wanted.login);
    if (wanted.person.is_nil() || wanted.role == Role::candidate)
        throw Trouble(ErrorKind::bad_input, "Ứng viên không có tài khoản.", "role");
    if (letters == 0 || letters > longest_login || text::fold(wanted.login).empty() ||
        wanted.login.find('\n') != std::string::npos)
        throw Trouble(ErrorKind::bad_input, "Tên đăng nhập phải có từ 1 đến 64 ký tự.", "login");
    if (!wanted.passphrase.empty())
        require_passphrase(wanted.passphrase);
    else if (wanted.role != Role::trainee)
        refuse("Vai trò này cần có mật khẩu.", "passphrase needed");
    else if (!impl.device_key.key)
        refuse("Tài khoản không mật khẩu chỉ lập được trên máy đã mở dữ liệu này.", "no device key");
    if (account_of(impl.database(), wanted.person))
        throw Trouble(ErrorKind::bad_input, "Người này đã có tài khoản.", wanted.person.str());
    if (account_marked(impl.database(), login_mark(database_id(impl.database()), wanted.login)))
        throw Trouble(ErrorKind::bad_input, "Tên đăng nhập này đã có người dùng.", "login taken");
}

/// Somebody besides this account must be able to read what its role reads, or nobody ever will again.
void require_other_holders(Database& database, const Account& account, const KeyRing* ring) {
    for (const PairKind kind : kinds_of(account.role)) {
        const std::int64_t pair = current_pair(database, kind).number;
        const bool others =
            database
                .query("SELECT 1 FROM key_holder WHERE pair = ? AND device = 0 AND holder <> ? LIMIT 1", pair,
                       account.person)
                .next();
        const bool open = ring != nullptr && ring->pair(pair) != nullptr;
        if (held_by_account(database, pair, account.person) && !others && !open)
            refuse(
                "Chỉ tài khoản này còn giữ khoá của dữ liệu. Hãy trao khoá cho một người khác cùng vai trò "
                "trước, nếu không thì không ai đọc lại được nữa.",
                "last holder");
    }
}

/// The account can open nothing any more; the pairs it held are no longer used.
void take_keys(Store::Impl& impl, const Account& account, Instant now) {
    Database& database = impl.database();
    std::vector<PairKind> held;
    for (const PairKind kind : kinds_of(account.role))
        if (held_by_account(database, current_pair(database, kind).number, account.person))
            held.push_back(kind);
    database.query("DELETE FROM key_holder WHERE holder = ? AND device = 0", account.person).run();
    database
        .query("DELETE FROM key_wrap WHERE pair = 0 AND key IN (SELECT id FROM person_key WHERE person = ?)",
               account.person)
        .run();
    for (const PairKind kind : held)
        replace_pair(database, kind, impl.keys->ring()->pair(current_pair(database, kind).number), now);
}

} // namespace

Result<std::vector<AccountRow>> Store::accounts() const {
    Impl& impl = *impl_;
    return guarded([&] {
        std::vector<AccountRow> rows;
        if (!impl.keys)
            return rows;
        for (const Account& account : all_accounts(impl.database())) {
            AccountRow row{account.person,
                           account.role,
                           {},
                           {},
                           !account.secret.empty(),
                           !account.code_secret.empty(),
                           waits_for_keys(impl.database(), account),
                           account.made,
                           account.last,
                           wrong_tries(impl.database(), account.mark)};
            add_names(row, account, *impl.keys);
            rows.push_back(std::move(row));
        }
        std::ranges::sort(rows, {},
                          [](const AccountRow& row) { return std::pair(text::fold(row.name), row.person); });
        return rows;
    });
}

Result<Secret> Store::add_account(const NewAccount& wanted, Instant now) {
    Impl& impl = *impl_;
    return guarded([&] {
        impl.require_writable();
        KeyVault& keys = impl.sealing();
        require_common(keys);
        require_new(impl, wanted);
        const auto own = PairSecret::random();
        Account account = new_account(impl, wanted, *own, now);
        Secret code;
        if (wanted.passphrase.empty()) {
            account.here = wrap_key(impl.device_key.key->view(), bound_of_account(account.person, Way::here),
                                    own->secret());
            account.here_device = impl.device_key.name;
        } else {
            set_passphrase(account, *own, wanted.passphrase, effort(impl.interactive()));
            code = set_code(account, *own);
        }
        Transaction transaction(impl.database());
        keep_account(impl.database(), account);
        hold_for_account(impl.database(), common_pair, account.person, account.half,
                         keys.ring()->common->view());
        keys.hand_to_account(account.person, account.half);
        const bool claimed = give_keys(impl, account, now);
        transaction.commit();
        read_keys_again(impl);
        if (claimed)
            forget_in_log(impl.database());
        return code;
    });
}

Status Store::remove_account(const Uuid& person) {
    Impl& impl = *impl_;
    return guarded([&] {
        impl.require_writable();
        require_common(impl.sealing());
        const Account account = need_account(impl.database(), person);
        require_other_holders(impl.database(), account, nullptr);
        Transaction transaction(impl.database());
        take_keys(impl, account, impl.now());
        forget_tries(impl.database(), account.mark);
        impl.database().query("DELETE FROM account WHERE person = ?", person).run();
        transaction.commit();
        read_keys_again(impl);
        forget_in_log(impl.database());
    });
}

Result<Secret> Store::reset_account(const Uuid& person, const Secret& passphrase, Instant now) {
    Impl& impl = *impl_;
    return guarded([&] {
        impl.require_writable();
        KeyVault& keys = impl.sealing();
        require_common(keys);
        require_passphrase(passphrase);
        Account account = need_account(impl.database(), person);
        if (keys.ring()->account == person)
            refuse("Tài khoản đang mở thì đổi mật khẩu, không đặt lại.", "own account");
        require_other_holders(impl.database(), account, keys.ring().get());
        Transaction transaction(impl.database());
        take_keys(impl, account, now);
        const auto own = PairSecret::random();
        account.half = own->public_half();
        set_passphrase(account, *own, passphrase, effort(impl.interactive()));
        Secret code = set_code(account, *own);
        keep_account(impl.database(), account);
        forget_tries(impl.database(), account.mark);
        hold_for_account(impl.database(), common_pair, person, account.half, keys.ring()->common->view());
        transaction.commit();
        read_keys_again(impl);
        return code;
    });
}

Status Store::rename_account(const Uuid& person, const std::string& name) {
    Impl& impl = *impl_;
    return guarded([&] {
        impl.require_writable();
        KeyVault& keys = impl.sealing();
        require_common(keys);
        auto account = account_of(impl.database(), person);
        if (!account)
            return;
        AccountRow row;
        add_names(row, *account, keys);
        if (row.login.empty())
            refuse("Chưa đổi được tên của tài khoản này.", "its names can't be opened");
        if (row.name == clean_text(name))
            return;
        account->names = sealed_names(keys, person, row.login, name);
        Transaction transaction(impl.database());
        keep_account(impl.database(), *account);
        transaction.commit();
    });
}

Status Store::allow_keys(const Uuid& person) {
    Impl& impl = *impl_;
    return guarded([&] {
        impl.require_writable();
        const KeyVault& keys = impl.sealing();
        const Account account = need_account(impl.database(), person);
        Transaction transaction(impl.database());
        bool given = false;
        for (const PairKind kind : kinds_of(account.role))
            given |= hand_pairs(impl.database(), *keys.ring(), kind, account);
        if (!given)
            refuse("Chưa cho phép được: cần đăng nhập bằng tài khoản có cùng quyền đọc.", "no keys to give");
        transaction.commit();
        ++impl.version;
    });
}

} // namespace mq::store
