#include "app/access.h"
#include "app/handlers.h"
#include "app/login.h"
#include "base/text.h"

#include <fmt/format.h>
#include <algorithm>
#include <cctype>

// What the screens of accounts show.
namespace mq::app {
namespace {

constexpr std::size_t longest_login = 64; ///< characters
constexpr std::size_t group_length = 5;

std::string role_name(const State& state, store::Role role) {
    switch (role) {
        case store::Role::hr: return state.texts.get("role.hr");
        case store::Role::lead: return state.texts.get("role.lead");
        case store::Role::admin: return state.texts.get("account_form.role_admin");
        default: return state.texts.get("role.trainee");
    }
}

std::string moment(const State& state, Instant at) {
    const int minute = local_minute(*state.clock, at);
    return fmt::format("{}, {:02}:{:02}",
                       day_in_words(local_day(*state.clock, at), state.today(), state.texts), minute / 60,
                       minute % 60);
}

/// Nobody could read what is sealed to the role any more if this account went. One that waits reads nothing.
bool last_of_role(const std::vector<store::AccountRow>& accounts, const store::AccountRow& one) {
    return one.role != store::Role::trainee && !one.waiting_keys &&
           std::ranges::none_of(accounts, [&](const store::AccountRow& other) {
               return other.role == one.role && other.person != one.person && !other.waiting_keys;
           });
}

bool has_keys_of(Role mine, store::Role wanted) {
    return mine == Role::hr || (mine == Role::lead && wanted == store::Role::lead);
}

class AccountLines {
public:
    AccountLines(const State& state, const std::vector<store::AccountRow>& rows)
        : state_(state), rows_(rows), after_(looks_after(state)) {
        const auto me = std::ranges::find(rows, state.model.me.id, &store::AccountRow::person);
        i_wait_ = me != rows.end() && me->waiting_keys;
    }

    [[nodiscard]] AccountLine line(const store::AccountRow& row) const {
        AccountLine out;
        out.person = row.person;
        out.name = row.name.empty() ? state_.texts.get("accounts.unknown") : row.name;
        out.initials = text::initials(out.name);
        out.login = row.passphrase ? row.login : std::string();
        out.role = role_name(state_, row.role);
        out.state = state_.texts.get(row.waiting_keys ? "accounts.state.waiting"
                                     : row.passphrase ? "accounts.state.used"
                                                      : "accounts.state.open");
        if (row.last_unlocked)
            out.last = moment(state_, *row.last_unlocked);
        out.me = row.person == state_.model.me.id;
        out.waiting_keys = row.waiting_keys;
        out.may_allow =
            row.waiting_keys && !out.me && !i_wait_ && has_keys_of(state_.model.me.role, row.role);
        out.why_not = why_not(row, out.me);
        out.may_remove = out.why_not.empty();
        out.may_reset = after_ && !out.me;
        return out;
    }

private:
    [[nodiscard]] std::string why_not(const store::AccountRow& row, bool me) const {
        if (!after_)
            return state_.texts.get("access.admins_only");
        if (me)
            return state_.texts.get("accounts.why_not.me");
        if (last_of_role(rows_, row))
            return state_.texts.format("accounts.why_not.last",
                                       fmt::arg("role", role_name(state_, row.role)));
        return {};
    }

