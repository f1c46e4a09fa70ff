#pragma once

#include "app/model_estimate.h"
#include "app/model_interview.h"
#include "app/model_team.h"
#include "app/principles.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

/// What a lead reads of one person, and what is assigned to people.
namespace mq::app {

/// Where somebody stood on a day.
struct HistoryPoint {
    std::string label; ///< 09/03/2026
    int day_number = 0;
    Estimate overall;
    std::optional<int> reported;
    std::vector<Estimate> facets;   ///< axes, from assessments, interviews, observations
    std::vector<Estimate> practice; ///< axes, from practice
};

struct MemberAttempt {
    Uuid attempt;
    std::string title;
    std::string when;
    bool assessment = false;
    std::optional<int> score; ///< 0..100
    bool critical = false;
    int csat = 0;
};

struct MemberPitfall {
    std::string name;
    double per_ten = 0.0; ///< decisions of the last 90 days
    int times = 0;
};

enum class AssignmentStage : std::uint8_t { open, late, done, done_late, withdrawn };

/// One scene that one person is to play.
struct AssignedScene {
    std::string scene; ///< id
    std::string title;
    bool assessment = false;
    std::optional<int> best; ///< 0..100, since it was assigned; nothing: not played yet
    bool done = false;       ///< finished since then with at least what was asked for
    bool missing = false;    ///< the library has it no more
};

struct AssignmentLine {
    Uuid id;
    std::string given_by;
    std::string when; ///< given on
    std::string due;  ///< 14/03/2026
    int due_in = 0;   ///< days from today; below 0: late
    int least = 0;    ///< per cent asked for; 0: finishing is enough
    std::string word;
    AssignmentStage stage = AssignmentStage::open;
    std::string stage_line; ///< “2 trên 3 tình huống · còn 4 ngày”
    std::vector<AssignedScene> scenes;
    int done = 0;
};

/// One assignment as its giver sees it.
struct GivenLine {
    Uuid id;
    std::string title; ///< names of the scenes, at most two, then how many more
    std::string to;    ///< team's name, or the names of people
    std::string given_by;
    std::string when;
    std::string due;
    int due_in = 0;
    int least = 0;
    std::string word;
    bool withdrawn = false;
    struct Person {
        Uuid id;
        std::string name;
        std::string initials;
        int done = 0; ///< scenes
        AssignmentStage stage = AssignmentStage::open;
        std::string line;
    };
    std::vector<Person> people;
    int scenes = 0;
    int people_done = 0;
    int people_late = 0;
    std::string searchable;
};

struct SceneChoice {
    std::string id;
    std::string title;
    std::string trains;
    int difficulty = 1;
    bool assessment = false;
    std::string searchable;
};

struct Assignments {
    Revision revision = 0;
    std::vector<GivenLine> lines;    ///< open ones by due day, then the ended ones, newest first
    std::vector<SceneChoice> scenes; ///< that can be assigned
    std::vector<TeamNode> teams;
    struct Person {
        Uuid id;
        std::string name;
        std::string team;
        std::string searchable;
    };
    std::vector<Person> people;
    std::vector<Uuid> chosen_people; ///< what the form begins with, when it was asked for from elsewhere
    std::vector<std::string> chosen_scenes;
    bool form_open = false; ///< asked for from elsewhere
    std::string due;        ///< ISO day proposed
};

struct CoachingTalk {
    Uuid id;
    std::string day;     ///< 09/03/2026
    std::string iso_day; ///< 2026-03-09
    std::string facet_id;
    std::string facet; ///< name; empty: in general
    std::string plan;
    std::string done;
    std::string check;
    std::string act;
    std::string next_day; ///< 16/03/2026; empty: none
    std::string next_iso_day;
    bool next_passed = false; ///< and the talk isn't closed
    bool closed = false;
    std::string coach;
};

struct SignoffLine {
    Uuid id;
    int level = 1;
    std::string level_name;
    std::optional<int> reported; ///< what the evidence said
    std::string when;
    std::string by;
    std::string version; ///< of scoring
    std::string word;
    std::string state_line; ///< “Đang có hiệu lực”, “Đã phúc tra: giữ mức”, “Bị thay ngày …”
    bool holds = false;
    bool appealed = false;
    std::string appeal;
    std::string answer;
    std::string answered_by;
    bool may_appeal = false; ///< by the person at this PC: of themselves, and it holds
    bool may_answer = false; ///< by the person at this PC: it is under appeal, and they didn't sign it
};

/// A person, for who leads them (or HR).
struct MemberPage {
    Revision revision = 0;
    Uuid person; ///< nil: nobody is open
    HeatRow row;
    std::string contact;
    std::string joined; ///< 09/03/2026; empty: unknown
    std::string joined_iso;
    std::vector<std::string> facet_names;
    std::vector<std::string> facet_ids;
    std::array<std::string, 5> level_names;
    std::vector<int> targets; ///< by axis, 1..5; 0: none
    int target = 0;
    std::vector<HistoryPoint> history;   ///< oldest first, the last is today: the slider moves over it
    std::vector<std::string> missing;    ///< for a standing, with how to get it
    std::vector<MemberAttempt> attempts; ///< newest first, at most fifty
    std::vector<InterviewLine> interviews;
    std::vector<ObservationLine> observations;
    std::vector<MemberPitfall> pitfalls; ///< most frequent first
    int decisions_90 = 0;                ///< what they are counted over
    std::vector<AssignmentLine> assignments;
    std::vector<CoachingTalk> talks;   ///< newest first
    std::vector<SignoffLine> signoffs; ///< newest first
    std::vector<std::string> moves;    ///< “Đội Hà Nội, từ 09/03/2026”, newest first
    int weekly_goal = 0;
    int finished_this_week = 0;
    NextStep next;
    bool may_sign = false;
    std::string sign_hint; ///< why not, or what to know before
    bool own = false;      ///< it is the person at this PC: may appeal
};

/// A target for a post, as the dialog of targets shows it.
struct PostTarget {
    std::string post; ///< empty: all others
    int people = 0;
    int level = 0;
    std::vector<int> facets; ///< by axis, 0: as the level
};

struct Targets {
    Revision revision = 0;
    std::vector<PostTarget> posts; ///< all others first
};

} // namespace mq::app
