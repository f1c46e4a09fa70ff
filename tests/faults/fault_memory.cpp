#include "fault_memory.h"

#include <sqlite3.h>

namespace mq::faults {
namespace {

struct State {
    sqlite3_mem_methods below{};
    std::int64_t fail_at = 0;
    std::int64_t count = 0;
    bool for_ever = false;
    bool armed = false;
    bool failed = false;
};

State& state() {
    static State only;
    return only;
}

bool fails() {
    State& s = state();
    if (!s.armed)
        return false;
    ++s.count;
    const bool now = s.fail_at > 0 && (s.count == s.fail_at || (s.for_ever && s.count > s.fail_at));
    s.failed = s.failed || now;
    return now;
}

void* allocate(int bytes) {
    return fails() ? nullptr : state().below.xMalloc(bytes);
}

void* resize(void* at, int bytes) {
    return fails() ? nullptr : state().below.xRealloc(at, bytes);
}

} // namespace

void install_fault_memory() {
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &state().below);
    static sqlite3_mem_methods ours = state().below;
    ours.xMalloc = allocate;
    ours.xRealloc = resize;
    sqlite3_config(SQLITE_CONFIG_MALLOC, &ours);
}

void starve(std::int64_t fail_at, bool for_ever) {
    State& s = state();
    s.fail_at = fail_at;
    s.for_ever = for_ever;
    s.count = 0;
    s.failed = false;
    s.armed = true;
}

void feed() {
    state().armed = false;
}

std::int64_t allocations() {
    return state().count;
}

bool starved() {
    return state().failed;
}

} // namespace mq::faults
