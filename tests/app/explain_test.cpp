// The page that explains a standing: every figure is the estimator's, every what-if is what it would say
// without the lines, and the database hears nothing of it.
#include "app/app_fixture.h"
#include "app/standing_model.h"
#include "content/competency_file.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <algorithm>
#include <cmath>

using namespace mq;
using namespace mq::tests;

namespace {

constexpr std::size_t axes = 5;

domain::ScenarioEvidence attempt(int n, std::string scene, Day date, int difficulty, double attainment) {
    domain::ScenarioEvidence out;
    out.id = fmt::format("018f0000-0000-7000-8000-{:012}", n);
    out.scenario = std::move(scene);
    out.date = date;
    out.difficulty = domain::Difficulty(difficulty);
    out.attainment = domain::AttainedShare(attainment);
    for (std::size_t axis = 0; axis < axes; ++axis)
        out.facets.push_back({domain::FacetIndex(axis), out.attainment});
    return out;
}

struct Explainer {
    domain::Estimator estimator;
    app::Texts texts;
    Day today = *parse_day("2026-03-10");
    std::vector<domain::Evidence> records;

    Explainer() : estimator(competency()), texts(app::Language::vi, {}) {}

    static domain::Competency competency() {
        auto loaded = content::load_competency_file(std::filesystem::path(MONQUA_SOURCE_DIR) / "assets" /
                                                    "competencies" / "a01.yaml");
        REQUIRE(loaded.competency.has_value());
        return std::move(*loaded.competency);
    }

    [[nodiscard]] Day ago(int days) const { return Day{today.number - days}; }

    [[nodiscard]] app::StandingPage explain(const app::LeftOut& left_out = {}) const {
        const app::StandingSource source{estimator, texts, today, records,
                                         [](const domain::ScenarioEvidence& of) {
                                             return app::AttemptWords{of.scenario, ""};
                                         }};
        return app::explain_standing(source, estimator.standing(records, today), left_out);
    }

    void do_well(int count, int difficulty) {
        for (int i = 0; i < count; ++i)
            records.emplace_back(
                attempt(i + 1, fmt::format("scene-{}", i), ago(3 + 5 * i), difficulty, 0.92));
    }

    void interview(std::string id, std::initializer_list<const char*> raters) {
        domain::RatedEvidence out;
        out.kind = domain::RatedEvidence::Kind::interview;
        out.id = std::move(id);
        out.date = ago(10);
        for (const char* rater : raters)
            for (std::size_t axis = 0; axis < axes; ++axis)
                out.ratings.push_back(
                    {fmt::format("Q{}", axis), rater, domain::FacetIndex(axis), domain::Level(5)});
        records.emplace_back(std::move(out));
    }
};

const app::StandingLine& line_of(const app::StandingPage& page, std::string_view id) {
    const auto found =
        std::find_if(page.lines.begin(), page.lines.end(), [&](const auto& line) { return line.id == id; });
    REQUIRE(found != page.lines.end());
    return *found;
}

void check_same(const app::StandingCase& a, const app::StandingCase& b) {
    CHECK(a.statistical == b.statistical);
    CHECK(a.demonstrated == b.demonstrated);
    CHECK(a.reported == b.reported);
    CHECK(a.missing == b.missing);
    CHECK(a.gates.size() == b.gates.size());
    REQUIRE(a.views.size() == b.views.size());
    for (std::size_t view = 0; view < a.views.size(); ++view) {
        CHECK(a.views[view].mean == b.views[view].mean);
        CHECK(a.views[view].levels == b.views[view].levels);
        CHECK(a.views[view].at_least == b.views[view].at_least);
        CHECK(a.views[view].stimuli == b.views[view].stimuli);
    }
}

std::vector<domain::Gate> gates_of(const app::StandingCase& of) {
    std::vector<domain::Gate> out;
    for (const app::StandingGate& gate : of.gates)
        out.push_back(gate.gate);
    return out;
}

} // namespace

