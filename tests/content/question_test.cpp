#include "content/question_file.h"

#include "base/text.h"
#include "content/bank_support.h"
#include "content/support.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::content;
using namespace mq::content::test;

namespace {

LoadedQuestion load(const std::string& text) {
    return load_question(text, "questions/bank/c1.yaml", a01());
}

/// One problem of that code, at the place of `@@`.
void expect(Severity severity, const std::string& from, const std::string& to, std::string_view code) {
    CAPTURE(to);
    const Marked marked = take_mark(replaced(question_text(), from, to));
    const LoadedQuestion loaded = load(marked.text);
    CAPTURE(lines_of(loaded.diagnostics));
    const Diagnostic* found = find(loaded.diagnostics, code);
    REQUIRE(found != nullptr);
    CHECK(loaded.diagnostics.size() == 1); // one slip is one message
    CHECK(found->severity == severity);
    CHECK(found->file == "questions/bank/c1.yaml");
    if (marked.line > 0) {
        CHECK(found->line == marked.line);
        CHECK(found->col == marked.col);
    }
    CHECK(loaded.question.has_value() == (severity != Severity::error));
}

void expect_error(const std::string& from, const std::string& to, std::string_view code) {
    expect(Severity::error, from, to, code);
}

void expect_warning(const std::string& from, const std::string& to, std::string_view code) {
    expect(Severity::warning, from, to, code);
}

const std::string flag = "  - {vi: \"Coi ký nhận là xong\", en: \"The signature is the end\"}\n";
const std::string probe = "  - {vi: \"Sau đó khách nói gì?\", en: \"What did the customer say then?\"}\n";
const std::string tag = "  - {id: tells_first, good: true, name: {vi: \"Báo trước\", en: \"Tells first\"}}\n";

} // namespace

TEST_CASE("question file: everything it says becomes a value") {
    const LoadedQuestion loaded = load(question_text("C1", {"follow_up", "autonomy"}, 3));
    CAPTURE(lines_of(loaded.diagnostics));
    CHECK(loaded.diagnostics.empty());
    REQUIRE(loaded.question);
    const domain::Question& question = *loaded.question;
    CHECK(question.id == "C1");
    CHECK(question.revision == 2);
    CHECK(question.name == domain::LocalText{"Quá hẹn", "Late"});
    CHECK(question.kind == domain::QuestionKind::past);
    CHECK(question.minutes == 5);
    CHECK(question.of_model == 3);
    CHECK(question.audience == std::vector{domain::Audience::new_hire, domain::Audience::agent});
    CHECK(question.text.en == "Tell me about C1.");
    CHECK(question.probes.size() == 3);
    CHECK(question.listen.at(1).vi == "Hẹn có căn cứ");
    CHECK(question.red_flags.size() == 2);
    REQUIRE(question.tags.size() == 4);
    CHECK(question.tags[0].id == "tells_first");
    CHECK(question.tags[0].good);
    CHECK_FALSE(question.tags[3].good);
    REQUIRE(question.facets.size() == 2);
    CHECK(a01().facets[question.facets[0].facet.value()].id == "follow_up");
    CHECK(question.facets[0].anchors[0].general);
    CHECK(question.facets[0].anchors[1].shows == std::vector<std::string>{"A01.2.2"});
    CHECK(question.facets[1].anchors[4].text.en == "autonomy at 5");
    CHECK(loaded.hash == content_hash(loaded.nfc_text));
}

TEST_CASE("question file: facets come in the competency's order, whatever the file's") {
    const LoadedQuestion loaded = load(question_text("C1", {"autonomy", "improve", "respond"}));
    REQUIRE(loaded.question);
    std::vector<std::string> ids;
    for (const auto& row : loaded.question->facets)
        ids.push_back(a01().facets[row.facet.value()].id);
    CHECK(ids == std::vector<std::string>{"respond", "improve", "autonomy"});
}

