#include "content/scene_checks.h"
#include "domain/answers.h"

#include <fmt/format.h>

namespace mq::content {
namespace {

using domain::Picks;

/// Rules tried, all nodes together: a moment's work. Real scenes need some thousands.
constexpr std::size_t most_trials = 3'000'000;

std::size_t parts_of(const domain::PickRule& rule) {
    std::size_t parts = 1;
    for (const domain::PickRule& part : rule.parts)
        parts += parts_of(part);
    return parts;
}

class PickCheck {
public:
    PickCheck(const domain::Node& node, std::size_t& trials)
        : node_(node), trials_(trials), met_(node.rules.size(), false) {
        for (const domain::PickRule& rule : node.rules)
            cost_ += parts_of(rule);
    }

    /// False when it would take too long.
    bool run() {
        bool in_time = true;
        domain::each_pick(node_, [&](const Picks& picked) {
            in_time = try_pick(picked);
            return in_time && left_ > 0;
        });
        return in_time;
    }
    [[nodiscard]] const std::vector<bool>& met() const { return met_; }

private:
    bool try_pick(const Picks& picked) {
        if (trials_ < cost_)
            return false;
        trials_ -= cost_;
        for (std::size_t o = 0; o < node_.rules.size(); ++o) {
            if (!node_.rules[o].holds(picked))
                continue;
            if (!met_[o])
                --left_;
            met_[o] = true;
            // one that is offered only sometimes lets the next rule have the pick at other times
            if (node_.outcomes[o].offered.is_always())
                break;
        }
        return true;
    }

    const domain::Node& node_;
    std::size_t& trials_;
    std::vector<bool> met_;
    std::size_t left_ = met_.size();
    std::size_t cost_ = 0;
};

} // namespace

void check_picks(const SceneDraft& draft, Diagnostics& diagnostics) {
    std::size_t trials = most_trials;
    for (std::size_t n = 0; n < draft.scene.nodes.size(); ++n) {
        const domain::Node& node = draft.scene.nodes[n];
        if (node.rules.empty() || node.rules.size() > node.outcomes.size())
            continue;
        PickCheck check(node, trials);
        if (!check.run()) {
            diagnostics.note(draft.marks.nodes[n].id, "picks-not-tried",
                             "tình huống có quá nhiều mục và luật, nên các cách chọn từ nút này trở đi không "
                             "được thử hết.");
            return;
        }
        for (std::size_t o = 0; o < check.met().size(); ++o)
            if (!check.met()[o])
                diagnostics.error(
                    draft.marks.nodes[n].outcomes[o].rule, "no-pick",
                    fmt::format("không cách chọn nào dẫn tới kết quả “{}”: các kết quả trên nó đã nhận hết. "
                                "Sửa when, đổi thứ tự, hoặc bỏ nó.",
                                node.outcomes[o].id));
    }
}

} // namespace mq::content
