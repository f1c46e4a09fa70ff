#include "domain/next_scene.h"
#include "domain/scoring_types.h"

#include <doctest/doctest.h>
#include <limits>
#include <tuple>
#include <type_traits>
#include <unordered_set>

// Wrong use of the scoring numbers doesn't compile. Most of this file is checked by the compiler alone.

using namespace mq::domain;

namespace {

using Numbers = std::tuple<Level, Difficulty, AttainedShare, GuidanceShare, Weight, FacetIndex>;
using Plain = std::tuple<int, double, bool, std::size_t>;

template <class To, class From>
constexpr bool mixes = std::is_convertible_v<From, To> || std::is_assignable_v<To&, From>;

template <class Number, class... Others>
constexpr bool keeps_apart(std::tuple<Others...>) {
    return ((std::is_same_v<Number, Others> || (!mixes<Number, Others> && !mixes<Others, Number> &&
                                                !std::is_constructible_v<Number, Others>)) &&
            ...);
}

template <class Number, class... Others>
constexpr bool no_implicit_way(std::tuple<Others...>) {
    return ((!mixes<Number, Others> && !mixes<Others, Number>)&&...);
}

template <class... Number>
constexpr bool all_keep_apart(std::tuple<Number...>) {
    return (keeps_apart<Number>(Numbers{}) && ...);
}
template <class... Number>
constexpr bool none_from_plain(std::tuple<Number...>) {
    return (no_implicit_way<Number>(Plain{}) && ...);
}
template <class... Number>
constexpr bool all_as_cheap_as_plain(std::tuple<Number...>) {
    return ((std::is_trivially_copyable_v<Number> && sizeof(Number) <= sizeof(double)) && ...);
}

static_assert(all_keep_apart(Numbers{}));
static_assert(none_from_plain(Numbers{}));
static_assert(all_as_cheap_as_plain(Numbers{}));

// By name they are made from their own kind of number only.
static_assert(std::is_constructible_v<Level, int> && !std::is_constructible_v<Level, double> &&
              !std::is_constructible_v<Level, std::size_t> && !std::is_constructible_v<Level, bool>);
static_assert(std::is_constructible_v<Weight, double> && !std::is_constructible_v<Weight, int>);
static_assert(std::is_constructible_v<AttainedShare, double> && !std::is_constructible_v<AttainedShare, int>);
static_assert(std::is_constructible_v<FacetIndex, std::size_t> && !std::is_constructible_v<FacetIndex, int>);

// Arguments in the wrong order, one after the other.
template <class... Args>
concept can_credit = requires(Args... args) {
    credit_attempt(args...);
};
static_assert(can_credit<Difficulty, AttemptResult, Level>);
static_assert(!can_credit<Level, AttemptResult, Difficulty>);
static_assert(!can_credit<int, AttemptResult, int>);

template <class Share>
concept can_cap = requires(Share share, ScoringParams params) {
    guidance_cap(share, params);
};
static_assert(can_cap<GuidanceShare> && !can_cap<AttainedShare> && !can_cap<double> && !can_cap<Weight>);

template <class Share>
concept can_result = requires(Share share, ScoringParams params) {
    result_of(share, false, params);
};
static_assert(can_result<AttainedShare> && !can_result<GuidanceShare> && !can_result<double>);

template <class Rating>
concept can_credit_rating = requires(Rating rating) {
    credit_rating(rating);
};
static_assert(can_credit_rating<Level> && !can_credit_rating<Weight> && !can_credit_rating<int> &&
              !can_credit_rating<Difficulty>);

template <class A, class B>
concept adds = requires(A a, B b) {
    a + b;
};
static_assert(adds<Weight, Weight> && !adds<Weight, double> && !adds<Level, Level> && !adds<Weight, Level>);

template <class A, class B>
concept compares = requires(A a, B b) {
    a < b;
};
static_assert(compares<Level, Level> && !compares<Level, Difficulty> && !compares<Level, int> &&
              !compares<Weight, double>);

// Constant expressions, all of them.
static_assert(Level(3).index() == 2 && Level(3).number() == 3 && Level() == Level(1));
static_assert((Weight(0.5) * Weight(0.5) + Weight(0.25)) / 2 == Weight(0.25));
static_assert(!Weight().counts() && Weight(1e-9).counts());

} // namespace

TEST_CASE("types: a value from outside is looked at before it becomes one of them") {
    CHECK_FALSE(Level::checked(0).has_value());
    CHECK_FALSE(Level::checked(6).has_value());
    CHECK(Level::checked(1) == Level(1));
    CHECK(Difficulty::checked(5) == Difficulty(5));
    const double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK_FALSE(AttainedShare::checked(-1e-9).has_value());
    CHECK_FALSE(AttainedShare::checked(1.0 + 1e-9).has_value());
    CHECK_FALSE(AttainedShare::checked(nan).has_value());
    CHECK(AttainedShare::nearest(1.0 + 1e-9) == AttainedShare(1.0));
    CHECK(AttainedShare::nearest(-1e-9) == AttainedShare());
    CHECK(AttainedShare::nearest(0.25) == AttainedShare(0.25));
    CHECK(GuidanceShare::checked(1.0) == GuidanceShare(1.0));
    CHECK_FALSE(Weight::holds(-0.5));
    CHECK_FALSE(Weight::holds(nan));
    CHECK(Weight::holds(0.0));
}

TEST_CASE("types: facets can be kept in a set") {
    const std::unordered_set<FacetIndex> facets{FacetIndex(std::size_t{1}), FacetIndex(std::size_t{4}),
                                                FacetIndex(std::size_t{1})};
    CHECK(facets.size() == 2);
    CHECK(facets.contains(FacetIndex(std::size_t{4})));
}
