#pragma once

#include "base/clock.h"
#include "base/hash.h"
#include "base/ids.h"
#include "domain/scenario.h"
#include "store/interview_events.h"
#include "store/law_events.h"
#include "store/team_events.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

/// What the journal can say. Each struct is one kind of row; the journal is the truth and everything else
/// (attempt, decision, person) is derived from it. A field added later is optional and raises
/// `event_version`.
namespace mq::store {

inline constexpr int event_version = 4; ///< `v` in the stored body
/// Longest free text (a reflection, a name …) that is kept, in bytes of UTF-8. Longer is refused with
/// bad_input.
inline constexpr std::size_t max_text_bytes = 1U << 20U;

enum class Mode { practice, assessment };
enum class Role { trainee, hr, lead, admin, candidate };
enum class HintLevel { light, full };

/// What forms of address need to know about the trainee.
struct SpokenAs {
    int age = 0; ///< years
    domain::Gender gender = domain::Gender::female;
    domain::Region region = domain::Region::north;
    friend bool operator==(const SpokenAs&, const SpokenAs&) = default;
};

/// Who somebody is. The texts in it go through the vault.
struct Profile {
    std::string name; ///< put into NFC when it is written
    Role role = Role::trainee;
    std::optional<int> birth_year;
    std::optional<domain::Gender> gender;
    std::optional<domain::Region> region;
    bool address_asked = false; ///< the question for forms of address was answered or skipped
    std::string post;           ///< what they work as or apply for; may be empty
    std::string contact;        ///< phone or mail; may be empty
    std::optional<int> left_day{}; ///< last day of the contract, days since 1970-01-01; nothing: not known to end
    friend bool operator==(const Profile&, const Profile&) = default;
};

struct PersonAdded {
    Profile profile;
    friend bool operator==(const PersonAdded&, const PersonAdded&) = default;
};

struct ProfileChanged {
    Profile profile; ///< the whole profile as it is from now on
    friend bool operator==(const ProfileChanged&, const ProfileChanged&) = default;
};

/// Where another attempt was left for "try again from here": its decisions before `decision` are taken over.
struct BranchPoint {
    Uuid attempt;
    int decision = 0; ///< index from 0
    friend bool operator==(const BranchPoint&, const BranchPoint&) = default;
};

/// Opens an attempt and freezes what it is played and judged with.
struct AttemptStarted {
    std::string scene; ///< id
    int revision = 1;
    ContentHash content;            ///< of the scene's NFC text, kept in `content`
    ContentHash competency_content; ///< of the competency file's NFC text, kept in `content`
    std::string competency_version;
    std::string scoring_version;
    Mode mode = Mode::practice;
    int difficulty = 1;              ///< 1..5
    std::uint64_t shuffle_seed = 0;  ///< of the order of the options; 0: as written
    std::optional<SpokenAs> trainee; ///< forms of address of this attempt; nothing: asked and skipped
    std::optional<BranchPoint> branch;
    friend bool operator==(const AttemptStarted&, const AttemptStarted&) = default;
};

/// An act that was found in a typed reply, as it was coded at the time.
struct CodedAct {
    std::string act;                        ///< id
    double confidence = 0.0;                ///< 0..1
    std::vector<std::pair<int, int>> words; ///< code points [begin, end) of the reply
    friend bool operator==(const CodedAct&, const CodedAct&) = default;
};

/// One thing done in a scene. `entries` are a person's own words: they stay in the journal's body and in no
/// clear column.
struct Decision {
    int index = 0;    ///< from 0, along the current line of the attempt
    std::string node; ///< id
    std::vector<std::string>
        answer; ///< option id, ids of the picked items in their order, `cut_in` or `late`
    std::vector<std::string> entries; ///< of a log one a field, of a typed reply its text; NFC
    std::vector<CodedAct> acts;       ///< of a typed reply
    bool unsure = false;              ///< other readings of the reply would have led elsewhere
    std::string outcome;              ///< id
    int mood_before = 0;              ///< 0..100
    int mood_after = 0;
    bool hint_light = false; ///< guidance that this decision was made with
    bool hint_full = false;
    bool undone_before = false;  ///< made again after an undo
    std::int64_t elapsed_ms = 0; ///< from the moment the node was shown, 0 or more
    friend bool operator==(const Decision&, const Decision&) = default;
};

struct HintTaken {
    int index = 0; ///< of the decision it was taken for
    std::string node;
    HintLevel level = HintLevel::light;
    friend bool operator==(const HintTaken&, const HintTaken&) = default;
};

/// Decisions from `index` on leave the current line; their rows stay in the journal.
struct Undone {
    int index = 0;
    friend bool operator==(const Undone&, const Undone&) = default;
};

/// The result, frozen with the version it was worked out with. An id that is left out of a map is NA.
struct AttemptFinished {
    std::string ending;                       ///< id
    std::optional<double> attainment;         ///< 0..1
    std::map<std::string, double> facets;     ///< attainment by facet id, 0..1
    std::map<std::string, double> principles; ///< attainment by principle id, 0..1
    std::map<std::string, int> points;        ///< sums by facet and principle id
    double guidance = 0.0;                    ///< share s, 0..1
    int decisions = 0;                        ///< decisions on the finished line
    std::vector<std::string> critical;        ///< ids of critical errors
    std::vector<std::string> pitfalls;        ///< ids, one entry each time
    int csat = 0;                             ///< 1..5
    int ces = 0;                              ///< 1..7
    int nps = 0;                              ///< 0..10
    std::string scoring_version;
    friend bool operator==(const AttemptFinished&, const AttemptFinished&) = default;
};

struct AttemptAbandoned {
    std::string reason; ///< a short code of the app's, such as `left` or `restarted`
    friend bool operator==(const AttemptAbandoned&, const AttemptAbandoned&) = default;
};

/// What the trainee wrote on what they would do differently.
struct Reflection {
    std::string text;
    friend bool operator==(const Reflection&, const Reflection&) = default;
};

/// The gift of the attempt's scene was put into the notebook, or taken out again.
struct NoteSaved {
    bool saved = true;
    friend bool operator==(const NoteSaved&, const NoteSaved&) = default;
};

/// Somebody with the right to (a lead) read a typed reply again and says which acts it performs. The
/// attempt's path and result stay what they were; the reading is kept to learn from.
struct ActsCorrected {
    int index = 0;                 ///< of the decision
    std::vector<std::string> acts; ///< ids
    friend bool operator==(const ActsCorrected&, const ActsCorrected&) = default;
};

/// Written by the store alone, when the commit counter shows that rows which were acknowledged are gone.
struct WritesLost {
    std::int64_t expected_seq = 0; ///< last row that was acknowledged
    std::int64_t found_seq = 0;    ///< last row that was there
    friend bool operator==(const WritesLost&, const WritesLost&) = default;
};

using Payload =
    std::variant<PersonAdded, ProfileChanged, AttemptStarted, Decision, HintTaken, Undone, AttemptFinished,
                 AttemptAbandoned, Reflection, NoteSaved, ActsCorrected, WritesLost, ConsentRecorded,
                 InterviewPlanned, AnswerRated, RatingsHandedIn, PanelMemberLeft, CellSettled,
                 InterviewClosed, InterviewCancelled, CandidateDecided, ObservationRecorded, BenchmarkRated,
                 PackTaken, SessionPlanned, TeamDefined, PersonPlaced, TargetSet, LevelSigned,
                 SignoffAppealed, AppealAnswered, WorkAssigned, AssignmentWithdrawn, WeeklyGoalSet,
                 CoachingNoted, ComplaintLogged, AccessLogged, RequestMade, RequestAnswered,
                 RequestCarriedOut, GroupNoted, InterviewEvidenced, PersonErased, RecordsErased, DataRestored,
                 ClockWentBack>;

/// One row to be written.
struct Event {
    Instant at;
    int utc_offset_minutes =
        0;        ///< of the person's wall clock at that moment: their calendar day stays what it was
    Uuid person;  ///< whom it is about; nil: nobody alone (a team, a target, an assignment, a complaint)
    Uuid attempt; ///< the attempt, interview, observation, team … it belongs to; nil: none
    Payload what;
    std::optional<Uuid> actor; ///< who did it, when that is not `person`
    friend bool operator==(const Event&, const Event&) = default;
};

/// One row as it stands in the journal.
struct RecordedEvent {
    std::int64_t seq = 0; ///< order on this PC, from 1, without gaps
    Uuid id;
    Uuid device;
    std::int64_t device_seq = 0; ///< order on the PC it came from, from 1, without gaps
    Event event;
};

/// Name of the kind in the journal's `kind` column, for instance `attempt_started`.
[[nodiscard]] const char* kind_of(const Payload& what);

} // namespace mq::store
