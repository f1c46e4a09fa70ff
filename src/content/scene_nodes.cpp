#include "content/scene_nodes.h"

#include "content/limits.h"
#include "content/scene_log.h"

#include <fmt/format.h>
#include <algorithm>

namespace mq::content {
namespace {

constexpr std::array<std::string_view, 22> node_keys{
    "step",     "at", "title",  "note",     "says", "hears", "hint",  "answer", "ask",    "items",  "options",
    "outcomes", "go", "fields", "handlers", "told", "needs", "helps", "early",  "unsure", "cut_in", "timer"};
constexpr std::array<std::string_view, 2> timer_keys{"seconds", "late"};
constexpr int shortest_timer = 10; ///< seconds
constexpr int longest_timer = 600;
constexpr std::string_view hurting_group = "hurts";
constexpr std::array<std::string_view, 2> hint_keys{"light", "full"};
constexpr std::array<std::string_view, 6> answer_names{"one", "several", "order", "type", "log", "route"};

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
        read_triggers();
        set_share_ranges(node_);
        read_hint();
        c_.scene.nodes.push_back(std::move(node_));
        c_.marks.nodes.push_back(std::move(marks_));
    }

private:
    void read_answer() {
        const auto answer = fields_.get("answer");
        const bool options = static_cast<bool>(fields_.get("options"));
        const bool picks = fields_.get("items") || fields_.get("outcomes") || fields_.get("fields") ||
                           fields_.get("handlers");
        const auto one = static_cast<std::size_t>(domain::AnswerKind::one);
        const std::size_t usual = picks && !options ? 1 : one;
        const std::size_t kind = answer ? r_.choice(answer, "answer", answer_names).value_or(usual) : usual;
        if (options != (kind == one) && (options || picks))
            r_.error(answer.mark(), "mixed-answer",
                     "options là trả lời một lựa chọn (answer: one); các kiểu khác dùng outcomes.");
        if (options)
            return read_options();
        if (!picks && kind == one)
            return read_go();
        node_.answer = static_cast<domain::AnswerKind>(kind == one ? usual : kind);
        read_picks(answer);
    }

