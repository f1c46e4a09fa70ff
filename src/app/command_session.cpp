#include "app/command_session.h"

#include "app/opening.h"
#include "store/store.h"

#include <fmt/format.h>
#include <algorithm>

namespace mq::app {
namespace {

Status refuse(const char* sentence) {
    return fail(ErrorKind::refused, sentence);
}

Result<store::Store> open_store(const std::filesystem::path& database, const store::KeyPlace& keys,
                                bool read_only) {
    store::OpenOptions options;
    options.create = false;
    options.read_only = read_only;
    options.keys = keys;
    return store::Store::open(database, options);
}

Status told(const store::Unlocked& tried) {
    if (tried.open)
        return {};
    if (tried.wait_seconds > 0)
        return fail(ErrorKind::refused,
                    fmt::format("Sai nhiều lần. Bạn thử lại sau {} giây.", tried.wait_seconds));
    return refuse("Tên đăng nhập hoặc mật khẩu không đúng.");
}

Result<store::Unlocked> unlock(store::Store& store, const std::vector<store::AccountRow>& accounts,
                               const AskCredentials& ask, Instant now) {
    std::vector<std::string> logins;
    for (const store::AccountRow& account : accounts)
        if (account.passphrase)
            logins.push_back(account.login);
    if (logins.empty() && accounts.size() == 1)
        return store.unlock_here(accounts.front().person, now);
    const auto given = ask(logins);
    if (!given)
        return tl::unexpected<Error>(given.error());
    return store.unlock(given->login, given->passphrase, now);
}

/// A lead's people.
Status look_around(const store::Store& store, CommandSession& session) {
    session.seen.emplace().insert(*session.person);
    const auto teams = store.teams();
    if (!teams)
        return tl::unexpected<Error>(teams.error());
    const auto placed = store.placed();
    if (!placed)
        return tl::unexpected<Error>(placed.error());
    session.teams = std::make_shared<const TeamSights>(*teams, *session.person);
    for (const store::PlacedRow& row : *placed)
        if (session.teams->of(row.placed.team) == Sight::all)
            session.seen->insert(row.person);
    return {};
}

} // namespace

Status CommandSession::may_do(Matter matter) const {
    return !person || may(role, matter) ? Status{} : refuse("Vai trò của bạn không dùng được lệnh này.");
}

Status CommandSession::may_read(Matter matter, const Uuid& about) const {
    if (person == about)
        return {};
    if (Status done = may_do(matter); !done)
        return done;
    return !seen || seen->contains(about) ? Status{} : refuse("Người này không thuộc đội bạn phụ trách.");
}

Status CommandSession::may_read_team(const Uuid& team) const {
    const bool mine = !teams || team.is_nil() || teams->of(team) == Sight::all;
    return mine ? Status{} : refuse("Đội này không do bạn phụ trách.");
}

Result<CommandSession> open_for_command(const std::filesystem::path& database,
                                        const std::filesystem::path& key_dir, const AskCredentials& ask,
                                        const Clock& clock, bool quick_keys) {
    CommandSession out;
    if (key_dir.empty())
        return out;
    const store::KeyPlace keys{key_dir, nullptr, !quick_keys};
    auto store = open_store(database, keys, true);
    if (!store)
        return tl::unexpected<Error>(store.error());
    if (!store->sealed())
        return out;
    const auto accounts = store->accounts();
    if (!accounts)
        return tl::unexpected<Error>(accounts.error());
    const bool by_passphrase =
        std::ranges::any_of(*accounts, [](const store::AccountRow& row) { return row.passphrase; });
    if (by_passphrase) { // wrong tries are counted, which is written
        store = fail(ErrorKind::busy, "");
        store = open_store(database, keys, false);
        if (!store)
            return tl::unexpected<Error>(store.error());
    }
    const auto tried = unlock(*store, *accounts, ask, clock.now());
    if (!tried)
        return tl::unexpected<Error>(tried.error());
    if (Status done = told(*tried); !done)
        return tl::unexpected<Error>(done.error());
    out.keys = store::KeyPlace{key_dir, store->ring(), !quick_keys};
    out.person = tried->person;
    const auto me = std::ranges::find(*accounts, tried->person, &store::AccountRow::person);
    out.role = me == accounts->end() ? Role::trainee : role_of(me->role);
    if (out.role != Role::hr)
        if (Status done = look_around(*store, out); !done)
            return tl::unexpected<Error>(done.error());
    return out;
}

} // namespace mq::app
