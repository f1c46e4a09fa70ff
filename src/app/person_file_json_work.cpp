#include "app/person_json.h"

#include <fmt/format.h>
#include <cmath>

// Of a person's file: what they did in scenes, and where that leaves them.
namespace mq::app {
namespace {

constexpr std::array<const char*, 3> attempt_states{"open", "finished", "abandoned"};

double six_decimals(double value) {
    return std::round(value * 1e6) / 1e6;
}

Json act_json(const store::CodedAct& act) {
    return {{"act", act.act}, {"confidence", six_decimals(act.confidence)}, {"words", act.words}};
}

Json decision_json(const FiledDecision& one) {
    const store::Decision& d = one.decision;
    return {{"index", d.index},
            {"node", d.node},
            {"moment", one.moment},
            {"answer", d.answer},
            {"in_words", one.words},
            {"typed", d.entries},
            {"acts", list(d.acts, act_json)},
            {"unsure", d.unsure},
            {"outcome", d.outcome},
            {"mood_before", d.mood_before},
            {"mood_after", d.mood_after},
            {"hint_light", d.hint_light},
            {"hint_full", d.hint_full},
            {"undone_before", d.undone_before},
            {"elapsed_ms", d.elapsed_ms}};
}

Json result_json(const store::AttemptFinished& r, const std::string& ending) {
    return {{"ending", r.ending},
            {"ending_title", ending},
            {"attainment", or_null(r.attainment)},
            {"facets", r.facets},
            {"principles", r.principles},
            {"points", r.points},
            {"guidance", r.guidance},
            {"decisions", r.decisions},
            {"critical", r.critical},
            {"pitfalls", r.pitfalls},
            {"csat", r.csat},
            {"ces", r.ces},
            {"nps", r.nps},
            {"scoring_version", r.scoring_version}};
}

/// In the form that `monqua score` reads (scoring.md 4).
Json record_json(const domain::Evidence& record, const domain::Competency& competency) {
    if (const auto* attempt = std::get_if<domain::ScenarioEvidence>(&record)) {
        Json facets = Json::object();
        for (const domain::FacetAttainment& one : attempt->facets)
            facets[competency.facets[one.facet.value()].id] = one.attainment.value();
        return {{"source", "scenario"},
                {"id", attempt->id},
                {"scenario", attempt->scenario},
                {"date", iso_day(attempt->date)},
                {"difficulty", attempt->difficulty.number()},
                {"attainment", attempt->attainment.value()},
                {"facets", facets},
                {"guidance", attempt->guidance.value()},
                {"critical", attempt->critical}};
    }
    const auto& rated = std::get<domain::RatedEvidence>(record);
    const bool interview = rated.kind == domain::RatedEvidence::Kind::interview;
    Json out{
        {"source", interview ? "interview" : "observation"}, {"id", rated.id}, {"date", iso_day(rated.date)}};
    out["ratings"] = list(rated.ratings, [&](const domain::Rating& rating) {
        Json one = Json::object();
        if (interview)
            one["question"] = rating.question;
        one["rater"] = rating.rater;
        one["facet"] = competency.facets[rating.facet.value()].id;
        one["rating"] = rating.value.number();
        return one;
    });
    return out;
}

Json estimate_json(const domain::LevelPosterior& posterior, domain::Weight weight) {
    Json levels = Json::array();
    for (const double mass : posterior.levels)
        levels.push_back(six_decimals(mass));
    return {{"levels", levels},
            {"mean", six_decimals(posterior.mean)},
            {"sd", six_decimals(posterior.sd)},
            {"q10", six_decimals(posterior.q10)},
            {"q90", six_decimals(posterior.q90)},
            {"weight", six_decimals(weight.value())}};
}

} // namespace

std::string json_moment(Instant at) {
    constexpr std::int64_t day_ms = 86'400'000;
    const std::int64_t days = at.unix_ms >= 0 ? at.unix_ms / day_ms : (at.unix_ms - day_ms + 1) / day_ms;
    const std::int64_t ms = at.unix_ms - days * day_ms;
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", iso_day(Day{static_cast<std::int32_t>(days)}),
                       ms / 3'600'000, ms / 60'000 % 60, ms / 1'000 % 60, ms % 1'000);
}

Json attempt_json(const FiledAttempt& one) {
    const store::AttemptRow& row = one.row;
    Json out{{"id", row.id.str()},
             {"scene", row.scene},
             {"title", one.title},
             {"revision", row.revision},
             {"content_hash", row.content.hex()},
             {"mode", row.mode == store::Mode::assessment ? "assessment" : "practice"},
             {"state", name_of(attempt_states, row.state)},
             {"difficulty", row.difficulty},
             {"scoring_version", row.scoring_version},
             {"started", json_moment(row.started)},
             {"last", json_moment(row.last)},
             {"day", iso_day(row.day)},
             {"hints", row.hints},
             {"undos", one.undone},
             {"branch_of", row.branch_of ? Json(row.branch_of->str()) : Json(nullptr)},
             {"gift_noted", row.noted}};
    out["decisions"] = list(one.decisions, decision_json);
    out["result"] = one.result ? result_json(*one.result, one.ending) : Json(nullptr);
    out["reflections"] = one.reflections;
    out["corrected_by_a_lead"] = list(one.corrections, [](const store::ActsCorrected& c) {
        return Json{{"index", c.index}, {"acts", c.acts}};
    });
    return out;
}

Json standing_json(const PersonFile& file, const ExportSource& source) {
    const domain::Standing& s = file.standing.standing;
    const domain::Competency& competency = source.competency();
    Json input{{"as_of", iso_day(s.as_of)}, {"severity", Json::object()}};
    for (const auto& [rater, severity] : file.standing.severities)
        input["severity"][rater] = severity;
    input["evidence"] =
        list(file.standing.records, [&](const auto& r) { return record_json(r, competency); });
    Json facets = Json::object();
    for (std::size_t i = 0; i < s.facets.size(); ++i) {
        Json& one = facets[competency.facets[i].id] =
            estimate_json(s.facets[i].posterior, s.facets[i].weight);
        one["stimuli"] = s.facets[i].stimuli;
    }
    Json out{
        {"version", s.version}, {"input", std::move(input)}, {"overall", estimate_json(s.overall, s.weight)}};
    out["statistical"] = s.statistical.number();
    out["demonstrated"] = s.demonstrated.number();
    out["reported"] = s.reported ? Json(s.reported->number()) : Json(nullptr);
    out["sufficient"] = s.sufficient;
    out["missing"] = list(s.missing, [](domain::Missing missing) { return domain::code_of(missing); });
    out["facets"] = std::move(facets);
    out["lines"] = list(s.credited.lines, [](const domain::EvidenceLine& line) {
        return Json{{"id", line.id},
                    {"date", iso_day(line.date)},
                    {"lo", line.credit.lo},
                    {"hi", line.credit.hi},
                    {"weight", six_decimals(line.weight.value())},
                    {"recency", six_decimals(line.recency.value())},
                    {"retake", six_decimals(line.retake.value())}};
    });
    return out;
}

Json formula_json(const PersonFile& file, const ExportSource& source) {
    const domain::Competency& competency = source.competency();
    Json out{{"competency", competency.id},
             {"competency_version", competency.version},
             {"scoring_version", competency.scoring.version}};
    out["constants"] = list(file.explained.constants, [](const ScoringGroup& group) {
        return Json{{"group", group.title}, {"values", list(group.constants, [](const ScoringConstant& one) {
                                                 return Json{{"name", one.name}, {"value", one.value}};
                                             })}};
    });
    return out;
}

} // namespace mq::app
