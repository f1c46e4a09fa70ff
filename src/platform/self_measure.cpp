#include "platform/self_measure.h"

#include <unistd.h>

#include <cstdlib>
#include <ctime>
#include <fstream>
#include <sstream>
#include <string>

namespace mq::platform {

namespace {

double now_ms(clockid_t clock) {
    timespec now{};
    ::clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

// Field 22 of /proc/self/stat: when the process started, in clock ticks since boot (man 5 proc).
double kernel_start_ms() {
    std::ifstream file("/proc/self/stat");
    std::string line;
    std::getline(file, line);
    std::istringstream fields(line.substr(line.rfind(')') + 1)); // the name in brackets may hold blanks
    std::string field;
    for (int number = 3; number <= 22; ++number) {
        fields >> field;
    }
    return std::strtod(field.c_str(), nullptr) * 1e3 / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

} // namespace

double ms_since_process_start() {
    const char* told =
        std::getenv("MONQUA_STARTED_NS"); // NOLINT(concurrency-mt-unsafe): nothing sets variables
    if (told != nullptr) {
        return now_ms(CLOCK_MONOTONIC) - std::strtod(told, nullptr) * 1e-6;
    }
    return now_ms(CLOCK_BOOTTIME) - kernel_start_ms();
}

long pss_kib() {
    std::ifstream file("/proc/self/smaps_rollup");
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("Pss:")) {
            return std::strtol(line.c_str() + 4, nullptr, 10);
        }
    }
    return 0;
}

} // namespace mq::platform
