#include "content/scene_checks.h"

#include <fmt/format.h>
#include <algorithm>
#include <optional>

namespace mq::content {
namespace {

using domain::Condition;
using domain::Flags;

/// A superset of the states that a play can be in at some place.
struct Reach {
    int low = domain::mood_max; ///< moods
    int high = domain::mood_min;
    Flags may = 0;          ///< may be set
    Flags must = ~Flags{0}; ///< are set in all
    bool some = false;

    void join(const Reach& other) {
        if (!other.some)
            return;
        low = std::min(low, other.low);
        high = std::max(high, other.high);
        may |= other.may;
        must &= other.must;
        some = true;
    }
};

bool possible(const Condition& condition, const Reach& at) {
    return std::any_of(condition.terms().begin(), condition.terms().end(), [&](const domain::Term& t) {
        return (t.set & ~at.may) == 0 && (t.clear & at.must) == 0 && t.mood_low <= at.high &&
               t.mood_high >= at.low;
    });
}

bool certain(const Condition& condition, const Reach& at) {
    return std::any_of(condition.terms().begin(), condition.terms().end(), [&](const domain::Term& t) {
        return (t.set & ~at.must) == 0 && (t.clear & at.may) == 0 && t.mood_low <= at.low &&
               t.mood_high >= at.high;
    });
}

Reach after(const domain::Outcome& outcome, Reach at) {
    at.low = std::clamp(at.low + outcome.mood, domain::mood_min, domain::mood_max);
    at.high = std::clamp(at.high + outcome.mood, domain::mood_min, domain::mood_max);
    at.may &= ~outcome.clears;
    at.must &= ~outcome.clears;
    const Reach before_sets = at;
    for (const domain::FlagEffect& effect : outcome.sets) {
        const Flags bit = Flags{1} << effect.flag;
        if (possible(effect.when, before_sets))
            at.may |= bit;
        if (certain(effect.when, before_sets))
            at.must |= bit;
    }
    return at;
}

class ConditionCheck {
public:
    ConditionCheck(const SceneDraft& draft, const Routes& routes, Diagnostics& diagnostics)
        : draft_(draft), routes_(routes), diagnostics_(diagnostics), reach_(draft.scene.target_count()) {}

    void run() {
        const auto& scene = draft_.scene;
        const int mood = scene.customer.mood;
        if (scene.start < reach_.size())
            reach_[scene.start].join(Reach{mood, mood, 0, 0, true});
        for (const domain::NodeIndex n : routes_.order())
            if (reach_[n].some)
                visit(scene.nodes[n], draft_.marks.nodes[n], reach_[n]);
        for (std::size_t e = 0; e < scene.endings.size(); ++e)
            visit_ending(e);
    }

private:
    void visit(const domain::Node& node, const NodeMarks& marks, const Reach& here) {
        look_at(node.says, marks.says, here);
        follow(node.go, marks.go, here);
        for (std::size_t o = 0; o < node.outcomes.size(); ++o) {
            const domain::Outcome& outcome = node.outcomes[o];
            const OutcomeMarks& places = marks.outcomes[o];
            const bool written = places.offered != places.id;
            if (written)
                told(outcome.offered, here, places.offered, true);
            if (!possible(outcome.offered, here))
                continue;
            note_clamped(outcome, places, here);
            const Reach then = after(outcome, here);
            look_at(outcome.reply, places.reply, then);
            follow(outcome.to, places.to, then);
            const Reach before_sets = after(without_sets(outcome), here);
            for (std::size_t i = 0; i < outcome.sets.size(); ++i)
                if (!outcome.sets[i].when.is_always())
                    told(outcome.sets[i].when, before_sets, places.sets[i], true);
        }
    }

    static domain::Outcome without_sets(const domain::Outcome& outcome) {
        domain::Outcome plain;
        plain.mood = outcome.mood;
        plain.clears = outcome.clears;
        return plain;
    }

    void follow(const std::vector<domain::Branch>& branches, const std::vector<BranchMark>& marks,
                const Reach& here) {
        for (std::size_t i = 0; i < branches.size(); ++i) {
            const bool last = i + 1 == branches.size();
            if (!last)
                told(branches[i].when, here, marks[i].when, true);
            if (possible(branches[i].when, here))
                reach_[branches[i].to].join(here);
        }
    }

    template <class List>
    void look_at(const List& list, const std::vector<Mark>& marks, const Reach& here) {
        for (std::size_t i = 0; i < list.size(); ++i) {
            const bool plain_last = i + 1 == list.size() && list[i].when.is_always();
            if (!plain_last)
                told(list[i].when, here, marks[i], i + 1 < list.size());
        }
    }

    /// `more_follow`: something comes after it that a condition which always holds would hide.
    void told(const Condition& condition, const Reach& here, Mark at, bool more_follow) {
        if (!possible(condition, here))
            diagnostics_.warning(
                at, "never-true",
                fmt::format("điều kiện này không bao giờ đúng ở đây: tâm trạng chỉ từ {} đến {}, hoặc cờ "
                            "cần có chưa thể có.",
                            here.low, here.high));
        else if (more_follow && certain(condition, here))
            diagnostics_.warning(
                at, "always-true",
                fmt::format("điều kiện này luôn đúng ở đây (tâm trạng từ {} đến {}): bỏ nó, hoặc xem lại.",
                            here.low, here.high));
    }

    void note_clamped(const domain::Outcome& outcome, const OutcomeMarks& marks, const Reach& here) {
        const bool over = outcome.mood > 0 && here.low + outcome.mood > domain::mood_max;
        const bool under = outcome.mood < 0 && here.high + outcome.mood < domain::mood_min;
        if (over || under)
            diagnostics_.note(
                marks.id, "mood-clamped",
                fmt::format("mood {:+} luôn vượt thang 0–100 ở đây (đang từ {} đến {}), phần dư bị bỏ.",
                            outcome.mood, here.low, here.high));
    }

    void visit_ending(std::size_t e) {
        const domain::Ending& ending = draft_.scene.endings[e];
        const EndingMarks& marks = draft_.marks.endings[e];
        const Reach& here = reach_[draft_.scene.nodes.size() + e];
        if (!here.some)
            return;
        look_at(ending.says, marks.says, here);
        look_at(ending.csat, marks.csat, here);
        look_at(ending.nps, marks.nps, here);
        look_at(ending.ces, marks.ces, here);
    }

    const SceneDraft& draft_;
    const Routes& routes_;
    Diagnostics& diagnostics_;
    std::vector<Reach> reach_;
};

} // namespace

void check_conditions(const SceneDraft& draft, const Routes& routes, Diagnostics& diagnostics) {
    ConditionCheck(draft, routes, diagnostics).run();
}

} // namespace mq::content
