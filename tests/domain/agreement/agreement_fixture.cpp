#include "domain/agreement/agreement_fixture.h"

#include "cli/table_input.h"
#include "domain/simulation.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <fstream>
#include <iterator>

namespace mq::agreement_test {

domain::RatingTable table_of(const Rows& rows, std::size_t raters) {
    std::vector<std::string> names;
    for (std::size_t r = 0; r < raters; ++r)
        names.emplace_back(1, static_cast<char>('A' + r));
    domain::RatingTable table(std::move(names));
    for (const auto& row : rows)
        REQUIRE(table.add(row));
    return table;
}

domain::RatingTable table_of(const Rows& rows) {
    return table_of(rows, rows.empty() ? 2 : rows.front().size());
}

Rows random_rows(std::uint64_t seed, std::size_t subjects, std::size_t raters, std::size_t gap_every) {
    domain::SeededRandom random(seed);
    Rows rows;
    std::size_t cell = 0;
    for (std::size_t s = 0; s < subjects; ++s) {
        const int level = 1 + static_cast<int>(random.below(5));
        rows.emplace_back();
        for (std::size_t r = 0; r < raters; ++r) {
            const int score = std::clamp(level + static_cast<int>(random.below(3)) - 1, 1, 5);
            rows.back().push_back(static_cast<double>(score));
            if (gap_every > 0 && ++cell % gap_every == 0)
                rows.back().back() = gap;
        }
    }
    return rows;
}

std::string text_of(const std::string& file) {
    std::ifstream in(std::string(MONQUA_SOURCE_DIR) + "/tests/data/agreement/" + file, std::ios::binary);
    REQUIRE(in.good());
    return {std::istreambuf_iterator<char>(in), {}};
}

domain::RatingTable reference_table(const std::string& file) {
    auto table = cli::read_rating_table(text_of(file));
    REQUIRE(table);
    return std::move(*table);
}

nlohmann::json reference_index() {
    return nlohmann::json::parse(text_of("INDEX.json"));
}

} // namespace mq::agreement_test
