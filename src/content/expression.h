#pragma once

#include "content/names.h"
#include "domain/condition.h"
#include "domain/scenario.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mq::content {

/// A problem inside an expression; `at` is a byte offset in its text.
struct ExpressionError {
    std::size_t at = 0;
    std::string code;
    std::string message;
};

struct ParsedCondition {
    domain::Condition condition = domain::Condition::always();
    domain::Flags reads = 0; ///< flags that are named, also where they make no difference
    std::vector<ExpressionError> errors;
    bool usable = true; ///< false: the condition couldn't be made out; errors say why
};

/// A condition on the state: `mood >= 50`, flags, `not`, `and`, `or`, brackets.
/// An unknown flag with a near neighbour is reported and taken for it.
[[nodiscard]] ParsedCondition parse_condition(std::string_view text, const NameTable& flags,
                                              Speller& speller);

struct ParsedRule {
    domain::PickRule rule;
    std::vector<ExpressionError> errors;
    bool usable = true;
};

/// Names that stand for several items.
using RuleGroups = std::map<std::string_view, std::vector<std::uint8_t>>;

/// A rule on picked items: `before`, `first`, `last`, `exactly` for an order; for the other kinds `all(a,
/// b)`, `any`, `none`, `atleast(2, …)`, `atmost`, `only`; `and`, `or`, `not`, brackets. `atleast(2)` counts
/// all items of a log.
[[nodiscard]] ParsedRule parse_pick_rule(std::string_view text, domain::AnswerKind kind,
                                         const NameTable& items, Speller& speller,
                                         const RuleGroups& groups = {});

/// Words that expressions use themselves, and so can't name a flag.
[[nodiscard]] bool is_reserved(std::string_view word);

} // namespace mq::content
