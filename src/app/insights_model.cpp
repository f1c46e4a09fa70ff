#include "app/handlers.h"
#include "app/insights_history.h"
#include "app/insights_lines.h"
#include "app/insights_pitfalls.h"
#include "app/team.h"
#include "app/team_memory.h"

#include <algorithm>

namespace mq::app {
namespace {

GroupMonth month_of(Day day, const GroupSummary& group) {
    GroupMonth out;
    out.label = vietnamese_day(day).substr(3); // 31/03/2026
    out.day_number = day.number;
    for (std::size_t l = 0; l < out.counts.size(); ++l)
        out.counts[l] = group.counts[l];
    for (const GroupSummary::Facet& facet : group.facets) {
        out.means.push_back(static_cast<double>(facet.mean));
        out.lows.push_back(static_cast<double>(facet.low));
        out.highs.push_back(static_cast<double>(facet.high));
        out.people.push_back(facet.people);
    }
    return out;
}

bool says_anything(const GroupMonth& month) {
    return std::ranges::any_of(month.people, [](int people) { return people > 0; });
}

/// The group that was shown; at first the one of the team's page, or the one the person leads.
Uuid group_shown(const State& state, const std::vector<TeamNode>& teams) {
    const Model& model = state.model;
    const auto by_id = [&](const Uuid& id) { return std::ranges::find(teams, id, &TeamNode::id); };
    const auto found = model.insights.revision != 0 ? by_id(model.insights.shown)
                       : model.team.revision != 0
                           ? by_id(model.team.shown)
                           : std::ranges::find(teams, std::optional(model.me.id), &TeamNode::lead_id);
    return found == teams.end() ? Uuid{} : found->id;
}

void add_names(const State& state, Insights& page) {
    const domain::Competency& competency = state.competency();
    for (std::size_t f = 0; f < competency.axis_count(); ++f)
        page.facet_names.push_back(state.texts.of(competency.facets[f].name));
    for (std::size_t l = 0; l < page.level_names.size(); ++l)
        page.level_names[l] = state.texts.of(competency.levels[l].name);
    page.title = std::ranges::find(page.teams, page.shown, &TeamNode::id)->name;
}

/// Months before anybody had evidence aren't shown.
Status add_months(State& state, const std::vector<PersonSummary>& today, Insights& page) {
    const auto history = group_history(state, page.shown);
    if (!history)
        return tl::unexpected<Error>(history.error());
    page.working = history->working;
    for (const auto& [day, group] : history->days)
        if (GroupMonth month = month_of(day, group); !page.months.empty() || says_anything(month))
            page.months.push_back(std::move(month));
    page.months.push_back(month_of(state.today(), group_of(today, state.competency().axis_count())));
    return {};
}

void add_point(const DirectoryEntry& person, const PersonSummary& summary, Insights& page) {
    if (!summary.known_90 || summary.overall.weight <= 0.0F)
        return;
    page.points.push_back({person.id, person.name, summary.practice_90,
                           static_cast<double>(summary.overall.mean) - static_cast<double>(summary.mean_90)});
}

Status add_people(State& state, Insights& page) {
    const auto known = directory(state);
    if (!known)
        return tl::unexpected<Error>(known.error());
    const auto staff = (*known)->staff_of(page.shown);
    page.people = static_cast<int>(staff.size());
    std::vector<Uuid> people;
    for (const DirectoryEntry* person : staff)
        people.push_back(person->id);
    Summaries summaries;
    if (!people.empty()) {
        auto read = summaries_of(state, page.shown.is_nil() ? std::span<const Uuid>() : people);
        if (!read)
            return tl::unexpected<Error>(read.error());
        summaries = std::move(*read);
    }
    std::vector<PersonSummary> today;
    for (const DirectoryEntry* person : staff) {
        const auto at = summaries.find(person->id);
        today.push_back(at == summaries.end() ? PersonSummary{} : at->second.summary);
        add_point(*person, today.back(), page);
    }
    if (Status done = add_months(state, today, page); !done)
        return done;
    return add_pitfalls(state, people, page);
}

} // namespace

Result<Insights> insights_model(State& state) {
    if (Status done = require_lead(state); !done)
        return tl::unexpected<Error>(done.error());
    if (state.model.page != Page::insights)
        forget_insights(state);
    auto teams = team_nodes(state);
    if (!teams)
        return tl::unexpected<Error>(teams.error());
    Insights page;
    page.shown = group_shown(state, *teams);
    page.teams = std::move(*teams);
    add_names(state, page);
    if (Status done = add_people(state, page); !done)
        return tl::unexpected<Error>(done.error());
    page.distribution_line = distribution_line(page, state.texts);
    page.trend_line = trend_line(page, state.texts);
    page.pitfall_line = pitfall_line(page, state.texts);
    page.practice_line = practice_line(page, state.texts);
    return page;
}

} // namespace mq::app
