#pragma once

#include "store/database.h"
#include "store/vault.h"

#include <filesystem>

/// Seals what a file holds plain, once, when it is first opened with keys.
namespace mq::store {

/// Whether anything that goes through the vault is there.
[[nodiscard]] bool has_texts(Database& database);

/// Every text that went through `from` is sealed by `to` in its place; in the caller's transaction. Throws
/// what either says; then nothing may be committed.
void seal_rows(Database& database, const Vault& from, Vault& to);

/// Whether every row of the journal opens with `vault` and says what the plain copy says.
[[nodiscard]] bool says_the_same(Database& database, const Vault& vault, const std::filesystem::path& plain);

/// The parts of seal_rows; each beside the code that knows what its table seals under.
void seal_standings(Database& database, const Vault& from, Vault& to);
void seal_summaries(Database& database, const Vault& from, Vault& to);
void seal_drafts(Database& database, const Vault& from, Vault& to);
void seal_organisation(Database& database, const Vault& from, Vault& to);

} // namespace mq::store
