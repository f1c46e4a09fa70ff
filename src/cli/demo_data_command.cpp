#include "app/demo_data.h"

#include "cli/cli.h"
#include "cli/commands.h"

#include <fmt/format.h>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <string_view>

namespace mq::cli {
namespace {

std::atomic<bool> interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler sets it");

/// Ctrl-C stops the work at its next look instead of the program, so that no half file stays.
class WatchForInterrupt {
public:
    WatchForInterrupt() {
        interrupted = false;
        before_ = std::signal(SIGINT, [](int) { interrupted = true; });
    }
    ~WatchForInterrupt() { std::signal(SIGINT, before_); }
    WatchForInterrupt(const WatchForInterrupt&) = delete;
    WatchForInterrupt& operator=(const WatchForInterrupt&) = delete;

private:
    void (*before_)(int) = SIG_DFL;
};

/// One line on standard error that is written over.
class ProgressLine {
public:
    ~ProgressLine() {
        if (!shown_.empty())
            fmt::print(stderr, "\n");
    }
    void show(std::string_view what, double share) {
        const char* words = what == "history"   ? "Dựng lịch sử"
                            : what == "signing" ? "Ký mức"
                            : what == "groups"  ? "Gộp theo tháng"
                                                : "Tính mức của từng người";
        std::string line = fmt::format("{} {:.0f} %", words, 100.0 * share);
        if (line == shown_)
            return;
        shown_ = std::move(line);
        fmt::print(stderr, "\r\033[K{}", shown_);
        std::fflush(stderr);
    }

private:
    std::string shown_;
};

nlohmann::json as_json(const app::DemoDataMade& made, double seconds) {
    nlohmann::json out{{"people", made.people},       {"teams", made.teams},   {"rows", made.rows},
                       {"summaries", made.summaries}, {"groups", made.groups}, {"bytes", made.bytes},
                       {"seconds", rounded(seconds)}, {"kinds", made.counts}};
    return out;
}

void tell(const app::DemoDataMade& made, double seconds) {
    print(fmt::format("{} người, {} nhóm, {} dòng, {:.0f} MB, {:.0f} giây", made.people, made.teams,
                      made.rows, static_cast<double>(made.bytes) / 1e6, seconds));
    for (const auto& [kind, count] : made.counts)
        print(fmt::format("  {:22} {}", kind, count));
    print(fmt::format("  {:22} {}", "summaries", made.summaries));
    print(fmt::format("  {:22} {}", "groups", made.groups));
}

} // namespace

int demo_data_command(const std::filesystem::path& share, const DemoDataOptions& options) {
    app::DemoDataWish wish;
    wish.people = options.people;
    wish.years = options.years;
    wish.seed = options.seed;
    wish.now = SystemClock().now();
    if (!options.now.empty()) {
        const auto day = parse_day(options.now);
        if (!day) {
            print_error("--now: viết dạng 2026-11-22.");
            return exit_wrong_use;
        }
        wish.now = app::evening_of(*day);
    }
    const WatchForInterrupt watch;
    const auto begun = std::chrono::steady_clock::now();
    auto made = [&] {
        ProgressLine line;
        wish.progress = [&line](const char* what, double share_done) {
            line.show(what, share_done);
            return !interrupted;
        };
        return app::write_demo_data(share, options.out, wish);
    }();
    if (!made)
        return report(made.error(), options.json);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    if (options.json)
        print(as_json(*made, seconds).dump());
    else
        tell(*made, seconds);
    return exit_good;
}

} // namespace mq::cli
