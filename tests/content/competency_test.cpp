#include "content/competency_file.h"
#include "content/source_text.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <set>

using namespace mq;
using namespace mq::content;

namespace {

LoadedCompetency a01() {
    return load_competency_file(MONQUA_SOURCE_DIR "/assets/competencies/a01.yaml");
}

std::string a01_text() {
    return *read_file(MONQUA_SOURCE_DIR "/assets/competencies/a01.yaml");
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

std::string all_of(const std::vector<Diagnostic>& list) {
    std::string out;
    for (const Diagnostic& d : list)
        out += line_of(d) + "\n";
    return out;
}

/// Loads A01 with one change; the diagnostics must have one with that code.
const Diagnostic* find(const std::vector<Diagnostic>& list, std::string_view code) {
    const auto at =
        std::find_if(list.begin(), list.end(), [&](const Diagnostic& d) { return d.code == code; });
    return at == list.end() ? nullptr : &*at;
}

} // namespace

TEST_CASE("A01 loads without a word, and says everything the model has") {
    const LoadedCompetency loaded = a01();
    INFO(all_of(loaded.diagnostics));
    CHECK(loaded.diagnostics.empty());
    REQUIRE(loaded.competency);
    const domain::Competency& c = *loaded.competency;
    CHECK(c.id == "A01");
    CHECK(c.behaviours.size() == 14);
    CHECK(c.principles.size() == 6);
    CHECK(c.steps.size() == 6);
    CHECK(c.wishes.size() == 5);
    CHECK(c.causes.size() == 3);
    CHECK(c.critical_errors.size() == 6);
    CHECK(c.axis_count() == 5);
    CHECK(c.facets.size() == 6);
    CHECK(std::count_if(c.pitfalls.begin(), c.pitfalls.end(), [](const auto& p) { return p.to_avoid; }) == 5);
    CHECK(c.levels[4].name.vi == "Xuất sắc");
    CHECK(c.levels[3].difficulty.vi == "khá khó");
    CHECK(c.levels[2].difficulty_label.en == "Hard");
}

TEST_CASE("A01's axes stand in the order of the radar, and each behaviour belongs to its facet") {
    const domain::Competency c = *a01().competency;
    const std::vector<std::string> axes{"respond", "follow_up",     "understand",
                                        "improve", "customer_view", "autonomy"};
    REQUIRE(c.facets.size() == axes.size());
    for (std::size_t i = 0; i < axes.size(); ++i)
        CHECK(c.facets[i].id == axes[i]);
    CHECK_FALSE(c.facets.back().axis);
    const auto facet_of = [&](std::string_view id) {
        return c.facets[c.behaviours[*c.behaviour_index(id)].facet].id;
    };
    CHECK(facet_of("A01.1.1") == "respond");
    CHECK(facet_of("A01.2.3") == "improve");
    CHECK(facet_of("A01.3.3") == "understand");
    CHECK(facet_of("A01.4.1") == "customer_view");
    CHECK(facet_of("A01.5.4") == "understand");
    CHECK(c.behaviours[*c.behaviour_index("A01.5.1")].level == 5);
}

TEST_CASE("the file holds the constants of the scoring model") {
    const domain::Competency c = *a01().competency;
    const domain::ScoringParams expected; // what an empty struct holds is the same version of the model
    CHECK(c.scoring.version == "A01-M-1");
    CHECK(c.scoring.grid_points == expected.grid_points);
    CHECK(c.scoring.prior_sd == expected.prior_sd);
    CHECK(c.scoring.slope_interview == expected.slope_interview);
    CHECK(c.scoring.half_life_days == expected.half_life_days);
    CHECK(c.scoring.max_random_full == expected.max_random_full);
    CHECK(c.scoring.difficulty_cuts == expected.difficulty_cuts);
    CHECK(c.scoring.spacing_days == expected.spacing_days);
    REQUIRE(c.scoring.guidance_cuts.size() == 4);
    CHECK(c.scoring.guidance_cuts[2].share == 0.3);
    CHECK(c.scoring.guidance_cuts[2].cap == 3);
    CHECK(domain::difficulty_level(0, c.scoring) == 1);
    CHECK(domain::difficulty_level(3, c.scoring) == 2);
    CHECK(domain::difficulty_level(7, c.scoring) == 4);
    CHECK(domain::difficulty_level(8, c.scoring) == 5);
}

TEST_CASE("every text of A01 has its English") {
    const domain::Competency c = *a01().competency;
    const auto both = [](const domain::LocalText& text) { return !text.vi.empty() && !text.en.empty(); };
    CHECK(both(c.name));
    CHECK(both(c.difficulty_note));
    for (const auto& b : c.behaviours)
        CHECK(both(b.text));
    for (const auto& p : c.principles)
        CHECK((both(p.name) && both(p.tip)));
    for (const auto& p : c.pitfalls)
        CHECK((both(p.name) && both(p.cure)));
    for (const auto& e : c.critical_errors)
        CHECK((both(e.name) && both(e.about)));
}

TEST_CASE("mistakes in a competency file are found where they stand") {
    const std::string text = a01_text();
    struct Case {
        std::string_view from, to, code;
    };
    const Case cases[] = {
        {"lapse: 0.05", "lapsus: 0.05", "unknown-key"},
        {"lapse: 0.05", "lapse: 5", "out-of-range"},
        {"lapse: 0.05", "lapse: ít", "wrong-type"},
        {"facet: improve", "facet: improved", "unknown-value"},
        {"A01.1.2:", "A01.1.3:", "bad-id"},
        {"    axis: false\n", "", "empty-facet"},
        {"difficulty_cuts: [1, 3, 5, 7]", "difficulty_cuts: [1, 3, 5]", "wrong-count"},
        {"difficulty_cuts: [1, 3, 5, 7]", "difficulty_cuts: [1, 3, 3, 7]", "out-of-range"},
        {"  wrong_regret: 2.0\n", "", "missing-key"},
        {"{vi: Kém, en: Poor}", "Kém", "missing-english"},
        {"{vi: Kém, en: Poor}", "{en: Poor}", "missing-text"},
    };
    for (const Case& one : cases) {
        const LoadedCompetency loaded = load_competency(replaced(text, one.from, one.to), "a01.yaml");
        INFO(one.from << " -> " << one.to << "\n" << all_of(loaded.diagnostics));
        const Diagnostic* found = find(loaded.diagnostics, one.code);
        REQUIRE(found != nullptr);
        CHECK(loaded.diagnostics.size() == 1);
        CHECK(loaded.competency.has_value() == (found->severity != Severity::error));
    }
}

TEST_CASE("a competency of another name is another file: nothing of A01 is in the code") {
    std::string text = a01_text();
    for (std::size_t at = text.find("A01."); at != std::string::npos; at = text.find("A01.", at))
        text.replace(at, 4, "B07.");
    text = replaced(text, "id: A01", "id: B07");
    const LoadedCompetency loaded = load_competency(text, "b07.yaml");
    INFO(all_of(loaded.diagnostics));
    REQUIRE(loaded.competency);
    CHECK(loaded.competency->behaviour_index("B07.3.1"));
}
