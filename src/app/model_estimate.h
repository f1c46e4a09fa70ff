#pragma once

#include <cstdint>

namespace mq::app {

using Revision = std::uint64_t; ///< rises when the part that carries it changed

/// An ability estimate on the 1–5 scale with its 80 % range, or too little evidence.
struct Estimate {
    double mean = 0.0;
    double low = 0.0;
    double high = 0.0;
    double weight =
        0.0; ///< Σw of what it rests on; 0: nothing yet (mean is then the prior and is not to be shown)
    int stimuli = 0; ///< different scenes it rests on
    int level = 0;   ///< largest level with P(≥ level) ≥ .70, 1..5; 0 without evidence
    [[nodiscard]] bool none() const { return weight <= 0.0; }
    [[nodiscard]] bool thin() const { return stimuli < 2; }
};

} // namespace mq::app
