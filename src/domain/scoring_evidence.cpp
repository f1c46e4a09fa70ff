#include "domain/scoring_evidence.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace mq::domain {
namespace {

using StimulusOf = std::unordered_map<std::string_view, std::size_t>;

std::size_t scene_stimulus(CreditedEvidence& out, StimulusOf& known, std::string_view scenario) {
    const auto [found, is_new] = known.try_emplace(scenario, out.stimuli.size());
    if (is_new)
        out.stimuli.push_back({Source::scenario, std::nullopt});
    return found->second;
}

/// Adds the line of an attempt, its facets, and its part in the scene's stimulus. `line` brings stimulus,
/// age, weight.
void add_attempt(CreditedEvidence& out, EvidenceLine line, const ScenarioEvidence& attempt,
                 const ScoringParams& params) {
    const Level cap = guidance_cap(attempt.guidance, params);
    const auto credit_of = [&](AttainedShare attainment) {
        return credit_attempt(attempt.difficulty, result_of(attainment, attempt.critical, params), cap);
    };
    line.id = attempt.id;
    line.date = attempt.date;
    line.credit = credit_of(attempt.attainment);
    for (const FacetAttainment& seen : attempt.facets)
        out.facets.push_back({out.lines.size(), seen.facet, credit_of(seen.attainment), line.weight});
    if (line.counts()) {
        std::optional<int>& lo = out.stimuli[line.stimulus].lo;
        lo = std::max(lo.value_or(0), line.credit.lo);
    }
    out.lines.push_back(std::move(line));
}

/// Days from an assessment attempt to the one of the same scene before it, by record; nothing for a first
/// attempt.
std::vector<std::optional<int>> days_since_previous(std::span<const Evidence> records, Day as_of) {
    std::vector<std::optional<int>> out(records.size());
    std::unordered_map<std::string_view, Day> latest;
    for (const std::size_t i : attempts_by_date(records, as_of)) {
        const auto& attempt = std::get<ScenarioEvidence>(records[i]);
        const auto [before, first] = latest.try_emplace(attempt.scenario, attempt.date);
        if (!first)
            out[i] = days_between(before->second, attempt.date);
        before->second = attempt.date;
    }
    return out;
}

/// Names of an interview in dense numbers, so that counting them needs no further look at the texts.
struct Numbering {
    std::unordered_map<std::string_view, std::size_t> number;
    [[nodiscard]] std::size_t of(std::string_view name) {
        return number.try_emplace(name, number.size()).first->second;
    }
};

struct RatingPlace {
    std::size_t question = 0;
    std::size_t rater = 0;
};

/// An interview or a sheet, counted: raters m, questions Q, and n of every (question, rater).
struct Panel {
    std::vector<RatingPlace> places; ///< one a rating
    PanelSize size;
    std::vector<int> facets_beside; ///< n for each rating
};

Panel count_panel(const RatedEvidence& record) {
    Panel panel;
    Numbering questions;
    Numbering raters;
    const bool one_sheet = record.kind == RatedEvidence::Kind::observation; // a sheet is one stimulus: Q = 1
    for (const Rating& rating : record.ratings)
        panel.places.push_back({questions.of(one_sheet ? "" : rating.question), raters.of(rating.rater)});
    panel.size.questions = static_cast<int>(questions.number.size());
    panel.size.raters = static_cast<int>(raters.number.size());
    std::unordered_map<std::size_t, int> beside;
    const auto cell = [&](const RatingPlace& place) {
        return place.question * raters.number.size() + place.rater;
    };
    for (const RatingPlace& place : panel.places)
        ++beside[cell(place)];
    for (const RatingPlace& place : panel.places)
        panel.facets_beside.push_back(beside[cell(place)]);
    return panel;
}

int lower_median(std::vector<int>& values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

std::string rating_id(const RatedEvidence& record, const Rating& rating, const Competency& competency) {
    std::string id = record.id;
    if (record.kind == RatedEvidence::Kind::interview)
        id.append("/").append(rating.question);
    return id.append("/").append(rating.rater).append("/").append(competency.facets[rating.facet.value()].id);
}

double severity_of(const Severities& severities, const std::string& rater) {
    const auto found = severities.find(rater);
    return found == severities.end() ? 0.0 : found->second;
}

/// `line` brings evidence index, date and age; the ratings add the rest.
void add_ratings(CreditedEvidence& out, EvidenceLine line, const RatedEvidence& record,
                 const Severities& severities, const Competency& competency) {
    const ScoringParams& params = competency.scoring;
    const Panel panel = count_panel(record);
    line.source = record.kind == RatedEvidence::Kind::interview ? Source::interview : Source::observation;
    line.recency = recency(line.age_days, params);
    const Weight share = line.recency * panel_factor(panel.size, params);
    const std::size_t first_stimulus = out.stimuli.size();
    std::vector<std::vector<int>> los(static_cast<std::size_t>(panel.size.questions));
    for (std::size_t i = 0; i < record.ratings.size(); ++i) {
        const Rating& rating = record.ratings[i];
        line.id = rating_id(record, rating, competency);
        line.rating = i;
        line.stimulus = first_stimulus + panel.places[i].question;
        line.credit = credit_rating(rating.value);
        line.weight = share / panel.facets_beside[i];
        line.severity = severity_of(severities, rating.rater);
        out.facets.push_back({out.lines.size(), rating.facet, line.credit, share});
        los[panel.places[i].question].push_back(line.credit.lo);
        out.lines.push_back(line);
    }
    for (std::vector<int>& question : los)
        out.stimuli.push_back(
            {line.source, share.counts() ? std::optional(lower_median(question)) : std::nullopt});
}

} // namespace

std::vector<std::size_t> attempts_by_date(std::span<const Evidence> records, Day as_of) {
    std::vector<std::size_t> order;
    const auto date = [&](std::size_t i) { return std::get<ScenarioEvidence>(records[i]).date; };
    for (std::size_t i = 0; i < records.size(); ++i)
        if (std::holds_alternative<ScenarioEvidence>(records[i]) && date(i) <= as_of)
            order.push_back(i);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return date(a) < date(b); });
    return order;
}

