#pragma once

#include "app/model_estimate.h"
#include "base/ids.h"
#include "base/secret.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What the screens of accounts read.
namespace mq::app {

/// One who comes in without a passphrase: by being at this PC.
struct OpenDoor {
    Uuid person;
    std::string name;
    std::string initials;
    friend bool operator==(const OpenDoor&, const OpenDoor&) = default;
};

/// Page::login, which takes the place of everything while nobody is signed in.
struct LoginPage {
    Revision revision = 0;
    std::string login;       ///< of who was here last; may be empty
    std::string locked_name; ///< the session of this person was locked; empty: a fresh start
    bool locked_by_idle = false;
    std::vector<OpenDoor> doors; ///< empty on a PC where everybody has a passphrase
    std::string error;           ///< a sentence; empty: none
    std::string field;           ///< which field it is about: login, passphrase, code, next
    double wait_until = 0;       ///< Unix seconds: tries before it aren't looked at; 0: none
    bool checking = false;       ///< what was typed is being tried; takes a moment
    std::string foot;            ///< organisation, or where the data are
};

/// A recovery code that is shown once, until the person says it is kept.
struct RecoveryCode {
    std::vector<std::string> groups; ///< as printed
    std::string name;                ///< whose
    std::string login;
    std::string day;
    std::string printed; ///< path of the PDF, once printed; empty: not yet
};

struct AccountLine {
    Uuid person;
    std::string name;
    std::string initials;
    std::string login;
    std::string role; ///< “Nhân sự”
    std::string state; ///< “Đang dùng”, “Chờ được cho phép đọc”, “Không đặt mật khẩu”
    std::string last; ///< “Hôm nay, 08:12”; empty: never
    bool me = false;
    bool waiting_keys = false;
    bool may_allow = false; ///< I have the keys it waits for
    bool may_remove = false;
    bool may_reset = false;
    std::string why_not; ///< why it can't be removed, as the last of its role; empty: it can
};

struct Accounts {
    Revision revision = 0;
    std::vector<AccountLine> lines;
    int waiting_for_me = 0;  ///< that I may allow
    bool may_add = false;    ///< I look after the accounts; else the page only lets keys be allowed
    std::string error;       ///< of the form of a new account
    std::string field;       ///< name, login, role, passphrase
    std::uint64_t added = 0; ///< rises when an account was added: the form may close
};

/// The part of the settings about one's own account.
struct OwnAccount {
    Revision revision = 0;
    bool sealed = false; ///< false: a throw-away demo, where there are no accounts
    bool passphrase = false;
    std::string login;
    int lock_minutes = 10;      ///< 0: never (only without a passphrase)
    std::string recovery_line;  ///< when the code was made, or that there is none
    std::string error;          ///< of changing the passphrase, or of a new recovery code
    std::string field;          ///< old, next
    double wait_until = 0;      ///< Unix seconds: passphrases before it aren't looked at; 0: none
    bool sees_accounts = false; ///< Page::accounts opens for them
    bool cares = false;         ///< so does Page::care, and they may back up
    std::uint64_t changed = 0;  ///< rises when it was done: the form may close
};

} // namespace mq::app
