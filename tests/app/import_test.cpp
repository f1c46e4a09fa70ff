#include "app/complaint_room.h"
#include "content/workbook_support.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <xlsxwriter.h>
#include <algorithm>
#include <fstream>

using namespace mq;
using namespace mq::tests;

namespace {

const std::string head =
    "Số phiếu,Ngày nhận,Khách hàng,Điện thoại,Kênh,Nguyên nhân,Nội dung,Mong muốn,Người xử lý,Ngày "
    "đóng,Kết quả,Hài lòng,Mức độ\n";

std::string file_of(const ComplaintRoom& room, const std::string& name, const std::string& bytes) {
    const auto path = room.sandbox.folder() / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
}

void read(ComplaintRoom& room, const std::string& name, const std::string& bytes) {
    room.app->run(app::BeginImport{file_of(room, name, bytes)});
    room.wait();
    REQUIRE(room.table().open);
    REQUIRE_FALSE(room.table().reading);
}

std::optional<std::size_t> column_of(const ComplaintRoom& room, const std::string& field) {
    const auto& fields = room.table().fields;
    return std::ranges::find(fields, field, &app::ImportField::id)->column;
}

const app::ImportProblem* problem_at(const ComplaintRoom& room, const std::string& cell) {
    const auto& problems = room.table().problems;
    const auto at = std::ranges::find(problems, cell, &app::ImportProblem::cell);
    return at == problems.end() ? nullptr : &*at;
}

app::ComplaintEntry entry_of(ComplaintRoom& room, const std::string& number) {
    const auto line = std::ranges::find(room.model().lines, number, &app::ComplaintLine::number);
    REQUIRE(line != room.model().lines.end());
    room.app->run(app::OpenComplaint{line->id});
    return room.model().form->entry;
}

std::string many_rows(int count) {
    std::string out = head;
    for (int i = 0; i < count; ++i)
        out += fmt::format(
            "P-{},{:02}/10/2026 08:{:02},Khách {},0912345678,Zalo,Giao chậm,\"Hàng đến trễ, lần {}\",hoàn "
            "tiền,,,,,vừa\n",
            i, 1 + i % 28, i % 60, i, i);
    return out;
}

} // namespace

TEST_CASE("a CSV is understood by its heads and taken in whole") {
    ComplaintRoom room;
    read(room, "so.csv",
         head +
             "PKN-1,09/03/2026 14:30,Trần Thị Hường,0912345678,Zalo,Lời hứa,\"Hẹn, mà không tới\",Hoàn "
             "tiền,lê thị "
             "bảo ngân,2026-03-10,Đã xin lỗi,4/5,nặng\n"
             "PKN-2,9/3/2026,,'+84 912 345 678,Hotline,,=CMD|'/C calc'!A0,,Ai đó,,,,\n");
    CHECK(room.table().error == "");
    CHECK(room.table().rows == 2);
    CHECK(room.table().good == 2);
    CHECK(room.table().problem_count == 0);
    CHECK(room.table().ready);
    REQUIRE(room.table().preview.size() == 2);
    CHECK(room.table().preview[0].at(1) == "09/03/2026 14:30");
    CHECK(room.table().preview[0].at(5) == "Chat");
    CHECK(room.model().lines.empty()); // nothing yet
    CHECK(room.run(app::TakeImport{}));
    CHECK_FALSE(room.table().open);
    CHECK(room.model().lines.size() == 2);
    const app::ComplaintEntry one = entry_of(room, "PKN-1");
    CHECK(one.customer == "Trần Thị Hường");
    CHECK(one.channel == "chat");
    CHECK(one.cause == "promise");
    CHECK(one.wish == "compensated");
    CHECK(one.owner == room.app->model().me.id);
    CHECK(one.severity == 3);
    CHECK(one.satisfaction == 4);
    CHECK(one.received == "2026-03-09 14:30");
    CHECK(one.closed == "2026-03-10 00:00");
    const app::ComplaintEntry two = entry_of(room, "PKN-2");
    CHECK(two.what == "=CMD|'/C calc'!A0");  // text, as everything is
    CHECK(two.contact == "+84 912 345 678"); // as our own tables write it
    CHECK(two.owner_name == "Ai đó");
    CHECK_FALSE(two.owner);
}