TEST_CASE("figures are those of the estimator, for the competency and for every facet") {
    Explainer e;
    e.do_well(5, 3);
    const app::StandingPage page = e.explain();
    const domain::Standing standing = e.estimator.standing(e.records, e.today);
    REQUIRE(page.views.size() == standing.facets.size() + 1);
    CHECK(page.now.views[0].mean == standing.overall.mean);
    CHECK(page.now.views[0].levels == standing.overall.levels);
    CHECK(page.now.views[0].low == standing.overall.q10);
    CHECK(page.now.views[0].high == standing.overall.q90);
    CHECK(page.now.views[0].stimuli == 5);
    for (std::size_t f = 0; f < standing.facets.size(); ++f)
        CHECK(page.now.views[f + 1].at_least == standing.facets[f].posterior.at_least);
    CHECK(page.now.statistical == standing.statistical.number());
    CHECK(page.now.demonstrated == standing.demonstrated.number());
    CHECK_FALSE(page.without.has_value());
    CHECK(page.claim == doctest::Approx(0.7));
}

TEST_CASE("without evidence nothing is claimed and everything is missing") {
    const app::StandingPage page = Explainer().explain();
    CHECK(page.lines.empty());
    CHECK(page.now.statistical == 0);
    CHECK(page.now.demonstrated == 0);
    CHECK_FALSE(page.now.reported.has_value());
    CHECK(page.now.views[0].none());
    CHECK(page.now.missing.size() == 5);
    CHECK_FALSE(page.constants.empty());
}

TEST_CASE("a line says what it shows, what it weighs, and why where that is nothing") {
    Explainer e;
    e.records = {attempt(1, "old", e.ago(800), 3, 0.9), attempt(2, "again", e.ago(20), 3, 0.9),
                 attempt(3, "again", e.ago(5), 3, 0.9), attempt(4, "late", e.ago(60), 3, 0.9),
                 attempt(5, "late", e.ago(10), 3, 0.9)};
    const app::StandingPage page = e.explain();
    REQUIRE(page.lines.size() == 5);
    const auto weight = [&](int n) {
        return line_of(page, fmt::format("018f0000-0000-7000-8000-{:012}", n)).credits[0]->weight;
    };
    const auto why = [&](int n) {
        return line_of(page, fmt::format("018f0000-0000-7000-8000-{:012}", n)).nothing_why;
    };
    CHECK(weight(1) == 0.0);
    CHECK(why(1) == "standing.nothing.old");
    CHECK(weight(3) == 0.0);
    CHECK(why(3) == "standing.nothing.retake");
    CHECK(weight(2) > 0.9);
    CHECK(why(2).empty());
    CHECK(weight(5) == doctest::Approx(0.5 * std::exp2(-10.0 / 180.0)));
    CHECK(std::is_sorted(page.lines.begin(), page.lines.end(), [](const auto& a, const auto& b) {
        return a.credits[0]->weight > b.credits[0]->weight;
    }));
    const app::StandingCredit& credit = *line_of(page, "018f0000-0000-7000-8000-000000000002").credits[0];
    CHECK(credit.low == 3);
    CHECK(credit.high == 5);
    CHECK(*std::max_element(credit.support.begin(), credit.support.end()) == 1.0F);
    CHECK(credit.support[0] < 0.3F);
}

TEST_CASE("what-if is the estimator's answer to the same records without the lines") {
    Explainer e;
    e.do_well(7, 3);
    const std::string first = std::get<domain::ScenarioEvidence>(e.records[1]).id;
    const std::string second = std::get<domain::ScenarioEvidence>(e.records[4]).id;
    const app::StandingPage tried = e.explain({first, second});
    REQUIRE(tried.without.has_value());
    CHECK(tried.left_out == 2);
    Explainer fewer;
    fewer.records = e.records;
    fewer.records.erase(fewer.records.begin() + 4);
    fewer.records.erase(fewer.records.begin() + 1);
    check_same(*tried.without, fewer.explain().now);
    check_same(tried.now, e.explain().now); // the real one stands beside it, unchanged
    CHECK(line_of(tried, first).left_out);
    CHECK(line_of(tried, first).credits[0]->weight_if == 0.0);
    CHECK(line_of(tried, first).credits[0]->weight > 0.0);
    for (const app::StandingLine& line : tried.lines)
        if (!line.left_out)
            CHECK(line.credits[0]->weight_if == line.credits[0]->weight);
}

