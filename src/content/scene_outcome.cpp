#include "content/scene_nodes.h"

#include "content/staff_words.h"

#include <fmt/format.h>
#include <algorithm>
#include <cstdlib>

namespace mq::content {
namespace {

constexpr std::array<std::string_view, 18> keys{
    "text",  "points", "mood",    "set",   "clear", "pitfall", "critical", "finds", "confirms",
    "shows", "fails",  "minutes", "reply", "if",    "to",      "why",      "when",  "example"};
constexpr int most_mood = 100;
constexpr int most_minutes = 14 * 24 * 60;
constexpr int most_points = 2;

class OutcomeReader {
public:
    OutcomeReader(SceneContext& context, Fields& fields, yaml::Node key, domain::AnswerKind kind,
                  domain::Trigger trigger, OutcomeMarks& marks)
        : c_(context),
          r_(context.reader),
          fields_(fields),
          key_(key),
          kind_(kind),
          by_trigger_(trigger != domain::Trigger::answer),
          marks_(marks) {
        out_.trigger = trigger;
    }

    domain::Outcome read() {
        out_.id = key_.text();
        marks_.id = key_.mark();
        read_texts();
        read_points();
        read_state();
        read_references();
        if (grows_)
            out_.points_from = least_;
        derive_behaviours();
        const auto to = fields_.need("to");
        if (to)
            out_.to = c_.branches(to, "to", marks_.to);
        else
            lose_target();
        return std::move(out_);
    }

private:
    void read_texts() {
        marks_.text = key_.mark();
        if (const auto text = fields_.need("text", "missing-text")) {
            marks_.text = text.mark();
            out_.text = c_.text(text, "text");
            if (kind_ == domain::AnswerKind::one && out_.trigger != domain::Trigger::late)
                note_staff_words(r_, text);
        }
        if (const auto why = fields_.need("why", "missing-why"))
            out_.why = c_.text(why, "why");
        out_.reply = c_.variants(fields_.get("reply"), "reply", marks_.reply);
        read_example();
        marks_.rule = key_.mark();
        if (const auto when = fields_.get("when")) {
            marks_.rule = when.mark();
            if (by_trigger_)
                r_.error(when.mark(), "when-in-option", "cut_in và late không có when.");
            else if (kind_ == domain::AnswerKind::one)
                r_.error(when.mark(), "when-in-option",
                         "lựa chọn không có when. Muốn chỉ đưa ra khi có điều kiện thì dùng if.");
        }
    }

    void read_example() {
        marks_.example = key_.mark();
        const auto example = fields_.get("example");
        if (kind_ == domain::AnswerKind::type && !by_trigger_) {
            if (!example)
                return r_.error(key_.mark(), "missing-text",
                                "câu tự viết cần example: một câu mẫu dẫn tới kết quả này.");
            marks_.example = example.mark();
            out_.example = c_.text(example, "example");
        } else if (example) {
            r_.error(example.mark(), "misplaced-key", "example chỉ dùng trong answer: type.");
        }
    }

    void read_points() {
        marks_.points = key_.mark();
        const auto points = fields_.get("points");
        if (!points || points.is_empty())
            return;
        if (!r_.is_map(points, "points"))
            return lose_points();
        marks_.points = points.mark();
        points.each_entry([&](yaml::Node name, yaml::Node value) {
            const auto& axes = c_.axis_ids;
            const auto& principles = c_.principle_ids;
            const auto axis = std::find(axes.begin(), axes.end(), name.text());
            const auto principle = std::find(principles.begin(), principles.end(), name.text());
            if (axis != axes.end())
                set_points(value, &domain::Points::facets, static_cast<std::size_t>(axis - axes.begin()));
            else if (principle != principles.end())
                set_points(value, &domain::Points::principles,
                           static_cast<std::size_t>(principle - principles.begin()));
            else
                unknown_points(name);
        });
    }

    /// A number, or [with nothing right, with everything right] where the answer can be right in part.
    template <class List>
    void set_points(yaml::Node value, List domain::Points::*list, std::size_t index) {
        const auto amount = [&](yaml::Node node) {
            return static_cast<std::int8_t>(kept(r_.integer(node, "points", -most_points, most_points)));
        };
        if (!value.is_list()) {
            (out_.points.*list)[index] = amount(value);
            (least_.*list)[index] = (out_.points.*list)[index];
            return;
        }
        std::vector<std::int8_t> ends;
        value.each([&](yaml::Node end) { ends.push_back(amount(end)); });
        const bool in_part = kind_ == domain::AnswerKind::log || kind_ == domain::AnswerKind::type;
        if (ends.size() != 2 || !in_part || by_trigger_) {
            r_.error(
                value.mark(), "growing-points",
                "điểm tăng dần viết [khi không đúng gì, khi đúng hết], và chỉ dùng trong answer: log hay "
                "answer: type.");
            return lose_points();
        }
        (least_.*list)[index] = ends[0];
        (out_.points.*list)[index] = ends[1];
        grows_ = true;
    }

