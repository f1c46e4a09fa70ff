#pragma once

#include "app/model_complaints.h"
#include "base/ids.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What a team lead can ask for. See commands.h. Days are ISO (2026-03-09).
namespace mq::app {

// --- teams
struct OpenTeam {
    Uuid team; ///< nil: the whole firm
};
struct CompareTeamWith {
    std::string day; ///< empty: no longer
};
struct SaveTeam {
    std::optional<Uuid> id; ///< nothing: a new one
    std::string name;
    std::optional<Uuid> parent;
    std::optional<Uuid> lead;
    int aim_level = 0;
    int aim_people = 0;
};
struct CloseTeam {
    Uuid id;
};
struct MovePeople {
    std::vector<Uuid> people;
    std::optional<Uuid> team;
};
/// A new member of staff, in a team at once.
struct AddMember {
    std::string name;
    std::string post;
    std::optional<Uuid> team;
    std::string joined; ///< empty: unknown
};
inline constexpr std::size_t longest_post = 200; ///< characters
struct SaveEmployment {
    Uuid person;
    std::string post;
    std::string joined;
    std::optional<std::string>
        left{}; ///< last day of the contract, ISO; empty: takes it back; nothing: as it was
};
struct OpenInsights {
    Uuid team; ///< nil: the whole firm
};
/// Puts the last move or closing of a team back.
struct UndoTeamChange {};

// --- one person
struct OpenMember {
    Uuid person;
};
struct OpenMemberAttempt {
    Uuid attempt; ///< its debrief, to be read only
};
struct SaveTarget {
    std::string post; ///< empty: all others
    int level = 0;
    std::vector<int> facets; ///< by axis, 0: as the level
};
struct SignLevel {
    Uuid person;
    int level = 1;
    std::string word;
};
struct AppealLevel {
    Uuid signoff;
    std::string word;
};
struct AnswerAppeal {
    Uuid signoff;
    bool upheld = true;
    std::string word;
};
struct SaveTalk {
    Uuid person;
    std::optional<Uuid> talk; ///< nothing: a new one
    std::string day;
    std::string facet; ///< id; empty: in general
    std::string plan;
    std::string done;
    std::string check;
    std::string act;
    std::string next_day; ///< empty: none
    bool closed = false;
};
struct SetWeeklyGoal {
    std::vector<Uuid> people;
    int scenes = 0;
};

// --- assignments
/// Opens the page with its form filled in.
struct BeginAssignment {
    std::vector<Uuid> people;
    std::vector<std::string> scenes;
};
struct AssignScenes {
    std::vector<Uuid> people;
    std::optional<Uuid> team; ///< all of its people of today, besides `people`
    std::vector<std::string> scenes;
    std::string due;
    int least = 0; ///< per cent
    std::string word;
};
struct WithdrawAssignment {
    Uuid id;
    std::string word;
};

// --- complaints
struct BeginComplaint {};
struct OpenComplaint {
    Uuid id;
};
struct LeaveComplaint {};
struct SaveComplaintDraft {
    ComplaintEntry entry;
};
struct SaveComplaint {
    std::optional<Uuid> id;
    ComplaintEntry entry;
};
/// Writes a draft scene file made of an entry, for an author to go on with.
struct MakeSceneOf {
    Uuid id;
};
struct BeginImport {
    std::string path; ///< CSV or XLSX
};
struct ChooseSheet {
    std::string sheet;
};
struct MapColumn {
    std::string field;
    std::optional<std::size_t> column;
};
struct TakeImport {};
struct LeaveImport {};

// --- handing out
enum class TableFormat : std::uint8_t { csv, xlsx, xapi };
enum class TableOf : std::uint8_t { people, evidence, attempts, complaints };
struct ExportTable {
    TableOf what = TableOf::people;
    TableFormat format = TableFormat::csv;
    Uuid team;        ///< nil: the whole firm
    std::string file; ///< empty: in the data folder's documents
};
struct ExportTeamReport {
    Uuid team;
};
struct ExportPersonReport {
    Uuid person;
};
enum class Picture : std::uint8_t { distribution, trends, pitfalls, practice, pareto };
enum class PictureFormat : std::uint8_t { png, pdf };
struct ExportPicture {
    Picture picture = Picture::distribution;
    PictureFormat format = PictureFormat::png;
    Uuid team;
    std::size_t facet = 0; ///< of trends
    std::string week;      ///< of pareto: its Monday
};
struct CancelWork {};

} // namespace mq::app
