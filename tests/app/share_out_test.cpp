#include "app/share_out.h"

#include <doctest/doctest.h>
#include <atomic>
#include <chrono>
#include <numeric>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace mq;
using namespace mq::app;

namespace {

std::function<Work()> same_for_all(Work work) {
    return [work = std::move(work)] { return work; };
}

} // namespace

TEST_CASE("every item is done once, whatever the number of threads, and the share rises to 1") {
    for (const unsigned threads : {0U, 1U, 2U, 7U}) {
        for (const std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{1'000}}) {
            CAPTURE(threads);
            CAPTURE(count);
            std::vector<std::atomic<int>> times(count);
            std::atomic<unsigned> workers = 0;
            double last = 0.0;
            const Status done = share_out(
                count, threads,
                [&]() -> Work {
                    ++workers;
                    return [&](std::size_t item) -> Status {
                        ++times[item];
                        return {};
                    };
                },
                [&](double share) {
                    CHECK(share >= last);
                    last = share;
                    return true;
                });
            CHECK(done.has_value());
            CHECK(last == 1.0);
            for (const std::atomic<int>& each : times)
                CHECK(each == 1);
            CHECK(workers <= count);
            if (threads > 0)
                CHECK(workers <= threads);
        }
    }
}

TEST_CASE("it stops promptly when it is told to, and says so") {
    std::atomic<int> done = 0;
    const Status stopped = share_out(100'000, 2, same_for_all([&](std::size_t) -> Status {
                                         std::this_thread::sleep_for(std::chrono::milliseconds(1));
                                         ++done;
                                         return {};
                                     }),
                                     [](double) { return false; });
    REQUIRE_FALSE(stopped.has_value());
    CHECK(stopped.error().kind == ErrorKind::refused);
    CHECK_FALSE(stopped.error().message.empty());
    CHECK(done < 50'000); // a few dozen, but for a machine that forgets the thread that tells it
}

TEST_CASE("an item that fails ends it with that error; an exception is one as well") {
    std::atomic<int> done = 0;
    const Status failed = share_out(100'000, 2, same_for_all([&](std::size_t item) -> Status {
                                        if (item == 40)
                                            return fail(ErrorKind::damaged, "hỏng");
                                        ++done;
                                        std::this_thread::sleep_for(std::chrono::milliseconds(1));
                                        return {};
                                    }));
    REQUIRE_FALSE(failed.has_value());
    CHECK(failed.error().kind == ErrorKind::damaged);
    CHECK(done < 50'000);
    const Status thrown =
        share_out(10, 2, same_for_all([](std::size_t) -> Status { throw std::runtime_error("no"); }));
    REQUIRE_FALSE(thrown.has_value());
    CHECK(thrown.error().kind == ErrorKind::internal);
    CHECK(thrown.error().detail == "no");
    const Status no_worker = share_out(10, 2, []() -> Work { throw std::runtime_error("none"); });
    REQUIRE_FALSE(no_worker.has_value());
    CHECK(no_worker.error().detail == "none");
}
