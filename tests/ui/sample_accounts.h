#pragma once

// Signing in, accounts and one's own account, by hand: what those pages are drawn from in tests.

#include "app/model.h"

namespace mq::test {

/// Nobody is signed in; khoi.tran was here last.
[[nodiscard]] app::Model login_model();
/// The same after a wrong passphrase (09 b).
[[nodiscard]] app::Model wrong_passphrase();
/// Locked because nobody was there.
[[nodiscard]] app::Model locked_model();
/// So many trainees come in without a passphrase; nobody was here before.
[[nodiscard]] app::Model doors_model(int count);
[[nodiscard]] app::Model long_login();

/// First run where the data will be sealed.
[[nodiscard]] app::Model sealed_first_run();

/// A page with a recovery code over it.
[[nodiscard]] app::Model recovery_model(bool printed = false);

/// An administrator's list: themselves, somebody who waits, a trainee without a passphrase, and on from
/// there.
[[nodiscard]] app::Model accounts_model(int count = 6);
[[nodiscard]] app::Model long_accounts();

/// The settings of somebody with or without a passphrase.
[[nodiscard]] app::Model own_account(bool passphrase);

} // namespace mq::test
