#include "content/question_bank.h"

#include "content/bank_support.h"
#include "content/check_paths.h"
#include "content/question_file.h"
#include "content/support.h"

#include <doctest/doctest.h>
#include <algorithm>

using namespace mq;
using namespace mq::content;
using namespace mq::content::test;

namespace {

std::string source_file(const std::string& name) {
    return *read_file(std::filesystem::path(MONQUA_SOURCE_DIR) / name);
}

/// A whole bank in which one file was changed.
QuestionBankLoaded with_file(const std::string& file, const std::string& text) {
    const TempFolder folder("monqua-bank-changed");
    write_bank(folder);
    folder.write(file, text);
    return load_question_bank(folder.path(), a01());
}

/// One problem of that code in the file that was changed, at the place of `@@`.
void expect(const QuestionBankLoaded& loaded, Severity severity, const std::string& file,
            const Marked& marked, std::string_view code) {
    CAPTURE(lines_of(loaded.diagnostics));
    const Diagnostic* found = find(loaded.diagnostics, code);
    REQUIRE(found != nullptr);
    CHECK(loaded.diagnostics.size() == 1);
    CHECK(found->severity == severity);
    CHECK(found->file.ends_with(file));
    if (marked.line > 0) {
        CHECK(found->line == marked.line);
        CHECK(found->col == marked.col);
    }
}

QuestionBankLoaded expect_in(const std::string& file, Severity severity, const std::string& good,
                             const std::string& from, const std::string& to, std::string_view code) {
    CAPTURE(to);
    const Marked marked = take_mark(replaced(good, from, to));
    QuestionBankLoaded loaded = with_file(file, marked.text);
    expect(loaded, severity, file, marked, code);
    return loaded;
}

const std::vector<std::string> odd{"follow_up", "customer_view", "improve"};
const std::vector<std::string> all_ids{"C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8"};

} // namespace

TEST_CASE("question bank: a whole folder without a problem") {
    const TempFolder folder("monqua-bank-whole");
    write_bank(folder);
    folder.write("bank/a9.yaml", question_text("A9", {"respond"}));
    const QuestionBankLoaded loaded = load_question_bank(folder.path(), a01());
    CAPTURE(lines_of(loaded.diagnostics));
    CHECK(loaded.diagnostics.empty());
    CHECK(loaded.files == 23);
    REQUIRE(loaded.bank.questions.size() == 9);
    CHECK(loaded.bank.questions.front().id == "C1"); // the model's own come first
    CHECK(loaded.bank.questions.back().id == "A9");
    CHECK(loaded.bank.question("C5") != nullptr);
    REQUIRE(loaded.bank.kit("thu") != nullptr);
    CHECK(loaded.bank.kit("thu")->questions.size() == 8);
    CHECK(loaded.bank.benchmarks.size() == 12);
    CHECK(loaded.bank.benchmark("B12") != nullptr);
    CHECK(loaded.bank.consent("keep") != nullptr);
    CHECK(loaded.bank.guide.scale.size() == 6);
    REQUIRE(loaded.questions.contains("C3"));
    CHECK(loaded.questions.at("C3").text == question_text("C3", odd, 3));
    CHECK(loaded.questions.at("C3").hash == content_hash(loaded.questions.at("C3").text));
    CHECK(loaded.benchmarks.at("B02").text == benchmark_text("B02", "C1", 2));
    CHECK(loaded.guide.text == guide_text());
}

TEST_CASE("question bank: an id, a question of the model and a text stand in one file only") {
    const QuestionBankLoaded twice = expect_in("more/c1.yaml", Severity::error, question_text(),
                                               "question: C1", "question: @@C1", "duplicate-id");
    CHECK(twice.bank.questions.size() == 8); // the first of them stays
    expect_in("bank/x1.yaml", Severity::error, question_text("X1", odd, 4), "model_question: 4",
              "model_question: @@4", "duplicate-model-question");
    expect_in("bank/x1.yaml", Severity::warning, question_text("X1", odd),
              "text: {vi: \"Kể về một lần quá hẹn, chuyện X1.\"",
              "text: @@{vi: \"Kể về một lần quá hẹn, chuyện c2.\"", "same-text");
    expect_in("benchmarks/more/b01.yaml", Severity::error, benchmark_text("B01", "C1"), "benchmark: B01",
              "benchmark: @@B01", "duplicate-id");
    expect_in("guide2.yaml", Severity::error, guide_text(), "guide: 3", "@@guide: 3", "duplicate-file");
}

