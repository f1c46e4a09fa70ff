#include "app/assignment.h"
#include "app/handlers.h"
#include "app/member.h"
#include "app/targets.h"
#include "app/team.h"
#include "app/team_compare.h"
#include "app/team_memory.h"
#include "app/team_next.h"
#include "app/team_row.h"
#include "base/text.h"

#include <fmt/format.h>
#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

namespace mq::app {
namespace {

constexpr std::size_t fewest_for_weakest = 3;
constexpr std::size_t most_names = 3;
constexpr std::size_t coached_share = 5; ///< at most one in five is coached in a week

/// Of a team one person after the other; of the whole firm all that hold or are under appeal, in one go.
Result<std::vector<store::SignoffRow>> signoffs_of(State& state, std::span<const Uuid> people) {
    constexpr std::size_t few_people = 200;
    if (people.empty() || people.size() > few_people)
        return state.store->standing_signoffs();
    std::vector<store::SignoffRow> out;
    for (const Uuid& person : people) {
        auto rows = state.store->signoffs(person);
        if (!rows)
            return tl::unexpected<Error>(rows.error());
        std::ranges::move(*rows, std::back_inserter(out));
    }
    return out;
}

Result<RowFacts> row_facts(State& state, std::span<const Uuid> people) {
    RowFacts out;
    const auto signoffs = signoffs_of(state, people);
    if (!signoffs)
        return tl::unexpected<Error>(signoffs.error());
    for (const store::SignoffRow& row : *signoffs) {
        if (row.holds())
            out.official[row.person] = row.level.level;
        else if (row.state == store::SignoffState::appealed)
            out.appealed.insert(row.person);
    }
    auto late = late_assignments(state, people);
    if (!late)
        return tl::unexpected<Error>(late.error());
    out.late = std::move(*late);
    auto targets = post_targets(state);
    if (!targets)
        return tl::unexpected<Error>(targets.error());
    out.targets = std::move(*targets);
    return out;
}

std::vector<std::size_t> of_kind(const TeamPage& page, NextKind kind) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < page.rows.size(); ++i)
        if (page.rows[i].next.kind == kind)
            out.push_back(i);
    return out;
}

/// At most a fifth of the group, those first who need it most; but everybody at level 1.
void choose_whom_to_coach(TeamPage& page) {
    std::vector<std::size_t> wanted = of_kind(page, NextKind::coach);
    std::ranges::stable_sort(wanted, [&](std::size_t a, std::size_t b) {
        const auto order = [&](std::size_t i) {
            return std::pair(page.rows[i].reported != 1, -page.rows[i].need);
        };
        return order(a) < order(b);
    });
    const auto lowest = static_cast<std::size_t>(
        std::ranges::count_if(wanted, [&](std::size_t i) { return page.rows[i].reported == 1; }));
    const std::size_t most = std::max({lowest, page.rows.size() / coached_share, std::size_t{1}});
    wanted.resize(std::min(wanted.size(), most));
    for (const std::size_t i : wanted)
        page.rows[i].coach = true;
    page.coach_count = static_cast<int>(wanted.size());
}

/// Who can share sits beside somebody of the same team who is to be coached, one each.
void pair_those_who_share(TeamPage& page, const NextSteps& steps) {
    std::map<Uuid, std::vector<std::string>> waiting; // of a team, by need
    std::vector<std::size_t> coached = of_kind(page, NextKind::coach);
    std::ranges::stable_sort(coached, {}, [&](std::size_t i) { return page.rows[i].need; });
    for (const std::size_t i : coached)
        if (page.rows[i].coach)
            waiting[page.rows[i].team_id].push_back(short_name(page.rows[i].name));
    for (const std::size_t i : of_kind(page, NextKind::share)) {
        auto& names = waiting[page.rows[i].team_id];
        if (names.empty())
            continue;
        page.rows[i].next = steps.share(page.rows[i].reported.value_or(0), names.back());
        names.pop_back();
    }
}

void add_coach_line(const State& state, TeamPage& page) {
    std::vector<const HeatRow*> coached;
    for (const HeatRow& row : page.rows)
        if (row.coach)
            coached.push_back(&row);
    std::ranges::stable_sort(coached, std::ranges::greater{}, &HeatRow::need);
    for (std::size_t i = 0; i < std::min(coached.size(), most_names); ++i)
        page.coach_line += (i == 0 ? "" : ", ") + short_name(coached[i]->name);
    if (coached.size() > most_names)
        page.coach_line = state.texts.format(
            "team.and_others", fmt::arg("names", page.coach_line),
            fmt::arg("n", grouped(state.texts, static_cast<long long>(coached.size() - most_names))));
}

void add_weakest(const State& state, TeamPage& page) {
    const std::size_t fewest = std::min(fewest_for_weakest, page.rows.size());
    double lowest = 0.0;
    std::size_t on = 0;
    for (std::size_t f = 0; f < page.facet_ids.size(); ++f) {
        double sum = 0.0;
        std::size_t people = 0;
        for (const HeatRow& row : page.rows)
            if (!row.facets[f].none()) {
                sum += row.facets[f].mean;
                ++people;
            }
        if (people == 0 || people < fewest)
            continue;
        const double mean = sum / static_cast<double>(people);
        if (on != 0 && mean >= lowest)
            continue;
        lowest = mean;
        on = people;
        page.weakest_facet = f;
    }
    if (on == 0)
        return;
    page.weakest = page.facet_names[page.weakest_facet];
    page.weakest_line = state.texts.format("team.weakest_line", fmt::arg("mean", state.texts.number(lowest)),
                                           fmt::arg("n", grouped(state.texts, static_cast<long long>(on))));
}

