#pragma once

#include "app/app.h"
#include "app/playable.h"
#include "base/clock.h"
#include "domain/session.h"

#include <filesystem>
#include <memory>
#include <string>

namespace mq::tests {

/// A share folder made of the repository's own files, and a data folder that is gone afterwards.
class Sandbox {
public:
    Sandbox();
    ~Sandbox();
    Sandbox(const Sandbox&) = delete;
    Sandbox& operator=(const Sandbox&) = delete;

    [[nodiscard]] std::filesystem::path share() const;
    [[nodiscard]] std::filesystem::path data() const { return folder_ / "data"; }
    [[nodiscard]] std::filesystem::path folder() const { return folder_; }
    [[nodiscard]] std::unique_ptr<app::App> open(bool read_only = false) const;
    /// Opens and does the first run as “Lê Thị Bảo Ngân”, who skips the question for forms of address when
    /// `skip`.
    [[nodiscard]] std::unique_ptr<app::App> open_with_person() const;
    FixedClock clock;
    std::filesystem::path keys; ///< of the user's profile; empty: no accounts, nothing is sealed

private:
    std::filesystem::path folder_;
};

/// Polls until nothing runs aside, then requires it. Two minutes are a guard against what never ends, not a
/// measure: a slow and busy machine may take its time.
void wait_until_idle(app::App& app);

/// Scenes of the library on the home screen, by use.
[[nodiscard]] std::string first_scene(const app::App& app, bool assessment);

/// The same scene the app has, with its own analysis, to know what the best answer would be.
[[nodiscard]] app::ScenePtr scene_of(const Sandbox& sandbox, const std::string& id);

/// Begins that scene, skipping the question for forms of address when it is asked.
void begin(app::App& app, const std::string& id, bool assessment);

/// The command that gives that answer, said by somebody of whom nothing is known.
[[nodiscard]] app::Choose choice_of(const Uuid& attempt, const domain::Scenario& scene,
                                    const domain::Answer& answer);

/// Plays what is open to its end: each decision the best one (or the worst).
void play_to_end(app::App& app, const app::PlayableScene& scene, bool best, int at_most = 100);

} // namespace mq::tests
