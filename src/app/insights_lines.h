#pragma once

#include "app/model_team.h"
#include "app/texts.h"

#include <optional>
#include <span>

/// What the pictures of a group say, a sentence each with its figures; empty where too little stands behind
/// it.
namespace mq::app {

[[nodiscard]] std::string distribution_line(const Insights& page, const Texts& texts);
[[nodiscard]] std::string trend_line(const Insights& page, const Texts& texts);
[[nodiscard]] std::string pitfall_line(const Insights& page, const Texts& texts);
[[nodiscard]] std::string practice_line(const Insights& page, const Texts& texts);

/// Pearson's r of practice and change; nothing below ten people, or where all have the same.
[[nodiscard]] std::optional<double> practice_correlation(std::span<const PracticePoint> points);

} // namespace mq::app
