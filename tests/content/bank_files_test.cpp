#include "content/bank_support.h"
#include "content/benchmark_file.h"
#include "content/guide_file.h"
#include "content/kits_file.h"
#include "content/support.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::content;
using namespace mq::content::test;

namespace {

/// One error of that code, at the place of `@@`.
template <class Load>
void expect_error(const Load& load, const std::string& good, const std::string& from, const std::string& to,
                  std::string_view code) {
    CAPTURE(to);
    const Marked marked = take_mark(replaced(good, from, to));
    const std::vector<Diagnostic> diagnostics = load(marked.text).diagnostics;
    CAPTURE(lines_of(diagnostics));
    const Diagnostic* found = find(diagnostics, code);
    REQUIRE(found != nullptr);
    CHECK(count_errors(diagnostics) == 1);
    if (marked.line > 0) {
        CHECK(found->line == marked.line);
        CHECK(found->col == marked.col);
    }
}

LoadedGuide guide_of(const std::string& text) {
    return load_guide(text, "questions/guide.yaml", a01());
}
LoadedKits kits_of(const std::string& text) {
    return load_kits(text, "questions/kits.yaml", a01());
}
LoadedBenchmark benchmark_of(const std::string& text) {
    return load_benchmark(text, "questions/benchmarks/b01.yaml", a01());
}

} // namespace

TEST_CASE("guide: probes, consents, and a scale of all facets") {
    const LoadedGuide loaded = guide_of(guide_text());
    CAPTURE(lines_of(loaded.diagnostics));
    CHECK(loaded.diagnostics.empty());
    REQUIRE(loaded.guide);
    CHECK(loaded.guide->revision == 3);
    CHECK(loaded.guide->fixed.hard.vi == "Khó nhất là gì?");
    CHECK(loaded.guide->fixed.help.en == "Who helped?");
    REQUIRE(loaded.guide->consents.size() == 4);
    CHECK(loaded.guide->consents[2].id == "selection");
    CHECK(loaded.guide->consents[2].text.vi == "Mục đích là selection.");
    CHECK(loaded.guide->scale.size() == a01().facets.size());
    CHECK(loaded.guide->scale[0].facet.value() == 0);
    const auto again = guide_from_text(loaded.nfc_text, a01());
    REQUIRE(again);
    CHECK(again->scale.at(5).anchors[2].text == loaded.guide->scale.at(5).anchors[2].text);
    CHECK_FALSE(guide_from_text("guide: 1\n", a01()));
}

TEST_CASE("guide: every mistake has its place") {
    const std::string good = guide_text();
    expect_error(guide_of, good, "guide: 3", "guide: @@0", "out-of-range");
    expect_error(guide_of, good, "  help: {vi: Ai giúp bạn?, en: Who helped?}\n", "", "missing-key");
    expect_error(guide_of, good, "id: keep", "id: @@kept", "unknown-value");
    expect_error(guide_of, good, "id: keep", "id: @@selection", "duplicate-consent");
    const std::size_t keep = good.find("  - id: keep");
    std::string without = good;
    without.erase(keep, good.find("scale:") - keep);
    expect_error(guide_of, without, "consents:\n  -", "consents:\n  @@-", "missing-consent");
    std::string thin = good;
    thin.erase(thin.find("  autonomy:"));
    expect_error(guide_of, thin, "scale:\n  understand", "scale:\n  @@understand", "missing-facet");
    expect_error(guide_of, good, "shows: [A01.3.3]", "shows: [@@A01.3.1]", "foreign-behaviour");
    expect_error(guide_of, good, "  respond:\n", "  @@responds:\n", "unknown-facet");
}

