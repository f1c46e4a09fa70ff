#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "store/interview_events.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// What the store says about interviews, observations, consents and calibration.
namespace mq::store {

enum class InterviewState : std::uint8_t {
    planned, ///< nobody has rated anything yet
    rating,  ///< some have rated; nobody sees another's
    open,    ///< all have handed in: differences are shown, the panel agrees
    closed,  ///< signed: evidence
    cancelled,
};

struct PanelRow {
    Uuid rater;
    std::string name;
    bool handed_in = false;
    bool left = false;
    int answers = 0; ///< questions rated so far
};

struct InterviewRow {
    Uuid id;
    Uuid person;
    InterviewPlanned plan;
    InterviewState state = InterviewState::planned;
    std::vector<PanelRow> panel; ///< in the plan's order
    Instant made;
    Instant last; ///< of its newest event
    Day day;      ///< calendar day it was closed on, else planned for, on the person's clock
    std::vector<std::string> session_scenes; ///< of a guided session; empty: none
    std::optional<InterviewClosed> closed;
};

struct InterviewFilter {
    std::optional<Uuid> person;
    std::optional<InterviewState> state;
};

/// What one rater has of one question.
struct AnswerRow {
    AnswerRated latest;
    std::optional<AnswerRated> first; ///< as handed in, where it was changed after the ratings were opened
    Instant at;                       ///< of the latest
};

struct SettledRow {
    CellSettled cell; ///< the latest; earlier ones stay in the journal
    Instant at;
    int times = 1; ///< how often it was settled
};

/// A closed interview or an observation as the estimator wants it: latest individual ratings (scoring.md 3).
struct RatedRow {
    bool observation = false;
    Uuid id;
    Day day;
    std::int64_t seq = 0; ///< journal row that made it evidence
    std::string title;    ///< post and round, or what was observed
    struct Cell {
        std::string question; ///< empty in an observation
        Uuid rater;
        std::string rater_name;
        std::string facet;
        int rating = 1; ///< 1..5
    };
    std::vector<Cell> cells;
    std::map<std::string, double> severities{}; ///< of a closed interview: InterviewClosed::severities
    Uuid person{};                              ///< whom it is about
};

struct ObservationRow {
    Uuid id;
    Uuid person;
    Instant at;
    Day day;
    ObservationRecorded sheet;
};

struct ConsentRow {
    Uuid id; ///< interview it was recorded for, else nil
    Instant at;
    ConsentRecorded consent;
};

struct BenchmarkRow {
    Instant at;
    BenchmarkRated rated;
};

} // namespace mq::store
