#pragma once

#include "base/clock.h"
#include "base/error.h"

#include <cstdint>
#include <filesystem>

namespace mq::app {

/// Fills a fresh database in `data_dir` with a team of twelve and a smaller one, as their lead Lê Quốc Bảo
/// sees them: levels from 1 to 5, somebody new without evidence, sign-offs, assignments, talks and a log of
/// complaints. Fails where a database already is.
[[nodiscard]] Status write_demo_lead(const std::filesystem::path& share,
                                     const std::filesystem::path& data_dir, const Clock& now,
                                     std::uint64_t seed);

} // namespace mq::app
