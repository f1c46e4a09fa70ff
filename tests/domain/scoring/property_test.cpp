#include "domain/scoring/random_person.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

// What holds of a standing whoever the person is: many people drawn at random, with fixed seeds.

using namespace mq;
using namespace mq::domain;
using namespace mq::scoring_test;

namespace {

constexpr double rounding = 1e-12;

const Estimator& estimator() {
    static const Estimator built(a01());
    return built;
}

/// The model without lapses: its likelihoods then have a monotone ratio.
const Estimator& without_lapses() {
    static const Estimator built = [] {
        Competency competency = a01();
        competency.scoring.lapse = 0.0;
        return Estimator(competency);
    }();
    return built;
}

void check_same(const LevelPosterior& a, const LevelPosterior& b) {
    for (std::size_t i = 0; i < a.mass.size(); ++i)
        CHECK(std::abs(a.mass[i] - b.mass[i]) < rounding);
}

void check_same(const Standing& a, const Standing& b) {
    check_same(a.overall, b.overall);
    for (std::size_t i = 0; i < a.facets.size(); ++i) {
        check_same(a.facets[i].posterior, b.facets[i].posterior);
        CHECK(a.facets[i].stimuli == b.facets[i].stimuli);
    }
    CHECK(std::abs(a.weight.value() - b.weight.value()) < rounding);
    CHECK(a.reported == b.reported);
    CHECK(a.demonstrated == b.demonstrated);
    CHECK(a.missing == b.missing);
    CHECK(a.gates == b.gates);
}

/// P(≥ level) is nowhere lower in `b`.
void check_never_lower(const LevelPosterior& a, const LevelPosterior& b) {
    for (std::size_t level = 0; level < a.at_least.size(); ++level) {
        CAPTURE(level);
        CHECK(b.at_least[level] >= a.at_least[level] - rounding);
    }
}

void check_distribution(const LevelPosterior& posterior) {
    const auto not_negative = [](double mass) { return mass >= 0.0; };
    CHECK(std::all_of(posterior.mass.begin(), posterior.mass.end(), not_negative));
    CHECK(std::all_of(posterior.levels.begin(), posterior.levels.end(), not_negative));
    CHECK(std::abs(std::accumulate(posterior.mass.begin(), posterior.mass.end(), 0.0) - 1.0) < rounding);
    CHECK(std::abs(std::accumulate(posterior.levels.begin(), posterior.levels.end(), 0.0) - 1.0) < rounding);
    CHECK(std::abs(posterior.at_least[0] - 1.0) < rounding);
    CHECK(std::is_sorted(posterior.at_least.rbegin(), posterior.at_least.rend()));
    CHECK(posterior.q10 <= posterior.q90);
    CHECK(posterior.mean > 0.5);
    CHECK(posterior.mean < 5.5);
    CHECK(posterior.sd >= 0.0);
}

/// Likelihood of a line at the points of the grid.
std::vector<double> likelihood_of(LevelInterval credit, double slope, double severity) {
    std::vector<double> out;
    for (const double theta : estimator().grid())
        out.push_back(interval_likelihood(theta, slope, severity, credit, a01().scoring.lapse));
    return out;
}

/// Points of the grid below a level: those before this position.
std::size_t first_point_of(Level level) {
    const auto grid = estimator().grid();
    const auto found =
        std::find_if(grid.begin(), grid.end(), [&](double theta) { return nearest_level(theta) >= level; });
    return static_cast<std::size_t>(found - grid.begin());
}

double chance_of(Level level, const std::vector<double>& belief, const std::vector<double>& factor) {
    const auto split = static_cast<std::ptrdiff_t>(first_point_of(level));
    const double below = std::inner_product(belief.begin(), belief.begin() + split, factor.begin(), 0.0);
    const double above =
        std::inner_product(belief.begin() + split, belief.end(), factor.begin() + split, 0.0);
    return above / (below + above);
}

/// Every ability at or above the level agrees with the line at least as well as every one below it.
bool always_supports(const std::vector<double>& likelihood, Level level) {
    const auto split = likelihood.begin() + static_cast<std::ptrdiff_t>(first_point_of(level));
    return *std::min_element(split, likelihood.end()) >=
           *std::max_element(likelihood.begin(), split) - rounding;
}

/// A belief that holds two abilities possible, one at or above the level and one below it, and changes its
/// mind the wrong way round as far as the line allows.
std::vector<double> worst_belief(const std::vector<double>& likelihood, Level level) {
    const auto split = likelihood.begin() + static_cast<std::ptrdiff_t>(first_point_of(level));
    std::vector<double> belief(likelihood.size(), 0.0);
    belief[static_cast<std::size_t>(std::min_element(split, likelihood.end()) - likelihood.begin())] = 0.5;
    belief[static_cast<std::size_t>(std::max_element(likelihood.begin(), split) - likelihood.begin())] = 0.5;
    return belief;
}

std::vector<LevelInterval> every_credit() {
    std::vector<LevelInterval> out;
    for (int lo = 0; lo <= 5; ++lo)
        for (int hi = lo; hi <= 5; ++hi)
            if (lo > 0 || hi < 5)
                out.push_back({lo, hi});
    return out;
}

} // namespace

