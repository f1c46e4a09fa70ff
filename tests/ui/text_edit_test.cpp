#include "ui/text_edit.h"

#include "ui/harness.h"

#include <doctest/doctest.h>
#include <random>

using namespace mq::ui;
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