TEST_CASE("importing twice gives no doubles; decomposed text is the same text") {
    ComplaintRoom room;
    read(room, "a.csv",
         "\xEF\xBB\xBFSố phiếu;Ngày nhận;Nội dung\r\nĐỀ-1;09/03/2026;Lỗi\r\nP-2;10/03/2026;Trễ\r\n");
    CHECK(room.run(app::TakeImport{}));
    CHECK(room.model().lines.size() == 2);
    read(room, "b.csv",
         "So\u0302\u0301 phie\u0302\u0301u,Nga\u0300y nha\u0323\u0302n,No\u0323\u0302i dung\n"
         "ĐE\u0302\u0300-1,09/03/2026,Lo\u0302\u0303i\np-2,10/03/2026,Trễ\nP-3,11/03/2026,Thiếu\n");
    CHECK(room.table().known == 2);
    CHECK(room.table().good == 1);
    CHECK(room.run(app::TakeImport{}));
    CHECK(room.said().find("2 phiếu đã có sẵn") != std::string::npos);
    CHECK(room.app->model().notices.back().kind == app::NoticeKind::good);
    CHECK(room.model().lines.size() == 3);
    read(room, "b.csv", "Số phiếu,Ngày nhận,Nội dung\nP-3,11/03/2026,Thiếu\n");
    CHECK_FALSE(room.table().ready);
    CHECK_FALSE(room.run(app::TakeImport{}));
    CHECK(room.model().lines.size() == 3);
}

TEST_CASE("every problem is told by its cell, and only those rows are left out") {
    ComplaintRoom room;
    read(room, "so.csv",
         head +
             "P-1,3-4-26,,,,,Một,,,,,,\n"                  // B2
             "P-2,09/03/2026,,,Fax,Thời tiết,Hai,,,,,9,\n" // remarks: E3, F3, L3
             "P-3,09/03/2026,,,,,,,,,,,\n"                 // G4
             "\n"
             "P-4,09/03/2026,,,,,Bốn,,,08/03/2026,,,\n" // J6
             "p-2,09/03/2026,,,,,Năm,,,,,,\n"           // A7: twice
             ",09/03/2026,,,,,Sáu,,,,,,\n"              // A8
             "P-7,24/12/2026,,,,,Bảy,,,,,,\n"           // B9: to come
             "P-8,12/31/2026,,,,,Tám,,,,,,\n");         // B10
    CHECK(room.table().rows == 8);
    CHECK(room.table().good == 1);
    CHECK(room.table().skipped == 7);
    for (const char* cell : {"B2", "G4", "J6", "A7", "A8", "B9", "B10"}) {
        INFO(cell);
        REQUIRE(problem_at(room, cell));
        CHECK(problem_at(room, cell)->skips);
    }
    for (const char* cell : {"E3", "F3", "L3"}) {
        INFO(cell);
        REQUIRE(problem_at(room, cell));
        CHECK_FALSE(problem_at(room, cell)->skips);
    }
    CHECK(problem_at(room, "B2")->text.find("hai số") != std::string::npos);
    CHECK(problem_at(room, "A7")->text.find("dòng 3") != std::string::npos);
    CHECK(room.run(app::TakeImport{}));
    CHECK(room.said().find("7 dòng có lỗi nên bỏ qua") != std::string::npos);
    CHECK(room.app->model().notices.back().kind == app::NoticeKind::warning);
    REQUIRE(room.model().lines.size() == 1);
    CHECK(entry_of(room, "P-2").cause_detail == "Thời tiết");
}

TEST_CASE("columns are moved by hand, and the same heads are known the next time") {
    ComplaintRoom room;
    const std::string csv = "Cột lạ,Thứ hai,Ba\nX-1,09/03/2026,Một\n";
    read(room, "so.csv", csv);
    CHECK_FALSE(room.table().ready);
    CHECK_FALSE(column_of(room, "number"));
    room.app->run(app::MapColumn{"number", 0});
    room.app->run(app::MapColumn{"received", 1});
    room.app->run(app::MapColumn{"customer", 2});
    room.app->run(app::MapColumn{"what", 2}); // a column goes to one field
    CHECK_FALSE(column_of(room, "customer"));
    CHECK(room.table().ready);
    CHECK_FALSE(room.run(app::MapColumn{"what", 3}));
    CHECK_FALSE(room.run(app::MapColumn{"colour", 1}));
    CHECK(room.run(app::TakeImport{}));
    room.restart();
    read(room, "so.csv", csv + "X-2,10/03/2026,Hai\n");
    CHECK(column_of(room, "number") == 0);
    CHECK(column_of(room, "what") == 2);
    CHECK(room.table().good == 1);
    CHECK(room.table().known == 1);
    room.app->run(app::LeaveImport{});
    CHECK_FALSE(room.table().open);
    CHECK(room.model().lines.size() == 1);
}

