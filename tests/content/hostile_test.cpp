// Files made to hurt: each is read in a child process of its own, whose time and memory are measured.
#include "content/check_paths.h"
#include "content/support.h"
#include "content/yaml_tree.h"

#include <doctest/doctest.h>
#include <malloc.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
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
    long growth_kib = 0; ///< of the peak resident size over the child's size before
    double ms = 0;
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
    const auto begin = std::chrono::steady_clock::now();
    const LoadedScenario loaded = check_scenario(bytes, "mau.yaml", a01());
    cost.ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
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

std::string repeated(std::string_view part, std::size_t times) {
    std::string out;
    out.reserve(part.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        out += part;
    return out;
}

std::string alias_bomb() {
    std::string out = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 40; ++i) {
        const std::string before = "*a" + std::to_string(i - 1);
        out += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before +
               repeated(", " + before, 8) + "]\n";
    }
    return out;
}

std::string many_keys(std::size_t n, bool same) {
    std::string out;
    for (std::size_t i = 0; i < n; ++i)
        out += same ? std::string("khoa: 1\n") : "khoa_" + std::to_string(i) + ": 1\n";
    return out;
}

struct Attack {
    std::string_view what;
    std::function<std::string()> make;
    std::string_view code; ///< among its errors; empty: any
    double ms = 100;       ///< aim; the test allows a slow and busy machine ten times that
};

const Attack attacks[] = {
    {"10 MB", [] { return repeated("a: 1\n", 2'000'000); }, "file-too-large", 1000},
    {"10 MB in one scalar", [] { return "a: " + std::string(10'000'000, 'x'); }, "file-too-large", 1000},
    {"4 MB in one scalar", [] { return "a: " + std::string(4'000'000, 'x'); }, "line-too-long"},
    {"4 MB in one block scalar",
     [] { return "a: |\n" + repeated("  " + std::string(1000, 'x') + "\n", 4000); }, ""},
    {"4 MB in one quoted scalar", [] { return "a: \"" + repeated(std::string(1000, 'x') + "\n ", 4000); },
     ""},
    {"a million brackets", [] { return std::string(1'000'000, '['); }, "line-too-long"},
    {"a million brackets on lines", [] { return repeated("[\n", 1'000'000); }, "too-deep"},
    {"a million braces on lines", [] { return repeated("{\n", 1'000'000); }, "too-deep"},
    {"a million dashes", [] { return repeated(repeated("- ", 1000) + "\n", 1000); }, "too-deep"},
    {"a million question marks", [] { return repeated(repeated("? ", 1000) + "\n", 1000); }, "too-deep"},
    {"deeper and deeper",
     [] {
         std::string out;
         for (std::size_t i = 0; i < 2000; ++i)
             out += std::string(i, ' ') + "a:\n";
         return out;
     },
     "too-deep"},
    {"an alias bomb", alias_bomb, "anchor"},
    {"100,000 aliases", [] { return "a:\n" + repeated("  - *a\n", 100'000); }, ""},
    {"100,000 anchors", [] { return "a:\n" + repeated("  - &b x\n", 100'000); }, ""},
    {"100,000 keys", [] { return many_keys(100'000, false); }, "too-many-entries"},
    {"100,000 times the same key", [] { return many_keys(100'000, true); }, "too-many-entries"},
    {"15,000 times the same key", [] { return many_keys(15'000, true); }, "duplicate-key"},
    {"two million empty values", [] { return "a:\n" + repeated(" - [" + repeated(",", 1000) + "]\n", 2000); },
     ""},
    {"a million values", [] { return "a:\n" + repeated(" - [" + repeated("x,", 1000) + "]\n", 1000); },
     "too-many-values"},
    {"documents", [] { return repeated("---\na: 1\n", 400'000); }, "many-documents"},
    {"invalid UTF-8", [] { return repeated("a: \xFF\n", 500'000); }, "not-utf8"},
    {"invalid UTF-8 at the end", [] { return repeated("#abcde\n", 500'000) + "\xFF"; }, "not-utf8"},
    {"NUL bytes", [] { return std::string(3'000'000, '\0'); }, "nul-byte"},
    {"marks upon marks", [] { return "a: e" + repeated("\u0323\u0301", 1'000'000); }, "too-many-marks"},
    {"marks in short runs", [] { return repeated("a\u0316\u0315\u0314\u0313\u0312\n", 300'000); }, "", 600},
    {"tabs", [] { return "a:\n" + repeated("\tb: 1\n", 100'000); }, "tab-indent"},
    {"unclosed quotes", [] { return repeated("a: \"x\n", 400'000); }, "", 500},
    {"a long comment", [] { return repeated("# x\n", 1'000'000); }, "empty-file"},
    {"broken lines", [] { return repeated("x: y: z\n", 400'000); }, "unquoted-colon", 500},
};

} // namespace

TEST_CASE("hostile files are refused in time and in little memory") {
    for (const Attack& attack : attacks) {
        const std::string bytes = attack.make();
        const Cost cost = measured(bytes);
        INFO(attack.what << ": " << cost.ms << " ms, " << cost.growth_kib << " KiB, " << cost.errors
                         << " error(s):" << cost.codes);
        CHECK_FALSE(cost.scene);
        CHECK(cost.errors > 0);
        if (!attack.code.empty())
            CHECK(std::string(cost.codes).find(" " + std::string(attack.code) + " ") != std::string::npos);
        CHECK(cost.ms < attack.ms * 10);
        if (!instrumented)
            CHECK(cost.growth_kib < 64 * 1024);
        if (std::getenv("MONQUA_TEST_VERBOSE") != nullptr)
            std::printf("%-32s %8.1f ms %8ld KiB  %s\n", std::string(attack.what).c_str(), cost.ms,
                        cost.growth_kib, cost.codes);
    }
}

TEST_CASE("a scene of 5,000 nodes full of conditions is answered in time") {
    std::string text = replaced(base_scene(), "  re:\n", [] {
        std::string more;
        for (int n = 0; n < 4990; ++n)
            more += "  x" + std::to_string(n) +
                    ":\n    go: [{when: " + repeated("mood >= 50 and (biet_le or da_ghi) or ", 20) +
                    "mood < 3, to: khong_co_" + std::to_string(n) + "}, {to: chot}]\n";
        return more + "  re:\n";
    }());
    const Cost cost = measured(text);
    INFO(cost.ms << " ms, " << cost.growth_kib << " KiB");
    CHECK(cost.errors >= Diagnostics::default_limit);
    CHECK(cost.ms < 10'000);
    if (!instrumented)
        CHECK(cost.growth_kib < 64 * 1024);
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
