#include "content/expression_tokens.h"
#include "content/limits.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>

namespace mq::content {
namespace {

using domain::AnswerKind;
using domain::PickRule;
using Op = PickRule::Op;

constexpr std::size_t most_parts = 64; ///< of one rule; each is tried on up to 5,040 picks

struct Function {
    std::string_view name;
    Op op;
    bool of_order; ///< speaks of the order of items; the others of which items there are
    bool counted;
    std::size_t fewest; ///< items
    std::size_t most;
};

constexpr std::array functions{
    Function{"all", Op::all, false, false, 1, 99},
    Function{"any", Op::any, false, false, 1, 99},
    Function{"none", Op::none, false, false, 1, 99},
    Function{"atleast", Op::at_least, false, true, 1, 99},
    Function{"atmost", Op::at_most, false, true, 1, 99},
    Function{"only", Op::only, false, false, 0, 99},
    Function{"before", Op::before, true, false, 2, 99},
    Function{"first", Op::first, true, false, 1, 1},
    Function{"last", Op::last, true, false, 1, 1},
    Function{"exactly", Op::exactly, true, false, 1, 99},
};

std::vector<std::string_view> names_for(AnswerKind kind) {
    std::vector<std::string_view> names;
    for (const Function& function : functions)
        if (function.of_order == (kind == AnswerKind::order))
            names.push_back(function.name);
    return names;
}

class RuleParser : private ExpressionParser {
public:
    RuleParser(std::string_view text, AnswerKind kind, const NameTable& items, const RuleGroups& groups,
               Speller& speller, ParsedRule& out)
        : ExpressionParser(text, out.errors),
          kind_(kind),
          items_(items),
          groups_(groups),
          speller_(speller),
          out_(out) {}

    void run() {
        PickRule rule = either_of();
        expect_end();
        out_.usable = !failed() && !unknown_;
        if (out_.usable)
            out_.rule = std::move(rule);
    }

private:
    PickRule either_of() {
        return joined("or", Op::either, [this] { return both_of(); });
    }
    PickRule both_of() {
        return joined("and", Op::both, [this] { return single(); });
    }

    template <class Part>
    PickRule joined(std::string_view word, Op op, Part part) {
        PickRule left = part();
        if (peek().text != word)
            return left;
        PickRule all;
        all.op = op;
        all.parts.push_back(std::move(left));
        while (take_word(word))
            all.parts.push_back(part());
        return all;
    }

    PickRule single() {
        if (failed() || !deeper())
            return {};
        if (++parts_ > most_parts)
            fail(peek(), "rule-too-complex", "luật này quá dài. Tách nó thành nhiều kết quả.");
        PickRule rule;
        if (take_word("not")) {
            rule.op = Op::negation;
            rule.parts.push_back(single());
        } else if (peek().kind == TokenKind::open) {
            (void)take();
            rule = either_of();
            expect_close();
        } else {
            rule = call();
        }
        shallower();
        return rule;
    }

    PickRule call() {
        const Token name = take();
        const auto function = std::find_if(functions.begin(), functions.end(),
                                           [&](const Function& f) { return f.name == name.text; });
        if (name.kind != TokenKind::word || function == functions.end()) {
            unknown_function(name);
            return {};
        }
        if (function->of_order != (kind_ == AnswerKind::order))
            report(name, "wrong-rule",
                   fmt::format("{}(…) {} answer: order. Ở đây dùng: {}.", name.text,
                               function->of_order ? "chỉ dùng với" : "không dùng với",
                               listing(names_for(kind_))));
        if (peek().kind != TokenKind::open) {
            fail(peek(), "bad-expression",
                 fmt::format("sau {} phải là các mục trong ngoặc: {}(a, b).", name.text, name.text));
            return {};
        }
        (void)take();
        PickRule rule;
        rule.op = function->op;
        if (function->counted)
            read_count(rule);
        read_items(rule);
        expect_close();
        check(name, *function, rule);
        return rule;
    }

    void unknown_function(const Token& name) {
        const auto known = names_for(kind_);
        const auto near = speller_.nearest(name.text, known);
        if (items_.find(name.text) || name.kind == TokenKind::end || !near)
            return fail(
                name, "bad-expression",
                fmt::format("ở đây cần một luật: {}, với các mục trong ngoặc, ví dụ {}.", listing(known),
                            kind_ == AnswerKind::order ? "before(a, b)" : "all(a, b)"));
        fail(name, "bad-expression",
             fmt::format("không có luật “{}”. Ý bạn là “{}”?", name.text, known[*near]));
    }

