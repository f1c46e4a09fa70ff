#include "cli/table_input.h"

#include "domain/agreement/agreement_fixture.h"
#include "domain/simulation.h"

#include <doctest/doctest.h>
#include <string>

using namespace mq;
using namespace mq::cli;

namespace {

std::string message_of(std::string_view csv, const TableLimits& limits = {}) {
    const auto table = read_rating_table(csv, limits);
    REQUIRE_FALSE(table);
    CHECK(table.error().kind == ErrorKind::bad_input);
    return table.error().message;
}

void check_tells(std::string_view csv, std::string_view part) {
    const std::string message = message_of(csv);
    CAPTURE(message);
    CHECK(message.find(part) != std::string::npos);
}

} // namespace

TEST_CASE("plain, quoted, CRLF, byte order mark, blank lines, spaces, no last line end: the same table") {
    for (const std::string_view csv :
         {"s,A,B\n1,2,3\n2,,4.5\n", "s,A,B\r\n1,2,3\r\n2,,4.5\r\n", "\xEF\xBB\xBFs,A,B\n1,2,3\n2,,4.5",
          "\"s\",\"A\",\"B\"\n\n1,\"2\",3\n,,\n2,\"\",\"4.5\"\n\n", "s, A ,B\r1 , 2 ,3\r2,\t,4.5\r"}) {
        CAPTURE(csv);
        const auto table = read_rating_table(csv);
        REQUIRE(table);
        CHECK(table->raters() == std::vector<std::string>{"A", "B"});
        REQUIRE(table->subjects() == 2);
        CHECK(table->row(0)[0] == 2.0);
        CHECK(table->row(0)[1] == 3.0);
        CHECK_FALSE(table->row(1)[0].has_value());
        CHECK(table->row(1)[1] == 4.5);
    }
}

TEST_CASE("names may hold commas, quotes and line ends in quotes; marks are composed") {
    const auto table = read_rating_table("s,\"Lan, \"\"chị\"\"\",\"Tổ\nmột\",Hoa\xCC\x80\nx,1,2,3\n");
    REQUIRE(table);
    CHECK(table->raters() == std::vector<std::string>{"Lan, \"chị\"", "Tổ một", "Hoà"});
}

TEST_CASE("nothing at all, and a head without a body, are empty tables") {
    CHECK(read_rating_table("")->raters().empty());
    CHECK(read_rating_table("\xEF\xBB\xBF\r\n\r\n")->raters().empty());
    CHECK(read_rating_table("s\n")->raters().empty());
    CHECK(read_rating_table("s,A,B\n")->subjects() == 0);
}

TEST_CASE("what is wrong is told with its line and column") {
    check_tells("s,A,B\n1,2,x\n", "dòng 2, cột 3 (B): “x” không phải số");
    check_tells("s,A,B\n1,2,NA\n", "để ô trống");
    check_tells("s,A,B\n1,2,\"3,5\"\n", "dấu chấm");
    check_tells("s,A,B\n1,2,nan\n", "dòng 2, cột 3");
    check_tells("s,A,B\n1,2,inf\n", "dòng 2, cột 3");
    check_tells("s,A,B\n1,2,1e999\n", "ngoài khoảng");
    check_tells("s,A,B\n1,2,-2e9\n", "ngoài khoảng");
    check_tells("s,A,B\n1,2,0x10\n", "không phải số");
    check_tells("s,A,B\n1,2\n", "dòng 2: có 2 ô, dòng đầu có 3");
    check_tells("s,A,B\n1,2,3,4\n", "dòng 2: có 4 ô");
    check_tells("s,A,A\n1,2,3\n", "dòng 1, cột 3: người chấm “A” đã có ở dòng 1, cột 2");
    check_tells("s,A,\n1,2,3\n", "dòng 1, cột 3: thiếu tên người chấm");
    check_tells("s,A,B\n1,2,3\n1,2,3\n", "dòng 3: đối tượng “1” đã có ở dòng 2");
    check_tells("s,A,B\n,2,3\n", "dòng 2: thiếu tên đối tượng");
    check_tells("s;A;B\n1;2;3\n", "dấu phẩy");
    check_tells("s,A,B\n1,\"2,3\n", "dòng 2, cột 2: dấu \" mở ra mà không đóng lại");
    check_tells("s,A,B\n1,\"2\"3,4\n", "dòng 2, cột 2: có chữ sau dấu \" đóng");
    check_tells("s,A,B\n1,2\"3,4\n", "dòng 2, cột 2: dấu \" giữa ô");
    check_tells("s,A,B\n1,\xFF\xFE,4\n", "dòng 2: không phải UTF-8");
    check_tells("s,A\x1B[31m,B\n1,2,3\n", "dòng 1, cột 2: có ký tự điều khiển");
    check_tells("s,A\xC2\x9B,B\n1,2,3\n", "dòng 1, cột 2: có ký tự điều khiển");
    check_tells(std::string_view("s,A,B\n1,2,\0\n", 13), "ký tự điều khiển");
}

