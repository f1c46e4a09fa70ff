#include "ui/sample_complaints.h"

#include "base/text.h"
#include "ui/sample_panel.h"

#include <fmt/format.h>
#include <array>

namespace mq::test {
namespace {

constexpr std::array customers{"Nguyễn Thị Thu Hường", "Công ty Hoà Phát Ổn", "Khách ẩn danh",
                               "Trần Văn Đức"};
constexpr std::array matters{"Hẹn giao thiết bị sáng thứ hai, đến chiều vẫn chưa có",
                             "Chữ ký số không ký được tờ khai, sắp hết hạn nộp",
                             "Nhân viên nói trống không, gác máy khi chưa nói xong",
                             "Bị tính phí gia hạn hai lần"};
constexpr std::array causes{"Quy trình", "Sản phẩm", "Con người"};

app::ComplaintLine line_of(int i) {
    const auto n = static_cast<std::size_t>(i);
    app::ComplaintLine line;
    line.id = sample_id(700 + static_cast<unsigned>(i));
    line.number = fmt::format("KN-2026-{:03}", 118 - i);
    line.customer = customers[n % customers.size()];
    line.what = matters[n % matters.size()];
    line.channel = "Điện thoại";
    line.cause_id = fmt::format("cause-{}", n % causes.size());
    line.cause = causes[n % causes.size()];
    line.owner = i % 5 == 4 ? "" : "Phạm Thuỳ Dương";
    line.received = fmt::format("{:02}/03/2026 14:30", 9 - i % 9);
    line.age = fmt::format("{} ngày", 1 + i % 9);
    line.open = i < 8;
    line.steps_done = line.open ? i % 6 : 6;
    line.step = line.open ? "Phân luồng" : "";
    line.severity = 1 + i % 3;
    line.slow = i == 2 || i == 5;
    line.searchable = text::fold(line.number + ' ' + line.customer + ' ' + line.what);
    return line;
}

app::WeekSummary week(int n) {
    app::WeekSummary w;
    w.label = fmt::format("Tuần {} · {:02}/03–{:02}/03", 10 - n, 2 + n, 8 + n);
    w.monday = fmt::format("2026-03-{:02}", 2 + n);
    w.received = 14 - n;
    w.closed = 9;
    w.open = 8;
    w.hours_to_close = 52.5;
    w.hours_to_answer = 3.2;
    w.satisfaction = 4.1;
    w.causes = {
        {"process", "Quy trình", 7, 0.5}, {"product", "Sản phẩm", 4, 0.786}, {"people", "Con người", 3, 1.0}};
    w.details = {{"a", "Giao trễ hẹn", 5, 0.36},
                 {"b", "Lỗi kích hoạt chữ ký số", 4, 0.64},
                 {"c", "Thái độ tiếp khách", 2, 0.79},
                 {"d", "Tính phí sai", 2, 0.93},
                 {"e", "Khác", 1, 1.0}};
    w.line = "Quy trình và sản phẩm gây ra 79% số khiếu nại trong tuần.";
    return w;
}

} // namespace

app::Model complaints_model(int count) {
    app::Model model;
    model.page = app::Page::complaints;
    model.me.role = app::Role::lead;
    app::Complaints& log = model.complaints;
    log.revision = 5;
    for (int i = 0; i < count; ++i) {
        log.lines.push_back(line_of(i));
    }
    log.open = 8;
    log.slow = 2;
    if (count > 0) {
        log.weeks = {week(0), week(1), week(2)};
    }
    log.channels = {{"phone", "Điện thoại", ""}, {"counter", "Tại quầy", ""}};
    log.causes = {{"cause-0", "Quy trình", ""}, {"cause-1", "Sản phẩm", ""}, {"cause-2", "Con người", ""}};
    log.wishes = {{"fix", "Khắc phục", ""}, {"refund", "Hoàn tiền", ""}};
    constexpr std::array steps{"Tiếp nhận", "Phân luồng", "Giải quyết", "Xác nhận", "Bù đắp", "Cải tiến"};
    constexpr std::array abouts{"Ghi lại đủ, cảm ơn khách đã báo",
                                "Chuyển đúng người, hẹn giờ trả lời",
                                "Xử lý gốc của việc",
                                "Hỏi lại khách đã ổn chưa",
                                "Làm thêm điều khách không chờ đợi",
                                "Sửa quy trình để không lặp lại"};
    for (std::size_t i = 0; i < steps.size(); ++i) {
        log.steps.push_back({fmt::format("step{}", i + 1), steps[i], abouts[i]});
    }
    log.owners = {{sample_id(780), "Phạm Thuỳ Dương"}, {sample_id(781), "Lê Quốc Bảo"}};
    return model;
}

app::Model new_complaint() {
    app::Model model = complaints_model();
    app::ComplaintForm form;
    form.entry.number = "KN-2026-119";
    form.entry.received = "2026-03-09 14:30";
    model.complaints.form = form;
    return model;
}

app::Model complaint_form() {
    app::Model model = new_complaint();
    app::ComplaintForm& form = *model.complaints.form;
    form.id = sample_id(700);
    form.made = "Phạm Thuỳ Dương ghi ngày 09/03/2026, sửa 2 lần";
    form.versions = 3;
    app::ComplaintEntry& e = form.entry;
    e.number = "KN-2026-118";
    e.customer = "Nguyễn Thị Thu Hường";
    e.contact = "090 123 4567";
    e.channel = "phone";
    e.cause = "cause-0";
    e.cause_detail = "Giao trễ hẹn";
    e.what = "Hẹn giao thiết bị sáng thứ hai, đến chiều vẫn chưa có và không ai gọi lại.";
    e.wish = "fix";
    e.owner = sample_id(780);
    e.owner_name = "Phạm Thuỳ Dương";
    e.severity = 2;
    e.steps[0] = {"2026-03-09 14:30", "Xin lỗi vì để khách chờ, hẹn gọi lại trước 16 giờ."};
    e.steps[1] = {"2026-03-09 15:05", "Chuyển kho và đội giao."};
    return model;
}

app::Model long_complaints() {
    app::Model model = complaint_form();
    for (app::ComplaintLine& line : model.complaints.lines) {
        line.customer = long_text();
        line.what = long_text();
        line.owner = long_text();
    }
    app::ComplaintEntry& e = model.complaints.form->entry;
    e.customer = long_text();
    e.what = long_text() + long_text();
    e.steps[0].note = long_text();
    model.complaints.form->problems = {
        {"number", "Số này đã có trong sổ. Đổi số khác hoặc để trống để tự đánh số.", true}};
    model.complaints.weeks[0].line = long_text();
    for (app::ParetoBar& bar : model.complaints.weeks[0].causes) {
        bar.name = long_text();
    }
    return model;
}

app::Model complaint_import() {
    app::Model model = complaints_model();
    app::TableImport& table = model.complaints.import;
    table.revision = 3;
    table.open = true;
    table.ready = true;
    table.path = "/home/an/so-khieu-nai.xlsx";
    table.file = "so-khieu-nai.xlsx";
    table.sheet = "Tháng 3";
    table.sheets = {"Tháng 3", "Tháng 2"};
    table.columns = {"STT", "Ngày nhận", "Khách", "Nội dung", "Nguyên nhân", "Người xử lý"};
    constexpr std::array names{
        "Số",      "Khách hàng",      "Liên hệ",     "Kênh",   "Nhóm nguyên nhân", "Nguyên nhân cụ thể",
        "Sự việc", "Khách mong muốn", "Người xử lý", "Mức độ", "Nhận lúc"};
    constexpr std::array ids{"number", "customer", "contact", "channel",  "cause",   "cause_detail",
                             "what",   "wish",     "owner",   "severity", "received"};
    constexpr std::array columns{0, 2, -1, -1, 4, -1, 3, -1, 5, -1, 1};
    for (std::size_t i = 0; i < names.size(); ++i) {
        app::ImportField f{ids[i], names[i], i == 6 || i == 10, std::nullopt};
        if (columns[i] >= 0) {
            f.column = static_cast<std::size_t>(columns[i]);
        }
        table.fields.push_back(f);
    }
    for (int r = 0; r < 4; ++r) {
        table.preview.push_back({fmt::format("{}", r + 1), "Nguyễn Thị Thu Hường", "", "", "Quy trình", "",
                                 "Giao thiết bị trễ hẹn", "", "Phạm Thuỳ Dương", "", "02/03/2026 09:10"});
    }
    table.problems = {
        {7, 2, "B7", "“31/02/2026” không phải một ngày. Sửa trong tệp rồi đọc lại.", true},
        {9, 5, "E9", "Chưa có nhóm nguyên nhân “Vận chuyển”. Dòng này sẽ để là Chưa rõ.", false}};
    table.problem_count = 2;
    table.rows = 42;
    table.good = 38;
    table.known = 3;
    table.skipped = 1;
    return model;
}

app::Model broken_import() {
    app::Model model = complaints_model();
    app::TableImport& table = model.complaints.import;
    table.open = true;
    table.path = "/home/an/so-khieu-nai.xlsx";
    table.error = "Không đọc được so-khieu-nai.xlsx: tệp có mật khẩu. Bỏ mật khẩu trong Excel rồi đọc lại.";
    return model;
}

} // namespace mq::test
