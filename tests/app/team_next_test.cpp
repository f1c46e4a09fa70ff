#include "app/team_next.h"

#include "app/people_fixture.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::tests;

namespace {

app::PersonSummary reported_at(std::uint8_t level, const std::vector<std::uint8_t>& axes) {
    app::PersonSummary out;
    out.reported = level;
    out.overall = {static_cast<float>(level), 0, 0, 5, 6, level, 1};
    out.assessments = 6;
    for (const std::uint8_t axis : axes)
        out.facets.push_back({static_cast<float>(axis), 0, 0, 3, 4, axis, 1});
    out.facets.resize(6);
    out.practice.resize(5);
    return out;
}

} // namespace

TEST_CASE("what to do next follows from the kept numbers, by the first rule that holds") {
    const FrozenCompetency a01 = frozen_competency();
    const domain::Competency& model = a01.estimator->competency();
    domain::Scenario easy;
    easy.id = "de";
    easy.title = {"Tư vấn sai cấu hình", ""};
    easy.difficulty = 1;
    easy.trains = {2};
    domain::Scenario hard = easy;
    hard.id = "kho";
    hard.difficulty = 4;
    domain::Scenario assessment = easy;
    assessment.id = "thi";
    assessment.use = domain::Use::assessment;
    const std::vector<const domain::Scenario*> library{&assessment, &hard, &easy};
    const app::Texts texts;
    const app::NextSteps steps(texts, model, library);
    const std::vector<int> none(5, 0);
    const std::vector<int> four(5, 4);
    const auto kind = [&](const app::PersonSummary& summary, const std::vector<int>& targets) {
        return steps.of(Uuid{}, summary, targets).kind;
    };
    CHECK(kind(reported_at(0, {2, 0, 0, 0, 0}), none) == app::NextKind::entry);
    CHECK(kind(reported_at(1, {1, 2, 1, 2, 0}), none) == app::NextKind::coach);
    CHECK(kind(reported_at(3, {3, 3, 2, 3, 3}), four) == app::NextKind::coach); // two behind 4
    CHECK(kind(reported_at(3, {3, 3, 3, 3, 3}), four) == app::NextKind::practise);
    CHECK(kind(reported_at(3, {3, 3, 2, 3, 3}), none) == app::NextKind::practise);
    CHECK(kind(reported_at(3, {3, 3, 3, 3, 3}), none) == app::NextKind::harder);
    CHECK(kind(reported_at(4, {4, 4, 3, 4, 4}), none) == app::NextKind::share);
    CHECK(steps.of(Uuid{}, reported_at(3, {3, 3, 2, 3, 3}), none).scene == "de"); // nearer to 2 than D4
    app::PersonSummary practised = reported_at(3, {3, 3, 2, 3, 3});
    for (auto& facet : practised.practice)
        facet = {3.4F, 0, 0, 2, 3, 3, 1};
    CHECK(kind(practised, none) == app::NextKind::assess); // (2·.4 … 1.4) / 5 = .6 ahead
    practised.practice[2].mean = 2.0F;
    CHECK(kind(practised, none) == app::NextKind::practise); // .32 ahead
    CHECK(app::need_of(reported_at(1, {1, 1, 1, 1, 1}), app::NextKind::coach, none) >
          app::need_of(reported_at(3, {3, 3, 3, 3, 3}), app::NextKind::harder, none));
    CHECK(app::need_of(reported_at(3, {3, 3, 2, 3, 3}), app::NextKind::practise, four) >
          app::need_of(reported_at(3, {3, 3, 2, 3, 3}), app::NextKind::practise, none));
    CHECK(app::need_of(reported_at(0, {}), app::NextKind::entry, none) == 0.0);
    CHECK(app::short_name("Nguyễn Hà My") == "Hà My");
    CHECK(app::short_name("Lê Quý") == "Quý");
    CHECK(app::short_name("Ánh") == "Ánh");
    CHECK(app::in_sentence("Đáp ứng nhu cầu") == "đáp ứng nhu cầu");
    CHECK(app::in_sentence("Thấu hiểu") == "thấu hiểu");
}
