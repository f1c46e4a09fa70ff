// The disk fails at operation k of every core flow, once or from then on; or has no more room.
#include "fault_vfs.h"
#include "flows.h"

#include <fmt/format.h>
#include <algorithm>

namespace mq::faults {
namespace {

Fault of_disk(const Plan& plan) {
    return {[plan] { arm(plan); }, disarm, struck, must_be_of_disk, false};
}

void must_tell_full_disk(const Error& error) {
    must_be_of_disk(error);
    must_hold(error.message.find("đầy") != std::string::npos,
              "nothing about a full disk: " + error.message + error.detail);
}

void fail_at_every(Campaign& campaign, const Flow& flow, bool for_ever) {
    const std::string name = fmt::format("I/O fails {}: {}", for_ever ? "for ever" : "once", flow.name);
    if (!campaign.wants(name))
        return;
    run_whole(
        flow, [] { arm({}); }, disarm);
    const auto all = static_cast<int>(operations());
    const int runs = std::min(all, 8 * campaign.scale());
    campaign.each(name, runs, [&](int run, std::mt19937_64& random) {
        Plan plan;
        plan.fail_at = runs == all
                           ? run + 1
                           : 1 + static_cast<std::int64_t>(pick(random, static_cast<std::size_t>(all)));
        plan.for_ever = for_ever;
        return strike(flow, of_disk(plan));
    });
}

/// Room for a part of what the flow writes, the parts evenly spread: a hundred sizes at most.
void fill_up(Campaign& campaign, const Flow& flow) {
    const std::string name = fmt::format("disk full: {}", flow.name);
    if (!campaign.wants(name))
        return;
    run_whole(
        flow, [] { arm({}); }, disarm);
    const std::int64_t all = written();
    if (all == 0) // opening writes nothing
        return;
    const int runs = std::min(5 * campaign.scale(), 100);
    campaign.each(name, runs, [&](int run, std::mt19937_64& random) {
        const std::int64_t step = std::max<std::int64_t>(all / runs, 1);
        Plan plan;
        plan.room = std::min(
            all - 1, run * step + static_cast<std::int64_t>(pick(random, static_cast<std::size_t>(step))));
        Fault fault = of_disk(plan);
        fault.clear = must_tell_full_disk;
        fault.reading_goes_on = true;
        return strike(flow, fault);
    });
}

} // namespace

void io_faults(Campaign& campaign) {
    for (const Flow& flow : flows())
        for (const bool for_ever : {false, true})
            if (std::string_view(flow.name) != "check") // to which a disk that can't be read is a finding
                fail_at_every(campaign, flow, for_ever);
    for (const Flow& flow : flows())
        fill_up(campaign, flow);
}

} // namespace mq::faults
