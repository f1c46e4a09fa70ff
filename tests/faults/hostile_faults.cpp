// Files made to hurt: YAML, archives, packs. Refused before they cost anything.
#include "measure.h"
#include "panel.h"

#include "content/competency_file.h"
#include "content/question_file.h"
#include "content/scenario_file.h"
#include "content/table_file.h"
#include "content/text_file.h"
#include "content/workbook_support.h"

#include <fmt/format.h>
#include <zlib.h>
#include <algorithm>
#include <array>

namespace mq::faults {
namespace {

std::string repeated(std::string_view piece, std::size_t times) {
    std::string out;
    out.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        out += piece;
    return out;
}

std::string numbered(std::string_view before, std::size_t count, std::string_view after) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i)
        out += fmt::format("{}{}{}", before, i, after);
    return out;
}

std::string aliases_of_aliases(std::size_t depth) {
    std::string out = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
    for (std::size_t i = 1; i < depth; ++i)
        out += fmt::format("a{0}: &a{0} [{1}]\n", i, repeated(fmt::format("*a{}, ", i - 1), 8));
    return out;
}

/// `size`: 0..999, for how much of it.
std::string hostile_yaml(std::size_t kind, std::size_t size) {
    switch (kind) {
        case 0: return aliases_of_aliases(20 + size % 40);
        case 1: return "a:\n" + repeated("  - *a\n", 90'000 + size * 20);
        case 2: return repeated("[\n", 1'000'000 + size);
        case 3: return repeated(repeated("- ", 1'000) + "\n", 900 + size / 5);
        case 4: return numbered("khoa_", 100'000 + size, ": 1\n");
        case 5: return repeated("khoa: 1\n", 15'000 + size * 80);
        case 6: return "a: " + std::string(10'000'000 + size, 'x');
        case 7: return "a: \"" + repeated(std::string(1'000, 'x') + "\n ", 3'000 + size);
        case 8: return "a:\n" + repeated(" - [" + repeated("x,", 1'000) + "]\n", 900 + size / 5);
        default: return repeated("a: {b: \"x\n", 100'000 + size);
    }
}
constexpr std::size_t yaml_kinds = 10;

const domain::Competency& a01() {
    static const domain::Competency only = [] {
        auto loaded =
            content::load_competency_file(fs::path(MONQUA_SOURCE_DIR) / "assets/competencies/a01.yaml");
        must_hold(loaded.competency.has_value(), "the competency can't be read");
        return std::move(*loaded.competency);
    }();
    return only;
}

std::vector<content::Diagnostic> read_by(std::size_t reader, const std::string& text) {
    switch (reader) {
        case 0: return content::check_scenario(text, "a.yaml", a01()).diagnostics;
        case 1: return content::load_question(text, "a.yaml", a01()).diagnostics;
        case 2: return content::load_texts(text, "a.yaml").diagnostics;
        default: return content::load_competency(text, "a.yaml").diagnostics;
    }
}

Verdict yaml(int run, std::mt19937_64& random) {
    const std::size_t kind = static_cast<std::size_t>(run) % yaml_kinds;
    const std::string text = hostile_yaml(kind, pick(random, 1'000));
    const std::size_t reader = pick(random, 4);
    // Aimed at is a tenth of this (10 MB: all of it); a slow machine is no failure.
    within_bounds([&] {
        const auto problems = read_by(reader, text);
        must_hold(content::count(problems).errors > 0, "taken for good");
        for (const content::Diagnostic& d : problems)
            must_hold(d.file == "a.yaml" && d.line >= 1 && !d.message.empty(), "a problem without its place");
    });
    return Verdict::detected;
}

// --- archives

std::string packed_zeros(std::size_t size) {
    const std::string zeros(size, '\0');
    std::string out(compressBound(static_cast<uLong>(size)), '\0');
    z_stream z{};
    must_hold(deflateInit2(&z, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY) == Z_OK, "zlib");
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(zeros.data()));
    z.avail_in = static_cast<uInt>(size);
    z.next_out = reinterpret_cast<Bytef*>(out.data());
    z.avail_out = static_cast<uInt>(out.size());
    must_hold(deflate(&z, Z_FINISH) == Z_STREAM_END, "zlib");
    out.resize(z.total_out);
    deflateEnd(&z);
    return out;
}

tests::ZipPart bomb(std::uint32_t unpacked, std::uint32_t claimed) {
    tests::ZipPart part{"xl/media/a.bin", packed_zeros(unpacked)};
    part.method = 8;
    part.unpacked = claimed;
    return part;
}

const std::array<std::string, 12> bad_names{"../a",
                                            "/etc/a",
                                            "a/../../b",
                                            "..",
                                            "a\\b",
                                            "C:a",
                                            "a/..",
                                            "\\\\pc\\a",
                                            "./../a",
                                            "a/b/../../../c",
                                            std::string("a\0b", 3),
                                            "//a"};

std::string hostile_archive(std::size_t kind, std::mt19937_64& random) {
    auto parts = tests::workbook_parts({{"A", "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"}});
    const auto beside = [&](tests::ZipPart part) {
        parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(pick(random, parts.size() + 1)),
                     std::move(part));
    };
    switch (kind) {
        case 0: beside({bad_names.at(pick(random, bad_names.size())), "x"}); break;
        case 1: beside({"a", "/etc/passwd", 0, 0xA1FF0000U}); break; // a link
        case 2: beside(parts[pick(random, parts.size())]); break;    // twice
        case 3: beside(bomb(30'000'000, 30'000'000)); break;         // a thousand to one
        case 4: beside(bomb(30'000'000, 0xFFFFFFF0U)); break;
        case 5:
            for (int i = 0; i < 50'000 + static_cast<int>(pick(random, 10'000)); ++i)
                parts.push_back({fmt::format("a{}", i), ""});
            break;
        case 6: beside({"a", "x", 5'000}); break;        // says it is larger than it is
        case 7: beside({"a", "x", 0, 0, 1}); break;      // locked
        default: beside({"a", "x", 0, 0, 0, 99}); break; // packed by nobody knows what
    }
    return tests::zip_of(parts);
}
constexpr std::size_t archive_kinds = 9;

Verdict archive(int run, std::mt19937_64& random) {
    const std::string bytes = hostile_archive(static_cast<std::size_t>(run) % archive_kinds, random);
    const Folder folder;
    write_bytes(folder.file("a.xlsx"), bytes);
    within_bounds([&] {
        const auto table = content::read_table(folder.file("a.xlsx"));
        must_hold(!table, "taken for good");
        must_hold(table.error().message.starts_with("a.xlsx: "), "without the file's name");
    });
    const auto files = std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator());
    must_hold(files == 1 && bytes_of(folder.file("a.xlsx")) == bytes, "something was written");
    return Verdict::detected;
}

/// Says it is small and isn't: what is unpacked stays within what it said.
Verdict lying_archive(int, std::mt19937_64& random) {
    auto parts = tests::workbook_parts({{"A", "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"}});
    tests::ZipPart& sheet = parts[pick(random, parts.size())];
    sheet.bytes = packed_zeros(50'000'000 + pick(random, 1'000'000));
    sheet.method = 8;
    sheet.unpacked = static_cast<std::uint32_t>(100 + pick(random, 400'000));
    const std::string bytes = tests::zip_of(parts);
    within_bounds([&] { must_hold(!content::table_of(bytes, "a.xlsx"), "taken for good"); });
    return Verdict::detected;
}

// --- packs

std::string hostile_pack(std::size_t kind, std::mt19937_64& random) {
    const Panel& p = panel();
    store::ResultBody body = p.body;
    std::string bytes = p.result;
    const auto sealed = [&] { return store::seal_pack(p.organisation, p.envelope, store::to_text(body)); };
    const auto answer = [&]() -> store::AnswerRated& {
        return std::get<store::AnswerRated>(body.answers[0].what);
    };
    switch (kind) {
        case 0: return bytes.substr(0, pick(random, bytes.size()));
        case 1: return bytes + std::string(1 + pick(random, 100'000), 'x');
        case 2: return bytes.substr(0, bytes.find('\n') + 1) + std::string(store::largest_pack, '\0');
        case 3: // a hundred thousand answers
            return store::seal_pack(p.organisation, p.envelope,
                                    "{\"answers\":[" + repeated("{\"at_ms\":1},", 100'000) + "{}]}");
        case 4: return store::seal_pack(p.organisation, p.envelope, repeated("[", 7'000'000));
        case 5: body.answers.push_back(body.answers[0]); return sealed(); // twice
        case 6: answer().rater = p.interview; return sealed();            // another's
        case 7: answer().question = "A01-Q9"; return sealed();
        case 8: answer().ratings[0].rating = 6 + static_cast<int>(pick(random, 1'000)); return sealed();
        case 9:
            answer().situation = std::string((1U << 20U) + 1 + pick(random, 2'000'000), 'x');
            return sealed();
        default: body.answers.clear(); return sealed();
    }
}
constexpr std::size_t pack_kinds = 11;

/// Refused whole: nothing of it is in the journal afterwards, and the honest one is still taken.
Verdict result_pack(int run, std::mt19937_64& random) {
    const std::string bytes = hostile_pack(static_cast<std::size_t>(run) % pack_kinds, random);
    const Folder folder;
    folder.take_from(panel().folder);
    store::Store hr = need(store::Store::open(folder.file(), quiet()));
    const std::int64_t before = rows_of(hr);
    const store::Taking taking{Instant{1'764'100'000'000}, 420, {}};
    within_bounds([&] {
        const auto taken = store::take_pack(hr, bytes, taking);
        must_hold(!taken && !taken.error().message.empty(), "taken for good");
        must_hold(taken.error().kind != ErrorKind::internal,
                  "an error of the program: " + taken.error().detail);
    });
    must_hold(rows_of(hr) == before, "a pack that was refused left a trace");
    must_hold(need(store::take_pack(hr, panel().result, taking)).answers == 1, "the honest pack isn't taken");
    return Verdict::detected;
}

} // namespace

void hostile_faults(Campaign& campaign) {
    campaign.each("hostile YAML", 50 * std::min(campaign.scale(), 20), yaml);
    campaign.each("hostile archive", 90 * std::min(campaign.scale(), 20), archive);
    campaign.each("archive that lies about its size", 10 * std::min(campaign.scale(), 20), lying_archive);
    campaign.each("hostile pack of a result", 44 * std::min(campaign.scale(), 20), result_pack);
}

} // namespace mq::faults