    void read_count(PickRule& rule) {
        const auto count = whole(peek());
        if (!count || *count < 0)
            return fail(peek(), "bad-expression",
                        "mục đầu trong ngoặc phải là số lượng: atleast(2, a, b, c).");
        rule.count = *count;
        (void)take();
        if (failed())
            return;
        if (peek().kind == TokenKind::close && kind_ == AnswerKind::log) { // of all fields
            for (std::size_t i = 0; i < items_.size(); ++i)
                rule.items.push_back(static_cast<std::uint8_t>(i));
            return;
        }
        if (peek().kind != TokenKind::comma)
            return fail(peek(), "bad-expression", "thiếu dấu phẩy sau số lượng.");
        (void)take();
    }

    void read_items(PickRule& rule) {
        if (peek().kind == TokenKind::close)
            return;
        while (!failed()) {
            const Token token = peek();
            if (token.kind != TokenKind::word && token.kind != TokenKind::number)
                return fail(token, "bad-expression", "ở đây cần tên một mục trong items.");
            (void)take();
            add_item(token, rule);
            if (peek().kind != TokenKind::comma)
                return;
            (void)take();
        }
    }

    void add_item(const Token& token, PickRule& rule) {
        if (const auto group = groups_.find(token.text); group != groups_.end())
            return add_group(token, group->second, rule);
        auto index = items_.find(token.text);
        if (!index) {
            index = speller_.nearest(token.text, items_.names());
            report(token, "unknown-item",
                   index
                       ? fmt::format("không có mục “{}”. Ý bạn là “{}”?", token.text, items_.names()[*index])
                       : fmt::format("không có mục “{}” trong items. Dùng được: {}.", token.text,
                                     listing(items_.names())));
        }
        if (!index) {
            unknown_ = true;
            return;
        }
        const auto item = static_cast<std::uint8_t>(*index);
        add_once(token, item, rule);
    }

    void add_group(const Token& token, const std::vector<std::uint8_t>& members, PickRule& rule) {
        if (members.empty())
            report(token, "empty-group",
                   fmt::format("nút này không kể hành vi nào ở {}. Thêm {} hoặc bỏ nó khỏi luật.", token.text,
                               token.text));
        for (const std::uint8_t member : members)
            add_once(token, member, rule);
    }

    void add_once(const Token& token, std::uint8_t item, PickRule& rule) {
        if (std::find(rule.items.begin(), rule.items.end(), item) != rule.items.end())
            report(token, "duplicate-item", fmt::format("mục “{}” đã có trong luật này.", token.text));
        else
            rule.items.push_back(item);
    }

    void check(const Token& name, const Function& function, const PickRule& rule) {
        if (failed() || unknown_)
            return;
        const std::size_t count = rule.items.size();
        if (count < function.fewest || count > function.most)
            report(name, "wrong-count",
                   function.fewest == function.most
                       ? fmt::format("{}(…) nhận đúng một mục.", name.text)
                       : fmt::format("{}(…) cần ít nhất {} mục.", name.text, function.fewest));
        if (function.counted &&
            (rule.count > static_cast<int>(count) || (rule.count == 0 && rule.op == Op::at_least)))
            report(name, "out-of-range", fmt::format("số lượng {} không hợp với {} mục.", rule.count, count));
        if (rule.op == Op::exactly && count != items_.size())
            report(name, "wrong-count", fmt::format("exactly(…) phải kể đủ {} mục.", items_.size()));
    }

    AnswerKind kind_;
    const NameTable& items_;
    const RuleGroups& groups_;
    Speller& speller_;
    ParsedRule& out_;
    std::size_t parts_ = 0;
    bool unknown_ = false;
};

} // namespace

ParsedRule parse_pick_rule(std::string_view text, AnswerKind kind, const NameTable& items, Speller& speller,
                           const RuleGroups& groups) {
    ParsedRule out;
    RuleParser(text, kind, items, groups, speller, out).run();
    return out;
}

} // namespace mq::content
