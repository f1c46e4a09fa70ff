#include "app/standing_refresh.h"

#include "app/recompute.h"

#include <algorithm>
#include <utility>

namespace mq::app {

StandingRefresh::StandingRefresh(std::filesystem::path file, Day day, const domain::Estimator& estimator,
                                 ContentHash content)
    : content_(content), thread_([this, file = std::move(file), day, &estimator] {
          run(file, day, Parameters{estimator, content_});
      }) {}

StandingRefresh::~StandingRefresh() {
    {
        const std::scoped_lock lock(mutex_);
        stop_ = true;
    }
    taken_.notify_all();
    thread_.join();
}

void StandingRefresh::run(const std::filesystem::path& file, Day day, const Parameters& parameters) {
    RecomputeOptions options;
    // One core stays with the window.
    options.threads = std::max(2U, std::thread::hardware_concurrency()) - 1;
    options.progress = [this](double) {
        const std::scoped_lock lock(mutex_);
        return !stop_;
    };
    Status done = recompute_standings(file, day, parameters, options,
                                      [this](store::StandingRow row) { return hand_over(std::move(row)); });
    const std::scoped_lock lock(mutex_);
    ended_ = std::move(done);
}

bool StandingRefresh::hand_over(store::StandingRow row) {
    std::unique_lock lock(mutex_);
    taken_.wait(lock, [&] { return stop_ || ready_.size() < rows_a_time; });
    if (stop_)
        return false;
    ready_.push_back(std::move(row));
    return true;
}

std::vector<store::StandingRow> StandingRefresh::take() {
    std::vector<store::StandingRow> out;
    {
        const std::scoped_lock lock(mutex_);
        out.swap(ready_);
    }
    taken_.notify_all();
    return out;
}

std::optional<Status> StandingRefresh::ended() const {
    const std::scoped_lock lock(mutex_);
    return ready_.empty() ? ended_ : std::nullopt;
}

} // namespace mq::app