TEST_CASE("question file: every mistake has its place") {
    expect_error("question: C1", "question: @@C_1", "bad-id");
    expect_error("question: C1", "question: @@\"câu 1\"", "bad-id");
    expect_error("question: C1", "question: @@C2", "id-differs-from-file");
    expect_error("revision: 2", "revision: @@0", "out-of-range");
    expect_error("minutes: 5", "minutes: @@2", "out-of-range");
    expect_error("minutes: 5", "minutes: @@13", "out-of-range");
    expect_error("minutes: 5", "minutes: @@lâu", "wrong-type");
    expect_error("minutes: 5", "minutes: 5\nmodel_question: @@9", "out-of-range");
    expect_error("minutes: 5", "@@minute: 5", "unknown-key");
    expect_error("minutes: 5\n", "", "missing-key");
    expect_error("kind: past", "kind: @@pasts", "unknown-value");
    expect_error("[new_hire, agent]", "[new_hire, @@boss]", "unknown-value");
    expect_error("[new_hire, agent]", "[new_hire, @@new_hire]", "duplicate-audience");
    expect_error("[new_hire, agent]", "@@[]", "too-few");
    expect_error("{vi: Quá hẹn, en: Late}", "@@{vi: Quá hẹn mà vẫn phải chờ thêm ba ngày nữa, en: Late}",
                 "too-long");
    expect_error("{vi: Quá hẹn, en: Late}", "@@{en: Late}", "missing-text");
    expect_error("{vi: Quá hẹn, en: Late}", "{vi: \"@@{khách} quá hẹn\", en: Late}", "unknown-role");
}

TEST_CASE("question file: as much of everything as an interviewer can use") {
    const std::string more = "  - {vi: \"Thêm %\", en: \"More\"}\n";
    const auto lines = [&](std::string_view digits) {
        std::string out;
        for (const char c : digits)
            out += replaced(more, "%", std::string(1, c));
        return out;
    };
    expect_error(probe, "", "too-few");
    expect_error(probe, probe + lines("123"), "too-many");
    expect_error(probe, probe + "  - @@{vi: \"Khách biết tin từ ai?\", en: \"Who?\"}\n", "duplicate-text");
    expect_error("  - {vi: \"Có gọi lại\", en: \"Called back\"}\n", "", "too-few");
    expect_error("  - {vi: \"Có gọi lại\", en: \"Called back\"}\n", lines("1234"), "too-many");
    expect_error(flag, "", "too-few");
    expect_error(flag, lines("1234"), "too-many");
    expect_error(tag, "", "too-few");
    expect_error(tag, tag + "  - @@{id: x, good: true}\n", "missing-key");
    expect_error("id: calls_back", "id: @@tells_first", "duplicate-tag");
    expect_error("id: calls_back", "id: @@gọi lại", "bad-id");
    expect_error("{vi: \"Gọi lại\", en: \"Calls back\"}", "@@{vi: \"Báo trước\", en: \"Calls\"}",
                 "duplicate-text");
    expect_error("{vi: \"Gọi lại\", en: \"Calls back\"}",
                 "@@{vi: \"Gọi lại cho khách tới khi xong\", en: \"Calls\"}", "too-long");
    expect_error("id: blames, good: false", "id: blames, good: true", "too-few-bad-tags");
    expect_error("id: blames, good: false", "id: blames, good: @@không", "wrong-type");
}

TEST_CASE("question file: one to three facets that exist, with five anchors each") {
    expect_error("  follow_up:\n", "  @@follows_up:\n", "unknown-facet");
    expect_error("  autonomy:\n", "  @@follow_up:\n", "duplicate-key");
    expect_error("    3: {vi: \"autonomy", "    @@6: {vi: \"autonomy", "unknown-level");
    const LoadedQuestion four = load(question_text("C1", {"understand", "respond", "follow_up", "improve"}));
    CHECK(count_errors(four.diagnostics) == 1);
    CHECK(has(four.diagnostics, "too-many"));
    std::string text = question_text();
    text = text.substr(0, text.find("    5: {vi: \"autonomy"));
    const LoadedQuestion short_row = load(text);
    REQUIRE(find(short_row.diagnostics, "missing-anchor") != nullptr);
    CHECK(find(short_row.diagnostics, "missing-anchor")->col == 3); // at the facet's name
    CHECK_FALSE(short_row.question);
}

TEST_CASE(
    "question file: an anchor stands on behaviours of its facet and level, or says that there is none") {
    const std::string level2 = ", shows: [A01.2.2]}";
    expect_error(level2, ", shows: [@@A01.2.1]}", "foreign-behaviour"); // another facet
    expect_error(level2, ", shows: [@@A01.3.2]}", "foreign-behaviour"); // another level
    expect_error(level2, ", shows: [@@A01.2.9]}", "unknown-behaviour");
    expect_error(level2, ", shows: [A01.2.2, @@A01.2.2]}", "duplicate-behaviour");
    expect_error(level2, ", shows: [A01.2.2], general: @@true}", "needless-general");
    expect_error(level2, ", general: @@true}", "needless-general");
    expect_error(level2, "}", "missing-shows");
    expect_error(level2, ", shows: []}", "missing-shows");
    expect_error("en: \"follow_up at 1\", general: true}", "en: \"follow_up at 1\"}", "missing-general");
    expect_error("en: \"follow_up at 1\", general: true}", "en: \"follow_up at 1\", general: false}",
                 "missing-general");
    expect_error("en: \"follow_up at 1\", general: true}", "en: \"follow_up at 1\", shows: [@@A01.2.2]}",
                 "foreign-behaviour");
    expect_error("en: \"autonomy at 1\"}", "en: \"autonomy at 1\", general: @@true}", "footing-beside-radar");
}

