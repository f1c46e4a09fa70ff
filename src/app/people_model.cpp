#include "app/access.h"
#include "app/evidence_book.h"
#include "app/interview_plan.h"
#include "app/people.h"
#include "app/person_standing.h"
#include "app/state.h"
#include "base/text.h"

#include <fmt/format.h>
#include <algorithm>

namespace mq::app {
namespace {

const char* kind_key(const store::Profile& profile) {
    switch (profile.role) {
        case store::Role::candidate: return "people.candidate";
        case store::Role::hr: return "role.hr";
        case store::Role::lead: return "role.lead";
        case store::Role::admin: return "account_form.role_admin";
        default: return "role.trainee";
    }
}

std::string decision_in_words(const State& state, const store::CandidateDecided& decision) {
    if (decision.hired)
        return state.texts.get(decision.keep_evidence ? "people.hired_kept" : "people.hired");
    if (!decision.delete_day)
        return state.texts.get("people.refused");
    return state.texts.format("people.refused_until",
                              fmt::arg("day", vietnamese_day(Day{*decision.delete_day})));
}

std::string standing_line(const State& state, const domain::Standing& standing) {
    if (standing.reported)
        return state.texts.of(state.competency().levels[standing.reported->index()].name);
    if (!standing.weight.counts())
        return state.texts.get("people.no_evidence");
    return state.texts.get("people.not_enough");
}

std::string ratings_in_words(const State& state, const store::ObservationRecorded& sheet) {
    std::string out;
    for (const store::FacetRating& rating : sheet.ratings)
        if (const auto facet = state.competency().facet_index(rating.facet); facet && rating.rating)
            out += fmt::format("{}{} {}", out.empty() ? "" : " · ",
                               state.texts.of(state.competency().facets[*facet].name), *rating.rating);
    return out;
}

/// Leads of their people; HR of whom they interview: the interview stands on it, and it on the interview.
bool sees_standing(const State& state, const store::PersonRow& person,
                   const std::vector<store::InterviewRow>& interviews) {
    return may_see(state, Matter::team_standings, person.id) ||
           (may(state.model.me.role, Matter::interviews) &&
            (person.profile.role == store::Role::candidate ||
             std::ranges::find(interviews, person.id, &store::InterviewRow::person) != interviews.end()));
}

class PersonReader {
public:
    PersonReader(State& state, const std::vector<store::InterviewRow>& interviews)
        : state_(state), interviews_(interviews) {}