TEST_CASE("without a first attempt the retake counts as one") {
    Explainer e;
    e.records = {attempt(1, "same", e.ago(20), 3, 0.5), attempt(2, "same", e.ago(5), 3, 0.95)};
    const app::StandingPage page = e.explain({"018f0000-0000-7000-8000-000000000001"});
    const app::StandingCredit& retake = *line_of(page, "018f0000-0000-7000-8000-000000000002").credits[0];
    CHECK(retake.weight == 0.0);
    CHECK(retake.weight_if > 0.9);
    CHECK(page.without->views[0].mean > page.now.views[0].mean);
}

TEST_CASE("leaving everything out leaves the starting point, the same as for somebody new") {
    Explainer e;
    e.do_well(3, 3);
    app::LeftOut all;
    for (const app::StandingLine& line : e.explain().lines)
        all.insert(line.id);
    const app::StandingPage page = e.explain(all);
    REQUIRE(page.without.has_value());
    check_same(*page.without, Explainer().explain().now);
}

TEST_CASE("lines that are not there can't be left out") {
    Explainer e;
    e.do_well(2, 3);
    const app::StandingPage page = e.explain({"gone"});
    CHECK(page.left_out == 0);
    CHECK_FALSE(page.without.has_value());
}

TEST_CASE("each gate is told by the record that makes it") {
    Explainer e;
    e.do_well(8, 5);
    CHECK(e.explain().now.reported == 3);
    CHECK(gates_of(e.explain().now) == std::vector{domain::Gate::human});

    e.interview("I1", {"A", "B"});
    CHECK(e.explain().now.reported == 4);
    CHECK(gates_of(e.explain().now) == std::vector{domain::Gate::autonomy});

    domain::ScenarioEvidence error = attempt(99, "insult", e.ago(1), 5, 0.95);
    error.critical = true;
    e.records.emplace_back(error);
    const app::StandingPage page = e.explain();
    CHECK(page.now.reported == 2);
    REQUIRE_FALSE(page.now.gates.empty());
    CHECK(page.now.gates.back().gate == domain::Gate::critical);
    REQUIRE(page.now.gates.back().attempt.has_value());
    CHECK(page.now.gates.back().attempt->str() == error.id);
    CHECK(line_of(page, error.id).critical);

    const app::StandingPage without = e.explain({error.id});
    CHECK(without.without->reported == 4);
    CHECK(gates_of(*without.without) == std::vector{domain::Gate::autonomy});
}

TEST_CASE("ratings are lines too: each speaks of its own facet, and can be left out alone") {
    Explainer e;
    e.do_well(4, 3);
    e.interview("I1", {"A", "B"});
    domain::RatedEvidence sheet;
    sheet.kind = domain::RatedEvidence::Kind::observation;
    sheet.id = "O1";
    sheet.date = e.ago(2);
    sheet.ratings = {{"", "C", domain::FacetIndex(std::size_t{2}), domain::Level(4)}};
    e.records.emplace_back(sheet);
    const app::StandingPage page = e.explain();
    REQUIRE(page.lines.size() == 4 + 2 * axes + 1);
    const std::string& facet = e.estimator.competency().facets[0].id;
    const app::StandingLine& rating = line_of(page, "I1/Q0/A/" + facet);
    CHECK(rating.source == domain::Source::interview);
    CHECK_FALSE(rating.attempt.has_value());
    CHECK(rating.credits[1].has_value());
    CHECK_FALSE(rating.credits[2].has_value());
    CHECK(line_of(page, "O1/C/" + e.estimator.competency().facets[2].id).source ==
          domain::Source::observation);

    Explainer fewer;
    fewer.records = e.records;
    auto& ratings = std::get<domain::RatedEvidence>(fewer.records[4]).ratings;
    ratings.erase(ratings.begin());
    check_same(*e.explain({rating.id}).without, fewer.explain().now);
    fewer.records = e.records;
    fewer.records.pop_back();
    check_same(*e.explain({"O1/C/" + e.estimator.competency().facets[2].id}).without, fewer.explain().now);
}

