#pragma once

#include "app/recompute.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

/// Everybody's standing and summary of a new day, or of some people, worked out aside (aside.h, of the kind
/// “summaries”). The working thread only reads; the application's thread takes the rows and writes them, a
/// few at a time, so that no action of a person waits for more than that.
namespace mq::app {

struct State;

/// What was worked out, on its way from the working thread to the one that writes.
class RefreshedRows {
public:
    /// Waits while `rows_a_time` are there and not taken. False: `stopped` says that nobody wants them.
    [[nodiscard]] bool hand_over(Refreshed one, const std::function<bool()>& stopped);
    [[nodiscard]] std::vector<Refreshed> take();

    static constexpr std::size_t rows_a_time = 64;

private:
    std::mutex mutex_;
    std::condition_variable taken_;
    std::vector<Refreshed> ready_;
};

inline constexpr const char* refresh_kind = "summaries";

/// Works everybody's standing of today out aside, after the date changed; what runs of an earlier day stops.
void begin_refresh(State& state);
/// The same when the program starts at the PC of somebody who looks after others, where much is old.
void begin_refresh_at_start(State& state);
/// Some people's, shown with how far it is. Where one runs already it is shown instead.
void begin_refresh_of(State& state, std::vector<Uuid> people);
/// Keeps some of what is ready.
void take_refreshed(State& state);
/// Keeps these. What can't be kept is told in the log alone: it can be worked out at any time.
void keep_refreshed(State& state, std::span<const Refreshed> rows);

} // namespace mq::app
