#pragma once

#include "content/expression.h"
#include "content/reader.h"
#include "content/scene_marks.h"
#include "domain/answers.h"
#include "domain/competency.h"
#include "domain/scenario.h"

#include <utility>
#include <vector>

namespace mq::content {

/// Everything that the readers of a scene's parts share: names that can be referred to, the scene as it
/// grows, and what is known of how flags are used. Third step of reading (references) happens here.
class SceneContext {
public:
    SceneContext(Diagnostics& diagnostics, const domain::Competency& competency);

    Reader reader;
    const domain::Competency& competency;
    domain::Scenario scene;
    SceneMarks marks;

    NameTable flags;
    NameTable facts;
    NameTable targets;                                           ///< nodes, then endings
    std::vector<std::pair<yaml::Node, yaml::Node>> node_entries; ///< key and value, without duplicates
    std::vector<std::pair<yaml::Node, yaml::Node>> ending_entries;
    domain::Flags flags_set = 0;  ///< set somewhere
    domain::Flags flags_read = 0; ///< named in some condition
    bool lost_target = false;     ///< a target without a near name goes to an extra ending at the end
    bool unread_target = false;   ///< where a way leads couldn't be read at all
    bool lost_condition = false;  ///< a condition couldn't be made out
    bool lost_points = false;     ///< points, a mood or a critical error couldn't be made out

    std::vector<std::string_view> axis_ids;
    std::vector<std::string_view> principle_ids;
    std::vector<std::string_view> pitfall_ids;
    std::vector<std::string_view> step_ids;
    std::vector<std::string_view> wish_ids;
    std::vector<std::string_view> cause_ids;
    std::vector<std::string_view> critical_ids;
    std::vector<std::string_view> behaviour_ids;

    /// The index that stands for a target that doesn't exist.
    [[nodiscard]] domain::NodeIndex lost_index() const {
        return static_cast<domain::NodeIndex>(targets.size());
    }
    [[nodiscard]] domain::LocalText text(yaml::Node node, std::string_view what) {
        return reader.text(node, what, Roles::address);
    }
    /// A text that is shown before anybody plays (titles, labels): there are no two people yet, so no roles.
    [[nodiscard]] domain::LocalText plain_text(yaml::Node node, std::string_view what) {
        return reader.text(node, what, Roles::none);
    }
    /// A condition in a scalar; `skip` bytes of it belong to something else (`flag if …`).
    [[nodiscard]] domain::Condition condition(yaml::Node node, std::size_t skip = 0);
    [[nodiscard]] domain::NodeIndex target(yaml::Node node);
    /// A target, or a list of `{when, to}` whose last has no `when`.
    [[nodiscard]] std::vector<domain::Branch> branches(yaml::Node node, std::string_view what,
                                                       std::vector<BranchMark>& places);
    /// A text, or a list of `{when, text}`.
    [[nodiscard]] domain::Variants variants(yaml::Node node, std::string_view what,
                                            std::vector<Mark>& places);
    /// A number, or a list of `{when, value}` whose last has no `when`.
    [[nodiscard]] std::vector<domain::When<int>> values(yaml::Node node, std::string_view what, int low,
                                                        int high, std::vector<Mark>& places);
    /// One id or a list of ids, as indices into `names`; each at most once.
    [[nodiscard]] std::vector<std::size_t> ids(yaml::Node node, std::string_view what,
                                               std::span<const std::string_view> names);
    /// Hidden facts, each `fact` or `fact if condition`.
    [[nodiscard]] std::vector<domain::Find> finds(yaml::Node node);
    [[nodiscard]] std::vector<domain::FlagEffect> flag_effects(yaml::Node node, std::vector<Mark>& places);
    [[nodiscard]] domain::Flags flag_mask(yaml::Node node);

private:
    std::optional<std::size_t> flag(Mark at, std::string_view name);
    void report(yaml::Node node, std::size_t skip, const std::vector<ExpressionError>& errors);
    /// Whether the entry may follow: not after one without a condition.
    void after_default(yaml::Node entry, bool default_seen);
    void last_needs_no_condition(yaml::Node list, bool default_seen, Mark last_when, std::string_view cure);
};

} // namespace mq::content