CreditedEvidence credit_evidence(std::span<const Evidence> records, Day as_of, const Severities& severities,
                                 const Competency& competency) {
    const ScoringParams& params = competency.scoring;
    const auto since = days_since_previous(records, as_of);
    CreditedEvidence out;
    out.lines.reserve(records.size());
    StimulusOf scenes;
    for (std::size_t i = 0; i < records.size(); ++i) {
        EvidenceLine line;
        line.evidence = i;
        line.date = std::visit([](const auto& record) { return record.date; }, records[i]);
        line.age_days = days_between(line.date, as_of);
        if (line.age_days < 0)
            continue;
        if (const auto* rated = std::get_if<RatedEvidence>(&records[i])) {
            add_ratings(out, std::move(line), *rated, severities, competency);
            continue;
        }
        const auto& attempt = std::get<ScenarioEvidence>(records[i]);
        line.stimulus = scene_stimulus(out, scenes, attempt.scenario);
        line.recency = recency(line.age_days, params);
        line.retake = retake_factor(since[i], params);
        line.weight = line.recency * line.retake;
        add_attempt(out, std::move(line), attempt, params);
    }
    return out;
}

CreditedEvidence credit_practice(std::span<const ScenarioEvidence> attempts, Day as_of,
                                 const Competency& competency) {
    const ScoringParams& params = competency.scoring;
    std::unordered_map<std::string_view, std::size_t> latest;
    for (std::size_t i = 0; i < attempts.size(); ++i) {
        if (attempts[i].date > as_of)
            continue;
        const auto [known, is_new] = latest.try_emplace(attempts[i].scenario, i);
        if (!is_new && attempts[i].date >= attempts[known->second].date)
            known->second = i;
    }
    CreditedEvidence out;
    StimulusOf scenes;
    for (std::size_t i = 0; i < attempts.size(); ++i) {
        const auto found = latest.find(attempts[i].scenario);
        if (found == latest.end() || found->second != i)
            continue;
        EvidenceLine line;
        line.evidence = i;
        line.age_days = days_between(attempts[i].date, as_of);
        line.stimulus = scene_stimulus(out, scenes, attempts[i].scenario);
        line.recency = recency(line.age_days, params);
        line.weight = Weight(params.practice_weight) * line.recency;
        add_attempt(out, std::move(line), attempts[i], params);
    }
    return out;
}

} // namespace mq::domain
