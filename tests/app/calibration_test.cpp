#include "app/interview_fixture.h"
#include "content/competency_file.h"
#include "content/question_bank.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <array>

using namespace mq;
using namespace mq::tests;

namespace {

struct Reference {
    domain::Competency competency;
    domain::QuestionBank bank;

    [[nodiscard]] std::string facet(const domain::ReferenceRating& rating) const {
        return competency.facets[rating.facet.value()].id;
    }
};

Reference reference_of(const InterviewDesk& desk) {
    auto competency = content::load_competency_file(desk.sandbox.share() / "competencies" / "a01.yaml");
    REQUIRE(competency.competency.has_value());
    auto loaded = content::load_question_bank(desk.sandbox.share() / "questions", *competency.competency);
    return {std::move(*competency.competency), std::move(loaded.bank)};
}

std::vector<std::string> texts_in(const app::Calibration& calibration) {
    std::vector<std::string> out{calibration.reading};
    for (const app::BenchmarkTask& task : calibration.tasks) {
        out.insert(out.end(), task.answer.begin(), task.answer.end());
        out.insert(out.end(), {task.who, task.question});
        for (const app::RatingRow& row : task.rows) {
            out.push_back(row.reason);
            for (const app::AnchorBox& anchor : row.anchors)
                out.push_back(anchor.text);
        }
        for (const app::BenchmarkResult& result : task.results)
            out.push_back(result.reason);
    }
    return out;
}

/// Rates it `by` above the reference, within the scale.
std::vector<app::AnswerForm::Cell> cells_above(const Reference& reference, const domain::Benchmark& benchmark,
                                               int by) {
    std::vector<app::AnswerForm::Cell> out;
    for (const domain::ReferenceRating& rating : benchmark.ratings)
        out.push_back({reference.facet(rating), std::clamp(rating.value.number() + by, 1, 5), false, ""});
    return out;
}

std::vector<Given> ratings_shown(const app::Consensus& consensus) {
    std::vector<Given> out;
    for (const app::ConsensusCell& cell : consensus.cells)
        for (const app::PanelRating& rating : cell.ratings)
            out.push_back({cell.question, rating.rater.str(), cell.facet, rating.rating.value_or(1)});
    return out;
}

} // namespace

TEST_CASE("a reference rating isn't in the model before one's own is kept") {
    InterviewDesk desk;
    const Reference reference = reference_of(desk);
    REQUIRE(reference.bank.benchmarks.size() == 12);
    desk.does(app::OpenPage{app::Page::calibration});
    REQUIRE(desk.model().calibration.tasks.size() == 12);
    const domain::Benchmark& first = reference.bank.benchmarks[0];
    const auto shown = [&](const domain::Benchmark& benchmark) {
        const auto texts = texts_in(desk.model().calibration);
        return std::ranges::any_of(benchmark.ratings, [&](const auto& rating) {
            return std::ranges::find(texts, rating.reason.vi) != texts.end();
        });
    };
    for (const domain::Benchmark& benchmark : reference.bank.benchmarks)
        CHECK_FALSE(shown(benchmark));
    auto cells = cells_above(reference, first, 0);
    const auto whole = cells;
    cells.pop_back();
    desk.does(app::SaveBenchmark{first.id, cells});
    CHECK(desk.model().calibration.missing.size() == 1);
    CHECK_FALSE(shown(first));
    CHECK(said<store::BenchmarkRated>(desk).empty());
    CHECK(desk.refuses(app::SaveBenchmark{"B99", whole}));
    desk.does(app::SaveBenchmark{first.id, whole});
    CHECK(shown(first));
    CHECK_FALSE(shown(reference.bank.benchmarks[1]));
    const app::BenchmarkTask& task = desk.model().calibration.tasks[0];
    CHECK(task.done);
    REQUIRE(task.results.size() == first.ratings.size());
    for (std::size_t i = 0; i < task.results.size(); ++i) {
        CHECK(task.results[i].reference == first.ratings[i].value.number());
        CHECK(task.results[i].mine == first.ratings[i].value.number());
    }
    CHECK(desk.model().calibration.missing.empty());
    CHECK(desk.model().calibration.leniency == doctest::Approx(0.0));
    CHECK(desk.model().calibration.done == 1);
    // Rated again with the reference in sight: kept, and counted nowhere.
    desk.does(app::SaveBenchmark{first.id, cells_above(reference, first, 2)});
    CHECK(said<store::BenchmarkRated>(desk).size() == 2);
    CHECK(desk.model().calibration.leniency == doctest::Approx(0.0));
    CHECK(desk.model().calibration.done == 1);
}

