#include "ui/text_edit.h"

#include "ui/allocations.h"
#include "ui/harness.h"

#include <doctest/doctest.h>
#include <random>

using namespace mq::ui;
using mq::ui::test::allocated_bytes;
using mq::ui::test::Harness;

namespace {

TextEdit editor(std::string_view text, std::size_t limit = 1000) {
    TextEdit edit;
    edit.begin(text, limit);
    return edit;
}

void type_each(TextEdit& edit, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        std::uint32_t code = 0;
        const std::size_t bytes = decode(text, at, code);
        edit.insert(text.substr(at, bytes), true);
        at += bytes;
    }
}

void move(TextEdit& edit, Motion motion, Keep keep = Keep::caret, float width = 1000) {
    std::vector<TextLine> lines;
    break_lines(edit.text(), face_of(type::body), width, lines);
    edit.move(motion, keep, lines, face_of(type::body));
}

bool on_edge(const std::string& text, std::size_t at) {
    return at <= text.size() &&
           (at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U);
}

} // namespace

TEST_CASE("Backspace and Delete take whole characters, marks of NFD with their letter") {
    TextEdit edit = editor("lỗi");
    edit.erase_before(false);
    edit.erase_before(false);
    CHECK(edit.text() == "l");
    edit = editor("e\xCC\x82\xCC\x81x"); // e, circumflex, acute, x
    edit.place(0, Keep::caret);
    edit.erase_after(false);
    CHECK(edit.text() == "x");
}

TEST_CASE("words are taken with Ctrl") {
    TextEdit edit = editor("em xin lỗi chị ");
    edit.erase_before(true);
    CHECK(edit.text() == "em xin lỗi ");
    edit.place(0, Keep::caret);
    edit.erase_after(true);
    CHECK(edit.text() == "xin lỗi ");
}

TEST_CASE("what is typed over a selection replaces it") {
    TextEdit edit = editor("em không biết");
    edit.select_word_at(4);
    CHECK(edit.selected() == "không");
    edit.insert("chưa", true);
    CHECK(edit.text() == "em chưa biết");
    CHECK(edit.caret() == std::string("em chưa").size());
}

TEST_CASE("the limit is kept on the edge of a character, and told") {
    TextEdit edit = editor("", 10);
    edit.insert("ổ đĩa đầy");
    CHECK(edit.text().size() <= 10);
    CHECK(on_edge(edit.text(), edit.text().size()));
    CHECK(std::string_view("ổ đĩa đầy").substr(0, edit.text().size()) == edit.text());
    CHECK(edit.full());
    edit.erase_before(false);
    CHECK_FALSE(edit.full());
}

TEST_CASE("pasted carriage returns, tabs and control characters do no harm") {
    TextEdit edit = editor("");
    edit.insert("một\r\nhai\rba\tbốn\x01\x7Fnăm");
    CHECK(edit.text() == "một\nhai\nba bốn năm");
}

TEST_CASE("undo gives back a word at a time, redo takes it again") {
    TextEdit edit = editor("");
    type_each(edit, "dạ em xin lỗi");
    CHECK(edit.undo());
    CHECK(edit.text() == "dạ em xin ");
    CHECK(edit.undo());
    CHECK(edit.text() == "dạ em ");
    CHECK(edit.redo());
    CHECK(edit.text() == "dạ em xin ");
    type_each(edit, "mời");
    CHECK_FALSE(edit.redo());
    while (edit.undo()) {
    }
    CHECK(edit.text().empty());
}

TEST_CASE("undo restores what a selection held") {
    TextEdit edit = editor("giữ lại câu này");
    edit.select_all();
    edit.insert("x", true);
    CHECK(edit.text() == "x");
    edit.undo();
    CHECK(edit.text() == "giữ lại câu này");
}

TEST_CASE("up and down keep to their column over a short line") {
    const Harness harness([] {});
    TextEdit edit = editor("dòng đầu tiên\nhai\ndòng thứ ba đây");
    edit.place(std::string("dòng đầu").size(), Keep::caret);
    move(edit, Motion::down);
    CHECK(edit.caret() == std::string("dòng đầu tiên\nhai").size());
    move(edit, Motion::down);
    const std::string before(edit.text(), 0, edit.caret());
    CHECK(before.starts_with("dòng đầu tiên\nhai\ndòng th"));
    move(edit, Motion::up);
    move(edit, Motion::up);
    CHECK(edit.caret() == std::string("dòng đầu").size());
}

