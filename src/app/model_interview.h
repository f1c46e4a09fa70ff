#pragma once

#include "app/model_estimate.h"
#include "base/ids.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What the screens of interviews read: plain values with every text ready, as in model.h.
namespace mq::app {

/// A member of a panel beside an interview. What they rated is not in it.
struct PanelBadge {
    Uuid rater;
    std::string name;
    std::string initials;
    int answers = 0; ///< rated so far
    bool handed_in = false;
    bool left = false;
    bool me = false; ///< the person at this PC
};

enum class InterviewStage : std::uint8_t { planned, rating, open, closed, cancelled };

struct InterviewLine {
    Uuid id;
    Uuid person;
    std::string name;
    std::string initials;
    std::string post; ///< “Chuyên viên CSKH · Vòng 2”
    std::string when; ///< 09/03/2026, 14:00
    std::string kit;  ///< name
    InterviewStage stage = InterviewStage::planned;
    std::string stage_name;
    std::string stage_line; ///< what it waits for, a few words
    int questions = 0;
    std::vector<PanelBadge> panel;
    bool staff = false;
    bool session = false;                    ///< part of a guided session with assessment scenes
    std::vector<std::string> session_scenes; ///< titles, “✓” is drawn by `session_done`
    int session_done = 0;                    ///< of those scenes, finished ones
    bool waits = false;                      ///< on somebody at this PC
};

struct Interviews {
    Revision revision = 0;
    std::vector<InterviewLine> lines; ///< open ones first, then by date, newest first
    int waiting = 0;
    bool paired = false;      ///< a pairing file was made or taken in
    std::string organisation; ///< its name
};

// ---------------------------------------------------------------------------------------------- planning

struct KitChoice {
    std::string id;
    std::string name;
    std::string about;
    int minutes = 45;                   ///< budget
    int needed = 0;                     ///< minutes its questions take
    bool own = false;                   ///< made in the app
    std::vector<std::string> questions; ///< ids
};

struct PersonChoice {
    Uuid id;
    std::string name;
    std::string post;
    bool staff = false;
};

struct ConsentText {
    std::string id;
    int revision = 1;
    std::string purpose;
    std::string text;
};

/// What the form for a new interview offers.
struct PlanForm {
    Revision revision = 0;
    std::vector<KitChoice> kits;
    std::vector<PersonChoice> people;       ///< candidates and staff already known
    std::vector<PersonChoice> interviewers; ///< who may sit in a panel; the person at this PC first
    ConsentText consent;                    ///< for selection; staff: for assessment
    ConsentText staff_consent;
    std::string today;                       ///< 09/03/2026
    std::vector<std::string> session_scenes; ///< titles of the three a guided session would take
    std::string problem;                     ///< why the last try was refused; empty: none
    std::string field; ///< which field it is about: name, day, time, kit, panel, consent
};

// ---------------------------------------------------------------------------------------------- conducting

struct AnchorBox {
    int level = 1;
    std::string name; ///< Kém … Xuất sắc
    std::string text;
    bool general = false; ///< suy rộng
};

/// A facet to be rated against its five anchors.
struct RatingRow {
    std::string facet; ///< id
    std::string name;
    std::array<AnchorBox, 5> anchors;
    std::optional<int> rating; ///< 1..5
    bool not_enough = false;   ///< “chưa đủ căn cứ để chấm”
    std::string reason;
};

struct TagChoice {
    std::string id;
    std::string name;
    bool good = true;
    bool on = false;
};

/// Where on the screen something belongs that is missing.
enum class MissingAt : std::uint8_t { situation, task, action, result, hard, help, rating, reason };
struct MissingPlace {
    MissingAt at = MissingAt::situation;
    std::size_t row = 0; ///< of ConductQuestion::rows, for rating and reason
};

struct ConductQuestion {
    std::string id;
    std::string name; ///< short, for the list
    std::string text;
    std::string kind;        ///< Kể lại, Cách làm, Giả định
    std::string facets_line; ///< names of the facets it measures
    int minutes = 5;
    std::vector<std::string> probes;
    std::string hard_probe;
    std::string help_probe;
    std::vector<std::string> listen;
    std::vector<std::string> red_flags;
    // as saved, or as the draft has it
    std::array<std::string, 4> star; ///< S, T, A, R
    std::vector<bool> asked;         ///< as probes
    bool asked_hard = false;
    bool asked_help = false;
    std::vector<TagChoice> tags;
    std::vector<RatingRow> rows;
    std::int64_t elapsed_ms = 0;
    bool saved = false;                   ///< rated and kept; a draft on top of it is not
    bool drafted = false;                 ///< there is a draft that isn't saved
    std::vector<std::string> missing;     ///< what the last try to save lacked, a sentence each
    std::vector<MissingPlace> missing_at; ///< of each of them; empty: they are shown together
};

/// An interview as one panel member conducts it. Nobody else's notes or ratings are in it.
struct Conduct {
    Revision revision = 0;
    Uuid interview;
    Uuid rater;
    std::string rater_name;
    std::string person;
    std::string initials;
    std::string line; ///< “Chuyên viên CSKH · Vòng 2 · 09/03, 14:00”
    std::string kit;
    int minutes = 45; ///< budget
    std::vector<ConductQuestion> questions;
    std::size_t current = 0;
    int saved = 0; ///< questions rated
    std::vector<PanelBadge> panel;
    std::string saved_at;   ///< “Đã lưu lúc 14:31”; empty: nothing yet
    bool handed_in = false; ///< locked: read only
    bool live = true;       ///< false: the interview was closed, cancelled, or is open for agreeing
};

/// What a panel member has in the boxes of one question.
struct AnswerForm {
    std::array<std::string, 4> star;
    std::vector<int> asked; ///< probes, by index
    bool asked_hard = false;
    bool asked_help = false;
    std::vector<std::string> tags; ///< ids
    struct Cell {
        std::string facet; ///< id
        std::optional<int> rating;
        bool not_enough = false;
        std::string reason;
        friend bool operator==(const Cell&, const Cell&) = default;
    };
    std::vector<Cell> cells;
    std::int64_t elapsed_ms = 0;
    friend bool operator==(const AnswerForm&, const AnswerForm&) = default;
};

// ---------------------------------------------------------------------------------------------- consensus

struct PanelRating {
    Uuid rater;
    std::string name;
    std::string initials;
    std::optional<int> rating; ///< as it counts now
    bool not_enough = false;
    std::optional<int> first; ///< as handed in, where it was changed since
    std::string reason;
    std::string change_reason;
    std::array<std::string, 4> star; ///< their notes on the question
};

struct ConsensusCell {
    std::string question; ///< id
    int number = 1;       ///< of the question, from 1
    std::string question_name;
    std::string question_text;
    std::string facet; ///< id
    std::string facet_name;
    std::vector<PanelRating> ratings; ///< in the order of the panel
    int spread = 0;                   ///< highest − lowest
    std::optional<int> first_spread;  ///< of the first ratings; nothing: fewer than two rated it
    bool discuss = false;             ///< spread ≥ 2
    std::optional<int> middle;        ///< lower median
    bool settled = false;
    std::optional<int> final_rating; ///< nothing: settled as not enough to judge by
    std::string final_reason;
    std::array<AnchorBox, 5> anchors;
};

/// How far the panel agrees, from the first ratings. A unit is a question × facet.
struct PanelAgreement {
    int units = 0; ///< rated by two or more
    int exact = 0;
    int within_one = 0;
    int apart = 0;               ///< by two or more
    std::string statistic;       ///< name of what is worked out: hệ số kappa, hệ số Krippendorff
    std::optional<double> value; ///< nothing below the fewest units
    std::optional<double> low;   ///< interval
    std::optional<double> high;
    double gate = 0.67;  ///< from which it is enough
    std::string reading; ///< vừa phải, đủ tin cậy …; or “n chưa đủ”
    std::string line;    ///< a sentence about it
};

struct FacetStanding {
    std::string name;
    Estimate estimate;
};

struct Consensus {
    Revision revision = 0;
    Uuid interview;
    Uuid person_id;
    std::string person;
    std::string initials;
    std::string line; ///< Chuyên viên CSKH, vòng 2
    InterviewStage stage = InterviewStage::open;
    std::vector<PanelBadge> panel;
    std::vector<ConsensusCell> cells; ///< by question, then facet
    int unsettled = 0;
    int to_discuss = 0; ///< unsettled ones 2 or more apart
    PanelAgreement agreement;
    std::vector<FacetStanding> standing; ///< the person's axes with this interview counted
    Estimate overall;
    std::optional<int> reported;
    std::string reported_name;
    std::vector<std::string> missing; ///< for a standing
    std::string summary;              ///< of a closed one
    std::vector<std::string> signatures;
    std::string closed_on;
};

// ---------------------------------------------------------------------------------------------- people

struct ConsentLine {
    std::string purpose;
    std::string when;
    bool given = true;
};

struct ObservationLine {
    Uuid id;
    std::string when;
    std::string what;
    std::string observer;
    std::string ratings; ///< “Đáp ứng 3 · Theo sát 4”
    std::string word;
    std::string own_view;
};

struct PersonLine {
    Uuid id;
    std::string name;
    std::string initials;
    std::string post;
    bool candidate = false;
    std::string kind; ///< Ứng viên, Nhân viên …
    Estimate overall;
    std::optional<int> reported;
    std::string standing_line; ///< the level, or what is missing, in a few words
    int interviews = 0;
    int observations = 0;
    std::string last;       ///< newest thing that happened, 09/03/2026
    std::string decision;   ///< Đã nhận, Không nhận: xoá ngày 21/12/2026; empty: open
    std::string searchable; ///< folded
};

/// Days as 31/12/2026; empty: not recorded.
struct Employment {
    std::string post;
    std::string joined;
    std::string left;  ///< last day of the contract
    bool over = false; ///< that day has passed
};

struct PersonDetail {
    Uuid id;
    std::size_t line = 0; ///< in People::lines
    std::string contact;
    std::string birth_year;
    std::vector<FacetStanding> facets;
    std::vector<std::string> missing;
    std::vector<InterviewLine> interviews;
    std::vector<ObservationLine> observations;
    std::vector<ConsentLine> consents;
    std::optional<Employment> employment; ///< of staff; may be changed with SaveEmployment
    bool can_decide = false;              ///< a candidate nobody has decided on, with a closed interview
    std::string delete_on;                ///< day a refused candidate would be deleted, 21/12/2026
    bool keep_agreed = false;             ///< agreed to keep evidence after being hired
};

struct People {
    Revision revision = 0;
    std::vector<PersonLine> lines; ///< newest activity first
    std::optional<PersonDetail> open;
};

// ---------------------------------------------------------------------------------------------- observation

struct NamedChoice {
    std::string id;
    std::string name;
    std::string about;
};

struct ObservationEntry {
    bool live_play = false;
    std::string scene; ///< id
    std::string what;
    std::string channel; ///< id
    int difficulty = 0;  ///< 1..5, 0: not said yet
    int help = 0;        ///< 1..5, 0: not said yet
    std::vector<std::string> steps;
    std::vector<std::string> pitfalls;
    std::vector<AnswerForm::Cell> cells;
    std::string word;
    std::string own_view;
    friend bool operator==(const ObservationEntry&, const ObservationEntry&) = default;
};

struct ObservationForm {
    Revision revision = 0;
    Uuid person;
    std::string name;
    std::vector<NamedChoice> channels;
    std::vector<NamedChoice> scenes; ///< that can be live-played: practice ones
    std::vector<NamedChoice> steps;  ///< the six
    std::vector<NamedChoice> pitfalls;
    std::array<std::string, 5> difficulty_names;
    std::array<std::string, 5> help_names; ///< rất nhiều … chủ động
    std::vector<RatingRow> rows;           ///< all facets, general anchors
    ObservationEntry entry;                ///< as it was being written
    std::string draft;                     ///< what was being written, as ObservationEntry in its saved form
    std::vector<std::string> missing;      ///< what the last try to save lacked
};

// ---------------------------------------------------------------------------------------------- calibration

struct BenchmarkResult {
    std::string facet; ///< name
    std::optional<int> mine;
    int reference = 1;
    std::string reason; ///< of the reference
};

struct BenchmarkTask {
    std::string id;
    std::string who;
    std::string question;
    std::vector<std::string> answer; ///< paragraphs
    std::vector<RatingRow> rows;     ///< facets with a reference rating
    bool done = false;
    std::vector<BenchmarkResult> results; ///< once done
};

struct FacetBias {
    std::string name;
    int n = 0;
    double leniency = 0; ///< mean of mine − reference
};

/// Severity of a rater in real panels.
struct SeverityLine {
    std::string name;
    int people = 0;                 ///< rated in common with another
    std::optional<double> severity; ///< nothing below the fewest
    std::string reading;            ///< n chưa đủ; khắt khe hơn .3 mức …
    bool flag = false;
    bool train = false;
};

struct Calibration {
    Revision revision = 0;
    std::vector<BenchmarkTask> tasks;
    std::size_t current = 0;
    int done = 0;
    int units = 0; ///< rated ones
    std::optional<double> leniency;
    std::optional<double> kappa;
    std::optional<double> low;
    std::optional<double> high;
    std::string reading;
    std::vector<FacetBias> facets;
    std::vector<SeverityLine> severities;
    std::vector<std::string> missing; ///< what the last try to save lacked
};

// ---------------------------------------------------------------------------------------------- question
// bank

struct BankQuestion {
    std::string id;
    std::string name;
    std::string text;
    std::string kind;
    std::string facets_line;
    int minutes = 5;
    bool of_model = false;
    std::vector<std::string> probes; ///< the two fixed ones last
    std::vector<std::string> listen;
    std::vector<std::string> red_flags;
    std::vector<RatingRow> rows;
    std::string searchable; ///< folded
};

struct Bank {
    Revision revision = 0;
    std::vector<BankQuestion> questions;
    std::vector<KitChoice> kits;
    std::vector<std::string> broken; ///< files that could not be read, a line each
    std::string problem;             ///< why the last kit was refused
};

} // namespace mq::app
