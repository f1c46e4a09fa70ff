#include "domain/principle_profile.h"

#include "domain/scoring.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace mq::domain {
namespace {

bool counts(const ConductRecord& record, Day as_of, const ScoringParams& params) {
    const int age = days_between(record.date, as_of);
    return age >= 0 && recency(age, params).counts();
}

/// Those that count, by date; ties keep the order given.
std::vector<std::size_t> in_order(std::span<const ConductRecord> records, Day as_of,
                                  const ScoringParams& params) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < records.size(); ++i)
        if (counts(records[i], as_of, params))
            out.push_back(i);
    std::stable_sort(out.begin(), out.end(),
                     [&](std::size_t a, std::size_t b) { return records[a].date < records[b].date; });
    return out;
}

bool any_observed(const ConductRecord& record) {
    return std::any_of(record.principles.begin(), record.principles.end(),
                       [](const Attainment& a) { return a.observed; });
}

std::vector<std::size_t> latest_of_each_scene(std::span<const ConductRecord> records, Day as_of,
                                              const ScoringParams& params) {
    std::map<std::string_view, std::size_t> latest;
    for (const std::size_t i : in_order(records, as_of, params))
        if (any_observed(records[i]))
            latest[records[i].scenario] = i;
    std::vector<std::size_t> out;
    for (const auto& [scene, i] : latest)
        out.push_back(i);
    std::sort(out.begin(), out.end(), [&](std::size_t a, std::size_t b) {
        return records[a].date != records[b].date ? records[a].date < records[b].date : a < b;
    });
    return out;
}

PrincipleStanding standing_of(std::span<const ConductRecord> records, std::span<const std::size_t> latest,
                              std::size_t principle, Day as_of, const ScoringParams& params) {
    PrincipleStanding out;
    double weight = 0.0;
    for (const std::size_t i : latest) {
        const Attainment& a = records[i].principles[principle];
        if (!a.observed)
            continue;
        const double r = recency(days_between(records[i].date, as_of), params).value();
        out.sources.push_back({i, a.value, r});
        out.attainment += r * a.value;
        weight += r;
    }
    if (out.none())
        return out;
    out.attainment /= weight;
    for (PrincipleSource& source : out.sources)
        source.share /= weight;
    return out;
}

/// What is counted: one pitfall, or all of them.
using Wanted = std::optional<std::size_t>;

void add(PitfallCount& count, const ConductRecord& record, Wanted wanted) {
    const auto times = wanted ? std::count(record.pitfalls.begin(), record.pitfalls.end(), *wanted)
                              : static_cast<std::ptrdiff_t>(record.pitfalls.size());
    count.times += static_cast<int>(times);
    count.decisions += record.decisions;
}

/// Over `records` (by date), the spans ending on each day of them.
std::vector<PitfallPoint> line_of(std::span<const ConductRecord* const> records, Wanted wanted) {
    std::vector<PitfallPoint> out;
    for (std::size_t last = 0; last < records.size(); ++last) {
        const Day day = records[last]->date;
        if (last + 1 < records.size() && records[last + 1]->date == day)
            continue;
        PitfallCount count;
        for (std::size_t i = last + 1; i-- > 0 && days_between(records[i]->date, day) < recent_days;)
            add(count, *records[i], wanted);
        if (const auto rate = count.per_ten())
            out.push_back({day, *rate});
    }
    return out;
}

PitfallTrend trend_of(std::span<const ConductRecord> all, std::span<const std::size_t> order, Wanted wanted,
                      Day as_of) {
    PitfallTrend out;
    std::vector<const ConductRecord*> records;
    for (const std::size_t i : order) {
        const ConductRecord& record = all[i];
        records.push_back(&record);
        const int times_before = out.all.times;
        add(out.all, record, wanted);
        add(days_between(record.date, as_of) < recent_days ? out.recent : out.before, record, wanted);
        if (out.all.times > times_before)
            out.newest = i;
    }
    out.change = change_between(out.before, out.recent);
    out.line = line_of(records, wanted);
    return out;
}

} // namespace

PrincipleProfile principle_profile(std::span<const ConductRecord> records, Day as_of,
                                   const ScoringParams& params) {
    PrincipleProfile out;
    const auto latest = latest_of_each_scene(records, as_of, params);
    for (std::size_t p = 0; p < out.size(); ++p)
        out[p] = standing_of(records, latest, p, as_of, params);
    return out;
}

std::optional<double> PitfallCount::per_ten() const {
    if (decisions < least_decisions)
        return std::nullopt;
    return 10.0 * times / decisions;
}

PitfallChange change_between(const PitfallCount& before, const PitfallCount& recent) {
    const auto from = before.per_ten();
    const auto to = recent.per_ten();
    if (!from || !to)
        return PitfallChange::unknown;
    constexpr double errors = 1.64;            // of a normal, two-sided 90 %
    const double n1 = before.decisions / 10.0; // tens of decisions, the unit of the rates
    const double n2 = recent.decisions / 10.0;
    const double pooled = (before.times + recent.times) / (n1 + n2);
    const double error = std::sqrt(pooled / n1 + pooled / n2);
    if (std::abs(*to - *from) <= errors * error)
        return PitfallChange::same;
    return *to < *from ? PitfallChange::fewer : PitfallChange::more;
}

PitfallProfile pitfall_profile(std::span<const ConductRecord> records, std::size_t pitfall_count, Day as_of,
                               const ScoringParams& params) {
    auto order = in_order(records, as_of, params);
    std::erase_if(order, [&](std::size_t i) { return records[i].branch; });
    PitfallProfile out;
    out.all = trend_of(records, order, std::nullopt, as_of);
    for (std::size_t p = 0; p < pitfall_count; ++p)
        out.each.push_back(trend_of(records, order, p, as_of));
    return out;
}

} // namespace mq::domain
