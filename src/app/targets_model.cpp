#include "app/targets.h"

#include "app/state.h"
#include "app/team.h"
#include "base/text.h"

#include <algorithm>

namespace mq::app {
namespace {

/// A row that asks for nothing takes a target back: the post is one of all others again.
bool asks_for_nothing(const store::TargetSet& target) {
    return target.level == 0 && target.facets.empty();
}

int facet_level(const store::TargetSet& target, const std::string& facet) {
    const auto at = target.facets.find(facet);
    return at == target.facets.end() ? 0 : at->second;
}

PostTarget line_of(const std::string& post, const store::TargetSet* target,
                   const domain::Competency& competency) {
    PostTarget out;
    out.post = post;
    out.facets.assign(competency.axis_count(), 0);
    if (target == nullptr)
        return out;
    out.level = target->level;
    for (std::size_t axis = 0; axis < out.facets.size(); ++axis)
        out.facets[axis] = facet_level(*target, competency.facets[axis].id);
    return out;
}

} // namespace

PostTargets::PostTargets(std::span<const store::TargetRow> rows, const domain::Competency& competency)
    : competency_(&competency) {
    for (const store::TargetRow& row : rows)
        if (!asks_for_nothing(row.target))
            by_post_.insert_or_assign(text::fold(row.target.post), row.target);
}

const store::TargetSet* PostTargets::own(std::string_view post) const {
    const auto at = by_post_.find(text::fold(post));
    return at == by_post_.end() ? nullptr : &at->second;
}

const store::TargetSet* PostTargets::of(std::string_view post) const {
    const store::TargetSet* found = own(post);
    return found != nullptr ? found : own({});
}

int PostTargets::level(std::string_view post) const {
    const store::TargetSet* target = of(post);
    return target != nullptr ? target->level : 0;
}

std::vector<int> PostTargets::axes(std::string_view post) const {
    std::vector<int> out(competency_ != nullptr ? competency_->axis_count() : 0, 0);
    const store::TargetSet* target = of(post);
    for (std::size_t axis = 0; target != nullptr && axis < out.size(); ++axis) {
        const int level = facet_level(*target, competency_->facets[axis].id);
        out[axis] = level != 0 ? level : target->level;
    }
    return out;
}

std::vector<std::string> PostTargets::posts() const {
    std::vector<std::string> out;
    for (const auto& [folded, target] : by_post_)
        if (!folded.empty())
            out.push_back(target.post);
    return out;
}

Result<PostTargets> post_targets(State& state) {
    if (!state.store)
        return fail(ErrorKind::refused, state.texts.get("error.not_open"));
    const auto rows = state.store->targets();
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    return PostTargets(*rows, state.competency());
}

Result<Targets> targets_model(State& state) {
    const auto targets = post_targets(state);
    if (!targets)
        return tl::unexpected<Error>(targets.error());
    const auto everybody = directory(state);
    if (!everybody)
        return tl::unexpected<Error>(everybody.error());
    std::map<std::string, PostTarget> posts; // by the folded name
    for (const std::string& post : targets->posts())
        posts.emplace(text::fold(post), line_of(post, targets->own(post), state.competency()));
    PostTarget others = line_of({}, targets->own({}), state.competency());
    for (const DirectoryEntry* person : (*everybody)->staff_of(Uuid{})) {
        const std::string folded = text::fold(person->post);
        if (targets->own(person->post) == nullptr || folded.empty())
            ++others.people;
        if (!folded.empty())
            ++posts.try_emplace(folded, line_of(person->post, nullptr, state.competency()))
                  .first->second.people;
    }
    Targets out;
    out.posts.push_back(std::move(others));
    for (auto& [folded, line] : posts)
        out.posts.push_back(std::move(line));
    return out;
}

} // namespace mq::app
