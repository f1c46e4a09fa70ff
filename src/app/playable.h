#pragma once

#include "base/hash.h"
#include "domain/analysis.h"
#include "domain/scenario.h"

#include <memory>
#include <string>

namespace mq::app {

/// A scene ready to be played and judged. Immutable, shared, and never moved: the analysis points into the
/// graph.
struct PlayableScene {
    PlayableScene(domain::Scenario scene, const domain::Competency& competency, std::string frozen_text);
    PlayableScene(const PlayableScene&) = delete;
    PlayableScene& operator=(const PlayableScene&) = delete;

    domain::Scenario scenario;
    domain::Graph graph;
    domain::Analysis analysis;
    std::string text; ///< NFC text of the file: what is frozen with every result
    ContentHash hash;
};

using ScenePtr = std::shared_ptr<const PlayableScene>;

} // namespace mq::app
