#include "app/summary.h"

#include "app/evidence_book.h"
#include "app/person_standing.h"
#include "app/team_desk.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <random>

using namespace mq;
using namespace mq::app;
using namespace mq::tests;

namespace {

constexpr Day today{20'413};
constexpr double float_step = 1e-5; ///< a summary keeps floats

struct Person {
    TemporaryFolder folder;
    FrozenCompetency a01 = frozen_competency();
    store::Store store = open_database(folder.file());
    Uuid id = add_person(store, "Trần Minh Khôi", Day{today.number - 300});

    [[nodiscard]] std::vector<store::FinishedAttempt> finished() const { return store.finished(id).value(); }
    [[nodiscard]] PersonSummary summary(Day day = today) const {
        return summarise(finished(), store.rated(id).value(), *a01.estimator, day);
    }
};

/// Fourteen assessments over half a year, and practice in between.
void fill(Person& p) {
    for (int n = 0; n < 14; ++n)
        finish(p.store, p.a01, p.id, Day{today.number - 180 + 12 * n},
               {.scene = fmt::format("a-{}", n), .difficulty = 3 + n % 2, .attainment = 0.7});
    for (int n = 0; n < 6; ++n)
        finish(p.store, p.a01, p.id, Day{today.number - 120 + 20 * n},
               {.scene = fmt::format("p-{}", n),
                .mode = store::Mode::practice,
                .difficulty = 2,
                .attainment = 0.4 + 0.1 * n});
}

void check_facet(const FacetSummary& kept, const Estimate& shown) {
    CHECK(static_cast<double>(kept.mean) == doctest::Approx(shown.mean).epsilon(float_step));
    CHECK(static_cast<double>(kept.low) == doctest::Approx(shown.low).epsilon(float_step));
    CHECK(static_cast<double>(kept.high) == doctest::Approx(shown.high).epsilon(float_step));
    CHECK(static_cast<double>(kept.weight) == doctest::Approx(shown.weight).epsilon(float_step));
    CHECK(kept.stimuli == shown.stimuli);
    CHECK(kept.level == shown.level);
}

PersonSummary made_up(std::mt19937& random) {
    std::uniform_real_distribution<float> ability(1.0F, 5.0F);
    const auto facet = [&] {
        return FacetSummary{ability(random),
                            ability(random),
                            ability(random),
                            ability(random),
                            static_cast<std::uint16_t>(random() % 20),
                            static_cast<std::uint8_t>(random() % 6),
                            static_cast<std::int32_t>(random() % 30'000)};
    };
    PersonSummary out;
    out.overall = facet();
    out.reported = static_cast<std::uint8_t>(random() % 6);
    out.mean_90 = ability(random);
    out.known_90 = random() % 2 == 0;
    out.practice_90 = static_cast<std::uint16_t>(random() % 90);
    out.assessments = static_cast<std::uint16_t>(random() % 40);
    out.missing = static_cast<std::uint8_t>(random() % 32);
    out.last_active = static_cast<std::int32_t>(random() % 30'000);
    for (int f = 0; f < 6; ++f)
        out.facets.push_back(facet());
    for (int f = 0; f < 5; ++f)
        out.practice.push_back(facet());
    return out;
}

/// What nothing may be read as, however the bytes were changed.
void check_sane(const PersonSummary& read) {
    CHECK(read.facets.size() == 6);
    CHECK(read.practice.size() <= 6);
    CHECK(read.reported <= 5);
    for (const auto* facets : {&read.facets, &read.practice})
        for (const FacetSummary& facet : *facets) {
            CHECK(std::isfinite(facet.mean));
            CHECK(std::abs(facet.mean) <= 10.0F);
            CHECK(facet.weight >= 0.0F);
            CHECK(facet.level <= 5);
        }
}

/// Turns some bits, and now and then cuts the end off or adds to it.
std::string mutated(std::string bytes, std::mt19937& random) {
    for (std::size_t n = 1 + random() % 4; n > 0 && !bytes.empty(); --n) {
        char& at = bytes[random() % bytes.size()];
        at = static_cast<char>(static_cast<unsigned char>(at) ^ (1U << (random() % 8)));
    }
    if (random() % 4 == 0)
        bytes.resize(random() % (bytes.size() + 1));
    if (random() % 8 == 0)
        bytes.append(1 + random() % 40, static_cast<char>(random() % 256));
    return bytes;
}

} // namespace

TEST_CASE("a summary says what the estimator says of the same evidence") {
    Person p;
    fill(p);
    const auto finished = p.finished();
    const PersonSummary summary = p.summary();
    const domain::Competency& model = p.a01.estimator->competency();
    const StandingBasis basis = standing_basis(finished, {}, model, today);
    const domain::Standing standing = p.a01.estimator->standing(basis.records, today, basis.severities);
    check_facet(summary.overall, overall_of(standing));
    REQUIRE(summary.facets.size() == model.facets.size());
    for (std::size_t f = 0; f < model.facets.size(); ++f)
        check_facet(summary.facets[f], estimate_of(standing.facets[f], model.scoring));
    const auto practice = p.a01.estimator->practice(EvidenceBook(finished, {}, model).practice(), today);
    REQUIRE(summary.practice.size() == model.axis_count());
    for (std::size_t f = 0; f < model.axis_count(); ++f)
        check_facet(summary.practice[f], estimate_of(practice.facets[f], model.scoring));
    CHECK(standing.reported.has_value());
    CHECK(summary.reported == standing.reported->number());
    CHECK(summary.missing == 0);
    const StandingBasis then = standing_basis(finished, {}, model, Day{today.number - 90});
    REQUIRE(then.records.size() < basis.records.size());
    CHECK(summary.known_90);
    CHECK(static_cast<double>(summary.mean_90) ==
          doctest::Approx(p.a01.estimator->standing(then.records, Day{today.number - 90}).overall.mean)
              .epsilon(float_step));
    CHECK(summary.practice_90 == 4); // of the days −120, −100, −80, −60, −40, −20
    CHECK(summary.assessments == 14);
    CHECK(summary.last_active == today.number - 20);
    CHECK(summary.facets[0].last_day == today.number - 24);
    CHECK(summary.overall.last_day == today.number - 24);
    CHECK(summary.practice[0].last_day == today.number - 20);
}

TEST_CASE("a summary of an earlier day leaves out what came later, and of nobody's evidence it is empty") {
    Person p;
    CHECK(p.summary().facets.size() == p.a01.estimator->competency().facets.size());
    CHECK(p.summary().overall.weight == 0.0F);
    CHECK(p.summary().overall.level == 0);
    CHECK(p.summary().reported == 0);
    CHECK(p.summary().missing != 0);
    CHECK(p.summary().last_active == 0);
    CHECK_FALSE(p.summary().known_90);
    fill(p);
    const Day then{today.number - 100};
    const PersonSummary early = p.summary(then);
    CHECK(early.assessments == 7);
    CHECK(early.last_active == then.number);
    const PersonSummary lean = standing_summary(p.finished(), {}, *p.a01.estimator, then);
    CHECK(lean.overall == early.overall);
    CHECK(lean.facets == early.facets);
    CHECK(lean.reported == early.reported);
    CHECK(standing_summary(p.finished(), {}, *p.a01.estimator, Day{today.number - 400}).overall.weight ==
          0.0F);
}

TEST_CASE("the bytes of a summary give it back, and of another form nothing") {
    std::mt19937 random(20'260'309);
    for (int n = 0; n < 50; ++n) {
        const PersonSummary summary = made_up(random);
        const std::string bytes = summary_bytes(summary);
        const auto again = summary_from(bytes, 6);
        REQUIRE(again.has_value());
        CHECK(*again == summary);
        CHECK_FALSE(summary_from(bytes, 7).has_value()); // of another competency
        CHECK_FALSE(summary_from(bytes, 5).has_value());
        CHECK_FALSE(summary_from(bytes + "x", 6).has_value());
        for (std::size_t length = 0; length < bytes.size(); ++length)
            CHECK_FALSE(summary_from(bytes.substr(0, length), 6).has_value());
        std::string other = bytes;
        other[0] = 9; // a later version
        CHECK_FALSE(summary_from(other, 6).has_value());
    }
}

TEST_CASE("whatever bytes are read as a summary or a group, nothing comes of them that can't be") {
    std::mt19937 random(7);
    int read = 0;
    for (int n = 0; n < 2'000; ++n) {
        const auto summary = summary_from(mutated(summary_bytes(made_up(random)), random), 6);
        if (!summary)
            continue;
        ++read;
        check_sane(*summary);
    }
    CHECK(read > 0); // a turned bit of a number is still a number
    const std::vector<PersonSummary> people{made_up(random), made_up(random), made_up(random)};
    const std::string group = group_bytes(group_of(people, 5));
    for (int n = 0; n < 2'000; ++n)
        if (const auto changed = group_from(mutated(group, random), 5)) {
            CHECK(changed->counts.size() == 6);
            CHECK(changed->facets.size() == 5);
            for (const int count : changed->counts)
                CHECK(count >= 0);
        }
    for (int n = 0; n < 2'000; ++n) {
        std::string noise(random() % 400, '\0');
        std::ranges::generate(noise, [&] { return static_cast<char>(random() % 256); });
        CHECK_FALSE(group_from(noise, 5).has_value());
        if (const auto summary = summary_from(noise, 6))
            check_sane(*summary);
    }
}

TEST_CASE("a group counts people by level, and its quartiles lie between neighbours in proportion") {
    const auto person = [](std::uint8_t reported, float mean) {
        PersonSummary out;
        out.reported = reported;
        out.facets.resize(6);
        out.facets[1].mean = mean;
        out.facets[1].weight = mean > 0.0F ? 1.0F : 0.0F;
        return out;
    };
    const std::vector<PersonSummary> people{person(3, 3.0F), person(1, 1.0F), person(0, 0.0F),
                                            person(2, 2.0F), person(3, 4.5F), PersonSummary{}};
    const GroupSummary group = group_of(people, 5);
    CHECK(group.counts == std::vector<int>{2, 1, 1, 2, 0, 0});
    REQUIRE(group.facets.size() == 5);
    CHECK(group.facets[0].people == 0);
    CHECK(group.facets[1].people == 4);
    CHECK(group.facets[1].mean == doctest::Approx(2.625));
    CHECK(group.facets[1].low == doctest::Approx(1.75));   // 1 + .75·(2 − 1)
    CHECK(group.facets[1].high == doctest::Approx(3.375)); // 3 + .25·(4.5 − 3)
    CHECK(group_from(group_bytes(group), 5) == group);
    CHECK_FALSE(group_from(group_bytes(group), 4).has_value());
    const GroupSummary nobody = group_of({}, 5);
    CHECK(nobody.counts == std::vector<int>(6, 0));
    CHECK(nobody.facets[0].people == 0);
    CHECK(group_from(group_bytes(nobody), 5) == nobody);
}
