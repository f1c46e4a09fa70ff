#pragma once

#include <ctime>

namespace mq::tests {

/// Seconds of the processor that this program has had so far, in all its threads: on a busy machine no more
/// than on an idle one.
inline double processor_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// Seconds of the processor that no hostile input may take. A guard against work without end or with the
/// square of the input, which takes minutes, and not a measure: those inputs take less than a second, some
/// under the sanitizers a few. What they take is measured in tests/bench.
inline constexpr double endless_seconds = 60;

} // namespace mq::tests
