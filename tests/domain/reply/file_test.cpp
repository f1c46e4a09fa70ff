#include "content/acts_file.h"
#include "domain/reply_coder.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using namespace mq::content;
using mq::domain::Act;
using mq::domain::ReplyCoder;

/// A lexicon as small as one can be, and each way to get it wrong.

namespace {

const std::string words = R"(acts_words: 1
shorthand:
  ko: không
classes:
  numbers: một|hai
  negators: không
  openers: em
  closers: ạ
  questions: sao
)";
const std::string rules = R"(act_rules: 1
act: thank
rules:
  - id: thanks
    weight: 6
    match: |
      cảm ơn
)";
const std::string weights = R"(act_weights: 1
bias:
  thank: -3
rules:
  "thank/thanks": thank 6
)";

LoadedActs load(const std::string& w, const std::string& r, const std::string& g) {
    const std::vector<ActsSource> sources{{"weights.yaml", g}, {"words.yaml", w}, {"thank.yaml", r}};
    return load_acts(sources);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

void expect(const LoadedActs& loaded, const std::string& file, int line, const std::string& code) {
    std::string all;
    for (const auto& diagnostic : loaded.diagnostics)
        all += line_of(diagnostic) + "\n";
    CAPTURE(all);
    CHECK_FALSE(loaded.lexicon.has_value());
    const auto found = std::find_if(loaded.diagnostics.begin(), loaded.diagnostics.end(),
                                    [&](const Diagnostic& d) { return d.code == code; });
    REQUIRE(found != loaded.diagnostics.end());
    CHECK(found->file == file);
    if (line > 0)
        CHECK(found->line == line);
}

} // namespace

TEST_CASE("a small lexicon, its files in any order, codes") {
    const LoadedActs loaded = load(words, rules, weights);
    REQUIRE(loaded.lexicon.has_value());
    const ReplyCoder coder(*loaded.lexicon);
    CHECK(coder.code("dạ em cảm ơn chị").set()[index_of(Act::thank)]);
    CHECK(coder.code("em ko cảm ơn").acts.empty());
    CHECK(coder.code("dạ vâng").acts.empty());
}

TEST_CASE("what is wrong in a rule file is told where it stands") {
    const std::vector<std::pair<std::pair<std::string, std::string>, std::pair<int, std::string>>> table{
        {{"act: thank", "act: thanks"}, {2, "unknown-value"}},
        {{"    weight: 6", "    weigt: 6"}, {5, "unknown-key"}},
        {{"    weight: 6", "    weight: sáu"}, {5, "wrong-type"}},
        {{"    weight: 6", "    weight: 600"}, {5, "out-of-range"}},
        {{"      cảm ơn", "      cảm ("}, {7, "bad-pattern"}},
        {{"      cảm ơn", "      cảm %không_có"}, {7, "bad-pattern"}},
        {{"id: thanks", "id: cảm ơn"}, {4, "bad-id"}},
        {{"act_rules: 1", "act_rule: 1"}, {0, "unknown-kind"}},
        {{"act_rules: 1", "act_rules: 2"}, {1, "out-of-range"}},
    };
    for (const auto& [change, told] : table) {
        CAPTURE(change.second);
        expect(load(words, replaced(rules, change.first, change.second), weights), "thank.yaml", told.first,
               told.second);
    }
    const std::string twice = rules + rules.substr(rules.find("  - id"));
    expect(load(words, twice, weights), "thank.yaml", 8, "duplicate-key");
}

TEST_CASE("what is wrong in the words or weights is told where it stands") {
    expect(load(replaced(words, "  questions: sao\n", ""), rules, weights), "words.yaml", 0, "missing-key");
    expect(load(replaced(words, "  openers: em", "  Mở đầu: em"), rules, weights), "words.yaml", 7, "bad-id");
    expect(load(words, rules, replaced(weights, "thank 6", "thank nhiều")), "weights.yaml", 5, "bad-weights");
    expect(load(words, rules, replaced(weights, "thank 6", "thank 6e9")), "weights.yaml", 5, "bad-weights");
    expect(load(words, rules, replaced(weights, "thank 6", "thanks 6")), "weights.yaml", 5, "bad-weights");
    expect(load(words, rules, replaced(weights, "  thank: -3", "  tank: -3")), "weights.yaml", 3,
           "unknown-value");
    expect(load(words, rules, weights + "  \"thank/thanks\": thank 5\n"), "weights.yaml", 6, "duplicate-key");
}

TEST_CASE("files that are missing, double or not text") {
    const std::vector<ActsSource> no_words{{"thank.yaml", rules}};
    expect(load_acts(no_words), "thank.yaml", 0, "missing-file");
    expect(load_acts({}), "", 0, "missing-file");
    const std::vector<ActsSource> two{{"a.yaml", words}, {"b.yaml", words}, {"thank.yaml", rules}};
    expect(load_acts(two), "b.yaml", 0, "duplicate-file");
    const auto loaded = load(words, replaced(rules, "cảm ơn", "c\xFFm"), weights);
    CHECK_FALSE(loaded.lexicon.has_value());
    CHECK(count(loaded.diagnostics).errors > 0);
    CHECK_FALSE(load_acts_folder("/không/có").lexicon.has_value());
}

TEST_CASE("what was seen how often") {
    const auto with_marks = [](const std::string& line) {
        const std::string marks = "acts_marks: 1\nwords:\n  " + line + "\n";
        const std::vector<ActsSource> sources{
            {"words.yaml", words}, {"marks.yaml", marks}, {"thank.yaml", rules}};
        return load_acts(sources);
    };
    CHECK(with_marks("\"cảm\": \"4 ơn 3 thấy 1\"").lexicon.has_value());
    expect(with_marks("\"cảm\": \"4 ơn\""), "marks.yaml", 3, "bad-counts");
    expect(with_marks("\"cảm\": \"ơn 3\""), "marks.yaml", 3, "bad-counts");
    expect(with_marks("\"cảm\": \"4 ơn -3\""), "marks.yaml", 3, "bad-counts");
    expect(with_marks("\"cảm\": \"99999999999\""), "marks.yaml", 3, "bad-counts");
}
