#include "content/scene_check.h"

#include "content/scene_checks.h"
#include "content/scene_routes.h"

#include <fmt/format.h>

namespace mq::content {
namespace {

void check_names_in_use(const SceneDraft& draft, Diagnostics& diagnostics) {
    const auto& flags = draft.scene.flags;
    for (std::size_t i = 0; i < flags.size() && i < domain::max_flags; ++i) {
        const domain::Flags bit = domain::Flags{1} << i;
        if ((draft.flags_set & bit) == 0)
            diagnostics.warning(
                draft.marks.flags[i], "flag-never-set",
                fmt::format("cờ “{}” không được set ở đâu cả. Set nó hoặc bỏ nó.", flags[i].id));
        else if ((draft.flags_read & bit) == 0)
            diagnostics.warning(
                draft.marks.flags[i], "flag-never-read",
                fmt::format("cờ “{}” không điều kiện nào đọc tới. Dùng nó trong when hoặc if, hoặc bỏ nó.",
                            flags[i].id));
    }
    std::vector<bool> found(draft.scene.facts.size(), false);
    for (const domain::Node& node : draft.scene.nodes)
        for (const domain::Outcome& outcome : node.outcomes)
            for (const domain::Find& find : outcome.finds)
                found[find.fact] = true;
    for (std::size_t i = 0; i < found.size(); ++i)
        if (!found[i])
            diagnostics.warning(
                draft.marks.facts[i], "fact-never-found",
                fmt::format("không câu nào hỏi ra điều giấu “{}”. Thêm finds vào một lựa chọn.",
                            draft.scene.facts[i].id));
}

} // namespace

void check_scene(const SceneDraft& draft, Diagnostics& diagnostics, const domain::ReplyReader& reader) {
    const Routes routes(draft);
    const bool ends = routes.check(draft, diagnostics);
    check_names_in_use(draft, diagnostics);
    if (!draft.lost_condition)
        check_picks(draft, diagnostics);
    if (!draft.lost_condition && routes.acyclic())
        check_conditions(draft, routes, diagnostics);
    check_lengths(draft, diagnostics);
    if (reader && !draft.lost_condition)
        check_examples(draft, reader, diagnostics);
    const bool exact = !draft.lost_target && !draft.lost_condition && !draft.lost_points;
    if (exact && ends && routes.acyclic() && routes.has_start())
        check_scoring(draft, routes, diagnostics);
}

} // namespace mq::content
