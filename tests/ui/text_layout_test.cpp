#include "ui/harness.h"

#include "ui/text_layout.h"

#include <doctest/doctest.h>
#include <random>

using namespace mq::ui;
using mq::ui::test::Harness;

namespace {

std::vector<std::string> lines_of(std::string_view text, float width) {
    std::vector<TextLine> lines;
    break_lines(text, face_of(type::body), width, lines);
    std::vector<std::string> out;
    for (const TextLine& l : lines) {
        out.emplace_back(text.substr(l.begin, l.end - l.begin));
    }
    return out;
}

float width_of(std::string_view text) {
    return measure(text, face_of(type::body));
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("text breaks at blanks, and only where it must") {
    const Harness harness([] {});
    const float room = width_of("Dạ em xin lỗi");
    CHECK(lines_of("Dạ em xin lỗi chị", room + 1) == Lines{"Dạ em xin lỗi", "chị"});
    CHECK(lines_of("Dạ em xin lỗi", room + 1) == Lines{"Dạ em xin lỗi"});
    CHECK(lines_of("Dạ em xin lỗi", room - 1) == Lines{"Dạ em xin", "lỗi"});
}

TEST_CASE("line breaks of the text are kept, empty lines too") {
    const Harness harness([] {});
    CHECK(lines_of("một\n\nhai\n", 500) == Lines{"một", "", "hai", ""});
    CHECK(lines_of("", 500) == Lines{""});
    CHECK(lines_of("\n", 500) == Lines{"", ""});
}

TEST_CASE("blanks at the end of a line take no room") {
    const Harness harness([] {});
    CHECK(lines_of("một   ", width_of("một") + 1) == Lines{"một"});
    CHECK(lines_of("một    hai", width_of("một") + 1) == Lines{"một", "hai"});
    std::vector<TextLine> lines;
    break_lines("một   \nhai", face_of(type::body), 500, lines);
    CHECK(lines[0].width == doctest::Approx(width_of("một")));
}

TEST_CASE("a word that is too wide is cut between characters, never inside one") {
    const Harness harness([] {});
    const std::string word = "nghiêngnghiêngnghiêng";
    const Lines lines = lines_of(word, width_of("nghiêng") + 1);
    REQUIRE(lines.size() >= 3);
    std::string whole;
    for (const std::string& l : lines) {
        CHECK((static_cast<unsigned char>(l.front()) & 0xC0U) != 0x80U);
        whole += l;
    }
    CHECK(whole == word);
}

TEST_CASE("any text in any width: lines fit, nothing is lost, nothing is said twice") {
    const Harness harness([] {});
    constexpr std::string_view words[] = {"khiếu", "nại", "chính", "là",        "món", "quà",
                                          " ",     "  ",  "\n",    "đường-dây", "ẵ",   "Nghiêng…"};
    std::mt19937 random(7);
    for (int round = 0; round < 400; ++round) {
        std::string text;
        for (auto i = random() % 40; i > 0; --i) {
            text += words[random() % std::size(words)];
            text += random() % 3 == 0 ? "" : " ";
        }
        const float width = 20 + static_cast<float>(random() % 400);
        std::vector<TextLine> lines;
        break_lines(text, face_of(type::body), width, lines);
        std::size_t at = 0;
        for (const TextLine& l : lines) {
            REQUIRE(l.begin >= at);
            REQUIRE(l.end >= l.begin);
            for (std::size_t i = at; i < l.begin; ++i) { // only blanks are left out
                REQUIRE((text[i] == ' ' || text[i] == '\n'));
            }
            const std::string_view said = std::string_view(text).substr(l.begin, l.end - l.begin);
            std::uint32_t code = 0;
            const bool single = !said.empty() && decode(said, 0, code) == said.size();
            REQUIRE((width_of(said) <= width + 0.01F || single));
            REQUIRE(l.width == doctest::Approx(width_of(said)).epsilon(0.01));
            at = l.end;
        }
    }
}

TEST_CASE("a layout is made once for what the text says, wherever it lies") {
    const Harness harness([] {});
    const Face face = face_of(type::body);
    std::string buffer = "Không lặp lại vấn đề của khách";
    (void)layout_of(buffer, face, 120);
    const std::uint64_t made = layouts_made();
    const std::string elsewhere = buffer;
    CHECK(layout_of(elsewhere, face, 120).lines.size() > 1);
    CHECK(layouts_made() == made);
    buffer = "Được";
    CHECK(layout_of(buffer, face, 120).lines.size() == 1);
    CHECK(layouts_made() == made + 1);
    (void)layout_of(buffer, face, 121);
    (void)layout_of(buffer, face_of(type::small), 120);
    CHECK(layouts_made() == made + 3);
}

TEST_CASE("more layouts than the cache holds are still right") {
    const Harness harness([] {});
    const Face face = face_of(type::body);
    for (int i = 0; i < 9000; ++i) {
        const std::string text = "dòng " + std::to_string(i) + "\nvà dòng nữa";
        const TextLayout layout = layout_of(text, face, 300);
        REQUIRE(layout.lines.size() == 2);
        REQUIRE(layout.lines[1].end == text.size());
    }
}
