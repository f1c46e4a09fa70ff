#pragma once

#include "app/model_accounts.h"
#include "app/model_care.h"
#include "app/model_complaints.h"
#include "app/model_debrief.h"
#include "app/model_estimate.h"
#include "app/model_interview.h"
#include "app/model_law.h"
#include "app/model_member.h"
#include "app/model_play.h"
#include "app/model_session.h"
#include "app/model_team.h"
#include "app/model_work.h"
#include "app/principles.h"
#include "app/role.h"
#include "app/standing_page.h"
#include "base/error.h"
#include "base/ids.h"
#include "base/vietnamese_typing.h"
#include "domain/address.h"
#include "domain/debrief.h"
#include "domain/scenario.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// What the screens read. Plain values, every text already in the person's language with roles filled and
/// numbers worked out, so that a frame only draws. Each part carries a revision that rises when it changed.
namespace mq::app {

enum class Page {
    first_run,
    home,
    address,
    play,
    debrief,
    radar,
    standing,
    attempts,
    handbook,
    settings,
    interviews,
    plan,
    conduct,
    consensus,
    people,
    observation,
    calibration,
    bank,
    team,        ///< heat map
    member,      ///< one person, for who leads them
    insights,    ///< pictures of a team or the firm
    assignments, ///< what was given to whom
    complaints,  ///< log of real ones
    session,     ///< of a candidate at this PC: takes the place of home
    login,       ///< nobody is signed in: takes the place of everything
    accounts,    ///< who may come in, and as what
    care,        ///< backups, check, restore
    law,         ///< requests, what falls due, who looked, impact ratios
    my_data      ///< what is kept of oneself, consents, export
};

enum class Language { vi, en };
enum class ThemeChoice { light, dark };

struct Settings {
    Language language = Language::vi;
    ThemeChoice theme = ThemeChoice::light;
    int text_percent = 100; ///< 90, 100, 115, 130
    bool reduced_motion = false;
    bool practice_clock = true;       ///< scenes with a clock run it in practice; assessments always do
    vietnamese::TypingRules typing{}; ///< built-in; off unless asked for
    vietnamese::Method typing_used = vietnamese::Method::telex; ///< what turning it on brings back, never off
    friend bool operator==(const Settings&, const Settings&) = default;
};

struct Me {
    Uuid id;
    std::string name;
    std::string initials;
    Role role = Role::trainee;
    domain::Trainee trainee;
    std::optional<int> birth_year;
    bool address_asked = false;
};

// ---------------------------------------------------------------------------------------------- home

struct SceneRow {
    std::string id;
    std::string title;
    std::string summary; ///< the customer's opening line
    domain::Channel channel = domain::Channel::phone;
    std::string channel_name;
    std::string customer; ///< “chị Nguyễn Thị Thu Hường”
    std::size_t cause = 0;
    std::string cause_name;
    int difficulty = 1; ///< 1..5
    std::string difficulty_name;
    std::string trains; ///< names of the facets, joined
    int minutes = 10;
    bool assessment = false;
    int attempts = 0;               ///< finished ones
    std::optional<int> best_score;  ///< 0..100, attainment × 100
    std::string best_day;           ///< “Hôm nay”, “Hôm qua”, 09/03
    std::optional<Uuid> unfinished; ///< newest unfinished attempt of it
    std::string searchable;         ///< folded title, customer and cause
};

/// A file that could not become a scene: shown to people who write scenes, never in anybody's way.
struct BrokenFile {
    std::string file;
    std::string problem;
    int problems = 0;
};

struct Unfinished {
    Uuid attempt;
    std::string scene_id;
    std::string title;
    std::string when;
    int decisions = 0;
    bool assessment = false;
};

struct AxisSummary {
    std::string name;
    Estimate practice;
};

struct Home {
    Revision revision = 0;
    std::string greeting; ///< by the time of day, with the given name
    std::string date_line;
    int finished_this_week = 0;
    std::vector<Unfinished> unfinished;
    std::vector<AssignmentLine> assigned;   ///< open and late ones, the most urgent first
    int weekly_goal = 0;                    ///< scenes a week; 0: none
    std::vector<std::string> due_again;     ///< ids of scenes due again by spacing, the longest due first
    std::string due_line;                   ///< a sentence about them; empty: none
    std::optional<std::size_t> recommended; ///< index into scenes
    std::string reason;                     ///< why that one, a sentence
    std::vector<SceneRow> scenes;           ///< practice scenes, then assessment scenes
    std::vector<BrokenFile> broken;
    std::vector<AxisSummary> axes;
    std::optional<int> reported_level; ///< from assessment evidence
    std::string reported_name;
    std::string standing_line; ///< what is missing, or the range
};

// ---------------------------------------------------------------------------------------------- radar,
// attempts

struct TrendPoint {
    std::string day; ///< 09/03
    int day_number = 0;
    Estimate estimate;
};

struct RadarAxis {
    std::string id;
    std::string name;
    std::string about;
    Estimate practice;
    Estimate practice_30; ///< thirty days ago
    Estimate assessed;
    Estimate assessed_30;          ///< thirty days ago
    int target = 0;                ///< 1..5 of the person's post; 0: none
    std::vector<TrendPoint> trend; ///< of the practice estimate, a point for each day something was finished
    std::vector<TrendPoint> assessed_trend; ///< the same of the assessed estimate
};

struct EvidenceLine {
    Uuid attempt;
    std::string title;
    std::string detail; ///< Luyện tập · 09/03 · 1 chỉ dẫn
    int day_number = 0; ///< for the order: newest first
    bool assessment = false;
    int low = 0; ///< credited interval
    int high = 5;
    double weight = 0.0;
    double share = 0.0;         ///< of the total weight of its kind, 0..1
    std::vector<double> facets; ///< attainment by axis, −1 where not observed
    std::vector<std::array<int, 2>>
        facet_levels; ///< credited interval by axis, of those observed; may be empty
    bool critical = false;
};

struct Radar {
    Revision revision = 0;
    std::vector<RadarAxis> axes;
    std::vector<EvidenceLine> evidence; ///< newest first
    // standing from assessment evidence
    Estimate overall;
    std::optional<int> reported;
    std::array<double, 5> levels{};
    std::array<std::string, 5> level_names;
    std::vector<std::string> missing; ///< what is missing for a standing, a sentence each, with how to get it
    std::string version;
    std::string difficulty_note;
    int target = 0;                      ///< overall, of the person's post; 0: none
    std::optional<SignoffLine> official; ///< the newest sign-off, where it holds or is under appeal
    Principles principles;               ///< the second radar
};

struct AttemptLine {
    Uuid attempt;
    std::string scene_id;
    std::string title;
    domain::Channel channel = domain::Channel::phone;
    std::string when;   ///< 21/11/2026 14:31
    std::string status; ///< finished: the ending's title; else “Đang dở, 3 quyết định”
    bool assessment = false;
    bool finished = false;
    bool abandoned = false;
    bool branch = false;
    int number = 1; ///< of this scene
    std::optional<int> score;
    int csat = 0;
    double guidance = 0.0;
    int decisions = 0;
    bool saved_gift = false;
};

struct Attempts {
    Revision revision = 0;
    std::vector<AttemptLine> lines; ///< newest first
    bool more = false;
};

struct HandbookGift {
    std::string text;
    std::string scene;
    std::string day;
};

struct HandbookEntry {
    std::string name;
    std::string about;
};

/// What one can say at a moment of the conversation, and what not.
struct HandbookWording {
    std::string name;
    std::string when;
    std::vector<std::string> say;
    std::string avoid;
    std::string why; ///< what `avoid` does to the customer
};

/// Process, principles and pitfalls of the competency, wording that helps, and the gifts the person has kept.
struct Handbook {
    Revision revision = 0;
    std::optional<HandbookRef> asked; ///< the entry it was opened for
    std::string back;                 ///< title of the debrief it was opened from; empty: none
    std::vector<HandbookGift> gifts;
    std::vector<HandbookEntry> steps;
    std::vector<HandbookEntry> principles;
    std::vector<HandbookEntry> avoid;
    std::vector<HandbookEntry> mistakes;
    std::vector<HandbookEntry> critical; ///< critical errors, told beforehand
    std::vector<HandbookWording> wording;
};

// ---------------------------------------------------------------------------------------------- all of it

enum class CommandKind : std::uint8_t; // commands.h

/// `info` changes nothing and says nothing of success: what was stopped, what was there already. `warning`:
/// done, and something of it wants a look.
enum class NoticeKind : std::uint8_t { info, good, warning, error };

/// What was asked for when something went wrong, so that it is said where it was asked for.
struct Cause {
    CommandKind command{};
    std::string part; ///< which of several alike: a consent's id, a Picture's number; else empty
    friend bool operator==(const Cause&, const Cause&) = default;
};

/// A sentence for the person; errors stay until closed.
struct Notice {
    std::uint64_t id = 0;
    NoticeKind kind = NoticeKind::info;
    std::string text;
    std::optional<Cause> cause{}; ///< of errors that somebody asked for; goes once that could be done
};

struct Model {
    Revision revision = 0; ///< rises with any change
    Page page = Page::home;
    bool read_only = false;
    std::string banner; ///< stays at the top: read-only, lost writes; empty: none
    Settings settings;
    Me me;
    std::string data_dir;
    std::string version;
    std::string fatal; ///< why the data can't be opened; empty: it is open
    std::string fatal_detail;
    std::string pending_scene; ///< on Page::address: the scene waiting for the answer
    bool pending_assessment = false;
    Home home;
    std::optional<Play> play;
    std::optional<Debrief> debrief;
    Radar radar;
    StandingPage standing;
    Attempts attempts;
    Handbook handbook;
    // HR and leads
    Interviews interviews;
    PlanForm plan;
    std::optional<Conduct> conduct;
    std::optional<Consensus> consensus;
    People people;
    std::optional<ObservationForm> observation;
    Calibration calibration;
    Bank bank;
    TeamPage team;
    MemberPage member;
    Insights insights;
    Targets targets;
    Assignments assignments;
    Complaints complaints;
    LoginPage login;
    std::optional<RecoveryCode> recovery; ///< shown over everything until it is kept
    OwnAccount account;
    Accounts accounts;
    CarePage care;
    std::optional<FatalBackup> fatal_backup; ///< beside `fatal`
    MyData my_data;
    LawPage law;
    std::optional<RunningWork> work;      ///< while something long runs aside
    std::optional<GuidedSession> session; ///< while guest is there
    std::string guest; ///< name of the candidate whose session runs at this PC; empty: none
    std::vector<Notice> notices;
};

} // namespace mq::app
