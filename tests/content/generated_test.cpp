#include "content/generated_scene.h"
#include "content/support.h"
#include "ui/allocations.h"

#include <doctest/doctest.h>
#include <cstdint>

using namespace mq;
using namespace mq::content;
using namespace mq::content::test;

TEST_CASE("a generated scene of a thousand nodes is clean and of real size") {
    const std::string text = generated_scene(1000);
    CHECK(text.size() > 500'000);
    CHECK(text == generated_scene(1000));
    const LoadedScenario loaded = check_scenario(text, "sinh-ra.yaml", a01());
    INFO(lines_of(loaded.diagnostics));
    CHECK(count_errors(loaded.diagnostics) == 0);
    CHECK(count(loaded.diagnostics).warnings == 0);
    REQUIRE(loaded.scenario);
    CHECK(loaded.scenario->nodes.size() == 1000);
}

TEST_CASE("twice the nodes are read with twice the work, and checked with little more than twice") {
    const auto asked_for = [](auto&& read, int nodes) {
        const std::string text = generated_scene(nodes);
        (void)a01();
        const std::uint64_t before = ui::test::allocated_bytes();
        REQUIRE(read(text, "sinh-ra.yaml", a01()).scenario);
        return ui::test::allocated_bytes() - before;
    };
    const auto load = [](const std::string& text, const char* file, const domain::Competency& competency) {
        return load_scenario(text, file, competency);
    };
    const auto check = [](const std::string& text, const char* file, const domain::Competency& competency) {
        return check_scenario(text, file, competency);
    };
    CHECK(asked_for(load, 1000) * 10 < asked_for(load, 500) * 22);
    // Not quite twice: such a scene has 2.8 times the states, since moods still spread after 500 nodes.
    CHECK(asked_for(check, 1000) * 10 < asked_for(check, 500) * 26);
    CHECK(asked_for(check, 1000) < 60'000'000);
}
