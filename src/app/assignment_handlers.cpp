#include "app/access.h"
#include "app/assignment.h"
#include "app/handlers.h"
#include "app/member.h"
#include "app/team.h"
#include "app/team_memory.h"

#include <fmt/format.h>
#include <algorithm>
#include <set>

namespace mq::app {
namespace {

constexpr double percent = 100.0;

/// Each of them once, in the order given.
template <class T>
std::vector<T> each_once(const std::vector<T>& all) {
    std::set<T> seen;
    std::vector<T> out;
    std::ranges::copy_if(all, std::back_inserter(out), [&](const T& one) { return seen.insert(one).second; });
    return out;
}

/// The people of a team as they are today stand in the assignment: who comes later isn't asked.
Result<std::vector<Uuid>> people_of(State& state, const AssignScenes& command) {
    const auto everybody = directory(state);
    if (!everybody)
        return tl::unexpected<Error>(everybody.error());
    std::vector<Uuid> out;
    for (const Uuid& person : command.people) {
        const DirectoryEntry* found = (*everybody)->find(person);
        if (found == nullptr)
            return fail(ErrorKind::not_found, state.texts.get("error.no_person"), person.str());
        if (found->role == store::Role::candidate)
            return fail(ErrorKind::refused, state.texts.get("assignments.error.candidate"));
        if (Status done = allowed(state, Matter::assignments, person); !done)
            return tl::unexpected<Error>(done.error());
        out.push_back(person);
    }
    if (command.team) {
        if (!command.team->is_nil() && (*everybody)->team(*command.team) == nullptr)
            return fail(ErrorKind::not_found, state.texts.get("assignments.error.team"), command.team->str());
        if (Status done = allowed_team(state, Matter::assignments, *command.team); !done)
            return tl::unexpected<Error>(done.error());
        for (const DirectoryEntry* person : (*everybody)->staff_of(*command.team))
            out.push_back(person->id);
    }
    if (out.empty())
        return fail(ErrorKind::bad_input, state.texts.get("assignments.error.nobody"));
    return each_once(out);
}

Result<std::vector<std::string>> scenes_of(const State& state, const AssignScenes& command) {
    if (command.scenes.empty())
        return fail(ErrorKind::bad_input, state.texts.get("assignments.error.no_scene"));
    for (const std::string& scene : command.scenes)
        if (state.library.head(scene) == nullptr)
            return fail(ErrorKind::not_found, state.texts.get("error.no_scene"), scene);
    return each_once(command.scenes);
}

Result<store::WorkAssigned> work_of(State& state, const AssignScenes& command) {
    store::WorkAssigned out;
    auto scenes = scenes_of(state, command);
    if (!scenes)
        return tl::unexpected<Error>(scenes.error());
    auto people = people_of(state, command);
    if (!people)
        return tl::unexpected<Error>(people.error());
    const auto due = parse_day(command.due);
    if (!due)
        return fail(ErrorKind::bad_input, state.texts.get("assignments.error.due"));
    if (*due < state.today())
        return fail(ErrorKind::bad_input, state.texts.get("assignments.error.due_past"));
    if (command.least < 0 || command.least > static_cast<int>(percent))
        return fail(ErrorKind::bad_input, state.texts.get("assignments.error.least"));
    out.scenes = std::move(*scenes);
    out.people = std::move(*people);
    out.team = command.team;
    out.due_day = due->number;
    out.least = command.least / percent;
    out.word = typed_text(command.word);
    out.giver_name = state.model.me.name;
    return out;
}

} // namespace

Status handle(State& state, const BeginAssignment& command) {
    auto fresh = assignments_model(state);
    if (!fresh)
        return tl::unexpected<Error>(fresh.error());
    const auto known = [](const auto& list, const auto& id) {
        return std::ranges::any_of(list, [&](const auto& one) { return one.id == id; });
    };
    for (const Uuid& person : each_once(command.people))
        if (known(fresh->people, person))
            fresh->chosen_people.push_back(person);
    for (const std::string& scene : each_once(command.scenes))
        if (known(fresh->scenes, scene))
            fresh->chosen_scenes.push_back(scene);
    fresh->form_open = true;
    state.model.assignments = std::move(*fresh);
    state.model.assignments.revision = raise(state.model);
    state.model.page = Page::assignments;
    return {};
}

Status handle(State& state, const AssignScenes& command) {
    if (Status done = require_lead(state); !done)
        return done;
    auto work = work_of(state, command);
    if (!work)
        return tl::unexpected<Error>(work.error());
    const auto people = static_cast<int>(work->people.size());
    const auto scenes = static_cast<int>(work->scenes.size());
    const std::string due = vietnamese_day(Day{work->due_day});
    if (Status done = write_about(state, Uuid{}, state.store->new_id(state.clock->now()), {std::move(*work)});
        !done)
        return done;
    notify(state, NoticeKind::good,
           state.texts.format(
               "assignments.given", fmt::arg("scenes", state.texts.count("assignments.n_scenes", scenes)),
               fmt::arg("people", state.texts.count("assignments.n_people", people)), fmt::arg("due", due)));
    return show_again(state);
}

Status handle(State& state, const WithdrawAssignment& command) {
    if (Status done = require_lead(state); !done)
        return done;
    const auto rows =
        state.store ? state.store->assignments() : Result<std::vector<store::AssignmentRow>>(tl::in_place);
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    const auto row = std::ranges::find(*rows, command.id, &store::AssignmentRow::id);
    if (row == rows->end())
        return fail(ErrorKind::not_found, state.texts.get("assignments.error.gone"), command.id.str());
    if (row->withdrawn)
        return fail(ErrorKind::refused, state.texts.get("assignments.error.withdrawn"));
    for (const Uuid& person : row->work.people)
        if (Status done = allowed(state, Matter::assignments, person); !done)
            return done;
    if (Status done =
            write_about(state, Uuid{}, command.id, {store::AssignmentWithdrawn{typed_text(command.word)}});
        !done)
        return done;
    notify(state, NoticeKind::good, state.texts.get("assignments.withdrawn"));
    return show_again(state);
}

} // namespace mq::app
