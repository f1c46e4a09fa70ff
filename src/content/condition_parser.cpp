#include "content/expression_tokens.h"
#include "content/limits.h"

#include <fmt/format.h>

namespace mq::content {
namespace {

using domain::Condition;

/// Recursive descent. `negated` is carried down to the leaves, so that `not` never has to multiply anything
/// out.
class ConditionParser : private ExpressionParser {
public:
    ConditionParser(std::string_view text, const NameTable& flags, Speller& speller, ParsedCondition& out)
        : ExpressionParser(text, out.errors), flags_(flags), speller_(speller), out_(out) {}

    void run() {
        const Condition read = either_of(false);
        expect_end();
        out_.usable = !failed() && !unknown_;
        if (out_.usable)
            out_.condition = read;
    }

private:
    Condition either_of(bool negated) {
        Condition left = both_of(negated);
        while (take_word("or"))
            left = combine(left, both_of(negated), negated);
        return left;
    }

    Condition both_of(bool negated) {
        Condition left = single(negated);
        while (take_word("and"))
            left = combine(left, single(negated), !negated);
        return left;
    }

    /// By De Morgan, `or` under `not` is `and` of the negated parts.
    Condition combine(const Condition& a, const Condition& b, bool conjunction) {
        if (failed())
            return a;
        Condition c = conjunction ? Condition::both(a, b) : Condition::either(a, b);
        if (c.terms().size() > max_condition_terms)
            fail(peek(), "condition-too-complex",
                 "điều kiện này quá rối. Tách nó ra bằng một cờ trung gian.");
        return c;
    }

    Condition single(bool negated) {
        if (failed() || !deeper())
            return Condition::never();
        Condition c;
        if (take_word("not")) {
            c = single(!negated);
        } else if (peek().kind == TokenKind::open) {
            (void)take();
            c = either_of(negated);
            expect_close();
        } else {
            c = leaf();
            if (negated)
                c = Condition::negation(c);
        }
        shallower();
        return c;
    }

    Condition leaf() {
        const Token token = peek();
        if (token.kind == TokenKind::end) {
            fail(token, "bad-expression", "điều kiện còn thiếu một vế ở đây: tên cờ, hoặc mood >= 50.");
            return {};
        }
        if (token.kind != TokenKind::word) {
            fail(token, "bad-expression",
                 fmt::format("“{}” không đứng ở đây được: cần tên cờ hoặc mood.", token.text));
            return {};
        }
        (void)take();
        if (token.text == "mood")
            return mood();
        if (is_reserved(token.text)) {
            fail(token, "bad-expression",
                 fmt::format("“{}” không đứng ở đây được: cần tên cờ hoặc mood.", token.text));
            return {};
        }
        return flag(token);
    }

    Condition mood() {
        const Token compare = peek();
        if (compare.kind != TokenKind::compare) {
            fail(compare, "bad-expression", "sau mood phải là >=, >, <=, <, == hoặc !=.");
            return {};
        }
        (void)take();
        const Token number = peek();
        const auto value = whole(number);
        if (!value) {
            fail(number, "bad-expression", "sau dấu so sánh phải là một số từ 0 đến 100.");
            return {};
        }
        if (*value < domain::mood_min || *value > domain::mood_max)
            report(number, "out-of-range", fmt::format("mood chỉ từ 0 đến 100, không tới {}.", *value));
        (void)take();
        return compared(compare, *value);
    }

    Condition compared(const Token& compare, int value) {
        const std::string_view sign = compare.text;
        if (sign == ">=")
            return Condition::mood(value, domain::mood_max);
        if (sign == ">")
            return Condition::mood(value + 1, domain::mood_max);
        if (sign == "<=")
            return Condition::mood(domain::mood_min, value);
        if (sign == "<")
            return Condition::mood(domain::mood_min, value - 1);
        if (sign == "==")
            return Condition::mood(value, value);
        if (sign == "!=")
            return Condition::negation(Condition::mood(value, value));
        fail(compare, "bad-expression",
             fmt::format("“{}” không phải dấu so sánh: dùng >=, >, <=, <, == hoặc !=.", sign));
        return {};
    }

    Condition flag(const Token& token) {
        auto index = flags_.find(token.text);
        if (!index) {
            index = speller_.nearest(token.text, flags_.names());
            const std::string cure =
                index ? fmt::format("Ý bạn là “{}”?", flags_.names()[*index])
                      : fmt::format("Khai báo nó trong flags, hoặc dùng: mood{}{}.",
                                    flags_.size() > 0 ? ", " : "", listing(flags_.names()));
            report(token, "unknown-flag", fmt::format("chưa có cờ “{}”. {}", token.text, cure));
        }
        if (!index || *index >= domain::max_flags) {
            unknown_ = true;
            return {};
        }
        out_.reads |= domain::Flags{1} << *index;
        return Condition::flag(*index);
    }

    const NameTable& flags_;
    Speller& speller_;
    ParsedCondition& out_;
    bool unknown_ = false;
};

} // namespace

ParsedCondition parse_condition(std::string_view text, const NameTable& flags, Speller& speller) {
    ParsedCondition out;
    ConditionParser(text, flags, speller, out).run();
    return out;
}

} // namespace mq::content
