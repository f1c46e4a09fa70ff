#include "app/member.h"

#include "app/assignment.h"
#include "app/person_standing.h"
#include "app/state.h"
#include "app/targets.h"
#include "base/text.h"

#include <algorithm>

namespace mq::app {
namespace {

void add_place(const State& state, const DirectoryEntry& person, const Directory& everybody, HeatRow& out) {
    out.person = person.id;
    out.name = person.name;
    out.initials = text::initials(person.name);
    out.post = person.post;
    out.searchable = person.searchable;
    if (person.joined)
        out.tenure_days = std::max(0, days_between(*person.joined, state.today()));
    if (const store::TeamRow* team = person.team ? everybody.team(*person.team) : nullptr) {
        out.team = team->team.name;
        out.team_id = team->id;
    }
}

void add_standing(const State& state, const MemberRecords& records, HeatRow& out) {
    const domain::Standing standing = standing_on(state, records, state.today());
    out.overall = overall_of(standing);
    if (standing.reported)
        out.reported = standing.reported->number();
    for (std::size_t axis = 0; axis < state.competency().axis_count(); ++axis)
        out.facets.push_back(estimate_of(standing.facets[axis], state.competency().scoring));
}

} // namespace

Result<HeatRow> member_row(State& state, const MemberRecords& records) {
    const auto everybody = directory(state);
    if (!everybody)
        return tl::unexpected<Error>(everybody.error());
    HeatRow out;
    if (const DirectoryEntry* person = (*everybody)->find(records.person.id))
        add_place(state, *person, **everybody, out);
    add_standing(state, records, out);
    const auto targets = post_targets(state);
    if (!targets)
        return tl::unexpected<Error>(targets.error());
    out.target = targets->level(out.post);
    return out;
}

} // namespace mq::app