TEST_CASE("kits: read, with every mistake at its place") {
    const std::string good = kits_text({"C1", "C2"});
    const LoadedKits loaded = kits_of(good);
    CAPTURE(lines_of(loaded.diagnostics));
    CHECK(loaded.diagnostics.empty());
    REQUIRE(loaded.kits.size() == 1);
    CHECK(loaded.kits[0].kit.id == "thu");
    CHECK(loaded.kits[0].kit.audience == domain::Audience::agent);
    CHECK(loaded.kits[0].kit.minutes == 45);
    CHECK(loaded.kits[0].kit.about.vi == "Một buổi.");
    CHECK(loaded.kits[0].kit.questions == std::vector<std::string>{"C1", "C2"});
    expect_error(kits_of, good, "[C1, C2]", "[C1, @@C1]", "duplicate-question");
    expect_error(kits_of, good, "[C1, C2]", "@@[C1]", "too-few");
    expect_error(kits_of, good, "[C1, C2]", "@@C1", "wrong-type");
    expect_error(kits_of, good, "id: thu", "id: @@bộ thử", "bad-id");
    expect_error(kits_of, good, "for: agent", "for: @@agents", "unknown-value");
    expect_error(kits_of, good, "minutes: 45", "minutes: @@10", "out-of-range");
    expect_error(kits_of, good, "kits: 1", "kits: @@2", "out-of-range");
    const std::string second = good.substr(good.find("  - id"));
    expect_error(kits_of, good + second, second + second, second + replaced(second, "thu", "@@thu"),
                 "duplicate-kit");
    CHECK(kits_of(replaced(good, "for: agent", "for: agents")).kits.empty());
    CHECK(has(kits_of("kits: 1\nlist: []\n").diagnostics, "too-few"));
    std::string many = good;
    for (int i = 0; i < 40; ++i)
        many += replaced(second, "thu", "thu-" + std::to_string(i));
    CHECK(has(kits_of(many).diagnostics, "too-many"));
}

TEST_CASE("benchmark: read, frozen, and every mistake at its place") {
    const std::string good = benchmark_text("B01", "C1");
    const LoadedBenchmark loaded = benchmark_of(good);
    CAPTURE(lines_of(loaded.diagnostics));
    CHECK(loaded.diagnostics.empty()); // English is optional here
    REQUIRE(loaded.benchmark);
    CHECK(loaded.benchmark->question == "C1");
    CHECK(loaded.benchmark->answer.size() == 4);
    REQUIRE(loaded.benchmark->ratings.size() == 6);
    CHECK(loaded.benchmark->ratings[3].facet.value() == 3);
    CHECK(loaded.benchmark->ratings[3].value.number() == 4);
    CHECK(loaded.benchmark->ratings[3].reason.vi == "Có nói rõ.");
    const auto again = benchmark_from_text(loaded.nfc_text, a01());
    REQUIRE(again);
    CHECK(again->ratings.size() == 6);
    CHECK_FALSE(benchmark_from_text("benchmark: B01\n", a01()));

    expect_error(benchmark_of, good, "benchmark: B01", "benchmark: @@B02", "id-differs-from-file");
    expect_error(benchmark_of, good, "rating: 5", "rating: @@6", "out-of-range");
    expect_error(benchmark_of, good, "rating: 5", "rating: @@0", "out-of-range");
    expect_error(benchmark_of, good, "rating: 5", "rating: @@4.5", "wrong-type");
    expect_error(benchmark_of, good, "  improve:", "  @@respond:", "duplicate-key");
    expect_error(benchmark_of, good, "  improve:", "  @@improves:", "unknown-facet");
    expect_error(benchmark_of, good, "  - {vi: Tôi gọi cho khách.}\n", "", "too-few");
    expect_error(benchmark_of, good, "question: C1\n", "", "missing-key");
    expect_error(benchmark_of, good, ", reason: {vi: Có nói rõ.}", "", "missing-key");
    std::string four = good;
    for (const std::string_view facet : {"  improve:", "  autonomy:"}) {
        const std::size_t at = four.find(facet);
        four.erase(at, four.find('\n', at) + 1 - at);
    }
    expect_error(benchmark_of, four, "ratings:\n  respond", "ratings:\n  @@respond", "too-few");
}
