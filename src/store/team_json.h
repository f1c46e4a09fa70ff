#pragma once

#include "store/interview_json.h"

/// The bodies of the journal rows in team_events.h; event_json.h is what the rest of the store uses.
namespace mq::store {

[[nodiscard]] nlohmann::json json_of(const TeamDefined& e);
[[nodiscard]] nlohmann::json json_of(const PersonPlaced& e);
[[nodiscard]] nlohmann::json json_of(const TargetSet& e);
[[nodiscard]] nlohmann::json json_of(const LevelSigned& e);
[[nodiscard]] nlohmann::json json_of(const SignoffAppealed& e);
[[nodiscard]] nlohmann::json json_of(const AppealAnswered& e);
[[nodiscard]] nlohmann::json json_of(const WorkAssigned& e);
[[nodiscard]] nlohmann::json json_of(const AssignmentWithdrawn& e);
[[nodiscard]] nlohmann::json json_of(const WeeklyGoalSet& e);
[[nodiscard]] nlohmann::json json_of(const CoachingNoted& e);
[[nodiscard]] nlohmann::json json_of(const ComplaintLogged& e);

/// By the name of the kind.
[[nodiscard]] std::span<const std::pair<std::string_view, ReadBody>> team_readers();

/// Puts the texts that people wrote into NFC; throws bad_input where they aren't UTF-8 or are too long. Other
/// kinds stay as they are.
void clean_team(Payload& what);

} // namespace mq::store
