#include "content/scene_nodes.h"

#include "content/limits.h"

#include <fmt/format.h>
#include <algorithm>

namespace mq::content {
namespace {

constexpr std::array<std::string_view, 13> node_keys{"step",    "at",       "title",  "note", "says",
                                                     "hears",   "hint",     "answer", "ask",  "items",
                                                     "options", "outcomes", "go"};
constexpr std::array<std::string_view, 8> ending_keys{"title", "result", "at",  "text",
                                                      "says",  "csat",   "nps", "ces"};
constexpr std::array<std::string_view, 2> hint_keys{"light", "full"};
constexpr std::array<std::string_view, 3> answer_names{"one", "several", "order"};
constexpr std::array<std::string_view, 3> result_names{"good", "mixed", "bad"};

class NodeReader {
public:
    NodeReader(SceneContext& context, yaml::Node key, yaml::Node value)
        : c_(context),
          r_(context.reader),
          key_(key),
          what_(fmt::format("nút “{}”", key.text())),
          fields_(r_, value, what_, key.mark(), node_keys) {
        if (value.is_empty())
            r_.error(key.mark(), "wrong-type", fmt::format("{} còn trống.", what_));
    }

    void read() {
        node_.id = key_.text();
        marks_.id = key_.mark();
        if (const auto step = fields_.get("step"))
            node_.step = r_.choice(step, "step", c_.step_ids);
        if (const auto at = fields_.get("at"))
            node_.clock = r_.clock(at, "at");
        if (const auto title = fields_.get("title"))
            node_.title = c_.plain_text(title, "title");
        if (const auto note = fields_.get("note"))
            node_.note = c_.text(note, "note");
        node_.says = c_.variants(fields_.get("says"), "says", marks_.says);
        node_.hears = c_.ids(fields_.get("hears"), "hears", c_.wish_ids);
        read_answer();
        read_hint();
        c_.scene.nodes.push_back(std::move(node_));
        c_.marks.nodes.push_back(std::move(marks_));
    }

private:
    void read_answer() {
        const auto answer = fields_.get("answer");
        const bool options = static_cast<bool>(fields_.get("options"));
        const bool picks = fields_.get("items") || fields_.get("outcomes");
        const auto one = static_cast<std::size_t>(domain::AnswerKind::one);
        const std::size_t usual = picks && !options ? 1 : one;
        const std::size_t kind = answer ? r_.choice(answer, "answer", answer_names).value_or(usual) : usual;
        if (options != (kind == one) && (options || picks))
            r_.error(answer.mark(), "mixed-answer",
                     "options là trả lời một lựa chọn (answer: one); several và order thì dùng items và "
                     "outcomes.");
        if (options)
            return read_options();
        if (!picks && kind == one)
            return read_go();
        node_.answer = static_cast<domain::AnswerKind>(kind == one ? usual : kind);
        read_picks(answer);
    }

    void read_options() {
        refuse_beside("options", {"items", "outcomes", "go", "ask"});
        const auto options = fields_.get("options");
        if (!r_.is_map(options, "options"))
            return go_nowhere();
        if (options.size() > max_options)
            r_.error(options.mark(), "too-many",
                     fmt::format("tối đa {} lựa chọn một nút (phím 1–9).", max_options));
        options.each_entry([&](yaml::Node key, yaml::Node value) { read_one(key, value); });
        if (options.size() == 0) {
            r_.error(options.mark(), "wrong-count", "options trống: thêm ít nhất hai lựa chọn.");
            go_nowhere();
        }
    }

    void read_one(yaml::Node key, yaml::Node value) {
        if (repeated(key))
            return;
        if (!is_id(key.text()))
            r_.error(key.mark(), "bad-id", "tên lựa chọn chỉ gồm chữ không dấu, số, - và _.");
        const std::string what = fmt::format("lựa chọn “{}”", key.text());
        Fields fields(r_, value, what, key.mark(), outcome_keys());
        OutcomeMarks marks;
        domain::Outcome outcome = read_outcome(c_, fields, key, node_.answer, marks);
        if (node_.answer != domain::AnswerKind::one)
            node_.rules.push_back(read_rule(fields.get("when")));
        node_.outcomes.push_back(std::move(outcome));
        marks_.outcomes.push_back(std::move(marks));
    }

