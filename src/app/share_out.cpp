#include "app/share_out.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace mq::app {
namespace {

constexpr std::chrono::milliseconds between_tellings{33};

class Sharing {
public:
    Sharing(std::size_t count, const std::function<Work()>& worker) : count_(count), worker_(worker) {}

    /// What each thread does.
    void run() {
        Status done = worked();
        const std::scoped_lock lock(mutex_);
        if (!done && result_)
            result_ = std::move(done);
        if (!result_)
            stop_ = true;
        --running_;
        ended_.notify_one();
    }

    void started() {
        const std::scoped_lock lock(mutex_);
        ++running_;
    }
    void not_started() {
        const std::scoped_lock lock(mutex_);
        --running_;
    }

    /// Waits for all threads, telling how far they are.
    void wait(const std::function<bool(double)>& progress) {
        std::unique_lock lock(mutex_);
        while (!ended_.wait_for(lock, between_tellings, [&] { return running_ == 0; })) {
            lock.unlock();
            tell(progress);
            lock.lock();
        }
        lock.unlock();
        tell(progress);
    }

    [[nodiscard]] Status result() {
        if (result_ && refused_)
            return fail(ErrorKind::refused, "Đã dừng theo yêu cầu. Không có gì thay đổi.", "cancelled");
        return std::move(result_);
    }

private:
    Status worked() {
        try {
            const Work work = worker_();
            while (!stop_) {
                const std::size_t item = next_++;
                if (item >= count_)
                    break;
                if (Status done = work(item); !done)
                    return done;
                ++done_;
            }
            return {};
        } catch (const std::exception& e) {
            return fail(ErrorKind::internal, "Chưa làm được vì một lỗi của chương trình.", e.what());
        }
    }

    void tell(const std::function<bool(double)>& progress) {
        if (!progress || refused_)
            return;
        const double share = count_ == 0 ? 1.0 : static_cast<double>(done_) / static_cast<double>(count_);
        refused_ = !progress(share);
        if (refused_)
            stop_ = true;
    }

    const std::size_t count_;
    const std::function<Work()>& worker_;
    std::atomic<std::size_t> next_{0};
    std::atomic<std::size_t> done_{0};
    std::atomic<bool> stop_{false};
    bool refused_ = false; ///< of the calling thread alone
    std::mutex mutex_;
    std::condition_variable ended_;
    unsigned running_ = 0;
    Status result_;
};

} // namespace

Status share_out(std::size_t count, unsigned threads, const std::function<Work()>& worker,
                 const std::function<bool(double)>& progress) {
    if (threads == 0)
        threads = std::max(1U, std::thread::hardware_concurrency());
    const std::size_t wanted = std::min<std::size_t>(threads, count);
    Sharing sharing(count, worker);
    std::vector<std::thread> pool;
    pool.reserve(wanted);
    while (pool.size() < wanted) {
        sharing.started();
        try {
            pool.emplace_back([&sharing] { sharing.run(); });
        } catch (const std::system_error& e) { // no more threads to be had: those there are do it all
            sharing.not_started();
            if (pool.empty())
                return fail(ErrorKind::internal,
                            "Máy đang thiếu tài nguyên. Hãy đóng bớt chương trình rồi thử lại.", e.what());
            break;
        }
    }
    sharing.wait(progress);
    for (std::thread& thread : pool)
        thread.join();
    return sharing.result();
}

} // namespace mq::app
