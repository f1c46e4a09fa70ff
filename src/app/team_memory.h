#pragma once

#include "app/aside.h"
#include "app/model.h"
#include "app/summary.h"
#include "app/texts.h"
#include "base/clock.h"
#include "base/ids.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

/// What the pages of a team share, and keep between two looks at them.
namespace mq::app {

struct State;
struct OwnWork;

/// So many people are worked out while the person waits (a person costs one or two milliseconds); more go
/// aside.
inline constexpr std::size_t most_at_once = 24;

struct KnownSummary {
    PersonSummary summary;
    Day day;            ///< as of
    bool stale = false; ///< of another day, or older than the newest evidence
};
/// People of whom nothing is kept have no entry.
using Summaries = std::unordered_map<Uuid, KnownSummary>;

/// Where people stood on the day a team is compared with.
struct TeamThen {
    Day day;
    bool begun = false; ///< those of this page are being worked out aside
    std::unordered_map<Uuid, PersonSummary> people;
};

/// Pitfalls and decisions of a group over the last days, by channel.
struct PitfallCounts {
    Uuid team;
    Day day;
    std::vector<int> decisions;                     ///< by channel
    std::map<std::string, std::vector<int>> counts; ///< by pitfall's id: times, by channel
};

/// What was worked out of a group's past while the program runs; kept in the database too, where that can be
/// written.
struct GroupPast {
    Uuid team;
    Day worked_out; ///< on that day
    std::map<Day, GroupSummary> days;
};

struct TeamMemory {
    bool refresh_begun = false;  ///< since the page was opened: it isn't begun again where it was stopped
    bool refresh_wanted = false; ///< by somebody else than who began what runs: looked at again afterwards
    bool groups_begun = false;   ///< likewise the history of a group
    bool pitfalls_begun = false;
    Uuid groups_team; ///< whose history is being worked out
    std::optional<TeamThen> then;
    std::optional<PitfallCounts> pitfalls;
    std::optional<GroupPast> past;
    std::shared_ptr<const OwnWork> own;            ///< of the person at this PC; see own_work
    std::optional<std::uint64_t> interviews_as_of; ///< data_version that Model::interviews was worked out at
};
[[nodiscard]] TeamMemory& team_memory(State& state);

/// Of these people, or of everybody (`people` empty), as kept. A few that are stale are worked out first and
/// kept; more are begun aside, once for each opening of a page.
[[nodiscard]] Result<Summaries> summaries_of(State& state, std::span<const Uuid> people);

/// Ends the work of a kind that runs aside, without a word. Waits for its end, which comes at once.
void stop_aside(State& state, const std::string& kind);

/// 5.000, and in English 5,000.
[[nodiscard]] std::string grouped(const Texts& texts, long long number);
/// “1.240 trên 5.000 người”.
[[nodiscard]] std::string people_done(const Texts& texts, int done, int all);

/// Teams as a tree, with how many people they have; first the whole firm, or all that one leads. Those of
/// other leads are left out.
[[nodiscard]] Result<std::vector<TeamNode>> team_nodes(State& state);
/// Error where somebody without the right asks: only leads may.
[[nodiscard]] Status require_lead(const State& state);

/// Goes through people's evidence on a working thread, telling how far it is. `each` gets what was finished
/// and rated, in order. `refused` when it was stopped.
using TakeEvidence = std::function<void(const Uuid& person, std::span<const store::FinishedAttempt> finished,
                                        std::span<const store::RatedRow> rated)>;
[[nodiscard]] Status each_evidence(const std::filesystem::path& file,
                                   const std::optional<store::KeyPlace>& keys, std::span<const Uuid> people,
                                   WorkVoice& voice, const Texts& texts, const TakeEvidence& each);

} // namespace mq::app
