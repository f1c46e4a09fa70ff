#include "domain/agreement.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace mq::domain {

Status RatingTable::add(std::span<const Score> row) {
    if (row.size() != raters_.size())
        return fail(ErrorKind::internal, "Số ô của dòng điểm khác số người chấm.");
    const auto unusable = [](const Score& rating) {
        return rating && !(std::abs(*rating) <= largest_score); // NaN is unusable as well
    };
    if (std::any_of(row.begin(), row.end(), unusable))
        return fail(ErrorKind::internal, "Điểm không phải số, hoặc quá lớn.");
    cells_.insert(cells_.end(), row.begin(), row.end());
    ++subjects_;
    return {};
}

std::span<const Score> RatingTable::row(std::size_t subject) const {
    return std::span(cells_).subspan(subject * raters_.size(), raters_.size());
}

std::vector<std::size_t> RatingTable::complete() const {
    return raters_.empty() ? std::vector<std::size_t>{} : with_ratings(raters_.size());
}

std::vector<std::size_t> RatingTable::shared() const {
    return with_ratings(2);
}

std::vector<std::size_t> RatingTable::with_ratings(std::size_t fewest) const {
    std::vector<std::size_t> out;
    for (std::size_t s = 0; s < subjects_; ++s) {
        const auto cells = row(s);
        const auto rated =
            std::count_if(cells.begin(), cells.end(), [](const Score& r) { return r.has_value(); });
        if (static_cast<std::size_t>(rated) >= fewest)
            out.push_back(s);
    }
    return out;
}

} // namespace mq::domain
