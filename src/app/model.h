#pragma once

#include "app/principles.h"
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

using Revision = std::uint64_t;

enum class Page { first_run, home, address, play, debrief, radar, standing, attempts, handbook, settings };

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

enum class Role { trainee, hr, lead };

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

/// An ability estimate on the 1–5 scale with its 80 % range, or too little evidence.
struct Estimate {
    double mean = 0.0;
    double low = 0.0;
    double high = 0.0;
    double weight =
        0.0; ///< Σw of what it rests on; 0: nothing yet (mean is then the prior and is not to be shown)
    int stimuli = 0; ///< different scenes it rests on
    int level = 0;   ///< largest level with P(≥ level) ≥ .70, 1..5; 0 without evidence
    [[nodiscard]] bool none() const { return weight <= 0.0; }
    [[nodiscard]] bool thin() const { return stimuli < 2; }
};

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
    std::optional<std::size_t> recommended; ///< index into scenes
    std::string reason;                     ///< why that one, a sentence
    std::vector<SceneRow> scenes;           ///< practice scenes, then assessment scenes
    std::vector<BrokenFile> broken;
    std::vector<AxisSummary> axes;
    std::optional<int> reported_level; ///< from assessment evidence
    std::string reported_name;
    std::string standing_line; ///< what is missing, or the range
};

// ---------------------------------------------------------------------------------------------- play

/// A text that was being written and not handed in.
struct Draft {
    std::string field; ///< as SaveDraft names it
    std::string text;
};

enum class LineKind { narrator, clock, customer, staff, hint_light, hint_full, mood_note };

struct Line {
    LineKind kind = LineKind::customer;
    std::string text;
    float mood_before = 0;
    float mood_after = 0;
};

struct Choice {
    std::uint8_t pick = 0; ///< index into the node's outcomes (one) or items (several, order)
    std::string text;
};

/// A field of the complaint log, to be filled.
struct LogQuestion {
    struct Option {
        std::string id;
        std::string text;
    };
    std::string id;
    std::string label;
    std::vector<Option> choices; ///< empty: written freely
};

struct CardLine {
    std::string label;
    std::string text;
};

enum class WishState { not_asked, heard, confirmed };

struct WishLine {
    std::string name;
    WishState state = WishState::not_asked;
};

struct StepLine {
    std::string name;
    domain::StepState state = domain::StepState::missed;
    bool current = false;
};

/// The price of help at this moment.
struct HintOffer {
    bool available = false;
    domain::HintKind next = domain::HintKind::light; ///< light first, then full
    double price = 0.5; ///< in guidance units: .5 light, 1 full (less what is already paid at this decision)
    double used = 0.0;  ///< guidance units so far in the attempt
    int cap_now = 5;    ///< highest level the attempt can still show, by the expected number of decisions
    int cap_after = 5;  ///< the same, once this hint is taken
};

struct Play {
    Revision revision = 0;
    Uuid attempt;
    std::string scene_id;
    std::string title;
    domain::Channel channel = domain::Channel::phone;
    std::string channel_name;
    std::string firm;
    bool assessment = false;
    int attempt_number = 1;
    std::string customer_name; ///< with the form of address in front
    std::string customer_about;
    std::string customer_initials;
    std::uint64_t customer_hash = 0; ///< for the avatar's colour
    std::string call_line;           ///< Gọi “cô Lệ”, xưng “con”
    std::string authority;
    std::vector<CardLine> card;
    std::vector<std::string> facts; ///< hidden facts that have come out
    std::vector<WishLine> wishes;
    std::vector<StepLine> steps;
    std::vector<float> moods; ///< opening first, one a decision
    std::string scene_clock;  ///< HH:MM on the scene's clock
    std::vector<Line> lines;
    std::string prompt; ///< over the choices
    domain::AnswerKind answer = domain::AnswerKind::one;
    std::vector<Choice> choices; ///< in the order shown
    std::size_t handlers = 0; ///< of a route: choices whose pick is below this handle it, the others are told
    std::vector<LogQuestion> fields; ///< of a log
    std::string cut_in;              ///< what cutting in would say; empty: nothing to cut in on
    /// SaveDraft::field of what is written at this moment; where there are several, with `:part` behind it.
    std::string draft_field;
    std::vector<Draft> drafts; ///< of this moment: to go on with
    int timer_seconds = 0;     ///< to answer in, from the end of the customer's line; 0: no clock
    HintOffer hint;
    bool can_undo = false;
    int decisions = 0;
    bool finished = false; ///< the ending has been reached; the debrief is next
};

// ---------------------------------------------------------------------------------------------- debrief

/// An entry of the handbook: a part of it and the place in that part's list.
enum class HandbookSection { steps, principles, avoid, mistakes, critical, wording };
struct HandbookRef {
    HandbookSection section = HandbookSection::steps;
    int index = 0; ///< 0-based, into the list of that name in Handbook
    friend bool operator==(const HandbookRef&, const HandbookRef&) = default;
};