TEST_CASE("property: posteriors are distributions, and a level never exceeds what was shown") {
    Chance chance(20261101);
    for (int person = 0; person < 1'000; ++person) {
        CAPTURE(person);
        const Standing standing =
            estimator().standing(random_person(chance, person % 30), today, {{"B", 0.4}});
        check_distribution(standing.overall);
        for (const FacetEstimate& facet : standing.facets)
            check_distribution(facet.posterior);
        CHECK(standing.reported.has_value() == standing.sufficient);
        CHECK(standing.sufficient == standing.missing.empty());
        CHECK(standing.reported.value_or(Level()) <= std::min(standing.statistical, standing.demonstrated));
        CHECK(standing.weight >= Weight());
    }
}

TEST_CASE("property: the order of the evidence doesn't matter, but for attempts of one scene on one day") {
    Chance chance(7);
    for (int person = 0; person < 300; ++person) {
        CAPTURE(person);
        std::vector<Evidence> records = random_person(chance, 20);
        const Standing before = estimator().standing(records, today, {{"B", -0.3}});
        std::shuffle(records.begin(), records.end(), chance.engine());
        check_same(before, estimator().standing(records, today, {{"B", -0.3}}));
    }
    // The exception: of two attempts on one day the one given first is the first, the other a retake.
    const Evidence good = attempt("S1", "a", ago(3), 3, 0.9);
    const Evidence bad = attempt("S2", "a", ago(3), 3, 0.1);
    const Standing good_first = estimator().standing(std::vector{good, bad}, today);
    const Standing bad_first = estimator().standing(std::vector{bad, good}, today);
    CHECK(good_first.overall.mean > bad_first.overall.mean + 0.5);
    const Evidence other = attempt("S3", "b", ago(3), 2, 0.7);
    check_same(estimator().standing(std::vector{good, other, bad}, today),
               estimator().standing(std::vector{other, good, bad}, today));
}

TEST_CASE("property: evidence of weight 0 changes nothing but the list of lines") {
    Chance chance(11);
    for (int person = 0; person < 300; ++person) {
        CAPTURE(person);
        std::vector<Evidence> records = random_person(chance, 15);
        records.emplace_back(attempt("first", "met before", ago(29), 2, chance.share()));
        const Standing before = estimator().standing(records, today);
        records.emplace_back(attempt("old", "another", ago(731), 5, 1.0));
        records.emplace_back(interview("older", ago(900), {{"Q1", "Z", autonomy, 5}}));
        records.emplace_back(attempt("too soon", "met before", ago(0), 5, 1.0));
        const Standing after = estimator().standing(records, today);
        // Attempts that weigh nothing still are the last ones, which a critical error looks back on.
        check_same(before.overall, after.overall);
        for (std::size_t i = 0; i < before.facets.size(); ++i)
            check_same(before.facets[i].posterior, after.facets[i].posterior);
        CHECK(before.weight == after.weight);
        CHECK(before.scenarios == after.scenarios);
        CHECK(before.demonstrated == after.demonstrated);
        CHECK(before.newest_age == after.newest_age);
        CHECK(before.missing == after.missing);
        CHECK(after.credited.lines.size() == before.credited.lines.size() + 3);
    }
}

// When does evidence for a level never lower the chance of that level or above? The odds of "≥ k" are
// multiplied by the mean of L^w over the abilities from k on (as believed before), divided by the mean over
// those below. So, whatever was believed before, they can't fall exactly when every ability from k on agrees
// with the line at least as well as every one below k.
//  · A line [ℓ, 5] rises with ability: it lowers no P(≥ k), for no k. [0, h] falls: it raises none.
//  · An interval that ends below 5 peaks in its middle, (ℓ + h)/2. It never lowers P(≥ k) for k ≤ ℓ + h − 5
//    only: then even the top of the grid lies no farther from the peak than the best point below k.
//  · For other k, ℓ itself among them, it may: "showed level 2, not more" surprises those who believed in
//    level 5, and a surprise feeds every doubt, the one below 2 as well. That is how it should be.
TEST_CASE("property: evidence for a level and above never lowers the chance of any level or above") {
    Chance chance(23);
    for (int person = 0; person < 300; ++person) {
        CAPTURE(person);
        std::vector<Evidence> records = random_person(chance, person % 12);
        const Standing before = estimator().standing(records, today);
        const int difficulty = 1 + person % 5;
        records.emplace_back(attempt("more", "of its own", ago(person), difficulty, 1.0)); // [d, 5]
        check_never_lower(before.overall, estimator().standing(records, today).overall);
        records.back() = attempt("less", "of its own", ago(person), difficulty, 0.0); // [0, d − 2]
        check_never_lower(estimator().standing(records, today).overall, before.overall);
        records.back() = interview("best", ago(person), {{"Q1", "A", respond, 5}});
        check_never_lower(before.overall, estimator().standing(records, today).overall);
        records.back() = interview("worst", ago(person), {{"Q1", "A", respond, 1}});
        check_never_lower(estimator().standing(records, today).overall, before.overall);
    }
}

