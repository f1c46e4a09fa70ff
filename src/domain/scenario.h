#pragma once

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
enum class AnswerKind { one, several, order }; ///< typed, log and route come later as further kinds
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

/// What follows from an answer. For `one` each option is an outcome; for `several` and `order` the rule
/// of the outcome says which picks lead to it.
struct Outcome {
    std::string id;
    LocalText text; ///< the reply itself (one), or what the picks amount to (several, order)
    Condition offered = Condition::always(); ///< whether it is open in the state before the answer
    Points points;
    std::int16_t mood = 0; ///< change of mood, before clamping to 0..100
    std::vector<FlagEffect> sets;
    Flags clears = 0;
    std::vector<Branch> to;              ///< last one always holds
    std::optional<std::size_t> critical; ///< index into Competency::critical_errors
    std::vector<std::size_t> pitfalls;   ///< indices into Competency::pitfalls
    std::vector<std::size_t> shows;      ///< behaviours shown
    std::vector<std::size_t> fails;      ///< behaviours failed
    std::vector<std::size_t> confirms;   ///< customer's wishes confirmed by it
    std::vector<std::size_t> finds;      ///< hidden facts that came out
    Variants reply;                      ///< what the customer answers at once (may be empty)
    LocalText why;
    int minutes = 1; ///< time it takes on the scene's clock
};

/// The rule of an outcome of `several` or `order`, on picked items (bit i = item i; order = sequence of
/// items). A small expression tree; evaluated only when an answer is given or a scene is checked.
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
    LocalText ask;                 ///< prompt of several/order, may be empty
    std::vector<Item> items;       ///< for several and order
    std::vector<PickRule> rules;   ///< one per outcome for several and order, first match wins; empty for one
    std::vector<Outcome> outcomes; ///< empty: the node only passes on
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
