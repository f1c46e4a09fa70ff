// Scenes, questions, tables, packs and evidence of somebody else, with changes of chance: each is read or
// refused, with its place, within a second and 64 MiB.
#include "measure.h"
#include "mutator.h"
#include "panel.h"

#include "cli/score_json.h"
#include "cli/table_input.h"
#include "content/competency_file.h"
#include "content/question_file.h"
#include "content/scenario_file.h"
#include "content/table_file.h"
#include "content/workbook_support.h"
#include "store/trouble.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>

namespace mq::faults {
namespace {

const fs::path source = MONQUA_SOURCE_DIR;

const domain::Competency& a01() {
    static const domain::Competency only = [] {
        auto loaded = content::load_competency_file(source / "assets/competencies/a01.yaml");
        must_hold(loaded.competency.has_value(), "the competency can't be read");
        return std::move(*loaded.competency);
    }();
    return only;
}

/// Files below a folder, in the order of their names.
std::vector<std::string> texts_below(const fs::path& folder, std::string_view extension) {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.path().extension() == extension)
            paths.push_back(entry.path());
    std::ranges::sort(paths);
    std::vector<std::string> texts;
    for (const fs::path& path : paths)
        texts.push_back(bytes_of(path));
    must_hold(!texts.empty(), "nothing to change");
    return texts;
}

constexpr std::array<std::string_view, 30> yaml_words{"{",       "}",
                                                      "[",       "]",
                                                      ": ",      "- ",
                                                      "\"",      "'",
                                                      "\n",      "\t",
                                                      "#",       "&a ",
                                                      "*a",      "!x ",
                                                      "|",       ">",
                                                      "%",       "\xFF",
                                                      "\r",      "{khách}",
                                                      "ễ",       "e\xCC\x82\xCC\x83",
                                                      "when: ",  " if ",
                                                      "to: ",    "points: ",
                                                      "- {to: ", "nodes:",
                                                      "---\n",   "\xE2\x80\xA8"};
constexpr std::array<std::string_view, 12> table_words{
    "\"", "\"\"", ",", ";", "\t", "\r\n", "\n\n", "sep=;", "\xEF\xBB\xBF", "\xC2\xA0", "\xFF", "é"};
constexpr std::array<std::string_view, 14> json_words{
    "{", "}", "[", "]", ",", ":", "\"", "null", "\\ud800", "1e400", "[[[[[[", "\"id\":1", "\\u0000", "true"};
constexpr std::array<std::string_view, 14> xml_words{
    "<",   ">",    "</row>", "<row r=\"9\">",    "&",       "&amp;", "\"", "<![CDATA[",
    "]]>", "<!--", "-->",    "<c r=\"ZZ9\"><v>", "t=\"s\"", "<?x"};

Verdict verdict_of(const std::vector<content::Diagnostic>& problems, const std::string& name,
                   const std::string& text, bool read) {
    const auto lines = std::ranges::count_if(text, [](char c) { return c == '\n' || c == '\r'; }) + 2;
    for (const content::Diagnostic& d : problems)
        must_hold(d.file == name && d.line >= 1 && d.line <= lines && !d.message.empty(),
                  "a problem without its place: " + content::line_of(d));
    must_hold(read || content::count(problems).errors > 0, "not read, and no reason");
    return read ? Verdict::harmless : Verdict::detected;
}

template <class Read>
Verdict bounded(Read&& read) {
    Verdict verdict = Verdict::not_reached;
    within_bounds([&] { verdict = read(); });
    return verdict;
}

Verdict scene(int, std::mt19937_64& random) {
    static const auto texts = texts_below(source / "tests/content", ".yaml"); // small ones
    static const auto whole = texts_below(source / "scenarios", ".yaml");
    const auto& from = pick(random, 8) == 0 ? whole : texts;
    const std::string text = mutated(from[pick(random, from.size())], yaml_words, random);
    return bounded([&] {
        const auto loaded = content::check_scenario(text, "mau.yaml", a01());
        return verdict_of(loaded.diagnostics, "mau.yaml", text, loaded.scenario.has_value());
    });
}

Verdict question(int, std::mt19937_64& random) {
    static const auto texts = texts_below(source / "questions/bank", ".yaml");
    const std::string text = mutated(texts[pick(random, texts.size())], yaml_words, random);
    return bounded([&] {
        const auto loaded = content::load_question(text, "a01-q1.yaml", a01());
        return verdict_of(loaded.diagnostics, "a01-q1.yaml", text, loaded.question.has_value());
    });
}

void must_name_file(const Error& error, const std::string& name) {
    must_hold(error.message.starts_with(name + ": "), "without the file's name: " + error.message);
    must_hold(error.kind == ErrorKind::bad_input || error.kind == ErrorKind::refused,
              "a wrong kind of error");
}

Verdict csv(int, std::mt19937_64& random) {
    static const auto texts = [] {
        auto all = texts_below(source / "tests/data", ".csv");
        for (std::string& more : texts_below(source / "tests/fuzz/seeds/table", ".csv"))
            all.push_back(std::move(more));
        return all;
    }();
    const std::string text = mutated(texts[pick(random, texts.size())], table_words, random);
    return bounded([&] {
        const auto table = content::table_of(text, "a.csv");
        if (!table) {
            must_name_file(table.error(), "a.csv");
            const bool whole = text.empty() || text.starts_with("PK"); // nothing to count lines in
            must_hold(whole || table.error().message.find("òng ") != std::string::npos,
                      "without a line: " + table.error().message);
        }
        const auto ratings = cli::read_rating_table(text);
        must_hold(ratings || !ratings.error().message.empty(), "an error without a word");
        return table ? Verdict::harmless : Verdict::detected;
    });
}

Verdict workbook(int, std::mt19937_64& random) {
    const std::string rows =
        R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Ngày</t></is>)"
        R"(</c></row><row r="3"><c r="C3" s="1"><v>45000.5</v></c><c t="str"><v>a</v></c></row>)";
    const std::string shared = "<si><r><t>Khách</t></r><r><t> chờ</t></r></si>";
    auto parts = tests::workbook_parts({{"A", rows}}, shared, "<cellXfs><xf numFmtId=\"14\"/></cellXfs>");
    tests::ZipPart& part = parts[pick(random, parts.size())];
    part.bytes = mutated(part.bytes, xml_words, random);
    std::string bytes = tests::zip_of(parts);
    if (pick(random, 4) == 0) // the archive itself
        bytes = mutated(bytes, xml_words, random);
    return bounded([&] {
        const auto table = content::table_of(bytes, "a.xlsx");
        if (!table)
            must_name_file(table.error(), "a.xlsx");
        return table ? Verdict::harmless : Verdict::detected;
    });
}

