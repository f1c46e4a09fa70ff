#pragma once

#include "domain/acts.h"

#include <array>
#include <cstddef>

/// How well coded acts agree with those that people marked.
namespace mq::domain {

struct ActCounts {
    std::size_t right = 0;  ///< coded and marked
    std::size_t extra = 0;  ///< coded, not marked
    std::size_t missed = 0; ///< marked, not coded

    /// Shares in 0..1. Where nothing is coded (or marked, or neither) there is nothing wrong: 1.
    [[nodiscard]] double precision() const;
    [[nodiscard]] double recall() const;
    [[nodiscard]] double f1() const;
};

struct CodingMeasure {
    std::array<ActCounts, act_count> acts{};
    std::size_t replies = 0;
    std::size_t exact = 0; ///< replies with just the acts that were marked

    void add(const ActSet& coded, const ActSet& marked);
    [[nodiscard]] ActCounts all() const; ///< counts of all acts together; its f1 is the micro F1
    /// Mean F1 of the acts that are marked or coded somewhere; 1 when there are none.
    [[nodiscard]] double macro_f1() const;
};

} // namespace mq::domain
