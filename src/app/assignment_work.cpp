#include "app/assignment.h"

#include "app/member.h"
#include "app/own_work.h"
#include "app/state.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

namespace mq::app {
namespace {

std::string days_left(const State& state, int due_in) {
    if (due_in == 0)
        return state.texts.get("assignments.due_today");
    return due_in > 0 ? state.texts.count("assignments.left", due_in)
                      : state.texts.count("assignments.late", -due_in);
}

AssignmentLine line_of(const State& state, const store::AssignmentRow& row, const AssignedWork& work) {
    AssignmentLine out;
    out.id = row.id;
    out.given_by = row.work.giver_name;
    out.when = vietnamese_day(local_day(*state.clock, row.at));
    out.due = vietnamese_day(Day{row.work.due_day});
    out.due_in = row.work.due_day - state.today().number;
    out.least = static_cast<int>(std::lround(row.work.least * 100.0));
    out.word = row.work.word;
    out.stage = work.stage(state.today());
    out.done = work.done();
    out.stage_line = stage_in_words(state, work, out.stage, row);
    for (std::size_t i = 0; i < work.scenes().size(); ++i) {
        const AssignedWork::Scene& scene = work.scenes()[i];
        AssignedScene item;
        item.scene = row.work.scenes[i];
        item.title = scene_title(state, item.scene);
        item.assessment = scene.assessment;
        if (scene.best)
            item.best = static_cast<int>(std::lround(*scene.best * 100.0));
        item.done = scene.done.has_value();
        item.missing = scene.missing;
        out.scenes.push_back(std::move(item));
    }
    return out;
}

bool is_open(AssignmentStage stage) {
    return stage == AssignmentStage::open || stage == AssignmentStage::late;
}

std::vector<AssignmentLine> lines_of(const State& state, std::span<const store::AssignmentRow> rows,
                                     std::span<const store::FinishedAttempt> finished, bool all) {
    std::vector<AssignmentLine> out;
    for (const store::AssignmentRow& row : rows) {
        AssignedWork work(state, row);
        for (const store::FinishedAttempt& attempt : finished)
            work.note(attempt);
        AssignmentLine line = line_of(state, row, work);
        if (all || is_open(line.stage))
            out.push_back(std::move(line));
    }
    // Those past their day have the smallest number of days left; ended ones stay as given, newest first.
    std::ranges::stable_sort(out, {}, [](const AssignmentLine& line) {
        return std::tuple(!is_open(line.stage), is_open(line.stage) ? line.due_in : 0);
    });
    return out;
}

} // namespace

AssignedWork::AssignedWork(const State& state, const store::AssignmentRow& row) : row_(row) {
    for (const std::string& id : row_.work.scenes) {
        const domain::Scenario* scene = state.library.head(id);
        Scene item;
        item.missing = scene == nullptr;
        item.assessment = scene != nullptr && scene->use == domain::Use::assessment;
        scenes_.push_back(item);
    }
}

void AssignedWork::note(const store::FinishedAttempt& attempt) {
    if (attempt.finished < row_.at)
        return;
    for (std::size_t i = 0; i < scenes_.size(); ++i) {
        Scene& scene = scenes_[i];
        if (attempt.scene != row_.work.scenes[i] ||
            (scene.assessment && attempt.mode != store::Mode::assessment))
            continue;
        const double attained = attempt.result.attainment.value_or(0.0);
        scene.best = std::max(scene.best.value_or(0.0), attained);
        if (attained >= row_.work.least)
            scene.done = std::min(scene.done.value_or(attempt.day), attempt.day);
    }
}

int AssignedWork::done() const {
    return static_cast<int>(
        std::ranges::count_if(scenes_, [](const Scene& s) { return s.done.has_value(); }));
}

std::optional<Day> AssignedWork::all_done() const {
    std::optional<Day> last;
    for (const Scene& scene : scenes_) {
        if (!scene.done && !scene.missing)
            return std::nullopt;
        if (scene.done)
            last = std::max(last.value_or(*scene.done), *scene.done);
    }
    return last;
}

AssignmentStage AssignedWork::stage(Day today) const {
    const Day due{row_.work.due_day};
    if (const auto day = all_done())
        return *day > due ? AssignmentStage::done_late : AssignmentStage::done;
    if (row_.withdrawn)
        return AssignmentStage::withdrawn;
    return today > due ? AssignmentStage::late : AssignmentStage::open;
}

std::string stage_in_words(const State& state, const AssignedWork& work, AssignmentStage stage,
                           const store::AssignmentRow& row) {
    const Day due{row.work.due_day};
    const auto progress = state.texts.format("assignments.progress", fmt::arg("done", work.done()),
                                             fmt::arg("all", static_cast<int>(row.work.scenes.size())));
    switch (stage) {
        case AssignmentStage::done:
            return state.texts.format("assignments.done_on",
                                      fmt::arg("day", vietnamese_day(*work.all_done())));
        case AssignmentStage::done_late:
            return state.texts.format(
                "assignments.done_late_on", fmt::arg("day", vietnamese_day(*work.all_done())),
                fmt::arg("late", days_left(state, days_between(*work.all_done(), due))));
        case AssignmentStage::withdrawn:
            return state.texts.format(
                "assignments.withdrawn_on",
                fmt::arg("day", vietnamese_day(local_day(*state.clock, row.withdrawn.value_or(row.at)))));
        default: break;
    }
    return fmt::format("{} · {}", progress, days_left(state, days_between(state.today(), due)));
}

Result<std::vector<AssignmentLine>> assignment_lines(State& state, const Uuid& person,
                                                     std::span<const store::FinishedAttempt> finished,
                                                     bool all) {
    const auto rows = state.store->assignments(person);
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    return lines_of(state, *rows, finished, all);
}

namespace {

/// Days after which what was never done is history: it says nothing about this month, and looking for it
/// would mean reading years of attempts.
constexpr int late_counts_for = 90;
Result<std::vector<store::AssignmentRow>> given_to(State& state, std::span<const Uuid> people) {
    std::set<Uuid> known;
    std::vector<store::AssignmentRow> out;
    for (const Uuid& person : people) {
        auto rows = state.store->assignments(person);
        if (!rows)
            return tl::unexpected<Error>(rows.error());
        for (store::AssignmentRow& row : *rows)
            if (known.insert(row.id).second)
                out.push_back(std::move(row));
    }
    return out;
}

} // namespace

Result<std::unordered_map<Uuid, int>> late_assignments(State& state, std::span<const Uuid> people) {
    if (!state.store)
        return fail(ErrorKind::refused, state.texts.get("error.not_open"));
    if (people.size() > most_for_late)
        return std::unordered_map<Uuid, int>{};
    const auto rows = given_to(state, people);
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    const std::set<Uuid> wanted(people.begin(), people.end());
    const int today = state.today().number;
    std::unordered_map<Uuid, std::vector<AssignedWork>> works;
    std::optional<Day> from;
    for (const store::AssignmentRow& row : *rows) {
        if (row.withdrawn || row.work.due_day >= today || row.work.due_day < today - late_counts_for)
            continue;
        for (const Uuid& person : row.work.people) {
            if (!wanted.contains(person))
                continue;
            works[person].emplace_back(state, row);
            const Day given = local_day(*state.clock, row.at);
            from = std::min(from.value_or(given), given);
        }
    }
    if (!from)
        return std::unordered_map<Uuid, int>{};
    std::vector<Uuid> concerned;
    for (const auto& [person, work] : works)
        concerned.push_back(person);
    const Status read = state.store->each_finished(
        concerned, *from, [&](const Uuid& person, const store::FinishedAttempt& attempt) {
            if (const auto found = works.find(person); found != works.end())
                for (AssignedWork& work : found->second)
                    work.note(attempt);
            return true;
        });
    if (!read)
        return tl::unexpected<Error>(read.error());
    std::unordered_map<Uuid, int> out;
    for (const auto& [person, list] : works)
        if (const auto late = std::ranges::count_if(
                list,
                [&](const AssignedWork& work) { return work.stage(state.today()) == AssignmentStage::late; });
            late > 0)
            out[person] = static_cast<int>(late);
    return out;
}

int finished_this_week(std::span<const store::FinishedAttempt> finished, Day today) {
    const int monday = today.number - weekday(today);
    return static_cast<int>(std::ranges::count_if(finished, [&](const store::FinishedAttempt& attempt) {
        return attempt.day.number >= monday && attempt.day <= today;
    }));
}

Status add_assigned(State& state, Home& home) {
    if (!state.store || state.model.me.id.is_nil())
        return {};
    const auto own = own_work(state);
    if (!own)
        return tl::unexpected<Error>(own.error());
    home.assigned = lines_of(state, (*own)->assignments, state.finished, false);
    home.weekly_goal = (*own)->weekly_goal;
    return {};
}

} // namespace mq::app
