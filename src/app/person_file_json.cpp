#include "app/person_json.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>

// A person's file as JSON, in a fixed order: the README describes the form.
namespace mq::app {
namespace {

constexpr int file_version = 1;
constexpr std::array<const char*, 5> role_names{"trainee", "hr", "lead", "admin", "candidate"};
constexpr std::array<const char*, 5> interview_states{"planned", "rating", "open", "closed", "cancelled"};
constexpr std::array<const char*, 5> signoff_states{"official", "appealed", "upheld", "withdrawn",
                                                    "replaced"};
constexpr std::array<const char*, 2> gender_names{"female", "male"};
constexpr std::array<const char*, 3> region_names{"north", "central", "south"};

Json day_or_null(const std::optional<int>& day) {
    return day ? Json(iso_day(Day{*day})) : Json(nullptr);
}

Json profile_json(const PersonFile& file) {
    const store::Profile& p = file.person.profile;
    Json out{{"id", file.person.id.str()},
             {"name", p.name},
             {"role", name_of(role_names, p.role)},
             {"added", json_moment(file.person.added)},
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
        return Json{{"since", json_moment(one.second.at)}, {"team", one.first}};
    });
    return out;
}

Json consent_json(const FiledConsent& one) {
    return {{"at", json_moment(one.row.at)},
            {"purpose", one.row.consent.consent},
            {"given", one.row.consent.given},
            {"revision", one.row.consent.revision},
            {"wording_hash", one.row.consent.wording.hex()},
            {"title", one.purpose},
            {"wording", one.wording}};
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
             {"made", json_moment(one.row.made)},
             {"planned", json_moment(Instant{plan.planned_ms})},
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
        row["at"] = json_moment(answer.at);
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
            {"at", json_moment(row.at)},
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
             {"at", json_moment(row.at)},
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
            {"at", json_moment(row.at)},
            {"giver", row.work.giver_name},
            {"scenes", row.work.scenes},
            {"due", iso_day(Day{row.work.due_day})},
            {"least", row.work.least},
            {"word", row.work.word},
            {"withdrawn", row.withdrawn.has_value()}};
}

Json request_json(const store::RequestRow& row) {
    Json out{{"id", row.id.str()},
             {"at", json_moment(row.at)},
             {"kind", row.request.kind},
             {"text", row.request.text},
             {"answer_by", json_moment(Instant{row.request.answer_by_ms})},
             {"done_by", json_moment(Instant{row.request.done_by_ms})}};
    out["answer"] = row.answered ? Json{{"accepted", row.answered->accepted},
                                        {"word", row.answered->word},
                                        {"at", json_moment(row.answered_at)}}
                                 : Json(nullptr);
    out["done"] = row.done ? Json{{"word", row.done->word}, {"at", json_moment(row.done_at)}} : Json(nullptr);
    return out;
}

Json benchmark_json(const store::BenchmarkRow& row) {
    return {{"at", json_moment(row.at)},
            {"benchmark", row.rated.benchmark},
            {"revision", row.rated.revision},
            {"ratings", ratings_json(row.rated.ratings)}};
}

} // namespace

std::string json_of(const PersonFile& file, const ExportSource& source) {
    Json out{{"format", "monqua-person"},
             {"version", file_version},
             {"made", json_moment(file.made)},
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
        return Json{{"at", json_moment(one.row.at)},
                    {"who", one.who},
                    {"what", one.row.what.what},
                    {"detail", one.row.what.detail}};
    });
    return out.dump(2) + "\n";
}

} // namespace mq::app
