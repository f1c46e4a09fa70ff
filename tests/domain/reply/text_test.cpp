#include "domain/reply_text.h"

#include "base/text.h"

#include <doctest/doctest.h>
#include <string>

using namespace mq::domain;

namespace {

TokenRules rules() {
    return {{"p", "h", "k", "tr", "đ", "g"}, {"a/c", "t7"}};
}

std::string words(std::string_view text) {
    std::string out;
    for (const ReplyToken& token : tokens_of(mq::text::nfc(text), rules()))
        out += (out.empty() ? "" : " ") + token.lower;
    return out;
}

} // namespace

TEST_CASE("a spelling has one key however its marks were typed") {
    CHECK(key_of("hoà") == key_of("hòa"));
    CHECK(key_of("đuợc") == key_of("được"));
    CHECK(key_of("truớc") == key_of("trước"));
    CHECK(key_of("sữa") == key_of("sửa")); // hỏi and ngã: many write them alike
    CHECK(key_of("SÁNG") == key_of("sáng"));
    CHECK(key_of("chị") != key_of("chi"));
    CHECK(key_of("tiền") != key_of("tiến"));
    CHECK(fold_of("Đường Ưu Ẩm") == "duong uu am");
}

TEST_CASE("units come off numbers, dates, times and codes stay whole") {
    CHECK(words("30p nữa, 9h30 mai, 350.000đ, 1tr5, 50%") == "30 p nữa 9 h 30 mai 350.000 đ 1 tr 5 50 %");
    const auto tokens = tokens_of("3/4 9:30 PT-118 8A2 4G 1,2", rules());
    REQUIRE(tokens.size() == 6);
    CHECK(tokens[0].kind == TokenKind::date);
    CHECK(tokens[1].kind == TokenKind::clock);
    CHECK(tokens[2].kind == TokenKind::code);
    CHECK(tokens[3].kind == TokenKind::code);
    CHECK(tokens[4].kind == TokenKind::code);
    CHECK(tokens[5].kind == TokenKind::number);
    CHECK(words("e chào a/c ạ t7") == "e chào a/c ạ t7");
}

TEST_CASE("places count code points of the NFC text, sentences know whether they ask") {
    const auto tokens = tokens_of("Dạ em xin lỗi. Chị ở đâu?\nEm \"tới\" liền", rules());
    REQUIRE(tokens.size() == 10);
    CHECK(tokens[3].begin == 10);
    CHECK(tokens[3].end == 13);
    CHECK(tokens[3].question == false);
    CHECK(tokens[4].before == Break::strong);
    CHECK(tokens[6].question == true);
    CHECK(tokens[7].before == Break::strong);
    CHECK(tokens[8].quoted);
    CHECK_FALSE(tokens[9].quoted);
}

TEST_CASE("whatever is typed has words or none") {
    for (const char* odd : {"", "   ", "...", "?!", "🔥😀", "\x01\x02", "“", "\"", "1/", "/1", "-", "a-",
                            "....1...", "1.a", "你好", "привет 1", "\xC2\xA0"})
        for (const ReplyToken& token : tokens_of(odd, rules()))
            CHECK(token.end > token.begin);
}
