#pragma once

#include "app/role.h"
#include "base/ids.h"
#include "base/secret.h"

#include <string>

namespace mq::app {

struct SignIn {
    std::string login;
    Secret passphrase;
};
struct SignInHere { ///< through an OpenDoor
    Uuid person;
};
struct RecoverAccount {
    std::string login;
    Secret code;
    Secret next; ///< the new passphrase
};
/// Forgets all keys and everything shown; drafts were kept before.
struct LockNow {
    bool idle = false;  ///< nobody was here
    bool leave = false; ///< somebody else is to sign in: the name isn't proposed
};
struct AddAccount {
    std::string name;
    std::string login;
    Role role = Role::trainee;
    Secret passphrase; ///< a first one, to be changed by the person; empty for a trainee who needs none
};
struct RemoveAccount {
    Uuid person;
};
struct ResetAccount {
    Uuid person;
    Secret passphrase;
};
struct AllowKeys {
    Uuid person;
};
struct ChangePassphrase {
    Secret old;
    Secret next;
};
struct MakeRecoveryCode {
    Secret passphrase;
};
struct PrintRecoveryCode {
    std::string path; ///< of a PDF; empty: the one proposed
};
struct KeptRecoveryCode {}; ///< it isn't shown again
struct SetLockAfter {
    int minutes = 10; ///< 0, 5, 10, 15, 30
};

} // namespace mq::app
