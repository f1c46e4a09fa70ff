#include "domain/panel_agreement.h"

#include "domain/agreement.h"
#include "domain/agreement_reading.h"

#include <algorithm>
#include <string>

namespace mq::domain {
namespace {

constexpr double alpha_gate = 0.667; ///< tentative conclusions from here on (Krippendorff)

std::size_t given_in(const std::vector<std::optional<int>>& row) {
    return static_cast<std::size_t>(std::ranges::count_if(row, [](const auto& r) { return r.has_value(); }));
}

/// Nothing where a row doesn't fit, which the callers rule out.
std::optional<RatingTable> table_of(const UnitRatings& units, std::size_t raters) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < raters; ++i)
        names.push_back(std::to_string(i));
    RatingTable out(names);
    for (const auto& unit : units) {
        std::vector<Score> row;
        for (const auto& rating : unit)
            row.push_back(rating ? Score(static_cast<double>(*rating)) : std::nullopt);
        if (!out.add(row))
            return std::nullopt;
    }
    return out;
}

PanelReading reading_of(KappaReading reading) {
    switch (reading) {
        case KappaReading::weak: return PanelReading::weak;
        case KappaReading::moderate: return PanelReading::moderate;
        case KappaReading::substantial: return PanelReading::substantial;
        case KappaReading::almost_perfect: break;
    }
    return PanelReading::almost_perfect;
}

PanelReading reading_of(AlphaReading reading) {
    switch (reading) {
        case AlphaReading::unreliable: return PanelReading::unreliable;
        case AlphaReading::tentative: return PanelReading::tentative;
        case AlphaReading::reliable: break;
    }
    return PanelReading::reliable;
}

void add_kappa(const RatingTable& table, PanelFigure& out) {
    const auto kappa = weighted_kappa(table, KappaWeights::quadratic);
    out.reading = PanelReading::not_defined;
    if (!kappa)
        return;
    out.value = kappa->kappa;
    out.low = kappa->interval.lo;
    out.high = kappa->interval.hi;
    out.reading = reading_of(read_kappa(kappa->kappa));
}

void add_alpha(const RatingTable& table, PanelFigure& out) {
    const auto alpha = krippendorff_alpha(table, AlphaLevel::ordinal);
    out.reading = PanelReading::not_defined;
    if (!alpha)
        return;
    out.value = *alpha;
    if (const auto interval = alpha_interval(table, AlphaLevel::ordinal)) {
        out.low = interval->lo;
        out.high = interval->hi;
    }
    out.reading = reading_of(read_alpha(*alpha));
}

PanelFigure figure_of(const UnitRatings& units, bool as_pair) {
    PanelFigure out;
    const std::size_t raters = units.empty() ? 0 : units.front().size();
    if (raters < 2)
        return out;
    out.statistic = as_pair ? PanelStatistic::kappa : PanelStatistic::alpha;
    out.fewest = as_pair ? fewest_for_kappa : fewest_for_alpha;
    out.gate = as_pair ? kappa_gate : alpha_gate;
    out.units = static_cast<std::size_t>(
        std::ranges::count_if(units, [](const auto& u) { return given_in(u) >= 2; }));
    if (out.units < out.fewest)
        return out;
    const auto table = table_of(units, raters);
    if (!table)
        return out;
    as_pair ? add_kappa(*table, out) : add_alpha(*table, out);
    return out;
}

} // namespace

PanelFigure panel_agreement(const UnitRatings& units) {
    const std::size_t raters = units.empty() ? 0 : units.front().size();
    const bool gaps = std::ranges::any_of(units, [&](const auto& u) { return given_in(u) != raters; });
    return figure_of(units, raters == 2 && !gaps);
}

PanelFigure pair_agreement(const UnitRatings& units) {
    return figure_of(units, true);
}

} // namespace mq::domain
