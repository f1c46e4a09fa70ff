#pragma once

#include <cstdint>
#include <functional>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

namespace mq::faults {

/// One row of the table at the end.
struct Tally {
    std::string fault;
    int runs = 0;
    int detected = 0; ///< an error was given, or what was lost was told
    int harmless = 0; ///< everything was as without the fault
    int lost = 0;     ///< something was lost or wrong and nobody was told: a failure
};

class Failure : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Throws Failure.
void must_hold(bool holds, const std::string& what);

enum class Verdict { detected, harmless, not_reached };

/// Runs faults one by one, each from a seed of its own that a failure prints.
class Campaign {
public:
    /// `scale`: 1 for every build, up to 100 before a release. `only`: part of a fault's name; empty: all.
    Campaign(int scale, std::uint64_t seed, std::string only, int only_run)
        : scale_(scale), seed_(seed), only_(std::move(only)), only_run_(only_run) {}

    [[nodiscard]] int scale() const { return scale_; }
    [[nodiscard]] bool wants(const std::string& fault) const {
        return fault.find(only_) != std::string::npos;
    }
    /// Where the verdict is `not_reached`, the run is not counted.
    void each(const std::string& fault, int runs,
              const std::function<Verdict(int run, std::mt19937_64& random)>& one);
    /// Prints the table; whether nothing failed.
    [[nodiscard]] bool report() const;

private:
    int scale_;
    std::uint64_t seed_;
    std::string only_;
    int only_run_; ///< −1: all
    std::vector<Tally> tallies_;
};

void io_faults(Campaign& campaign);
void memory_faults(Campaign& campaign);
void power_faults(Campaign& campaign);
void rot_faults(Campaign& campaign);
void log_faults(Campaign& campaign);
void rights_faults(Campaign& campaign);
void reader_faults(Campaign& campaign);
void hostile_faults(Campaign& campaign);
void text_faults(Campaign& campaign);
void instance_faults(Campaign& campaign);
void schema_faults(Campaign& campaign);

} // namespace mq::faults
