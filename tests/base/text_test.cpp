#include "base/text.h"
#include "base/hash.h"

#include <doctest/doctest.h>

using namespace mq;

TEST_CASE("invalid UTF-8 is found at its first byte") {
    CHECK_FALSE(text::first_invalid_utf8("Món Quà, ẳ ổ ỹ đ 🎁").has_value());
    CHECK(text::first_invalid_utf8("ab\xC3") == 2);           // cut
    CHECK(text::first_invalid_utf8("a\xC0\xAF") == 1);        // overlong
    CHECK(text::first_invalid_utf8("\xED\xA0\x80") == 0);     // surrogate
    CHECK(text::first_invalid_utf8("\xF4\x90\x80\x80") == 0); // beyond U+10FFFF
    CHECK(text::first_invalid_utf8("\xE1\xBA") == 0);
}

TEST_CASE("NFD and NFC of every Vietnamese letter come to the same") {
    CHECK(text::nfc("e\xCC\x82\xCC\x81") == "ế");
    CHECK(text::nfc("o\xCC\x9B\xCC\x83") == "ỡ");
    CHECK(text::nfc("Đặng Thảo Vy") == "Đặng Thảo Vy");
    CHECK(text::nfc("A\xCC\x86\xCC\x89") == "Ẳ");
}

TEST_CASE("folding drops marks, case and spare spaces, so that names are found without diacritics") {
    CHECK(text::fold("  Nguyễn   THỊ Thu  Hường ") == "nguyen thi thu huong");
    CHECK(text::fold("Đỗ Văn Tùng") == "do van tung");
    CHECK(text::fold("khiếu nại\tđường\ndây") == "khieu nai duong day");
    CHECK(text::fold("").empty());
}

TEST_CASE("names: initials, given name, capitals") {
    CHECK(text::initials("Trần Minh Khôi") == "MK");
    CHECK(text::initials("Ánh") == "Á");
    CHECK(text::initials("đỗ ơn") == "ĐƠ");
    CHECK(text::given_name("Trần Minh Khôi ") == "Khôi");
    CHECK(text::capitalise("ơn") == "Ơn");
    CHECK(text::capitalise("") == "");
    CHECK(text::length("ẳổ") == 2);
}

TEST_CASE("edit distance counts a swap of neighbours once") {
    CHECK(text::edit_distance("titel", "title") == 1);
    CHECK(text::edit_distance("mood", "moood") == 1);
    CHECK(text::edit_distance("", "abc") == 3);
    CHECK(text::edit_distance("abc", "abc") == 0);
}

TEST_CASE("the content hash is SHA-256") {
    CHECK(content_hash("abc").hex() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(content_hash("abc") != content_hash("abd"));
}
