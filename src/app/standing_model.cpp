#include "app/standing_model.h"

#include "app/evidence_book.h"
#include "app/standing_lines.h"
#include "app/state.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace mq::app {
namespace {

using domain::Evidence;
using domain::Gate;
using domain::Missing;
using domain::ScenarioEvidence;
using domain::ScoringParams;

long percent(double share) {
    return std::lround(share * 100.0);
}

/// One standing in words. The records are those it was worked out from.
class CaseWriter {
public:
    CaseWriter(const StandingSource& source, const domain::Standing& standing,
               std::span<const Evidence> records)
        : source_(source),
          texts_(source.texts),
          params_(source.estimator.competency().scoring),
          standing_(standing),
          records_(records) {}

    StandingCase write() {
        if (standing_.weight.counts()) { // nobody is placed at level 1 for having done nothing yet
            out_.demonstrated = standing_.demonstrated.number();
            out_.statistical = standing_.statistical.number();
        }
        if (standing_.reported)
            out_.reported = standing_.reported->number();
        views();
        for (const Gate gate : standing_.gates)
            out_.gates.push_back(gate_line(gate));
        for (const Missing missing : standing_.missing)
            out_.missing.push_back(missing_in_words(missing, standing_, params_, texts_));
        out_.statistical_why = statistical_why();
        out_.demonstrated_why = demonstrated_why();
        out_.reported_why = reported_why();
        return std::move(out_);
    }

private:
    [[nodiscard]] StandingFigures figures(const domain::LevelPosterior& posterior, domain::Weight weight,
                                          int stimuli) const {
        StandingFigures out;
        out.mean = posterior.mean;
        out.low = posterior.q10;
        out.high = posterior.q90;
        out.weight = weight.value();
        out.stimuli = stimuli;
        out.claimed = weight.counts() ? posterior.claimed(params_.claim_probability).number() : 0;
        out.levels = posterior.levels;
        out.at_least = posterior.at_least;
        return out;
    }

    void views() {
        const auto& all = standing_.credited.stimuli;
        const auto counting =
            std::count_if(all.begin(), all.end(), [](const auto& stimulus) { return stimulus.lo; });
        out_.views.push_back(figures(standing_.overall, standing_.weight, static_cast<int>(counting)));
        for (const domain::FacetEstimate& facet : standing_.facets)
            out_.views.push_back(figures(facet.posterior, facet.weight, facet.stimuli));
    }

    [[nodiscard]] std::string statistical_why() const {
        if (out_.statistical == 0)
            return texts_.get("standing.why.estimate_none");
        const double share = standing_.overall.at_least[standing_.statistical.index()];
        return texts_.format("standing.why.estimate", fmt::arg("level", out_.statistical),
                             fmt::arg("share", percent(share)),
                             fmt::arg("line", percent(params_.claim_probability)));
    }

    [[nodiscard]] std::string demonstrated_why() const {
        if (out_.demonstrated == 0)
            return texts_.get("standing.why.shown_none");
        return texts_.format(out_.demonstrated > 1 ? "standing.why.shown" : "standing.why.shown_one",
                             fmt::arg("n", params_.demonstrated_stimuli),
                             fmt::arg("level", out_.demonstrated));
    }

    [[nodiscard]] std::string reported_why() const {
        if (!out_.reported)
            return texts_.get("standing.why.missing");
        const int from = std::max(1, std::min(out_.statistical, out_.demonstrated));
        if (!out_.gates.empty())
            return texts_.format("standing.why.gated", fmt::arg("from", from),
                                 fmt::arg("level", *out_.reported));
        if (out_.statistical == out_.demonstrated)
            return texts_.get("standing.why.same");
        return texts_.get(out_.statistical < out_.demonstrated ? "standing.why.by_estimate"
                                                               : "standing.why.by_shown");
    }

