#pragma once

#include "domain/agreement.h"

/// What a figure of agreement lets one say: policy, not statistics. Source: scoring.md 5.
namespace mq::domain {

/// Below these a screen shows “n chưa đủ” and no figure.
inline constexpr std::size_t fewest_for_kappa = 50;    ///< answers both rated
inline constexpr std::size_t fewest_for_fleiss = 30;   ///< subjects all rated
inline constexpr std::size_t fewest_for_alpha = 30;    ///< units at least two rated
inline constexpr std::size_t fewest_for_icc = 30;      ///< subjects all rated
inline constexpr std::size_t fewest_for_severity = 10; ///< people rated in common

inline constexpr double kappa_gate = 0.61; ///< from here a pair of raters may rate live

enum class KappaReading : std::uint8_t { weak, moderate, substantial, almost_perfect };
[[nodiscard]] KappaReading read_kappa(double kappa); ///< from .41, .61, .81

enum class AlphaReading : std::uint8_t { unreliable, tentative, reliable };
[[nodiscard]] AlphaReading read_alpha(double alpha); ///< from .667, .800

enum class IccReading : std::uint8_t { poor, moderate, good, excellent };
[[nodiscard]] IccReading read_icc(double icc); ///< from .50, .75, .90; asked for both ends of the interval

enum class SeverityReading : std::uint8_t { fine, flag, train_again };
[[nodiscard]] SeverityReading read_severity(double severity); ///< |s| from .25, .50

} // namespace mq::domain