TEST_CASE("a value changed from outside leaves the caret on a character") {
    TextEdit edit = editor("abcdef");
    edit.place(3, Keep::caret);
    edit.reload("aổổổổ");
    CHECK(on_edge(edit.text(), edit.caret()));
    edit.reload("");
    CHECK(edit.caret() == 0);
}

TEST_CASE("any edits in any order: the caret stays on characters, undo leads back to the start") {
    const Harness harness([] {});
    std::mt19937 random(11);
    constexpr std::string_view pieces[] = {"ổ", "khách ", "\n", "xin lỗi ạ", " ", "đ", "…"};
    for (int round = 0; round < 60; ++round) {
        TextEdit edit = editor("Chị chờ em một chút ạ.", 200);
        for (int step = 0; step < 80; ++step) {
            const Keep keep = random() % 3 == 0 ? Keep::selection : Keep::caret;
            switch (random() % 6) {
                case 0:
                case 1: edit.insert(pieces[random() % std::size(pieces)], random() % 2 == 0); break;
                case 2: edit.erase_before(random() % 2 == 0); break;
                case 3: edit.erase_after(random() % 2 == 0); break;
                case 4: move(edit, static_cast<Motion>(random() % 10), keep, 90); break;
                default: (void)(random() % 2 == 0 ? edit.undo() : edit.redo()); break;
            }
            REQUIRE(edit.text().size() <= 200);
            REQUIRE(on_edge(edit.text(), edit.caret()));
            REQUIRE(on_edge(edit.text(), edit.selection_begin()));
            REQUIRE(on_edge(edit.text(), edit.selection_end()));
        }
        while (edit.undo()) {
        }
        REQUIRE(edit.text() == "Chị chờ em một chút ạ.");
    }
}

namespace {

constexpr mq::vietnamese::TypingRules telex{mq::vietnamese::Method::telex, mq::vietnamese::ToneRule::modern};

void key_in(TextEdit& edit, std::string_view keys) {
    for (const char key : keys) {
        if (key == '<') {
            edit.backspace(telex);
        } else {
            edit.type(static_cast<char32_t>(key), telex);
        }
    }
}

} // namespace

TEST_CASE("Vietnamese is typed where the caret is, and undone a word at a time") {
    TextEdit edit = editor("");
    key_in(edit, "Daj em xin looix chij");
    CHECK(edit.text() == "Dạ em xin lỗi chị");
    CHECK(edit.undo());
    CHECK(edit.text() == "Dạ em xin lỗi ");
    CHECK(edit.undo());
    CHECK(edit.text() == "Dạ em xin ");
    CHECK(edit.redo());
    CHECK(edit.text() == "Dạ em xin lỗi ");
    key_in(edit, "<s"); // back at the word: its tone is changed
    CHECK(edit.text() == "Dạ em xin lối");
    while (edit.undo()) {
    }
    CHECK(edit.text().empty());
}

TEST_CASE("a word typed in the middle of a text leaves what is around it") {
    TextEdit edit = editor("em  chị");
    edit.place(3, Keep::caret);
    key_in(edit, "casm own");
    CHECK(edit.text() == "em cám ơn chị");
    edit.place(edit.text().find("ơn") + std::string("ơn").size(), Keep::caret);
    key_in(edit, "f"); // the caret was moved: a new word
    CHECK(edit.text() == "em cám ơnf chị");
}

TEST_CASE("typing over a selection, and a selection after typing, begin a new word") {
    TextEdit edit = editor("toan");
    edit.select_all();
    key_in(edit, "s");
    CHECK(edit.text() == "s");
    edit = editor("");
    key_in(edit, "toan");
    edit.place(2, Keep::caret);
    edit.place(4, Keep::selection);
    key_in(edit, "as");
    CHECK(edit.text() == "toá");
    edit.undo();
    CHECK(edit.text() == "toan");
}

