#include "app/evidence_book.h"

#include <fmt/format.h>
#include <algorithm>
#include <limits>
#include <optional>

namespace mq::app {

std::optional<domain::ScenarioEvidence> evidence_of(const store::FinishedAttempt& attempt,
                                                    const domain::Competency& competency) {
    const auto difficulty = domain::Difficulty::checked(attempt.difficulty);
    const auto attainment = domain::AttainedShare::checked(attempt.result.attainment.value_or(0.0));
    const auto guidance = domain::GuidanceShare::checked(attempt.result.guidance);
    if (!difficulty || !attainment || !guidance)
        return std::nullopt;
    domain::ScenarioEvidence out;
    out.id = attempt.id.str();
    out.scenario = attempt.scene;
    out.date = attempt.day;
    out.difficulty = *difficulty;
    out.attainment = *attainment;
    for (const auto& [id, value] : attempt.result.facets)
        if (const auto facet = competency.facet_index(id); facet && domain::AttainedShare::holds(value))
            out.facets.push_back({domain::FacetIndex(*facet), domain::AttainedShare(value)});
    out.guidance = *guidance;
    out.critical = !attempt.result.critical.empty();
    return out;
}

domain::RatedEvidence evidence_of(const store::RatedRow& row, const domain::Competency& competency) {
    domain::RatedEvidence out;
    out.kind =
        row.observation ? domain::RatedEvidence::Kind::observation : domain::RatedEvidence::Kind::interview;
    out.id = row.id.str();
    out.date = row.day;
    for (const store::RatedRow::Cell& cell : row.cells) {
        const auto facet = competency.facet_index(cell.facet);
        const auto value = domain::Level::checked(cell.rating);
        if (facet && value)
            out.ratings.push_back({cell.question, cell.rater.str(), domain::FacetIndex(*facet), *value});
    }
    return out;
}

EvidenceBook::EvidenceBook(std::span<const store::FinishedAttempt> finished,
                           std::span<const store::RatedRow> rated, const domain::Competency& competency) {
    auto next = rated.begin();
    const auto add_rated_before = [&](std::int64_t seq) {
        for (; next != rated.end() && next->seq < seq; ++next) {
            assessed_.emplace_back(evidence_of(*next, competency));
            for (const auto& [rater, severity] : next->severities)
                severities_[rater] = severity;
        }
    };
    for (const store::FinishedAttempt& attempt : finished) {
        auto evidence = evidence_of(attempt, competency);
        if (!evidence)
            continue;
        if (attempt.mode == store::Mode::practice) {
            practice_.push_back(std::move(*evidence));
            continue;
        }
        add_rated_before(attempt.seq);
        assessed_.emplace_back(*evidence);
        assessed_attempts_.push_back(std::move(*evidence));
    }
    add_rated_before(std::numeric_limits<std::int64_t>::max());
}

std::vector<domain::ScenarioEvidence> EvidenceBook::practice_without(const std::string& id) const {
    std::vector<domain::ScenarioEvidence> out;
    std::copy_if(practice_.begin(), practice_.end(), std::back_inserter(out),
                 [&](const auto& e) { return e.id != id; });
    return out;
}

std::vector<domain::Evidence> EvidenceBook::assessed_without(const std::string& id) const {
    std::vector<domain::Evidence> out;
    for (const domain::Evidence& e : assessed_)
        if (std::visit([](const auto& record) -> const std::string& { return record.id; }, e) != id)
            out.push_back(e);
    return out;
}

Estimate estimate_of(const domain::FacetEstimate& facet, const domain::ScoringParams& params) {
    Estimate out;
    out.weight = facet.weight.value();
    out.stimuli = facet.stimuli;
    out.mean = facet.posterior.mean;
    out.low = facet.posterior.q10;
    out.high = facet.posterior.q90;
    out.level = facet.weight.counts() ? facet.posterior.claimed(params.claim_probability).number() : 0;
    return out;
}

std::string short_day(Day day) {
    return vietnamese_day(day).substr(0, 5);
}

std::string day_in_words(Day day, Day today, const Texts& texts) {
    const int ago = days_between(day, today);
    if (ago == 0)
        return texts.get("day.today");
    if (ago == 1)
        return texts.get("day.yesterday");
    const std::string full = vietnamese_day(day);
    return full.substr(6) == vietnamese_day(today).substr(6) ? full.substr(0, 5) : full;
}

std::string minutes_in_words(int minutes, const Texts& texts) {
    constexpr int hour = 60;
    constexpr int day = 24 * hour;
    if (minutes < hour)
        return texts.count("span.minutes", minutes);
    if (minutes < day) {
        const std::string hours = texts.count("span.hours", minutes / hour);
        return minutes % hour == 0 ? hours : hours + " " + texts.count("span.minutes", minutes % hour);
    }
    const std::string days = texts.count("span.days", minutes / day);
    const int rest = minutes % day / hour;
    return rest == 0 ? days : days + " " + texts.count("span.hours", rest);
}

std::string guidance_in_words(double units, const Texts& texts) {
    if (units <= 0.0)
        return texts.get("guidance.none");
    if (units == 1.0)
        return texts.get("guidance.one");
    const int decimals = units == static_cast<double>(static_cast<int>(units)) ? 0 : 1;
    return texts.format("guidance.some", fmt::arg("n", texts.number(units, decimals)));
}

std::string interval_in_words(int low, int high, const Texts& texts) {
    if (low == high && low == 0)
        return texts.get("credit.below_one");
    if (low == high)
        return texts.format("credit.one", fmt::arg("level", low));
    if (low == 0)
        return texts.format("credit.up_to", fmt::arg("level", high));
    return texts.format("credit.range", fmt::arg("low", low), fmt::arg("high", high));
}

} // namespace mq::app
