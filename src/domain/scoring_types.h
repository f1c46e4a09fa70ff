#pragma once

#include <cassert>
#include <compare>
#include <concepts>
#include <cstddef>
#include <functional>
#include <optional>

/// The numbers that scoring hands around, each of a type of its own: a level can't stand where a difficulty,
/// a facet or a weight is wanted. They are made by name only, cost no more than the number inside, and hold
/// what they promise: a value from outside the program goes through `checked`, any other is asserted.
namespace mq::domain {

/// A whole number 1..5.
template <class What>
class OneToFive {
public:
    static constexpr int lowest = 1;
    static constexpr int highest = 5;

    [[nodiscard]] static constexpr bool holds(int number) { return number >= lowest && number <= highest; }
    [[nodiscard]] static constexpr std::optional<OneToFive> checked(int number) {
        return holds(number) ? std::optional(OneToFive(number)) : std::nullopt;
    }

    constexpr OneToFive() = default; ///< the lowest
    /// `number` must hold. A template so that a double or a size is refused instead of cut down.
    template <std::same_as<int> Int>
    constexpr explicit OneToFive(Int number) : number_(number) {
        assert(holds(number));
    }

    [[nodiscard]] constexpr int number() const { return number_; } ///< 1..5
    [[nodiscard]] constexpr std::size_t index() const { return static_cast<std::size_t>(number_ - lowest); }
    friend constexpr auto operator<=>(OneToFive, OneToFive) = default;

private:
    int number_ = lowest;
};

/// A level of the competency. What an attempt or a rating credits reaches below level 1: see LevelInterval.
using Level = OneToFive<struct LevelTag>;

/// How hard a scene is, D1..D5. A scene of difficulty d asks for level d, but a person has a level and a
/// scene has a difficulty.
using Difficulty = OneToFive<struct DifficultyTag>;

/// A real number 0..1.
template <class What>
class ShareOf {
public:
    [[nodiscard]] static constexpr bool holds(double value) { return value >= 0.0 && value <= 1.0; }
    [[nodiscard]] static constexpr std::optional<ShareOf> checked(double value) {
        return holds(value) ? std::optional(ShareOf(value)) : std::nullopt;
    }

    /// For a computed value that rounding may have carried past an end.
    [[nodiscard]] static constexpr ShareOf nearest(double value) {
        return ShareOf(value > 0.0 ? (value < 1.0 ? value : 1.0) : 0.0);
    }

    constexpr ShareOf() = default; ///< 0
    template <std::same_as<double> Real>
    constexpr explicit ShareOf(Real value) : value_(value) {
        assert(holds(value));
    }

    [[nodiscard]] constexpr double value() const { return value_; }
    friend constexpr auto operator<=>(ShareOf, ShareOf) = default;

private:
    double value_ = 0.0;
};

/// How well a scene went: A of scoring.md 2, where the path taken lies between the worst and the best one.
using AttainedShare = ShareOf<struct AttainedTag>;

/// How much of it was helped: s of scoring.md 2, guidance by decision.
using GuidanceShare = ShareOf<struct GuidanceTag>;

/// How much a piece of evidence counts, ≥ 0: a power of its likelihood. Factors multiply, evidence adds up.
class Weight {
public:
    [[nodiscard]] static constexpr bool holds(double value) { return value >= 0.0; }

    constexpr Weight() = default; ///< counts for nothing
    template <std::same_as<double> Real>
    constexpr explicit Weight(Real value) : value_(value) {
        assert(holds(value));
    }

    [[nodiscard]] constexpr double value() const { return value_; }
    [[nodiscard]] constexpr bool counts() const { return value_ > 0.0; }

    constexpr Weight& operator+=(Weight other) {
        value_ += other.value_;
        return *this;
    }
    friend constexpr Weight operator+(Weight a, Weight b) { return Weight(a.value_ + b.value_); }
    friend constexpr Weight operator*(Weight a, Weight b) { return Weight(a.value_ * b.value_); }
    friend constexpr Weight operator/(Weight a, int parts) { return Weight(a.value_ / parts); } ///< parts ≥ 1
    friend constexpr auto operator<=>(Weight, Weight) = default;

private:
    double value_ = 0.0;
};

/// Position of a facet in Competency::facets.
class FacetIndex {
public:
    constexpr FacetIndex() = default; ///< the first
    template <std::same_as<std::size_t> Size>
    constexpr explicit FacetIndex(Size value) : value_(value) {}

    [[nodiscard]] constexpr std::size_t value() const { return value_; }
    friend constexpr auto operator<=>(FacetIndex, FacetIndex) = default;

private:
    std::size_t value_ = 0;
};

} // namespace mq::domain

template <>
struct std::hash<mq::domain::FacetIndex> {
    [[nodiscard]] std::size_t operator()(mq::domain::FacetIndex facet) const noexcept {
        return std::hash<std::size_t>{}(facet.value());
    }
};
