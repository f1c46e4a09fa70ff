#pragma once

#include "app/commands.h"
#include "app/model.h"
#include "app/texts.h"
#include "base/clock.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

namespace mq::app {

struct AppOptions {
    std::filesystem::path share;       ///< folder with competencies, text and scenarios
    std::filesystem::path data_dir;    ///< of the person; made at the first run
    std::filesystem::path config_file; ///< remembers where the data are; empty: remember nothing
    /// Of the user's profile: the key of this PC lies there (store/accounts.h). Empty: nothing is sealed and
    /// there are no accounts, as in a throw-away demo.
    std::filesystem::path key_dir;
    const Clock* clock = nullptr; ///< must outlive the App; none: the machine's
    std::uint64_t seed = 0;       ///< of ids and shuffles; 0: from the system
    bool read_only = false;
    bool automatic_backups = true; ///< into the folder `backups` beside the data; see app/backups.h
    bool quick_keys = false; ///< in tests: argon2id takes the least libsodium allows
};

struct State;

/// The application without a window: takes commands, keeps the data, and offers a Model for screens to draw.
/// Synchronous and single-threaded; a command that returns has written what it says.
class App {
public:
    /// Opens what is there. Never fails: what is wrong stands in `model().fatal`, and a first run in
    /// `model().page`.
    [[nodiscard]] static std::unique_ptr<App> open(AppOptions options);
    ~App();
    App(const App&) = delete;
    App& operator=(const App&) = delete;

    [[nodiscard]] const Model& model() const;
    /// The interface's texts in the person's language; another object (and revision) after the language
    /// changed.
    [[nodiscard]] const Texts& texts() const;

    void run(const Command& command);
    void run(const Commands& commands) {
        for (const Command& command : commands)
            run(command);
    }

    /// Something runs aside (a backup, the standings of a new day). Call poll() now and then while it does;
    /// it takes in what has finished.
    [[nodiscard]] bool busy() const;
    void poll();

    /// SQL statements since opening: an idle frame adds none.
    [[nodiscard]] std::uint64_t sql_statements() const;
    /// Seconds until the next moment at which something shown changes by itself (midnight).
    [[nodiscard]] double seconds_to_next_day() const;
    /// Seconds until poll() should be called to begin a backup; infinite while nothing was written since the
    /// last one.
    [[nodiscard]] double seconds_to_next_backup() const;

private:
    explicit App(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace mq::app
