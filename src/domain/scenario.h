#pragma once

#include "domain/acts.h"
#include "domain/competency.h"
#include "domain/condition.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mq::domain {

using NodeIndex = std::uint32_t; ///< 0..nodes-1 a node; nodes.. an ending (see Scenario::target_count)

/// Points on each radar axis, then on each principle, −2..+2 each.
struct Points {
    std::array<std::int8_t, max_axes> facets{};
    std::array<std::int8_t, max_principles> principles{};
    friend bool operator==(const Points&, const Points&) = default;
};

enum class Channel { phone, counter, email, chat, social };
enum class Use { practice, assessment };
enum class Gender { female, male };
enum class Region { north, central, south };
/// one option; several items; all items in order; a typed reply; the complaint log; who handles it and who is
/// told.
enum class AnswerKind { one, several, order, type, log, route };
/// What brings an outcome about: the answer, speaking before the customer has finished, or silence.
enum class Trigger : std::uint8_t { answer, cut_in, late };
enum class EndingResult { good, mixed, bad };

/// A text that depends on the state: the first variant whose condition holds is said.
struct Variant {
    Condition when = Condition::always();
    LocalText text;
};
using Variants = std::vector<Variant>;

/// Where the scene goes: the first branch whose condition holds after the effects of the outcome.
struct Branch {
    Condition when = Condition::always();
    NodeIndex to = 0;
};

/// A flag that is set when the condition holds after the mood has moved.
struct FlagEffect {
    std::uint8_t flag = 0;
    Condition when = Condition::always();
};

/// A hidden fact that comes out when the condition holds after the mood has moved.
struct Find {
    std::size_t fact = 0;
    Condition when = Condition::always();
};

/// What follows from an answer. For `one` each option is an outcome; for the other kinds the rule of the
/// outcome says which picks lead to it.
struct Outcome {
    std::string id;
    Trigger trigger = Trigger::answer;
    LocalText text;    ///< the reply itself (one, cut in), or what the picks amount to (the other kinds)
    LocalText example; ///< of a typed reply that leads here; empty for other kinds
    Condition offered = Condition::always(); ///< whether it is open in the state before the answer
    Points points;                           ///< with everything right
    std::optional<Points> points_from; ///< with nothing right, where points grow with the share that was
    double share_low = 1.0; ///< shares that answers leading here can have, 0..1; see set_share_ranges
    double share_high = 1.0;
    std::int16_t mood = 0; ///< change of mood, before clamping to 0..100
    std::vector<FlagEffect> sets;
    Flags clears = 0;
    std::vector<Branch> to;              ///< last one always holds
    std::optional<std::size_t> critical; ///< index into Competency::critical_errors
    std::vector<std::size_t> pitfalls;   ///< indices into Competency::pitfalls
    std::vector<std::size_t> shows;      ///< behaviours shown
    std::vector<std::size_t> fails;      ///< behaviours failed
    std::vector<std::size_t> confirms;   ///< customer's wishes confirmed by it
    std::vector<Find> finds;             ///< hidden facts that come out
    Variants reply;                      ///< what the customer answers at once (may be empty)
    LocalText why;
    int minutes = 1; ///< time it takes on the scene's clock
};

/// The rule of an outcome, on picked items: ticked items, items in order, acts found (indices into act_ids),
/// fields filled rightly, handler and people told. A small expression tree; evaluated only when an answer is
/// given or a scene is checked.
struct PickRule {
    enum class Op {
        otherwise,
        all,
        any,
        none,
        at_least,
        at_most,
        only,
        before,
        first,
        last,
        exactly,
        both,
        either,
        negation
    };
    Op op = Op::otherwise;
    std::vector<std::uint8_t> items; ///< for before/exactly in this order
    int count = 0;                   ///< for at_least, at_most
    std::vector<PickRule> parts;     ///< for both, either, negation
    [[nodiscard]] bool holds(const std::vector<std::uint8_t>& picked) const;
};

struct Item {
    std::string id;
    LocalText text;
};

/// A field of the complaint log. Chosen from a list, or written freely.
struct LogField {
    std::string id;
    LocalText label;
    std::vector<Item> choices;       ///< empty: written freely
    std::vector<std::uint8_t> right; ///< choices that are right
    LocalText shown;                 ///< the right entry, shown afterwards
    std::vector<std::string> accept; ///< phrases, `+` between parts that must all be there
    std::vector<std::string> refuse; ///< likewise: wrong when one is there
    std::optional<std::size_t> fact; ///< hidden fact that it rests on
    /// Whether an entry (a choice's id, or a text) is right. Marks, capitals and spaces make no difference.
    [[nodiscard]] bool is_right(std::string_view entry) const;
};

