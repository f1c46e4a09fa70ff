#include "domain/panel.h"

#include <algorithm>

namespace mq::domain {
namespace {

bool blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::vector<Level> given(std::span<const std::optional<Level>> ratings) {
    std::vector<Level> out;
    for (const auto& rating : ratings)
        if (rating)
            out.push_back(*rating);
    std::ranges::sort(out);
    return out;
}

} // namespace

bool needs_reason(Level rating) {
    return rating != Level(3);
}

std::vector<Gap> gaps_in(const AnswerSoFar& answer) {
    std::vector<Gap> out;
    const bool rated =
        std::ranges::any_of(answer.cells, [](const CellSoFar& c) { return c.rating.has_value(); });
    if (rated) {
        for (std::size_t i = 0; i < answer.star.size(); ++i)
            if (blank(answer.star[i]))
                out.push_back({static_cast<Lack>(i), 0});
        if (!answer.asked_hard)
            out.push_back({Lack::hard, 0});
        if (!answer.asked_help)
            out.push_back({Lack::help, 0});
    }
    for (std::size_t i = 0; i < answer.cells.size(); ++i) {
        const CellSoFar& cell = answer.cells[i];
        if (!cell.rating && !cell.not_enough)
            out.push_back({Lack::rating, i});
        else if (cell.rating && needs_reason(*cell.rating) && blank(cell.reason))
            out.push_back({Lack::reason, i});
    }
    return out;
}

int spread_of(std::span<const std::optional<Level>> ratings) {
    const auto sorted = given(ratings);
    return sorted.size() < 2 ? 0 : sorted.back().number() - sorted.front().number();
}

std::optional<Level> middle_of(std::span<const std::optional<Level>> ratings) {
    const auto sorted = given(ratings);
    if (sorted.empty())
        return std::nullopt;
    return sorted[(sorted.size() - 1) / 2];
}

PanelCounts count_spreads(std::span<const CellRatings> cells) {
    PanelCounts out;
    for (const CellRatings& cell : cells) {
        if (given(cell).size() < 2)
            continue;
        ++out.units;
        const int spread = spread_of(cell);
        ++(spread == 0 ? out.exact : spread < spread_to_discuss ? out.within_one : out.apart);
    }
    return out;
}

} // namespace mq::domain