    void read_options() {
        refuse_beside("options", {"items", "outcomes", "go", "ask", "fields", "handlers", "told", "needs",
                                  "helps", "early", "unsure"});
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
        if (!is_id(key.text()) || key.text() == "cut_in" || key.text() == "late")
            r_.error(key.mark(), "bad-id",
                     "tên lựa chọn chỉ gồm chữ không dấu, số, - và _, và không phải cut_in hay late.");
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
                fmt::format("{} có outcomes: thêm answer: several, order, type, log hoặc route.", what_));
        if (const auto ask = fields_.get("ask"))
            node_.ask = c_.text(ask, "ask");
        read_what_is_picked();
        const auto outcomes = fields_.need("outcomes");
        if (!outcomes || !r_.is_map(outcomes, "outcomes"))
            return go_nowhere();
        if (outcomes.size() > max_outcomes)
            r_.error(outcomes.mark(), "too-many", fmt::format("tối đa {} kết quả một nút.", max_outcomes));
        outcomes.each_entry([&](yaml::Node key, yaml::Node value) { read_one(key, value); });
        check_last_outcome(outcomes);
        if (node_.answer == domain::AnswerKind::type)
            read_unsure();
    }

    void read_what_is_picked() {
        using domain::AnswerKind;
        const auto only_with = [&](AnswerKind kind, std::initializer_list<std::string_view> keys) {
            for (const std::string_view key : keys)
                if (const auto node = fields_.get(key); node && node_.answer != kind)
                    r_.error(node.mark(), "mixed-answer",
                             fmt::format("{} chỉ đi với answer: {}.", key,
                                         answer_names[static_cast<std::size_t>(kind)]));
        };
        only_with(AnswerKind::log, {"fields"});
        only_with(AnswerKind::route, {"handlers", "told"});
        only_with(AnswerKind::type, {"needs", "helps", "early", "unsure"});
        switch (node_.answer) {
            case AnswerKind::log:
                if (const auto fields = fields_.need("fields"))
                    read_log_fields(c_, fields, node_, marks_, items_);
                break;
            case AnswerKind::route: read_route(); break;
            case AnswerKind::type: read_acts(); break;
            default:
                if (const auto items = fields_.need("items"))
                    read_items(items, 2,
                               node_.answer == AnswerKind::order ? max_order_items : max_several_items);
        }
    }

    void read_route() {
        if (const auto handlers = fields_.need("handlers"))
            read_items(handlers, 2, max_handlers);
        node_.handlers = node_.items.size();
        if (const auto told = fields_.need("told"))
            read_items(told, 1, max_told);
    }

    void read_acts() {
        for (const std::string_view act : domain::act_ids)
            (void)items_.add(act);
        if (!fields_.get("needs"))
            (void)fields_.need("needs");
        node_.needs = acts_of("needs");
        node_.helps = acts_of("helps");
        node_.early = acts_of("early");
        std::vector<std::uint8_t>& hurting = groups_[hurting_group];
        for (std::size_t act = 0; act < domain::act_count; ++act)
            if (domain::hurts(static_cast<domain::Act>(act)))
                hurting.push_back(static_cast<std::uint8_t>(act));
    }

    std::vector<domain::Act> acts_of(std::string_view key) {
        std::vector<domain::Act> out;
        std::vector<std::uint8_t>& group = groups_[key];
        for (const std::size_t act : c_.ids(fields_.get(key), key, domain::act_ids)) {
            out.push_back(static_cast<domain::Act>(act));
            group.push_back(static_cast<std::uint8_t>(act));
        }
        return out;
    }

    void read_unsure() {
        const auto unsure = fields_.need("unsure");
        if (!unsure)
            return;
        std::vector<std::string_view> ids;
        for (const domain::Outcome& outcome : node_.outcomes)
            ids.push_back(outcome.id);
        node_.unsure = r_.choice(unsure, "unsure", ids);
    }

    /// Cutting in and the clock stand after what an answer leads to.
    void read_triggers() {
        const auto cut_in = fields_.get("cut_in");
        const auto timer = fields_.get("timer");
        if ((cut_in || timer) && node_.outcomes.empty()) {
            r_.error((cut_in ? cut_in : timer).mark(), "mixed-answer",
                     "nút không có câu trả lời thì không ngắt lời hay hết giờ được.");
            return;
        }
        if (cut_in)
            read_cut_in(cut_in);
        if (timer)
            read_timer(timer);
    }

    void read_cut_in(yaml::Node cut_in) {
        if (marks_.says.empty())
            r_.error(cut_in.mark(), "cut-in-silence",
                     "khách không nói gì ở nút này thì không có gì để cắt ngang.");
        read_trigger(cut_in, "cut_in", domain::Trigger::cut_in);
        if (!node_.outcomes.empty() && node_.outcomes.back().pitfalls.empty())
            r_.error(cut_in.mark(), "missing-pitfall",
                     "cut_in phải nêu pitfall: cắt ngang là điều cần tránh.");
    }

    void read_timer(yaml::Node timer) {
        Fields fields(r_, timer, "timer", timer.mark(), timer_keys);
        using domain::Channel;
        if (c_.scene.channel != Channel::phone && c_.scene.channel != Channel::chat)
            r_.error(timer.mark(), "timer-channel", "đồng hồ chỉ chạy ở kênh phone và chat.");
        if (const auto seconds = fields.need("seconds"))
            node_.timer_seconds =
                r_.integer(seconds, "seconds", shortest_timer, longest_timer).value_or(longest_timer);
        if (const auto late = fields.need("late"))
            read_trigger(late, "late", domain::Trigger::late);
        else
            node_.timer_seconds = 0;
    }

    void read_trigger(yaml::Node value, std::string_view id, domain::Trigger trigger) {
        Fields fields(r_, value, id, value.mark(), outcome_keys());
        OutcomeMarks marks;
        domain::Outcome outcome = read_outcome(c_, fields, value, node_.answer, marks, trigger);
        outcome.id = id;
        node_.outcomes.push_back(std::move(outcome));
        marks_.outcomes.push_back(std::move(marks));
    }

    void read_items(yaml::Node items, std::size_t fewest, std::size_t most) {
        if (!r_.is_map(items, "items"))
            return;
        if (items.size() > most || items.size() < fewest)
            r_.error(
                items.mark(), "wrong-count",
                fmt::format("danh sách có {} mục; ở đây phải từ {} đến {}.", items.size(), fewest, most));
        items.each_entry([&](yaml::Node key, yaml::Node value) {
            if (!is_id(key.text()) || is_reserved(key.text()))
                r_.error(key.mark(), "bad-id",
                         "tên mục chỉ gồm chữ không dấu, số, - và _, và không phải and, or, not.");
            if (!items_.add(key.text())) { // twice in one list was told by the parser
                if (items_.find(key.text()).value_or(0) < node_.handlers)
                    r_.error(
                        key.mark(), "duplicate-key",
                        fmt::format("“{}” đã là tên một nơi xử lý (handlers). Đặt tên khác.", key.text()));
                return;
            }
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
        ParsedRule parsed = parse_pick_rule(*said, node_.answer, items_, r_.speller(), groups_);
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
    RuleGroups groups_;
    domain::Node node_;
    NodeMarks marks_;
    bool rules_lost_ = false;
};

} // namespace

void read_scene_nodes(SceneContext& context) {
    context.scene.nodes.reserve(context.node_entries.size());
    for (const auto& [key, value] : context.node_entries)
        NodeReader(context, key, value).read();
}

} // namespace mq::content
