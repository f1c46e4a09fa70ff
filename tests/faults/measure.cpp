#include "measure.h"

#include "campaign.h"

#include <fmt/format.h>
#include <malloc.h>
#include <atomic>
#include <cstddef>
#include <ctime>

#if defined(__SANITIZE_ADDRESS__)
constexpr bool instrumented = true; // brings its own allocator
#else
constexpr bool instrumented = false;
#endif

namespace {

std::atomic<std::int64_t> held = 0;
std::atomic<std::int64_t> peak = 0;

} // namespace

#if !defined(__SANITIZE_ADDRESS__)
// The program's own allocator, counted: every library of this process goes through it.
extern "C" {

void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* at, std::size_t size);
void __libc_free(void* at);

static void* counted(void* at) {
    const std::int64_t now = held += static_cast<std::int64_t>(malloc_usable_size(at));
    if (now > peak)
        peak = now;
    return at;
}

void* malloc(std::size_t size) noexcept {
    return counted(__libc_malloc(size));
}
void* calloc(std::size_t count, std::size_t size) noexcept {
    return counted(__libc_calloc(count, size));
}
void* realloc(void* at, std::size_t size) noexcept {
    held -= static_cast<std::int64_t>(malloc_usable_size(at));
    void* moved = __libc_realloc(at, size);
    return counted(moved == nullptr && size > 0 ? at : moved);
}
void free(void* at) noexcept {
    held -= static_cast<std::int64_t>(malloc_usable_size(at));
    __libc_free(at);
}

} // extern "C"
#endif

namespace mq::faults {
namespace {

double processor_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

} // namespace

Cost cost_of(const std::function<void()>& work) {
    const std::int64_t before = held;
    peak = before;
    const double begin = processor_seconds();
    work();
    return {processor_seconds() - begin, peak - before};
}

void within_bounds(const std::function<void()>& work, double seconds) {
    const Cost cost = cost_of(work);
    must_hold(cost.seconds <= seconds * (instrumented ? 10 : 1), fmt::format("took {:.2f} s", cost.seconds));
    must_hold(cost.bytes <= most_bytes, fmt::format("took {} MiB", cost.bytes >> 20));
}

} // namespace mq::faults
