#pragma once

#include "app/kept_standing.h"
#include "base/error.h"

#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace mq::app {

/// Everybody's standing of a new day, worked out aside. It only reads; whoever owns it takes the rows and
/// writes them, a few at a time, so that no action of a person waits for more than that. Ends at once when it
/// goes.
class StandingRefresh {
public:
    /// `estimator` must outlive it.
    StandingRefresh(std::filesystem::path file, Day day, const domain::Estimator& estimator,
                    ContentHash content);
    StandingRefresh(const StandingRefresh&) = delete;
    StandingRefresh& operator=(const StandingRefresh&) = delete;
    ~StandingRefresh();

    /// Rows that are ready, at most `rows_a_time`; while as many wait here, no more are worked out.
    [[nodiscard]] std::vector<store::StandingRow> take();
    /// How it ended, once nothing is left to take.
    [[nodiscard]] std::optional<Status> ended() const;

    static constexpr std::size_t rows_a_time = 64;

private:
    void run(const std::filesystem::path& file, Day day, const Parameters& parameters);
    [[nodiscard]] bool hand_over(store::StandingRow row);

    mutable std::mutex mutex_;
    std::condition_variable taken_;
    std::vector<store::StandingRow> ready_;
    std::optional<Status> ended_;
    bool stop_ = false;
    ContentHash content_;
    std::thread thread_; ///< last: it uses all of the above
};

} // namespace mq::app
