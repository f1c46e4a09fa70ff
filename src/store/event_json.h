#pragma once

#include "store/events.h"

#include <string>
#include <string_view>

namespace mq::store {

/// The event as it is sealed into the journal: compact JSON, keys in alphabetical order, what is absent left
/// out, so that equal events give equal bytes. Give it cleaned events. Throws Trouble (bad_input: not UTF-8,
/// too long; internal: a result that is no number).
[[nodiscard]] std::string to_body(const Payload& what);

/// The event with the texts that people wrote in NFC. Throws bad_input where they aren't UTF-8 or are too
/// long.
[[nodiscard]] Payload cleaned(const Payload& what);

/// Throws Trouble (damaged) when the body isn't one of that kind.
[[nodiscard]] Payload from_body(std::string_view kind, std::string_view body);

/// The same for a result alone and a profile alone, as the derived tables keep them.
[[nodiscard]] std::string result_body(const AttemptFinished& result);
[[nodiscard]] AttemptFinished result_from(std::string_view body);
[[nodiscard]] std::string profile_body(const Profile& profile);
[[nodiscard]] Profile profile_from(std::string_view body);

[[nodiscard]] std::string answer_body(const std::vector<std::string>& answer);
[[nodiscard]] std::vector<std::string> answer_from(std::string_view body);

/// NFC, and refused with bad_input when it isn't UTF-8 or longer than max_text_bytes.
[[nodiscard]] std::string clean_text(const std::string& text);

} // namespace mq::store
