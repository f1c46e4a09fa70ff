#include "reads.h"

#include "store/event_json.h"
#include "world.h"

#include <fmt/format.h>
#include <concepts>
#include <type_traits>

using namespace mq::store;

namespace mq::faults {
namespace {

/// Fields of rows as one text, each closed off so that no two rows look alike.
class Print {
public:
    template <class... Fields>
    Print& all(const Fields&... fields) {
        (put(fields), ...);
        text += ";";
        return *this;
    }
    std::string text;

private:
    template <class T>
    static constexpr bool is_payload =
        std::is_constructible_v<Payload, T>&& std::is_class_v<T> && !std::is_same_v<T, std::string>;

    void put(const std::string& value) { text += fmt::format("“{}”|", value); }
    void put(bool value) { text += value ? "yes|" : "no|"; }
    void put(double value) { text += fmt::format("{:a}|", value); }
    void put(const Uuid& id) { text += id.str() + "|"; }
    void put(const ContentHash& hash) {
        for (const auto byte : hash.bytes)
            text += fmt::format("{:02x}", byte);
        text += "|";
    }
    void put(Instant at) { text += fmt::format("{}|", at.unix_ms); }
    void put(Day day) { text += fmt::format("{}|", day.number); }
    template <class T>
    requires std::integral<T> || std::is_enum_v<T>
    void put(T value) { text += fmt::format("{}|", static_cast<std::int64_t>(value)); }
    template <class T>
    requires is_payload<T>
    void put(const T& payload) { text += kind_of(Payload(payload)) + to_body(Payload(payload)) + "|"; }
    void put(const Payload& payload) { text += kind_of(payload) + to_body(payload) + "|"; }
    template <class T>
    void put(const std::optional<T>& value) {
        if (value)
            put(*value);
        else
            text += "none|";
    }
    template <class T>
    void put(const std::vector<T>& values) {
        text += fmt::format("[{}:", values.size());
        for (const T& value : values)
            put(value);
        text += "]";
    }
    template <class K, class V>
    void put(const std::map<K, V>& values) {
        text += fmt::format("{{{}:", values.size());
        for (const auto& [key, value] : values)
            all(key, value);
        text += "}";
    }

    void put(const PersonRow& r) { all(r.id, r.added, profile_body(r.profile)); }
    void put(const AttemptRow& r) {
        all(r.id, r.person, r.scene, r.revision, r.content, r.competency_content, r.scoring_version, r.mode,
            r.difficulty, r.state, r.started, r.last, r.day, r.decisions, r.hints, r.undos, r.branch_of);
        all(r.noted, r.reflected, r.ending, r.attainment, r.facets, r.guidance, r.critical, r.csat);
    }
    void put(const DecisionRow& r) { all(r.attempt, r.at, r.decision); }
    void put(const Event& e) { all(e.at, e.utc_offset_minutes, e.person, e.attempt, e.what, e.actor); }
    void put(const RecordedEvent& r) { all(r.seq, r.id, r.device, r.device_seq, r.event); }
    void put(const FinishedAttempt& r) {
        all(r.id, r.scene, r.revision, r.mode, r.difficulty, r.day, r.finished, r.result, r.seq, r.branch);
    }
    void put(const Content& c) { all(c.hash, c.kind, c.id, c.revision, c.text); }
    void put(const StandingRow& r) {
        all(r.key.person, r.key.scoring_version, r.key.competency_content, r.key.day, r.position, r.evidence,
            r.bytes);
    }
    void put(const PanelRow& r) { all(r.rater, r.name, r.handed_in, r.left, r.answers); }
    void put(const InterviewRow& r) {
        all(r.id, r.person, r.plan, r.state, r.panel, r.made, r.last, r.day, r.session_scenes, r.closed);
    }
    void put(const AnswerRow& r) { all(r.latest, r.first, r.at); }
    void put(const SettledRow& r) { all(r.cell, r.at, r.times); }
    void put(const RatedRow::Cell& c) { all(c.question, c.rater, c.rater_name, c.facet, c.rating); }
    void put(const RatedRow& r) {
        all(r.observation, r.id, r.day, r.seq, r.title, r.cells, r.severities, r.person);
    }
    void put(const ObservationRow& r) { all(r.id, r.person, r.at, r.day, r.sheet); }
    void put(const ConsentRow& r) { all(r.id, r.at, r.consent); }
    void put(const BenchmarkRow& r) { all(r.at, r.rated); }
    void put(const TeamRow& r) { all(r.id, r.team, r.at); }
    void put(const PlacedRow& r) { all(r.person, r.placed, r.at); }
    void put(const TargetRow& r) { all(r.target, r.at); }
    void put(const SignoffRow& r) {
        all(r.id, r.person, r.level, r.at, r.signer, r.state, r.appeal, r.appealed_at, r.answer,
            r.answered_at);
    }
    void put(const AssignmentRow& r) { all(r.id, r.work, r.at, r.giver, r.withdrawn, r.withdrawn_word); }
    void put(const CoachingRow& r) { all(r.id, r.person, r.note, r.begun, r.at); }
    void put(const ComplaintRow& r) { all(r.id, r.entry, r.made, r.at, r.versions); }
    void put(const SummaryRow& r) { all(r.person, r.competency_content, r.day, r.bytes); }
    void put(const GroupRow& r) { all(r.team, r.day, r.competency_content, r.bytes); }
    void put(const Draft& d) { all(d.field, d.text); }
    void put(const Organisation& o) { all(o.id, o.name); }
};

class Asker {
public:
    explicit Asker(const Store& store) : store_(store) {}