TEST_CASE("question bank: a probe that is asked anyway") {
    const QuestionBankLoaded loaded =
        expect_in("bank/c1.yaml", Severity::error, question_text("C1", odd, 1),
                  "{vi: \"Bạn hẹn lại thế nào?\", en: \"What did you promise?\"}",
                  "@@{vi: \"ai giúp bạn\", en: \"Who?\"}", "repeats-fixed-probe");
    CHECK(loaded.bank.question("C1") == nullptr);
    CHECK(loaded.bank.kit("thu") == nullptr); // a kit never asks for what isn't there
    CHECK(loaded.bank.benchmarks.empty());
}

TEST_CASE("question bank: kits and benchmark answers ask for questions that are there") {
    const std::string kits = kits_text(all_ids);
    const QuestionBankLoaded unknown =
        expect_in("kits.yaml", Severity::error, kits, "C8]", "@@C88]", "unknown-question");
    CHECK(unknown.bank.guide.kits.empty());
    CHECK(unknown.bank.questions.size() == 8);
    const QuestionBankLoaded late =
        expect_in("kits.yaml", Severity::error, kits, "minutes: 45", "minutes: @@39", "over-time");
    CHECK(late.bank.guide.kits.empty());
    const QuestionBankLoaded lost =
        expect_in("benchmarks/b01.yaml", Severity::error, benchmark_text("B01", "C1"), "question: C1",
                  "question: @@C0", "unknown-question");
    CHECK(lost.bank.benchmarks.size() == 11);
}

TEST_CASE("question bank: a kit is told what it asks of the wrong people, and what it hardly measures") {
    const QuestionBankLoaded leads =
        with_file("kits.yaml", replaced(kits_text(all_ids), "for: agent", "for: lead"));
    CHECK(count(leads.diagnostics).warnings == 8);
    CHECK(find(leads.diagnostics, "other-audience")->line == 8);
    CHECK(leads.bank.kit("thu") != nullptr);
    const QuestionBankLoaded thin = expect_in("kits.yaml", Severity::warning, kits_text({"C1", "C3"}),
                                              "id: thu", "id: @@thu", "thin-kit");
    const std::string& said = thin.diagnostics[0].message;
    CHECK(said.find("respond 0/2, understand 0/2, autonomy 0/1") != std::string::npos);
    CHECK(said.find("follow_up") == std::string::npos);
    CHECK(thin.bank.kit("thu") != nullptr);
}

TEST_CASE("question bank: a broken question is told once, and what needs it waits") {
    const QuestionBankLoaded loaded =
        expect_in("bank/c8.yaml", Severity::error, question_text("C8", {"respond"}, 8), "kind: past",
                  "kind: @@ever", "unknown-value");
    CHECK(loaded.bank.questions.size() == 7);
    CHECK_FALSE(loaded.questions.contains("C8"));
    CHECK(loaded.bank.guide.kits.empty());
    expect_in("bank/c8.yaml", Severity::error, question_text("C8", {"respond"}, 8), "question: C8",
              "question: @@C 8", "bad-id"); // its id is known from the file's name
}

TEST_CASE("question bank: what a whole folder lacks") {
    const TempFolder folder("monqua-bank-thin");
    write_bank(folder);
    folder.remove("bank/c8.yaml");
    folder.write("kits.yaml", kits_text({"C1", "C2", "C3", "C4", "C5", "C6", "C7"}));
    for (const char* benchmark : {"b02", "b03", "b04"})
        folder.remove(std::string("benchmarks/") + benchmark + ".yaml");
    const QuestionBankLoaded loaded = load_question_bank(folder.path(), a01());
    CAPTURE(lines_of(loaded.diagnostics));
    const Diagnostic* model = find(loaded.diagnostics, "missing-model-question");
    REQUIRE(model != nullptr);
    CHECK(model->severity == Severity::error);
    CHECK(model->message.find("câu 8") != std::string::npos);
    CHECK(model->file == folder.path().generic_string());
    CHECK(std::ranges::count(loaded.diagnostics, "thin-facet", &Diagnostic::code) == 3);
    CHECK(has(loaded.diagnostics, "few-benchmarks"));
    CHECK(count(loaded.diagnostics).errors == 1);
    CHECK(loaded.bank.questions.size() == 7); // what is there can be used
    folder.remove("guide.yaml");
    folder.remove("kits.yaml");
    const auto without = load_question_bank(folder.path(), a01()).diagnostics;
    CHECK(find(without, "missing-guide")->file.ends_with("/guide.yaml"));
    CHECK(has(without, "missing-kits"));
}

