// The campaign of faults: test_faults [SCALE] [--seed N] [--only PART_OF_NAME] [--run N]
// SCALE 1 (every build) takes half a minute, 100 (before a release) an hour.
#include "campaign.h"

#include "base/hash.h"
#include "base/ids.h"
#include "fault_memory.h"
#include "fault_vfs.h"

#include <fmt/format.h>
#include <cstdlib>
#include <string_view>

namespace mq::faults {

void must_hold(bool holds, const std::string& what) {
    if (!holds)
        throw Failure(what);
}

void Campaign::each(const std::string& fault, int runs,
                    const std::function<Verdict(int, std::mt19937_64&)>& one) {
    if (!wants(fault))
        return;
    Tally tally{fault};
    for (int run = 0; run < runs; ++run) {
        if (only_run_ >= 0 && run != only_run_)
            continue;
        std::mt19937_64 random(seed_ ^ (stable_hash(fault) + static_cast<std::uint64_t>(run)));
        try {
            const Verdict verdict = one(run, random);
            tally.runs += verdict == Verdict::not_reached ? 0 : 1;
            tally.detected += verdict == Verdict::detected ? 1 : 0;
            tally.harmless += verdict == Verdict::harmless ? 1 : 0;
        } catch (const std::exception& e) {
            disarm();
            feed();
            forget_writes();
            ++tally.runs;
            ++tally.lost;
            fmt::print(stderr, "{}: {}\n  again: test_faults {} --seed {} --only \"{}\" --run {}\n", fault,
                       e.what(), scale_, seed_, fault, run);
        }
    }
    tallies_.push_back(tally);
}

bool Campaign::report() const {
    fmt::print("{:<44}{:>8}{:>10}{:>10}{:>6}\n", "fault", "runs", "detected", "harmless", "lost");
    bool good = !tallies_.empty();
    for (const Tally& t : tallies_) {
        fmt::print("{:<44}{:>8}{:>10}{:>10}{:>6}\n", t.fault, t.runs, t.detected, t.harmless, t.lost);
        good = good && t.lost == 0 && t.runs > 0;
    }
    fmt::print("seed {}\n", seed_);
    return good;
}

} // namespace mq::faults

int main(int count, char** words) {
    using namespace mq::faults;
    int scale = 1;
    int run = -1;
    std::uint64_t seed = mq::entropy_seed();
    std::string only;
    for (int i = 1; i < count; ++i) {
        const std::string_view word = words[i];
        const bool more = i + 1 < count;
        if (word == "--seed" && more)
            seed = std::strtoull(words[++i], nullptr, 10);
        else if (word == "--only" && more)
            only = words[++i];
        else if (word == "--run" && more)
            run = std::atoi(words[++i]);
        else
            scale = std::max(1, std::atoi(words[i]));
    }
    install_fault_memory();
    install_fault_vfs();
    Campaign campaign(scale, seed, only, run);
    io_faults(campaign);
    memory_faults(campaign);
    power_faults(campaign);
    rot_faults(campaign);
    log_faults(campaign);
    rights_faults(campaign);
    instance_faults(campaign);
    schema_faults(campaign);
    text_faults(campaign);
    hostile_faults(campaign);
    reader_faults(campaign);
    return campaign.report() ? EXIT_SUCCESS : EXIT_FAILURE;
}
