#pragma once

#include "app/model_interview.h"

#include <optional>
#include <string>
#include <vector>

/// What a person can ask for about interviews, observations and calibration. Times and days as they are
/// typed.
namespace mq::app {

struct PlanInterview {
    std::optional<Uuid> person; ///< nothing: a new candidate, with the fields below
    std::string name;
    std::optional<int> birth_year;
    std::string contact;
    std::string post;
    std::string round;
    bool staff = false;
    std::string day;  ///< 09/03/2026
    std::string time; ///< 14:00
    std::string kit;  ///< id
    struct Member {
        std::optional<Uuid> id; ///< nothing: somebody new, of that name
        std::string name;
    };
    std::vector<Member> panel; ///< 1..5
    bool consent = false;      ///< the person has read and agreed; without it nothing is kept
    bool session = false;      ///< with three assessment scenes
};
/// A panel member takes their turn at this PC.
struct BeginTurn {
    Uuid interview;
    Uuid rater;
};
struct ShowQuestion {
    std::size_t question = 0; ///< of the interview that is being conducted
};
/// At most once a second while somebody writes; there again after a crash.
struct SaveAnswerDraft {
    std::string question; ///< id
    AnswerForm form;
};
/// Refused with Conduct's `missing` filled where scoring.md 3 asks for more. `then_next`: shows the next one.
struct SaveAnswer {
    std::string question;
    AnswerForm form;
    bool then_next = true;
};
struct HandInRatings {};
struct MemberLeaves {
    Uuid interview;
    Uuid rater;
    std::string reason;
};
struct CancelInterview {
    Uuid interview;
    std::string reason;
};
struct OpenConsensus {
    Uuid interview;
};
struct SettleCell {
    std::string question;
    std::string facet;
    std::optional<int> rating; ///< nothing: not enough to judge by
    std::string reason;
};
/// A member changes their own rating after the ratings were opened; the first stays on record.
struct ChangeRating {
    Uuid rater;
    std::string question;
    std::string facet;
    std::optional<int> rating;
    std::string reason;
    std::string change_reason;
};
struct CloseInterview {
    std::string summary;
    std::vector<Uuid> signatures; ///< of the panel
};
struct OpenPerson {
    Uuid person;
};
struct DecideCandidate {
    Uuid person;
    bool hired = false;
    bool keep_evidence = false;
};
struct OpenObservation {
    Uuid person;
};
struct SaveObservationDraft {
    ObservationEntry entry;
};
struct SaveObservation {
    ObservationEntry entry;
};
struct ShowBenchmark {
    std::size_t task = 0;
};
struct SaveBenchmark {
    std::string benchmark; ///< id
    std::vector<AnswerForm::Cell> cells;
};
struct SaveKit {
    std::string id; ///< empty: a new one
    std::string name;
    int minutes = 45;
    std::vector<std::string> questions;
};
struct DeleteKit {
    std::string id; ///< an own one
};
/// The candidate plays the next scene of the session at this PC; until LeaveSession nothing of anybody else
/// is shown.
struct BeginSessionScene {
    Uuid interview;
};
struct LeaveSession {};
struct MakeOrganisation {
    std::string name;
};
struct SavePairingFile {};
struct TakePairingFile {
    std::string path;
};
struct MakeInvitation {
    Uuid interview;
    Uuid rater;
};
struct MakeResultPack {
    Uuid interview;
    Uuid rater;
};
struct TakePack {
    std::string path;
};
/// PDF of a finished interview.
struct ExportInterview {
    Uuid interview;
};
/// Blank book to print: of an interview, or of a kit.
struct PrintBook {
    std::optional<Uuid> interview;
    std::string kit; ///< id
};

} // namespace mq::app
