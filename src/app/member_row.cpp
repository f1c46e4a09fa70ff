#include "app/member.h"

#include "app/assignment.h"
#include "app/state.h"
#include "app/team_row.h"

#include <algorithm>

namespace mq::app {
namespace {

/// Of one person, without looking at everybody else's.
Result<RowFacts> facts_of(State& state, const MemberRecords& records) {
    const Uuid& person = records.person.id;
    RowFacts out;
    const auto signoffs = state.store->signoffs(person);
    if (!signoffs)
        return tl::unexpected<Error>(signoffs.error());
    for (const store::SignoffRow& row : *signoffs) {
        if (row.holds())
            out.official[person] = row.level.level;
        if (row.state == store::SignoffState::appealed)
            out.appealed.insert(person);
    }
    const auto assigned = assignment_lines(state, person, records.finished, false);
    if (!assigned)
        return tl::unexpected<Error>(assigned.error());
    out.late[person] =
        static_cast<int>(std::ranges::count(*assigned, AssignmentStage::late, &AssignmentLine::stage));
    auto targets = post_targets(state);
    if (!targets)
        return tl::unexpected<Error>(targets.error());
    out.targets = std::move(*targets);
    return out;
}

} // namespace

Result<HeatRow> member_row(State& state, const MemberRecords& records) {
    const auto everybody = directory(state);
    if (!everybody)
        return tl::unexpected<Error>(everybody.error());
    const DirectoryEntry* person = (*everybody)->find(records.person.id);
    if (person == nullptr)
        return fail(ErrorKind::not_found, state.texts.get("error.no_person"), records.person.id.str());
    const auto facts = facts_of(state, records);
    if (!facts)
        return tl::unexpected<Error>(facts.error());
    const KnownSummary known{summarise(records.finished, records.rated, *state.estimator, state.today()),
                             state.today(), false};
    return RowMaker(state, **everybody, *facts).row(*person, &known);
}

} // namespace mq::app
