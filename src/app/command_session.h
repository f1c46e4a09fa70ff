#pragma once

#include "app/access.h"
#include "app/sight.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/secret.h"
#include "store/accounts.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

/// Opening sealed data without the window, for commands.
namespace mq::app {

struct Credentials {
    std::string login;
    Secret passphrase;
};
/// Asked where the data are locked; `logins`: accounts with a passphrase. An error where nobody can be asked.
using AskCredentials = std::function<Result<Credentials>(const std::vector<std::string>& logins)>;

/// Who a command works for. Of data that aren't sealed: nobody, who may do everything.
struct CommandSession {
    std::optional<store::KeyPlace> keys; ///< for every connection that reads the data
    std::optional<Uuid> person;
    Role role = Role::trainee;
    std::optional<std::set<Uuid>> seen; ///< whose evidence may be read; nothing: everybody's
    std::shared_ptr<const TeamSights> teams;

    [[nodiscard]] Status may_do(Matter matter) const;
    [[nodiscard]] Status may_read(Matter matter, const Uuid& person) const;
    [[nodiscard]] Status may_read_team(const Uuid& team) const;
};

/// Opens the account that `ask` names; the only account without a passphrase opens by itself. `key_dir`
/// empty: the data aren't opened at all, and the session is nobody's. Errors: as Store::open; refused for a
/// wrong passphrase, or while one has to wait.
[[nodiscard]] Result<CommandSession> open_for_command(const std::filesystem::path& database,
                                                      const std::filesystem::path& key_dir,
                                                      const AskCredentials& ask, const Clock& clock,
                                                      bool quick_keys = false);

} // namespace mq::app
