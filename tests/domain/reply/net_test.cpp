#include "content/acts_file.h"
#include "domain/reply_coder.h"
#include "domain/reply_net.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

using namespace mq::content;
using namespace mq::domain;

/// The net against PyTorch, how long replies are cut, and each way to get its file wrong.

namespace {

const std::string words = R"(acts_words: 1
classes:
  numbers: một|hai
  negators: không
  openers: em
  closers: ạ
  questions: sao
)";
const std::string concepts = R"(acts_concepts: 1
concepts:
  fault: lỗi
  me: em
  sorry: xin lỗi
)";
const std::string weights = R"(act_weights: 1
net_slope: 1
)";

std::string text_of(const std::string& name) {
    std::ifstream in(std::string(MONQUA_SOURCE_DIR) + "/tests/data/replies/" + name);
    REQUIRE(in.good());
    return {std::istreambuf_iterator<char>(in), {}};
}

LoadedActs load(const std::string& net) {
    const std::vector<ActsSource> sources{
        {"words.yaml", words}, {"concepts.yaml", concepts}, {"weights.yaml", weights}, {"net.yaml", net}};
    return load_acts(sources);
}

const ReplyLexicon& small() {
    static const ReplyLexicon lexicon = load(text_of("small-net.yaml")).lexicon.value();
    return lexicon;
}

std::vector<HeardWord> words_in(const nlohmann::json& list) {
    std::vector<HeardWord> out;
    for (const auto& one : list) {
        HeardWord word;
        word.word = one.at("word");
        word.fold = one.at("fold");
        for (const std::string name : one.at("concepts"))
            for (std::uint32_t c = 0; c < small().concepts.size(); ++c)
                if (small().concepts[c].id == name)
                    word.concepts.push_back(c);
        for (const std::string name : one.at("signs"))
            word.signs.set(static_cast<std::size_t>(
                std::find(net_sign_ids.begin(), net_sign_ids.end(), name) - net_sign_ids.begin()));
        out.push_back(std::move(word));
    }
    return out;
}

/// `count` sentences of `length` words.
std::vector<HeardWord> sentences(std::uint32_t count, std::size_t length) {
    std::vector<HeardWord> out;
    for (std::uint32_t s = 0; s < count; ++s)
        for (std::size_t w = 0; w < length; ++w) {
            HeardWord word;
            word.word = word.fold = w % 2 == 0 ? "em" : "xin";
            word.sentence = s;
            out.push_back(word);
        }
    return out;
}

void expect(const std::string& net, const std::string& code, const std::string& told) {
    const LoadedActs loaded = load(net);
    CHECK_FALSE(loaded.lexicon.has_value());
    const auto found = std::find_if(loaded.diagnostics.begin(), loaded.diagnostics.end(),
                                    [&](const Diagnostic& d) { return d.code == code; });
    REQUIRE(found != loaded.diagnostics.end());
    CHECK(found->file == "net.yaml");
    CHECK(found->line > 0);
    CHECK(found->message.find(told) != std::string::npos);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

} // namespace

TEST_CASE("the net says what PyTorch makes of the same numbers") {
    const auto expected = nlohmann::json::parse(text_of("small-net.json"));
    REQUIRE(expected.size() == 3);
    for (const auto& one : expected) {
        const NetOpinion opinion = listen(small().net, words_in(one.at("words")));
        for (std::size_t a = 0; a < act_count; ++a) {
            CAPTURE(std::string(act_ids[a]));
            CHECK(opinion.odds[a] == doctest::Approx(one.at("odds")[a].get<double>()).epsilon(0.002));
            CHECK(opinion.peaks[a].word < one.at("words").size());
        }
    }
}

TEST_CASE("nothing to hear, and nobody to hear it") {
    for (const double odds : listen(small().net, {}).odds)
        CHECK(odds <= -20.0);
    for (const double odds : listen(ActNet{}, sentences(1, 3)).odds)
        CHECK(odds <= -20.0);
}

