#include "app/assignment.h"
#include "app/state.h"

#include "base/text.h"
#include "domain/next_scene.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace mq::app {
namespace {

using namespace mq::domain;

constexpr int noon_minute = 11 * 60;
constexpr int evening_minute = 18 * 60;

std::string greeting(const State& state) {
    const int minute = local_minute(*state.clock, state.clock->now());
    const char* key = minute < noon_minute      ? "home.greeting.morning"
                      : minute < evening_minute ? "home.greeting.afternoon"
                                                : "home.greeting.evening";
    return state.texts.format(key, fmt::arg("name", std::string(text::given_name(state.model.me.name))));
}

std::string date_line(const State& state) {
    const Day today = state.today();
    return state.texts.format("home.date",
                              fmt::arg("weekday", state.texts.get(fmt::format("weekday.{}", weekday(today)))),
                              fmt::arg("day", vietnamese_day(today)));
}

std::string join_facets(const State& state, const Scenario& scene) {
    std::string out;
    for (const std::size_t facet : scene.trains) {
        if (!out.empty())
            out += ", ";
        out += state.texts.of(state.competency().facets[facet].name);
    }
    return out;
}

SceneRow row_of(const State& state, const Scenario& scene) {
    const Texts& texts = state.texts;
    const Address address = address_for(scene.customer, state.model.me.trainee);
    SceneRow row;
    row.id = scene.id;
    row.title = texts.of(scene.title);
    row.summary = fill_roles(texts.of(scene.summary), address);
    row.channel = scene.channel;
    row.channel_name = texts.get(fmt::format("channel.{}", static_cast<int>(scene.channel)));
    row.customer = texts.language() == Language::vi ? address.customer + " " + texts.of(scene.customer.name)
                                                    : texts.of(scene.customer.name);
    row.cause = scene.cause;
    row.cause_name = texts.of(state.competency().causes[scene.cause].name);
    row.difficulty = scene.difficulty;
    row.difficulty_name =
        texts.of(state.competency().levels[static_cast<std::size_t>(scene.difficulty - 1)].difficulty_label);
    row.trains = join_facets(state, scene);
    row.minutes = scene.minutes;
    row.assessment = scene.use == Use::assessment;
    row.searchable =
        text::fold(row.title + " " + row.customer + " " + row.cause_name + " " + row.channel_name);
    return row;
}

void add_results(const State& state, SceneRow& row) {
    for (const store::FinishedAttempt& attempt : state.finished) {
        if (attempt.scene != row.id)
            continue;
        ++row.attempts;
        const int score = static_cast<int>(std::lround(attempt.result.attainment.value_or(0.0) * 100.0));
        if (row.best_score && *row.best_score > score)
            continue;
        row.best_score = score;
        row.best_day = day_in_words(attempt.day, state.today(), state.texts);
    }
    for (const store::AttemptRow& open : state.unfinished)
        if (open.scene == row.id && !row.unfinished)
            row.unfinished = open.id;
}

std::vector<SceneOption> options_of(const State& state, const std::vector<SceneRow>& rows) {
    std::vector<SceneOption> options;
    for (const SceneRow& row : rows) {
        if (row.assessment)
            break; // practice scenes stand first
        SceneOption option;
        option.difficulty = domain::Difficulty(row.difficulty);
        for (const std::size_t axis : state.library.head(row.id)->trains)
            option.axes.emplace_back(axis);
        for (const ScenarioEvidence& past : state.book.practice())
            if (past.scenario == row.id)
                option.attempts.push_back({past.date, past.attainment, past.critical});
        options.push_back(std::move(option));
    }
    return options;
}

std::string reason_of(const State& state, const NextScene& next) {
    const Texts& texts = state.texts;
    const auto axis =
        next.axis ? texts.of(state.competency().facets[next.axis->value()].name) : std::string();
    const int chance = static_cast<int>(std::lround(next.chance * 10.0));
    switch (next.reason) {
        case NextReason::due_again:
            return texts.format(
                "next.due_again",
                fmt::arg("day", next.weak_on ? day_in_words(*next.weak_on, state.today(), texts) : ""));
        case NextReason::least_known:
            return texts.format(next.least_sure_of_all ? "next.least_known" : "next.within_reach",
                                fmt::arg("axis", axis), fmt::arg("chance", chance));
        case NextReason::too_hard: return texts.get("next.too_hard");
        case NextReason::too_easy: return texts.get("next.too_easy");
    }
    return {};
}

/// Scenes to be played again after a weak result, as the recommendation counts them.
void add_due(const State& state, std::span<const NextScene> ranked, Home& home) {
    std::vector<const NextScene*> due;
    for (const NextScene& scene : ranked)
        if (scene.reason == NextReason::due_again)
            due.push_back(&scene);
    std::ranges::stable_sort(due, {}, [](const NextScene* scene) { return *scene->due_on; });
    for (const NextScene* scene : due)
        home.due_again.push_back(home.scenes[scene->option].id);
    if (due.empty())
        return;
    home.due_line = state.texts.format(
        due.size() == 1 ? "assignments.due_again_one" : "assignments.due_again", fmt::arg("n", due.size()),
        fmt::arg("title", home.scenes[due.front()->option].title));
}

void add_recommendation(const State& state, Home& home) {
    const auto options = options_of(state, home.scenes);
    if (options.empty())
        return;
    const PracticeStanding practice = state.estimator->practice(state.book.practice(), state.today());
    const auto ranked = rank_next_scenes(*state.estimator, practice, options, state.today());
    if (ranked.empty())
        return;
    add_due(state, ranked, home);
    // Somebody who has never practised is nervous, and nothing is known of them yet: the gentlest scene comes
    // first, and the most telling ones after it.
    if (state.book.practice().empty() && state.recommendation == 0) {
        const auto gentlest = std::min_element(
            options.begin(), options.end(),
            [](const SceneOption& a, const SceneOption& b) { return a.difficulty < b.difficulty; });
        home.recommended = static_cast<std::size_t>(gentlest - options.begin());
        home.reason =
            state.texts.format("next.first", fmt::arg("minutes", home.scenes[*home.recommended].minutes));
        return;
    }
    const NextScene& chosen = ranked[static_cast<std::size_t>(state.recommendation) % ranked.size()];
    home.recommended = chosen.option;
    home.reason = reason_of(state, chosen);
}

void add_standing(const State& state, Home& home) {
    const auto& params = state.competency().scoring;
    const PracticeStanding practice = state.estimator->practice(state.book.practice(), state.today());
    for (std::size_t f = 0; f < state.competency().axis_count(); ++f)
        home.axes.push_back(
            {state.texts.of(state.competency().facets[f].name), estimate_of(practice.facets[f], params)});
    const Standing standing = standing_of_today(state);
    if (standing.reported) {
        home.reported_level = standing.reported->number();
        home.reported_name = state.texts.of(state.competency().levels[standing.reported->index()].name);
        home.standing_line = state.texts.format("home.standing.range",
                                                fmt::arg("low", state.texts.number(standing.overall.q10)),
                                                fmt::arg("high", state.texts.number(standing.overall.q90)));
        return;
    }
    const bool enough_scenes = standing.scenarios >= params.min_scenarios;
    home.standing_line = standing.scenarios == 0
                             ? state.texts.get("home.standing.none")
                             : state.texts.format(enough_scenes ? "home.standing.more" : "home.standing.some",
                                                  fmt::arg("done", standing.scenarios),
                                                  fmt::arg("needed", params.min_scenarios));
}

void add_unfinished(const State& state, Home& home) {
    for (const store::AttemptRow& open : state.unfinished) {
        const Scenario* scene = state.library.head(open.scene);
        Unfinished item;
        item.attempt = open.id;
        item.scene_id = open.scene;
        item.title = scene ? state.texts.of(scene->title) : open.scene;
        item.when = day_in_words(local_day(*state.clock, open.last), state.today(), state.texts);
        item.decisions = open.decisions;
        item.assessment = open.mode == store::Mode::assessment;
        home.unfinished.push_back(std::move(item));
    }
}

} // namespace

Home home_model(const State& state) {
    Home home;
    home.greeting = greeting(state);
    home.date_line = date_line(state);
    home.finished_this_week = finished_this_week(state.finished, state.today());
    for (const bool assessment : {false, true}) {
        for (const Scenario* scene : state.library.heads()) {
            if ((scene->use == Use::assessment) != assessment)
                continue;
            home.scenes.push_back(row_of(state, *scene));
            add_results(state, home.scenes.back());
        }
    }
    const auto assessment_from =
        std::find_if(home.scenes.begin(), home.scenes.end(), [](const auto& r) { return r.assessment; });
    std::stable_sort(home.scenes.begin(), assessment_from,
                     [](const SceneRow& a, const SceneRow& b) { return a.difficulty < b.difficulty; });
    for (const BrokenScene& broken : state.library.broken())
        home.broken.push_back({broken.file, broken.problem, broken.problems});
    add_unfinished(state, home);
    add_recommendation(state, home);
    add_standing(state, home);
    return home;
}

} // namespace mq::app