TEST_CASE("question bank: every level stands among the reference ratings") {
    const TempFolder folder("monqua-bank-levels");
    write_bank(folder);
    for (int i = 1; i <= 12; ++i) {
        std::string text = benchmark_text(i < 10 ? "B0" + std::to_string(i) : "B" + std::to_string(i), "C1");
        for (std::size_t at = 0; (at = text.find("rating: 5", at)) != std::string::npos;)
            text[at + 8] = '4';
        folder.write(i < 10 ? "benchmarks/b0" + std::to_string(i) + ".yaml"
                            : "benchmarks/b" + std::to_string(i) + ".yaml",
                     text);
    }
    const QuestionBankLoaded loaded = load_question_bank(folder.path(), a01());
    CAPTURE(lines_of(loaded.diagnostics));
    REQUIRE(loaded.diagnostics.size() == 1);
    CHECK(loaded.diagnostics[0].code == "thin-level");
    CHECK(loaded.diagnostics[0].message.find("0 điểm 5") != std::string::npos);
}

TEST_CASE("question bank: files that are something else, or nothing, are told") {
    const QuestionBankLoaded other = with_file("note.yaml", "note: 1\n");
    CHECK(has(other.diagnostics, "unknown-kind"));
    CHECK(other.bank.questions.size() == 8);
    const QuestionBankLoaded garbage = with_file("note.yaml", "question: \xFF\n");
    CHECK(has(garbage.diagnostics, "not-utf8"));
    CHECK(load_question_bank("/nowhere/questions", a01()).bank.questions.empty());
}

TEST_CASE("check_paths: knows the files of a bank, and asks for a whole one only where all of it is given") {
    CHECK(kind_of(question_text()) == FileKind::question);
    CHECK(kind_of(guide_text()) == FileKind::guide);
    CHECK(kind_of(kits_text({"C1"})) == FileKind::kits);
    CHECK(kind_of(benchmark_text("B01", "C1")) == FileKind::benchmark);
    const TempFolder folder("monqua-bank-paths");
    write_bank(folder);
    folder.remove("bank/c8.yaml");
    const auto check = [&](const std::filesystem::path& path) {
        return check_paths(std::span(&path, 1), a01());
    };
    for (const auto& whole : {folder.path(), folder.path() / "", folder.path() / "bank" / ".."}) {
        const CheckReport report = check(whole);
        CAPTURE(lines_of(report.diagnostics));
        CHECK(report.questions == 21);
        CHECK(report.files == 21);
        CHECK(has(report.diagnostics, "unknown-question"));
    }
    for (const char* part : {"bank", "bank/c1.yaml", "kits.yaml", "guide.yaml", "benchmarks"}) {
        const CheckReport report = check(folder.path() / part);
        CAPTURE(lines_of(report.diagnostics));
        CHECK(report.questions > 0);
        CHECK(report.diagnostics.empty());
    }
    folder.write("bank/x1.yaml", question_text("X1", odd, 1));
    CHECK(has(check(folder.path() / "bank").diagnostics, "duplicate-model-question"));
}

TEST_CASE("the example that authors start from has no problem") {
    const std::string readme = source_file("questions/README.md");
    const std::size_t begin = readme.find("```yaml\nquestion:") + 8;
    REQUIRE(begin > 8);
    const std::string example = readme.substr(begin, readme.find("```", begin) - begin);
    const LoadedQuestion loaded = load_question(example, "hen-lai.yaml", a01());
    CHECK(lines_of(loaded.diagnostics).empty());
    CHECK(loaded.question);
}

TEST_CASE("the program's questions: no problem, all of the model's, each read back from its frozen text") {
    const auto loaded = load_question_bank(std::filesystem::path(MONQUA_SOURCE_DIR) / "questions", a01());
    CHECK(lines_of(loaded.diagnostics).empty());
    REQUIRE(loaded.bank.questions.size() >= 8);
    for (int model = 1; model <= 8; ++model)
        CHECK(loaded.bank.questions[static_cast<std::size_t>(model) - 1].of_model == model);
    CHECK(loaded.bank.guide.kits.size() >= 3); // one for each audience
    CHECK(loaded.bank.benchmarks.size() >= 12);
    for (const auto& [id, frozen] : loaded.questions) {
        CAPTURE(id);
        const auto again = question_from_text(frozen.text, a01());
        REQUIRE(again);
        CHECK(again->text == loaded.bank.question(id)->text);
    }
}
