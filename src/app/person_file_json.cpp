#include "app/person_file.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

// A person's file as JSON, in a fixed order: the README describes the form.
namespace mq::app {
namespace {

using Json = nlohmann::ordered_json;

constexpr int file_version = 1;
constexpr std::array<const char*, 5> role_names{"trainee", "hr", "lead", "admin", "candidate"};
constexpr std::array<const char*, 3> attempt_states{"open", "finished", "abandoned"};
constexpr std::array<const char*, 5> interview_states{"planned", "rating", "open", "closed", "cancelled"};
constexpr std::array<const char*, 5> signoff_states{"official", "appealed", "upheld", "withdrawn",
                                                    "replaced"};
constexpr std::array<const char*, 2> gender_names{"female", "male"};
constexpr std::array<const char*, 3> region_names{"north", "central", "south"};

template <class E, std::size_t n>
const char* name_of(const std::array<const char*, n>& names, E value) {
    const auto at = static_cast<std::size_t>(value);
    return at < n ? names.at(at) : "?";
}

/// UTC.
std::string moment(Instant at) {
    constexpr std::int64_t day_ms = 86'400'000;
    const std::int64_t days = at.unix_ms >= 0 ? at.unix_ms / day_ms : (at.unix_ms - day_ms + 1) / day_ms;
    const std::int64_t ms = at.unix_ms - days * day_ms;
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", iso_day(Day{static_cast<std::int32_t>(days)}),
                       ms / 3'600'000, ms / 60'000 % 60, ms / 1'000 % 60, ms % 1'000);
}

Json day_or_null(const std::optional<int>& day) {
    return day ? Json(iso_day(Day{*day})) : Json(nullptr);
}

template <class T>
Json or_null(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}

double six_decimals(double value) {
    return std::round(value * 1e6) / 1e6;
}

template <class Rows, class One>
Json list(const Rows& rows, One&& one) {
    Json out = Json::array();
    for (const auto& row : rows)
        out.push_back(one(row));
    return out;
}

Json profile_json(const PersonFile& file) {
    const store::Profile& p = file.person.profile;
    Json out{{"id", file.person.id.str()},
             {"name", p.name},
             {"role", name_of(role_names, p.role)},
             {"added", moment(file.person.added)},
             {"birth_year", or_null(p.birth_year)},
             {"gender", p.gender ? Json(name_of(gender_names, *p.gender)) : Json(nullptr)},
             {"region", p.region ? Json(name_of(region_names, *p.region)) : Json(nullptr)},
             {"post", p.post},
             {"contact", p.contact},
             {"team", file.known.team},
             {"joined", file.known.joined ? Json(iso_day(*file.known.joined)) : Json(nullptr)},
             {"contract_ends", day_or_null(p.left_day)},
             {"weekly_goal", file.weekly_goal}};
    out["placings"] = list(file.placings, [](const auto& one) {
        return Json{{"since", moment(one.second.at)}, {"team", one.first}};
    });
    return out;
}

Json consent_json(const FiledConsent& one) {
    return {{"at", moment(one.row.at)},
            {"purpose", one.row.consent.consent},
            {"given", one.row.consent.given},
            {"revision", one.row.consent.revision},
            {"wording_hash", one.row.consent.wording.hex()},
            {"title", one.purpose},
            {"wording", one.wording}};
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
             {"started", moment(row.started)},
             {"last", moment(row.last)},
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

Json ratings_json(const std::vector<store::FacetRating>& ratings) {
    return list(ratings, [](const store::FacetRating& one) {
        return Json{{"facet", one.facet}, {"rating", or_null(one.rating)}, {"reason", one.reason}};
    });
}

Json answer_json(const store::AnswerRated& one) {
    return {{"rater", one.rater.str()},
            {"question", one.question},
            {"situation", one.situation},
            {"task", one.task},
            {"action", one.action},
            {"result", one.result},
            {"probes", one.probes},
            {"asked_hard", one.asked_hard},
            {"asked_help", one.asked_help},
            {"tags", one.tags},
            {"ratings", ratings_json(one.ratings)},
            {"elapsed_ms", one.elapsed_ms},
            {"change_reason", one.change_reason}};
}

Json interview_json(const FiledInterview& one, const Texts& texts) {
    const store::InterviewPlanned& plan = one.row.plan;
    Json out{{"id", one.row.id.str()},
             {"post", plan.post},
             {"round", plan.round},
             {"staff", plan.staff},
             {"state", name_of(interview_states, one.row.state)},
             {"made", moment(one.row.made)},
             {"planned", moment(Instant{plan.planned_ms})},
             {"kit", plan.kit_name},
             {"scoring_version", plan.scoring_version}};
    out["panel"] = list(one.row.panel, [](const store::PanelRow& member) {
        return Json{{"id", member.rater.str()}, {"name", member.name}, {"left", member.left}};
    });
    out["questions"] = list(one.questions, [&](const domain::Question& question) {
        return Json{{"id", question.id}, {"revision", question.revision}, {"text", texts.of(question.text)}};
    });
    out["answers"] = list(one.answers, [](const store::AnswerRow& answer) {
        Json row = answer_json(answer.latest);
        row["at"] = moment(answer.at);
        row["first"] = answer.first ? answer_json(*answer.first) : Json(nullptr);
        return row;
    });
    out["settled"] = list(one.settled, [](const store::SettledRow& cell) {
        return Json{{"question", cell.cell.question},
                    {"facet", cell.cell.facet},
                    {"rating", or_null(cell.cell.rating)},
                    {"reason", cell.cell.reason}};
    });
    out["summary"] = one.row.closed ? Json(one.row.closed->summary) : Json(nullptr);
    return out;
}

Json rated_json(const store::RatedRow& row) {
    Json out{{"id", row.id.str()},
             {"kind", row.observation ? "observation" : "interview"},
             {"day", iso_day(row.day)},
             {"title", row.title}};
    out["ratings"] = list(row.cells, [](const store::RatedRow::Cell& cell) {
        return Json{{"question", cell.question},
                    {"rater", cell.rater_name},
                    {"facet", cell.facet},
                    {"rating", cell.rating}};
    });
    return out;
}

Json observation_json(const store::ObservationRow& row) {
    const store::ObservationRecorded& sheet = row.sheet;
    return {{"id", row.id.str()},
            {"at", moment(row.at)},
            {"observer", sheet.observer_name},
            {"live_play", sheet.live_play},
            {"scene", sheet.scene},
            {"what", sheet.what},
            {"channel", sheet.channel},
            {"difficulty", sheet.difficulty},
            {"help", sheet.help},
            {"steps_done", sheet.steps_done},
            {"pitfalls", sheet.pitfalls},
            {"ratings", ratings_json(sheet.ratings)},
            {"word", sheet.word},
            {"own_view", sheet.own_view}};
}

Json talk_json(const store::CoachingRow& row) {
    const store::CoachingNoted& note = row.note;
    return {{"id", row.id.str()},
            {"day", iso_day(Day{note.day})},
            {"coach", note.coach_name},
            {"facet", note.facet},
            {"plan", note.plan},
            {"done", note.done},
            {"check", note.check},
            {"act", note.act},
            {"next_day", day_or_null(note.next_day)},
            {"closed", note.closed}};
}

Json signoff_json(const store::SignoffRow& row) {
    Json out{{"id", row.id.str()},
             {"at", moment(row.at)},
             {"level", row.level.level},
             {"reported", or_null(row.level.reported)},
             {"scoring_version", row.level.scoring_version},
             {"signer", row.level.signer_name},
             {"word", row.level.word},
             {"state", name_of(signoff_states, row.state)},
             {"appeal", row.appeal}};
    out["answer"] = row.answer ? Json{{"upheld", row.answer->upheld},
                                      {"word", row.answer->word},
                                      {"by", row.answer->answerer_name}}
                               : Json(nullptr);
    return out;
}

Json assignment_json(const store::AssignmentRow& row) {
    return {{"id", row.id.str()},
            {"at", moment(row.at)},
            {"giver", row.work.giver_name},
            {"scenes", row.work.scenes},
            {"due", iso_day(Day{row.work.due_day})},
            {"least", row.work.least},
            {"word", row.work.word},
            {"withdrawn", row.withdrawn.has_value()}};
}

Json request_json(const store::RequestRow& row) {
    Json out{{"id", row.id.str()},
             {"at", moment(row.at)},
             {"kind", row.request.kind},
             {"text", row.request.text},
             {"answer_by", moment(Instant{row.request.answer_by_ms})},
             {"done_by", moment(Instant{row.request.done_by_ms})}};
    out["answer"] = row.answered ? Json{{"accepted", row.answered->accepted},
                                        {"word", row.answered->word},
                                        {"at", moment(row.answered_at)}}
                                 : Json(nullptr);
    out["done"] = row.done ? Json{{"word", row.done->word}, {"at", moment(row.done_at)}} : Json(nullptr);
    return out;
}

Json benchmark_json(const store::BenchmarkRow& row) {
    return {{"at", moment(row.at)},
            {"benchmark", row.rated.benchmark},
            {"revision", row.rated.revision},
            {"ratings", ratings_json(row.rated.ratings)}};
}

} // namespace

std::string json_of(const PersonFile& file, const ExportSource& source) {
    Json out{{"format", "monqua-person"},
             {"version", file_version},
             {"made", moment(file.made)},
             {"organisation", file.organisation},
             {"scope", file.scope == FileScope::hr ? "hr" : "own"}};
    out["person"] = profile_json(file);
    out["consents"] = list(file.consents, consent_json);
    out["attempts"] = list(file.attempts, attempt_json);
    out["standing"] = standing_json(file, source);
    out["formula"] = formula_json(file, source);
    out["rated"] = list(file.standing.rated, rated_json);
    out["interviews"] =
        list(file.interviews, [&](const FiledInterview& one) { return interview_json(one, source.texts); });
    out["decision"] = file.decision ? Json{{"hired", file.decision->hired},
                                           {"keep_evidence", file.decision->keep_evidence},
                                           {"delete_on", day_or_null(file.decision->delete_day)}}
                                    : Json(nullptr);
    out["observations"] = list(file.observations, observation_json);
    out["coaching"] = list(file.talks, talk_json);
    out["signed_levels"] = list(file.signoffs, signoff_json);
    out["assignments"] = list(file.assignments, assignment_json);
    out["benchmarks"] = list(file.benchmarks, benchmark_json);
    out["groups"] = file.groups;
    out["requests"] = list(file.requests, request_json);
    out["access"] = list(file.access, [](const FiledAccess& one) {
        return Json{{"at", moment(one.row.at)},
                    {"who", one.who},
                    {"what", one.row.what.what},
                    {"detail", one.row.what.detail}};
    });
    return out.dump(2) + "\n";
}

} // namespace mq::app
