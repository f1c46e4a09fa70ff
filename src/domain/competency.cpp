#include "domain/competency.h"

#include <algorithm>

namespace mq::domain {
namespace {

template <class List>
std::optional<std::size_t> index_of(const List& list, std::string_view id) {
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const auto& entry) { return entry.id == id; });
    if (found == list.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - list.begin());
}

} // namespace

std::size_t Competency::axis_count() const {
    return static_cast<std::size_t>(
        std::count_if(facets.begin(), facets.end(), [](const Facet& facet) { return facet.axis; }));
}

std::optional<std::size_t> Competency::facet_index(std::string_view facet_id) const {
    return index_of(facets, facet_id);
}
std::optional<std::size_t> Competency::principle_index(std::string_view principle_id) const {
    return index_of(principles, principle_id);
}
std::optional<std::size_t> Competency::pitfall_index(std::string_view pitfall_id) const {
    return index_of(pitfalls, pitfall_id);
}
std::optional<std::size_t> Competency::wish_index(std::string_view wish_id) const {
    return index_of(wishes, wish_id);
}
std::optional<std::size_t> Competency::cause_index(std::string_view cause_id) const {
    return index_of(causes, cause_id);
}
std::optional<std::size_t> Competency::critical_index(std::string_view critical_id) const {
    return index_of(critical_errors, critical_id);
}
std::optional<std::size_t> Competency::behaviour_index(std::string_view behaviour_id) const {
    return index_of(behaviours, behaviour_id);
}

int difficulty_level(int factor_sum, const ScoringParams& params) {
    int level = 1;
    for (const int cut : params.difficulty_cuts)
        if (factor_sum > cut)
            ++level;
    return level;
}

} // namespace mq::domain
