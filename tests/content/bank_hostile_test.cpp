// Files of questions made to hurt, or damaged: answered with an error, and in the end. What memory they may
// take is the parser's and proven in hostile_test.cpp.
#include "content/bank_support.h"
#include "content/benchmark_file.h"
#include "content/guide_file.h"
#include "content/hostile_scenes.h"
#include "content/kits_file.h"
#include "content/question_file.h"
#include "content/support.h"
#include "processor_time.h"
#include "ui/allocations.h"

#include <doctest/doctest.h>
#include <cstdint>
#include <random>

using namespace mq;
using namespace mq::content;
using namespace mq::content::test;

namespace {

std::string repeated(std::string_view part, std::size_t times) {
    std::string out;
    out.reserve(part.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        out += part;
    return out;
}

struct Read {
    std::vector<Diagnostic> diagnostics;
    bool usable = false;
};

/// The same bytes as each of the four kinds.
std::vector<Read> read_as_all(const std::string& bytes) {
    const LoadedQuestion question = load_question(bytes, "bank/c1.yaml", a01());
    const LoadedGuide guide = load_guide(bytes, "guide.yaml", a01());
    const LoadedKits kits = load_kits(bytes, "kits.yaml", a01());
    const LoadedBenchmark benchmark = load_benchmark(bytes, "benchmarks/b01.yaml", a01());
    return {{question.diagnostics, question.question.has_value()},
            {guide.diagnostics, guide.guide.has_value()},
            {kits.diagnostics, !kits.kits.empty()},
            {benchmark.diagnostics, benchmark.benchmark.has_value()}};
}

void expect_refused(const std::string& what, const std::string& bytes, std::string_view code = {}) {
    CAPTURE(what);
    const double begin = tests::processor_seconds();
    const std::uint64_t asked_for = ui::test::allocated_bytes();
    for (const Read& read : read_as_all(bytes)) {
        CHECK_FALSE(read.usable);
        CHECK(count_errors(read.diagnostics) > 0);
        CHECK(read.diagnostics.size() <= Diagnostics::default_limit + 1);
        if (!code.empty())
            CHECK(has(read.diagnostics, code));
    }
    CHECK(tests::processor_seconds() - begin < tests::endless_seconds);
    CHECK(ui::test::allocated_bytes() - asked_for < most_asked_for(bytes));
}

} // namespace

TEST_CASE("hostile files of questions are refused") {
    expect_refused("nothing", "");
    expect_refused("10 MB", repeated("question: C1\n", 800'000), "file-too-large");
    expect_refused("deeper and deeper", repeated("- ", 5'000), "too-deep");
    expect_refused("brackets", "facets: " + repeated("[", 10'000), "too-deep");
    expect_refused("invalid UTF-8", question_text() + "\xC3\x28", "not-utf8");
    expect_refused("an overlong NUL", replaced(question_text(), "Quá hẹn", "Quá\xC0\x80"), "not-utf8");
    expect_refused("NUL", question_text() + std::string(1, '\0'), "nul-byte");
    expect_refused("anchors", "facets: &a {respond: *a}\n", "anchor");
    expect_refused("a long text", "text: " + std::string(40'000, 'x'), "line-too-long");
    expect_refused("a list of mistakes", "tags:\n" +
                                             repeated("  - {id: \"ở\", good: 7, name: []}\n", 15'000) +
                                             "list:\n" + repeated("  - {id: \"ở\", for: x}\n", 15'000));
    expect_refused("facets that aren't", [] {
        std::string out = "facets:\n";
        for (int i = 0; i < 15'000; ++i)
            out += "  respondd" + std::to_string(i) + ": {}\n";
        return out;
    }());
    expect_refused("ids by the thousand", "list:\n  - questions: [" + repeated("C1, ", 4'000) + "C1]\n");
}

TEST_CASE("a file of questions damaged anywhere is answered, never with a crash") {
    std::mt19937 random(20261122);
    constexpr std::string_view pieces[] = {"{",
                                           "}",
                                           "[",
                                           "]",
                                           ": ",
                                           "- ",
                                           "\"",
                                           "'",
                                           "\n",
                                           "\t",
                                           "#",
                                           "&a ",
                                           "*a",
                                           "|",
                                           ">",
                                           "\xFF",
                                           "\xC3",
                                           "ễ",
                                           "\u0301",
                                           ",",
                                           "  ",
                                           "general: true",
                                           "shows: [A01.2.2]",
                                           "99999999999"};
    const std::string goods[] = {question_text(), guide_text(), kits_text({"C1", "C2"}),
                                 benchmark_text("B01", "C1")};
    for (int i = 0; i < 1200; ++i) {
        const std::size_t kind = random() % std::size(goods);
        std::string text = goods[kind];
        const int edits = 1 + static_cast<int>(random() % 3);
        for (int e = 0; e < edits; ++e) {
            const std::size_t place = random() % text.size();
            switch (random() % 3) {
                case 0: text.erase(place, 1 + random() % 20); break;
                case 1: text.insert(place, pieces[random() % std::size(pieces)]); break;
                default: text[place] = static_cast<char>(random() % 256); break;
            }
        }
        const Read read = read_as_all(text)[kind];
        INFO(text);
        CHECK(read.usable != (count_errors(read.diagnostics) > 0)); // a value, or a reason why not
        for (const Diagnostic& d : read.diagnostics) {
            CHECK(d.line >= 1);
            CHECK(d.col >= 1);
            CHECK_FALSE(d.message.empty());
        }
    }
}
