#pragma once

#include "app/export_source.h"

#include <string>

/// What `export` and `report` share.
namespace mq::cli {

/// A team or a person (`about`) by id or exact name. Errors: not_found, and bad_input where several have that
/// name; then the detail lists them with their ids.
[[nodiscard]] Result<Uuid> look_up(const app::ExportSource& source, const std::string& about,
                                   const std::string& name);

/// Tells it and gives the exit code: wrong use where the asker can mend it, else problems.
[[nodiscard]] int tell_failure(const Error& error, bool json);

} // namespace mq::cli
