#pragma once

#include "store/events.h"

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string_view>
#include <utility>

/// The bodies of the journal rows in interview_events.h; event_json.h is what the rest of the store uses.
namespace mq::store {

[[nodiscard]] nlohmann::json json_of(const ConsentRecorded& e);
[[nodiscard]] nlohmann::json json_of(const InterviewPlanned& e);
[[nodiscard]] nlohmann::json json_of(const AnswerRated& e);
[[nodiscard]] nlohmann::json json_of(const RatingsHandedIn& e);
[[nodiscard]] nlohmann::json json_of(const PanelMemberLeft& e);
[[nodiscard]] nlohmann::json json_of(const CellSettled& e);
[[nodiscard]] nlohmann::json json_of(const InterviewClosed& e);
[[nodiscard]] nlohmann::json json_of(const InterviewCancelled& e);
[[nodiscard]] nlohmann::json json_of(const CandidateDecided& e);
[[nodiscard]] nlohmann::json json_of(const ObservationRecorded& e);
[[nodiscard]] nlohmann::json json_of(const BenchmarkRated& e);
[[nodiscard]] nlohmann::json json_of(const PackTaken& e);
[[nodiscard]] nlohmann::json json_of(const SessionPlanned& e);

using ReadBody = Payload (*)(const nlohmann::json&);
/// By the name of the kind.
[[nodiscard]] std::span<const std::pair<std::string_view, ReadBody>> interview_readers();

/// Puts the texts that people wrote into NFC; throws bad_input where they aren't UTF-8 or are too long. Other
/// kinds stay as they are.
void clean_interview(Payload& what);

} // namespace mq::store
