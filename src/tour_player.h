#pragma once

#include "app/app.h"
#include "app/scene_library.h"
#include "domain/answers.h"
#include "domain/session.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace mq {

/// Knows the scene that is being played well enough to play it decently: mostly the best answer, now and then
/// one that is not, so that the look back has something to show.
class TourPlayer {
public:
    TourPlayer(const app::App& app, const std::filesystem::path& share);

    /// What to answer now; nothing when the scene is not known. A typed reply comes with its roles filled.
    /// The scene goes on with it: call it once a decision.
    [[nodiscard]] std::optional<domain::Answer> answer();
    /// A practice scene in which it will come to answer in this way; null when there is none.
    [[nodiscard]] const app::PlayableScene* practice_with(domain::AnswerKind kind) const;

private:
    void begin(const app::Play& play);

    const app::App& app_;
    app::SceneLibrary library_;
    app::ScenePtr scene_;
    domain::Session session_;
};

/// Where the picked items stand on the screen, by row.
[[nodiscard]] std::vector<std::size_t> places_of(const app::Play& play,
                                                 const std::vector<std::uint8_t>& picks);

} // namespace mq
