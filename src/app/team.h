#pragma once

#include "app/model.h"
#include "base/error.h"

#include <optional>
#include <string>
#include <vector>

/// What a lead's pages are worked out by. All read the database; none works a standing of thousands out: they
/// take what is kept (summary.h), and begin work aside for what is stale.
namespace mq::app {

struct State;

[[nodiscard]] Result<TeamPage> team_model(State& state);
[[nodiscard]] Result<Insights> insights_model(State& state);
/// Of `state.model.member.person`.
[[nodiscard]] Result<MemberPage> member_model(State& state);
[[nodiscard]] Result<Targets> targets_model(State& state);
[[nodiscard]] Result<Assignments> assignments_model(State& state);
[[nodiscard]] Result<Complaints> complaints_model(State& state);

/// What a person has to play, the most urgent first; for their home. `all`: ended ones too.
[[nodiscard]] Result<std::vector<AssignmentLine>> assignments_of(State& state, const Uuid& person, bool all);

/// Works a page of a lead out that stands on its own.
[[nodiscard]] Status show_team_page(State& state, Page page);

} // namespace mq::app
