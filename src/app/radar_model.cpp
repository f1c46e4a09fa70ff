#include "app/state.h"

#include <fmt/format.h>
#include <algorithm>
#include <map>

namespace mq::app {
namespace {

using namespace mq::domain;

constexpr int comparison_days = 30;
constexpr std::size_t trend_points = 24; ///< the newest; more than a chart of 500 px can tell apart

void add_axes(const State& state, Radar& radar, const Standing& standing) {
    const auto& competency = state.competency();
    const Day today = state.today();
    const PracticeStanding now = state.estimator->practice(state.book.practice(), today);
    const PracticeStanding before =
        state.estimator->practice(state.book.practice(), Day{today.number - comparison_days});
    const Standing standing_before = state.estimator->standing(
        state.book.assessed(), Day{today.number - comparison_days}, state.book.severities());
    for (std::size_t f = 0; f < competency.axis_count(); ++f) {
        RadarAxis axis;
        axis.id = competency.facets[f].id;
        axis.name = state.texts.of(competency.facets[f].name);
        axis.about = state.texts.of(competency.facets[f].about);
        axis.practice = estimate_of(now.facets[f], competency.scoring);
        axis.practice_30 = estimate_of(before.facets[f], competency.scoring);
        axis.assessed = estimate_of(standing.facets[f], competency.scoring);
        axis.assessed_30 = estimate_of(standing_before.facets[f], competency.scoring);
        radar.axes.push_back(std::move(axis));
    }
}

/// A point for each of the newest of these days, where there is an estimate.
template <class FacetsOn>
void add_trend(const State& state, Radar& radar, const std::vector<ScenarioEvidence>& attempts,
               std::vector<TrendPoint> RadarAxis::*trend, FacetsOn&& facets_on) {
    std::vector<Day> days;
    for (const ScenarioEvidence& attempt : attempts)
        days.push_back(attempt.date);
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    if (days.size() > trend_points)
        days.erase(days.begin(), days.end() - static_cast<std::ptrdiff_t>(trend_points));
    for (const Day day : days) {
        const auto then = facets_on(day);
        for (std::size_t f = 0; f < radar.axes.size(); ++f) {
            const Estimate estimate = estimate_of(then[f], state.competency().scoring);
            if (!estimate.none())
                (radar.axes[f].*trend).push_back({short_day(day), day.number, estimate});
        }
    }
}

void add_trends(const State& state, Radar& radar) {
    add_trend(state, radar, state.book.practice(), &RadarAxis::trend,
              [&](Day day) { return state.estimator->practice(state.book.practice(), day).facets; });
    add_trend(state, radar, state.book.assessed_attempts(), &RadarAxis::assessed_trend, [&](Day day) {
        return state.estimator->standing(state.book.assessed(), day, state.book.severities()).facets;
    });
}

std::string title_of(const State& state, const std::string& scene) {
    const domain::Scenario* found = state.library.head(scene);
    return found ? state.texts.of(found->title) : scene;
}

void add_attempt(const State& state, const ScenarioEvidence& record, bool assessment, EvidenceLine& out) {
    out.attempt = parse_uuid(record.id).value_or(Uuid{});
    out.title = title_of(state, record.scenario);
    const auto decisions = std::find_if(state.finished.begin(), state.finished.end(),
                                        [&](const auto& a) { return a.id == out.attempt; });
    const double units =
        decisions == state.finished.end() ? 0.0 : record.guidance.value() * decisions->result.decisions;
    out.detail = fmt::format(
        "{} · {} · {}", state.texts.get(assessment ? "mode.assessment" : "mode.practice"),
        day_in_words(record.date, state.today(), state.texts), guidance_in_words(units, state.texts));
    out.critical = record.critical;
    for (const FacetAttainment& facet : record.facets)
        if (facet.facet.value() < out.facets.size())
            out.facets[facet.facet.value()] = facet.attainment.value();
    out.day_number = record.date.number;
}

/// All ratings of an interview or a sheet are one line: its first, with the weight of all.
void add_rated(const State& state, const RatedEvidence& record, EvidenceLine& out) {
    const bool interview = record.kind == RatedEvidence::Kind::interview;
    out.title = state.texts.get(interview ? "standing.source.interview" : "standing.source.observation");
    for (const store::RatedRow& row : state.rated)
        if (row.id.str() == record.id && !row.title.empty())
            out.title = fmt::format("{}: {}", out.title, row.title);
    out.detail =
        fmt::format("{} · {}", state.texts.count("radar.ratings", static_cast<int>(record.ratings.size())),
                    day_in_words(record.date, state.today(), state.texts));
    out.day_number = record.date.number;
}

void widen(std::array<int, 2>& levels, LevelInterval credit) {
    levels[0] = std::min(levels[0], credit.lo);
    levels[1] = std::max(levels[1], credit.hi);
}

/// One line a record; of an interview with the interval that its ratings span.
void add_evidence(const State& state, Radar& radar, const CreditedEvidence& credited,
                  std::span<const Evidence> records, bool assessment) {
    Weight total;
    for (const domain::EvidenceLine& line : credited.lines)
        total += line.weight;
    std::map<std::size_t, std::size_t> places; // of records among radar.evidence
    std::vector<std::size_t> place_of_line;
    const std::size_t axes = state.competency().axis_count();
    for (const domain::EvidenceLine& line : credited.lines) {
        const auto [place, fresh] = places.try_emplace(line.evidence, radar.evidence.size());
        place_of_line.push_back(place->second);
        if (fresh) {
            EvidenceLine& out = radar.evidence.emplace_back();
            out.assessment = assessment;
            out.low = line.credit.lo;
            out.high = line.credit.hi;
            out.facets.assign(axes, -1.0);
            const Evidence& record = records[line.evidence];
            if (const auto* attempt = std::get_if<ScenarioEvidence>(&record))
                add_attempt(state, *attempt, assessment, out);
            else
                add_rated(state, std::get<RatedEvidence>(record), out);
            out.facet_levels.assign(axes, {line.credit.lo, line.credit.hi});
            if (line.rating)
                out.facet_levels.assign(axes, {level_count, 0}); // widened by the ratings below
        }
        EvidenceLine& out = radar.evidence[place->second];
        out.low = std::min(out.low, line.credit.lo);
        out.high = std::max(out.high, line.credit.hi);
        out.weight += line.weight.value();
        out.share += total.counts() ? line.weight.value() / total.value() : 0.0;
    }
    for (const FacetCredit& credit : credited.facets) {
        EvidenceLine& line = radar.evidence[place_of_line[credit.line]];
        if (credit.facet.value() >= line.facet_levels.size())
            continue;
        if (credited.lines[credit.line].rating)
            widen(line.facet_levels[credit.facet.value()], credit.credit);
        else
            line.facet_levels[credit.facet.value()] = {credit.credit.lo, credit.credit.hi};
    }
}

std::vector<Evidence> as_evidence(const std::vector<ScenarioEvidence>& attempts) {
    return {attempts.begin(), attempts.end()};
}

} // namespace

Radar radar_model(const State& state) {
    Radar radar;
    const auto& competency = state.competency();
    const Standing standing = standing_of_today(state);
    add_axes(state, radar, standing);
    add_trends(state, radar);
    const PracticeStanding practice = state.estimator->practice(state.book.practice(), state.today());
    add_evidence(state, radar, standing.credited, state.book.assessed(), true);
    add_evidence(state, radar, practice.credited, as_evidence(state.book.practice()), false);
    std::stable_sort(
        radar.evidence.begin(), radar.evidence.end(),
        [](const EvidenceLine& a, const EvidenceLine& b) { return a.day_number > b.day_number; });
    radar.overall.mean = standing.overall.mean;
    radar.overall.low = standing.overall.q10;
    radar.overall.high = standing.overall.q90;
    radar.overall.weight = standing.weight.value();
    radar.overall.stimuli = standing.scenarios;
    radar.overall.level = standing.weight.counts() ? standing.statistical.number() : 0;
    if (standing.reported)
        radar.reported = standing.reported->number();
    radar.levels = standing.overall.levels;
    for (std::size_t l = 0; l < radar.level_names.size(); ++l)
        radar.level_names[l] = state.texts.of(competency.levels[l].name);
    for (const Missing missing : standing.missing)
        radar.missing.push_back(missing_in_words(missing, standing, competency.scoring, state.texts));
    radar.version = competency.scoring.version;
    radar.difficulty_note = state.texts.of(competency.difficulty_note);
    radar.principles = principles_model(state);
    return radar;
}

} // namespace mq::app
