#pragma once

#include "app/model.h"
#include "base/error.h"

#include <atomic>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace mq::app {

struct State;

/// What long work says while it runs aside, and hears. Both threads use it.
class WorkVoice {
public:
    /// From the working thread; `share` 0..1, below 0: unknown. False: it is to stop, and to come back with
    /// `refused`.
    [[nodiscard]] bool tell(double share, std::string line = {});
    [[nodiscard]] bool cancelled() const { return cancelled_; }
    void cancel() { cancelled_ = true; }
    [[nodiscard]] double share() const { return share_; }
    [[nodiscard]] std::string line() const;

private:
    std::atomic<bool> cancelled_{false};
    std::atomic<double> share_{-1.0};
    mutable std::mutex mutex_;
    std::string line_;
};

/// What is to be done on the application's thread once the work has ended well.
using AfterWork = std::function<Status(State&)>;

/// Work that may take longer than a frame. `run` gets no State: what it needs goes with it by value, and a
/// database is opened anew to read. It must look at `voice` often, for a program that closes waits for it.
struct LongWork {
    std::string kind; ///< only one of a kind runs at a time: “export”, “import”, “groups”, “summaries”
    std::string title; ///< what the person sees; empty: nothing is shown
    std::function<Result<AfterWork>(WorkVoice& voice)> run;
    /// On the application's thread, when it failed or was stopped; none: a notice says so.
    std::function<void(State&, const Error&)> failed{};
};

/// One piece of work under way.
struct Aside {
    std::string kind;
    std::string title;
    std::shared_ptr<WorkVoice> voice;
    std::function<void(State&, const Error&)> failed;
    std::optional<Cause> cause; ///< the command that began it, if any
    std::future<Result<AfterWork>> result;
    Aside() = default;
    Aside(Aside&&) = default;
    Aside& operator=(Aside&&) = default;
    ~Aside() {
        if (voice)
            voice->cancel(); // the future waits for its end, which then comes at once
    }
};

/// `busy` where work of that kind runs already.
[[nodiscard]] Status begin_aside(State& state, LongWork work);
/// Takes in what has ended, and says how far the rest is. On the application's thread.
void take_asides(State& state);
[[nodiscard]] bool runs_aside(const State& state, const std::string& kind);

} // namespace mq::app
