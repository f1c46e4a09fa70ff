#include "content/table_file.h"

#include "content/workbook_support.h"
#include "processor_time.h"

#include <doctest/doctest.h>
#include <xlsxwriter.h>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

using namespace mq;
using namespace mq::content;
using namespace mq::tests;
using namespace std::string_literals;

namespace {

TableFile read(const std::string& bytes, const std::string& sheet = {}) {
    auto file = table_of(bytes, "so.csv", sheet);
    REQUIRE_MESSAGE(file, (file ? "" : file.error().message + " " + file.error().detail));
    return std::move(*file);
}

Error error_of(const std::string& bytes, const TableLimits& limits = {}, const std::string& sheet = {}) {
    const auto file = table_of(bytes, "so.csv", sheet, {}, limits);
    REQUIRE_FALSE(file);
    CHECK(file.error().message.starts_with("so.csv: "));
    return file.error();
}

std::vector<std::vector<std::string>> rows_of(const Table& table) {
    std::vector<std::vector<std::string>> out(table.rows());
    for (std::size_t row = 0; row < table.rows(); ++row)
        for (std::size_t column = 0; column < table.width(row); ++column)
            out[row].emplace_back(table.at(row, column));
    return out;
}

using Rows = std::vector<std::vector<std::string>>;

bool says(const Error& error, const std::string& words) {
    return error.message.find(words) != std::string::npos;
}

/// Mutates bytes of a good file and reads the result: any answer is fine that comes in the end.
void survive(const std::string& good, std::uint32_t seed, int times) {
    std::mt19937 random(seed);
    for (int i = 0; i < times; ++i) {
        std::string bytes = good;
        const auto any = [&](std::size_t below) { return random() % below; };
        for (std::size_t changes = 1 + any(8); changes > 0 && !bytes.empty(); --changes)
            switch (any(4)) {
                case 0: bytes[any(bytes.size())] = static_cast<char>(any(256)); break;
                case 1: bytes.erase(any(bytes.size()), any(40)); break;
                case 2: bytes.insert(any(bytes.size()), bytes.substr(any(bytes.size()), any(40))); break;
                default: bytes[any(bytes.size())] = "<>/&;\"'=\n,"[any(10)];
            }
        const double begun = processor_seconds();
        const auto file = table_of(bytes, "so.csv");
        INFO("seed ", seed, " case ", i);
        CHECK(processor_seconds() - begun < endless_seconds);
        CHECK((file || !file.error().message.empty()));
    }
}

const std::string shared_texts =
    "<si><t>Số phiếu</t></si><si><r><t>Khách </t></r><r><t>hàng</t></r></si>"
    "<si><t xml:space=\"preserve\"> Lỗi &amp; thiếu </t><rPh><t>đọc</t></rPh></si>";
const std::string date_styles =
    "<numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\\ hh:mm\"/>"
    "<numFmt numFmtId=\"165\" formatCode=\"#,##0\\ &quot;đ&quot;\"/></numFmts>"
    "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>"
    "<xf numFmtId=\"165\"/></cellXfs>";
const std::string some_rows =
    "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"
    "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>PKN-7</t></is></c><c r=\"C3\" t=\"s\"><v>2</v></c>"
    "<c r=\"D3\" s=\"1\"><v>46090</v></c><c r=\"E3\" s=\"2\"><v>46090.604166666664</v></c>"
    "<c r=\"F3\" s=\"3\"><v>1250000</v></c><c r=\"G3\" t=\"b\"><v>1</v></c>"
    "<c r=\"H3\" t=\"str\"><f>A3&amp;\"!\"</f><v>PKN-7!</v></c><c r=\"I3\" "
    "t=\"d\"><v>2026-03-09T14:30:00</v></c>"
    "</row>";

} // namespace

TEST_CASE("CSV: quotes, lines within a cell, blank lines and uneven rows") {
    const Table table =
        read("a,b,c\r\n\"x, y\",\"nói \"\"được\"\" \",\"hai\r\ndòng\"\r\n\r\n 1 ,,\r\nmột\r\n").table;
    CHECK(rows_of(table) ==
          Rows{{"a", "b", "c"}, {"x, y", "nói \"được\"", "hai\ndòng"}, {""}, {"1", "", ""}, {"một"}});
    CHECK(table.columns() == 3);
    CHECK(table.blank(2));
    CHECK(table.at(9, 9).empty());
    CHECK_FALSE(table.is_number(3, 0));
}

TEST_CASE("CSV: the separator is found, and Excel's own hint is taken") {
    CHECK(rows_of(read("a;b\n1,5;2,5\n").table) == Rows{{"a", "b"}, {"1,5", "2,5"}});
    CHECK(rows_of(read("a\tb\nx, y; z\tw\n").table) == Rows{{"a", "b"}, {"x, y; z", "w"}});
    CHECK(rows_of(read("sep=;\na;b\n").table) == Rows{{"a", "b"}});
    CHECK(rows_of(read("một cột\nx\n").table) == Rows{{"một cột"}, {"x"}});
    CHECK(rows_of(read("\"a;b\",c\nx,y").table) == Rows{{"a;b", "c"}, {"x", "y"}});
}

