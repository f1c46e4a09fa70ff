#include "content/handbook_file.h"

#include "content/check_paths.h"
#include "content/support.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <filesystem>
#include <fstream>

using namespace mq;
using namespace mq::content;
using namespace mq::content::test;

namespace {

const std::string small = R"(handbook: 1
wording:
  - id: opening
    name: {vi: Mở lời, en: Opening}
    when: Câu đầu tiên.
    say: ["Dạ em là Hà.", "Dạ em nghe chị."]
    avoid: Gì đó?
    why: Khách thấy mình làm phiền.
    acts: [greet_identify, thank]
)";

std::size_t warnings(const LoadedHandbook& loaded) {
    return count(loaded.diagnostics).warnings;
}

/// One error of that code, at the place of `@@`; nothing can be used.
void expect_error(const std::string& from, const std::string& to, std::string_view code) {
    CAPTURE(to);
    const Marked marked = take_mark(replaced(small, from, to));
    const LoadedHandbook loaded = load_handbook(marked.text, "so-tay.yaml");
    CAPTURE(lines_of(loaded.diagnostics));
    const Diagnostic* found = find(loaded.diagnostics, code);
    REQUIRE(found != nullptr);
    CHECK(found->severity == Severity::error);
    CHECK(count_errors(loaded.diagnostics) == 1);
    if (marked.line > 0) {
        CHECK(found->line == marked.line);
        CHECK(found->col == marked.col);
    }
    CHECK_FALSE(has(loaded.diagnostics, "act-without-wording")); // one slip is one message
    CHECK(loaded.wording.empty());
}

} // namespace

TEST_CASE("handbook file: a moment with its sentences, in both languages where there are both") {
    const LoadedHandbook loaded = load_handbook(small, "so-tay.yaml");
    CAPTURE(lines_of(loaded.diagnostics));
    CHECK(count_errors(loaded.diagnostics) == 0);
    REQUIRE(loaded.wording.size() == 1);
    const WordingMoment& moment = loaded.wording.front();
    CHECK(moment.id == "opening");
    CHECK(moment.name.vi == "Mở lời");
    CHECK(moment.name.en == "Opening");
    CHECK(moment.say.at(1).vi == "Dạ em nghe chị.");
    CHECK(moment.why.vi == "Khách thấy mình làm phiền.");
    CHECK(moment.acts.count() == 2);
    CHECK(moment.acts.test(domain::index_of(domain::Act::thank)));
    CHECK(warnings(loaded) == 13); // of the fifteen acts that help
}

TEST_CASE("handbook file: every mistake has its place") {
    expect_error("id: opening", "id: @@mở lời", "bad-id");
    expect_error("[\"Dạ em là Hà.\", \"Dạ em nghe chị.\"]", "@@[\"Dạ em là Hà.\"]", "wording-lines");
    expect_error("thank]", "@@blame_customer]", "hurting-act");
    expect_error("thank]", "@@greet_identify]", "duplicate-act");
    expect_error("    avoid: Gì đó?\n    why", "    @@avoids: Gì đó?\n    why", "unknown-key");
    expect_error("    why: Khách thấy mình làm phiền.\n", "", "missing-key");
}

TEST_CASE("handbook file: check_paths knows it by its top key") {
    CHECK(kind_of(small) == FileKind::handbook);
    const auto folder = std::filesystem::temp_directory_path() / "monqua-check-handbook";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "so-tay.yaml") << replaced(small, "thank]", "thanks]");
    const CheckReport report = check_paths(std::span(&folder, 1), a01());
    std::filesystem::remove_all(folder);
    CHECK(report.handbooks == 1);
    CHECK(count(report.diagnostics).errors == 1);
}

TEST_CASE("the program's handbook: no problem, a moment for every act that helps, both languages") {
    const LoadedHandbook loaded =
        load_handbook_file(std::filesystem::path(MONQUA_SOURCE_DIR) / "assets/handbook/handbook.yaml");
    CHECK(lines_of(loaded.diagnostics).empty());
    CHECK(loaded.wording.size() >= 8);
    for (const WordingMoment& moment : loaded.wording) {
        CAPTURE(moment.id);
        for (const auto& text : {moment.name, moment.when, moment.avoid, moment.why}) {
            CHECK_FALSE(text.vi.empty());
            CHECK_FALSE(text.en.empty());
        }
        for (const auto& line : moment.say)
            CHECK_FALSE(line.en.empty());
    }
}

TEST_CASE("a handbook that isn't there is told") {
    const LoadedHandbook loaded = load_handbook_file("/nowhere/so-tay.yaml");
    CHECK(has(loaded.diagnostics, "unreadable"));
    CHECK(loaded.wording.empty());
}
