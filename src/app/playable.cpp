#include "app/playable.h"

namespace mq::app {

PlayableScene::PlayableScene(domain::Scenario scene, const domain::Competency& competency,
                             std::string frozen_text)
    : scenario(std::move(scene)),
      graph(scenario, competency.axis_count()),
      analysis(graph, competency.scoring),
      text(std::move(frozen_text)),
      hash(content_hash(text)) {}

} // namespace mq::app