    Result<PersonLine> line(const store::PersonRow& person) {
        PersonLine out;
        out.id = person.id;
        out.name = person.profile.name;
        out.initials = text::initials(out.name);
        out.post = person.profile.post;
        out.candidate = person.profile.role == store::Role::candidate;
        out.kind = state_.texts.get(kind_key(person.profile));
        Instant last = person.added;
        if (sees_standing(state_, person, interviews_)) {
            const auto standing = standing_of_person(state_, person.id);
            if (!standing)
                return tl::unexpected<Error>(standing.error());
            out.overall = overall_of(*standing);
            if (standing->reported)
                out.reported = standing->reported->number();
            out.standing_line = standing_line(state_, *standing);
        }
        if (may_see(state_, Matter::observations, person.id)) {
            const auto observations = state_.store->observations(person.id);
            if (!observations)
                return tl::unexpected<Error>(observations.error());
            out.observations = static_cast<int>(observations->size());
            for (const store::ObservationRow& row : *observations)
                last = std::max(last, row.at);
        }
        for (const store::InterviewRow& row : interviews_)
            if (row.person == person.id) {
                ++out.interviews;
                last = std::max(last, row.last);
            }
        out.last = vietnamese_day(local_day(*state_.clock, last));
        const auto decision = state_.store->candidate_decision(person.id);
        if (decision && *decision)
            out.decision = decision_in_words(state_, **decision);
        out.searchable = text::fold(fmt::format("{} {} {}", out.name, out.post, out.kind));
        newest_ = last;
        return out;
    }
    [[nodiscard]] Instant newest() const { return newest_; }

private:
    State& state_;
    const std::vector<store::InterviewRow>& interviews_;
    Instant newest_;
};

Status add_facets(State& state, const Uuid& person, PersonDetail& out) {
    const auto standing = standing_of_person(state, person);
    if (!standing)
        return tl::unexpected<Error>(standing.error());
    const domain::Competency& competency = state.competency();
    for (std::size_t f = 0; f < competency.axis_count(); ++f)
        out.facets.push_back({state.texts.of(competency.facets[f].name),
                              estimate_of(standing->facets[f], competency.scoring)});
    for (const domain::Missing missing : standing->missing)
        out.missing.push_back(missing_in_words(missing, *standing, competency.scoring, state.texts));
    return {};
}

Status add_consents(State& state, const Uuid& person, PersonDetail& out) {
    const auto rows = state.store->consents(person);
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    for (const store::ConsentRow& row : *rows) {
        const domain::ConsentWording* wording = state.bank.get().bank.consent(row.consent.consent);
        out.consents.push_back({wording ? state.texts.of(wording->purpose) : row.consent.consent,
                                vietnamese_day(local_day(*state.clock, row.at)), row.consent.given});
    }
    const auto keep =
        std::ranges::find_if(*rows, [](const auto& row) { return row.consent.consent == "keep"; });
    out.keep_agreed = keep != rows->end() && keep->consent.given;
    return {};
}

/// Of staff, where the person here may change it.
std::optional<Employment> employment_of(const State& state, const store::PersonRow& person,
                                        const DirectoryEntry* entry) {
    if (person.profile.role == store::Role::candidate || !allowed(state, Matter::staff_list, person.id))
        return std::nullopt;
    Employment out;
    out.post = person.profile.post;
    if (entry != nullptr && entry->joined)
        out.joined = vietnamese_day(*entry->joined);
    if (person.profile.left_day) {
        const Day left{*person.profile.left_day};
        out.left = vietnamese_day(left);
        out.over = left < state.today();
    }
    return out;
}

Result<PersonDetail> detail_of(State& state, const store::PersonRow& person, const PersonLine& line,
                               const std::vector<store::InterviewRow>& interviews) {
    PersonDetail out;
    out.id = person.id;
    out.contact = person.profile.contact;
    if (person.profile.birth_year)
        out.birth_year = std::to_string(*person.profile.birth_year);
    if (sees_standing(state, person, interviews))
        if (Status done = add_facets(state, person.id, out); !done)
            return tl::unexpected<Error>(done.error());
    bool closed = false;
    for (const store::InterviewRow& row : interviews)
        if (row.person == person.id) {
            out.interviews.push_back(interview_line(state, row, person.profile.name));
            closed = closed || row.state == store::InterviewState::closed;
        }
    if (may_see(state, Matter::observations, person.id)) {
        auto observations = observation_lines(state, person.id);
        if (!observations)
            return tl::unexpected<Error>(observations.error());
        out.observations = std::move(*observations);
    }
    if (may_see(state, Matter::candidates, person.id))
        if (Status done = add_consents(state, person.id, out); !done)
            return tl::unexpected<Error>(done.error());
    out.can_decide = line.candidate && line.decision.empty() && closed;
    out.delete_on = vietnamese_day(deletion_day(state.today()));
    return out;
}

} // namespace

Day deletion_day(Day today) {
    return Day{today.number + days_to_delete};
}

Result<std::vector<ObservationLine>> observation_lines(const State& state, const Uuid& person) {
    const auto rows = state.store->observations(person);
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    std::vector<ObservationLine> out;
    for (const store::ObservationRow& row : *rows)
        out.push_back({row.id, vietnamese_day(row.day), row.sheet.what, row.sheet.observer_name,
                       ratings_in_words(state, row.sheet), row.sheet.word, row.sheet.own_view});
    std::ranges::reverse(out);
    return out;
}

Result<People> people_model(State& state, const std::optional<Uuid>& open) {
    if (!state.store)
        return fail(ErrorKind::refused, state.texts.get("error.not_open"));
    const auto people = state.store->people();
    if (!people)
        return tl::unexpected<Error>(people.error());
    const auto interviews = may(state.model.me.role, Matter::interviews)
                                ? state.store->interviews()
                                : Result<std::vector<store::InterviewRow>>(tl::in_place);
    if (!interviews)
        return tl::unexpected<Error>(interviews.error());
    const auto known = directory(state);
    if (!known)
        return tl::unexpected<Error>(known.error());
    const auto listed = [&](const store::PersonRow& person) {
        if (person.profile.role == store::Role::candidate)
            return may(state.model.me.role, Matter::candidates);
        const DirectoryEntry* entry = (*known)->find(person.id);
        return entry != nullptr && entry->sight != Sight::nothing;
    };
    PersonReader reader(state, *interviews);
    std::vector<std::pair<PersonLine, Instant>> lines;
    for (const store::PersonRow& person : *people) {
        if (person.id == state.model.me.id)
            continue; // own standing has its own pages
        if (!listed(person))
            continue;
        auto line = reader.line(person);
        if (!line)
            return tl::unexpected<Error>(line.error());
        lines.emplace_back(std::move(*line), reader.newest());
    }
    std::ranges::stable_sort(lines, std::ranges::greater{}, [](const auto& l) { return l.second; });
    People out;
    for (auto& [line, when] : lines)
        out.lines.push_back(std::move(line));
    if (!open)
        return out;
    const auto person = std::ranges::find(*people, *open, &store::PersonRow::id);
    const auto line = std::ranges::find(out.lines, *open, &PersonLine::id);
    if (person == people->end() || line == out.lines.end())
        return out;
    auto detail = detail_of(state, *person, *line, *interviews);
    if (!detail)
        return tl::unexpected<Error>(detail.error());
    detail->line = static_cast<std::size_t>(line - out.lines.begin());
    detail->employment = employment_of(state, *person, (*known)->find(*open));
    out.open = std::move(*detail);
    return out;
}

} // namespace mq::app
