#pragma once

#include "app/demo_firm.h"
#include "app/demo_schedule.h"
#include "domain/scoring_standing.h"
#include "store/store.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace mq::app {

/// What is signed of somebody by what was evidence up to that day; the level is 1 where that isn't enough.
[[nodiscard]] Result<store::LevelSigned> demo_level(const store::Store& store,
                                                    const domain::Estimator& estimator,
                                                    const ContentHash& content, const Uuid& person, Day day);

/// Rounds in which leads sign the levels of their people, by what the evidence says on that day.
class DemoSigning {
public:
    /// `estimator` must outlive it; `content`: hash of the text its parameters stand in.
    DemoSigning(const domain::Estimator& estimator, ContentHash content, std::uint64_t seed)
        : estimator_(estimator), content_(content), seed_(seed) {}

    /// Events of a round, from what the database holds so far; some don't agree with their level. `progress`
    /// hears the share done and stops it with false (`refused`).
    [[nodiscard]] Result<std::vector<store::Event>> review(
        const store::Store& store, const Firm& firm, const Happening& round,
        const std::function<bool(double share)>& progress) const;

private:
    [[nodiscard]] Status sign(const store::Store& store, const Firm& firm, const FirmPerson& person,
                              const Happening& round, std::vector<store::Event>& out) const;
    const domain::Estimator& estimator_;
    ContentHash content_;
    std::uint64_t seed_;
};

} // namespace mq::app
