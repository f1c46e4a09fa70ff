#include "app/team_row.h"

#include "app/state.h"
#include "app/team_compare.h"
#include "base/text.h"

#include <algorithm>

namespace mq::app {
namespace {

constexpr int week_days = 7;
constexpr int month_days = 30;
constexpr int year_days = 365;

std::string tenure_in_words(const Texts& texts, int days) {
    if (days < week_days)
        return texts.count("team.tenure.days", days);
    if (days < month_days)
        return texts.count("team.tenure.weeks", days / week_days);
    if (days < year_days)
        return texts.count("team.tenure.months", days / month_days);
    return texts.count("team.tenure.years", days / year_days);
}

} // namespace

RowMaker::RowMaker(const State& state, const Directory& directory, const RowFacts& facts)
    : state_(state),
      directory_(directory),
      facts_(facts),
      library_(state.library.heads()),
      steps_(state.texts, state.competency(), library_) {}

HeatRow RowMaker::name_alone(const DirectoryEntry& person) const {
    HeatRow out = named(person);
    out.facets.resize(state_.competency().axis_count());
    out.last_days.resize(state_.competency().axis_count());
    out.next = {NextKind::entry, state_.texts.get("access.to_place"), {}};
    return out;
}

HeatRow RowMaker::row(const DirectoryEntry& person, const KnownSummary* known) {
    HeatRow out = named(person);
    out.stale = known == nullptr || known->stale;
    add_facts(out);
    add_standing(out, known != nullptr ? known->summary : nothing_known());
    return out;
}

HeatRow RowMaker::named(const DirectoryEntry& person) const {
    HeatRow out;
    out.person = person.id;
    out.name = person.name;
    out.initials = text::initials(person.name);
    if (person.joined) {
        out.tenure_days = std::max(0, days_between(*person.joined, state_.today()));
        out.tenure = tenure_in_words(state_.texts, out.tenure_days);
    }
    out.post = person.post;
    if (const store::TeamRow* team = person.team ? directory_.team(*person.team) : nullptr) {
        out.team = team->team.name;
        out.team_id = team->id;
    }
    out.searchable = person.searchable;
    return out;
}

PersonSummary RowMaker::nothing_known() const {
    PersonSummary out;
    out.facets.resize(state_.competency().facets.size());
    return out;
}

void RowMaker::add_facts(HeatRow& out) const {
    if (const auto at = facts_.official.find(out.person); at != facts_.official.end())
        out.official = at->second;
    out.appealed = facts_.appealed.contains(out.person);
    if (const auto at = facts_.late.find(out.person); at != facts_.late.end())
        out.late = at->second;
}

void RowMaker::add_standing(HeatRow& out, const PersonSummary& summary) {
    const auto& [level, axes] = target_of(out.post);
    out.target = level;
    out.overall = estimate_of(summary.overall);
    if (summary.reported != 0)
        out.reported = summary.reported;
    for (std::size_t f = 0; f < state_.competency().axis_count(); ++f) {
        out.facets.push_back(estimate_of(summary.facets[f]));
        const std::int32_t day = summary.facets[f].last_day;
        out.last_days.push_back(day != 0 ? vietnamese_day(Day{day}) : std::string());
    }
    out.next = steps_.of(out.person, summary, axes);
    out.need = need_of(summary, out.next.kind, axes);
}

const std::pair<int, std::vector<int>>& RowMaker::target_of(const std::string& post) {
    const auto at = targets_.find(post);
    if (at != targets_.end())
        return at->second;
    return targets_.emplace(post, std::pair(facts_.targets.level(post), facts_.targets.axes(post)))
        .first->second;
}

} // namespace mq::app
