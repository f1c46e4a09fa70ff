#pragma once

#include "app/model.h"
#include "base/error.h"
#include "store/store.h"

#include <filesystem>
#include <vector>

/// What opening the data, a first run and signing in share.
namespace mq::app {

struct State;

inline constexpr const char* database_name = "monqua.db";

[[nodiscard]] Role role_of(store::Role role);
[[nodiscard]] store::Role stored_role(Role role);
[[nodiscard]] store::Profile profile_of(const Me& me);
void set_me(State& state, const store::PersonRow& person);
[[nodiscard]] Status write_settings(State& state, const Settings& settings);
/// How the data folder is opened: with its keys, where there are any.
[[nodiscard]] store::OpenOptions open_options(const State& state);
/// The one who was here last, else the first; nobody: Page::first_run. Without accounts only.
[[nodiscard]] Status find_me(State& state);

} // namespace mq::app