    bool repeated(yaml::Node key) const { // reported by the parser
        return std::any_of(node_.outcomes.begin(), node_.outcomes.end(),
                           [&](const auto& outcome) { return outcome.id == key.text(); });
    }

    void read_picks(yaml::Node answer) {
        refuse_beside("outcomes", {"go"});
        if (!answer)
            r_.error(
                key_.mark(), "missing-key",
                fmt::format("{} có items hoặc outcomes: thêm answer: several hoặc answer: order.", what_));
        if (const auto ask = fields_.get("ask"))
            node_.ask = c_.text(ask, "ask");
        if (const auto items = fields_.need("items"))
            read_items(items);
        const auto outcomes = fields_.need("outcomes");
        if (!outcomes || !r_.is_map(outcomes, "outcomes"))
            return go_nowhere();
        if (outcomes.size() > max_outcomes)
            r_.error(outcomes.mark(), "too-many", fmt::format("tối đa {} kết quả một nút.", max_outcomes));
        outcomes.each_entry([&](yaml::Node key, yaml::Node value) { read_one(key, value); });
        check_last_outcome(outcomes);
    }

    void read_items(yaml::Node items) {
        if (!r_.is_map(items, "items"))
            return;
        const std::size_t most =
            node_.answer == domain::AnswerKind::order ? max_order_items : max_several_items;
        if (items.size() > most || items.size() < 2)
            r_.error(items.mark(), "wrong-count",
                     fmt::format("items có {} mục; ở đây phải từ 2 đến {}.", items.size(), most));
        items.each_entry([&](yaml::Node key, yaml::Node value) {
            if (!is_id(key.text()) || is_reserved(key.text()))
                r_.error(key.mark(), "bad-id",
                         "tên mục chỉ gồm chữ không dấu, số, - và _, và không phải and, or, not.");
            if (!items_.add(key.text()))
                return;
            node_.items.push_back({std::string(key.text()), c_.text(value, "item")});
            marks_.items.push_back(key.mark());
        });
    }

    domain::PickRule read_rule(yaml::Node when) {
        if (!when)
            return {};
        const auto said = r_.word(when, "when");
        if (!said) {
            rules_lost_ = true;
            return {};
        }
        ParsedRule parsed = parse_pick_rule(*said, node_.answer, items_, r_.speller());
        for (const ExpressionError& e : parsed.errors)
            r_.error(when.mark_at(e.at), e.code, e.message);
        rules_lost_ = rules_lost_ || !parsed.usable || !parsed.errors.empty();
        return std::move(parsed.rule);
    }

    void check_last_outcome(yaml::Node outcomes) {
        if (node_.outcomes.empty()) {
            r_.error(outcomes.mark(), "wrong-count", "outcomes trống.");
            return go_nowhere();
        }
        const bool lost = std::exchange(rules_lost_, false);
        for (std::size_t i = 0; i < node_.rules.size(); ++i) {
            const bool last = i + 1 == node_.rules.size();
            const bool otherwise = node_.rules[i].op == domain::PickRule::Op::otherwise;
            if (last && (!otherwise || !node_.outcomes[i].offered.is_always()) && !lost)
                r_.error(marks_.outcomes[i].rule, "conditional-last",
                         "kết quả cuối không được có when hay if: nó nhận mọi cách chọn còn lại.");
            if (!last && otherwise && marks_.outcomes[i].rule == marks_.outcomes[i].id)
                r_.error(marks_.outcomes[i].id, "after-default",
                         "kết quả này không có when nên các kết quả sau không bao giờ tới lượt. Đặt nó xuống "
                         "cuối.");
        }
        if (lost)
            c_.lost_condition = true;
    }