/// An act found in a typed reply.
struct TypedAct {
    std::string id;
    std::string name;
    bool hurts = false;
    bool needed = false;                    ///< the moment asked for it
    bool early = false;                     ///< it came too soon
    bool likely = false;                    ///< found with little confidence
    std::vector<std::pair<int, int>> words; ///< bytes [begin, end) of `DebriefDecision::said`
};

/// A field of a filled complaint log.
struct LogLine {
    std::string label;
    std::string entry; ///< empty: left blank
    std::string right; ///< what should stand there
    bool is_right = false;
};

struct DebriefDecision {
    std::string step_name;     ///< may be empty
    std::string said;          ///< what the trainee did
    std::string customer_said; ///< what it answered to
    std::string reply;         ///< what the customer answered at once, may be empty
    domain::Verdict verdict = domain::Verdict::good;
    bool critical = false;
    std::string critical_name;
    int mood_before = 0;
    int mood_after = 0;
    double regret = 0.0;
    std::string better; ///< empty where the verdict is good
    std::string why;    ///< what this did to the customer
    std::string better_why;
    std::vector<std::string> principles; ///< name of each principle it lived or broke
    std::vector<std::string> principle_tips;
    std::vector<std::string> pitfalls;
    std::vector<std::string> behaviours_shown;
    std::vector<std::string> behaviours_failed;
    std::string guidance; ///< hints taken, in words; empty: none
    std::string clock;    ///< HH:MM
    domain::AnswerKind kind = domain::AnswerKind::one;
    domain::Trigger trigger = domain::Trigger::answer;
    std::vector<TypedAct> acts;            ///< found in a typed reply, in the order of the scheme
    std::vector<std::string> missing_acts; ///< that the moment asked for and the reply has not
    bool unsure = false;                   ///< the reading of the reply was in doubt
    /// Ids of the acts that a lead found in it; `acts`, `missing_acts` and `unsure` then tell the lead's
    /// reading. The path and the score stay those of the first one.
    std::optional<std::vector<std::string>> corrected;
    std::string first_reading; ///< of a corrected reply: names of the acts it was coded into at first
    std::vector<LogLine> log;  ///< of a log
    // Where the handbook tells more; nothing where it has no entry.
    std::optional<HandbookRef> step_entry;
    std::optional<HandbookRef> critical_entry;
    std::vector<HandbookRef> principle_entries;              ///< one each of `principles`
    std::vector<HandbookRef> pitfall_entries;                ///< one each of `pitfalls`
    std::vector<std::optional<HandbookRef>> missing_entries; ///< one each of `missing_acts`
};

struct PitfallLine {
    std::string name;
    std::string cure;
    std::vector<int> decisions; ///< 1-based numbers where it was met; empty: avoided
    bool to_avoid = true;       ///< one of the five
};

struct FacetGain {
    std::string name;
    std::optional<double> attainment; ///< 0..1 in this attempt
    Estimate before;                  ///< practice (or assessment) estimate without this attempt
    Estimate after;
};

struct Debrief {
    Revision revision = 0;
    Uuid attempt;
    std::string scene_id;
    std::string title;
    int attempt_number = 1;
    bool assessment = false;
    std::string day;
    domain::EndingResult result = domain::EndingResult::mixed;
    std::string ending_title;
    std::string ending_text;
    std::string ending_quote;
    std::string summary; ///< mood from … to … after … decisions
    int score = 0;       ///< 0..100
    int level_low = 0;   ///< credited interval, 0..5
    int level_high = 5;
    std::string level_line;     ///< the interval in words
    double guidance_used = 0.0; ///< units
    int csat = 3, ces = 4, nps = 5;
    std::string first_response; ///< “2 phút”
    std::string resolution;
    std::vector<DebriefDecision> decisions;
    int good = 0, fair = 0, wrong = 0;
    std::vector<StepLine> steps;
    std::vector<PitfallLine> pitfalls;
    std::vector<FacetGain> facets;
    std::vector<std::string> facts_found;
    std::vector<std::string> facts_missed;
    bool can_correct = false; ///< the person may say which acts a typed reply performs
    std::string gift;
    bool gift_saved = false;
    std::string reflection;                ///< what the trainee wrote before looking
    bool reflected = false;                ///< wrote it or skipped it: the timeline may be shown
    std::string draft_field;               ///< SaveDraft::field of the reflection
    std::string draft;                     ///< a reflection that was begun: to go on with
    std::optional<std::string> next_scene; ///< id of the recommended next scene
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
    Principles principles; ///< the second radar
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

enum class NoticeKind { info, good, error };

/// A sentence for the person; errors stay until closed.
struct Notice {
    std::uint64_t id = 0;
    NoticeKind kind = NoticeKind::info;
    std::string text;
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
    std::vector<Notice> notices;
};

} // namespace mq::app
