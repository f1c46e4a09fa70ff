#pragma once

#include <cstdint>
#include <vector>

namespace mq::domain {

using Flags = std::uint64_t; ///< bit i = flag i of the scene is set
inline constexpr std::size_t max_flags = 64;
inline constexpr int mood_min = 0;
inline constexpr int mood_max = 100;

/// One conjunction: all of `set`, none of `clear`, mood within [mood_low, mood_high].
struct Term {
    Flags set = 0;
    Flags clear = 0;
    std::int16_t mood_low = mood_min;
    std::int16_t mood_high = mood_max;

    [[nodiscard]] bool holds(Flags flags, int mood) const {
        return (flags & set) == set && (flags & clear) == 0 && mood >= mood_low && mood <= mood_high;
    }
    /// True when no flags and mood can satisfy it.
    [[nodiscard]] bool impossible() const { return (set & clear) != 0 || mood_low > mood_high; }
    [[nodiscard]] bool reads_mood() const { return mood_low > mood_min || mood_high < mood_max; }
    friend bool operator==(const Term&, const Term&) = default;
};

/// A condition on flags and mood, compiled to a disjunction of terms so that a step never walks a tree.
/// No terms at all: never true. `always()` has one empty term.
class Condition {
public:
    [[nodiscard]] static Condition always();
    [[nodiscard]] static Condition never();
    [[nodiscard]] static Condition flag(std::size_t index);
    /// Mood within [low, high], both inclusive and clamped to 0..100.
    [[nodiscard]] static Condition mood(int low, int high);
    [[nodiscard]] static Condition both(const Condition& a, const Condition& b);
    [[nodiscard]] static Condition either(const Condition& a, const Condition& b);
    [[nodiscard]] static Condition negation(const Condition& a);

    [[nodiscard]] bool holds(Flags flags, int mood) const {
        for (const Term& term : terms_)
            if (term.holds(flags, mood))
                return true;
        return false;
    }
    [[nodiscard]] bool is_always() const;
    [[nodiscard]] bool is_never() const { return terms_.empty(); }
    [[nodiscard]] bool reads_mood() const;
    [[nodiscard]] Flags reads_flags() const;
    [[nodiscard]] const std::vector<Term>& terms() const { return terms_; }
    friend bool operator==(const Condition&, const Condition&) = default;

private:
    void add(Term term);
    std::vector<Term> terms_;
};

} // namespace mq::domain
