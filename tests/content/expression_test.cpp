#include "content/expression.h"

#include <doctest/doctest.h>
#include <functional>
#include <random>

using namespace mq;
using namespace mq::content;
using domain::AnswerKind;
using domain::Condition;
using domain::Flags;

namespace {

NameTable table(std::initializer_list<std::string_view> names) {
    NameTable out;
    for (const std::string_view name : names)
        (void)out.add(name);
    return out;
}

ParsedCondition condition(std::string_view text) {
    static const NameTable flags = table({"a", "b", "c", "da_hoi"});
    Speller speller;
    return parse_condition(text, flags, speller);
}

ParsedRule rule(std::string_view text, AnswerKind kind = AnswerKind::several) {
    static const NameTable items = table({"a", "b", "c", "d"});
    Speller speller;
    return parse_pick_rule(text, kind, items, speller);
}

/// A random condition together with a plain evaluation of it.
struct Sample {
    std::string text;
    std::function<bool(Flags, int)> holds;
};

Sample sample(std::mt19937& random, int depth) {
    const auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    const int kind = depth == 0 ? pick(2) : pick(5);
    if (kind == 0) {
        const int flag = pick(3);
        return {std::string(1, static_cast<char>('a' + flag)),
                [flag](Flags f, int) { return (f >> flag & 1U) != 0; }};
    }
    if (kind == 1) {
        static constexpr const char* signs[] = {">=", ">", "<=", "<", "==", "!="};
        const int sign = pick(6);
        const int value = pick(101);
        return {std::string("mood ") + signs[sign] + " " + std::to_string(value),
                [sign, value](Flags, int mood) {
                    switch (sign) {
                        case 0: return mood >= value;
                        case 1: return mood > value;
                        case 2: return mood <= value;
                        case 3: return mood < value;
                        case 4: return mood == value;
                        default: return mood != value;
                    }
                }};
    }
    const Sample left = sample(random, depth - 1);
    if (kind == 2)
        return {"not (" + left.text + ")", [left](Flags f, int m) { return !left.holds(f, m); }};
    const Sample right = sample(random, depth - 1);
    if (kind == 3)
        return {"(" + left.text + ") and (" + right.text + ")",
                [left, right](Flags f, int m) { return left.holds(f, m) && right.holds(f, m); }};
    return {"(" + left.text + ") or (" + right.text + ")",
            [left, right](Flags f, int m) { return left.holds(f, m) || right.holds(f, m); }};
}

bool same_everywhere(const Condition& c, const std::function<bool(Flags, int)>& holds) {
    for (Flags f = 0; f < 8; ++f)
        for (int mood = 0; mood <= 100; ++mood)
            if (c.holds(f, mood) != holds(f, mood))
                return false;
    return true;
}

} // namespace

TEST_CASE("a parsed condition holds exactly where its words say, and negating it turns that around") {
    std::mt19937 random(20261121);
    int always = 0;
    for (int i = 0; i < 400; ++i) {
        const Sample s = sample(random, 3);
        INFO(s.text);
        const ParsedCondition parsed = condition(s.text);
        REQUIRE(parsed.usable);
        REQUIRE(parsed.errors.empty());
        CHECK(same_everywhere(parsed.condition, s.holds));
        CHECK(same_everywhere(Condition::negation(parsed.condition),
                              [&](Flags f, int m) { return !s.holds(f, m); }));
        const bool everywhere = same_everywhere(Condition::always(), s.holds);
        CHECK(parsed.condition.is_always() == everywhere);
        CHECK(parsed.condition.is_never() == same_everywhere(Condition::never(), s.holds));
        for (const domain::Term& term : parsed.condition.terms())
            CHECK_FALSE(term.impossible());
        always += everywhere ? 1 : 0;
    }
    CHECK(always > 3); // the samples reach both ends
}

TEST_CASE("conditions keep few terms") {
    CHECK(condition("a or not a").condition == Condition::always());
    CHECK(condition("a and not a").condition.is_never());
    CHECK(condition("a or (not a and b)").condition == condition("a or b").condition);
    CHECK(condition("mood >= 50 or mood < 60").condition == Condition::always());
    CHECK(condition("mood >= 50 or mood < 50").condition == Condition::always());
    CHECK(condition("mood > 40 and mood <= 60").condition == Condition::mood(41, 60));
    CHECK(condition("not (mood >= 30 and mood <= 60)").condition.terms().size() == 2);
    CHECK(condition("a and b or a and not b").condition == Condition::flag(0));
    CHECK(condition("not (a or b)").condition == condition("not a and not b").condition);
    CHECK(condition("mood >= 0").condition.is_always());
    CHECK(condition("a and b or not a and c or not b or not c").condition.is_always());
}

TEST_CASE("and binds tighter than or, not tighter than both") {
    CHECK(condition("a or b and c").condition == condition("a or (b and c)").condition);
    CHECK(condition("not a and b").condition == condition("(not a) and b").condition);
    CHECK(condition("not not a").condition == Condition::flag(0));
}