TEST_CASE("a word that ends otherwise than by a space is finished too") {
    TextEdit edit = editor("");
    key_in(edit, "user");
    CHECK(edit.text() == "uẻ");
    edit.end_word();
    CHECK(edit.text() == "user");
    edit.end_word();
    CHECK(edit.text() == "user");
    edit.undo();
    CHECK(edit.text().empty());
}

TEST_CASE("no half word where the limit is reached") {
    TextEdit edit = editor("", 6);
    key_in(edit, "tieengs");
    CHECK(edit.text() == "tiêng"); // ế takes three bytes, ê two: six, and no more go in
    CHECK(edit.full());
}

TEST_CASE("what is pasted or committed by another input method becomes NFC") {
    TextEdit edit = editor("");
    edit.insert("e\xCC\x82\xCC\x81"); // pasted: e, circumflex, acute
    CHECK(edit.text() == "ế");
    edit = editor("");
    for (const char32_t c : {U't', U'i', U'e', U'\u0302', U'\u0301', U'n', U'g'}) {
        edit.type(c, {});
    }
    CHECK(edit.text() == "tiếng");
    edit = editor("ca");
    edit.insert("\xCC\x81"); // a mark alone joins the letter before it
    CHECK(edit.text() == "cá");
    edit.undo();
    CHECK(edit.text() == "ca");
}

TEST_CASE("broken UTF-8 is marked, never lost and never passed on") {
    TextEdit edit = editor("");
    edit.insert("a\xFF\xC3z");
    CHECK(edit.text() == "a\uFFFD\uFFFDz");
    edit = editor("");
    edit.insert("hai 🎁 ba \u200B Ελλάδα 漢字");
    CHECK(edit.text() == "hai 🎁 ba \u200B Ελλάδα 漢字");
}

TEST_CASE("ten megabytes are cut at the limit before anything is done with them, whatever they are made of") {
    for (const std::string_view piece : {"e\xCC\x82\xCC\x81", "🎁", " ", "\r\n", "\xFF", "\x01", "chữ "}) {
        std::string flood;
        while (flood.size() < 10'000'000) {
            flood += piece;
        }
        TextEdit edit = editor("trước", 16 * 1024);
        const std::uint64_t before = allocated_bytes();
        edit.insert(flood);
        CHECK(allocated_bytes() - before < 2'000'000); // only the part that could go in is looked at
        CHECK(edit.full());
        CHECK(edit.text().starts_with("trước"));
        CHECK(edit.text().size() <= 16 * 1024);
        CHECK(on_edge(edit.text(), edit.text().size()));
        edit.undo();
        CHECK(edit.text() == "trước");
    }
}

TEST_CASE("three clicks take a paragraph") {
    TextEdit edit = editor("một\nhai ba\n\nbốn");
    edit.select_paragraph_at(6);
    CHECK(edit.selected() == "hai ba");
    edit.select_paragraph_at(0);
    CHECK(edit.selected() == "một");
    edit.select_paragraph_at(edit.text().find("\n\n") + 1);
    CHECK(edit.selected().empty());
    edit.select_paragraph_at(edit.text().size());
    CHECK(edit.selected() == "bốn");
}

TEST_CASE("Home and End stay on the line that is seen, also where a long word is broken") {
    const Harness harness([] {});
    TextEdit edit = editor(std::string(60, 'm'));
    const float width = measure("mmmmmmmmmm", face_of(type::body)) + 1;
    std::vector<TextLine> lines;
    break_lines(edit.text(), face_of(type::body), width, lines);
    REQUIRE(lines.size() == 6);
    edit.place(12, Keep::caret);
    for (int i = 0; i < 3; ++i) { // pressing it again changes nothing
        move(edit, Motion::line_end, Keep::caret, width);
        CHECK(edit.caret() == 20);
        CHECK(edit.caret_line(lines) == 1);
    }
    move(edit, Motion::down, Keep::caret, width);
    CHECK(edit.caret() == 30);
    CHECK(edit.caret_line(lines) == 2);
    move(edit, Motion::line_start, Keep::caret, width);
    CHECK(edit.caret() == 20);
    CHECK(edit.caret_line(lines) == 2);
}
