#pragma once

#include "base/clock.h"
#include "base/error.h"

#include <cstdint>
#include <filesystem>

namespace mq::app {

/// Who sits at the demo's PC.
enum class DemoPerson {
    trainee, ///< somebody of the team, with three months of practice
    hr,      ///< who interviews: with candidates, panels and observations as well
    lead,    ///< who leads a team of twelve, with levels, assignments, talks and complaints
};

/// Fills a fresh database in `data_dir` with a made-up team and three months of practice and assessments up
/// to `now` (a lead's team: as long as each has been there), played on the real scenes. The same seed gives
/// the same history. Fails where a database already is.
[[nodiscard]] Status fill_demo(const std::filesystem::path& share, const std::filesystem::path& data_dir,
                               const Clock& now, std::uint64_t seed, DemoPerson who = DemoPerson::trainee);

} // namespace mq::app
