#pragma once

#include "app/commands.h"
#include "base/error.h"
#include "store/interviews.h"

#include <cstdint>
#include <span>
#include <string_view>

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
    panel,      ///< rating in a panel that one sits in, and the packs that takes
    interviews, ///< plans, notes, ratings of others, agreement, reports
    candidates, ///< people who apply, and what becomes of them
    staff_list, ///< names, posts, contacts
    question_bank,
    corrections, ///< of typed replies
    packs,       ///< organisation, pairing, invitations
    exports,     ///< of more than one person's evidence
    rights,      ///< requests, retention, deletion, access log, impact ratios of everybody
    keys,        ///< letting a colleague of the same role read what is sealed
    accounts,    ///< making and removing them; see looks_after
    care,        ///< backups, check, restore; see looks_after
};

[[nodiscard]] bool may(Role role, Matter matter);
/// What a page shows, a command does, in general.
[[nodiscard]] Matter matter_of(Page page);
[[nodiscard]] Matter matter_of(CommandKind command);
/// The same of this page as it would be opened and of this very command: one's own person's page is one's own
/// matter, a table of complaints is no table of evidence.
[[nodiscard]] Matter matter_of(const State& state, Page page);
[[nodiscard]] Matter matter_of(const State& state, const Command& command);
/// The pages of the rail for that role, in order.
[[nodiscard]] std::span<const Page> pages_of(Role role);

/// Whether who sits here looks after accounts and data: administrators. While there is none, HR; where there
/// is no HR either, leads; on a PC of trainees alone, they. Where there are no accounts, everybody.
[[nodiscard]] bool looks_after(const State& state);
/// What App::run and show_page ask: `refused`, with a sentence that says whose matter it is.
[[nodiscard]] Status allowed(const State& state, const Command& command);
[[nodiscard]] Status allowed(const State& state, Page page);
[[nodiscard]] Status allowed(const State& state, Matter matter);

/// Whether the person here may see what is about that person within a matter: oneself always within
/// own_practice; a lead those of the teams they lead (and of their parts); HR everybody. Who is in no team
/// that anybody leads, any lead may see by name (teams, staff_list), so as to take them in. Reads the
/// database.
[[nodiscard]] bool may_see(const State& state, Matter matter, const Uuid& person);
/// The same as an error.
[[nodiscard]] Status allowed(const State& state, Matter matter, const Uuid& person);
/// A team, nil: all one may see. A lead's own and their parts; one that nobody leads for Matter::teams.
[[nodiscard]] Status allowed_team(const State& state, Matter matter, const Uuid& team);

/// A seat in a panel that the person here sits in; an invitation from another PC knows them by name.
[[nodiscard]] bool is_my_seat(const State& state, const store::PanelRow& seat);

/// Notes that the person here looked at, or took out, what is about somebody else (store::AccessLogged); once
/// an hour for the same person and code. A note that can't be written is told in the program's log.
void log_access(State& state, std::string_view what, const Uuid& person, std::string_view detail = {});

} // namespace mq::app
