// Files made to hurt: each is read in a child process of its own, whose memory is measured. How long they
// take is measured in tests/bench.
#include "content/check_paths.h"
#include "content/hostile_scenes.h"
#include "content/support.h"
#include "content/yaml_tree.h"
#include "processor_time.h"
#include "ui/allocations.h"

#include <doctest/doctest.h>
#include <malloc.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <set>

using namespace mq;
using namespace mq::content;
using namespace mq::content::test;

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool instrumented = true; // red zones and shadow memory would be measured, not us
#else
constexpr bool instrumented = false;
#endif

/// What a child reports: plain bytes through a pipe.
struct Cost {
    long growth_kib = 0;         ///< of the peak resident size over the child's size before
    std::uint64_t asked_for = 0; ///< bytes, of the allocator, those given back as well
    std::size_t errors = 0;
    bool scene = false;
    char codes[256] = {}; ///< of its errors, each once
};

/// Peak resident size; Linux can be told to forget the peak so far, which a child has from its parent.
long peak_kib() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:"))
            return std::strtol(line.c_str() + 6, nullptr, 10);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

void forget_peak() {
    malloc_trim(0); // what the parent left in the heap would hide what this file takes
    std::ofstream("/proc/self/clear_refs") << "5\n";
}

Cost run(const std::string& bytes) {
    Cost cost;
    forget_peak();
    const long before = peak_kib();
    const std::uint64_t asked_for = ui::test::allocated_bytes();
    const LoadedScenario loaded = check_scenario(bytes, "mau.yaml", a01());
    cost.asked_for = ui::test::allocated_bytes() - asked_for;
    cost.growth_kib = peak_kib() - before;
    cost.errors = count_errors(loaded.diagnostics);
    cost.scene = loaded.scenario.has_value();
    std::set<std::string> codes;
    for (const Diagnostic& d : loaded.diagnostics)
        if (d.severity == Severity::error)
            codes.insert(d.code);
    std::string all = " ";
    for (const std::string& code : codes)
        all += code + " ";
    std::snprintf(cost.codes, sizeof cost.codes, "%s", all.c_str());
    return cost;
}

/// Runs in a child, so that one file's peak isn't hidden behind an earlier one's.
Cost measured(const std::string& bytes) {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    (void)a01();
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        const rlimit most{static_cast<rlim_t>(tests::endless_seconds),
                          static_cast<rlim_t>(tests::endless_seconds) + 1};
        setrlimit(RLIMIT_CPU, &most); // ends it, which the CHECK of its status tells
        const Cost cost = run(bytes);
        const auto written = write(ends[1], &cost, sizeof cost);
        _exit(written == sizeof cost ? 0 : 1);
    }
    close(ends[1]);
    Cost cost;
    const auto got = read(ends[0], &cost, sizeof cost);
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    CHECK(WIFEXITED(status));
    CHECK(got == sizeof cost);
    return cost;
}

} // namespace

TEST_CASE("hostile files are refused in little memory, and none is worked on without end") {
    for (const Attack& attack : attacks()) {
        CAPTURE(attack.what);
        const std::string bytes = attack.make();
        const Cost cost = measured(bytes);
        INFO(cost.growth_kib << " KiB, " << cost.errors << " error(s):" << cost.codes);
        CHECK_FALSE(cost.scene);
        CHECK(cost.errors > 0);
        if (!attack.code.empty())
            CHECK(std::string(cost.codes).find(" " + std::string(attack.code) + " ") != std::string::npos);
        if (!instrumented)
            CHECK(cost.growth_kib < 64 * 1024);
        CHECK(cost.asked_for < most_asked_for(bytes));
    }
}

TEST_CASE("a scene of 5,000 nodes full of conditions is answered in little memory") {
    const std::string text = replaced(base_scene(), "  re:\n", nodes_of_conditions() + "  re:\n");
    const Cost cost = measured(text);
    INFO(cost.growth_kib << " KiB");
    CHECK(cost.errors >= Diagnostics::default_limit);
    if (!instrumented)
        CHECK(cost.growth_kib < 64 * 1024);
    CHECK(cost.asked_for < most_asked_for(text));
}

TEST_CASE("a scene damaged anywhere is answered, never with a crash") {
    std::mt19937 random(20261121);
    const std::string& good = base_scene();
    constexpr std::string_view pieces[] = {"{", "}",      "[",  "]",  ": ",     "- ",          "\"",
                                           "'", "\n",     "\t", "#",  "&a ",    "*a",          "!x ",
                                           "|", ">",      "%",  "@",  "\xFF",   "\xC3",        "{khách",
                                           "ễ", "\u0301", ",",  "  ", "when: ", "999999999999"};
    for (int i = 0; i < 2000; ++i) {
        std::string text = good;
        const int edits = 1 + static_cast<int>(random() % 4);
        for (int e = 0; e < edits; ++e) {
            const std::size_t place = random() % text.size();
            switch (random() % 4) {
                case 0: text.erase(place, 1 + random() % 20); break;
                case 1: text.insert(place, pieces[random() % std::size(pieces)]); break;
                case 2: text[place] = static_cast<char>(random() % 256); break;
                default: text.insert(place, text.substr(random() % text.size(), random() % 60)); break;
            }
        }
        const LoadedScenario loaded = check_text(text);
        const bool told = count_errors(loaded.diagnostics) > 0;
        INFO(text);
        CHECK(loaded.scenario.has_value() != told); // a scene, or a reason why not
        for (const Diagnostic& d : loaded.diagnostics) {
            CHECK(d.line >= 1);
            CHECK(d.col >= 1);
            CHECK_FALSE(d.message.empty());
        }
    }
}
