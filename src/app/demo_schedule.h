#pragma once

#include "app/demo_firm.h"
#include "app/scene_library.h"

#include <cstddef>
#include <cstdint>
#include <vector>

/// What happens in a made-up firm, and when.
namespace mq::app {

struct Happening {
    enum class Kind : std::uint8_t {
        team,      ///< `who`: team
        target,    ///< `what`: 0 all posts, 1 leads
        join,      ///< `who`: person, as everywhere below
        place,     ///< `what`: team
        attempt,   ///< `what`: scene, place in the library
        observe,   ///< by the person's lead
        interview, ///< `what`: 1 where it was signed
        decide,    ///< what became of a candidate
        goal,      ///< `what`: scenes a week
        talk,      ///< with the person's lead; `what`: days until it was closed, 0: not yet
        assign,    ///< `what`: place in Schedule::assignments
        complaint, ///< `who`: its owner, `what`: number in the log
        review,    ///< levels are signed; `what`: 1 for the newest
    };
    std::int64_t at_ms = 0;
    Kind kind = Kind::join;
    std::uint32_t who = 0;
    std::uint32_t what = 0;
    Uuid id; ///< of the attempt, sheet, interview, talk, assignment or complaint
};

struct PlannedAssignment {
    std::size_t team = 0;
    std::vector<std::size_t> scenes;
    Day due;
};

struct Schedule {
    std::vector<Happening> happenings; ///< by time
    std::vector<PlannedAssignment> assignments;
};

/// From `first` to `now`, on which the last day ends early. The same arguments give the same schedule.
[[nodiscard]] Schedule make_schedule(const Firm& firm, const SceneLibrary& library, Day first, Instant now,
                                     int complaints, std::uint64_t seed);

} // namespace mq::app