TEST_CASE("a long reply is heard in pieces of whole sentences, and performs what one of them does") {
    const auto sentence = sentences(1, 30);
    const auto two = sentences(2, 30); // a piece has room for two
    const NetOpinion alone = listen(small().net, sentence);
    const NetOpinion both = listen(small().net, two);
    const NetOpinion five = listen(small().net, sentences(5, 30)); // two, two, one
    for (std::size_t a = 0; a < act_count; ++a)
        CHECK(five.odds[a] == doctest::Approx(std::max(alone.odds[a], both.odds[a])));
    const NetOpinion endless = listen(small().net, sentences(1, 500)); // no end of a sentence to cut at
    for (std::size_t a = 0; a < act_count; ++a)
        CHECK(endless.peaks[a].word < 500);
    auto most = sentences(48, 20);
    REQUIRE(most.size() == most_heard);
    const NetOpinion whole = listen(small().net, most);
    HeardWord late;
    late.word = late.fold = "lỗi";
    late.sentence = 48;
    most.push_back(late);
    CHECK(listen(small().net, most).odds == whole.odds);
}

TEST_CASE("what the net hears: readings, figures, signs, concepts") {
    const ReplyCoder coder(small());
    const auto heard = coder.heard("Em xin lỗi, 9:30 ko ổn. Máy XK-12 sao ạ?", "máy hư");
    REQUIRE(heard.size() == 10);
    const auto sign = [&](std::size_t word, NetSign which) {
        return heard[word].signs[static_cast<std::size_t>(which)];
    };
    CHECK(heard[0].word == "em");
    CHECK(heard[2].word == "lỗi");
    CHECK(heard[2].fold == "loi");
    CHECK(heard[2].concepts.size() == 2); // fault, and part of sorry
    CHECK(heard[3].word == "#clock");
    CHECK(sign(3, NetSign::comma));
    CHECK_FALSE(sign(0, NetSign::stop));
    CHECK(sign(6, NetSign::stop));
    CHECK(sign(6, NetSign::echo)); // máy
    CHECK_FALSE(sign(2, NetSign::echo));
    CHECK(heard[7].word == "#code");
    CHECK_FALSE(sign(7, NetSign::unknown));
    CHECK(sign(9, NetSign::question));
    CHECK_FALSE(sign(2, NetSign::question));
    CHECK(heard[2].sentence == 0);
    CHECK(heard[9].sentence == 1);
}

TEST_CASE("an act that only the net found is shown at the word that says it, with its neighbours") {
    const ReplyCoder coder(small());
    const std::string reply = "Em xin lỗi. Em đổi máy cho anh, em gọi lại";
    const NetOpinion opinion = listen(small().net, coder.heard(reply));
    const CodedReply coded = coder.code(reply);
    REQUIRE_FALSE(coded.acts.empty());
    const std::vector<TextSpan> around{{0, 6}, {0, 10}, {3, 10}, {12, 18}, {12, 22}, {15, 26}, {19, 30}};
    for (const CodedAct& act : coded.acts) {
        REQUIRE(act.words.size() == 1); // no rules here, and no weights
        if (const std::uint32_t peak = opinion.peaks[index_of(act.act)].word; peak < around.size())
            CHECK(act.words[0] == around[peak]);
    }
}

TEST_CASE("what is wrong in the file of the net is told where it stands") {
    const std::string net = text_of("small-net.yaml");
    REQUIRE(load(net).lexicon.has_value());
    expect(replaced(net, "width: 6", "width: 7"), "bad-net", "7");
    expect(replaced(net, "width: 6", "width: 0"), "out-of-range", "");
    expect(replaced(net, "states: 5", "state: 5"), "unknown-key", "state");
    expect(replaced(net, "  comma: ", "  coma: "), "unknown-key", "coma");
    expect(replaced(net, "  \"fault\": ", "  \"faults\": "), "unknown-value", "faults");
    expect(replaced(net, "  apologize: ", "  apologise: "), "unknown-key", "apologise");
    expect(replaced(net, "  \"xin\": ", "  \"xin\": một "), "bad-net", "xin");
    expect(replaced(net, "  \"xin\": ", "  \"xin\": 1 "), "bad-net", "xin");
    expect(replaced(net, "  \"xin\": ", "  \"em\": "), "duplicate-key", "em");
    expect(replaced(net, "  input:\n    - ", "  input:\n    - 1\n    - "), "bad-net", "input");
    expect(replaced(net, "backward:", "backwards:"), "unknown-key", "backwards");
    expect(replaced(net, "act_net: 1", "act_net: 2"), "out-of-range", "");
    const std::vector<ActsSource> twice{
        {"words.yaml", words}, {"concepts.yaml", concepts}, {"a.yaml", net}, {"b.yaml", net}};
    CHECK_FALSE(load_acts(twice).lexicon.has_value());
}
