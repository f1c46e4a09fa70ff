#include "app/access.h"
#include "app/login.h"
#include "app/sight.h"
#include "app/state.h"
#include "base/text.h"

#include <spdlog/spdlog.h>
#include <algorithm>

// What the table of access.cpp says of this command, this page, this person.
namespace mq::app {
namespace {

constexpr std::int64_t note_again_ms = 3'600'000;

bool about_me(const State& state, const Uuid& person) {
    return !state.model.me.id.is_nil() && person == state.model.me.id;
}

/// Of whom a command is, where it is a matter of one's own as soon as it is about oneself.
const Uuid* subject_of(const Command& command) {
    if (const auto* c = command.as<OpenMember>())
        return &c->person;
    if (const auto* c = command.as<ExportPersonReport>())
        return &c->person;
    if (const auto* c = command.as<RecordConsent>())
        return &c->person;
    if (const auto* c = command.as<MakeRequest>())
        return &c->person;
    if (const auto* c = command.as<ExportPersonData>())
        return &c->person;
    if (const auto* c = command.as<SaveGroups>())
        return &c->person;
    if (const auto* c = command.as<ErasePerson>()) // whose handler sends them to HR where there is one
        return &c->person;
    if (const auto* c = command.as<SetWeeklyGoal>(); c && c->people.size() == 1)
        return &c->people.front();
    return nullptr;
}

const char* refusal_key(Matter matter) {
    const bool hr = may(Role::hr, matter);
    const bool lead = may(Role::lead, matter);
    return hr && lead ? "access.leads_and_hr"
           : hr       ? "access.hr_only"
           : lead     ? "access.leads_only"
                      : "access.admins_only";
}

bool stands_in(Matter matter) {
    return matter == Matter::accounts || matter == Matter::care;
}

/// A lead's look at somebody in that team.
bool lead_sees(const State& state, Matter matter, const std::optional<Uuid>& team) {
    const bool by_name = matter == Matter::teams || matter == Matter::staff_list;
    const auto teams = state.store->teams();
    if (!teams)
        return false;
    const Sight sight = TeamSights(*teams, state.model.me.id).of(team);
    return sight == Sight::all || (sight == Sight::name && by_name);
}

/// A page that is one's own matter while it is about oneself.
bool own_page(const State& state, Page page) {
    return page == Page::member && about_me(state, state.model.member.person);
}

} // namespace

Matter matter_of(const State& state, Page page) {
    if (own_page(state, page))
        return Matter::own_practice;
    if (page == Page::accounts && may(state.model.me.role, Matter::keys) && !looks_after(state))
        return Matter::keys;
    return matter_of(page);
}

Matter matter_of(const State& state, const Command& command) {
    if (const auto* open = command.as<OpenPage>())
        return matter_of(state, open->page);
    if (const Uuid* subject = subject_of(command); subject && about_me(state, *subject))
        return Matter::own_practice;
    if (const auto* table = command.as<ExportTable>(); table && table->what == TableOf::complaints)
        return Matter::complaints;
    if (const auto* picture = command.as<ExportPicture>(); picture && picture->picture == Picture::pareto)
        return Matter::complaints;
    if (command.kind() == CommandKind::AnswerAppeal && state.model.me.role == Role::hr)
        return Matter::rights; // an appeal is a request as the law has it
    if (command.kind() == CommandKind::BeginSessionScene && state.host)
        return Matter::own_practice; // the candidate goes on
    return matter_of(command.kind());
}

bool looks_after(const State& state) {
    const Role me = state.model.me.role;
    if (me == Role::admin || !state.store || !state.store->sealed())
        return true;
    const auto accounts = state.store->accounts();
    if (!accounts)
        return false;
    for (const store::Role first : {store::Role::admin, store::Role::hr, store::Role::lead})
        if (std::ranges::any_of(*accounts, [&](const auto& account) { return account.role == first; }))
            return (first == store::Role::hr && me == Role::hr) ||
                   (first == store::Role::lead && me == Role::lead);
    return true;
}

Status allowed(const State& state, Matter matter) {
    if (state.desk && state.desk->waits_for_keys && matter != Matter::own_practice)
        return fail(ErrorKind::refused, state.texts.get("door.waits_for_keys"));
    const bool here = may(state.model.me.role, matter) || (stands_in(matter) && looks_after(state));
    if (here)
        return {};
    return fail(ErrorKind::refused, state.texts.get(refusal_key(matter)));
}

Status allowed(const State& state, Page page) {
    return allowed(state, matter_of(state, page));
}

Status allowed(const State& state, const Command& command) {
    return allowed(state, matter_of(state, command));
}

bool may_see(const State& state, Matter matter, const Uuid& person) {
    const Role role = state.model.me.role;
    if (!state.store || !may(role, matter) || state.host)
        return false;
    if (about_me(state, person))
        return true;
    if (matter == Matter::own_practice || role == Role::trainee || role == Role::admin)
        return false;
    if (role == Role::hr)
        return true;
    const auto placings = state.store->placings(person);
    if (!placings)
        return false;
    return lead_sees(state, matter, placings->empty() ? std::nullopt : placings->back().placed.team);
}

Status allowed(const State& state, Matter matter, const Uuid& person) {
    if (Status done = allowed(state, matter); !done)
        return done;
    if (!may_see(state, matter, person))
        return fail(ErrorKind::refused, state.texts.get("access.not_yours"), person.str());
    return {};
}

Status allowed_team(const State& state, Matter matter, const Uuid& team) {
    if (Status done = allowed(state, matter); !done)
        return done;
    if (state.model.me.role != Role::lead || team.is_nil() || (state.store && lead_sees(state, matter, team)))
        return {};
    return fail(ErrorKind::refused, state.texts.get("access.not_your_team"), team.str());
}

bool is_my_seat(const State& state, const store::PanelRow& seat) {
    return seat.rater == state.model.me.id || text::fold(seat.name) == text::fold(state.model.me.name);
}

void log_access(State& state, std::string_view what, const Uuid& person, std::string_view detail) {
    if (!state.store || state.store->read_only() || person == state.model.me.id || state.host)
        return;
    const Instant now = state.clock->now();
    auto& looked = desk(state).looked[{state.model.me.id, person, std::string(what)}];
    if (looked.unix_ms != 0 && now.unix_ms >= looked.unix_ms && now.unix_ms - looked.unix_ms < note_again_ms)
        return;
    store::Event event;
    event.at = now;
    event.utc_offset_minutes = state.clock->utc_offset_minutes(now);
    event.person = person;
    event.actor = state.model.me.id;
    event.what = store::AccessLogged{std::string(what), std::string(detail)};
    if (const auto done = state.store->append(event); !done)
        spdlog::warn("access is not noted: {} ({}) {}", done.error().message, name_of(done.error().kind),
                     done.error().detail);
    else
        looked = now;
}

} // namespace mq::app
