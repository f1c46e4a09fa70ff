#include "app/access.h"
#include "app/handlers.h"
#include "app/member.h"
#include "app/team_memory.h"
#include "base/text.h"

#include <fmt/format.h>
#include <algorithm>
#include <set>
#include <utility>

namespace mq::app {
namespace {

constexpr std::size_t longest_name = 200; ///< characters
constexpr int most_people = 100'000;      ///< of an aim; more is a slip of the finger

store::Event event_about(const State& state, const Uuid& person, const Uuid& subject, store::Payload what) {
    store::Event out;
    out.at = state.clock->now();
    out.utc_offset_minutes = state.clock->utc_offset_minutes(out.at);
    out.person = person;
    out.attempt = subject;
    out.actor = state.model.me.id;
    out.what = std::move(what);
    return out;
}

/// All in one transaction.
Status write_events(State& state, std::span<const store::Event> events) {
    const auto done = state.store->append(events);
    if (!done)
        return tl::unexpected<Error>(done.error());
    forget_directory(state, events);
    return {};
}

Result<std::string> name_of_team(const State& state, const std::string& typed) {
    std::string name = typed_text(typed);
    if (text::fold(name).empty())
        return fail(ErrorKind::bad_input, state.texts.get("team.error.name_empty"));
    if (text::length(name) > longest_name)
        return fail(ErrorKind::bad_input,
                    state.texts.format("team.error.too_long", fmt::arg("most", longest_name)));
    return name;
}

Status require_staff(const State& state, const Directory& directory, const Uuid& person) {
    const DirectoryEntry* found = directory.find(person);
    if (found == nullptr)
        return fail(ErrorKind::not_found, state.texts.get("error.no_person"), person.str());
    if (found->role == store::Role::candidate)
        return fail(ErrorKind::refused, state.texts.get("team.error.candidate"), person.str());
    return {};
}

Status require_team(const State& state, const Directory& directory, const std::optional<Uuid>& team) {
    if (team && directory.team(*team) == nullptr)
        return fail(ErrorKind::not_found, state.texts.get("team.error.no_team"), team->str());
    return {};
}

/// One that the person here leads, or nobody.
Status require_own_team(const State& state, const Directory& directory, const std::optional<Uuid>& team) {
    if (Status done = require_team(state, directory, team); !done || !team)
        return done;
    return allowed_team(state, Matter::teams, *team);
}

/// Who asks may, and everybody's names are at hand.
Result<const Directory*> for_lead(State& state) {
    if (Status done = require_lead(state); !done)
        return tl::unexpected<Error>(done.error());
    return directory(state);
}

bool aim_fits(const SaveTeam& command) {
    return command.aim_level >= 0 && command.aim_level <= domain::level_count && command.aim_people >= 0 &&
           command.aim_people <= most_people;
}

/// The team as it is to be written, where nothing speaks against it.
Result<store::TeamDefined> team_from(const State& state, const Directory& directory,
                                     const SaveTeam& command) {
    auto name = name_of_team(state, command.name);
    if (!name)
        return tl::unexpected<Error>(name.error());
    for (const auto& team : {command.id, command.parent})
        if (Status done = require_own_team(state, directory, team); !done)
            return tl::unexpected<Error>(done.error());
    if (command.lead)
        if (Status done = require_staff(state, directory, *command.lead); !done)
            return tl::unexpected<Error>(done.error());
    if (command.id && command.parent &&
        std::ranges::count(directory.teams_under(*command.id), *command.parent) > 0)
        return fail(ErrorKind::bad_input, state.texts.get("team.error.ring"));
    if (!aim_fits(command))
        return fail(ErrorKind::bad_input, state.texts.get("team.error.aim"));
    for (const store::TeamRow& other : directory.teams)
        if (other.id != command.id && other.team.parent == command.parent && other.team.name == *name)
            return fail(ErrorKind::bad_input,
                        state.texts.format("team.error.name_taken", fmt::arg("name", *name)));
    store::TeamDefined out{std::move(*name), command.parent, command.lead, 0, 0, false};
    if (command.aim_level != 0 && command.aim_people != 0) {
        out.aim_level = command.aim_level;
        out.aim_people = command.aim_people;
    }
    return out;
}

std::optional<int> joined_day(const std::optional<Day>& joined) {
    return joined ? std::optional<int>(joined->number) : std::nullopt;
}

/// Nothing for an empty text.
Result<std::optional<int>> joined_from(const State& state, const std::string& iso) {
    if (iso.empty())
        return std::optional<int>();
    const auto day = parse_day(iso);
    if (!day)
        return fail(ErrorKind::bad_input, state.texts.get("team.error.joined"), iso);
    return joined_day(day);
}

Status set_left(const State& state, const SaveEmployment& command, store::Profile& profile) {
    if (!command.left)
        return {};
    const auto day = command.left->empty() ? std::nullopt : parse_day(*command.left);
    if (!command.left->empty() && !day)
        return fail(ErrorKind::bad_input, state.texts.get("team.error.left"), *command.left);
    profile.left_day = joined_day(day);
    return {};
}

Status require_order(const State& state, const std::optional<int>& joined, const std::optional<int>& left) {
    if (!joined || !left || *joined <= *left)
        return {};
    return fail(ErrorKind::bad_input, state.texts.get("team.error.left_before"));
}

Result<std::string> post_from(const State& state, const std::string& typed) {
    std::string post = typed_text(typed);
    if (text::length(post) > longest_post)
        return fail(ErrorKind::bad_input,
                    state.texts.format("team.error.too_long", fmt::arg("most", longest_post)));
    return post;
}

/// What closes a team, and what puts it back, each in the order it must be written in.
struct Closing {
    std::vector<store::Event> events;
    std::vector<store::Event> back;
};

/// Its people and parts go up to the team it is part of.
Closing closing_of(const State& state, const Directory& directory, const store::TeamRow& row) {
    const std::optional<Uuid>& up = row.team.parent;
    Closing out;
    out.back.push_back(event_about(state, Uuid{}, row.id, row.team));
    const auto move = [&](const Uuid& person, const Uuid& subject, store::Payload to, store::Payload from) {
        out.events.push_back(event_about(state, person, subject, std::move(to)));
        out.back.push_back(event_about(state, person, subject, std::move(from)));
    };
    for (const DirectoryEntry& person : directory.people)
        if (person.team == row.id)
            move(person.id, Uuid{}, store::PersonPlaced{up, joined_day(person.joined)},
                 store::PersonPlaced{row.id, joined_day(person.joined)});
    for (const store::TeamRow& part : directory.teams)
        if (part.team.parent == row.id) {
            store::TeamDefined moved = part.team;
            moved.parent = up;
            move(Uuid{}, part.id, std::move(moved), part.team);
        }
    store::TeamDefined closed = row.team;
    closed.closed = true;
    out.events.push_back(event_about(state, Uuid{}, row.id, std::move(closed)));
    return out;
}

/// Moving somebody back keeps what became known of them since.
void bring_up_to_date(const Directory& directory, store::Event& event) {
    auto* placed = std::get_if<store::PersonPlaced>(&event.what);
    const DirectoryEntry* person = placed ? directory.find(event.person) : nullptr;
    if (person)
        placed->joined_day = joined_day(person->joined);
}

std::string undone_in_words(const State& state, const std::vector<store::Event>& events) {
    if (const auto* team = std::get_if<store::TeamDefined>(&events.front().what))
        return state.texts.format("team.reopened", fmt::arg("name", team->name));
    return state.texts.count("team.moved_back", static_cast<long long>(events.size()));
}

} // namespace

Status handle(State& state, const OpenTeam& command) {
    const auto people = for_lead(state);
    if (!people)
        return tl::unexpected<Error>(people.error());
    const auto team = command.team.is_nil() ? std::nullopt : std::optional(command.team);
    if (Status done = require_own_team(state, **people, team); !done)
        return done;
    TeamMemory& memory = team_memory(state);
    memory.refresh_begun = false;
    if (memory.then)
        memory.then->begun = false; // the people of another team are missing
    const Uuid before = std::exchange(state.model.team.shown, command.team);
    state.model.team.revision = raise(state.model); // chosen: no longer the own one by itself
    const Status done = show_page(state, Page::team);
    if (!done)
        state.model.team.shown = before;
    return done;
}

Status handle(State& state, const SaveTeam& command) {
    const auto people = for_lead(state);
    if (!people)
        return tl::unexpected<Error>(people.error());
    auto team = team_from(state, **people, command);
    if (!team)
        return tl::unexpected<Error>(team.error());
    const Uuid id = command.id.value_or(state.store->new_id(state.clock->now()));
    const store::Event event = event_about(state, Uuid{}, id, std::move(*team));
    if (Status done = write_events(state, {&event, 1}); !done)
        return done;
    return show_again(state);
}

Status handle(State& state, const CloseTeam& command) {
    const auto people = for_lead(state);
    if (!people)
        return tl::unexpected<Error>(people.error());
    const store::TeamRow* row = (*people)->team(command.id);
    if (row == nullptr)
        return fail(ErrorKind::not_found, state.texts.get("team.error.no_team"), command.id.str());
    if (Status done = allowed_team(state, Matter::teams, command.id); !done)
        return done;
    Closing closing = closing_of(state, **people, *row);
    if (Status done = write_events(state, closing.events); !done)
        return done;
    state.undo_teams.push_back(std::move(closing.back));
    return show_again(state);
}

Status handle(State& state, const MovePeople& command) {
    const auto people = for_lead(state);
    if (!people)
        return tl::unexpected<Error>(people.error());
    if (Status done = require_own_team(state, **people, command.team); !done)
        return done;
    std::vector<store::Event> moves;
    std::vector<store::Event> back;
    for (const Uuid& person : std::set<Uuid>(command.people.begin(), command.people.end())) {
        if (Status done = require_staff(state, **people, person); !done)
            return done;
        if (Status done = allowed(state, Matter::teams, person); !done)
            return done;
        const DirectoryEntry& entry = *(*people)->find(person);
        if (entry.team == command.team)
            continue; // there already
        const auto joined = joined_day(entry.joined);
        moves.push_back(event_about(state, person, Uuid{}, store::PersonPlaced{command.team, joined}));
        back.push_back(event_about(state, person, Uuid{}, store::PersonPlaced{entry.team, joined}));
    }
    if (moves.empty())
        return fail(ErrorKind::bad_input,
                    state.texts.get(command.people.empty() ? "team.error.nobody" : "team.error.there"));
    if (Status done = write_events(state, moves); !done)
        return done;
    state.undo_teams.push_back(std::move(back));
    return show_again(state);
}

Status handle(State& state, const AddMember& command) {
    const auto people = for_lead(state);
    if (!people)
        return tl::unexpected<Error>(people.error());
    if (Status done = require_own_team(state, **people, command.team); !done)
        return done;
    store::Profile profile;
    profile.name = typed_text(command.name);
    if (text::fold(profile.name).empty())
        return fail(ErrorKind::bad_input, state.texts.get("team.error.person_name"));
    if (text::length(profile.name) > longest_name)
        return fail(ErrorKind::bad_input,
                    state.texts.format("team.error.too_long", fmt::arg("most", longest_name)));
    auto post = post_from(state, command.post);
    if (!post)
        return tl::unexpected<Error>(post.error());
    profile.post = std::move(*post);
    const auto joined = joined_from(state, command.joined);
    if (!joined)
        return tl::unexpected<Error>(joined.error());
    const Uuid id = state.store->new_id(state.clock->now());
    const std::string name = profile.name;
    const std::vector<store::Event> events{
        event_about(state, id, Uuid{}, store::PersonAdded{std::move(profile)}),
        event_about(state, id, Uuid{}, store::PersonPlaced{command.team, *joined})};
    if (Status done = write_events(state, events); !done)
        return done;
    notify(state, NoticeKind::good, state.texts.format("team.added", fmt::arg("name", name)));
    return show_again(state);
}

Status handle(State& state, const SaveEmployment& command) {
    if (Status done = allowed(state, Matter::staff_list, command.person); !done)
        return done;
    const auto people = directory(state);
    if (!people)
        return tl::unexpected<Error>(people.error());
    const auto person = staff_member(state, command.person);
    if (!person)
        return tl::unexpected<Error>(person.error());
    auto post = post_from(state, command.post);
    if (!post)
        return tl::unexpected<Error>(post.error());
    const auto joined = joined_from(state, command.joined);
    if (!joined)
        return tl::unexpected<Error>(joined.error());
    const DirectoryEntry* entry = (*people)->find(command.person);
    const std::optional<Uuid> team = entry ? entry->team : std::nullopt;
    std::vector<store::Event> events;
    store::Profile profile = person->profile;
    if (Status done = set_left(state, command, profile); !done)
        return done;
    if (Status done = require_order(state, *joined, profile.left_day); !done)
        return done;
    profile.post = *post;
    if (profile != person->profile)
        events.push_back(event_about(state, command.person, Uuid{}, store::ProfileChanged{profile}));
    if (!entry || joined_day(entry->joined) != *joined)
        events.push_back(event_about(state, command.person, Uuid{}, store::PersonPlaced{team, *joined}));
    if (!events.empty())
        if (Status done = write_events(state, events); !done)
            return done;
    if (state.model.page != Page::people)
        return show_again(state);
    notify(state, NoticeKind::good,
           state.texts.format("people.employment_saved", fmt::arg("name", profile.name)));
    return show_interview_page(state, Page::people);
}

Status handle(State& state, const UndoTeamChange&) {
    const auto people = for_lead(state);
    if (!people)
        return tl::unexpected<Error>(people.error());
    if (state.undo_teams.empty())
        return fail(ErrorKind::refused, state.texts.get("team.error.nothing_to_undo"));
    std::vector<store::Event> events = state.undo_teams.back();
    for (store::Event& event : events) {
        event.at = state.clock->now();
        event.utc_offset_minutes = state.clock->utc_offset_minutes(event.at);
        bring_up_to_date(**people, event);
    }
    if (Status done = write_events(state, events); !done)
        return done;
    state.undo_teams.pop_back();
    notify(state, NoticeKind::good, undone_in_words(state, events));
    return show_again(state);
}

} // namespace mq::app
