#pragma once

#include "app/commands.h"

#include <cstdint>
#include <span>

/// Who may see and do what: the one table. Pages, commands and exports ask it; nothing else decides.
namespace mq::app {

struct State;

/// What is there to see or do.
enum class Matter : std::uint8_t {
    own_practice,   ///< scenes, attempts, standing, data of oneself; signing in, settings, handbook
    team_standings, ///< heat map, a person's page, pictures, targets, levels, coaching of one's teams
    teams,          ///< making teams, moving people
    assignments,
    observations,
    complaints,
    interviews, ///< plans, notes, ratings, agreement, reports
    candidates, ///< people who apply, and what becomes of them
    staff_list, ///< names, posts, contacts
    question_bank,
    corrections, ///< of typed replies
    packs,       ///< from and for other PCs
    exports,     ///< of more than one person's evidence
    rights,      ///< requests, retention, deletion, access log, impact ratios of everybody
    accounts,
    care, ///< backups, check, restore
};

[[nodiscard]] bool may(Role role, Matter matter);
/// What a page shows, a command does.
[[nodiscard]] Matter matter_of(Page page);
[[nodiscard]] Matter matter_of(CommandKind command);
/// The pages of the rail for that role, in order.
[[nodiscard]] std::span<const Page> pages_of(Role role);
/// Whether this person, as `role`, may see what is about that person within a matter: oneself always within
/// own_practice; a lead those of the teams they lead (and of their parts); HR everybody.
[[nodiscard]] bool may_see(const State& state, Matter matter, const Uuid& person);

} // namespace mq::app
