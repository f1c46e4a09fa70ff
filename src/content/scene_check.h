#pragma once

#include "content/diagnostics.h"
#include "content/scene_marks.h"
#include "domain/answers.h"
#include "domain/competency.h"
#include "domain/scenario.h"

namespace mq::content {

/// A scene as far as it could be read. Where targets or conditions were lost, `scene` has stand-ins for them.
struct SceneDraft {
    const domain::Scenario& scene;
    const SceneMarks& marks;
    const domain::Competency& competency;
    domain::Flags flags_set = 0;  ///< set by some outcome
    domain::Flags flags_read = 0; ///< named in some condition
    bool lost_target = false;     ///< the last ending stands for every target that doesn't exist
    bool unread_target = false;   ///< some ways couldn't even be read: what they lead to seems out of reach
    bool lost_condition = false;
    bool lost_points = false; ///< some points, moods or critical errors couldn't be read
};

/// Everything that is asked of a scene beyond syntax, shape and references: the graph, the rules of picks,
/// flags, conditions, balance, V1–V6 and the naive policies. What needs exact points and conditions is asked
/// only where none of them were lost; missing texts don't stand in its way. With a reader the examples of
/// typed replies are read too: each must lead to its own outcome.
void check_scene(const SceneDraft& draft, Diagnostics& diagnostics, const domain::ReplyReader& reader = {});

} // namespace mq::content