    [[nodiscard]] StandingGate gate_line(Gate gate) const {
        StandingGate out;
        out.gate = gate;
        if (gate == Gate::human) {
            out.why = texts_.format("standing.gate.human", fmt::arg("level", params_.human_gate_level),
                                    fmt::arg("cap", params_.human_gate_level - 1));
        } else if (gate == Gate::autonomy) {
            out.why = texts_.format("standing.gate.autonomy", fmt::arg("n", params_.autonomy_raters),
                                    fmt::arg("facet", strand_name()), fmt::arg("level", domain::level_count),
                                    fmt::arg("cap", domain::level_count - 1));
        } else {
            critical(out);
        }
        return out;
    }

    [[nodiscard]] std::string strand_name() const {
        for (const domain::Facet& facet : source_.estimator.competency().facets)
            if (!facet.axis)
                return texts_.of(facet.name);
        return {};
    }

    void critical(StandingGate& out) const {
        const auto& attempt = std::get<ScenarioEvidence>(records_[standing_.critical_record.value()]);
        out.attempt = parse_uuid(attempt.id);
        out.why = texts_.format(
            "standing.gate.critical", fmt::arg("title", source_.words(attempt).title),
            fmt::arg("day", vietnamese_day(attempt.date)), fmt::arg("cap", params_.critical_cap),
            fmt::arg("days", params_.critical_recent_days), fmt::arg("n", params_.critical_recent_attempts));
    }

    const StandingSource& source_;
    const Texts& texts_;
    const ScoringParams& params_;
    const domain::Standing& standing_;
    std::span<const Evidence> records_;
    StandingCase out_;
};

/// The same record without the ratings whose lines are left out.
std::optional<Evidence> without_lines(const Evidence& record, std::size_t index,
                                      const domain::CreditedEvidence& credited, const LeftOut& left_out) {
    Evidence out = record;
    auto* rated = std::get_if<domain::RatedEvidence>(&out);
    for (auto line = credited.lines.rbegin(); line != credited.lines.rend(); ++line) {
        if (line->evidence != index || !left_out.contains(line->id))
            continue;
        if (rated == nullptr || !line->rating)
            return std::nullopt;
        rated->ratings.erase(rated->ratings.begin() + static_cast<std::ptrdiff_t>(*line->rating));
    }
    if (rated != nullptr && rated->ratings.empty())
        return std::nullopt;
    return out;
}

void add_names(const StandingSource& source, StandingPage& page) {
    const domain::Competency& competency = source.estimator.competency();
    page.views.push_back(source.texts.get("standing.view_all"));
    for (const domain::Facet& facet : competency.facets)
        page.views.push_back(source.texts.of(facet.name));
    for (std::size_t level = 0; level < page.level_names.size(); ++level)
        page.level_names[level] = source.texts.of(competency.levels[level].name);
    page.as_of = source.texts.format("standing.as_of", fmt::arg("day", vietnamese_day(source.as_of)),
                                     fmt::arg("version", competency.scoring.version));
    page.claim = competency.scoring.claim_probability;
    page.difficulty_note = source.texts.of(competency.difficulty_note);
    page.constants = scoring_constants(competency.scoring, source.texts);
}

std::vector<PracticeAxis> practice_axes(const State& state) {
    const domain::PracticeStanding practice = state.estimator->practice(state.book.practice(), state.today());
    const domain::Competency& competency = state.competency();
    std::vector<PracticeAxis> out;
    for (std::size_t f = 0; f < competency.axis_count(); ++f) {
        const Estimate estimate = estimate_of(practice.facets[f], competency.scoring);
        out.push_back({state.texts.of(competency.facets[f].name), estimate.none() ? 0.0 : estimate.mean});
    }
    return out;
}

/// With a second decimal where the first would say that there is enough.
std::string missing_weight(double have, double need, const Texts& texts) {
    const int decimals = texts.number(have) == texts.number(need) ? 2 : 1;
    return texts.format("missing.weight", fmt::arg("have", texts.number(have, decimals)),
                        fmt::arg("need", texts.number(need, decimals)));
}

AttemptWords words_of(const State& state, const ScenarioEvidence& attempt) {
    AttemptWords out;
    const domain::Scenario* scene = state.library.head(attempt.scenario);
    out.title = scene ? state.texts.of(scene->title) : attempt.scenario;
    const Uuid id = parse_uuid(attempt.id).value_or(Uuid{});
    const auto found = std::find_if(state.finished.begin(), state.finished.end(),
                                    [&](const auto& one) { return one.id == id; });
    const double units =
        found == state.finished.end() ? 0.0 : attempt.guidance.value() * found->result.decisions;
    out.guidance = guidance_in_words(units, state.texts);
    return out;
}

std::string question_name(const State& state, const std::string& id) {
    const domain::Question* question = state.bank.get().bank.question(id);
    return question ? state.texts.of(question->name) : id;
}

std::string rater_name(const State& state, const std::string& id) {
    for (const store::RatedRow& row : state.rated)
        for (const store::RatedRow::Cell& cell : row.cells)
            if (cell.rater.str() == id)
                return cell.rater_name;
    return id;
}

} // namespace

