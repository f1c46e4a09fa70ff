#include "domain/condition.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>
#include <tuple>

namespace mq::domain {
namespace {

/// Every state that satisfies `inner` satisfies `outer`.
bool covers(const Term& outer, const Term& inner) {
    return (outer.set & ~inner.set) == 0 && (outer.clear & ~inner.clear) == 0 &&
           outer.mood_low <= inner.mood_low && outer.mood_high >= inner.mood_high;
}

/// a or (not a and b) is a or b: takes out of `term` a literal whose opposite `other` has, where the rest
/// of `other` covers the rest of `term`.
bool shorten(Term& term, const Term& other) {
    const Flags opposite = (term.set & other.clear) | (term.clear & other.set);
    if (std::popcount(opposite) != 1)
        return false;
    Term rest = term;
    Term other_rest = other;
    rest.set &= ~opposite;
    rest.clear &= ~opposite;
    other_rest.set &= ~opposite;
    other_rest.clear &= ~opposite;
    if (!covers(other_rest, rest))
        return false;
    term = rest;
    return true;
}

/// Two terms that differ only in moods that overlap or touch become one.
std::optional<Term> join_moods(const Term& a, const Term& b) {
    if (a.set != b.set || a.clear != b.clear)
        return std::nullopt;
    if (a.mood_low > b.mood_high + 1 || b.mood_low > a.mood_high + 1)
        return std::nullopt;
    Term joined = a;
    joined.mood_low = std::min(a.mood_low, b.mood_low);
    joined.mood_high = std::max(a.mood_high, b.mood_high);
    return joined;
}

Term intersection(const Term& a, const Term& b) {
    Term both = a;
    both.set |= b.set;
    both.clear |= b.clear;
    both.mood_low = std::max(a.mood_low, b.mood_low);
    both.mood_high = std::min(a.mood_high, b.mood_high);
    return both;
}

auto sort_key(const Term& t) {
    return std::make_tuple(t.set, t.clear, t.mood_low, t.mood_high);
}

std::int16_t clamped(int mood) {
    return static_cast<std::int16_t>(std::clamp(mood, mood_min, mood_max));
}

/// Share of all (flags, mood) states that a term holds in.
double share(const Term& t) {
    const double moods = (t.mood_high - t.mood_low + 1) / double(mood_max - mood_min + 1);
    return moods * std::ldexp(1.0, -std::popcount(t.set | t.clear));
}

/// The terms with one flag known; those that contradict it fall away.
std::vector<Term> cofactor(const std::vector<Term>& terms, Flags bit, bool value) {
    std::vector<Term> out;
    for (Term t : terms) {
        if ((value ? t.clear : t.set) & bit)
            continue;
        t.set &= ~bit;
        t.clear &= ~bit;
        out.push_back(t);
    }
    return out;
}

bool covers_all_moods(std::vector<Term> terms) {
    std::sort(terms.begin(), terms.end(),
              [](const Term& a, const Term& b) { return a.mood_low < b.mood_low; });
    int next = mood_min;
    for (const Term& t : terms)
        if (t.mood_low <= next)
            next = std::max(next, t.mood_high + 1);
    return next > mood_max;
}

/// Whether the terms together hold everywhere: splits on a flag that stands both ways, since a flag that
/// stands one way only can be taken at its worst value. The shares must add up to 1, which cuts most
/// branches.
bool tautology(const std::vector<Term>& terms) {
    double total = 0.0;
    Flags set = 0;
    Flags clear = 0;
    for (const Term& t : terms) {
        if (t == Term{})
            return true;
        total += share(t);
        set |= t.set;
        clear |= t.clear;
    }
    if (total < 1.0 - 1e-9)
        return false;
    if ((set | clear) == 0)
        return covers_all_moods(terms);
    const Flags two_ways = set & clear;
    if (const Flags one_way = (set | clear) & ~two_ways; one_way != 0) {
        const Flags bit = Flags{1} << std::countr_zero(one_way);
        return tautology(cofactor(terms, bit, (clear & bit) != 0));
    }
    const Flags bit = Flags{1} << std::countr_zero(two_ways);
    return tautology(cofactor(terms, bit, true)) && tautology(cofactor(terms, bit, false));
}

} // namespace

Condition Condition::always() {
    Condition c;
    c.terms_.push_back(Term{});
    return c;
}

Condition Condition::never() {
    return {};
}

Condition Condition::flag(std::size_t index) {
    Condition c;
    c.terms_.push_back(Term{.set = Flags{1} << index});
    return c;
}

Condition Condition::mood(int low, int high) {
    Condition c;
    if (low > high || high < mood_min || low > mood_max)
        return c;
    c.terms_.push_back(Term{.mood_low = clamped(low), .mood_high = clamped(high)});
    return c;
}

Condition Condition::both(const Condition& a, const Condition& b) {
    Condition c;
    for (const Term& x : a.terms_)
        for (const Term& y : b.terms_)
            c.add(intersection(x, y));
    return c;
}

Condition Condition::either(const Condition& a, const Condition& b) {
    Condition c = a;
    for (const Term& t : b.terms_)
        c.add(t);
    return c;
}

Condition Condition::negation(const Condition& a) {
    Condition result = always();
    for (const Term& term : a.terms_) {
        Condition broken; // by any one literal of the term
        for (std::size_t i = 0; i < max_flags; ++i) {
            const Flags bit = Flags{1} << i;
            if ((term.set & bit) != 0)
                broken.add(Term{.clear = bit});
            if ((term.clear & bit) != 0)
                broken.add(Term{.set = bit});
        }
        broken = either(broken, mood(mood_min, term.mood_low - 1));
        broken = either(broken, mood(term.mood_high + 1, mood_max));
        result = both(result, broken);
    }
    return result;
}

bool Condition::is_always() const {
    return tautology(terms_);
}

bool Condition::reads_mood() const {
    return std::any_of(terms_.begin(), terms_.end(), [](const Term& t) { return t.reads_mood(); });
}

Flags Condition::reads_flags() const {
    Flags all = 0;
    for (const Term& t : terms_)
        all |= t.set | t.clear;
    return all;
}

/// Keeps the terms minimal and in a fixed order, so that equal conditions written differently mostly compare
/// equal.
void Condition::add(Term term) {
    if (term.impossible())
        return;
    for (std::size_t i = 0; i < terms_.size();) {
        Term& old = terms_[i];
        if (covers(old, term))
            return;
        const bool shortened = shorten(term, old);
        const bool absorbed = covers(term, old);
        const std::optional<Term> joined = absorbed ? std::nullopt : join_moods(term, old);
        if (!shortened && !absorbed && !joined && shorten(old, term)) {
            const Term again = old; // shorter now: it may absorb or join others
            terms_.erase(terms_.begin() + static_cast<std::ptrdiff_t>(i));
            add(again);
            i = 0;
            continue;
        }
        if (joined)
            term = *joined;
        if (absorbed || joined)
            terms_.erase(terms_.begin() + static_cast<std::ptrdiff_t>(i));
        i = shortened || absorbed || joined ? 0 : i + 1;
    }
    const auto at = std::lower_bound(terms_.begin(), terms_.end(), term,
                                     [](const Term& a, const Term& b) { return sort_key(a) < sort_key(b); });
    terms_.insert(at, term);
}

} // namespace mq::domain