    void unknown_points(yaml::Node name) {
        std::vector<std::string_view> all = c_.axis_ids;
        all.insert(all.end(), c_.principle_ids.begin(), c_.principle_ids.end());
        (void)r_.unknown_name(name.mark(), "unknown-points", "points", name.text(), all);
        lose_points();
    }

    void lose_points() { c_.lost_points = true; }
    int kept(std::optional<int> value) {
        if (!value)
            lose_points();
        return value.value_or(0);
    }

    void read_state() {
        if (const auto mood = fields_.get("mood"))
            out_.mood = static_cast<std::int16_t>(kept(r_.integer(mood, "mood", -most_mood, most_mood)));
        out_.sets = c_.flag_effects(fields_.get("set"), marks_.sets);
        out_.clears = c_.flag_mask(fields_.get("clear"));
        marks_.offered = key_.mark();
        if (const auto offered = fields_.get("if")) {
            marks_.offered = offered.mark();
            out_.offered = c_.condition(offered);
        }
        if (const auto minutes = fields_.get("minutes"))
            out_.minutes = r_.integer(minutes, "minutes", 0, most_minutes).value_or(1);
    }

    void read_references() {
        out_.pitfalls = c_.ids(fields_.get("pitfall"), "pitfall", c_.pitfall_ids);
        out_.finds = c_.finds(fields_.get("finds"));
        out_.confirms = c_.ids(fields_.get("confirms"), "confirms", c_.wish_ids);
        out_.shows = c_.ids(fields_.get("shows"), "shows", c_.behaviour_ids);
        out_.fails = c_.ids(fields_.get("fails"), "fails", c_.behaviour_ids);
        const auto critical = fields_.get("critical");
        if (!critical || critical.is_empty())
            return;
        out_.critical = r_.choice(critical, "critical", c_.critical_ids);
        if (!out_.critical)
            lose_points();
    }

    void derive_behaviours() {
        const bool shows_said = static_cast<bool>(fields_.get("shows"));
        const bool fails_said = static_cast<bool>(fields_.get("fails"));
        for (std::size_t facet = 0; facet < c_.axis_ids.size(); ++facet) {
            const int points = out_.points.facets[facet];
            if (points > 0 && !shows_said)
                add_nearest(facet, out_.shows);
            if (points < 0 && !fails_said)
                add_nearest(facet, out_.fails);
        }
    }

    /// The behaviour of the facet whose level is nearest to the scene's difficulty; the lower one of two.
    void add_nearest(std::size_t facet, std::vector<std::size_t>& list) {
        const auto& all = c_.competency.behaviours;
        std::optional<std::size_t> best;
        const auto distance = [&](std::size_t i) { return std::abs(all[i].level - c_.scene.difficulty); };
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i].facet != facet)
                continue;
            const bool nearer = !best || distance(i) < distance(*best) ||
                                (distance(i) == distance(*best) && all[i].level < all[*best].level);
            if (nearer)
                best = i;
        }
        if (best)
            list.push_back(*best);
    }

    void lose_target() {
        out_.to = {{domain::Condition::always(), c_.lost_index()}};
        marks_.to = {{key_.mark(), key_.mark()}};
        c_.lost_target = c_.unread_target = true;
    }

    SceneContext& c_;
    Reader& r_;
    Fields& fields_;
    yaml::Node key_;
    domain::AnswerKind kind_;
    bool by_trigger_;
    OutcomeMarks& marks_;
    domain::Points least_;
    bool grows_ = false;
    domain::Outcome out_;
};

} // namespace

std::span<const std::string_view> outcome_keys() {
    return keys;
}

domain::Outcome read_outcome(SceneContext& context, Fields& fields, yaml::Node key, domain::AnswerKind kind,
                             OutcomeMarks& marks, domain::Trigger trigger) {
    return OutcomeReader(context, fields, key, kind, trigger, marks).read();
}

} // namespace mq::content
