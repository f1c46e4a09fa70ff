#pragma once

#include "store/interview_json.h"

/// The bodies of the journal rows in law_events.h; event_json.h is what the rest of the store uses.
namespace mq::store {

[[nodiscard]] nlohmann::json json_of(const AccessLogged& e);
[[nodiscard]] nlohmann::json json_of(const RequestMade& e);
[[nodiscard]] nlohmann::json json_of(const RequestAnswered& e);
[[nodiscard]] nlohmann::json json_of(const RequestCarriedOut& e);
[[nodiscard]] nlohmann::json json_of(const GroupNoted& e);
[[nodiscard]] nlohmann::json json_of(const InterviewEvidenced& e);
[[nodiscard]] nlohmann::json json_of(const PersonErased& e);
[[nodiscard]] nlohmann::json json_of(const RecordsErased& e);
[[nodiscard]] nlohmann::json json_of(const DataRestored& e);
[[nodiscard]] nlohmann::json json_of(const ClockWentBack& e);

/// By the name of the kind.
[[nodiscard]] std::span<const std::pair<std::string_view, ReadBody>> law_readers();

/// Puts the texts that people wrote into NFC; throws bad_input where they aren't UTF-8 or are too long. Other
/// kinds stay as they are.
void clean_law(Payload& what);

} // namespace mq::store
