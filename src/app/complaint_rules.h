#pragma once

#include "app/model_complaints.h"
#include "app/texts.h"
#include "base/clock.h"
#include "base/error.h"
#include "domain/competency.h"
#include "store/team_events.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What an entry of the complaint log must say before it is written, whether typed or taken from a table.
namespace mq::app {

struct State;

/// A complaint that is open for longer than this is slow. Policy defaults by severity 1..3, in hours since it
/// was received, nights and holidays included: a week, three days, a day.
inline constexpr std::array<std::int64_t, 3> hours_allowed{7 * 24, 3 * 24, 24};

inline constexpr std::array<std::string_view, 5> complaint_channels{"phone", "counter", "email", "chat",
                                                                    "social"};

/// What checking needs. Made on the application's thread, used on any.
struct ComplaintRules {
    const Clock* clock = nullptr;
    Instant now;
    std::shared_ptr<const Texts> texts;
    std::vector<NamedId> channels; ///< as Complaints has them
    std::vector<NamedId> causes;
    std::vector<NamedId> wishes;
    std::vector<NamedId> steps;
    std::vector<std::pair<Uuid, std::string>> owners;
    bool needs_channel = true; ///< a table may have none
};
[[nodiscard]] Result<ComplaintRules> complaint_rules(State& state);

struct CheckedComplaint {
    store::ComplaintLogged logged; ///< what could be read of it
    std::vector<ComplaintForm::Problem> problems;
    [[nodiscard]] bool stops() const;
};
/// Everything but whether its number is taken.
[[nodiscard]] CheckedComplaint check_complaint(const ComplaintEntry& entry, const ComplaintRules& rules);
[[nodiscard]] ComplaintEntry entry_of(const store::ComplaintLogged& logged, const Clock& clock);

/// Equal for numbers that people take for the same: capitals and spaces aside.
[[nodiscard]] std::string number_key(std::string_view number);
/// One after the highest of that year (KN-2026-0001 …); `keys` are those of the log.
[[nodiscard]] std::string next_number(const std::vector<std::string>& keys, int year);

/// As one text, to be kept as a draft; nothing where it can't be read.
[[nodiscard]] std::string text_of(const ComplaintEntry& entry);
[[nodiscard]] std::optional<ComplaintEntry> complaint_from(std::string_view text);

} // namespace mq::app
