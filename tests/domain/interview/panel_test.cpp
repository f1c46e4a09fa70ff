#include "domain/panel.h"
#include "domain/panel_agreement.h"

#include <doctest/doctest.h>

using namespace mq::domain;

namespace {

std::vector<std::optional<Level>> levels(std::initializer_list<int> given) {
    std::vector<std::optional<Level>> out;
    for (const int level : given)
        out.push_back(level == 0 ? std::nullopt : std::optional(Level(level)));
    return out;
}

AnswerSoFar whole(std::vector<CellSoFar> cells) {
    AnswerSoFar out;
    out.star = {"khách bị giao trễ", "giữ khách", "gọi lại trong 30 phút", "khách ở lại"};
    out.asked_hard = out.asked_help = true;
    out.cells = std::move(cells);
    return out;
}

/// Two raters over `n` units; the second is one off on every `every`-th.
UnitRatings two_raters(int n, int every) {
    UnitRatings out;
    for (int i = 0; i < n; ++i) {
        const int first = 1 + i % 5;
        const int second = i % every == 0 ? (first == 5 ? 4 : first + 1) : first;
        out.push_back({first, second});
    }
    return out;
}

} // namespace

TEST_CASE("a rating of 3 needs no reason, all others do") {
    CHECK_FALSE(needs_reason(Level(3)));
    for (const int level : {1, 2, 4, 5})
        CHECK(needs_reason(Level(level)));
}

TEST_CASE("what must be there before an answer is saved") {
    CHECK(gaps_in(whole({{Level(3), false, ""}})).empty());
    CHECK(gaps_in(whole({{Level(4), false, "tự gọi lại hai lần"}})).empty());

    SUBCASE("a reason of spaces is none") {
        CHECK(gaps_in(whole({{Level(3), false, ""}, {Level(5), false, " \n"}})) ==
              std::vector<Gap>{{Lack::reason, 1}});
    }
    SUBCASE("every cell is answered, by a rating or by saying that there isn't enough") {
        CHECK(gaps_in(whole({{std::nullopt, false, ""}, {std::nullopt, true, ""}})) ==
              std::vector<Gap>{{Lack::rating, 0}});
    }
    SUBCASE("notes and the two fixed probes, once anything is rated") {
        AnswerSoFar bare;
        bare.cells = {{Level(3), false, ""}};
        CHECK(gaps_in(bare) == std::vector<Gap>{{Lack::situation, 0},
                                                {Lack::task, 0},
                                                {Lack::action, 0},
                                                {Lack::result, 0},
                                                {Lack::hard, 0},
                                                {Lack::help, 0}});
    }
    SUBCASE("where nothing can be judged nothing else is asked for") {
        AnswerSoFar silent;
        silent.cells = {{std::nullopt, true, ""}};
        CHECK(gaps_in(silent).empty());
    }
}

TEST_CASE("spread and lower median of a cell") {
    CHECK(spread_of(levels({3, 2, 4})) == 2);
    CHECK(spread_of(levels({3})) == 0);
    CHECK(spread_of(levels({5, 0, 1})) == 4);
    CHECK(middle_of(levels({3, 2, 4})) == Level(3));
    CHECK(middle_of(levels({4, 2})) == Level(2));
    CHECK(middle_of(levels({5, 0, 1, 4})) == Level(4));
    CHECK_FALSE(middle_of(levels({0, 0})).has_value());
}

TEST_CASE("cells are counted by how far apart they were rated, those of one rater are not") {
    const std::vector<CellRatings> cells{levels({4, 4}), levels({4, 3}), levels({2, 4}), levels({0, 4}),
                                         levels({1, 1})};
    const PanelCounts counts = count_spreads(cells);
    CHECK(counts.units == 4);
    CHECK(counts.exact == 2);
    CHECK(counts.within_one == 1);
    CHECK(counts.apart == 1);
}

TEST_CASE("which statistic, and from how many units on") {
    SUBCASE("two raters: kappa from 50 units") {
        const PanelFigure few = panel_agreement(two_raters(49, 5));
        CHECK(few.statistic == PanelStatistic::kappa);
        CHECK(few.reading == PanelReading::too_few);
        CHECK_FALSE(few.value.has_value());
        const PanelFigure enough = panel_agreement(two_raters(50, 5));
        REQUIRE(enough.value.has_value());
        CHECK(*enough.value > 0.9);
        CHECK(enough.reading == PanelReading::almost_perfect);
        CHECK(*enough.low < *enough.value);
        CHECK(*enough.value < *enough.high);
    }
    SUBCASE("gaps or three raters: alpha from 30 units") {
        auto units = two_raters(30, 4);
        for (auto& unit : units)
            unit.push_back(unit[0]);
        const PanelFigure three = panel_agreement(units);
        CHECK(three.statistic == PanelStatistic::alpha);
        REQUIRE(three.value.has_value());
        units.pop_back();
        CHECK(panel_agreement(units).reading == PanelReading::too_few);
        auto gaps = two_raters(31, 4);
        gaps[0][1] = std::nullopt;
        CHECK(panel_agreement(gaps).statistic == PanelStatistic::alpha);
        CHECK(panel_agreement(gaps).units == 30);
    }
    SUBCASE("one rater has nobody to agree with") {
        CHECK(panel_agreement({{3}, {4}}).statistic == PanelStatistic::none);
    }
    SUBCASE("ratings that never vary have no kappa") {
        const PanelFigure same = panel_agreement(UnitRatings(60, {3, 3}));
        CHECK(same.reading == PanelReading::not_defined);
        CHECK_FALSE(same.value.has_value());
    }
}