TEST_CASE("CSV: with and without a byte order mark, composed and decomposed text are the same") {
    const Rows wanted{{"Số phiếu", "Khách hàng"}, {"1", "Trần Thị Hường"}};
    CHECK(rows_of(read("Số phiếu,Khách hàng\n1,Trần Thị Hường\n").table) == wanted);
    CHECK(rows_of(read("\xEF\xBB\xBFSố phiếu,Khách hàng\n1,Trần Thị Hường\n").table) == wanted);
    CHECK(rows_of(read("So\u0302\u0301 phie\u0302\u0301u,Kha\u0301ch ha\u0300ng\n1,Tra\u0302\u0300n "
                       "Thi\u0323 Hu\u031Bo\u031B\u0300ng\n")
                      .table) == wanted);
}

TEST_CASE("CSV that can't be read says on which line, and what to do") {
    CHECK(says(error_of("a,b\nx,\"chưa đóng\ny,z\n"), "Dòng 2: dấu ngoặc kép mở ra"));
    CHECK(says(error_of("a,b\n\"hai\ndòng\",x\n\"y\" z,1\n"), "Dòng 4: còn chữ sau"));
    CHECK(says(error_of("a\nKh\xE1"
                        "ch\n"),
               "Dòng 2: chữ không theo mã UTF-8"));
    CHECK(says(error_of("a\nb\n\0c\n"s), "Dòng 3: có byte rỗng"));
    CHECK(says(error_of("\xFF\xFE"
                        "a\0"s),
               "UTF-16"));
    CHECK(says(error_of(""), "trống"));
    CHECK(says(error_of("\xD0\xCF\x11\xE0 xls"), ".xls"));
    TableLimits small;
    small.rows = 2;
    small.columns = 3;
    small.cell_bytes = 5;
    CHECK(error_of("1\n2\n3\n", small).kind == ErrorKind::refused);
    CHECK(says(error_of("1,2,3,4\n", small), "dòng 1: hơn 3 cột"));
    CHECK(says(error_of("1\n123456\n", small), "dòng 2"));
    CHECK(read_table("/nowhere/so.csv").error().kind == ErrorKind::not_found);
}

TEST_CASE("a workbook: shared, inline and worked-out texts, numbers, dates by their format") {
    const TableFile file = read(workbook_of({{"Sổ", some_rows}, {"Khác", ""}}, shared_texts, date_styles));
    CHECK(file.sheets == std::vector<std::string>{"Sổ", "Khác"});
    CHECK(file.sheet == "Sổ");
    CHECK(rows_of(file.table) == Rows{{"Số phiếu", "Khách hàng"},
                                      {},
                                      {"PKN-7", "", "Lỗi & thiếu", "2026-03-09", "2026-03-09 14:30",
                                       "1250000", "TRUE", "PKN-7!", "2026-03-09T14:30:00"}});
    CHECK(file.table.is_number(2, 5));
    CHECK_FALSE(file.table.is_number(2, 3));
    CHECK(cell_name(6, 1) == "B7");
    CHECK(cell_name(0, 27) == "AB1");
}

TEST_CASE("a workbook: another sheet, days counted from 1904, prefixed elements, cells without places") {
    const std::string rows = "<x:row><x:c><x:v>1</x:v></x:c><x:c s=\"1\"><x:v>44628</x:v></x:c></x:row>";
    const std::string bytes = workbook_of({{"A", ""}, {"B", rows}}, {}, date_styles, true);
    const TableFile file = read(bytes, "B");
    CHECK(rows_of(file.table) == Rows{{"1", "2026-03-09"}});
    CHECK(file.from_1904);
    CHECK(read(bytes).table.rows() == 0);
    CHECK(error_of(bytes, {}, "C").kind == ErrorKind::refused);
}

TEST_CASE("a workbook as a spreadsheet program packs it") {
    const auto path = std::filesystem::temp_directory_path() / "mq-table-file-test.xlsx";
    lxw_workbook* book = workbook_new(path.c_str());
    lxw_worksheet* sheet = workbook_add_worksheet(book, "Khiếu nại");
    lxw_format* day = workbook_add_format(book);
    format_set_num_format(day, "dd/mm/yyyy");
    worksheet_write_string(sheet, 0, 0, "Số phiếu", nullptr);
    worksheet_write_number(sheet, 1, 0, 12, nullptr);
    worksheet_write_number(sheet, 1, 1, 46090, day);
    worksheet_write_formula_num(sheet, 1, 2, "=A2*2", nullptr, 24);
    REQUIRE(workbook_close(book) == LXW_NO_ERROR);
    const auto file = read_table(path);
    REQUIRE(file);
    CHECK(file->sheet == "Khiếu nại");
    CHECK(rows_of(file->table) == Rows{{"Số phiếu"}, {"12", "2026-03-09", "24"}});
    std::filesystem::remove(path);
}

