#include "content/acts_file.h"
#include "domain/reply_coder.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <string>
#include <vector>

using namespace mq;

namespace {

constexpr const char* words_file = R"(acts_words: 1
shorthand:
  ko: không
  e: em
after_number:
  p: phút
also:
  coi: xem
onsets: b c ch d g h kh l m n nh ng th tr v x s t
rimes: a an ai anh em eo oi on ong u uc uot in i im ay
classes:
  numbers: một|hai|ba
  negators: không|chưa
  openers: dạ
  closers: ạ|nhé
  questions: |
    không $
  me: em|tôi
)";

/// One rule, with extra lines of its own; gives whether it is found in the reply.
bool found(const std::string& match, const std::string& reply, const std::string& more = "",
           const std::string& customer = "") {
    const std::string rules =
        fmt::format("act_rules: 1\nact: solve\nrules:\n  - id: r\n    weight: 5\n    match: |\n      {}\n{}",
                    match, more);
    const std::vector<content::ActsSource> sources{{"w", words_file}, {"r", rules}};
    auto loaded = content::load_acts(sources);
    for (const auto& diagnostic : loaded.diagnostics)
        MESSAGE(content::line_of(diagnostic));
    REQUIRE(loaded.lexicon.has_value());
    return !domain::ReplyCoder(std::move(*loaded.lexicon)).find(reply, customer).empty();
}

} // namespace

TEST_CASE("words, alternatives, optional parts, classes") {
    CHECK(found("đổi máy", "dạ em đổi máy cho chị"));
    CHECK_FALSE(found("đổi máy", "dạ em đội máy"));
    CHECK(found("đổi|thay máy", "em thay máy"));
    CHECK(found("(đổi mới|thay) máy", "em đổi mới máy"));
    CHECK_FALSE(found("(đổi mới|thay) máy", "em đổi máy"));
    CHECK(found("đổi ngay? máy", "em đổi máy"));
    CHECK(found("@me đổi", "tôi đổi"));
    CHECK_FALSE(found("@me đổi", "chị đổi"));
}

TEST_CASE("gaps end with the sentence") {
    CHECK(found("đổi .. máy", "đổi cho chị máy"));
    CHECK_FALSE(found("đổi .. máy", "đổi cho chị cái kia máy"));
    CHECK(found("đổi ... máy", "đổi cho chị cái kia máy"));
    CHECK_FALSE(found("đổi .. máy", "đổi. máy"));
    CHECK(found("đổi .. máy", "đổi, máy"));
}

TEST_CASE("numbers, codes, dates, names, new facts") {
    CHECK(found("# phút", "15p"));
    CHECK(found("# phút", "hai ba phút"));
    CHECK_FALSE(found("# phút", "vài phút"));
    CHECK(found("đơn %code", "đơn PT-11"));
    CHECK(found("ngày %date", "ngày 3/4"));
    CHECK(found("lúc %clock", "lúc 9:30"));
    CHECK(found("chị %name", "dạ chị Hoa"));
    CHECK_FALSE(found("chị %name", "dạ chị hoa"));
    CHECK_FALSE(found("chị %name", "DẠ CHỊ HOA ƠI EM ĐÂY")); // shouting names nobody
    CHECK(found("đơn &%new #", "đơn 45", "", "đơn của tôi đâu"));
    CHECK_FALSE(found("đơn &%new #", "đơn 45", "", "đơn 45 của tôi đâu"));
}

TEST_CASE("where a clause begins and ends, what must not follow") {
    CHECK(found("^ đổi", "em nói, đổi"));
    CHECK(found("^ đổi", "vâng ạ đổi"));
    CHECK_FALSE(found("^ đổi", "em đổi"));
    CHECK(found("đổi $", "em đổi, chị"));
    CHECK_FALSE(found("đổi $", "em đổi máy"));
    CHECK(found("đổi !máy", "em đổi hàng"));
    CHECK_FALSE(found("đổi !máy", "em đổi máy"));
}

TEST_CASE("exceptions, company, negation, questions, quotations") {
    CHECK_FALSE(found("đổi máy", "muốn đổi máy", "    unless: muốn đổi\n"));
    CHECK(found("đổi máy", "muốn gì. đổi máy", "    unless: muốn đổi\n"));
    CHECK_FALSE(found("đổi", "em đổi mà chị muốn", "    unless_sentence: muốn\n"));
    CHECK(found("đổi", "em đổi. chị muốn", "    unless_sentence: muốn\n"));
    CHECK_FALSE(found("đổi", "em đổi. chị muốn", "    unless_reply: muốn\n"));
    CHECK_FALSE(found("đổi", "em đổi. chị muốn", "    with_sentence: muốn\n"));
    CHECK(found("đổi", "em đổi. chị muốn", "    with_reply: muốn\n"));
    CHECK_FALSE(found("đổi", "em ko đổi"));
    CHECK(found("đổi", "em ko đổi", "    negation: ignored\n"));
    CHECK(found("đổi", "em đổi?", "    sentence: question\n"));
    CHECK(found("đổi", "chị đổi không", "    sentence: question\n"));
    CHECK_FALSE(found("đổi", "em đổi", "    sentence: question\n"));
    CHECK_FALSE(found("đổi", "chị nói \"đổi\" đó"));
    CHECK(found("đổi", "chị nói \"đổi\" đó", "    quotes: true\n"));
}

TEST_CASE("shorthand, other words, missing marks, slips") {
    CHECK(found("em đổi", "e đổi"));
    CHECK(found("em xem", "em coi"));
    CHECK(found("xin lỗi", "em xin loi chi nhieu"));
    CHECK(found("hướng dẫn", "em huongs dẫn")); // one letter too many
    CHECK(found("hết rồi", "hếttttt rồi"));
    CHECK(found("xin lỗi", "em xinloi chi nhieu"));
}

TEST_CASE("what can't be read is told where it stands") {
    const auto problem = [](const std::string& match) {
        const std::string rules = fmt::format(
            "act_rules: 1\nact: solve\nrules:\n  - id: r\n    weight: 5\n    match: |\n      đổi\n      {}\n",
            match);
        const std::vector<content::ActsSource> sources{{"w", words_file}, {"rules.yaml", rules}};
        const auto loaded = content::load_acts(sources);
        REQUIRE(loaded.diagnostics.size() == 1);
        CHECK_FALSE(loaded.lexicon.has_value());
        CHECK(loaded.diagnostics[0].file == "rules.yaml");
        CHECK(loaded.diagnostics[0].line == 8);
        return loaded.diagnostics[0].col;
    };
    CHECK(problem("đổi (máy") == 11);
    CHECK(problem("đổi )") == 11);
    CHECK(problem("đổi @nobody") == 11);
    CHECK(problem("đổi %what") == 11);
    CHECK(problem("(|đổi)") == 8);
}
