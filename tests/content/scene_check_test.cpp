#include "content/support.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <algorithm>

using namespace mq;
using namespace mq::content;
using namespace mq::content::test;

namespace {

std::string at(const LoadedScenario& loaded, std::string_view code) {
    const Diagnostic* d = find(loaded.diagnostics, code);
    return d == nullptr ? "none" : fmt::format("{} {}:{}", name_of(d->severity), d->line, d->col);
}

/// Line and column of the first `what` in the text.
std::string place(const std::string& text, std::string_view what) {
    const Marked marked = take_mark(replaced(text, what, "@@" + std::string(what)));
    return fmt::format("{}:{}", marked.line, marked.col);
}

/// A chain of `count` questions; each has a good, a middling and a bad answer whose lengths and places turn
/// around. `use` is its claim. It passes V1–V6 and every policy.
std::string chain(int count, std::string_view use) {
    std::string text = replaced(base_scene(), "use: practice", fmt::format("use: {}", use));
    text = text.substr(0, text.find("flags:\n"));
    text = replaced(text, "facts:\n  le_cuoi: Vải này để may áo cưới cho con gái.\n", "");
    text += "gift: Hỏi trước khi hẹn.\nstart: n0\nnodes:\n";
    constexpr std::string_view lines[3][3] = {
        {"Dạ cho {mình} hỏi ngày cần dùng ạ?", "Dạ {mình} ghi lại rồi ạ, {khách} chờ nhé.",
         "Dạ {mình} xin lỗi, xin lỗi {khách} ạ."},
        {"Dạ {khách} kể thêm giúp {mình} ạ.", "Dạ {mình} chuyển lời cho kho ngay đây ạ.",
         "Dạ {mình} xin lỗi {khách}, chắc mai xong."},
        {"Dạ ba giờ {mình} gọi lại {khách} ạ, đúng ba giờ.", "Dạ {mình} báo kho rồi ạ.",
         "Dạ {mình} xin lỗi {khách} ạ."},
    };
    constexpr std::string_view points[3] = {"understand: 1, respond: 1", "respond: 0",
                                            "understand: -1, respond: -1"};
    for (int n = 0; n < count; ++n) {
        const std::string next = n + 1 < count ? fmt::format("n{}", n + 1) : std::string("tot");
        text += fmt::format(
            "  n{}:\n    says: Câu {}.\n    hint: {{light: Nghe., full: Hỏi.}}\n    options:\n", n, n);
        for (int place_in_list = 0; place_in_list < 3; ++place_in_list) {
            const auto kind = static_cast<std::size_t>((place_in_list + n) % 3);
            text += fmt::format(
                "      {}:\n        text: \"{}\"\n        points: {{{}}}\n        to: {}\n        why: Vì "
                "thế.\n",
                "abc"[place_in_list], lines[n % 3][kind], points[kind], next);
        }
    }
    return text + "endings:\n  tot: {title: Xong, result: good, csat: 5, text: Xong.}\n";
}

std::string with_critical(std::string text) {
    return replaced(text, "points: {understand: 1, respond: 1}\n",
                    "points: {understand: 1, respond: 1}\n        critical: promise\n");
}

} // namespace

TEST_CASE("a scene made for assessment passes every check") {
    const LoadedScenario loaded = check_text(chain(9, "assessment"));
    INFO(lines_of(loaded.diagnostics));
    CHECK(loaded.scenario);
    CHECK(count_errors(loaded.diagnostics) == 0);
}

TEST_CASE("V1 to V6 are errors where the file claims to be for assessment, else notes") {
    const auto v2 = [](std::string_view use) { return with_critical(chain(9, use)); };
    CHECK(at(check_text(v2("assessment")), "V2") == "error " + place(v2("assessment"), "a:\n        text"));
    CHECK(at(check_text(v2("practice")), "V2").starts_with("note "));
    CHECK(check_text(v2("practice")).scenario);
    CHECK_FALSE(check_text(v2("assessment")).scenario);

    const auto v3 = [](std::string_view use) {
        return replaced(chain(9, use), "points: {understand: 1, respond: 1}",
                        "points: {understand: 2, respond: -2}");
    };
    CHECK(at(check_text(v3("assessment")), "V3") == "error " + place(v3("assessment"), "n0\nnodes"));
    CHECK(at(check_text(v3("practice")), "V3").starts_with("note "));

    CHECK(at(check_text(chain(2, "assessment")), "V4").starts_with("error "));
    CHECK(at(check_text(chain(2, "practice")), "V4").starts_with("note "));
    CHECK(at(check_text(chain(4, "assessment")), "V5").starts_with("error "));
    CHECK(at(check_text(chain(4, "practice")), "V5").starts_with("note "));
    CHECK_FALSE(has(check_text(chain(5, "assessment")).diagnostics, "V5"));

    const std::string v6 =
        replaced(chain(9, "assessment"), "trains: [understand, respond]", "trains: [understand, improve]");
    CHECK(at(check_text(v6), "V6") == "error " + place(v6, "improve]"));

    const std::string v1 = replaced(chain(9, "practice"), "to: n5", "to: n0");
    CHECK(at(check_text(v1), "cycle") == "error " + place(v1, "n0\n        why"));
    const LoadedScenario loop = check_text(v1);
    CHECK(find(loop.diagnostics, "cycle")->message.find("n0 → n1 → n2 → n3 → n4 → n0") != std::string::npos);
}