void add_aim(const State& state, TeamPage& page) {
    const auto node = std::ranges::find(page.teams, page.shown, &TeamNode::id);
    if (node == page.teams.end() || node->aim_level == 0 || node->aim_people == 0)
        return;
    int there = 0;
    for (int level = node->aim_level; level <= domain::level_count; ++level)
        there += page.counts[static_cast<std::size_t>(level)];
    page.aim_line =
        state.texts.format("team.aim", fmt::arg("n", node->aim_people),
                           fmt::arg("level", page.level_names[static_cast<std::size_t>(node->aim_level - 1)]),
                           fmt::arg("have", there));
}

/// The group that was shown; at first the one the person leads; the whole firm where that is gone.
Uuid group_shown(const State& state, const std::vector<TeamNode>& teams) {
    const TeamPage& before = state.model.team;
    const auto found = before.revision == 0
                           ? std::ranges::find(teams, std::optional(state.model.me.id), &TeamNode::lead_id)
                           : std::ranges::find(teams, before.shown, &TeamNode::id);
    return found == teams.end() ? Uuid{} : found->id;
}

void add_names(const State& state, TeamPage& page) {
    const domain::Competency& competency = state.competency();
    for (std::size_t f = 0; f < competency.axis_count(); ++f) {
        page.facet_ids.push_back(competency.facets[f].id);
        page.facet_names.push_back(state.texts.of(competency.facets[f].name));
    }
    for (std::size_t l = 0; l < page.level_names.size(); ++l)
        page.level_names[l] = state.texts.of(competency.levels[l].name);
    page.title = std::ranges::find(page.teams, page.shown, &TeamNode::id)->name;
    page.today = iso_day(state.today());
    page.may_edit = !state.model.read_only;
}

void sum_up(const State& state, TeamPage& page) {
    std::set<std::string> posts;
    for (const HeatRow& row : page.rows) {
        ++page.counts[static_cast<std::size_t>(row.reported.value_or(0))];
        page.stale += row.stale ? 1 : 0;
        if (!row.post.empty())
            posts.insert(row.post);
    }
    page.posts.assign(posts.begin(), posts.end());
    page.as_of =
        page.stale == 0 ? state.texts.get("team.as_of") : state.texts.count("team.as_of_earlier", page.stale);
    add_weakest(state, page);
    add_aim(state, page);
    add_coach_line(state, page);
}

Status add_rows(State& state, TeamPage& page) {
    const auto known = directory(state);
    if (!known)
        return tl::unexpected<Error>(known.error());
    const auto staff = (*known)->staff_of(page.shown, Sight::name);
    if (staff.empty())
        return {};
    std::vector<Uuid> people; // nobody named: everybody's, read in one go
    if (!page.shown.is_nil() || staff.size() <= most_for_late)
        for (const DirectoryEntry* person : staff)
            if (person->sight == Sight::all)
                people.push_back(person->id);
    const bool nobodys =
        std::ranges::none_of(staff, [](const DirectoryEntry* person) { return person->sight == Sight::all; });
    const auto summaries = nobodys ? Result<Summaries>(tl::in_place) : summaries_of(state, people);
    if (!summaries)
        return tl::unexpected<Error>(summaries.error());
    const auto facts = nobodys ? Result<RowFacts>(tl::in_place) : row_facts(state, people);
    if (!facts)
        return tl::unexpected<Error>(facts.error());
    RowMaker maker(state, **known, *facts);
    page.rows.reserve(staff.size());
    for (const DirectoryEntry* person : staff) {
        if (person->sight != Sight::all) {
            page.rows.push_back(maker.name_alone(*person));
            continue;
        }
        const auto at = summaries->find(person->id);
        page.rows.push_back(maker.row(*person, at == summaries->end() ? nullptr : &at->second));
    }
    choose_whom_to_coach(page);
    pair_those_who_share(page, maker.steps());
    return add_comparison(state, page);
}

} // namespace

Estimate estimate_of(const FacetSummary& summary) {
    Estimate out;
    out.mean = static_cast<double>(summary.mean);
    out.low = static_cast<double>(summary.low);
    out.high = static_cast<double>(summary.high);
    out.weight = static_cast<double>(summary.weight);
    out.stimuli = summary.stimuli;
    out.level = summary.level;
    return out;
}

Result<TeamPage> team_model(State& state) {
    if (Status done = require_lead(state); !done)
        return tl::unexpected<Error>(done.error());
    if (state.model.page != Page::team)
        team_memory(state).refresh_begun = false;
    auto teams = team_nodes(state);
    if (!teams)
        return tl::unexpected<Error>(teams.error());
    TeamPage page;
    page.shown = group_shown(state, *teams);
    page.teams = std::move(*teams);
    add_names(state, page);
    if (Status done = add_rows(state, page); !done)
        return tl::unexpected<Error>(done.error());
    sum_up(state, page);
    return page;
}

} // namespace mq::app
