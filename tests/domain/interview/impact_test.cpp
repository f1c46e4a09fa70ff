#include "domain/impact.h"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

using namespace mq::domain;

namespace {

const std::filesystem::path data = std::filesystem::path(MONQUA_SOURCE_DIR) / "tests" / "data" / "impact";

std::vector<GroupSelection> published() {
    std::ifstream in(data / "four-fifths.csv");
    std::vector<GroupSelection> out;
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
        std::istringstream cells(line);
        std::string group;
        std::string selected;
        std::string total;
        std::getline(cells, group, ',');
        std::getline(cells, selected, ',');
        std::getline(cells, total, ',');
        out.push_back({group, std::stoll(selected), std::stoll(total)});
    }
    return out;
}

} // namespace

TEST_CASE("impact ratios of the published example; exactly four fifths is not flagged") {
    const auto groups = published();
    REQUIRE(groups.size() == 4);
    const Impact impact = impact_of(groups);
    const auto expected = nlohmann::json::parse(std::ifstream(data / "four-fifths.expected.json"));
    const auto& recomputed = expected.at("recomputed");
    REQUIRE(impact.reference.has_value());
    CHECK(groups[*impact.reference].group == recomputed.at("reference").get<std::string>());
    for (const GroupImpact& group : impact.groups) {
        CAPTURE(group.group);
        const auto& want = recomputed.at("groups").at(group.group);
        CHECK(group.rate.value() == doctest::Approx(want.at("rate").get<double>()).epsilon(1e-12));
        CHECK(group.ratio.value() == doctest::Approx(want.at("ratio").get<double>()).epsilon(1e-12));
        CHECK(group.flagged == want.at("flag").get<bool>());
        CHECK(group.fisher_p.has_value() == !want.at("fisher_p").is_null());
        if (group.fisher_p)
            CHECK(*group.fisher_p == doctest::Approx(want.at("fisher_p").get<double>()).epsilon(1e-9));
        CHECK_FALSE(group.few);
    }
}

TEST_CASE("Fisher's test: the lady tasting tea, margins of nought, symmetry") {
    CHECK(fisher_exact(3, 1, 1, 3) == doctest::Approx(34.0 / 70.0)); // 1 + 16 + 16 + 1 of 70
    CHECK(fisher_exact(4, 0, 0, 4) == doctest::Approx(2.0 / 70.0));
    CHECK(fisher_exact(0, 0, 3, 5) == doctest::Approx(1.0));
    CHECK(fisher_exact(0, 7, 0, 5) == doctest::Approx(1.0));
    CHECK(fisher_exact(8, 2, 1, 5) == doctest::Approx(fisher_exact(1, 5, 8, 2)));
    CHECK(fisher_exact(8, 2, 1, 5) == doctest::Approx(fisher_exact(2, 8, 5, 1)));
}

TEST_CASE("small, empty and impossible groups say so and decide nothing") {
    const std::vector<GroupSelection> groups{{"A", 20, 29}, {"B", 0, 0}, {"C", 5, 4}, {"D", 10, 30}};
    const Impact impact = impact_of(groups);
    CHECK(impact.reference == 0);
    CHECK(impact.groups[0].few);
    CHECK_FALSE(impact.groups[1].rate.has_value());
    CHECK_FALSE(impact.groups[2].ratio.has_value());
    CHECK_FALSE(impact.groups[3].few);
    CHECK(impact.groups[3].flagged);

    const Impact nobody = impact_of(std::vector<GroupSelection>{{"A", 0, 40}, {"B", 0, 50}});
    CHECK_FALSE(nobody.groups[0].ratio.has_value());
    CHECK_FALSE(nobody.groups[1].flagged);
    CHECK_FALSE(impact_of({}).reference.has_value());
}