    const State& state_;
    const std::vector<store::AccountRow>& rows_;
    bool after_;
    bool i_wait_ = false;
};

} // namespace

Result<Accounts> accounts_model(State& state) {
    Accounts out;
    out.added = state.model.accounts.added;
    if (!state.store || !state.store->sealed())
        return out;
    const auto rows = state.store->accounts();
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    const AccountLines lines(state, *rows);
    for (const store::AccountRow& row : *rows) {
        out.lines.push_back(lines.line(row));
        out.waiting_for_me += out.lines.back().may_allow ? 1 : 0;
    }
    out.may_add = looks_after(state) && !state.model.read_only;
    return out;
}

void show_own_account(State& state) {
    OwnAccount out;
    out.changed = state.model.account.changed;
    out.wait_until = state.model.account.wait_until;
    out.sealed = state.store && state.store->sealed();
    out.sees_accounts = out.sealed && allowed(state, Page::accounts).has_value();
    out.cares = allowed(state, Page::care).has_value();
    if (out.sealed) {
        if (const auto rows = state.store->accounts()) {
            const auto me = std::ranges::find(*rows, state.model.me.id, &store::AccountRow::person);
            if (me != rows->end()) {
                out.passphrase = me->passphrase;
                out.login = me->login;
                out.recovery_line = me->passphrase ? state.texts.get(me->recovery ? "account.recovery"
                                                                                  : "account.no_recovery")
                                                   : std::string();
            }
        }
        const auto minutes = state.store->setting("lock_after/" + state.model.me.id.str());
        if (!out.passphrase)
            out.lock_minutes = 0;
        if (minutes && *minutes && !(*minutes)->empty() && (*minutes)->size() < 4 &&
            std::ranges::all_of(**minutes, [](unsigned char c) { return std::isdigit(c) != 0; }))
            out.lock_minutes = std::stoi(**minutes);
        if (out.passphrase && out.lock_minutes == 0)
            out.lock_minutes = OwnAccount{}.lock_minutes; // set before there was a passphrase
    }
    state.model.account = std::move(out);
    state.model.account.revision = raise(state.model);
}

std::string waiting_line(const State& state, int seconds) {
    return seconds < 120 ? state.texts.count("door.error.wait_seconds", seconds)
                         : state.texts.count("door.error.wait_minutes", (seconds + 59) / 60);
}

ClosedTry closed_try(const State& state, const store::Unlocked& tried, const char* wrong_key) {
    if (tried.wait_seconds > 0)
        return {waiting_line(state, tried.wait_seconds),
                static_cast<double>(state.clock->now().unix_ms) / 1000.0 +
                    static_cast<double>(tried.wait_seconds)};
    std::string text = state.texts.get(wrong_key);
    if (tried.tries_left > 0)
        text += " " + state.texts.count("door.error.tries_left", tried.tries_left);
    return {std::move(text), 0};
}

std::optional<AccountProblem> problem_with(const State& state, const Secret& passphrase) {
    if (text::length(passphrase.text()) >= store::fewest_passphrase_letters)
        return std::nullopt;
    return AccountProblem{
        "passphrase",
        state.texts.count("door.error.short", static_cast<long long>(store::fewest_passphrase_letters))};
}

std::optional<AccountProblem> problem_with(const State& state, const std::string& login,
                                           const Secret& passphrase, bool passphrase_needed) {
    const std::string folded = text::fold(login);
    if (folded.empty())
        return AccountProblem{"login", state.texts.get("door.error.login_empty")};
    if (text::length(login) > longest_login)
        return AccountProblem{"login", state.texts.count("door.error.login_long", longest_login)};
    if (const auto accounts =
            state.store ? state.store->accounts() : Result<std::vector<store::AccountRow>>(tl::in_place))
        for (const store::AccountRow& account : *accounts)
            if (text::fold(account.login) == folded)
                return AccountProblem{"login", state.texts.get("door.error.login_taken")};
    if (passphrase_needed)
        return problem_with(state, passphrase);
    return std::nullopt;
}

std::vector<std::string> groups_of(const Secret& code) {
    std::vector<std::string> out;
    bool begun = false;
    const bool grouped = code.text().find_first_of("- ") != std::string_view::npos;
    for (const char c : code.text()) {
        if (c == '-' || c == ' ') {
            begun = false;
            continue;
        }
        if (!begun || (!grouped && out.back().size() == group_length))
            out.emplace_back();
        begun = true;
        out.back() += c;
    }
    return out;
}

RecoveryCode recovery_code(const State& state, const Secret& code, const std::string& name,
                           const std::string& login) {
    RecoveryCode out;
    out.groups = groups_of(code);
    out.name = name;
    out.login = login;
    out.day = vietnamese_day(state.today());
    return out;
}

} // namespace mq::app
