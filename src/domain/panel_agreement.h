#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

/// How far a panel agrees, chosen and read as scoring.md 5 says.
namespace mq::domain {

enum class PanelStatistic : std::uint8_t {
    none,  ///< one rater: there is nobody to agree with
    kappa, ///< quadratic weighted, two raters without gaps
    alpha, ///< Krippendorff's, ordinal: more than two raters, or gaps
};

enum class PanelReading : std::uint8_t {
    too_few,        ///< fewer units than the statistic needs: “n chưa đủ”, no figure
    not_defined,    ///< the ratings don't vary enough for a figure
    weak,           ///< kappa below .41
    moderate,       ///< kappa from .41
    substantial,    ///< from .61
    almost_perfect, ///< from .81
    unreliable,     ///< alpha below .667
    tentative,      ///< from .667
    reliable,       ///< from .800
};

struct PanelFigure {
    PanelStatistic statistic = PanelStatistic::none;
    PanelReading reading = PanelReading::too_few;
    std::size_t units = 0;       ///< rated by two or more
    std::size_t fewest = 0;      ///< that the statistic asks for
    std::optional<double> value; ///< only from `fewest` units on
    std::optional<double> low;   ///< 95 % interval
    std::optional<double> high;
    double gate = 0.0; ///< from here on it is enough
};

/// One row a unit (question × facet), one rating (1..5) a rater; rows are equally long.
using UnitRatings = std::vector<std::vector<std::optional<int>>>;

[[nodiscard]] PanelFigure panel_agreement(const UnitRatings& units);

/// The same two columns, whoever they are: an interviewer against reference ratings.
[[nodiscard]] PanelFigure pair_agreement(const UnitRatings& units);

} // namespace mq::domain
