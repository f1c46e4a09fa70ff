#pragma once

#include "app/model_estimate.h"
#include "app/model_play.h"
#include "base/ids.h"
#include "domain/debrief.h"
#include "domain/scenario.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

/// What the look back on an attempt reads. See model.h.
namespace mq::app {

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
    Uuid person;
    std::string of; ///< name of somebody else whose attempt it is: to be read only; empty: one's own
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

} // namespace mq::app