    void read_go() {
        refuse_beside("go", {"ask"});
        const auto go = fields_.get("go");
        if (!go) {
            r_.error(
                key_.mark(), "no-answer",
                fmt::format("{} không đi tiếp được: thêm options, hoặc items và outcomes, hoặc go.", what_));
            return go_nowhere();
        }
        node_.go = c_.branches(go, "go", marks_.go);
        if (node_.go.empty())
            go_nowhere();
    }

    void refuse_beside(std::string_view with, std::initializer_list<std::string_view> keys) {
        for (const std::string_view key : keys)
            if (const auto node = fields_.get(key))
                r_.error(node.mark(), "mixed-answer",
                         fmt::format("{} không đi cùng {} trong một nút.", key, with));
    }

    /// A node whose way on couldn't be read: it leads nowhere that can be checked.
    void go_nowhere() {
        c_.lost_target = c_.unread_target = true;
        if (!node_.outcomes.empty())
            return;
        node_.go = {{domain::Condition::always(), c_.lost_index()}};
        marks_.go = {{key_.mark(), key_.mark()}};
    }

    void read_hint() {
        const auto hint = fields_.get("hint");
        const bool answers = !node_.outcomes.empty();
        if (!hint) {
            if (answers)
                r_.diagnostics().warning(
                    key_.mark(), "missing-hint",
                    fmt::format("{} chưa có gợi ý: thêm hint: {{light: …, full: …}}.", what_));
            return;
        }
        Fields fields(r_, hint, "hint", hint.mark(), hint_keys);
        for (const std::string_view key : hint_keys) {
            const auto text = fields.get(key);
            if (text)
                (key == "light" ? node_.hints.light : node_.hints.full) = c_.text(text, key);
            else if (hint.is_map())
                r_.diagnostics().warning(hint.mark(), "missing-hint",
                                         fmt::format("hint của {} thiếu {}.", what_, key));
        }
    }

    SceneContext& c_;
    Reader& r_;
    yaml::Node key_;
    std::string what_;
    Fields fields_;
    NameTable items_;
    domain::Node node_;
    NodeMarks marks_;
    bool rules_lost_ = false;
};

void read_ending(SceneContext& c, yaml::Node key, yaml::Node value) {
    const std::string what = fmt::format("kết “{}”", key.text());
    Fields fields(c.reader, value, what, key.mark(), ending_keys);
    domain::Ending ending;
    EndingMarks marks;
    ending.id = key.text();
    marks.id = key.mark();
    if (const auto title = fields.need("title", "missing-text"))
        ending.title = c.plain_text(title, "title");
    if (const auto result = fields.need("result"))
        ending.result =
            static_cast<domain::EndingResult>(c.reader.choice(result, "result", result_names).value_or(1));
    if (const auto at = fields.get("at"))
        ending.clock = c.reader.clock(at, "at");
    if (const auto text = fields.get("text"))
        ending.text = c.text(text, "text");
    ending.says = c.variants(fields.get("says"), "says", marks.says);
    ending.csat = c.values(fields.need("csat"), "csat", 1, 5, marks.csat);
    ending.nps = c.values(fields.get("nps"), "nps", 0, 10, marks.nps);
    ending.ces = c.values(fields.get("ces"), "ces", 1, 7, marks.ces);
    if (value.is_map() && !fields.get("text") && !fields.get("says"))
        c.reader.diagnostics().warning(key.mark(), "nothing-said",
                                       fmt::format("{} không có lời nào: thêm says hoặc text.", what));
    c.scene.endings.push_back(std::move(ending));
    c.marks.endings.push_back(std::move(marks));
}

} // namespace

void read_scene_nodes(SceneContext& context) {
    context.scene.nodes.reserve(context.node_entries.size());
    for (const auto& [key, value] : context.node_entries)
        NodeReader(context, key, value).read();
}

void read_scene_endings(SceneContext& context) {
    for (const auto& [key, value] : context.ending_entries)
        read_ending(context, key, value);
}

} // namespace mq::content