TEST_CASE("leniency is the mean of mine − reference, and kappa has no figure below fifty units") {
    InterviewDesk desk;
    const Reference reference = reference_of(desk);
    desk.does(app::OpenPage{app::Page::calibration});
    CHECK_FALSE(desk.model().calibration.leniency.has_value());
    double sum = 0;
    int units = 0;
    bool seen_with = false;
    for (const domain::Benchmark& benchmark : reference.bank.benchmarks) {
        auto cells = cells_above(reference, benchmark, 1);
        cells[0].not_enough = true; // no unit
        desk.does(app::SaveBenchmark{benchmark.id, cells});
        for (std::size_t i = 1; i < cells.size(); ++i) {
            sum += *cells[i].rating - benchmark.ratings[i].value.number();
            ++units;
        }
        const app::Calibration& calibration = desk.model().calibration;
        CHECK(calibration.units == units);
        CHECK(*calibration.leniency == doctest::Approx(sum / units).epsilon(1e-12));
        CHECK(calibration.kappa.has_value() == (units >= 50));
        CHECK(calibration.low.has_value() == (units >= 50));
        CHECK((calibration.reading == desk.app->texts().get("agreement.too_few")) == (units < 50));
        seen_with = seen_with || calibration.kappa.has_value();
        int by_facet = 0;
        for (const app::FacetBias& facet : calibration.facets) {
            by_facet += facet.n;
            CHECK(facet.leniency >= 0.0);
            CHECK(facet.leniency <= 1.0);
        }
        CHECK(by_facet == units);
    }
    CHECK(seen_with);
    CHECK(desk.model().calibration.done == 12);
    const double kappa = *desk.model().calibration.kappa;
    desk.reopen();
    desk.does(app::OpenPage{app::Page::calibration});
    CHECK(*desk.model().calibration.kappa == doctest::Approx(kappa));
}

TEST_CASE(
    "from ten shared interviews on a rater's severity is frozen into a closing, and counts from there") {
    InterviewDesk desk;
    const std::string kit = short_kit(desk);
    std::vector<app::PlanInterview::Member> panel;
    const auto one_more = [&](int by_hr, bool sign) {
        app::PlanInterview command = plan_of(desk, kit);
        if (!panel.empty())
            command.panel = panel;
        const app::InterviewLine line = plan(desk, command);
        panel.clear();
        for (const app::PanelBadge& badge : line.panel)
            panel.push_back({badge.rater, badge.name});
        hand_in(desk, line, 0, always(by_hr));
        hand_in(desk, line, 1, always(2)); // always
        if (sign)
            close_open_one(desk);
        return line;
    };
    for (int i = 0; i < 10; ++i)
        (void)one_more(4, true);
    for (const store::InterviewClosed& closed : said<store::InterviewClosed>(desk))
        CHECK(closed.severities.empty()); // the tenth was closed on nine
    const app::InterviewLine line = one_more(5, false);
    const auto given = ratings_shown(*desk.model().consensus);
    const app::Estimate before = desk.model().consensus->overall;
    close_open_one(desk);
    const auto closings = said<store::InterviewClosed>(desk);
    REQUIRE(closings.size() == 11);
    const auto& frozen = closings.back().severities;
    REQUIRE(frozen.size() == 2);
    const double strict = frozen.at(line.panel[1].rater.str());
    CHECK(strict > 0.5);
    CHECK(strict <= 0.75);
    CHECK(frozen.at(desk.me().str()) == doctest::Approx(-strict).epsilon(1e-9));
    desk.does(app::OpenPerson{line.person});
    const domain::Severities severities(frozen.begin(), frozen.end());
    check_person_shows(desk, standing_by_estimator(desk, desk.today(), given, true, severities));
    // The panel was shown beforehand what its signing would say.
    const app::PersonLine& person = desk.model().people.lines[desk.model().people.open->line];
    CHECK(before.mean == doctest::Approx(person.overall.mean).epsilon(1e-9));
    desk.does(app::OpenPage{app::Page::calibration});
    const auto& severities_shown = desk.model().calibration.severities;
    REQUIRE(severities_shown.size() == 2);
    for (const app::SeverityLine& shown : severities_shown) {
        CHECK(shown.people == 11);
        CHECK(shown.severity.has_value());
        CHECK(shown.flag);
        CHECK(shown.train);
    }
}

TEST_CASE("ten interviews of the same person are one person in common, and say nothing of a rater") {
    InterviewDesk desk;
    app::PlanInterview command = plan_of(desk, short_kit(desk));
    for (int i = 0; i < 11; ++i) {
        const app::InterviewLine line = plan(desk, command);
        command.person = line.person;
        command.panel = {{line.panel[0].rater, line.panel[0].name},
                         {line.panel[1].rater, line.panel[1].name}};
        hand_in(desk, line, 0, always(4));
        hand_in(desk, line, 1, always(2));
        close_open_one(desk);
    }
    CHECK(said<store::InterviewClosed>(desk).back().severities.empty());
    desk.does(app::OpenPage{app::Page::calibration});
    REQUIRE(desk.model().calibration.severities.size() == 2);
    for (const app::SeverityLine& shown : desk.model().calibration.severities) {
        CHECK(shown.people == 1);
        CHECK_FALSE(shown.severity.has_value());
        CHECK(shown.reading == desk.app->texts().get("agreement.too_few"));
    }
}