    template <class T>
    void note(const char* question, const Result<T>& answer) {
        if (answer)
            answers.push_back({question, Print().all(*answer).text, {}});
        else
            answers.push_back({question, {}, answer.error().message});
    }

    void of_all() {
        note("people", store_.people());
        note("attempts", store_.attempts({}, {0, 1'000}));
        note("count_attempts", store_.count_attempts({}));
        note("events_after", store_.events_after(0, 100'000));
        note("count_standings", store_.count_standings());
        note("people_with_standings", store_.people_with_standings());
        note("people_assessed", store_.people_assessed());
        note("standing_parameters", store_.standing_parameters());
        note("interviews", store_.interviews());
        note("rated_interviews", store_.rated_interviews());
        note("teams", store_.teams());
        note("placed", store_.placed());
        note("all_placings", store_.all_placings());
        note("targets", store_.targets());
        note("standing_signoffs", store_.standing_signoffs());
        note("assignments", store_.assignments());
        note("complaints", store_.complaints());
        note("count_complaints", store_.count_complaints());
        note("summaries", store_.summaries());
        note("stale_summaries", store_.stale_summaries(Day{20'600}, {}));
        note("organisation", store_.organisation());
        note("settings", store_.settings());
        each_finished();
    }

    void of_person(const Uuid& id) {
        note("person", store_.person(id));
        note("unfinished", store_.unfinished(id));
        note("finished", store_.finished(id));
        note("attempts of one", store_.attempts({id, {}, {}, {}, false}, {0, 1'000}));
        note("standings", store_.standings(id));
        note("count_assessed", store_.count_assessed(id, 1'000'000, Day{30'000}));
        note("rated", store_.rated(id));
        note("observations", store_.observations(id));
        note("consents", store_.consents(id));
        note("candidate_decision", store_.candidate_decision(id));
        note("benchmarks", store_.benchmarks(id));
        note("placings", store_.placings(id));
        note("signoffs", store_.signoffs(id));
        note("assignments of one", store_.assignments(id));
        note("weekly_goal", store_.weekly_goal(id));
        note("coaching", store_.coaching(id));
        note("newest_evidence", store_.newest_evidence(id));
        note("drafts of a person", store_.drafts(id));
    }

    void of_attempt(const Uuid& id) {
        note("attempt", store_.attempt(id));
        note("decisions", store_.decisions(id));
        note("events_of", store_.events_of(id));
        note("drafts", store_.drafts(id));
    }

    void of_interview(const Uuid& id, const std::vector<Uuid>& raters) {
        note("interview", store_.interview(id));
        note("panel_answers", store_.panel_answers(id));
        note("settled", store_.settled(id));
        note("events_of an interview", store_.events_of(id));
        for (const Uuid& rater : raters)
            note("own_answers", store_.own_answers(id, rater));
    }

    std::vector<Answer> answers;

private:
    void each_finished() {
        std::vector<FinishedAttempt> rows;
        const Status done = store_.each_finished({}, Day{0}, [&](const Uuid&, const FinishedAttempt& row) {
            rows.push_back(row);
            return true;
        });
        if (done)
            note("each_finished", Result<std::vector<FinishedAttempt>>(std::move(rows)));
        else
            answers.push_back({"each_finished", {}, done.error().message});
    }
    const Store& store_;
};

} // namespace

Known known_of(const Store& store) {
    Known known;
    for (const PersonRow& row : need(store.people()))
        known.people.push_back(row.id);
    for (const AttemptRow& row : need(store.attempts({}, {0, 1'000}))) {
        known.attempts.push_back(row.id);
        known.contents.push_back(row.content);
    }
    for (const InterviewRow& row : need(store.interviews())) {
        known.interviews.push_back(row.id);
        for (const PanelRow& rater : row.panel)
            known.raters.push_back(rater.rater);
    }
    for (const TeamRow& row : need(store.teams()))
        known.teams.push_back(row.id);
    return known;
}

std::vector<Answer> all_answers(const Store& store, const Known& known) {
    Asker ask(store);
    ask.of_all();
    for (const Uuid& id : known.people)
        ask.of_person(id);
    for (const Uuid& id : known.attempts)
        ask.of_attempt(id);
    for (const Uuid& id : known.interviews)
        ask.of_interview(id, known.raters);
    for (const Uuid& id : known.teams)
        ask.note("groups", store.groups(id));
    for (const ContentHash& hash : known.contents)
        ask.note("content", store.content(hash));
    return std::move(ask.answers);
}

} // namespace mq::faults
