#include "content/check_paths.h"
#include "content/support.h"
#include "content/text_file.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <filesystem>
#include <fstream>

using namespace mq;
using namespace mq::content;
using namespace mq::content::test;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view vi =
    "text: 1\nlanguage: vi\nhome:\n  title: Luyện tập\n  count: {one: 1 lượt, other: \"{n} lượt\"}\n"
    "bye: \"Chào {name}, còn {n:.1f}\"\n";
constexpr std::string_view en =
    "text: 1\nlanguage: en\nhome:\n  title: Practice\n  count: {one: \"{n} run\", other: \"{n} runs\"}\n"
    "bye: \"Bye {name}, {n:.1f} left\"\n";

/// A folder that is gone afterwards.
class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / "monqua-check-paths") {
        fs::remove_all(path_);
        fs::create_directories(path_ / "text");
        fs::create_directories(path_ / "chat");
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    void write(const std::string& name, std::string_view text) const {
        std::ofstream(path_ / name, std::ios::binary) << text;
    }
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

CheckReport check(const fs::path& path) {
    return check_paths(std::span(&path, 1), a01());
}

} // namespace

TEST_CASE("texts are read by their dotted keys") {
    const LoadedTexts loaded = load_texts(vi, "vi.yaml");
    CHECK(loaded.diagnostics.empty());
    CHECK(loaded.language == "vi");
    CHECK(loaded.table.at("home.title") == "Luyện tập");
    CHECK(loaded.table.at("home.count.other") == "{n} lượt");
    CHECK(loaded.table.size() == 4);
    CHECK(compare_texts(loaded, load_texts(en, "en.yaml")).empty());
}

TEST_CASE("languages must have the same keys and arguments") {
    const LoadedTexts vietnamese = load_texts(vi, "vi.yaml");
    const auto compared = [&](std::string_view from, std::string_view to) {
        return compare_texts(vietnamese, load_texts(replaced(std::string(en), from, to), "en.yaml"));
    };
    auto found = compared("  title: Practice\n", "");
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == "missing-in-other");
    CHECK(line_of(found[0]).starts_with("vi.yaml:4:3: error:"));
    found = compared("  title: Practice\n", "  title: Practice\n  more: More\n");
    REQUIRE(found.size() == 1);
    CHECK(line_of(found[0]).starts_with("en.yaml:5:3: error:"));
    found = compared("Bye {name},", "Bye {nam},");
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == "argument-mismatch");
    CHECK(found[0].line == 6);
    CHECK(compared("{n:.1f}", "{n:.2f}").empty()); // the form of a number is the language's own
}

TEST_CASE("mistakes in a text file are told") {
    const auto code = [](std::string_view text) {
        const LoadedTexts loaded = load_texts(text, "vi.yaml");
        return loaded.diagnostics.empty() ? std::string("none") : loaded.diagnostics[0].code;
    };
    CHECK(code("text: 1\nlanguage: vi\na: \"{n\"\n") == "bad-argument");
    CHECK(code("text: 1\nlanguage: vi\na: \"n}\"\n") == "bad-argument");
    CHECK(code("text: 1\nlanguage: vi\na: \"{{n}}\"\n") == "none");
    CHECK(code("text: 1\nlanguage: vi\na:\n") == "missing-text");
    CHECK(code("text: 1\nlanguage: vi\na: [x]\n") == "missing-text");
    CHECK(code("text: 1\nlanguage: vi\na b: x\n") == "bad-id");
    CHECK(code("text: 1\na: x\n") == "missing-key");
    CHECK(code("text: 1\nlanguage: vi\na: x\na: y\n") == "duplicate-key");
}

TEST_CASE("a folder is checked file by file, each for what it is") {
    const Folder folder;
    folder.write("chat/mau.yaml", base_scene());
    folder.write("text/vi.yaml", vi);
    folder.write("text/en.yaml", replaced(std::string(en), "Practice", "Practise {now}"));
    folder.write("ghi-chu.txt", "not YAML");
    CheckReport report = check(folder.path());
    INFO(lines_of(report.diagnostics));
    CHECK(report.files == 3);
    CHECK(report.scenes == 1);
    CHECK(report.texts == 2);
    CHECK(count(report.diagnostics).errors == 1);
    CHECK(has(report.diagnostics, "argument-mismatch"));

    folder.write("chat/mau2.yaml", "title: x\n");
    folder.write("chat/hong.yaml", "scene: 1\n\xFF");
    folder.write("chat/lon.yaml", "scene: 1\n" + std::string(5'000'000, '#'));
    fs::create_directories(folder.path() / "phone");
    folder.write("phone/mau.yaml", base_scene());
    report = check(folder.path());
    for (const auto* code : {"unknown-kind", "not-utf8", "file-too-large", "duplicate-scene"})
        CHECK(has(report.diagnostics, code));
    CHECK(check(folder.path() / "khong-co.yaml").diagnostics.at(0).code == "unreadable");
    CHECK(yaml_files_under(folder.path() / "khong-co").empty());
}

TEST_CASE("the kind of a file is in its top key") {
    CHECK(kind_of("# note\n\nscene: 1\n") == FileKind::scene);
    CHECK(kind_of("\xEF\xBB\xBF"
                  "text: 1") == FileKind::text);
    CHECK(kind_of("id: A01\ncompetency: 1\n") == FileKind::competency);
    CHECK(kind_of("") == FileKind::unknown);
    CHECK(kind_of("  scene: 1\n") == FileKind::unknown);
}

TEST_CASE("what is shipped passes the checker") {
    const fs::path shipped[] = {MONQUA_SOURCE_DIR "/assets/competencies", MONQUA_SOURCE_DIR "/assets/text",
                                MONQUA_SOURCE_DIR "/scenarios"};
    const CheckReport report = check_paths(shipped, a01());
    std::string errors;
    for (const Diagnostic& d : report.diagnostics)
        if (d.severity == Severity::error)
            errors += line_of(d) + "\n";
    INFO(errors);
    CHECK(report.competencies == 1);
    CHECK(report.texts == 2);
    CHECK(count(report.diagnostics).errors == 0);
}