TEST_CASE("property: P(≥ k) can't fall exactly when no ability below k agrees better than one from k on") {
    Chance chance(29);
    const double slope = a01().scoring.slope_scenario;
    for (const LevelInterval credit : every_credit())
        for (int k = 2; k <= Level::highest; ++k) {
            const Level level(k);
            CAPTURE(credit.lo);
            CAPTURE(credit.hi);
            CAPTURE(k);
            const std::vector<double> likelihood = likelihood_of(credit, slope, 0.0);
            const std::vector<double> nothing(likelihood.size(), 1.0);
            const bool holds = credit.hi == 5 || k <= credit.lo + credit.hi - 5;
            CHECK(always_supports(likelihood, level) == holds);
            if (!holds) {
                const std::vector<double> belief = worst_belief(likelihood, level);
                CHECK(chance_of(level, belief, likelihood) < chance_of(level, belief, nothing));
                continue;
            }
            for (int person = 0; person < 200; ++person) {
                const double weight = chance.share();
                std::vector<double> belief;
                std::vector<double> factor;
                for (const double value : likelihood) {
                    belief.push_back(std::exp(-0.3 * chance.below(100))); // of any shape, also two-peaked
                    factor.push_back(std::pow(value, weight));
                }
                CHECK(chance_of(level, belief, factor) >= chance_of(level, belief, nothing) - rounding);
            }
        }
}

TEST_CASE("property: a surprise feeds every doubt, so a level shown may become less certain") {
    std::vector<Evidence> records;
    for (const char* scene : {"a", "b", "c", "d"})
        records.emplace_back(attempt(scene, scene, ago(1), 5, 0.9));
    const Standing sure = estimator().standing(records, today);
    records.emplace_back(attempt("e", "e", ago(1), 3, 0.7)); // credits [2, 2]
    const Standing surprised = estimator().standing(records, today);
    CHECK(surprised.overall.at_least[1] < sure.overall.at_least[1]);
    CHECK(surprised.overall.at_least[1] > 0.99); // the lapse keeps one odd result from deciding
    CHECK(surprised.overall.mean < sure.overall.mean);
}

// Full against partial needs the model without lapses: with them, a full success at difficulty 5 of somebody
// surely near level 1 is as good as a slip, and says less than a partial one.
TEST_CASE("property: a better result speaks for higher levels") {
    Chance chance(31);
    for (int person = 0; person < 200; ++person) {
        std::vector<Evidence> records = random_person(chance, person % 12);
        const int difficulty = 1 + person % 5;
        const auto after = [&](const Estimator& by, double attained) {
            std::vector<Evidence> all = records;
            all.emplace_back(attempt("new", "of its own", ago(0), difficulty, attained));
            return by.standing(all, today).overall;
        };
        CAPTURE(person);
        check_never_lower(after(estimator(), 0.5), after(estimator(), 0.9));
        check_never_lower(after(without_lapses(), 0.5), after(without_lapses(), 0.7));
        check_never_lower(after(without_lapses(), 0.7), after(without_lapses(), 0.9));
    }
}

// The same reason: with lapses a likelihood has flat ends. A 5 of a very strict rater is so rare among the
// weak and the middling alike that it tells these two apart less well than a 5 of a mild one: P(≥ 2) may fall
// a little while the mean rises. Without lapses no chance of any level or above falls, for nobody. With them
// the mean rises from the prior for every rating as long as |s| ≤ .5, from where raters are trained again; a
// 1 of a rater milder than that is taken for a slip.
TEST_CASE("property: the stricter the rater, the higher the level the same rating speaks for") {
    const std::array severities{-0.5, -0.25, 0.0, 0.25, 0.5};
    for (int rating = Level::lowest; rating <= Level::highest; ++rating)
        for (std::size_t i = 1; i < severities.size(); ++i) {
            CAPTURE(rating);
            CAPTURE(severities[i]);
            const std::vector<Evidence> records{interview("I", ago(0), {{"Q1", "B", respond, rating}})};
            const Standing milder = estimator().standing(records, today, {{"B", severities[i - 1]}});
            const Standing stricter = estimator().standing(records, today, {{"B", severities[i]}});
            CHECK(stricter.overall.mean > milder.overall.mean);
        }
    Chance chance(37);
    for (int person = 0; person < 200; ++person) {
        CAPTURE(person);
        const std::vector<Evidence> records = random_person(chance, 1 + person % 12);
        const Standing milder = without_lapses().standing(records, today, {{"B", -0.4}});
        const Standing stricter = without_lapses().standing(records, today, {{"B", 0.4}});
        check_never_lower(milder.overall, stricter.overall);
        for (std::size_t facet = 0; facet < milder.facets.size(); ++facet)
            check_never_lower(milder.facets[facet].posterior, stricter.facets[facet].posterior);
    }
}
