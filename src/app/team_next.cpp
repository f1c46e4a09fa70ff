#include "app/team_next.h"

#include "base/text.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <optional>

namespace mq::app {
namespace {

using namespace mq::domain;

constexpr int far_behind = 2;         ///< levels
constexpr double ahead = 0.5;         ///< levels that practice is before what was assessed
constexpr std::size_t axes_ahead = 2; ///< on fewer it may be chance
constexpr int sharing_level = 4;
constexpr int middle_level = 3; ///< asked for where no target is set

bool known(const FacetSummary& facet) {
    return facet.weight > 0.0F;
}

/// The axis furthest behind what `wanted` says of it, by at least `least` levels; of equals the lowest.
template <class Wanted>
std::optional<std::size_t> behind(const PersonSummary& summary, std::size_t axes, int least,
                                  Wanted&& wanted) {
    std::optional<std::size_t> worst;
    int worst_gap = 0;
    for (std::size_t f = 0; f < std::min(axes, summary.facets.size()); ++f) {
        const FacetSummary& facet = summary.facets[f];
        const int gap = wanted(f) - facet.level;
        if (!known(facet) || gap < least)
            continue;
        if (!worst || gap > worst_gap || (gap == worst_gap && facet.mean < summary.facets[*worst].mean)) {
            worst = f;
            worst_gap = gap;
        }
    }
    return worst;
}

std::optional<std::size_t> lowest(const PersonSummary& summary, std::size_t axes) {
    std::optional<std::size_t> out;
    for (std::size_t f = 0; f < std::min(axes, summary.facets.size()); ++f)
        if (known(summary.facets[f]) && (!out || summary.facets[f].mean < summary.facets[*out].mean))
            out = f;
    return out;
}

bool practice_ahead(const PersonSummary& summary) {
    double sum = 0.0;
    std::size_t both = 0;
    for (std::size_t f = 0; f < std::min(summary.practice.size(), summary.facets.size()); ++f)
        if (known(summary.practice[f]) && known(summary.facets[f])) {
            sum +=
                static_cast<double>(summary.practice[f].mean) - static_cast<double>(summary.facets[f].mean);
            ++both;
        }
    return both >= axes_ahead && sum / static_cast<double>(both) >= ahead;
}

int target_of(const std::vector<int>& targets, std::size_t axis) {
    return axis < targets.size() ? targets[axis] : 0;
}

} // namespace

NextSteps::NextSteps(const Texts& texts, const Competency& competency,
                     std::span<const Scenario* const> library)
    : texts_(texts), competency_(competency), scenes_(competency.axis_count()) {
    for (const Scenario* scene : library)
        if (scene->use == Use::practice)
            for (const std::size_t axis : scene->trains)
                if (axis < scenes_.size())
                    scenes_[axis].push_back({scene->difficulty, scene});
    for (auto& scenes : scenes_)
        std::ranges::stable_sort(scenes, {}, &SceneFor::difficulty);
}

NextStep NextSteps::of(const Uuid& person, const PersonSummary& summary,
                       const std::vector<int>& targets) const {
    const std::size_t axes = competency_.axis_count();
    if (summary.reported == 0)
        return entry(summary);
    auto coached = behind(summary, axes, far_behind, [&](std::size_t f) { return target_of(targets, f); });
    if (!coached && summary.reported == 1)
        coached = lowest(summary, axes);
    if (coached)
        return {
            NextKind::coach, texts_.format("team.next.coach", fmt::arg("facet", axis_in_text(*coached))), {}};
    if (practice_ahead(summary))
        return {NextKind::assess, texts_.get("team.next.assess"), {}};
    if (summary.reported >= sharing_level)
        return share(summary.reported, {});
    const auto weak = behind(summary, axes, 1, [&](std::size_t f) {
        const int target = target_of(targets, f);
        return target != 0 ? target : std::max<int>(summary.reported, middle_level);
    });
    if (weak)
        return practise(person, summary, *weak);
    return {NextKind::harder, texts_.get("team.next.harder"), {}};
}

NextStep NextSteps::share(int reported, const std::string& beside) const {
    NextStep out{NextKind::share, {}, {}};
    if (!beside.empty())
        out.text = texts_.format("team.next.pair", fmt::arg("name", beside));
    else
        out.text = texts_.get(reported > sharing_level ? "team.next.tell" : "team.next.lead");
    return out;
}

NextStep NextSteps::entry(const PersonSummary& summary) const {
    const bool scenes = (summary.missing & (1U << static_cast<unsigned>(Missing::scenarios))) != 0;
    const int left = std::max(1, competency_.scoring.min_scenarios - summary.overall.stimuli);
    if (summary.assessments == 0 || scenes)
        return {NextKind::entry, texts_.count("team.next.entry", left), {}};
    const bool old = (summary.missing & (1U << static_cast<unsigned>(Missing::stale))) != 0;
    return {NextKind::entry, texts_.get(old ? "team.next.again" : "team.next.more"), {}};
}

NextStep NextSteps::practise(const Uuid& person, const PersonSummary& summary, std::size_t axis) const {
    // The scene nearest to what the person can do there; of several equally near not everybody gets the same.
    const auto& scenes = scenes_[axis];
    const auto distance = [&](const SceneFor& one) {
        return std::abs(one.difficulty - std::lround(summary.facets[axis].mean));
    };
    std::vector<const Scenario*> nearest;
    if (!scenes.empty()) {
        const auto least = std::ranges::min(scenes, {}, distance);
        for (const SceneFor& one : scenes)
            if (distance(one) == distance(least))
                nearest.push_back(one.scene);
    }
    if (nearest.empty())
        return {NextKind::practise,
                texts_.format("team.next.practise", fmt::arg("what", axis_in_text(axis))),
                {}};
    const Scenario& scene = *nearest[person.bytes.back() % nearest.size()];
    return {NextKind::practise, texts_.format("team.next.practise", fmt::arg("what", texts_.of(scene.title))),
            scene.id};
}

std::string NextSteps::axis_in_text(std::size_t axis) const {
    return in_sentence(texts_.of(competency_.facets[axis].name));
}

double need_of(const PersonSummary& summary, NextKind kind, const std::vector<int>& targets) {
    if (kind == NextKind::entry)
        return 0.0;
    double need =
        (kind == NextKind::coach ? 4.0 : 0.0) +
        std::max(0.0, static_cast<double>(level_count) - static_cast<double>(summary.overall.mean)) / 2.0;
    for (std::size_t f = 0; f < std::min(targets.size(), summary.facets.size()); ++f)
        if (known(summary.facets[f]))
            need += 0.25 * std::max(0, targets[f] - summary.facets[f].level);
    return std::min(need, 10.0);
}

std::string in_sentence(std::string name) {
    constexpr std::string_view capital = "Đ";
    constexpr std::string_view small = "đ";
    if (name.starts_with(capital))
        return name.replace(0, capital.size(), small);
    if (!name.empty() && name[0] >= 'A' && name[0] <= 'Z')
        name[0] = static_cast<char>(name[0] - 'A' + 'a');
    return name;
}

std::string short_name(std::string_view name) {
    const std::size_t last = name.rfind(' ');
    if (last == std::string_view::npos || last == 0)
        return std::string(name);
    const std::size_t before = name.rfind(' ', last - 1);
    return std::string(before == std::string_view::npos ? name.substr(last + 1) : name.substr(before + 1));
}

} // namespace mq::app
