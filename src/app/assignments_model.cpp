#include "app/assignment.h"
#include "app/member.h"
#include "app/state.h"
#include "app/team.h"
#include "app/team_memory.h"
#include "base/text.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <tuple>

namespace mq::app {
namespace {

constexpr int usual_days = 7; ///< until an assignment is due, unless its giver says otherwise
constexpr std::size_t titles_shown = 2;
constexpr std::size_t names_shown = 3;

/// A few of them, then how many more there are.
std::string joined(const std::vector<std::string>& all, std::size_t shown, const char* more,
                   const Texts& texts) {
    std::string out;
    for (std::size_t i = 0; i < std::min(shown, all.size()); ++i)
        out += (i == 0 ? "" : ", ") + all[i];
    if (all.size() > shown)
        out += " " + texts.count(more, static_cast<long long>(all.size() - shown));
    return out;
}

/// One assignment with what each of its people did.
struct Given {
    store::AssignmentRow row;
    std::vector<AssignedWork> work; ///< as WorkAssigned::people
};

/// Everybody's work is noted in one pass over the attempts since the oldest assignment.
Result<std::vector<Given>> all_given(State& state) {
    auto rows = state.store->assignments();
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    std::vector<Given> out;
    for (store::AssignmentRow& row : *rows) {
        std::vector<AssignedWork> work(row.work.people.size(), AssignedWork(state, row));
        out.push_back({std::move(row), std::move(work)});
    }
    std::unordered_map<Uuid, std::vector<AssignedWork*>> of;
    std::optional<Day> from;
    for (Given& given : out) {
        for (std::size_t p = 0; p < given.work.size(); ++p)
            of[given.row.work.people[p]].push_back(&given.work[p]);
        const Day day = local_day(*state.clock, given.row.at);
        from = std::min(from.value_or(day), day);
    }
    if (!from)
        return out;
    std::vector<Uuid> people;
    for (const auto& [person, work] : of)
        people.push_back(person);
    const Status read = state.store->each_finished(
        people, *from, [&](const Uuid& person, const store::FinishedAttempt& attempt) {
            if (const auto found = of.find(person); found != of.end())
                for (AssignedWork* work : found->second)
                    work->note(attempt);
            return true;
        });
    if (!read)
        return tl::unexpected<Error>(read.error());
    return out;
}

std::string name_of(const State& state, const Directory& everybody, const Uuid& person) {
    const DirectoryEntry* found = everybody.find(person);
    return found != nullptr ? found->name : state.texts.get("assignments.gone");
}

std::string given_to(const State& state, const Directory& everybody, const store::WorkAssigned& work) {
    if (work.team) {
        const store::TeamRow* team = everybody.team(*work.team);
        if (work.team->is_nil())
            return state.texts.get("team.whole_firm");
        if (team != nullptr)
            return team->team.name;
    }
    std::vector<std::string> names;
    for (const Uuid& person : work.people)
        names.push_back(name_of(state, everybody, person));
    return joined(names, names_shown, "assignments.more_people", state.texts);
}

GivenLine::Person person_line(const State& state, const Directory& everybody, const Given& given,
                              std::size_t place) {
    const AssignedWork& work = given.work[place];
    GivenLine::Person out;
    out.id = given.row.work.people[place];
    out.name = name_of(state, everybody, out.id);
    out.initials = text::initials(out.name);
    out.done = work.done();
    out.stage = work.stage(state.today());
    out.line = stage_in_words(state, work, out.stage, given.row);
    return out;
}

GivenLine line_of(const State& state, const Directory& everybody, const Given& given) {
    const store::WorkAssigned& work = given.row.work;
    GivenLine out;
    out.id = given.row.id;
    std::vector<std::string> titles;
    for (const std::string& scene : work.scenes)
        titles.push_back(scene_title(state, scene));
    out.title = joined(titles, titles_shown, "assignments.more_scenes", state.texts);
    out.to = given_to(state, everybody, work);
    out.given_by = work.giver_name;
    out.when = vietnamese_day(local_day(*state.clock, given.row.at));
    out.due = vietnamese_day(Day{work.due_day});
    out.due_in = work.due_day - state.today().number;
    out.least = static_cast<int>(std::lround(work.least * 100.0));
    out.word = work.word;
    out.withdrawn = given.row.withdrawn.has_value();
    out.scenes = static_cast<int>(work.scenes.size());
    std::string searched = fmt::format("{} {} {}", out.title, out.to, out.given_by);
    for (std::size_t p = 0; p < work.people.size(); ++p) {
        if (const DirectoryEntry* found = everybody.find(work.people[p]); found && found->sight != Sight::all)
            continue; // of another lead
        GivenLine::Person person = person_line(state, everybody, given, p);
        using enum AssignmentStage;
        out.people_done += person.stage == done || person.stage == done_late ? 1 : 0;
        out.people_late += person.stage == late ? 1 : 0;
        searched += " " + person.name;
        out.people.push_back(std::move(person));
    }
    out.searchable = text::fold(searched);
    return out;
}

bool has_ended(const GivenLine& line) {
    return line.withdrawn || line.people_done == static_cast<int>(line.people.size());
}

std::string trained(const State& state, const domain::Scenario& scene) {
    std::string out;
    for (const std::size_t facet : scene.trains)
        out += (out.empty() ? "" : ", ") + state.texts.of(state.competency().facets[facet].name);
    return out;
}

std::vector<SceneChoice> scene_choices(const State& state) {
    std::vector<SceneChoice> out;
    for (const domain::Scenario* scene : state.library.heads()) {
        SceneChoice choice;
        choice.id = scene->id;
        choice.title = state.texts.of(scene->title);
        choice.trains = trained(state, *scene);
        choice.difficulty = scene->difficulty;
        choice.assessment = scene->use == domain::Use::assessment;
        choice.searchable = text::fold(choice.title + " " + choice.trains);
        out.push_back(std::move(choice));
    }
    std::ranges::stable_sort(
        out, {}, [](const SceneChoice& scene) { return std::tuple(scene.assessment, scene.difficulty); });
    return out;
}

void add_choices(const State& state, const Directory& everybody, Assignments& out) {
    out.scenes = scene_choices(state);
    for (const DirectoryEntry* person : everybody.staff_of(Uuid{})) {
        const store::TeamRow* team = person->team ? everybody.team(*person->team) : nullptr;
        out.people.push_back({person->id, person->name, team != nullptr ? team->team.name : std::string(),
                              person->searchable});
    }
    out.due = iso_day(Day{state.today().number + usual_days});
}

} // namespace

Result<Assignments> assignments_model(State& state) {
    if (Status done = require_lead(state); !done)
        return tl::unexpected<Error>(done.error());
    const auto everybody = directory(state);
    if (!everybody)
        return tl::unexpected<Error>(everybody.error());
    const auto given = all_given(state);
    if (!given)
        return tl::unexpected<Error>(given.error());
    Assignments out;
    for (const Given& one : *given)
        if (GivenLine line = line_of(state, **everybody, one); !line.people.empty())
            out.lines.push_back(std::move(line));
    std::ranges::stable_sort(out.lines, {}, [](const GivenLine& line) {
        return std::tuple(has_ended(line), has_ended(line) ? 0 : line.due_in);
    });
    add_choices(state, **everybody, out);
    auto teams = team_nodes(state);
    if (!teams)
        return tl::unexpected<Error>(teams.error());
    out.teams = std::move(*teams);
    return out;
}

Result<std::vector<AssignmentLine>> assignments_of(State& state, const Uuid& person, bool all) {
    if (!state.store)
        return fail(ErrorKind::refused, state.texts.get("error.not_open"));
    if (person == state.model.me.id)
        return assignment_lines(state, person, state.finished, all);
    const auto finished = state.store->finished(person);
    if (!finished)
        return tl::unexpected<Error>(finished.error());
    return assignment_lines(state, person, *finished, all);
}

} // namespace mq::app
