#include "ui/sample_panel.h"

#include "base/text.h"

#include <fmt/format.h>
#include <array>

namespace mq::test {
namespace {

constexpr std::array question_names{"Khách khó tính đến vô lý",       "Quy trình chăm sóc trước đây",
                                    "Lần “phá lệ” vì khách",          "Phản hồi tiêu cực từ khách hàng",
                                    "Từ chối một yêu cầu quan trọng", "Hiểu khách đang cần gì"};

app::BenchmarkTask task_of(int i, bool done) {
    app::BenchmarkTask task;
    task.id = fmt::format("mau-{}", i);
    task.who = fmt::format("Ứng viên {}, hai năm trực tổng đài", i + 1);
    task.question = "Kể lại một lần khách phản hồi tiêu cực và bạn đã làm gì.";
    task.answer = {
        "Năm ngoái có một khách doanh nghiệp chấm một sao vì giao thiết bị trễ ba ngày. Em gọi lại "
        "trong buổi sáng, xin lỗi và hỏi việc trễ ảnh hưởng tới họ thế nào.",
        "Em tự hẹn giờ giao bù, hai ngày sau gọi hỏi thăm. Khách sửa lại đánh giá."};
    task.rows = {sample_rows()[0], sample_rows()[3]};
    task.done = done;
    if (done) {
        task.results = {{"Đáp ứng nhu cầu", 4, 3, "Làm nhanh và đúng việc, chưa hỏi nhu cầu phía sau."},
                        {"Tiếp thu và cải tiến", 3, 3, "Sửa được ca này, chưa đổi cách làm chung."}};
    }
    return task;
}

} // namespace

app::Model calibration_model(int done) {
    app::Model model;
    model.page = app::Page::calibration;
    app::Calibration& c = model.calibration;
    c.revision = 2;
    for (int i = 0; i < 12; ++i) {
        c.tasks.push_back(task_of(i, i < done));
    }
    c.done = done;
    c.current = done < 12 ? static_cast<std::size_t>(done) : 0;
    c.reading = "n chưa đủ";
    if (done == 12) {
        c.units = 24;
        c.leniency = 0.25;
        c.kappa = 0.71;
        c.low = 0.52;
        c.high = 0.86;
        c.reading = "tốt";
        c.facets = {{"Đáp ứng nhu cầu", 12, 0.5}, {"Tiếp thu và cải tiến", 12, -0.2}};
        c.severities = {{"Phạm Thuỳ Dương", 9, 0.1, "sát với người khác", false, false},
                        {"Lê Quốc Bảo", 12, 0.6, "khắt khe hơn 0,6 mức", true, true}};
    }
    return model;
}

app::Model bank_model() {
    app::Model model;
    model.page = app::Page::bank;
    app::Bank& bank = model.bank;
    bank.revision = 5;
    for (std::size_t i = 0; i < question_names.size(); ++i) {
        app::BankQuestion q;
        q.id = fmt::format("A01-Q{}", i + 1);
        q.name = question_names[i];
        q.text = "Bạn đã bao giờ nhận phản hồi tiêu cực từ khách hàng chưa? Bạn xử lý thế nào?";
        q.kind = "Kể lại";
        q.rows = {sample_rows()[i % 5]};
        q.facets_line = q.rows[0].name;
        q.minutes = 5 + static_cast<int>(i);
        q.of_model = i < 4;
        q.probes = {"Khách nói cụ thể điều gì?", "Điều gì làm việc này khó?", "Ai đã giúp, giúp ở đâu?"};
        q.listen = {"Nói được điều khách lo", "Nêu việc chính mình làm"};
        q.red_flags = {"Chỉ nói “chúng tôi”", "Đổ lỗi cho khách"};
        q.searchable = text::fold(q.name + ' ' + q.text);
        bank.questions.push_back(std::move(q));
    }
    bank.kits = {{"lead",
                  "Tuyển trưởng nhóm",
                  "Cho người sẽ kèm người khác.",
                  60,
                  26,
                  false,
                  {"A01-Q1", "A01-Q3", "A01-Q4", "A01-Q2"}},
                 {"own-1", "Bộ ngắn của chi nhánh", "", 15, 18, true, {"A01-Q5", "A01-Q4"}}};
    bank.broken = {"questions/a01/q9.yaml:12:3: thiếu mô tả của mức 4"};
    return model;
}

app::Model long_bank() {
    app::Model model = bank_model();
    for (app::BankQuestion& q : model.bank.questions) {
        q.name = q.text = q.kind = q.facets_line = long_text();
        q.probes = q.listen = q.red_flags = {long_text()};
    }
    for (app::KitChoice& kit : model.bank.kits) {
        kit.name = kit.about = long_text();
    }
    model.bank.broken = {long_text()};
    return model;
}

} // namespace mq::test
