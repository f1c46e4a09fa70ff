#pragma once

#include "fixture.h"

#include <optional>

/// A firm of a few people, for the tests of what a team lead writes.
namespace mq::store::test {

/// What happens before and after each write, so that each rule is tried on what was written, on what was made
/// anew from the journal, and on what was read from the file.
enum class Between { nothing, rebuild, reopen };

class TeamWorld {
public:
    explicit TeamWorld(Between between = Between::nothing);

    TempFolder folder;
    Uuid khoi;
    Uuid ha;
    Uuid lead;

    [[nodiscard]] Store& store() { return *store_; }
    [[nodiscard]] Uuid id() { return store().new_id(noon); }
    /// By the lead.
    [[nodiscard]] Result<Appended> write(const Uuid& person, const Uuid& subject, Payload what,
                                         Instant at = noon);
    /// Writes, and fails the test where it is refused.
    void done(const Uuid& person, const Uuid& subject, Payload what, Instant at = noon);
    /// The sentence it is refused with; fails the test where it isn't, or where the refusal left a trace.
    [[nodiscard]] std::string refusal(const Uuid& person, const Uuid& subject, Payload what);

    /// Defined right away; its id.
    [[nodiscard]] Uuid team(const std::string& name, std::optional<Uuid> parent = std::nullopt);
    /// Signed right away; the sign-off's id.
    [[nodiscard]] Uuid sign(const Uuid& person, int level, Instant at = noon);
    void check_sound();
    void reopen();

private:
    void between();
    Between between_;
    std::optional<Store> store_;
};

[[nodiscard]] TeamDefined team_named(const std::string& name, std::optional<Uuid> parent = std::nullopt);
[[nodiscard]] LevelSigned level_signed(int level);
[[nodiscard]] WorkAssigned work_for(std::vector<Uuid> people);
[[nodiscard]] CoachingNoted talk(int day);
[[nodiscard]] ComplaintLogged complaint(const std::string& number, std::int64_t received_ms = noon.unix_ms);

[[nodiscard]] inline Instant after(std::int64_t ms) {
    return Instant{noon.unix_ms + ms};
}

/// One of every kind, and where parts may be absent, with and without.
[[nodiscard]] std::vector<Payload> every_team_event();

/// Runs the test on all three, and looks at the file afterwards.
void on_all(const std::function<void(TeamWorld&)>& test);

} // namespace mq::store::test
