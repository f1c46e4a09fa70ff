#include "content/source_text.h"
#include "content/support.h"
#include "content/yaml_tree.h"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>

using namespace mq;
using namespace mq::content;
using namespace mq::content::test;

namespace {

/// Code and place of the first diagnostic of cleaning.
std::string refused(std::string_view bytes) {
    Diagnostics diagnostics("x.yaml");
    const auto source = clean_source(bytes, diagnostics);
    if (source)
        return "read";
    const Diagnostic d = diagnostics.sorted().at(0);
    return d.code + " " + std::to_string(d.line) + ":" + std::to_string(d.col);
}

std::string cleaned(std::string_view bytes) {
    Diagnostics diagnostics("x.yaml");
    const auto source = clean_source(bytes, diagnostics);
    REQUIRE(source);
    return source->text();
}

struct Parsed {
    Diagnostics diagnostics{"x.yaml"};
    std::unique_ptr<const yaml::Tree> tree;
};

Parsed parsed(std::string_view bytes) {
    Parsed out;
    if (auto source = clean_source(bytes, out.diagnostics))
        out.tree = yaml::parse(*std::move(source), out.diagnostics);
    return out;
}

std::string at(Mark mark) {
    return std::to_string(mark.line) + ":" + std::to_string(mark.col);
}

} // namespace

TEST_CASE("bytes that are no text are refused with their place") {
    CHECK(refused(std::string_view("a: 1\nb: \0\n", 10)) == "nul-byte 2:4");
    CHECK(refused("a: 1\nđb: \xFF\n") == "not-utf8 2:5");
    CHECK(refused("a: \xC3") == "not-utf8 1:4");
    CHECK(refused("a: \xC0\xAF") == "not-utf8 1:4");     // overlong
    CHECK(refused("a: \xED\xA0\x80") == "not-utf8 1:4"); // surrogate
    CHECK(refused("\xFF\xFE"
                  "a\0:\0") == "not-utf8 1:1"); // UTF-16
    CHECK(refused("a: x\x07y") == "control-character 1:5");
    CHECK(refused("a: x\u202Ey") == "control-character 1:5");
    CHECK(refused("a: x\u2028y") == "control-character 1:5");
    CHECK(refused("a: x\u0085y") == "control-character 1:5");
    CHECK(refused("a: e" + std::string(40, ' ').replace(0, 40, [] {
              std::string marks;
              for (int i = 0; i < 20; ++i)
                  marks += "\u0301";
              return marks;
          }())) == "too-many-marks 1:13");
    CHECK(refused("\xEF\xBB\xBF"
                  "a: 1\r\nb\xFF") == "not-utf8 2:2");
}

TEST_CASE("a byte order mark and the ends of lines of other systems are taken") {
    CHECK(cleaned("\xEF\xBB\xBF"
                  "a: 1\r\nb: 2\rc: 3\n") == "a: 1\nb: 2\nc: 3\n");
    CHECK(cleaned("a: 1") == "a: 1");
    CHECK(cleaned("\ta: \xF0\x9F\x8E\x81").size() == 8); // a tab and an emoji are text
}

TEST_CASE("text becomes NFC, and columns count its code points") {
    const std::string decomposed = "a: Tie\u0302\u0301ng Vie\u0323\u0302t\nb: đa\u0300\n";
    CHECK(cleaned(decomposed) == "a: Tiếng Việt\nb: đà\n");
    const Parsed p = parsed("{\"Tie\u0302\u0301ng\": x, y: z}");
    REQUIRE(p.tree);
    CHECK(at(p.tree->root().find("y").mark()) == "1:17");
    CHECK(p.tree->root().find("Tiếng").text() == "x");
}

TEST_CASE("the same content gives the same hash whatever the editor") {
    const std::string unix_text = base_scene();
    std::string dos = "\xEF\xBB\xBF";
    for (const char c : unix_text)
        dos += c == '\n' ? std::string("\r\n") : std::string(1, c);
    CHECK(check_text(dos).hash == check_text(unix_text).hash);
    CHECK(check_text(dos).nfc_text == unix_text);
    CHECK(check_text(dos).scenario);
}

