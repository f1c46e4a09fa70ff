#pragma once

#include "store/event_json.h"
#include "store/json_parts.h"
#include "store/store.h"

#include <string>
#include <string_view>
#include <vector>

/// What the sealed body of a pack says. Events are in it with their own time and body; whom they are about
/// and who made them follows from the envelope.
namespace mq::store {

struct InvitationBody {
    Uuid person;
    Profile profile; ///< name, role and post
    Event plan;
    std::vector<Event> consents;
    std::vector<Content> contents;
};

struct ResultBody {
    std::vector<Event> answers;
    Event handed_in;
};

[[nodiscard]] std::string to_text(const InvitationBody& body);
[[nodiscard]] std::string to_text(const ResultBody& body);
/// Throw Trouble (damaged).
[[nodiscard]] InvitationBody invitation_from(std::string_view text, const Uuid& interview);
[[nodiscard]] ResultBody result_from(std::string_view text, const Uuid& interview, const Uuid& rater);

} // namespace mq::store
