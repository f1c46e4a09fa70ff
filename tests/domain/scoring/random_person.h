#pragma once

#include "domain/scoring/scoring_fixture.h"

#include <random>

namespace mq::scoring_test {

inline const Day today = day("2026-11-01");
inline Day ago(int days) {
    return {today.number - days};
}

class Chance {
public:
    explicit Chance(unsigned seed) : random_(seed) {}
    int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }
    double share() { return below(101) / 100.0; }
    std::mt19937& engine() { return random_; }

private:
    std::mt19937 random_;
};

/// Attempts of a few scenes, most unaided. Each has a date of its own: only the order of attempts of one
/// scene on one day is meant to matter.
inline domain::ScenarioEvidence random_attempt(Chance& chance, const std::string& id, int number) {
    const Day date = ago(8 * number + chance.below(8));
    const int difficulty = 1 + chance.below(5);
    domain::ScenarioEvidence out = attempt(id.c_str(), "", date, difficulty, chance.share());
    out.scenario = "scene-" + std::to_string(chance.below(6));
    if (chance.below(2) == 0)
        out.guidance = domain::GuidanceShare(chance.share());
    out.critical = chance.below(12) == 0;
    return out;
}

inline domain::RatedEvidence random_ratings(Chance& chance, const std::string& id) {
    domain::RatedEvidence out = interview(id.c_str(), ago(chance.below(800)), {});
    if (chance.below(2) == 0)
        out.kind = domain::RatedEvidence::Kind::observation;
    for (const char* rater : {"A", "B", "C"})
        for (std::size_t facet = 0; facet <= axis_count; ++facet)
            if (chance.below(2) == 0)
                out.ratings.push_back(
                    {"Q1", rater, domain::FacetIndex(facet), domain::Level(1 + chance.below(5))});
    return out;
}

/// Attempts, interviews, observations of any kind.
inline std::vector<domain::Evidence> random_person(Chance& chance, int records) {
    std::vector<domain::Evidence> out;
    for (int i = 0; i < records; ++i) {
        const std::string id = "E" + std::to_string(i);
        if (chance.below(3) > 0)
            out.emplace_back(random_attempt(chance, id, i));
        else
            out.emplace_back(random_ratings(chance, id));
    }
    return out;
}

} // namespace mq::scoring_test
