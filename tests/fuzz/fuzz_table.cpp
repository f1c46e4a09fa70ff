// A table of somebody else: CSV of complaints and of ratings as it comes, and workbooks. An input that begins
// with `sheet:` is what stands in the only sheet of a workbook, `shared:` in its shared texts, `links:` in
// its list of parts: behind the packing a fuzzer hardly gets.
#include "fuzz.h"

#include "cli/table_input.h"
#include "content/table_file.h"
#include "content/workbook_support.h"

using namespace mq;

namespace {

constexpr std::string_view plain_rows =
    R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>2.5</v></c></row>)";

std::string workbook_with(std::string_view text) {
    const auto after = [&](std::string_view word) { return std::string(text.substr(word.size())); };
    if (text.starts_with("sheet:"))
        return tests::workbook_of({{"A", after("sheet:")}}, "<si><t>x</t></si>");
    if (text.starts_with("shared:"))
        return tests::workbook_of({{"A", std::string(plain_rows)}}, after("shared:"));
    auto parts = tests::workbook_parts({{"A", std::string(plain_rows)}});
    for (tests::ZipPart& part : parts)
        if (part.name == "_rels/.rels")
            part.bytes = after("links:");
    return tests::zip_of(parts);
}

void must_be_a_table(const Result<content::TableFile>& read, std::string_view name) {
    if (!read) {
        fuzz::must_be_told(read.error());
        fuzz::must_hold(read.error().message.starts_with(name), "the message names the file");
        return;
    }
    const content::Table& table = read->table;
    std::size_t seen = 0;
    for (std::size_t row = 0; row < table.rows(); ++row)
        for (std::size_t column = 0; column < table.width(row); ++column)
            seen += table.at(row, column).size();
    fuzz::must_hold(seen == table.text_bytes(), "every text is in a cell");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::bytes_of(data, size);
    content::TableLimits limits; // a fuzzer counts in kilobytes
    limits.unpacked = std::size_t{8} << 20U;
    limits.text_bytes = std::size_t{8} << 20U;
    for (const std::string_view word : {"sheet:", "shared:", "links:"})
        if (text.starts_with(word)) {
            must_be_a_table(content::table_of(workbook_with(text), "a.xlsx", {}, {}, limits), "a.xlsx");
            return 0;
        }
    must_be_a_table(content::table_of(text, "a.csv", {}, {}, limits), "a.csv");
    if (const auto ratings = cli::read_rating_table(text); !ratings)
        fuzz::must_be_told(ratings.error());
    return 0;
}
