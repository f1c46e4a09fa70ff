#include "domain/model_simulation.h"

#include <fmt/format.h>
#include <algorithm>
#include <cstdlib>

namespace mq::domain {
namespace {

constexpr Day start{20'000}; // any day: only the days between matter

std::vector<FacetIndex> facets_where(const Competency& competency, bool axis) {
    std::vector<FacetIndex> out;
    for (std::size_t i = 0; i < competency.facets.size(); ++i)
        if (competency.facets[i].axis == axis)
            out.emplace_back(i);
    return out;
}

std::vector<FacetIndex> all_but(std::vector<FacetIndex> axes, std::size_t left_out) {
    axes.erase(axes.begin() + static_cast<std::ptrdiff_t>(left_out % axes.size()));
    return axes;
}

/// What each question of an interview is rated on.
std::vector<std::vector<FacetIndex>> question_plan(const Competency& competency, int questions) {
    const std::vector<FacetIndex> axes = facets_where(competency, true);
    const std::vector<FacetIndex> strands = facets_where(competency, false);
    std::vector<std::vector<FacetIndex>> out;
    for (std::size_t q = 0; q < static_cast<std::size_t>(questions); ++q) {
        out.push_back({axes[q % axes.size()]});
        if (axes.size() > 1)
            out.back().push_back(axes[(q + 1) % axes.size()]);
        out.back().insert(out.back().end(), strands.begin(), strands.end());
    }
    return out;
}

std::vector<Evidence> assess(ModelDraw& draw, double ability, const AssessmentDesign& design,
                             const Competency& competency) {
    const std::vector<FacetIndex> axes = facets_where(competency, true);
    std::vector<Evidence> out;
    for (std::size_t i = 0; i < design.scenes.size(); ++i) {
        ScenarioEvidence attempt = draw.attempt(ability, design.scenes[i], all_but(axes, i));
        attempt.id = attempt.scenario = fmt::format("S{}", i + 1);
        attempt.date = start;
        out.emplace_back(std::move(attempt));
    }
    if (design.questions > 0 && design.raters > 0) {
        RatedEvidence interview =
            draw.interview(ability, design.raters, question_plan(competency, design.questions));
        interview.id = "I1";
        interview.date = start;
        out.emplace_back(std::move(interview));
    }
    return out;
}

PlacementTally tally_of(const Standing& standing, double ability) {
    const Level truth = nearest_level(ability);
    PlacementTally out;
    out.people = 1;
    out.sd_sum = standing.overall.sd;
    const double slack = 1e-9; // the ends and the ability are points of one grid
    out.covered =
        standing.overall.q10 <= ability + slack && ability <= standing.overall.q90 + slack ? 1U : 0U;
    out.statistical.add(standing.statistical, truth);
    if (standing.reported)
        out.reported.add(*standing.reported, truth);
    return out;
}

/// The position of the scene a person plays next.
std::size_t choose(SceneChoice choice, const Estimator& estimator, const PracticeStanding& practice,
                   const std::vector<SceneOption>& library, Day today, ModelDraw& draw) {
    if (choice == SceneChoice::ranked)
        return rank_next_scenes(estimator, practice, library, today).front().option;
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < library.size(); ++i)
        if (choice == SceneChoice::random || library[i].attempts.empty())
            open.push_back(i);
    return open.empty() ? draw.below(library.size()) : open[draw.below(open.size())];
}

/// Scenes played until the posterior is narrow enough; one more than `most_scenes` where it never is.
int scenes_needed(const Estimator& estimator, PracticeDesign design, SceneChoice choice, ModelDraw draw) {
    const double ability = draw.ability();
    std::vector<ScenarioEvidence> attempts;
    PracticeStanding practice = estimator.practice(attempts, start);
    for (int n = 1; n <= design.most_scenes; ++n) {
        const Day today{start.number + (n - 1) / design.scenes_a_day};
        const std::size_t chosen = choose(choice, estimator, practice, design.library, today, draw);
        SceneOption& scene = design.library[chosen];
        ScenarioEvidence attempt = draw.attempt(ability, scene.difficulty, scene.axes);
        attempt.scenario = fmt::format("P{}", chosen + 1);
        attempt.id = fmt::format("{}/{}", attempt.scenario, n);
        attempt.date = today;
        scene.attempts.push_back({today, attempt.attainment, attempt.critical});
        attempts.push_back(std::move(attempt));
        practice = estimator.practice(attempts, today);
        if (practice.ability.sd <= estimator.competency().scoring.max_sd)
            return n;
    }
    return design.most_scenes + 1;
}

} // namespace

std::vector<AssessmentDesign> usual_designs() {
    const std::vector<Difficulty> four{Difficulty(2), Difficulty(3), Difficulty(3), Difficulty(4)};
    std::vector<Difficulty> six = four;
    six.insert(six.end(), {Difficulty(4), Difficulty(5)});
    return {{"4 scenes", four, 0, 0}, {"6 scenes", six, 0, 0}, {"4 scenes + interview", four, 8, 2}};
}

void Agreement::add(Level level, Level truth) {
    ++given;
    exact += level == truth ? 1U : 0U;
    within_one += std::abs(level.number() - truth.number()) <= 1 ? 1U : 0U;
    over += level > truth ? 1U : 0U;
}

Agreement& Agreement::operator+=(const Agreement& other) {
    given += other.given;
    exact += other.exact;
    within_one += other.within_one;
    over += other.over;
    return *this;
}

PlacementTally& PlacementTally::operator+=(const PlacementTally& other) {
    people += other.people;
    covered += other.covered;
    sd_sum += other.sd_sum;
    statistical += other.statistical;
    reported += other.reported;
    return *this;
}

Placement& Placement::operator+=(const Placement& other) {
    all += other.all;
    for (std::size_t i = 0; i < by_level.size(); ++i)
        by_level[i] += other.by_level[i];
    return *this;
}

const char* code_of(SceneChoice choice) {
    switch (choice) {
        case SceneChoice::ranked: return "ranked";
        case SceneChoice::random: return "random";
        case SceneChoice::random_new: return "random_new";
    }
    return "";
}

Placement simulate_placement(const Estimator& estimator, const AssessmentDesign& design,
                             const DrawAssumptions& assumptions, std::uint64_t seed, PeopleRange people) {
    Placement out;
    for (std::uint64_t person = people.first; person < people.first + people.count; ++person) {
        ModelDraw draw(estimator, assumptions, seed, person);
        const double ability = draw.ability();
        const std::vector<Evidence> records = assess(draw, ability, design, estimator.competency());
        const PlacementTally tally = tally_of(estimator.standing(records, start), ability);
        out.all += tally;
        out.by_level[nearest_level(ability).index()] += tally;
    }
    return out;
}

PracticeDesign usual_practice() {
    constexpr std::size_t axes = 5;
    PracticeDesign out;
    std::size_t i = 0;
    for (const int difficulty : {3, 2, 4, 1, 5, 3, 2, 4, 1, 5, 3, 2, 4, 1, 5, 3, 2, 4}) {
        SceneOption scene;
        scene.difficulty = Difficulty(difficulty);
        for (std::size_t a = 0; a < 3 + i % 3; ++a)
            scene.axes.emplace_back((i + a) % axes);
        out.library.push_back(std::move(scene));
        ++i;
    }
    return out;
}

PracticeTally& PracticeTally::operator+=(const PracticeTally& other) {
    people += other.people;
    reached += other.reached;
    scenes += other.scenes;
    by_then.resize(std::max(by_then.size(), other.by_then.size()));
    for (std::size_t n = 0; n < other.by_then.size(); ++n)
        by_then[n] += other.by_then[n];
    return *this;
}

PracticeTally simulate_practice(const Estimator& estimator, const PracticeDesign& design, SceneChoice choice,
                                const DrawAssumptions& assumptions, std::uint64_t seed, PeopleRange people) {
    PracticeTally out;
    out.by_then.resize(static_cast<std::size_t>(design.most_scenes));
    for (std::uint64_t person = people.first; person < people.first + people.count; ++person) {
        const int needed =
            scenes_needed(estimator, design, choice, ModelDraw(estimator, assumptions, seed, person));
        ++out.people;
        out.scenes += static_cast<std::uint64_t>(std::min(needed, design.most_scenes));
        if (needed > design.most_scenes)
            continue;
        ++out.reached;
        for (std::size_t n = static_cast<std::size_t>(needed - 1); n < out.by_then.size(); ++n)
            ++out.by_then[n];
    }
    return out;
}

} // namespace mq::domain