TEST_CASE("errors of conditions say where") {
    struct Case {
        std::string_view text;
        std::size_t at;
        std::string_view code;
    };
    const Case cases[] = {
        {"", 0, "bad-expression"},
        {"a and", 5, "bad-expression"},
        {"a b", 2, "bad-expression"},
        {"(a", 2, "bad-expression"},
        {"a)", 1, "bad-expression"},
        {"mood", 4, "bad-expression"},
        {"mood >= x", 8, "bad-expression"},
        {"mood => 5", 5, "bad-expression"},
        {"mood = 5", 5, "bad-expression"},
        {"mood >= 101", 8, "out-of-range"},
        {"a && b", 2, "bad-expression"},
        {"a và b", 2, "bad-expression"},
        {"not", 3, "bad-expression"},
        {"a or and", 5, "bad-expression"},
        {"dahoi", 0, "unknown-flag"},
        {"a and xyz", 6, "unknown-flag"},
        {"mood >= -5", 8, "out-of-range"},
        {"50 <= mood", 0, "bad-expression"},
        {"mood >= 99999999999", 8, "bad-expression"},
    };
    for (const Case& one : cases) {
        INFO(one.text);
        const ParsedCondition parsed = condition(one.text);
        REQUIRE(parsed.errors.size() == 1);
        CHECK(parsed.errors[0].at == one.at);
        CHECK(parsed.errors[0].code == one.code);
    }
    CHECK(condition("dahoi").errors[0].message.find("da_hoi") != std::string::npos);
    CHECK(condition("dahoi").condition == Condition::flag(3)); // read on as what was meant
    CHECK_FALSE(condition("xyz").usable);
    CHECK(condition("xyz and yzx").errors.size() == 2);
}

TEST_CASE("a condition can't be made to cost much") {
    std::string deep;
    for (int i = 0; i < 5000; ++i)
        deep += "(";
    CHECK(condition(deep + "a").errors[0].code == "too-deep");
    std::string nots;
    for (int i = 0; i < 5000; ++i)
        nots += "not ";
    CHECK(condition(nots + "a").errors[0].code == "too-deep");
    NameTable flags;
    std::vector<std::string> names;
    for (int i = 0; i < 64; ++i)
        names.push_back("f" + std::to_string(i));
    for (const std::string& name : names)
        (void)flags.add(name);
    std::string product; // 2^32 terms when multiplied out
    for (int i = 0; i < 64; i += 2)
        product += (i > 0 ? " and (" : "(") + names[static_cast<std::size_t>(i)] + " or " +
                   names[static_cast<std::size_t>(i + 1)] + ")";
    Speller speller;
    const ParsedCondition parsed = parse_condition(product, flags, speller);
    REQUIRE(parsed.errors.size() == 1);
    CHECK(parsed.errors[0].code == "condition-too-complex");
}

TEST_CASE("pick rules of several choices") {
    using Picks = std::vector<std::uint8_t>;
    const auto holds = [](std::string_view text, const Picks& picked) {
        const ParsedRule parsed = rule(text);
        INFO(text);
        REQUIRE(parsed.errors.empty());
        return parsed.rule.holds(picked);
    };
    CHECK(holds("all(a, b)", {0, 1, 2}));
    CHECK_FALSE(holds("all(a, b)", {0}));
    CHECK(holds("any(a, b)", {1}));
    CHECK_FALSE(holds("any(a, b)", {}));
    CHECK(holds("none(a, b)", {2}));
    CHECK_FALSE(holds("none(a, b)", {0, 2}));
    CHECK(holds("atleast(2, a, b, c)", {0, 2}));
    CHECK_FALSE(holds("atleast(2, a, b, c)", {0, 3}));
    CHECK(holds("atmost(1, a, b)", {0, 2, 3}));
    CHECK_FALSE(holds("atmost(1, a, b)", {0, 1}));
    CHECK(holds("only(a, b)", {0, 1}));
    CHECK_FALSE(holds("only(a, b)", {0, 1, 2}));
    CHECK(holds("only()", {}));
    CHECK(holds("any(a) and not any(d) or only(d)", {0}));
    CHECK(holds("any(a) and not any(d) or only(d)", {3}));
    CHECK_FALSE(holds("any(a) and not any(d) or only(d)", {0, 3}));
    CHECK(holds("any(a) and (any(b) or any(c))", {0, 2}));
}

TEST_CASE("pick rules of an order") {
    using Picks = std::vector<std::uint8_t>;
    const auto holds = [](std::string_view text, const Picks& picked) {
        const ParsedRule parsed = rule(text, AnswerKind::order);
        INFO(text);
        REQUIRE(parsed.errors.empty());
        return parsed.rule.holds(picked);
    };
    CHECK(holds("before(a, c)", {0, 1, 2, 3}));
    CHECK(holds("before(a, b, d)", {2, 0, 1, 3}));
    CHECK_FALSE(holds("before(a, b, d)", {1, 0, 2, 3}));
    CHECK(holds("first(b)", {1, 0, 2, 3}));
    CHECK_FALSE(holds("first(b)", {0, 1, 2, 3}));
    CHECK(holds("last(d) and not first(b)", {0, 1, 2, 3}));
    CHECK(holds("exactly(d, c, b, a)", {3, 2, 1, 0}));
    CHECK_FALSE(holds("exactly(d, c, b, a)", {3, 2, 0, 1}));
}

TEST_CASE("errors of pick rules say where") {
    CHECK(rule("all(a, e)").errors[0].at == 7);
    CHECK(rule("all(a, e)").errors[0].code == "unknown-item");
    CHECK(rule("alll(a)").errors[0].message.find("all") != std::string::npos);
    CHECK(rule("all(a").errors[0].at == 5);
    CHECK(rule("all a").errors[0].at == 4);
    CHECK(rule("atleast(a, b)").errors[0].at == 8);
    CHECK(rule("all()").errors[0].code == "wrong-count");
    CHECK(rule("before(a, b)").errors[0].code == "wrong-rule");
    CHECK(rule("exactly(a, b)", AnswerKind::order).errors[0].code == "wrong-count");
    CHECK(rule("first(a, b)", AnswerKind::order).errors[0].code == "wrong-count");
    CHECK(rule("").errors[0].code == "bad-expression");
}