TEST_CASE("policies that know nothing of the customer must stay below a full result") {
    const auto turned = [](std::string text, std::string_view good_ending) {
        // every good answer is moved to the front, or made the longest, or the most apologetic
        for (std::size_t at_node = text.find("    options:\n"); at_node != std::string::npos;
             at_node = text.find("    options:\n", at_node + 1)) {
            const std::size_t good = text.find("points: {understand: 1,", at_node);
            const std::size_t quote = text.rfind("\"\n", good);
            text.insert(quote, good_ending);
        }
        return text;
    };
    const std::string longest =
        turned(chain(9, "assessment"), " Và {mình} ghi sổ, báo kho, rồi gọi lại {khách} ạ.");
    CHECK(at(check_text(longest), "policy-longest").starts_with("error "));
    CHECK(at(check_text(longest), "best-always-longest").starts_with("error "));
    const std::string sorry = turned(chain(9, "practice"), " Xin lỗi, rất tiếc, mong thông cảm ạ.");
    CHECK(at(check_text(sorry), "policy-apologetic").starts_with("note "));
    CHECK(at(check_text(sorry), "best-always-longest").starts_with("warning "));
    CHECK_FALSE(has(check_text(chain(9, "assessment")).diagnostics, "policy-first"));
    std::string first = chain(9, "assessment");
    for (int n = 1; n < 9; ++n) { // the first option of every node gets the good points
        const std::size_t node = first.find(fmt::format("  n{}:\n", n));
        const std::size_t points = first.find("points: {", node);
        const std::size_t end = first.find("}", points);
        first.replace(points, end - points + 1, "points: {understand: 2, respond: 2}");
    }
    CHECK(at(check_text(first), "policy-first").starts_with("error "));
    CHECK(has(check_text(first).diagnostics, "best-often-first"));
}

TEST_CASE("what can't be reached, doesn't end, or stops is told") {
    const std::string orphan = replaced(base_scene(), "  re:\n", "  mo_coi:\n    go: chot\n  re:\n");
    CHECK(at(check_text(orphan), "unreachable") == "error " + place(orphan, "mo_coi"));

    const std::string ending = replaced(
        base_scene(), "endings:\n", "endings:\n  thua: {title: Thừa, result: bad, csat: 1, text: Thừa.}\n");
    CHECK(at(check_text(ending), "unreachable") == "error " + place(ending, "thua:"));

    const std::string trap = replaced(base_scene(), "go: [{when: mood < 30, to: xau}, {to: chot}]", "go: re");
    const LoadedScenario trapped = check_text(trap);
    INFO(lines_of(trapped.diagnostics));
    CHECK(at(trapped, "never-ends") == "error " + place(trap, "hoi:"));
    CHECK(at(trapped, "cycle") == "error " + place(trap, "re\n  chot"));

    std::string closed = replaced(base_scene(), "a: {text: \"Dạ chiều", "a: {if: biet_le, text: \"Dạ chiều");
    closed = replaced(closed, "b: {text: \"Dạ có gì", "b: {if: biet_le, text: \"Dạ có gì");
    CHECK(at(check_text(closed), "dead-end") == "error " + place(closed, "chot:\n    step"));

    // routes lead to thu_tu, but the flags they ask for never come together
    const std::string never =
        replaced(base_scene(), "biet_le and da_ghi, to: thu_tu", "not biet_le and da_ghi, to: thu_tu");
    const LoadedScenario unmet = check_text(never);
    CHECK(at(unmet, "unreachable") == "error " + place(never, "thu_tu:\n    answer"));
}