TEST_CASE("a workbook: its title above the heads, its dates, steps, and another sheet") {
    ComplaintRoom room;
    const auto path = (room.sandbox.folder() / "so.xlsx").string();
    lxw_workbook* book = workbook_new(path.c_str());
    lxw_worksheet* first = workbook_add_worksheet(book, "Ghi chú");
    worksheet_write_string(first, 0, 0, "Tổng hợp năm", nullptr);
    lxw_worksheet* sheet = workbook_add_worksheet(book, "Sổ");
    lxw_format* day = workbook_add_format(book);
    format_set_num_format(day, "dd/mm/yyyy hh:mm");
    worksheet_write_string(sheet, 0, 0, "SỔ THEO DÕI KHIẾU NẠI", nullptr);
    const char* heads[] = {"Mã khiếu nại", "Ngày tiếp nhận", "Mô tả", "SĐT", "Ngày phân luồng", "Bước 3"};
    for (lxw_col_t column = 0; column < 6; ++column)
        worksheet_write_string(sheet, 2, column, heads[column], nullptr);
    worksheet_write_number(sheet, 3, 0, 17, nullptr);
    worksheet_write_number(sheet, 3, 1, 46090.604166666664, day);
    worksheet_write_string(sheet, 3, 2, "Máy không lên", nullptr);
    worksheet_write_number(sheet, 3, 3, 912345678, nullptr);
    worksheet_write_number(sheet, 3, 4, 46091.5, nullptr); // a date that isn't marked as one
    worksheet_write_string(sheet, 3, 5, "mai kia", nullptr);
    REQUIRE(workbook_close(book) == LXW_NO_ERROR);
    room.app->run(app::BeginImport{path});
    room.wait();
    CHECK(room.table().sheets == std::vector<std::string>{"Ghi chú", "Sổ"});
    CHECK_FALSE(room.table().ready);
    room.app->run(app::ChooseSheet{"Sổ"});
    room.wait();
    CHECK(room.table().sheet == "Sổ");
    REQUIRE(problem_at(room, "F4"));
    room.app->run(app::MapColumn{"step3", {}});
    CHECK(room.table().good == 1);
    CHECK(room.run(app::TakeImport{}));
    const app::ComplaintEntry one = entry_of(room, "17");
    CHECK(one.received == "2026-03-09 14:30");
    CHECK(one.contact == "0912345678");
    CHECK(one.steps[1].at == "2026-03-10 12:00");
}

TEST_CASE("a file that can't be read says where and what to do, and nothing else happens") {
    ComplaintRoom room;
    read(room, "so.csv", "Số phiếu,Ngày nhận,Nội dung\n1,09/03/2026,\"chưa đóng\n");
    CHECK(room.table().error.find("so.csv: Dòng 2") == 0);
    CHECK_FALSE(room.table().ready);
    CHECK_FALSE(room.run(app::TakeImport{}));
    read(room, "bom.xlsx", "PK\3\4 không phải");
    CHECK_FALSE(room.table().error.empty());
    room.app->run(app::BeginImport{"/nowhere/so.csv"});
    room.wait();
    CHECK_FALSE(room.table().error.empty());
    room.app->run(app::ChooseSheet{"x"});
    room.wait();
    CHECK_FALSE(room.table().error.empty());
}

TEST_CASE("all or nothing: where nothing can be written, nothing is there afterwards") {
    ComplaintRoom room;
    read(room, "so.csv", many_rows(50));
    CHECK(room.table().good == 50);
    CHECK(room.run(app::TakeImport{}));
    room.restart(true);
    REQUIRE(room.app->model().read_only);
    CHECK(room.model().lines.size() == 50);
    read(room, "more.csv", "Số phiếu,Ngày nhận,Nội dung\nN-1,09/03/2026,Một\nN-2,09/03/2026,Hai\n");
    CHECK(room.table().good == 2);
    CHECK_FALSE(room.run(app::TakeImport{}));
    CHECK(room.table().open); // to be tried again
    CHECK(room.table().good == 2);
    CHECK(room.model().lines.size() == 50);
}

TEST_CASE("a number that is logged while the table is open isn't written twice") {
    ComplaintRoom room;
    read(room, "so.csv", "Số phiếu,Ngày nhận,Nội dung\nKN-1,09/03/2026,Một\nKN-2,09/03/2026,Hai\n");
    app::ComplaintEntry typed = entry("KN-1", "2026-03-09");
    CHECK(room.run(app::SaveComplaint{{}, typed}));
    CHECK_FALSE(room.run(app::TakeImport{}));
    CHECK(room.table().known == 1);
    CHECK(room.run(app::TakeImport{}));
    CHECK(room.model().lines.size() == 2);
    CHECK(entry_of(room, "KN-1").what == typed.what);
}

TEST_CASE("ten thousand rows are looked at aside and taken in one go") {
    ComplaintRoom room;
    read(room, "so.csv", many_rows(10'000));
    CHECK(room.table().good == 10'000);
    CHECK(room.table().preview.size() == 20);
    room.app->run(app::MapColumn{"wish", {}});
    room.app->run(app::MapColumn{"severity", {}}); // while it is being looked at
    room.wait();
    CHECK(room.table().good == 10'000);
    CHECK_FALSE(column_of(room, "severity"));
    CHECK(room.run(app::TakeImport{}));
    CHECK(room.model().lines.size() == 10'000);
    CHECK(entry_of(room, "P-9999").wish.empty());
    room.restart();
    CHECK(room.model().lines.size() == 10'000);
}
