#include "app/complaint_weeks.h"

#include "app/complaint_times.h"
#include "base/text.h"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <numeric>

namespace mq::app {
namespace {

constexpr std::size_t details_shown = 10;
constexpr double ms_per_hour = 3'600'000.0;

std::optional<double> median(std::vector<double> values) {
    if (values.empty())
        return std::nullopt;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1)
        return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2.0;
}

/// Counts under a key and shows the first name that came with it.
class Tally {
public:
    void add(const std::string& key, const std::string& name) {
        auto& [count, shown] = counts_[key];
        if (count++ == 0)
            shown = name;
        ++total_;
    }
    /// Most frequent first; among equals by name.
    [[nodiscard]] std::vector<ParetoBar> bars(std::size_t most) const {
        std::vector<ParetoBar> out;
        for (const auto& [key, one] : counts_)
            out.push_back({key, one.second, one.first, 0.0});
        std::ranges::stable_sort(out, std::ranges::greater{}, &ParetoBar::count);
        if (out.size() > most)
            out.resize(most);
        int sum = 0;
        for (ParetoBar& bar : out) {
            sum += bar.count;
            bar.cumulative = static_cast<double>(sum) / total_;
        }
        return out;
    }

private:
    std::map<std::string, std::pair<int, std::string>> counts_;
    int total_ = 0;
};

struct Week {
    std::int64_t begins = 0; ///< ms
    std::int64_t ends = 0;
    Day monday;
    int received = 0;
    int closed = 0;
    int open = 0;
    std::vector<double> to_close;
    std::vector<double> to_answer;
    std::vector<double> satisfaction;
    Tally causes;
    Tally details;
};

/// Of the ISO calendar (ISO 8601): the week of a year is the one with its first Thursday.
int iso_week(Day monday) {
    const Day thursday{monday.number + 3};
    const std::string year = iso_day(thursday).substr(0, 4);
    return (thursday.number - parse_day(year + "-01-01")->number) / 7 + 1;
}

class Weeks {
public:
    Weeks(const ComplaintRules& rules, int count) : rules_(rules) {
        const Day today = local_day(*rules.clock, rules.now);
        const Day monday{today.number - weekday(today)};
        for (int i = 0; i < count; ++i) {
            Week week;
            week.monday = Day{monday.number - 7 * i};
            week.begins = start_of(week.monday);
            week.ends = start_of(Day{week.monday.number + 7});
            weeks_.push_back(std::move(week));
        }
    }

    void add(const store::ComplaintLogged& e) {
        if (Week* week = at(e.received_ms)) {
            ++week->received;
            count_causes(*week, e);
        }
        if (Week* week = e.closed_ms ? at(*e.closed_ms) : nullptr) {
            ++week->closed;
            week->to_close.push_back(hours(e.received_ms, *e.closed_ms));
            if (e.satisfaction)
                week->satisfaction.push_back(*e.satisfaction);
        }
        const auto answered = e.steps[1].at_ms;
        if (Week* week = answered ? at(*answered) : nullptr)
            week->to_answer.push_back(hours(e.received_ms, *answered));
        for (Week& week : weeks_)
            if (e.received_ms < week.ends && (!e.closed_ms || *e.closed_ms >= week.ends))
                ++week.open;
    }

    [[nodiscard]] std::vector<WeekSummary> told() const {
        std::vector<WeekSummary> out;
        for (const Week& week : weeks_)
            out.push_back(told(week));
        return out;
    }

private:
    [[nodiscard]] std::int64_t start_of(Day day) const {
        return instant_of(*rules_.clock, WallMoment{day, 0, {}}).unix_ms;
    }
    static double hours(std::int64_t from, std::int64_t to) {
        return std::max(0.0, static_cast<double>(to - from) / ms_per_hour);
    }
    [[nodiscard]] Week* at(std::int64_t ms) {
        const auto week =
            std::ranges::find_if(weeks_, [&](const Week& w) { return ms >= w.begins && ms < w.ends; });
        return week == weeks_.end() ? nullptr : &*week;
    }
    void count_causes(Week& week, const store::ComplaintLogged& e) const {
        const auto cause = std::ranges::find(rules_.causes, e.cause, &NamedId::id);
        week.causes.add(
            e.cause, cause == rules_.causes.end() ? rules_.texts->get("complaints.no_cause") : cause->name);
        if (const std::string key = text::fold(e.cause_detail); !key.empty())
            week.details.add(key, e.cause_detail);
    }

    [[nodiscard]] WeekSummary told(const Week& week) const {
        const Texts& texts = *rules_.texts;
        WeekSummary out;
        const std::string from = vietnamese_day(week.monday).substr(0, 5);
        const std::string to = vietnamese_day(Day{week.monday.number + 6}).substr(0, 5);
        out.label = texts.format("complaints.week", fmt::arg("n", iso_week(week.monday)),
                                 fmt::arg("from", from), fmt::arg("to", to));
        out.monday = iso_day(week.monday);
        out.received = week.received;
        out.closed = week.closed;
        out.open = week.open;
        out.hours_to_close = median(week.to_close);
        out.hours_to_answer = median(week.to_answer);
        if (!week.satisfaction.empty())
            out.satisfaction = std::accumulate(week.satisfaction.begin(), week.satisfaction.end(), 0.0) /
                               static_cast<double>(week.satisfaction.size());
        out.causes = week.causes.bars(rules_.causes.size() + 1);
        out.details = week.details.bars(details_shown);
        out.line = line_of(out);
        return out;
    }

    [[nodiscard]] std::string line_of(const WeekSummary& week) const {
        const Texts& texts = *rules_.texts;
        if (week.received == 0 && week.closed == 0)
            return texts.format("complaints.line.none", fmt::arg("open", week.open));
        std::string out = texts.format("complaints.line.counts", fmt::arg("received", week.received),
                                       fmt::arg("closed", week.closed), fmt::arg("open", week.open));
        if (week.received > 1 && !week.causes.empty() && !week.causes.front().id.empty()) {
            out +=
                ' ' + texts.format("complaints.line.cause", fmt::arg("cause", week.causes.front().name),
                                   fmt::arg("n", week.causes.front().count), fmt::arg("all", week.received));
        }
        return out;
    }

    const ComplaintRules& rules_;
    std::vector<Week> weeks_;
};

} // namespace

std::vector<WeekSummary> week_summaries(const std::vector<store::ComplaintRow>& rows,
                                        const ComplaintRules& rules, int count) {
    Weeks weeks(rules, count);
    for (const store::ComplaintRow& row : rows)
        weeks.add(row.entry);
    return weeks.told();
}

} // namespace mq::app
