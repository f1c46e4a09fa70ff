#include "app/insights_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace mq::app {
namespace {

constexpr int fewest_reported = 5;   ///< people, to speak of shares
constexpr int fewest_of_trend = 3;   ///< people with evidence at both ends
constexpr double least_trend = 0.1;  ///< levels; less is nothing to speak of
constexpr int fewest_decisions = 30; ///< of a channel, to call it the one with most
constexpr std::size_t fewest_points = 10;
constexpr double least_correlation = 0.3;
constexpr std::size_t good_level = 3; ///< Khá: from here on a person is said to be there

int reported_from(const GroupMonth& month, std::size_t level) {
    return std::accumulate(month.counts.begin() + static_cast<std::ptrdiff_t>(level), month.counts.end(), 0);
}

/// The first month in which enough people had a level, today excepted.
const GroupMonth* first_of(const Insights& page) {
    for (std::size_t m = 0; m + 1 < page.months.size(); ++m)
        if (reported_from(page.months[m], 1) >= fewest_reported)
            return &page.months[m];
    return nullptr;
}

const GroupMonth* first_with(const Insights& page, std::size_t axis) {
    for (std::size_t m = 0; m + 1 < page.months.size(); ++m)
        if (page.months[m].people[axis] >= fewest_of_trend)
            return &page.months[m];
    return nullptr;
}

} // namespace

std::string distribution_line(const Insights& page, const Texts& texts) {
    if (page.months.empty() || reported_from(page.months.back(), 1) < fewest_reported)
        return {};
    const GroupMonth& now = page.months.back();
    const std::string& level = page.level_names[good_level - 1];
    const std::string today =
        texts.format("insights.distribution.now", fmt::arg("level", level),
                     fmt::arg("n", reported_from(now, good_level)), fmt::arg("all", reported_from(now, 1)));
    const GroupMonth* then = first_of(page);
    if (then == nullptr)
        return today;
    return today + " " +
           texts.format("insights.distribution.then", fmt::arg("month", then->label),
                        fmt::arg("n", reported_from(*then, good_level)),
                        fmt::arg("all", reported_from(*then, 1)));
}

std::string trend_line(const Insights& page, const Texts& texts) {
    const GroupMonth* from = nullptr;
    std::size_t axis = 0;
    double most = 0.0;
    for (std::size_t f = 0; f < page.facet_names.size(); ++f) {
        const GroupMonth* first = first_with(page, f);
        if (first == nullptr || page.months.back().people[f] < fewest_of_trend)
            continue;
        const double change = page.months.back().means[f] - first->means[f];
        if (from != nullptr && std::abs(change) <= std::abs(most))
            continue;
        from = first;
        axis = f;
        most = change;
    }
    if (from == nullptr)
        return {};
    const GroupMonth& now = page.months.back();
    const char* key = std::abs(most) < least_trend ? "insights.trend.still"
                      : most > 0                   ? "insights.trend.up"
                                                   : "insights.trend.down";
    return texts.format(key, fmt::arg("axis", page.facet_names[axis]), fmt::arg("month", from->label),
                        fmt::arg("from", texts.number(from->means[axis])),
                        fmt::arg("to", texts.number(now.means[axis])), fmt::arg("n", now.people[axis]));
}

std::string pitfall_line(const Insights& page, const Texts& texts) {
    const PitfallByChannel* worst = nullptr;
    std::size_t channel = 0;
    for (const PitfallByChannel& pitfall : page.pitfalls)
        for (std::size_t c = 0; c < pitfall.rates.size(); ++c)
            if (pitfall.rates[c] && page.decisions[c] >= fewest_decisions &&
                (worst == nullptr || *pitfall.rates[c] > *worst->rates[channel])) {
                worst = &pitfall;
                channel = c;
            }
    if (worst == nullptr || *worst->rates[channel] <= 0.0)
        return {};
    return texts.format(
        "insights.pitfall", fmt::arg("pitfall", worst->pitfall), fmt::arg("channel", page.channels[channel]),
        fmt::arg("rate", texts.number(*worst->rates[channel])), fmt::arg("n", page.decisions[channel]));
}

std::optional<double> practice_correlation(std::span<const PracticePoint> points) {
    if (points.size() < fewest_points)
        return std::nullopt;
    const auto n = static_cast<double>(points.size());
    double x = 0.0;
    double y = 0.0;
    for (const PracticePoint& point : points) {
        x += point.practice / n;
        y += point.change / n;
    }
    double xx = 0.0;
    double yy = 0.0;
    double xy = 0.0;
    for (const PracticePoint& point : points) {
        const double dx = point.practice - x;
        const double dy = point.change - y;
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
    }
    constexpr double nothing = 1e-12;
    if (xx <= nothing || yy <= nothing)
        return std::nullopt;
    return xy / std::sqrt(xx * yy);
}

std::string practice_line(const Insights& page, const Texts& texts) {
    const auto r = practice_correlation(page.points);
    if (!r)
        return {};
    const char* key = *r >= least_correlation    ? "insights.practice.together"
                      : *r <= -least_correlation ? "insights.practice.against"
                                                 : "insights.practice.none";
    return texts.format(key, fmt::arg("r", texts.number(*r, 2)), fmt::arg("n", page.points.size()));
}

} // namespace mq::app
