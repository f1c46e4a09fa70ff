#pragma once

#include "base/clock.h"
#include "base/hash.h"
#include "base/ids.h"
#include "store/team_events.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What the store says about teams, targets, signed levels, assignments, coaching, complaints, and what is
/// kept of everybody's standing so that a list of thousands opens at once.
namespace mq::store {

struct TeamRow {
    Uuid id;
    TeamDefined team;
    Instant at; ///< of the newest change
};

struct PlacedRow {
    Uuid person;
    PersonPlaced placed;
    Instant at; ///< since when in that team
};

struct TargetRow {
    TargetSet target;
    Instant at;
};

enum class SignoffState : std::uint8_t { official, appealed, upheld, withdrawn, replaced };

struct SignoffRow {
    Uuid id;
    Uuid person;
    LevelSigned level;
    Instant at;
    std::optional<Uuid> signer;
    SignoffState state = SignoffState::official;
    std::string appeal; ///< the person's word
    std::optional<Instant> appealed_at;
    std::optional<AppealAnswered> answer;
    std::optional<Instant> answered_at;
    /// The level holds: signed, not withdrawn, and no newer one has taken its place. One under appeal holds
    /// no longer until it is answered.
    [[nodiscard]] bool holds() const {
        return state == SignoffState::official || state == SignoffState::upheld;
    }
};

struct AssignmentRow {
    Uuid id;
    WorkAssigned work;
    Instant at;
    std::optional<Uuid> giver;
    std::optional<Instant> withdrawn;
    std::string withdrawn_word;
};

struct CoachingRow {
    Uuid id;
    Uuid person;
    CoachingNoted note; ///< the latest
    Instant begun;
    Instant at; ///< of the latest
};

struct ComplaintRow {
    Uuid id;
    ComplaintLogged entry; ///< the latest
    Instant made;
    Instant at;
    int versions = 1;
};

struct ComplaintFilter {
    std::optional<std::int64_t> received_from_ms; ///< inclusive
    std::optional<std::int64_t> received_to_ms;   ///< exclusive
    std::optional<bool> open;
    std::string cause; ///< id; empty: all
};

/// What is kept of a person's newest standing. The store doesn't know what its bytes say.
struct SummaryRow {
    Uuid person;
    ContentHash competency_content;
    Day day;                   ///< as of
    std::int64_t position = 0; ///< newest journal row of that person which it rests on; practice included
    std::string bytes;
    friend bool operator==(const SummaryRow&, const SummaryRow&) = default;
};

/// What is kept of a group on one day: of a team, or of the whole firm (nil).
struct GroupRow {
    Uuid team; ///< nil: everybody
    Day day;
    ContentHash competency_content;
    std::string bytes;
    friend bool operator==(const GroupRow&, const GroupRow&) = default;
};

} // namespace mq::store