TEST_CASE("conditions that make no difference are told") {
    const std::string high = replaced(base_scene(), "when: mood >= 55, text", "when: mood >= 95, text");
    CHECK(at(check_text(high), "never-true") == "warning " + place(high, "mood >= 95"));
    const std::string low = replaced(base_scene(), "when: mood >= 55, text", "when: mood >= 5, text");
    CHECK(at(check_text(low), "always-true") == "warning " + place(low, "mood >= 5,"));
    const std::string contradiction =
        replaced(base_scene(), "when: mood < 30, to", "when: mood < 30 and mood > 40, to");
    CHECK(at(check_text(contradiction), "never-true") == "warning " + place(contradiction, "mood < 30 and"));
    const std::string flag = replaced(base_scene(), "set: biet_le", "set: da_ghi");
    CHECK(at(check_text(flag), "flag-never-set") == "warning " + place(flag, "biet_le: Biết"));
    const std::string unread = replaced(base_scene(), "when: biet_le and da_ghi, to", "when: biet_le, to");
    CHECK(at(check_text(unread), "flag-never-read") == "warning " + place(unread, "da_ghi: Đã"));
    const std::string fact = replaced(base_scene(), "        finds: le_cuoi\n", "");
    CHECK(at(check_text(fact), "fact-never-found") == "warning " + place(fact, "le_cuoi"));
    const std::string clamped =
        replaced(replaced(base_scene(), "  mood: 45", "  mood: 97"), "mood: 8\n", "mood: 20\n");
    CHECK(at(check_text(clamped), "mood-clamped") == "note " + place(clamped, "b:\n        text: Dạ vải"));
    const std::string never_open = replaced(base_scene(), "      c:\n        text: Dạ lúc",
                                            "      c:\n        if: biet_le\n        text: Dạ lúc");
    CHECK(at(check_text(never_open), "never-true") ==
          "warning " + place(never_open, "biet_le\n        text: Dạ lúc"));
    CHECK(at(check_text(never_open), "never-offered") ==
          "warning " + place(never_open, "biet_le\n        text: Dạ lúc"));
}

TEST_CASE("missing hints are warnings, and words of address written out are notes") {
    const std::string no_hint = replaced(base_scene(), "    hint: {light: Hẹn gì?, full: Hẹn giờ.}\n", "");
    CHECK(at(check_text(no_hint), "missing-hint") == "warning " + place(no_hint, "chot:\n    step"));
    CHECK(check_text(no_hint).scenario);
    const std::string own = replaced(base_scene(), "Dạ {mình} đổi thùng khác", "Dạ em đổi thùng khác");
    CHECK(at(check_text(own), "own-word") == "note " + place(own, "em đổi"));
    CHECK_FALSE(has(check_text(replaced(base_scene(), "Dạ {mình} đổi thùng khác", "Dạ các em đổi thùng khác"))
                        .diagnostics,
                    "own-word"));
    CHECK_FALSE(
        has(check_text(replaced(base_scene(), "Dạ {mình} đổi thùng khác", "Dạ {mình} xem thêm")).diagnostics,
            "own-word"));
    const std::string long_one =
        replaced(base_scene(), "cần dùng vào ngày nào ạ?",
                 "cần dùng vào ngày nào ạ, để {mình} còn hẹn thợ cho kịp trước khi may và khách tới lấy ạ?");
    const LoadedScenario lengths = check_text(long_one);
    const std::string at_long = place(long_one, "Dạ vải này");
    CHECK(std::any_of(lengths.diagnostics.begin(), lengths.diagnostics.end(), [&](const Diagnostic& d) {
        return d.code == "length-stands-out" && fmt::format("{}:{}", d.line, d.col) == at_long;
    }));
}

TEST_CASE("problems of every step are told in one run") {
    std::string text = base_scene();
    text = replaced(text, "note: Quầy đang đông.", "note: Quầy: đông: lắm.");               // syntax
    text = replaced(text, "mood: 8", "moood: 8");                                           // unknown key
    text = replaced(text, "minutes: 5", "minutes: lâu");                                    // type
    text = replaced(text, "to: tot, why", "to: tott, why");                                 // reference
    text = replaced(text, "        why: Biết ngày rồi mới hẹn được.\n", "");                // missing
    text = replaced(text, "nguyên {khách} ạ", "nguyên {khách hàng} ạ");                     // role
    text = replaced(text, "  re:\n", "  mo_coi:\n    go: chot\n  re:\n");                   // out of reach
    text = replaced(text, "qua: {when: any(tien)", "qua: {when: all(tien) and none(tien)"); // no pick
    text = replaced(text, "mood < 30, to: xau", "mood < 0, to: xau");                       // never true
    const LoadedScenario loaded = check_text(text);
    INFO(lines_of(loaded.diagnostics));
    for (const auto* code : {"unquoted-colon", "unknown-key", "wrong-type", "dangling-target", "missing-why",
                             "unknown-role", "unreachable", "no-pick", "never-true", "V5"})
        CHECK(has(loaded.diagnostics, code));
    CHECK(std::is_sorted(loaded.diagnostics.begin(), loaded.diagnostics.end(),
                         [](const Diagnostic& a, const Diagnostic& b) { return a.line < b.line; }));
}
