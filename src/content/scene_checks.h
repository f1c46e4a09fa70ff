#pragma once

#include "content/scene_check.h"
#include "content/scene_routes.h"

namespace mq::content {

// The single checks behind check_scene(). Each reports what it finds and changes nothing.

/// Conditions that can't hold, or always hold, where they stand; moods that run against the end of the scale.
/// Works out for every node which moods and flags can be there. `routes` must be acyclic.
void check_conditions(const SceneDraft& draft, const Routes& routes, Diagnostics& diagnostics);

/// Outcomes of `several` and `order` that no pick leads to; tries every pick there is.
void check_picks(const SceneDraft& draft, Diagnostics& diagnostics);

/// V1–V6, naive policies, dead ends, and what gives the best option away. Nothing of the
/// draft may be lost, it must be acyclic, and every path must end.
void check_scoring(const SceneDraft& draft, const Routes& routes, Diagnostics& diagnostics);

/// Examples of typed replies that are read as something else than what leads to their outcome.
void check_examples(const SceneDraft& draft, const domain::ReplyReader& reader, Diagnostics& diagnostics);

/// Options whose length stands out among those of their node.
void check_lengths(const SceneDraft& draft, Diagnostics& diagnostics);

/// Length of a reply as a reader sees it: code points, a role in braces counted as the three letters it
/// becomes.
[[nodiscard]] std::size_t spoken_length(std::string_view text);

} // namespace mq::content