TEST_CASE("archives that mean harm are refused before anything is unpacked") {
    const auto with = [](ZipPart extra) {
        auto parts = workbook_parts({{"A", some_rows}}, shared_texts);
        parts.push_back(std::move(extra));
        return zip_of(parts);
    };
    CHECK(table_of(with({"xl/media/a.bin", "x"}), "so.csv"));
    for (const char* name : {"../a", "/etc/a", "xl/../../a", "a\\b", "C:a", "xl/.."}) {
        INFO(name);
        CHECK(error_of(with({name, "x"})).kind == ErrorKind::refused);
    }
    CHECK(error_of(with({"xl/workbook.xml", "<again/>"})).kind == ErrorKind::refused);
    CHECK(error_of(with({"link", "x", 0, 0120777U << 16U})).kind == ErrorKind::refused);
    CHECK(says(error_of(with({"big", "x", 900U << 20U, 0, 0, 8})), "bung ra quá lớn"));
    CHECK(says(error_of(with({"tight", std::string(1'000, 'x'), 10U << 20U, 0, 0, 8})), "bung ra quá lớn"));
    CHECK(says(error_of(with({"locked", "x", 0, 0, 1})), "mật khẩu"));
    CHECK(error_of("PK\3\4 cut off"s).kind == ErrorKind::bad_input);
    TableLimits few;
    few.parts = 3;
    CHECK(error_of(with({"a", "x"}), few).kind == ErrorKind::refused);
}

TEST_CASE("a sheet beyond the limits, or one that isn't what it says") {
    TableLimits small;
    small.rows = 10;
    small.columns = 5;
    const auto of = [](const std::string& rows) { return workbook_of({{"A", rows}}, shared_texts); };
    CHECK(says(error_of(of("<row r=\"11\"><c r=\"A11\"><v>1</v></c></row>"), small), "hơn 10 dòng"));
    CHECK(says(error_of(of("<row r=\"99999999999\"><c><v>1</v></c></row>")), "dòng"));
    CHECK(says(error_of(of("<row><c r=\"ZZZZZZZZ1\"><v>1</v></c></row>")), "cột"));
    CHECK(error_of(of("<row><c t=\"s\"><v>99</v></c></row>")).kind == ErrorKind::bad_input);
    CHECK(error_of(of("<row><c t=\"s\"><v>-1</v></c></row>")).kind == ErrorKind::bad_input);
    CHECK(error_of(of("<row><c><v>1</v>")).kind == ErrorKind::bad_input);
    CHECK(says(error_of(of("<row><c t=\"str\"><v>\xFF</v></c></row>")), "A1"));
    CHECK(error_of(zip_of({{"a.txt", "x"}})).kind == ErrorKind::bad_input);
    // A cell told twice, and rows out of order.
    CHECK(rows_of(read(of("<row r=\"2\"><c><v>3</v></c></row><row r=\"1\"><c><v>1</v></c><c "
                          "r=\"A1\"><v>2</v></c></row>"))
                      .table) == Rows{{"2"}, {"3"}});
}

TEST_CASE("reading can be stopped") {
    const auto stop = [](double) { return false; };
    CHECK(table_of("a\nb\n", "so.csv", {}, stop).error().kind == ErrorKind::refused);
    CHECK(table_of(workbook_of({{"A", "<row r=\"1000\"/><row r=\"1001\"/>"}}), "so.csv", {}, stop)
              .error()
              .kind == ErrorKind::refused);
}

TEST_CASE("random harm to a table is an answer, never a crash or a wait") {
    survive("Số phiếu;\"Khách \"\"hàng\"\"\";Ngày nhận\r\nPKN-1;\"Lê\nVăn A\";09/03/2026\r\n;;\r\n", 1,
            2'000);
    survive(workbook_of({{"Sổ", some_rows}}, shared_texts, date_styles), 2, 2'000);
    const auto path = std::filesystem::temp_directory_path() / "mq-table-harm-test.xlsx";
    lxw_workbook* book = workbook_new(path.c_str());
    lxw_worksheet* sheet = workbook_add_worksheet(book, nullptr);
    for (lxw_row_t row = 0; row < 50; ++row)
        worksheet_write_string(sheet, row, 0, ("Dòng " + std::to_string(row)).c_str(), nullptr);
    REQUIRE(workbook_close(book) == LXW_NO_ERROR);
    std::ifstream file(path, std::ios::binary);
    survive({std::istreambuf_iterator<char>(file), {}}, 3, 2'000);
    std::filesystem::remove(path);
}