struct Hints {
    LocalText light; ///< where to look
    LocalText full;  ///< the move, never the sentence
};

/// A moment of the scene.
struct Node {
    std::string id;
    LocalText title;                 ///< may be empty
    std::optional<std::size_t> step; ///< index into Competency::steps
    std::optional<int> clock;        ///< minutes from midnight of the first day, when the node says a time
    LocalText note;                  ///< narrator's line, may be empty
    Variants says;                   ///< the customer's line, may be empty
    std::vector<std::size_t> hears;  ///< wishes that can be heard in it
    Hints hints;
    AnswerKind answer = AnswerKind::one;
    LocalText ask;                ///< prompt of all kinds but one, may be empty
    std::vector<Item> items;      ///< for several and order; of a route the handlers, then who can be told
    std::size_t handlers = 0;     ///< of a route: how many of the items are handlers
    std::vector<LogField> fields; ///< of a log
    std::vector<Act> needs;       ///< of a typed reply: what this moment asks for
    std::vector<Act> helps;       ///< better with these
    std::vector<Act> early;       ///< too early here
    std::optional<std::size_t> unsure; ///< outcome of a reply that the coder isn't sure of
    std::vector<PickRule> rules; ///< one for each outcome that an answer leads to, the first that holds wins;
                                 ///< empty for one
    std::vector<Outcome> outcomes; ///< empty: the node only passes on; those of other triggers stand last
    int timer_seconds = 0;         ///< time to answer in before `late` happens; 0: no clock
    std::vector<Branch> go;        ///< only where outcomes are empty
};

template <class T>
struct When {
    Condition when = Condition::always();
    T value{};
};

struct Ending {
    std::string id;
    LocalText title;
    EndingResult result = EndingResult::mixed;
    std::optional<int> clock;
    std::vector<When<int>> csat; ///< 1..5, first that holds, last always
    std::vector<When<int>> nps;  ///< 0..10; empty: derived, see debrief.h
    std::vector<When<int>> ces;  ///< 1..7 (7 easy); empty: derived
    LocalText text;              ///< narrator
    Variants says;
};

struct DifficultyFactors {
    int emotion = 0, ambiguity = 0, policy = 0, parties = 0, stakes = 0; ///< 0..2 each
    [[nodiscard]] int sum() const { return emotion + ambiguity + policy + parties + stakes; }
};

struct CardRow {
    LocalText label;
    LocalText text;
};

struct Customer {
    LocalText name;
    int age = 30; ///< years
    Gender gender = Gender::female;
    Region region = Region::north;
    LocalText about;
    std::string call; ///< fixes how staff address them; empty: from the two people
    int mood = 30;    ///< at the opening, 0..100
    std::vector<std::size_t> wishes;
    std::vector<CardRow> card;
};

struct Fact {
    std::string id;
    LocalText text;
};

struct Flag {
    std::string id;
    LocalText about;
};

/// A scene that has passed syntax, shape and references; every index in it is valid.
struct Scenario {
    std::string id;
    int revision = 1;
    LocalText title;
    LocalText summary;
    Channel channel = Channel::phone;
    std::size_t cause = 0; ///< index into Competency::causes
    Use use = Use::practice;
    int minutes = 10;
    DifficultyFactors factors;
    int difficulty = 1; ///< 1..5 from the factors
    LocalText firm;
    LocalText authority;             ///< what the trainee may decide alone
    std::vector<std::size_t> trains; ///< facets it claims, by index
    Customer customer;
    std::vector<Fact> facts;
    std::vector<Flag> flags;
    LocalText gift;            ///< what to take home
    std::optional<int> opened; ///< clock when the customer first got in touch
    NodeIndex start = 0;
    std::vector<Node> nodes;
    std::vector<Ending> endings;

    [[nodiscard]] bool is_ending(NodeIndex at) const { return at >= nodes.size(); }
    /// The outcome of that trigger in a node, if it has one. Not for Trigger::answer.
    [[nodiscard]] std::optional<std::size_t> triggered(NodeIndex node, Trigger trigger) const;
    [[nodiscard]] const Ending& ending(NodeIndex at) const { return endings[at - nodes.size()]; }
    [[nodiscard]] NodeIndex target_count() const {
        return static_cast<NodeIndex>(nodes.size() + endings.size());
    }
};

/// The id of the node or ending at that index.
[[nodiscard]] const std::string& target_id(const Scenario& scene, NodeIndex at);

/// First variant that holds; an empty text when none does.
[[nodiscard]] const LocalText& pick_variant(const Variants& variants, Flags flags, int mood);

} // namespace mq::domain