TEST_CASE("question file: a level with two behaviours may show either or both") {
    const std::string text = question_text("C1", {"customer_view"});
    CHECK(load(text).diagnostics.empty());
    const std::string one = replaced(text, "[A01.5.2, A01.5.3]", "[A01.5.3]");
    REQUIRE(load(one).question);
    CHECK(load(one).question->facets[0].anchors[4].shows == std::vector<std::string>{"A01.5.3"});
}

TEST_CASE("question file: length doesn't tell the level") {
    const std::string third = "sau đó cho cả nhóm\", en: \"follow_up at 3\"";
    expect_warning("sau đó\", en: \"follow_up at 2\"",
                   "sau đó, rồi còn hỏi thêm mấy lần nữa cho tới khi khách bảo là mọi chuyện đã ổn và không "
                   "còn phải lo gì\", en: \"follow_up at 2\"",
                   "anchors-uneven");
    const std::string rising = replaced(
        replaced(replaced(replaced(question_text(), "sau đó cho bạn\", en: \"follow_up at 1\"",
                                   "sau\", en: \"follow_up at 1\""),
                          third, "sau đó nhé\", en: \"follow_up at 3\""),
                 "sau đó cho khách\", en: \"follow_up at 4\"", "sau đó ạ nhé\", en: \"follow_up at 4\""),
        "sau đó ngay\", en: \"follow_up at 5\"", "sau đó ngay luôn\", en: \"follow_up at 5\"");
    const LoadedQuestion loaded = load(rising);
    CAPTURE(lines_of(loaded.diagnostics));
    CHECK(has(loaded.diagnostics, "anchors-grow"));
    CHECK(loaded.diagnostics.size() == 1);
    CHECK(loaded.question);
    expect_warning("\"autonomy mức 1: kể được ai làm gì, lúc nào, khách nói gì sau đó cho bạn\"",
                   "@@\"autonomy mức 1: kể được ai làm gì, lúc nào\"", "anchor-length");
}

TEST_CASE("question file: English that is missing is told once, at the first place") {
    std::string text = replaced(question_text(), ", en: \"Called back\"", "");
    text = replaced(text, ", en: \"follow_up at 4\"", "");
    const LoadedQuestion loaded = load(text);
    CAPTURE(lines_of(loaded.diagnostics));
    REQUIRE(loaded.diagnostics.size() == 1);
    CHECK(loaded.diagnostics[0].code == "missing-english");
    CHECK(loaded.diagnostics[0].message.starts_with("2 "));
    CHECK(loaded.question);
}

TEST_CASE("question file: a frozen text is read back as the same question") {
    std::string messy = "\xEF\xBB\xBF" + question_text();
    messy = replaced(messy, "Quá hẹn", "Qua\u0301 he\u0323n");
    for (std::size_t at = 0; (at = messy.find('\n', at)) != std::string::npos; at += 2)
        messy.insert(at, "\r");
    const LoadedQuestion loaded = load(messy);
    REQUIRE(loaded.question);
    CHECK(loaded.nfc_text == question_text());
    const auto again = question_from_text(loaded.nfc_text, a01());
    REQUIRE(again);
    CHECK(again->id == loaded.question->id);
    CHECK(again->name == loaded.question->name);
    CHECK(again->facets.at(0).anchors[1].shows == loaded.question->facets.at(0).anchors[1].shows);
}

TEST_CASE("question file: what was asked once is read back though the rules for authors are stricter now") {
    std::string old = replaced(question_text(), probe, "");
    old = replaced(old, "{vi: Quá hẹn, en: Late}", "Quá hẹn mà vẫn phải chờ thêm ba ngày nữa");
    old = replaced(old, ", shows: [A01.2.2]", "");
    CHECK_FALSE(load(old).question);
    const auto read = question_from_text(old, a01());
    REQUIRE(read);
    CHECK(read->probes.size() == 2);
    const auto broken = question_from_text(replaced(old, "kind: past", "kind: never"), a01());
    REQUIRE_FALSE(broken);
    CHECK(broken.error().kind == ErrorKind::damaged);
    CHECK(broken.error().detail.starts_with("4:7: "));
    CHECK_FALSE(question_from_text("", a01()));
    CHECK_FALSE(question_from_text("question: \xFF", a01()));
}
