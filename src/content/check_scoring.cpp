#include "content/scene_checks.h"

#include "base/text.h"
#include "content/option_balance.h"
#include "domain/analysis.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace mq::content {
namespace {

using domain::Analysis;
using domain::Graph;
using domain::State;

constexpr std::array<std::string_view, 9> apologies{
    "xin lỗi", "Xin lỗi", "thông cảm", "cáo lỗi", "rất tiếc", "lượng thứ", "thứ lỗi", "tạ lỗi", "bỏ qua cho"};

/// 0,345 as Vietnamese write it.
std::string decimal(double value) {
    std::string out = fmt::format("{:.2f}", value);
    std::replace(out.begin(), out.end(), '.', ',');
    return out;
}

std::size_t apology_count(std::string_view text) {
    std::size_t count = 0;
    for (const std::string_view apology : apologies)
        for (std::size_t at = text.find(apology); at != std::string_view::npos;
             at = text.find(apology, at + 1))
            ++count;
    return count;
}

class ScoringCheck {
public:
    ScoringCheck(const SceneDraft& draft, const Routes& routes, Diagnostics& diagnostics)
        : draft_(draft),
          routes_(routes),
          diagnostics_(diagnostics),
          graph_(draft.scene, draft.competency.axis_count()),
          analysis_(graph_, draft.competency.scoring),
          must_(draft.scene.use == domain::Use::assessment ? Severity::error : Severity::note) {}

    void run() {
        if (analysis_.too_large())
            return diagnostics_.add(
                must_, draft_.marks.start, "too-many-states",
                "tình huống có quá nhiều trạng thái để tính điểm. Bớt cờ, hoặc bớt điều kiện theo mood.");
        if (!analysis_.usable())
            return;
        check_states();
        check_best_paths();
        check_ranges();
        check_policies();
        check_balance(draft_, graph_, analysis_, diagnostics_);
    }

private:
    void check_states() {
        for (const domain::NodeIndex node : analysis_.dead_ends())
            diagnostics_.error(
                draft_.marks.nodes[node].id, "dead-end",
                fmt::format("tới nút “{}” có lúc không lựa chọn nào mở (mọi if đều sai): lượt luyện kẹt ở "
                            "đây. Thêm một lựa chọn không có if.",
                            draft_.scene.nodes[node].id));
        const auto count = static_cast<domain::NodeIndex>(draft_.scene.target_count());
        for (domain::NodeIndex at = 0; at < count; ++at)
            if (routes_.reached(at))
                check_reached(at); // the others were told already
    }

    /// Routes lead there, but no mood and flags that a play can have.
    void check_reached(domain::NodeIndex at) {
        const bool ending = draft_.scene.is_ending(at);
        if (!analysis_.reached(at)) {
            if (!ending && draft_.scene.nodes[at].outcomes.empty())
                return; // passed through, never stood on
            const Mark mark =
                ending ? draft_.marks.endings[at - draft_.scene.nodes.size()].id : draft_.marks.nodes[at].id;
            return diagnostics_.error(
                mark, "unreachable",
                fmt::format("không lượt luyện nào tới được “{}”: tâm trạng và cờ mà các nhánh đòi không "
                            "bao giờ có cùng lúc.",
                            domain::target_id(draft_.scene, at)));
        }
        if (ending)
            return;
        for (std::size_t o = 0; o < draft_.scene.nodes[at].outcomes.size(); ++o)
            if (!analysis_.outcome_reached(at, o))
                diagnostics_.warning(
                    draft_.marks.nodes[at].outcomes[o].offered, "never-offered",
                    "lựa chọn này không bao giờ mở: if của nó không đúng ở trạng thái nào tới được đây.");
    }

