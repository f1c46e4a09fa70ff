#pragma once

#include "app/model_estimate.h"
#include "base/ids.h"
#include "domain/debrief.h"
#include "domain/scenario.h"

#include <cstdint>
#include <string>
#include <vector>

/// What the role-play screen reads. See model.h.
namespace mq::app {

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

} // namespace mq::app
