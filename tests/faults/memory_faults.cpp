// Allocation k of what SQLite asks for in a core flow fails, once or from then on.
#include "fault_memory.h"
#include "flows.h"

#include <fmt/format.h>
#include <algorithm>

namespace mq::faults {
namespace {

void must_tell_no_memory(const Error& error) {
    must_hold(error.message.find("bộ nhớ") != std::string::npos,
              fmt::format("nothing about memory: {} — {}", error.message, error.detail));
}

void starve_at_every(Campaign& campaign, const Flow& flow, bool for_ever) {
    const std::string name = fmt::format("memory fails {}: {}", for_ever ? "for ever" : "once", flow.name);
    if (!campaign.wants(name))
        return;
    run_whole(
        flow, [] { starve(0, false); }, feed);
    const auto all = static_cast<int>(allocations());
    const int runs = std::min(all, 8 * campaign.scale());
    campaign.each(name, runs, [&](int run, std::mt19937_64& random) {
        const std::int64_t at =
            runs == all ? run + 1
                        : 1 + static_cast<std::int64_t>(pick(random, static_cast<std::size_t>(all)));
        return strike(flow, {[&] { starve(at, for_ever); }, feed, starved, must_tell_no_memory, false});
    });
}

} // namespace

void memory_faults(Campaign& campaign) {
    for (const Flow& flow : flows())
        for (const bool for_ever : {false, true})
            starve_at_every(campaign, flow, for_ever);
}

} // namespace mq::faults
