#include "report/csv_table.h"
#include "report/sample_report.h"
#include "report/xlsx_table.h"

#include <doctest/doctest.h>
#include <array>
#include <cstdio>
#include <fstream>
#include <memory>
#include <sstream>

using namespace mq;
using namespace mq::report;
using mq::report::test::TempFolder;

namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

/// A part of a workbook, unpacked by Python: another hand than the one that packed it.
std::string part_of(const fs::path& workbook, const std::string& part) {
    const std::string command =
        "python3 -c \"import sys,zipfile; "
        "sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))\" '" +
        workbook.string() + "' " + part;
    std::string out;
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), &::pclose);
    REQUIRE(pipe != nullptr);
    std::array<char, 4096> piece{};
    for (std::size_t n = 0; (n = std::fread(piece.data(), 1, piece.size(), pipe.get())) > 0;)
        out.append(piece.data(), n);
    REQUIRE_MESSAGE(!out.empty(), "no ", part);
    return out;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

const std::string dangerous = "=HYPERLINK(\"x\")" + std::string(185, 'a');

TableHead head() {
    return {"Bảng: [nhiệt]", {{"Nhân viên", 20}, {"Mức", 8}, {"Ngày", 12}, {"Lúc", 16}, {"Số", 8}}, 1};
}

void write_sample(TableWriter& table) {
    REQUIRE(table.begin(head()).has_value());
    const std::vector<Field> first{std::string("Lê Thị \"Nhung\", tổ 2\nca đêm"), LevelMark{3}, Day{20'521},
                                   WallTime{Day{20'521}, 14 * 60 + 5}, 0.25};
    const std::vector<Field> second{dangerous, LevelMark{0}, Field{}, Field{}, std::int64_t{-4}};
    REQUIRE(table.row(first).has_value());
    REQUIRE(table.row(second).has_value());
}

} // namespace

TEST_CASE("a text becomes a field of RFC 4180, and never a formula") {
    struct Row {
        const char* from;
        const char* to;
    };
    for (const Row& row :
         std::initializer_list<Row>{{"", ""},
                                    {"Hà My", "Hà My"},
                                    {"a,b", "\"a,b\""},
                                    {"a\"b", "\"a\"\"b\""},
                                    {"a\r\nb", "\"a\r\nb\""},
                                    {" a", "\" a\""},
                                    {"a ", "\"a \""},
                                    {"=1+1", "'=1+1"},
                                    {"+84 912", "'+84 912"},
                                    {"-5", "'-5"},
                                    {"@SUM(A1)", "'@SUM(A1)"},
                                    {"\t=1", "\"'\t=1\""},
                                    {"\r=1", "\"'\r=1\""},
                                    {"\n=1", "\"'\n=1\""},
                                    {"\xEF\xBC\x9D"
                                     "1",
                                     "'\xEF\xBC\x9D"
                                     "1"},
                                    {"=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""},
                                    {"a=b", "a=b"},
                                    {"'a", "'a"},
                                    {"a\x01z", "az"},
                                    {"\x01=1", "'=1"},
                                    {"a\xFFz", "a\xEF\xBF\xBDz"},
                                    {"e\xCC\x82", "\xC3\xAA"}}) {
        CAPTURE(row.from);
        CHECK(csv_text(row.from) == row.to);
    }
}

TEST_CASE("a CSV table has a byte order mark, CR LF, and numbers that stay numbers") {
    const TempFolder folder;
    auto table = csv_table(folder.path() / "a.csv");
    REQUIRE(table.has_value());
    write_sample(**table);
    CHECK_FALSE((*table)->begin(head()).has_value()); // one table a file
    CHECK_FALSE(fs::exists(folder.path() / "a.csv"));
    REQUIRE((*table)->finish().has_value());
    CHECK(bytes_of(folder.path() / "a.csv") ==
          "\xEF\xBB\xBFNhân viên,Mức,Ngày,Lúc,Số\r\n"
          "\"Lê Thị \"\"Nhung\"\", tổ 2\nca đêm\",3,2026-03-09,2026-03-09 14:05,0.25\r\n"
          "\"'=HYPERLINK(\"\"x\"\")" +
              std::string(185, 'a') + "\",,,,-4\r\n");
    CHECK(folder.files() == 1);
}

TEST_CASE("a table that isn't finished leaves no file") {
    const TempFolder folder;
    for (const bool workbook : {false, true}) {
        auto table = workbook ? xlsx_tables(folder.path() / "a", {}) : csv_table(folder.path() / "a");
        REQUIRE(table.has_value());
        write_sample(**table);
        table->reset();
        CHECK(folder.files() == 0);
    }
    CHECK(csv_table(folder.path() / "none" / "a.csv").error().kind == ErrorKind::not_found);
    CHECK(xlsx_tables(folder.path(), {}).error().kind == ErrorKind::io); // a folder stands there
}

TEST_CASE("a workbook holds texts as texts, levels with their colour, a frozen head and a filter") {
    const TempFolder folder;
    const fs::path file = folder.path() / "a.xlsx";
    auto tables = xlsx_tables(file, {"Bảng nhiệt", "Minh Tín CA", Instant{1'773'000'000'000}});
    REQUIRE(tables.has_value());
    write_sample(**tables);
    write_sample(**tables); // a second sheet of the same name gets another one
    for (int level = 1; level <= 5; ++level) {
        const std::vector<Field> row{std::string("A"), LevelMark{level}, Field{}, Field{}, Field{}};
        REQUIRE((*tables)->row(row).has_value());
    }
    REQUIRE((*tables)->finish().has_value());
    const std::string sheet = part_of(file, "xl/worksheets/sheet1.xml");
    CHECK_FALSE(has(sheet, "<f>"));
    CHECK(has(sheet, "<is><t>=HYPERLINK(\"x\")"));
    CHECK(has(sheet, "t=\"inlineStr\""));
    CHECK(has(sheet, "Lê Thị"));
    CHECK(has(sheet, "<pane xSplit=\"1\" ySplit=\"1\""));
    CHECK(has(sheet, "state=\"frozen\""));
    CHECK(has(sheet, "<autoFilter ref=\"A1:E3\"/>"));
    CHECK(has(sheet, "<v>46090</v>")); // 2026-03-09 as spreadsheets count
    CHECK(has(sheet, "<cols>"));
    const std::string styles = part_of(file, "xl/styles.xml");
    for (const char* colour : {"FFF6D08F", "FFB9D5C2", "FF67AFAE", "FF2A7AA0", "FF25457F"})
        CHECK(has(styles, colour));
    const std::string book = part_of(file, "xl/workbook.xml");
    CHECK(has(book, "name=\"Bảng nhiệt\""));
    CHECK(has(book, "name=\"Bảng nhiệt (2)\""));
    CHECK(has(part_of(file, "docProps/core.xml"), "Minh Tín CA"));
}

TEST_CASE("a text longer than a cell can hold is cut, not refused") {
    const TempFolder folder;
    auto tables = xlsx_tables(folder.path() / "a.xlsx", {});
    REQUIRE(tables.has_value());
    REQUIRE((*tables)->begin({"A", {{"A", 10}}, 0}).has_value());
    std::string longest;
    for (int i = 0; i < 40'000; ++i)
        longest += "ế";
    const std::vector<Field> row{longest};
    CHECK((*tables)->row(row).has_value());
    CHECK((*tables)->finish().has_value());
}