    void check_best_paths() {
        const auto& params = draft_.competency.scoring;
        for (const domain::Place& place : analysis_.critical_on_best())
            diagnostics_.add(
                must_, draft_.marks.nodes[place.node].outcomes[place.outcome].id, "V2",
                "V2: lựa chọn có lỗi nghiêm trọng này nằm trên một đường đạt điểm cao nhất. Hạ điểm của nó.");
        if (!analysis_.one_path_best_on_all())
            diagnostics_.add(
                must_, draft_.marks.start, "V3",
                "V3: không đường nào tốt nhất ở mọi khía cạnh cùng lúc. Xem lại points ở các nút rẽ: câu tốt "
                "nhất phải tốt ở mọi khía cạnh.");
        if (analysis_.random_full() > params.max_random_full)
            diagnostics_.add(
                must_, draft_.marks.start, "V4",
                fmt::format(
                    "V4: chọn bừa cũng đạt A ≥ {} trong {}% lượt, chỉ được tối đa {}%. Thêm nút, hoặc "
                    "thêm lựa chọn sai hấp dẫn.",
                    decimal(params.pass_full), decimal(100 * analysis_.random_full()),
                    decimal(100 * params.max_random_full)));
        const auto fewest = analysis_.fewest_decisions();
        if (fewest && *fewest < params.min_decisions)
            diagnostics_.add(
                must_, draft_.marks.start, "V5",
                fmt::format("V5: có đường không lỗi nghiêm trọng chỉ qua {} quyết định, phải có ít nhất {}.",
                            *fewest, params.min_decisions));
    }

    void check_ranges() {
        const auto& trains = draft_.scene.trains;
        for (std::size_t i = 0; i < trains.size(); ++i) {
            const domain::Bounds bounds = analysis_.facet(trains[i]);
            const double range = bounds.range();
            if (range < draft_.competency.scoring.min_facet_range)
                diagnostics_.add(
                    must_, i < draft_.marks.trains.size() ? draft_.marks.trains[i] : Mark{}, "V6",
                    fmt::format("V6: khía cạnh {} chỉ chênh {} điểm giữa đường tốt nhất và tệ nhất, phải ít "
                                "nhất {}. Thêm points, hoặc bỏ nó khỏi trains.",
                                draft_.competency.facets[trains[i]].id, range,
                                draft_.competency.scoring.min_facet_range));
        }
    }

    void check_policies() {
        policy("policy-first", "luôn chọn câu đầu tiên",
               [](std::size_t, const domain::Outcome&) { return std::size_t{0}; });
        policy("policy-longest", "luôn chọn câu dài nhất",
               [](std::size_t, const domain::Outcome& o) { return spoken_length(o.text.vi); });
        policy("policy-apologetic", "luôn chọn câu xin lỗi nhiều nhất",
               [](std::size_t, const domain::Outcome& o) { return apology_count(o.text.vi); });
    }

    /// Plays by a rule that knows nothing of the customer: the open option with the highest rank, the earlier
    /// of equals. Where there are no options to compare (several, order) it is given the best outcome.
    template <class Rank>
    void policy(std::string_view code, std::string_view what, Rank rank) {
        const double attained = domain::policy_attainment(
            graph_, analysis_, [&](const State& state, const std::vector<std::size_t>& open) {
                const domain::Node& node = draft_.scene.nodes[state.at];
                if (node.answer != domain::AnswerKind::one)
                    return analysis_.best_outcome(state);
                std::size_t best = open.front();
                for (const std::size_t o : open)
                    if (node.outcomes[o].trigger == domain::Trigger::answer &&
                        rank(o, node.outcomes[o]) > rank(best, node.outcomes[best]))
                        best = o;
                return best;
            });
        const double full = draft_.competency.scoring.pass_full;
        if (attained >= full)
            diagnostics_.add(
                must_, draft_.marks.start, code,
                fmt::format(
                    "{} cũng đạt A = {} (phải dưới {}). Đổi độ dài, thứ tự hay lời lẽ của vài lựa chọn.",
                    what, decimal(attained), decimal(full)));
    }

    const SceneDraft& draft_;
    const Routes& routes_;
    Diagnostics& diagnostics_;
    Graph graph_;
    Analysis analysis_;
    Severity must_;
};

} // namespace

void check_scoring(const SceneDraft& draft, const Routes& routes, Diagnostics& diagnostics) {
    ScoringCheck(draft, routes, diagnostics).run();
}

} // namespace mq::content
