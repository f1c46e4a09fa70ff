#pragma once

#include "base/error.h"
#include "domain/competency.h"
#include "store/teams.h"

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mq::app {

struct State;

/// Which level a post asks for. A post without a target of its own has that of all others (the empty post).
/// Posts are compared folded.
class PostTargets {
public:
    PostTargets() = default;
    PostTargets(std::span<const store::TargetRow> rows, const domain::Competency& competency);

    /// Overall, 1..5; 0: none.
    [[nodiscard]] int level(std::string_view post) const;
    /// Of every axis, 1..5; 0: none. An axis without a target of its own has the overall one.
    [[nodiscard]] std::vector<int> axes(std::string_view post) const;
    /// The target set for exactly that post; null where it has none of its own.
    [[nodiscard]] const store::TargetSet* own(std::string_view post) const;
    /// Posts with a target of their own, as they were written; without the empty one.
    [[nodiscard]] std::vector<std::string> posts() const;

private:
    [[nodiscard]] const store::TargetSet* of(std::string_view post) const;

    const domain::Competency* competency_ = nullptr;
    std::map<std::string, store::TargetSet, std::less<>> by_post_; ///< folded; those that ask for something
};

/// Reads the database.
[[nodiscard]] Result<PostTargets> post_targets(State& state);

} // namespace mq::app