TEST_CASE("lines are counted through quoted line ends and blank lines") {
    check_tells("s,\"A\nB\",C\r\n\r\n\"1\r\n2\",3,x\r\n", "dòng 4, cột 3");
}

TEST_CASE("all problems are told at once, up to a limit") {
    const std::string two = message_of("s,A,B\n1,x,2\n2,3,y\n");
    CHECK(two.find("dòng 2, cột 2") != std::string::npos);
    CHECK(two.find("dòng 3, cột 3") != std::string::npos);
    std::string many = "s,A\n";
    for (int i = 0; i < 1000; ++i)
        many += std::to_string(i) + ",x\n";
    const std::string told = message_of(many);
    CHECK(std::count(told.begin(), told.end(), '\n') == 20);
    CHECK(told.find("còn nữa") != std::string::npos);
}

TEST_CASE("what goes beyond a limit is refused") {
    TableLimits limits;
    limits.bytes = 100;
    limits.rows = 3;
    limits.raters = 2;
    limits.cells = 12;
    limits.cell_bytes = 5;
    CHECK(read_rating_table("s,A,B\n1,2,3\n2,2,3\n3,2,3\n", limits));
    CHECK(message_of("s,A,B\n1,2,3\n2,2,3\n3,2,3\n4,2,3\n", {.rows = 3}).find("3 dòng") != std::string::npos);
    CHECK(message_of("s,A,B\n1,2,3\n2,2,3\n3,2,3\n4,2,3\n", limits).find("12 ô") != std::string::npos);
    CHECK(message_of("s,A,B,C\n1,2,3,4\n", limits).find("2 người chấm") != std::string::npos);
    CHECK(message_of("s,ABCDEF,B\n1,2,3\n", limits).find("5 byte") != std::string::npos);
    CHECK(message_of(std::string(101, 'x'), limits).find("giới hạn") != std::string::npos);
    CHECK_FALSE(read_rating_table(std::string(5'000'000, ',')));
    CHECK_FALSE(read_rating_table("s,\"" + std::string(5'000'000, 'x')));
}

TEST_CASE("any bytes give a table or a message") {
    domain::SeededRandom random(17);
    const std::string_view alphabet = "0123456789.,,,,\n\n\r\"\";-eA \xEF\xBB\xBF\xC3\xA1\x01";
    int good = 0;
    int bad = 0;
    for (int i = 0; i < 20'000; ++i) {
        std::string csv = i % 2 == 0 ? "s,A,B\n" : "";
        for (std::size_t n = random.below(30); n > 0; --n)
            csv += alphabet[random.below(alphabet.size())];
        const auto table = read_rating_table(csv);
        ++(table ? good : bad);
        if (!table)
            CHECK_FALSE(table.error().message.empty());
    }
    CHECK(good > 100);
    CHECK(bad > 100);
}