TEST_CASE("places inside quoted, folded and escaped texts") {
    const Parsed p = parsed(
        "plain: một hai\n"
        "folded: >\n"
        "  một hai\n"
        "  ba bốn\n"
        "double: \"một \\\"hai\\\" \\u0062a\n"
        "  bốn\"\n"
        "single: 'một ''hai'' ba'\n"
        "long: một\n"
        "  hai ba\n");
    REQUIRE(p.tree);
    const auto place = [&](std::string_view key, std::string_view word) {
        const yaml::Node node = p.tree->root().find(key);
        return at(node.mark_at(node.text().find(word)));
    };
    CHECK(place("plain", "hai") == "1:12");
    CHECK(place("folded", "một") == "3:3");
    CHECK(place("folded", "bốn") == "4:6");
    CHECK(place("double", "hai") == "5:16");
    CHECK(place("double", "ba") == "5:22");
    CHECK(place("double", "bốn") == "6:3");
    CHECK(place("single", "hai") == "7:16");
    CHECK(place("single", "ba") == "7:22");
    CHECK(place("long", "ba") == "9:7");
}

TEST_CASE("several slips of syntax are told in one run, and the rest is still checked") {
    std::string text = base_scene();
    text = replaced(text, "note: Quầy đang đông.", "note: Quầy đông: mười người.");
    text = replaced(text, "says: Giờ tính sao?", "says: {Khách} ơi, giờ tính sao?");
    text = replaced(text, "text: Khách đi sang hãng khác.", "text: \"Khách\" đi sang hãng khác.");
    text = replaced(text, "mood: 8", "mood: 800");
    text = replaced(text, "to: xau, why: Bắt", "to: xấu_quá, why: Bắt");
    const LoadedScenario loaded = check_text(text);
    INFO(lines_of(loaded.diagnostics));
    for (const auto* code :
         {"unquoted-colon", "unquoted-brace", "text-after-quote", "out-of-range", "dangling-target"})
        CHECK(has(loaded.diagnostics, code));
    CHECK(count_errors(loaded.diagnostics) == 5);
}

TEST_CASE("a file that isn't there, a folder and a large file are told, not read") {
    namespace fs = std::filesystem;
    const fs::path folder = fs::temp_directory_path() / "monqua-content-test";
    fs::create_directories(folder);
    CHECK(load_scenario_file(folder / "khong-co.yaml", a01()).diagnostics.at(0).code == "unreadable");
    CHECK_FALSE(read_file(folder));
    const fs::path large = folder / "large.yaml";
    std::ofstream(large) << std::string(5'000'000, 'a');
    CHECK(read_file(large).error().kind == ErrorKind::refused);
    fs::remove_all(folder);
}

TEST_CASE("no more problems than fit are kept, and the last line says so") {
    std::string text = "scene: 1\nid: mau\n";
    for (int i = 0; i < 2000; ++i)
        text += "khoa_la_" + std::to_string(i) + ": 1\n";
    const LoadedScenario loaded = check_text(text);
    CHECK(loaded.diagnostics.size() == Diagnostics::default_limit + 1);
    CHECK(loaded.diagnostics.back().code == "more");
    CHECK(loaded.diagnostics.back().message.find("còn nữa") != std::string::npos);
}

TEST_CASE("diagnostics print as lines and as JSON") {
    const Diagnostic d{Severity::error, "a/b.yaml", 3, 7, "unknown-key", "khoá \"x\"\n\\ lạ"};
    CHECK(line_of(d) == "a/b.yaml:3:7: error: khoá \"x\"\n\\ lạ [unknown-key]");
    CHECK(
        json_of(std::span(&d, 1)) ==
        R"([{"severity":"error","file":"a/b.yaml","line":3,"col":7,"code":"unknown-key","message":"khoá \"x\"\u000a\\ lạ"}])");
}
