#include "content/hostile_scenes.h"

namespace mq::content::test {
namespace {

std::string repeated(std::string_view part, std::size_t times) {
    std::string out;
    out.reserve(part.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        out += part;
    return out;
}

std::string alias_bomb() {
    std::string out = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 40; ++i) {
        const std::string before = "*a" + std::to_string(i - 1);
        out += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before +
               repeated(", " + before, 8) + "]\n";
    }
    return out;
}

std::string many_keys(std::size_t n, bool same) {
    std::string out;
    for (std::size_t i = 0; i < n; ++i)
        out += same ? std::string("khoa: 1\n") : "khoa_" + std::to_string(i) + ": 1\n";
    return out;
}

} // namespace

std::span<const Attack> attacks() {
    static const Attack all[] = {
        {"10 MB", [] { return repeated("a: 1\n", 2'000'000); }, "file-too-large", 1000},
        {"10 MB in one scalar", [] { return "a: " + std::string(10'000'000, 'x'); }, "file-too-large", 1000},
        {"4 MB in one scalar", [] { return "a: " + std::string(4'000'000, 'x'); }, "line-too-long"},
        {"4 MB in one block scalar",
         [] { return "a: |\n" + repeated("  " + std::string(1000, 'x') + "\n", 4000); }, ""},
        {"4 MB in one quoted scalar", [] { return "a: \"" + repeated(std::string(1000, 'x') + "\n ", 4000); },
         ""},
        {"a million brackets", [] { return std::string(1'000'000, '['); }, "line-too-long"},
        {"a million brackets on lines", [] { return repeated("[\n", 1'000'000); }, "too-deep"},
        {"a million braces on lines", [] { return repeated("{\n", 1'000'000); }, "too-deep"},
        {"a million dashes", [] { return repeated(repeated("- ", 1000) + "\n", 1000); }, "too-deep"},
        {"a million question marks", [] { return repeated(repeated("? ", 1000) + "\n", 1000); }, "too-deep"},
        {"deeper and deeper",
         [] {
             std::string out;
             for (std::size_t i = 0; i < 2000; ++i)
                 out += std::string(i, ' ') + "a:\n";
             return out;
         },
         "too-deep"},
        {"an alias bomb", alias_bomb, "anchor"},
        {"100,000 aliases", [] { return "a:\n" + repeated("  - *a\n", 100'000); }, ""},
        {"100,000 anchors", [] { return "a:\n" + repeated("  - &b x\n", 100'000); }, ""},
        {"100,000 keys", [] { return many_keys(100'000, false); }, "too-many-entries"},
        {"100,000 times the same key", [] { return many_keys(100'000, true); }, "too-many-entries"},
        {"15,000 times the same key", [] { return many_keys(15'000, true); }, "duplicate-key"},
        {"two million empty values",
         [] { return "a:\n" + repeated(" - [" + repeated(",", 1000) + "]\n", 2000); }, ""},
        {"a million values", [] { return "a:\n" + repeated(" - [" + repeated("x,", 1000) + "]\n", 1000); },
         "too-many-values"},
        {"documents", [] { return repeated("---\na: 1\n", 400'000); }, "many-documents"},
        {"invalid UTF-8", [] { return repeated("a: \xFF\n", 500'000); }, "not-utf8"},
        {"invalid UTF-8 at the end", [] { return repeated("#abcde\n", 500'000) + "\xFF"; }, "not-utf8"},
        {"NUL bytes", [] { return std::string(3'000'000, '\0'); }, "nul-byte"},
        {"marks upon marks", [] { return "a: e" + repeated("\u0323\u0301", 1'000'000); }, "too-many-marks"},
        {"marks in short runs", [] { return repeated("a\u0316\u0315\u0314\u0313\u0312\n", 300'000); }, "",
         600},
        {"tabs", [] { return "a:\n" + repeated("\tb: 1\n", 100'000); }, "tab-indent"},
        {"unclosed quotes", [] { return repeated("a: \"x\n", 400'000); }, "", 500},
        {"a long comment", [] { return repeated("# x\n", 1'000'000); }, "empty-file"},
        {"broken lines", [] { return repeated("x: y: z\n", 400'000); }, "unquoted-colon", 500},
    };
    return all;
}

std::string nodes_of_conditions() {
    std::string out;
    for (int n = 0; n < 4990; ++n)
        out += "  x" + std::to_string(n) +
               ":\n    go: [{when: " + repeated("mood >= 50 and (biet_le or da_ghi) or ", 20) +
               "mood < 3, to: khong_co_" + std::to_string(n) + "}, {to: chot}]\n";
    return out;
}

} // namespace mq::content::test
