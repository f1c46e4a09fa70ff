#pragma once

#include "domain/scenario.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

/// Answers of every kind, and the outcomes they lead to by a node's rules.
namespace mq::domain {

/// What a person does at a node. `picks`: for `one` the option, for `several` the ticked items in rising
/// order, for `order` all items in the order given, for `route` the handler and then who is told (indices
/// into the node's outcomes or items). `entries`: for `log` one a field (a choice's id or a text, empty: left
/// blank), for `type` the reply, NFC.
struct Answer {
    std::vector<std::uint8_t> picks{};
    std::vector<std::string> entries{};
    ActSet acts{}; ///< found in a typed reply; kept with it, so that better lexicons never change the past
    bool unsure = false;               ///< other readings of the reply would lead elsewhere
    Trigger trigger = Trigger::answer; ///< another one needs nothing of the above
    friend bool operator==(const Answer&, const Answer&) = default;
};

/// Items that rules speak of: picks as they are; for `log` the fields filled rightly, for `type` the acts
/// found.
using Picks = std::vector<std::uint8_t>;
[[nodiscard]] Picks picks_of(const Node& node, const Answer& answer);

/// The outcome whose rule is the first to hold, conditions of being offered aside. Nothing where none does.
[[nodiscard]] std::optional<std::size_t> outcome_by_rules(const Node& node, const Picks& picks);

/// Whether the answer is of the form that the node asks for.
[[nodiscard]] bool fits(const Node& node, const Answer& answer);

/// The part that was right, 0..1: of a log's fields, of what a typed reply needs; 1 for other kinds.
[[nodiscard]] double share_of(const Node& node, const Picks& picks);

/// Calls `visit` with every pick that an answer to the node can amount to, until it returns false. Of acts
/// that no rule tells apart none, one and all are tried. Gives back what the last visit returned.
bool each_pick(const Node& node, const std::function<bool(const Picks&)>& visit);

/// Sets the smallest and largest share with which each outcome of a log or typed reply can be reached.
void set_share_ranges(Node& node);

/// An answer that leads to that outcome, with the largest share, if there is one. A typed reply comes with
/// the outcome's example, roles in it not filled.
[[nodiscard]] std::optional<Answer> answer_for(const Scenario& scene, NodeIndex node, std::size_t outcome);

/// How a typed reply was read: acts found, and those that might as well be read otherwise (found with little
/// confidence, or nearly found).
struct ReplyReading {
    ActSet found;
    ActSet doubtful;
};

/// Reads a reply to what the customer said. Pure.
using ReplyReader = std::function<ReplyReading(std::string_view reply, std::string_view customer)>;

/// A typed answer with the acts found; unsure where turning a doubtful one round, or all, would lead to
/// another outcome. `reply` is NFC.
[[nodiscard]] Answer typed_answer(const Node& node, std::string reply, const ReplyReading& reading);

} // namespace mq::domain
