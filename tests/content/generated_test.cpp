#include "content/generated_scene.h"
#include "content/support.h"

#include <doctest/doctest.h>
#include <chrono>

using namespace mq;
using namespace mq::content;
using namespace mq::content::test;

TEST_CASE("a generated scene of a thousand nodes is clean, of real size, and checked in a moment") {
    const std::string text = generated_scene(1000);
    CHECK(text.size() > 500'000);
    CHECK(text == generated_scene(1000));
    const auto begin = std::chrono::steady_clock::now();
    const LoadedScenario loaded = check_scenario(text, "sinh-ra.yaml", a01());
    const auto took =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
    INFO(lines_of(loaded.diagnostics));
    CHECK(count_errors(loaded.diagnostics) == 0);
    CHECK(count(loaded.diagnostics).warnings == 0);
    REQUIRE(loaded.scenario);
    CHECK(loaded.scenario->nodes.size() == 1000);
    MESSAGE("1000 nodes, " << text.size() / 1024 << " KiB: " << took.count() << " ms");
    CHECK(took.count() < 2000); // the real aim is measured in tests/bench, in a release build
}
