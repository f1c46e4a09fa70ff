#include "domain/reply_measure.h"

namespace mq::domain {
namespace {

double share(std::size_t part, std::size_t whole) {
    return whole == 0 ? 1.0 : static_cast<double>(part) / static_cast<double>(whole);
}

} // namespace

double ActCounts::precision() const {
    return share(right, right + extra);
}
double ActCounts::recall() const {
    return share(right, right + missed);
}
double ActCounts::f1() const {
    return share(2 * right, 2 * right + extra + missed);
}

void CodingMeasure::add(const ActSet& coded, const ActSet& marked) {
    ++replies;
    exact += coded == marked ? 1U : 0U;
    for (std::size_t a = 0; a < act_count; ++a) {
        acts[a].right += coded[a] && marked[a] ? 1U : 0U;
        acts[a].extra += coded[a] && !marked[a] ? 1U : 0U;
        acts[a].missed += !coded[a] && marked[a] ? 1U : 0U;
    }
}

ActCounts CodingMeasure::all() const {
    ActCounts sum;
    for (const ActCounts& one : acts) {
        sum.right += one.right;
        sum.extra += one.extra;
        sum.missed += one.missed;
    }
    return sum;
}

double CodingMeasure::macro_f1() const {
    double sum = 0.0;
    std::size_t seen = 0;
    for (const ActCounts& one : acts) {
        if (one.right + one.extra + one.missed == 0)
            continue;
        sum += one.f1();
        ++seen;
    }
    return seen == 0 ? 1.0 : sum / static_cast<double>(seen);
}

} // namespace mq::domain