KeptRecords records_without(std::span<const Evidence> records, const domain::CreditedEvidence& credited,
                            const LeftOut& left_out) {
    KeptRecords out;
    for (std::size_t i = 0; i < records.size(); ++i) {
        auto kept = without_lines(records[i], i, credited, left_out);
        if (!kept)
            continue;
        out.records.push_back(std::move(*kept));
        out.origin.push_back(i);
    }
    return out;
}

std::string missing_in_words(Missing missing, const domain::Standing& standing, const ScoringParams& params,
                             const Texts& texts) {
    switch (missing) {
        case Missing::weight: return missing_weight(standing.weight.value(), params.min_weight, texts);
        case Missing::scenarios:
            return texts.format("missing.scenarios", fmt::arg("have", standing.scenarios),
                                fmt::arg("need", params.min_scenarios));
        case Missing::facets:
            return texts.format("missing.facets", fmt::arg("have", standing.axes_ready),
                                fmt::arg("need", params.min_facets),
                                fmt::arg("each", params.min_facet_stimuli));
        case Missing::spread:
            return texts.format("missing.spread", fmt::arg("have", texts.number(standing.overall.sd, 2)),
                                fmt::arg("need", texts.number(params.max_sd, 2)));
        case Missing::stale: return texts.format("missing.stale", fmt::arg("days", params.max_stale_days));
    }
    return {};
}

StandingPage explain_standing(const StandingSource& source, const domain::Standing& now,
                              const LeftOut& left_out) {
    StandingPage page;
    add_names(source, page);
    page.now = CaseWriter(source, now, source.records).write();
    page.lines = standing_lines(source, now);
    for (StandingLine& line : page.lines) {
        line.left_out = left_out.contains(line.id);
        page.left_out += line.left_out ? 1 : 0;
    }
    if (page.left_out == 0)
        return page;
    const KeptRecords kept = records_without(source.records, now.credited, left_out);
    const domain::Standing then = source.estimator.standing(kept.records, source.as_of, source.severities);
    page.without = CaseWriter(source, then, kept.records).write();
    reweigh(page.lines, then.credited);
    return page;
}

StandingPage standing_model(const State& state) {
    const StandingSource source{*state.estimator,
                                state.texts,
                                state.today(),
                                state.book.assessed(),
                                [&](const ScenarioEvidence& attempt) { return words_of(state, attempt); },
                                state.book.severities(),
                                [&](const std::string& id) { return question_name(state, id); },
                                [&](const std::string& id) { return rater_name(state, id); }};
    StandingPage page = explain_standing(source, standing_of_today(state), state.left_out);
    page.practice = practice_axes(state);
    return page;
}

} // namespace mq::app
