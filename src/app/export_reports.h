#pragma once

#include "app/export_source.h"
#include "app/export_tables.h"

#include <filesystem>

/// Reports of a person and of a team as PDF.
namespace mq::app {

/// Where the person stands today, with every line it rests on. Errors: not_found (the person, fonts), what
/// the database and write_whole_file give, `refused` when stopped.
[[nodiscard]] Result<ExportDone> export_person_report(const ExportSource& source, const Uuid& person,
                                                      const std::filesystem::path& file, const Telling& tell);

/// Who stands where in a team and its parts; nil: in the whole firm. Errors likewise.
[[nodiscard]] Result<ExportDone> export_team_report(const ExportSource& source, const Uuid& team,
                                                    const std::filesystem::path& file, const Telling& tell);

} // namespace mq::app
