#pragma once

#include "base/hash.h"
#include "base/ids.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// Journal rows of interviews, observations and the calibration of interviewers. Their event's `attempt` is
/// the interview or the observation they belong to; `person` is whom it is about, `actor` who did it. All of
/// them are sealed for HR (Purpose::interview), except observations and benchmarks (Purpose::evidence).
namespace mq::store {

/// Somebody agreed to something, or took it back.
struct ConsentRecorded {
    std::string consent; ///< id of the wording: `selection`, `assessment`, `practice`, `keep`
    int revision = 1;    ///< of the wording
    ContentHash wording; ///< of the guide's NFC text, kept in `content`
    bool given = true;   ///< false: refused, or withdrawn
    friend bool operator==(const ConsentRecorded&, const ConsentRecorded&) = default;
};

struct PanelMember {
    Uuid id; ///< of the person, the same on every PC
    std::string name;
    friend bool operator==(const PanelMember&, const PanelMember&) = default;
};

/// A question as it stood when the interview was planned.
struct FrozenQuestion {
    std::string id;
    int revision = 1;
    ContentHash content;               ///< of the question's NFC text, kept in `content`
    std::vector<std::string> facets{}; ///< ids it measures; only they can be rated. Empty: any
    friend bool operator==(const FrozenQuestion&, const FrozenQuestion&) = default;
};

/// Plans an interview and freezes what it asks and is judged with. The event's person is the candidate.
struct InterviewPlanned {
    std::string post;
    std::string round;           ///< “Vòng 2”; may be empty
    bool staff = false;          ///< of somebody who works here already
    std::int64_t planned_ms = 0; ///< when, Unix time
    std::string kit;             ///< id
    std::string kit_name;
    int minutes = 45; ///< budget
    std::vector<FrozenQuestion> questions;
    ContentHash guide; ///< of the guide's NFC text
    ContentHash competency_content;
    std::string scoring_version;
    std::vector<PanelMember> panel; ///< 1..5
    friend bool operator==(const InterviewPlanned&, const InterviewPlanned&) = default;
};

/// One judgement: a facet of a question, of a sheet or of a benchmark.
struct FacetRating {
    std::string facet;         ///< id
    std::optional<int> rating; ///< 1..5; nothing: not enough to judge by
    std::string reason;
    friend bool operator==(const FacetRating&, const FacetRating&) = default;
};

/// What one panel member noted and judged of one answer, whole: a later row of the same rater and question
/// takes its place. After the panel's ratings were opened a changed rating carries `change_reason`.
struct AnswerRated {
    Uuid rater;
    std::string question; ///< id
    std::string situation, task, action, result;
    std::vector<int> probes; ///< asked ones, index into the question's
    bool asked_hard = false; ///< the two fixed probes
    bool asked_help = false;
    std::vector<std::string> tags;
    std::vector<FacetRating> ratings; ///< one for each facet the question measures
    std::int64_t elapsed_ms = 0;      ///< spent on this question by this rater
    std::string change_reason;
    friend bool operator==(const AnswerRated&, const AnswerRated&) = default;
};

/// A panel member's ratings are locked. When all who are still in the panel have handed in, ratings are
/// opened.
struct RatingsHandedIn {
    Uuid rater;
    friend bool operator==(const RatingsHandedIn&, const RatingsHandedIn&) = default;
};

/// A panel member left before handing in; what they had noted counts nowhere.
struct PanelMemberLeft {
    Uuid rater;
    std::string reason;
    friend bool operator==(const PanelMemberLeft&, const PanelMemberLeft&) = default;
};

/// What the panel agreed on for one cell. Never scored.
struct CellSettled {
    std::string question;
    std::string facet;
    std::optional<int> rating; ///< nothing: settled as not enough to judge by
    std::string reason;        ///< must be there where individual ratings lie 2 or more apart
    friend bool operator==(const CellSettled&, const CellSettled&) = default;
};

/// The result is signed; from now on the interview is evidence.
struct InterviewClosed {
    std::string summary;
    std::vector<PanelMember> signatures;
    /// Severity of raters in levels, by id, as estimated from the panels closed before: what the estimator
    /// shifts their ratings by from this row on. Who is not named has 0.
    std::map<std::string, double> severities{};
    friend bool operator==(const InterviewClosed&, const InterviewClosed&) = default;
};

struct InterviewCancelled {
    std::string reason;
    friend bool operator==(const InterviewCancelled&, const InterviewCancelled&) = default;
};

/// What became of a candidate.
struct CandidateDecided {
    bool hired = false;
    bool keep_evidence = false;    ///< agreed to by the person
    std::optional<int> delete_day; ///< days since 1970-01-01: when what was gathered for recruitment goes,
                                   ///< and the person with it where not hired
    friend bool operator==(const CandidateDecided&, const CandidateDecided&) = default;
};

/// A lead's record of real or live-played work. One row, one sheet.
struct ObservationRecorded {
    Uuid observer;
    std::string observer_name;
    bool live_play = false; ///< false: a real contact
    std::string scene;      ///< script of a live play; empty: a real one
    std::string what;       ///< what it was about, in a line
    std::string channel;    ///< id
    int difficulty = 1;     ///< 1..5 as the observer sees it
    int help = 5; ///< 1 (very much help) .. 5 (none, could pass it on): the competency's words for guidance
    std::vector<std::string> steps_done; ///< ids of the six steps
    std::vector<std::string> pitfalls;   ///< ids, one entry each time
    std::vector<FacetRating> ratings;
    std::string word;     ///< what was said to the person
    std::string own_view; ///< what the person says about it
    ContentHash guide;    ///< scale it was rated on
    friend bool operator==(const ObservationRecorded&, const ObservationRecorded&) = default;
};

/// An interviewer rated a benchmark answer. The event's person is the interviewer.
struct BenchmarkRated {
    std::string benchmark; ///< id
    int revision = 1;
    ContentHash content; ///< of the benchmark's NFC text
    std::vector<FacetRating> ratings;
    friend bool operator==(const BenchmarkRated&, const BenchmarkRated&) = default;
};

/// Rows of a pack from another PC were taken in.
struct PackTaken {
    Uuid pack;
    ContentHash bytes; ///< of the pack's content
    Uuid device;       ///< it came from
    friend bool operator==(const PackTaken&, const PackTaken&) = default;
};

/// An interview and assessment scenes that a candidate does on this PC as one guided session. The event's
/// `attempt` is the interview.
struct SessionPlanned {
    std::vector<std::string> scenes; ///< ids
    friend bool operator==(const SessionPlanned&, const SessionPlanned&) = default;
};

} // namespace mq::store
