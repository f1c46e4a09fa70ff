#pragma once

#include "base/hash.h"
#include "base/ids.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// Journal rows of what a team lead does: teams, targets, signed levels, assignments, coaching talks, and the
/// log of real complaints. Their event's `attempt` is the team, sign-off, assignment, talk or complaint they
/// belong to; `person` is whom it is about (nil where it is about nobody alone), `actor` who did it. All of
/// them are sealed like evidence (Purpose::evidence).
namespace mq::store {

/// A team as it is from now on: the newest row of a team is what holds. `attempt`: the team; `person`: nil.
struct TeamDefined {
    std::string name;
    std::optional<Uuid> parent; ///< the team it is part of; never one of its own parts
    std::optional<Uuid> lead;   ///< person
    int aim_level = 0;          ///< 1..5: `aim_people` should stand there or above this quarter; 0: no aim
    int aim_people = 0;
    bool closed = false; ///< no longer shown; only where it has neither people nor parts
    friend bool operator==(const TeamDefined&, const TeamDefined&) = default;
};

/// Where somebody works from now on, and since when with the firm.
struct PersonPlaced {
    std::optional<Uuid> team;      ///< nothing: in no team
    std::optional<int> joined_day; ///< days since 1970-01-01; nothing: unknown
    friend bool operator==(const PersonPlaced&, const PersonPlaced&) = default;
};

/// Which level a post asks for. The newest row of a post holds; posts are compared folded. `person`,
/// `attempt`: nil.
struct TargetSet {
    std::string post;                    ///< empty: everybody whose post has none of its own
    int level = 0;                       ///< overall, 1..5; 0: none
    std::map<std::string, int> facets{}; ///< by facet id, 1..5; left out: as `level`
    friend bool operator==(const TargetSet&, const TargetSet&) = default;
};

/// Somebody with the right to signs a level: it is official from now on. `attempt`: the sign-off.
struct LevelSigned {
    int level = 1;                  ///< 1..5, the official one
    std::optional<int> reported;    ///< what the evidence said that day; nothing: not enough of it
    std::string scoring_version;    ///< with which it was worked out
    ContentHash competency_content; ///< frozen text with the parameters
    int day = 0;                    ///< of the standing, days since 1970-01-01
    std::int64_t position = 0;      ///< journal row of the newest evidence it rests on; 0: none
    std::string word;               ///< why; asked for where `level` isn't `reported`
    std::string signer_name;        ///< as it was that day
    friend bool operator==(const LevelSigned&, const LevelSigned&) = default;
};

/// The person doesn't agree: the sign-off is open again until it is answered. `attempt`: the sign-off.
struct SignoffAppealed {
    std::string word;
    friend bool operator==(const SignoffAppealed&, const SignoffAppealed&) = default;
};

/// `attempt`: the sign-off.
struct AppealAnswered {
    bool upheld = true; ///< the level stays; false: it is withdrawn and may be signed anew
    std::string word;
    std::string answerer_name;
    friend bool operator==(const AppealAnswered&, const AppealAnswered&) = default;
};

/// Scenes for people to play. `attempt`: the assignment; `person`: nil.
struct WorkAssigned {
    std::vector<Uuid> people;        ///< at least one, each once
    std::optional<Uuid> team;        ///< it was given to a team: its people of that day stand in `people`
    std::vector<std::string> scenes; ///< ids, at least one, each once
    int due_day = 0;                 ///< days since 1970-01-01
    double least = 0.0;              ///< attainment to be reached in each, 0..1
    std::string word;                ///< may be empty
    std::string giver_name;
    friend bool operator==(const WorkAssigned&, const WorkAssigned&) = default;
};

/// `attempt`: the assignment.
struct AssignmentWithdrawn {
    std::string word;
    friend bool operator==(const AssignmentWithdrawn&, const AssignmentWithdrawn&) = default;
};

/// How many scenes a week (Monday to Sunday) the person means to finish.
struct WeeklyGoalSet {
    int scenes = 0; ///< 0..50; 0: no goal
    friend bool operator==(const WeeklyGoalSet&, const WeeklyGoalSet&) = default;
};

/// A coaching talk as it stands from now on (plan, do, check, act). `attempt`: the talk; the newest row
/// holds.
struct CoachingNoted {
    int day = 0;       ///< of the talk, days since 1970-01-01
    std::string facet; ///< id it is about; empty: in general
    std::string plan;  ///< what was agreed
    std::string done;  ///< what was done
    std::string check; ///< what came of it
    std::string act;   ///< what stays, what changes
    std::optional<int> next_day;
    bool closed = false;
    std::string coach_name;
    friend bool operator==(const CoachingNoted&, const CoachingNoted&) = default;
};

/// A real complaint as the log has it from now on (sổ theo dõi khiếu nại). `attempt`: the complaint; the
/// newest row holds; `person`: nil.
struct ComplaintLogged {
    struct Step {
        std::optional<std::int64_t> at_ms; ///< when it was done, UTC; nothing: not yet
        std::string note;
        friend bool operator==(const Step&, const Step&) = default;
    };
    std::string number;        ///< the firm's own; unique in the log, so that an import can be repeated
    std::string customer;      ///< name; empty: anonymous
    std::string contact;       ///< may be empty
    std::string channel;       ///< phone, counter, email, chat, social
    std::string cause;         ///< id of a cause family of the competency; empty: not known yet
    std::string cause_detail;  ///< in a few words; what the Pareto picture can count beside the families
    std::string what;          ///< what happened, in the customer's view
    std::string wish;          ///< id of a wish of the competency; empty: not asked yet
    std::optional<Uuid> owner; ///< who handles it, where that is somebody in this database
    std::string owner_name;    ///< else, or as it was then
    int severity = 1;          ///< 1 light … 3 grave
    std::int64_t received_ms = 0;
    std::array<Step, 6> steps{};           ///< of the complaint process, in its order
    std::optional<std::int64_t> closed_ms; ///< nothing: open
    std::string outcome;
    std::optional<int> satisfaction; ///< 1..5 as the customer said
    friend bool operator==(const ComplaintLogged&, const ComplaintLogged&) = default;
};

} // namespace mq::store
