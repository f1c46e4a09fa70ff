#include "ui/sample_panel.h"

#include "base/text.h"

#include <fmt/format.h>
#include <array>

namespace mq::test {
namespace {

constexpr std::array first_names{"Thảo Vy", "Quốc Bảo",  "Ngọc Hà",  "Hoàng Nam",
                                 "Mỹ Lệ",   "Tuấn Kiệt", "Phương Ổn"};
constexpr std::array family_names{"Đặng", "Lê", "Trần", "Vũ", "Trương", "Nguyễn", "Phạm", "Bùi", "Đỗ"};

app::Estimate estimate(double mean, double half, int stimuli) {
    return {mean, mean - half, mean + half, 1.2, stimuli, static_cast<int>(mean)};
}

app::PersonLine line_of(int i) {
    const auto n = static_cast<std::size_t>(i);
    app::PersonLine line;
    line.id = sample_id(static_cast<unsigned>(i) + 100);
    line.name =
        fmt::format("{} {}", family_names[n % family_names.size()], first_names[n % first_names.size()]);
    line.initials = "TV";
    line.candidate = i % 3 != 2;
    line.kind = line.candidate ? "Ứng viên" : "Nhân viên";
    line.post = "Chuyên viên CSKH";
    line.interviews = 1 + i % 3;
    line.observations = i % 2;
    line.last = "09/03/2026";
    if (i % 4 == 0) {
        line.reported = 3;
        line.standing_line = "Mức 3 · Khá";
    } else {
        line.standing_line = "Chưa đủ bằng chứng: cần thêm 1 buổi";
    }
    if (i % 7 == 3) {
        line.decision = "Không nhận: xoá ngày 21/12/2026";
    }
    line.searchable = text::fold(line.name + ' ' + line.post + ' ' + line.kind);
    return line;
}

} // namespace

app::Model people_model(int count) {
    app::Model model;
    model.page = app::Page::people;
    model.me.role = app::Role::hr;
    model.people.revision = 3;
    for (int i = 0; i < count; ++i) {
        model.people.lines.push_back(line_of(i));
    }
    return model;
}

app::Model person_model() {
    app::Model model = people_model(24);
    app::PersonDetail d;
    d.id = model.people.lines[0].id;
    d.contact = "thaovy@example.vn, 090 123 4567";
    d.birth_year = "1998";
    d.facets = {{"Đáp ứng nhu cầu", estimate(3.5, 0.5, 3)},
                {"Theo sát đến hài lòng", estimate(3.1, 0.5, 2)},
                {"Thấu hiểu nhu cầu", estimate(3.7, 0.6, 3)},
                {"Tiếp thu và cải tiến", estimate(3.0, 0.9, 1)},
                {"Góc nhìn khách hàng", {}}};
    d.missing = {"Thiếu bằng chứng về góc nhìn khách hàng."};
    app::InterviewLine interview;
    interview.id = sample_id(90);
    interview.when = "09/03/2026, 14:00";
    interview.kit = "Tuyển nhân viên chăm sóc khách hàng";
    interview.stage = app::InterviewStage::closed;
    interview.stage_name = "Đã chốt";
    d.interviews = {interview, interview};
    d.interviews[1].stage = app::InterviewStage::planned;
    d.interviews[1].stage_name = "Đã lên lịch";
    d.observations = {{sample_id(95), "02/03/2026", "Cuộc gọi báo giao chậm thiết bị", "Phạm Thuỳ Dương",
                       "Đáp ứng nhu cầu 3 · Theo sát 4", "Hỏi lại điều khách lo trước khi hứa giờ.",
                       "Em thấy mình nói hơi nhanh."}};
    d.consents = {{"Phỏng vấn để tuyển dụng", "01/03/2026", true},
                  {"Giữ bằng chứng sau khi nhận", "01/03/2026", false}};
    d.can_decide = true;
    d.delete_on = "21/12/2026";
    model.people.open = std::move(d);
    return model;
}

app::Model staff_model() {
    app::Model model = person_model();
    app::PersonDetail& d = *model.people.open;
    d.line = 2;
    d.id = model.people.lines[2].id;
    d.can_decide = false;
    d.employment = app::Employment{"Chuyên viên CSKH", "03/02/2025", "", false};
    return model;
}

app::Model left_model() {
    app::Model model = staff_model();
    model.people.open->employment->left = "20/11/2026";
    model.people.open->employment->over = true;
    return model;
}

app::Model long_person() {
    app::Model model = left_model();
    for (app::PersonLine& line : model.people.lines) {
        line.name = line.post = line.standing_line = line.decision = line.kind = long_text();
    }
    app::PersonDetail& d = *model.people.open;
    d.contact = d.employment->post = long_text();
    for (app::FacetStanding& f : d.facets) {
        f.name = long_text();
    }
    for (app::InterviewLine& i : d.interviews) {
        i.when = i.kit = i.stage_name = long_text();
    }
    for (app::ObservationLine& o : d.observations) {
        o.what = o.observer = o.ratings = o.word = o.own_view = long_text();
    }
    for (app::ConsentLine& c : d.consents) {
        c.purpose = long_text();
    }
    return model;
}

app::Model observation_model() {
    app::Model model;
    model.page = app::Page::observation;
    model.me.role = app::Role::lead;
    app::ObservationForm form;
    form.revision = 4;
    form.person = sample_id(120);
    form.name = "Lê Quốc Bảo";
    form.channels = {{"phone", "Điện thoại", {}},
                     {"counter", "Quầy", {}},
                     {"email", "Email", {}},
                     {"chat", "Chat", {}},
                     {"social", "Mạng xã hội", {}}};
    form.scenes = {{"giao-cham", "Giao chậm thiết bị cho khách doanh nghiệp", {}},
                   {"gia-han", "Gia hạn trễ vì thiếu hồ sơ", {}},
                   {"hoa-don", "Hoá đơn sai tên công ty", {}}};
    form.steps = {{"receive", "Tiếp nhận", {}}, {"route", "Phân luồng", {}}, {"solve", "Giải quyết", {}},
                  {"confirm", "Xác nhận", {}},  {"make_up", "Bù đắp", {}},   {"improve", "Cải tiến", {}}};
    form.pitfalls = {{"cut", "Ngắt lời khách", {}},          {"blame", "Đổ lỗi cho bộ phận khác", {}},
                     {"promise", "Hứa điều không chắc", {}}, {"argue", "Tranh cãi đúng sai", {}},
                     {"cold", "Xin lỗi cho có", {}},         {"wait", "Để khách chờ không báo", {}}};
    form.difficulty_names = {"Đơn giản", "Thường gặp", "Hơi khó", "Khó", "Rất khó"};
    form.help_names = {"Rất nhiều", "Nhiều", "Vừa", "Ít", "Chủ động"};
    form.rows = sample_rows();
    model.observation = std::move(form);
    return model;
}

app::Model long_observation() {
    app::Model model = observation_model();
    app::ObservationForm& f = *model.observation;
    f.name = long_text();
    for (auto* all : {&f.channels, &f.scenes, &f.steps, &f.pitfalls}) {
        for (app::NamedChoice& c : *all) {
            c.name = "Đổ lỗi cho bộ phận khác trước mặt khách rồi để khách tự đi hỏi từng người một";
        }
    }
    f.difficulty_names.fill(long_text());
    f.help_names.fill(long_text());
    f.missing = {long_text(), long_text()};
    for (app::RatingRow& row : f.rows) {
        row.name = long_text();
        for (app::AnchorBox& a : row.anchors) {
            a.text = long_text();
        }
    }
    return model;
}

} // namespace mq::test