TEST_CASE("every constant that shapes a standing is shown") {
    const app::Texts texts(app::Language::vi,
                           {{"radar.percent", "{n}%"}, {"span.days.one", "{n}"}, {"span.days.other", "{n}"}});
    domain::ScoringParams params = Explainer().estimator.competency().scoring;
    const auto values = [&] {
        std::string all;
        for (const app::ScoringGroup& group : app::scoring_constants(params, texts))
            for (const app::ScoringConstant& constant : group.constants)
                all += constant.name + "=" + constant.value + "\n";
        return all;
    };
    const std::string before = values();
    const auto shows = [&](auto& constant, auto other) {
        const auto kept = constant;
        constant = other;
        CHECK(values() != before);
        constant = kept;
    };
    shows(params.prior_mean, 2.5);
    shows(params.prior_sd, 1.1);
    shows(params.grid_step, 0.4);
    shows(params.slope_scenario, 1.1);
    shows(params.slope_interview, 1.1);
    shows(params.lapse, 0.11);
    shows(params.half_life_days, 90.0);
    shows(params.max_age_days, 365);
    shows(params.rater_discount, 0.9);
    shows(params.question_discount, 0.9);
    shows(params.pass_full, 0.9);
    shows(params.pass_part, 0.5);
    shows(params.hint_light, 0.3);
    shows(params.hint_full, 2.0);
    shows(params.retake_min_days, 45);
    shows(params.retake_weight, 0.2);
    shows(params.claim_probability, 0.9);
    shows(params.demonstrated_stimuli, 3);
    shows(params.min_weight, 6.0);
    shows(params.min_scenarios, 6);
    shows(params.min_facets, 5);
    shows(params.min_facet_stimuli, 3);
    shows(params.max_sd, 0.4);
    shows(params.max_stale_days, 30);
    shows(params.critical_recent_attempts, 9);
    shows(params.critical_recent_days, 30);
    shows(params.critical_cap, 1);
    shows(params.human_gate_level, 5);
    shows(params.autonomy_raters, 3);
    shows(params.guidance_cuts, std::vector<domain::GuidanceCut>{{0.2, 5}});
    shows(params.difficulty_cuts, std::array{2, 4, 6, 8});
}

TEST_CASE("a what-if changes what is shown and nothing else") {
    Sandbox sandbox;
    auto app = sandbox.open_with_person();
    const std::string id = first_scene(*app, true);
    begin(*app, id, true);
    play_to_end(*app, *scene_of(sandbox, id), true);
    app->run(app::OpenPage{app::Page::standing});
    REQUIRE(app->model().page == app::Page::standing);
    REQUIRE(app->model().standing.lines.size() == 1);
    const app::StandingCase before = app->model().standing.now;
    const app::Revision revision = app->model().standing.revision;
    const std::uint64_t statements = app->sql_statements();

    app->run(app::ToggleWhatIf{app->model().standing.lines[0].id});
    REQUIRE(app->model().standing.without.has_value());
    CHECK(app->model().standing.revision > revision);
    CHECK(app->model().standing.without->views[0].none());
    check_same(app->model().standing.now, before);
    app->run(app::ToggleWhatIf{app->model().standing.lines[0].id}); // and with it again
    CHECK_FALSE(app->model().standing.without.has_value());
    app->run(app::ToggleWhatIf{app->model().standing.lines[0].id});
    app->run(app::RestoreWhatIf{});
    CHECK_FALSE(app->model().standing.without.has_value());
    CHECK(app->sql_statements() == statements);

    app->run(app::ToggleWhatIf{app->model().standing.lines[0].id});
    app->run(app::OpenDebrief{*app->model().standing.lines[0].attempt}); // a look at the line itself
    app->run(app::OpenPage{app::Page::standing});
    CHECK(app->model().standing.without.has_value());
    app->run(app::OpenPage{app::Page::radar}); // but elsewhere it ends
    app->run(app::OpenPage{app::Page::standing});
    CHECK_FALSE(app->model().standing.without.has_value());
    CHECK(app->model().notices.empty());
}

TEST_CASE("a what-if is of its page alone, and follows the language") {
    Sandbox sandbox;
    auto app = sandbox.open_with_person();
    app->run(app::ToggleWhatIf{"anything"});
    app->run(app::RestoreWhatIf{});
    CHECK(app->model().page == app::Page::home);
    app->run(app::OpenPage{app::Page::standing});
    const std::string vietnamese = app->model().standing.views[0];
    app::Settings settings = app->model().settings;
    settings.language = app::Language::en;
    app->run(app::ChangeSettings{settings});
    CHECK(app->model().standing.views[0] != vietnamese);
    CHECK(app->model().standing.practice.size() == axes);
}
