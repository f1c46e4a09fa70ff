#pragma once

#include "app/demo_player.h"
#include "app/demo_records.h"
#include "app/demo_schedule.h"

#include <vector>

namespace mq::app {

/// Turns what happens in a made-up firm into events. Reads no database; what it gives depends on the
/// happening and its place in the schedule alone.
class DemoEvents {
public:
    /// All must outlive it.
    DemoEvents(const Firm& firm, const Schedule& schedule, const SceneLibrary& library,
               const DemoRecords& records, DemoPlayer& player, Instant now, std::uint64_t seed);

    /// Of the `place`-th happening; nothing for a review, which needs to know what was shown so far.
    [[nodiscard]] Result<std::vector<store::Event>> of(std::size_t place);

private:
    [[nodiscard]] const FirmPerson& lead_of(const FirmPerson& person, const Uuid& otherwise) const;
    [[nodiscard]] std::vector<DemoPanelist> panel_for(const FirmPerson& person,
                                                      domain::SeededRandom& random) const;
    [[nodiscard]] store::Event about_team(const Happening& happening) const;
    [[nodiscard]] store::Event about_target(const Happening& happening) const;
    [[nodiscard]] store::Event placing(const Happening& happening) const;
    [[nodiscard]] store::Event assignment(const Happening& happening) const;
    [[nodiscard]] Result<std::vector<store::Event>> attempt(const Happening& happening,
                                                            domain::SeededRandom& random);
    [[nodiscard]] std::vector<store::Event> talk(const Happening& happening,
                                                 domain::SeededRandom& random) const;

    const Firm& firm_;
    const Schedule& schedule_;
    const SceneLibrary& library_;
    const DemoRecords& records_;
    DemoPlayer& player_;
    Instant now_;
    Day today_;
    std::uint64_t seed_;
    std::vector<std::size_t> leads_; ///< those who sit in panels
};

} // namespace mq::app