Verdict evidence(int, std::mt19937_64& random) {
    static const auto texts = texts_below(source / "tests/data/scoring", ".json");
    const std::string text = mutated(texts[pick(random, texts.size())], json_words, random);
    return bounded([&] {
        const auto read = cli::read_score_input(text, a01());
        if (read)
            return Verdict::harmless;
        const std::string& said = read.error().message;
        must_hold(said.find('/') != std::string::npos || said.find("dòng ") != std::string::npos ||
                      said.find("Tệp ") != std::string::npos,
                  "without a place: " + said);
        return Verdict::detected;
    });
}

/// What a pack says is changed and sealed again by somebody who has the keys, or the sealed pack is changed.
Verdict pack(int, std::mt19937_64& random) {
    const Panel& p = panel();
    std::string bytes = p.result;
    if (pick(random, 4) == 0)
        bytes = mutated(bytes, json_words, random);
    else
        bytes =
            store::seal_pack(p.organisation, p.envelope, mutated(store::to_text(p.body), json_words, random));
    return bounded([&] {
        try {
            const store::OpenedPack opened = store::open_pack(p.organisation, bytes);
            static_cast<void>(store::result_from(opened.body, p.interview, p.rater));
            return Verdict::harmless;
        } catch (const store::Trouble& e) {
            must_hold(!e.error().message.empty() && e.error().kind != ErrorKind::internal,
                      "an error without a word");
            return Verdict::detected;
        }
    });
}

} // namespace

void reader_faults(Campaign& campaign) {
    campaign.each("changed by chance: scene", 1'000 * campaign.scale(), scene);
    campaign.each("changed by chance: question", 1'500 * campaign.scale(), question);
    campaign.each("changed by chance: CSV", 2'500 * campaign.scale(), csv);
    campaign.each("changed by chance: workbook", 1'500 * campaign.scale(), workbook);
    campaign.each("changed by chance: evidence as JSON", 2'000 * campaign.scale(), evidence);
    campaign.each("changed by chance: pack", 1'500 * campaign.scale(), pack);
}

} // namespace mq::faults
