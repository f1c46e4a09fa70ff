#include "app/state.h"

#include <fmt/format.h>
#include <algorithm>

namespace mq::app {
namespace {

using namespace mq::domain;

constexpr std::size_t line_points = 24; ///< the newest; more than a small line can tell apart

ConductRecord record_of(const store::FinishedAttempt& attempt, const Competency& competency) {
    ConductRecord out;
    out.scenario = attempt.scene;
    out.date = attempt.day;
    out.decisions = attempt.result.decisions;
    out.branch = attempt.branch;
    for (const auto& [id, value] : attempt.result.principles)
        if (const auto principle = competency.principle_index(id))
            out.principles[*principle] = {true, value};
    for (const std::string& id : attempt.result.pitfalls)
        if (const auto pitfall = competency.pitfall_index(id))
            out.pitfalls.push_back(*pitfall);
    return out;
}

/// Attempts of one kind with what they say.
struct Records {
    std::vector<ConductRecord> of;
    std::vector<std::size_t> attempt; ///< index into State::finished of each

    Records(const State& state, std::optional<store::Mode> mode) {
        for (std::size_t i = 0; i < state.finished.size(); ++i)
            if (!mode || state.finished[i].mode == *mode) {
                of.push_back(record_of(state.finished[i], state.competency()));
                attempt.push_back(i);
            }
    }
};

std::string title_of(const State& state, const store::FinishedAttempt& attempt) {
    const domain::Scenario* scene = state.library.head(attempt.scene);
    return scene ? state.texts.of(scene->title) : attempt.scene;
}

PrincipleValue value_of(const PrincipleStanding& standing) {
    return {standing.attainment, static_cast<int>(standing.sources.size())};
}

/// “a · b” so that a line may break only behind the dot.
std::string breakable(const std::string& name) {
    constexpr std::string_view separator = " · ";
    constexpr std::string_view kept = "\u00A0· ";
    std::string out = name;
    for (std::size_t at = out.find(separator); at != std::string::npos;
         at = out.find(separator, at + kept.size()))
        out.replace(at, separator.size(), kept);
    return out;
}

/// The figures of one kind of evidence, now and thirty days ago.
class Profiles {
public:
    Profiles(const State& state, store::Mode mode)
        : state_(state), assessment_(mode == store::Mode::assessment), records_(state, mode) {
        const ScoringParams& params = state.competency().scoring;
        now_ = principle_profile(records_.of, state.today(), params);
        before_ = principle_profile(records_.of, Day{state.today().number - recent_days}, params);
    }

    [[nodiscard]] PrincipleFigure figure(std::size_t principle) const {
        PrincipleFigure out{value_of(now_[principle]), value_of(before_[principle]), std::nullopt};
        if (!out.now.thin() && !out.before.thin())
            out.change = out.now.attainment - out.before.attainment;
        return out;
    }

    void add_attempts(std::size_t principle, std::vector<PrincipleAttempt>& to) const {
        const auto& sources = now_[principle].sources;
        for (auto source = sources.rbegin(); source != sources.rend(); ++source) {
            const store::FinishedAttempt& attempt = state_.finished[records_.attempt[source->record]];
            PrincipleAttempt out;
            out.attempt = attempt.id;
            out.title = title_of(state_, attempt);
            out.detail =
                fmt::format("{} · {}", state_.texts.get(assessment_ ? "mode.assessment" : "mode.practice"),
                            day_in_words(attempt.day, state_.today(), state_.texts));
            out.attainment = source->attainment;
            out.share = source->share;
            out.assessment = assessment_;
            to.push_back(std::move(out));
        }
    }

private:
    const State& state_;
    bool assessment_;
    Records records_;
    PrincipleProfile now_;
    PrincipleProfile before_;
};

PitfallRate rate_of(const PitfallTrend& trend) {
    PitfallRate out;
    out.times = trend.all.times;
    out.decisions = trend.all.decisions;
    out.per_ten = trend.all.per_ten();
    out.recent = trend.recent.per_ten();
    out.before = trend.before.per_ten();
    out.change = trend.change;
    const std::size_t first = trend.line.size() > line_points ? trend.line.size() - line_points : 0;
    for (std::size_t i = first; i < trend.line.size(); ++i)
        out.line.push_back({short_day(trend.line[i].day), trend.line[i].day.number, trend.line[i].per_ten});
    return out;
}

MetPitfall met_pitfall(const State& state, const Pitfall& pitfall, const PitfallTrend& trend,
                       const store::FinishedAttempt& newest) {
    MetPitfall out;
    out.id = pitfall.id;
    out.name = state.texts.of(pitfall.name);
    out.cure = state.texts.of(pitfall.cure);
    out.to_avoid = pitfall.to_avoid;
    out.rate = rate_of(trend);
    out.newest = newest.id;
    out.newest_title = title_of(state, newest);
    out.newest_day = day_in_words(newest.day, state.today(), state.texts);
    return out;
}

void add_pitfalls(const State& state, Principles& out) {
    const auto& pitfalls = state.competency().pitfalls;
    const Records records(state, std::nullopt);
    const PitfallProfile profile =
        pitfall_profile(records.of, pitfalls.size(), state.today(), state.competency().scoring);
    out.all = rate_of(profile.all);
    std::string others;
    for (std::size_t p = 0; p < pitfalls.size(); ++p) {
        const PitfallTrend& trend = profile.each[p];
        if (trend.newest)
            out.met.push_back(
                met_pitfall(state, pitfalls[p], trend, state.finished[records.attempt[*trend.newest]]));
        else
            others += (others.empty() ? "" : " · ") + state.texts.of(pitfalls[p].name);
    }
    std::stable_sort(out.met.begin(), out.met.end(), [](const MetPitfall& a, const MetPitfall& b) {
        return a.rate.times > b.rate.times; // of as many decisions each
    });
    if (!others.empty())
        out.never_met = state.texts.format("pitfalls.never_met", fmt::arg("names", others));
}

} // namespace

Principles principles_model(const State& state) {
    Principles out;
    const auto& competency = state.competency();
    const Profiles practice(state, store::Mode::practice);
    const Profiles assessed(state, store::Mode::assessment);
    for (std::size_t p = 0; p < competency.principles.size(); ++p) {
        PrincipleAxis axis;
        axis.id = competency.principles[p].id;
        axis.name = state.texts.of(competency.principles[p].name);
        axis.label = breakable(axis.name);
        axis.tip = state.texts.of(competency.principles[p].tip);
        axis.practice = practice.figure(p);
        axis.assessed = assessed.figure(p);
        assessed.add_attempts(p, axis.attempts);
        practice.add_attempts(p, axis.attempts);
        out.axes.push_back(std::move(axis));
    }
    add_pitfalls(state, out);
    return out;
}

} // namespace mq::app
