#include "domain/reply/support.h"

#include "base/text.h"

#include <doctest/doctest.h>
#include <cctype>
#include <string>
#include <utility>
#include <vector>

using reply_test::coder;

/// The same reply in another form should be coded as before. Where it isn't, the words themselves have become
/// ambiguous ("bo" is bỏ and bó); the shares below are what is bearable, not what is wished for.

namespace {

template <typename Change>
double changed_share(const char* what, const Change& change) {
    std::size_t changed = 0;
    std::size_t all = 0;
    for (const char* file : {"dev.jsonl", "voices-a.jsonl"})
        for (const auto& one : reply_test::replies(file)) {
            const auto before = coder().code(one.reply, one.customer).set();
            changed += coder().code(change(one.reply), one.customer).set() == before ? 0U : 1U;
            ++all;
        }
    MESSAGE(what, ": ", changed, " of ", all, " replies coded otherwise");
    return static_cast<double>(changed) / static_cast<double>(all);
}

std::string without_punctuation(const std::string& text) {
    std::string out;
    for (const char c : text)
        out += std::string_view(".,;:!?\"()").find(c) == std::string_view::npos ? c : ' ';
    return out;
}

/// Whole words, small letters.
std::string in_shorthand(const std::string& text) {
    static const std::vector<std::pair<std::string, std::string>> shorter{
        {"không", "ko"},     {"được", "dc"},       {"khách", "kh"},     {"chị", "c"},
        {"anh", "a"},        {"em", "e"},          {"vậy", "v"},        {"với", "vs"},
        {"rồi", "r"},        {"gì", "j"},          {"bây giờ", "bh"},   {"biết", "bít"},
        {"hôm nay", "hnay"}, {"điện thoại", "đt"}, {"nhân viên", "nv"}, {"nhiều", "nhìu"},
        {"phút", "p"},       {"cảm ơn", "cám ơn"}, {"xin lỗi", "xl"},   {"bình thường", "bt"}};
    std::string out = " " + mq::text::nfc(text) + " ";
    for (const auto& [word, shorthand] : shorter)
        for (const std::string end : {" ", ",", ".", "?", "!"})
            for (std::size_t at = 0; (at = out.find(" " + word + end, at)) != std::string::npos;)
                out.replace(at + 1, word.size(), shorthand);
    return out;
}

} // namespace

TEST_CASE("capitals, marks, punctuation, shorthand and the encoding change few codings") {
    CHECK(changed_share("decomposed", reply_test::decomposed) <= 0.0);
    CHECK(changed_share("capitals", reply_test::in_capitals) <= 0.03);
    CHECK(changed_share("without marks", reply_test::without_marks) <= 0.15);
    CHECK(changed_share("without punctuation", without_punctuation) <= 0.15);
    CHECK(changed_share("in shorthand", in_shorthand) <= 0.05);
}
