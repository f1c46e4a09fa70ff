#include "content/option_balance.h"

#include "content/scene_checks.h"

#include <fmt/format.h>
#include <algorithm>
#include <optional>

namespace mq::content {
namespace {

using domain::State;

/// Fewer nodes than this say nothing about a habit.
constexpr std::size_t fewest_for_always = 3;
constexpr std::size_t fewest_for_often = 6;

/// One state in which a play can be for every node; enough to tell which option is best there.
std::vector<std::optional<State>> some_state_of_each(const domain::Scenario& scene,
                                                     const domain::Graph& graph) {
    std::vector<std::optional<State>> found(scene.nodes.size());
    std::vector<State> open;
    const auto meet = [&](const State& state) {
        if (graph.is_ending(state.at) || found[state.at])
            return;
        found[state.at] = state;
        open.push_back(state);
    };
    meet(graph.start());
    while (!open.empty()) {
        const State state = open.back();
        open.pop_back();
        for (std::size_t o = 0; o < graph.outcome_count(state.at); ++o)
            if (graph.is_open(state, o))
                meet(graph.next(state, o));
    }
    return found;
}

struct Tally {
    std::size_t nodes = 0;
    std::size_t first = 0;
    std::size_t longest = 0;
    std::optional<Mark> first_at;
    std::optional<Mark> longest_at;
};

void count_node(const domain::Node& node, const NodeMarks& marks, const State& state,
                const domain::Graph& graph, const domain::Analysis& analysis, Tally& tally) {
    std::vector<std::size_t> open;
    for (std::size_t o = 0; o < node.outcomes.size(); ++o)
        if (graph.is_open(state, o) && node.outcomes[o].trigger == domain::Trigger::answer)
            open.push_back(o);
    std::vector<std::size_t> best;
    for (const std::size_t o : open)
        if (analysis.regret(state, o) <= 0.0)
            best.push_back(o);
    if (open.size() < 2 || best.size() != 1)
        return; // nothing to give away
    ++tally.nodes;
    const auto length = [&](std::size_t o) { return spoken_length(node.outcomes[o].text.vi); };
    const bool longest = std::all_of(
        open.begin(), open.end(), [&](std::size_t o) { return o == best[0] || length(o) < length(best[0]); });
    if (best[0] == open.front()) {
        ++tally.first;
        if (!tally.first_at)
            tally.first_at = marks.outcomes[best[0]].id;
    }
    if (longest) {
        ++tally.longest;
        if (!tally.longest_at)
            tally.longest_at = marks.outcomes[best[0]].text;
    }
}

void report(const Tally& tally, bool assessment, Diagnostics& diagnostics) {
    if (tally.nodes >= fewest_for_always && tally.longest == tally.nodes) {
        diagnostics.add(
            assessment ? Severity::error : Severity::warning, *tally.longest_at, "best-always-longest",
            fmt::format(
                "ở cả {} nút, câu tốt nhất luôn là câu dài nhất: nhìn độ dài là đoán được. Viết vài câu sai "
                "dài hơn, vài câu tốt ngắn lại.",
                tally.nodes));
    } else if (tally.nodes >= fewest_for_often && tally.longest * 4 > tally.nodes) {
        diagnostics.note(
            *tally.longest_at, "best-often-longest",
            fmt::format("câu tốt nhất là câu dài nhất ở {} trong {} nút; nên tối đa một phần tư.",
                        tally.longest, tally.nodes));
    }
    if (tally.nodes >= fewest_for_often && tally.first * 4 > tally.nodes)
        diagnostics.note(*tally.first_at, "best-often-first",
                         fmt::format("câu tốt nhất đứng đầu ở {} trong {} nút; nên tối đa một phần tư.",
                                     tally.first, tally.nodes));
}

} // namespace

std::size_t spoken_length(std::string_view text) {
    constexpr std::size_t role_letters = 3;
    std::size_t length = 0;
    bool in_role = false;
    for (const char c : text) {
        if (c == '{')
            length += role_letters;
        const bool starts_letter = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        in_role = c == '{' || (in_role && c != '}');
        if (!in_role && c != '}' && starts_letter)
            ++length;
    }
    return length;
}

void check_balance(const SceneDraft& draft, const domain::Graph& graph, const domain::Analysis& analysis,
                   Diagnostics& diagnostics) {
    const auto states = some_state_of_each(draft.scene, graph);
    Tally tally;
    for (std::size_t n = 0; n < states.size(); ++n)
        if (states[n] && draft.scene.nodes[n].answer == domain::AnswerKind::one)
            count_node(draft.scene.nodes[n], draft.marks.nodes[n], *states[n], graph, analysis, tally);
    report(tally, draft.scene.use == domain::Use::assessment, diagnostics);
}

void check_lengths(const SceneDraft& draft, Diagnostics& diagnostics) {
    for (std::size_t n = 0; n < draft.scene.nodes.size(); ++n) {
        const domain::Node& node = draft.scene.nodes[n];
        if (node.answer != domain::AnswerKind::one || node.outcomes.size() < 2)
            continue;
        std::vector<std::size_t> lengths;
        std::size_t total = 0;
        for (const domain::Outcome& outcome : node.outcomes) {
            if (outcome.trigger != domain::Trigger::answer)
                continue;
            lengths.push_back(spoken_length(outcome.text.vi));
            total += lengths.back();
        }
        const double mean = static_cast<double>(total) / static_cast<double>(lengths.size());
        for (std::size_t o = 0; o < lengths.size(); ++o) {
            const double off = static_cast<double>(lengths[o]) - mean;
            if (off * 3 <= mean && -off * 3 <= mean)
                continue;
            diagnostics.note(
                draft.marks.nodes[n].outcomes[o].text, "length-stands-out",
                fmt::format(
                    "câu này dài {} chữ cái, trung bình của nút là {:.0f}; nên chênh không quá một phần ba.",
                    lengths[o], mean));
        }
    }
}

} // namespace mq::content
