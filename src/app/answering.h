#pragma once

#include "app/commands.h"
#include "app/live_attempt.h"
#include "app/state.h"

namespace mq::app {

/// What a command answers with, as the engine and the journal want it.
struct MadeAnswer {
    domain::Answer answer;
    std::vector<store::CodedAct> reading; ///< of a typed reply
};

/// The most a person may type as one reply, in bytes: far beyond what anybody says in one turn.
inline constexpr std::size_t most_typed_bytes = std::size_t{16} * 1024;

/// A typed reply to what the customer said, read into acts. `reply` is clean NFC.
[[nodiscard]] MadeAnswer read_reply(const domain::ReplyCoder& coder, const domain::Node& node,
                                    std::string reply, std::string_view customer);

/// Puts an answer together at the moment the attempt stands at: picks sorted, texts cleaned (NFC, no control
/// characters, trimmed), a typed reply read into acts. Refused when a reply is empty or too long.
[[nodiscard]] Result<MadeAnswer> answer_from(const State& state, const LiveAttempt& attempt,
                                             const Choose& command);

} // namespace mq::app
