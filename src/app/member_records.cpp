#include "app/member.h"

#include "app/access.h"

#include "app/person_standing.h"
#include "app/state.h"
#include "app/team.h"
#include "base/text.h"
#include "domain/principle_profile.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <set>

namespace mq::app {
namespace {

constexpr std::size_t most_points = 40;
constexpr std::size_t most_attempts = 50;
constexpr int pitfall_days = 90;
constexpr double per_decisions = 10.0;

/// First day of the month, `months` months after the one of that day.
Day month_start(Day day, int months) {
    const std::string iso = iso_day(day);
    const int month = std::stoi(iso.substr(0, 4)) * 12 + std::stoi(iso.substr(5, 2)) - 1 + months;
    return parse_day(fmt::format("{:04}-{:02}-01", month / 12, month % 12 + 1)).value_or(day);
}

/// Days to show, by how much they tell.
struct HistoryDays {
    std::set<Day> placing; ///< something became evidence that places
    std::set<Day> other;   ///< practice, and beginnings of months
};

HistoryDays days_of(const MemberRecords& records, Day today) {
    HistoryDays out;
    const auto add = [&](Day day, std::set<Day>& to) {
        if (day < today)
            to.insert(day);
    };
    for (const store::FinishedAttempt& attempt : records.finished)
        add(attempt.day, attempt.mode == store::Mode::assessment ? out.placing : out.other);
    for (const store::RatedRow& row : records.rated)
        add(row.day, out.placing);
    if (out.placing.empty() && out.other.empty())
        return out;
    const Day first = std::min(out.placing.empty() ? today : *out.placing.begin(),
                               out.other.empty() ? today : *out.other.begin());
    for (Day month = month_start(first, 1); month < today; month = month_start(month, 1))
        out.other.insert(month);
    for (const Day day : out.placing)
        out.other.erase(day);
    return out;
}

/// As many of them as there is room for, spread evenly; the first and the last stay.
std::vector<Day> spread(const std::set<Day>& days, std::size_t room) {
    std::vector<Day> all(days.begin(), days.end());
    if (all.size() <= room)
        return all;
    std::vector<Day> out;
    for (std::size_t i = 0; i < room; ++i)
        out.push_back(all[room == 1 ? all.size() - 1 : i * (all.size() - 1) / (room - 1)]);
    return out;
}

std::vector<Day> chosen_days(const MemberRecords& records, Day today) {
    const HistoryDays days = days_of(records, today);
    std::vector<Day> out = spread(days.placing, most_points - 1);
    const std::vector<Day> others = spread(days.other, most_points - 1 - out.size());
    out.insert(out.end(), others.begin(), others.end());
    std::ranges::sort(out);
    out.push_back(today);
    return out;
}

HistoryPoint point_on(const State& state, const MemberRecords& records, Day day) {
    const domain::Competency& competency = state.competency();
    const domain::Standing standing = standing_on(state, records, day);
    const domain::PracticeStanding practice = state.estimator->practice(records.book.practice(), day);
    HistoryPoint out;
    out.label = vietnamese_day(day);
    out.day_number = day.number;
    out.overall = overall_of(standing);
    if (standing.reported)
        out.reported = standing.reported->number();
    for (std::size_t axis = 0; axis < competency.axis_count(); ++axis) {
        out.facets.push_back(estimate_of(standing.facets[axis], competency.scoring));
        out.practice.push_back(estimate_of(practice.facets[axis], competency.scoring));
    }
    return out;
}

} // namespace

Result<MemberRecords> member_records(State& state, const Uuid& person) {
    if (!state.store)
        return fail(ErrorKind::refused, state.texts.get("error.not_open"));
    auto row = state.store->person(person);
    if (!row)
        return tl::unexpected<Error>(row.error());
    if (!*row)
        return fail(ErrorKind::not_found, state.texts.get("error.no_person"), person.str());
    auto finished = state.store->finished(person);
    if (!finished)
        return tl::unexpected<Error>(finished.error());
    auto rated = state.store->rated(person);
    if (!rated)
        return tl::unexpected<Error>(rated.error());
    EvidenceBook book(*finished, *rated, state.competency());
    return MemberRecords{std::move(**row), std::move(*finished), std::move(*rated), std::move(book)};
}

StandingBasis basis_on(const State& state, const MemberRecords& records, Day day) {
    return standing_basis(records.finished, records.rated, state.competency(), day);
}

domain::Standing standing_on(const State& state, const MemberRecords& records, Day day) {
    const StandingBasis basis = basis_on(state, records, day);
    return state.estimator->standing(basis.records, day, basis.severities);
}

std::vector<HistoryPoint> member_history(const State& state, const MemberRecords& records) {
    std::vector<HistoryPoint> out;
    for (const Day day : chosen_days(records, state.today()))
        out.push_back(point_on(state, records, day));
    return out;
}

std::vector<MemberAttempt> member_attempts(const State& state, const MemberRecords& records) {
    std::vector<MemberAttempt> out;
    for (auto at = records.finished.rbegin(); at != records.finished.rend() && out.size() < most_attempts;
         ++at) {
        MemberAttempt line;
        line.attempt = at->id;
        line.title = scene_title(state, at->scene);
        line.when = day_in_words(at->day, state.today(), state.texts);
        line.assessment = at->mode == store::Mode::assessment;
        if (at->result.attainment)
            line.score = static_cast<int>(std::lround(*at->result.attainment * 100.0));
        line.critical = !at->result.critical.empty();
        line.csat = at->result.csat;
        out.push_back(std::move(line));
    }
    return out;
}

std::vector<MemberPitfall> member_pitfalls(const State& state, const MemberRecords& records, int& decisions) {
    decisions = 0;
    const auto& pitfalls = state.competency().pitfalls;
    std::vector<int> times(pitfalls.size(), 0);
    for (const store::FinishedAttempt& attempt : records.finished) {
        if (attempt.branch || days_between(attempt.day, state.today()) >= pitfall_days)
            continue;
        decisions += attempt.result.decisions;
        for (const std::string& id : attempt.result.pitfalls)
            if (const auto pitfall = state.competency().pitfall_index(id))
                ++times[*pitfall];
    }
    std::vector<MemberPitfall> out;
    if (decisions < domain::least_decisions)
        return out;
    for (std::size_t p = 0; p < pitfalls.size(); ++p)
        if (times[p] > 0)
            out.push_back({state.texts.of(pitfalls[p].name), per_decisions * times[p] / decisions, times[p]});
    std::ranges::stable_sort(out, std::ranges::greater{}, &MemberPitfall::times);
    return out;
}

bool may_lead(const State& state) {
    return !state.host && may(state.model.me.role, Matter::team_standings);
}

Status require_own_attempt(const State& state, const Uuid& attempt) {
    const auto& debrief = state.model.debrief;
    if (debrief && debrief->attempt == attempt && !debrief->of.empty())
        return fail(ErrorKind::refused, state.texts.get("member.error.read_only"));
    return {};
}

Result<store::PersonRow> staff_member(State& state, const Uuid& person) {
    auto row =
        state.store ? state.store->person(person) : Result<std::optional<store::PersonRow>>(std::nullopt);
    if (!row)
        return tl::unexpected<Error>(row.error());
    if (!*row)
        return fail(ErrorKind::not_found, state.texts.get("error.no_person"), person.str());
    if ((*row)->profile.role == store::Role::candidate)
        return fail(ErrorKind::refused, state.texts.get("member.error.candidate"));
    return std::move(**row);
}

std::string scene_title(const State& state, const std::string& scene) {
    const domain::Scenario* found = state.library.head(scene);
    return found != nullptr ? state.texts.of(found->title) : scene;
}

std::string typed_text(std::string_view typed) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto from = typed.find_first_not_of(blanks);
    if (from == std::string_view::npos)
        return {};
    return text::nfc(typed.substr(from, typed.find_last_not_of(blanks) - from + 1));
}

Status show_again(State& state) {
    return show_team_page(state, state.model.page);
}

} // namespace mq::app
