#pragma once

#include "app/app.h"
#include "tour_player.h"
#include "visitor.h"

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace mq {

/// Plays the scene that is open on the real window, by mouse and keys, and takes a picture of each new way to
/// answer.
class TourScene {
public:
    TourScene(Visitor& visitor, const app::App& app, const std::filesystem::path& share)
        : go_(visitor), app_(app), player_(app, share) {}

    /// To its end.
    void play_on();
    /// One decision, as a person who is getting used to the keys takes it.
    void answer();
    /// The customer is heard out: nothing can be answered before.
    void listen();

    [[nodiscard]] const TourPlayer& player() const { return player_; }
    /// Whether there is a picture of that way to answer.
    [[nodiscard]] bool seen(domain::AnswerKind kind) const { return seen_.contains(kind); }

private:
    /// With the mouse every third time, else by the keys.
    void choose(int decision, const std::vector<std::size_t>& places);
    void fill_log(const std::vector<std::string>& entries);
    void send(int decision, domain::AnswerKind kind);

    Visitor& go_;
    const app::App& app_;
    TourPlayer player_;
    std::set<domain::AnswerKind> seen_;
    bool heard_ = false; ///< there is a picture of a customer who is speaking
};

} // namespace mq
