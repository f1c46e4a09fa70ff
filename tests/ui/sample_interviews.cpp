#include "ui/sample_conduct.h"

#include <fmt/format.h>
#include <array>

namespace mq::test {
namespace {

using namespace mq::app;

Uuid id_of(int n) {
    return *parse_uuid(fmt::format("018f0000-0000-7000-8000-{:012}", n));
}

std::string long_name() {
    std::string out;
    while (out.size() < 200) {
        out += "Nguyễn Thị Thuỳ Dương Ổn Định Kỹ Lưỡng ";
    }
    return out;
}

Model model_of(Page page) {
    Model model;
    model.page = page;
    model.me.id = id_of(1);
    model.me.name = "Trần Thu Dung";
    model.me.initials = "TD";
    model.me.role = Role::hr;
    return model;
}

InterviewLine line_of(int n, const char* name, const char* initials, InterviewStage stage,
                      const char* stage_name, const char* stage_line) {
    InterviewLine line;
    line.id = id_of(100 + n);
    line.person = id_of(200 + n);
    line.name = name;
    line.initials = initials;
    line.post = "Chuyên viên CSKH · Vòng 2";
    line.when = fmt::format("{:02}/03/2026, 14:00", 9 + n);
    line.kit = "Bộ câu hỏi A01";
    line.stage = stage;
    line.stage_name = stage_name;
    line.stage_line = stage_line;
    line.questions = 8;
    line.panel = {{id_of(1), "Trần Thu Dung", "TD", 0, false, false, true},
                  {id_of(2), "Lê Quốc Bảo", "QB", 0, false, false, false},
                  {id_of(3), "Vũ Hoàng Nam", "HN", 0, false, false, false}};
    return line;
}

void hand_in(InterviewLine& line, std::size_t members) {
    for (std::size_t i = 0; i < members; ++i) {
        line.panel[i].answers = line.questions;
        line.panel[i].handed_in = true;
    }
}

} // namespace

Model sample_interviews() {
    Model model = model_of(Page::interviews);
    Interviews& all = model.interviews;
    all.revision = 1;
    all.waiting = 2;
    using enum InterviewStage;
    all.lines = {line_of(0, "Đặng Thảo Vy", "TV", rating, "Đang chấm", "Chờ bạn và 1 người nữa"),
                 line_of(1, "Phạm Minh Khôi", "MK", rating, "Đang chấm", "Chờ Lê Quốc Bảo"),
                 line_of(2, "Ngô Hải Yến", "HY", planned, "Đã lên lịch", "Còn 2 ngày"),
                 line_of(3, "Bùi Đức Anh", "ĐA", open, "Đang thống nhất", "Còn 5 ô chưa chốt"),
                 line_of(4, "Lý Thanh Hà", "TH", closed, "Đã chốt", "Mức 3, ký ngày 02/03/2026"),
                 line_of(5, "Hồ Gia Bảo", "GB", cancelled, "Đã huỷ", "Ứng viên xin dời")};
    all.lines[0].waits = all.lines[1].waits = true;
    all.lines[0].panel[0].answers = 3;
    all.lines[0].panel[1].answers = 2;
    all.lines[0].panel[2].answers = 8;
    all.lines[0].panel[2].handed_in = true;
    hand_in(all.lines[1], 1);
    all.lines[1].panel[2].left = true;
    all.lines[2].session = true;
    all.lines[2].session_scenes = {"Thẻ liệu trình", "Năm giờ chiều", "Hoá đơn hai lần"};
    all.lines[2].session_done = 1;
    hand_in(all.lines[3], 3);
    hand_in(all.lines[4], 3);
    return model;
}

Model no_interviews() {
    return model_of(Page::interviews);
}

Model long_interviews(int count) {
    Model model = model_of(Page::interviews);
    const std::string words = long_name();
    model.interviews.revision = 1;
    for (int i = 0; i < count; ++i) {
        const auto stage = static_cast<InterviewStage>(i % 5);
        InterviewLine line = line_of(i, words.c_str(), "ND", stage, "Đang thống nhất", words.c_str());
        line.post = line.when = line.kit = words;
        line.waits = i % 2 == 0;
        line.session = true;
        line.session_scenes = {words, words, words};
        for (PanelBadge& badge : line.panel) {
            badge.name = words;
            badge.me = false;
        }
        line.panel.push_back(line.panel[0]);
        line.panel.push_back(line.panel[1]);
        model.interviews.lines.push_back(std::move(line));
    }
    return model;
}

Model sample_plan() {
    Model model = model_of(Page::plan);
    PlanForm& form = model.plan;
    form.revision = 1;
    form.today = "09/03/2026";
    form.kits = {{"a01",
                  "Tám câu A01",
                  "Đủ năm khía cạnh, dùng cho vòng chuyên môn.",
                  45,
                  44,
                  false,
                  {"q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8"}},
                 {"short", "Sàng lọc nhanh", "", 20, 24, true, {"q1", "q2", "q3", "q4"}}};
    form.people = {{id_of(21), "Đặng Thảo Vy", "Chuyên viên CSKH", false},
                   {id_of(22), "Đặng Văn Vỹ", "Cộng tác viên tổng đài", false},
                   {id_of(23), "Lý Thanh Hà", "Nhân viên quầy", true}};
    form.interviewers = {{id_of(1), "Trần Thu Dung", "Nhân sự", true},
                         {id_of(2), "Lê Quốc Bảo", "Trưởng nhóm", true},
                         {id_of(3), "Vũ Hoàng Nam", "Trưởng nhóm", true},
                         {id_of(4), "Đỗ Mai Chi", "Nhân sự", true}};
    form.consent = {"selection", 1, "Phỏng vấn và xét tuyển tôi vào vị trí đang ứng tuyển",
                    "Mục đích: chỉ để xét tuyển bạn vào vị trí này. Lưu những gì: họ tên, cách liên lạc, ghi "
                    "chú và điểm của từng người phỏng vấn, bài làm tình huống nếu có, và kết luận của hội "
                    "đồng; phần mềm không ghi âm buổi phỏng vấn. Lưu bao lâu: đến khi tuyển xong; nếu bạn "
                    "không được nhận thì xoá hết, không giữ bản nào. Ô đồng ý để trống sẵn và chỉ bạn đánh "
                    "dấu. Đổi ý lúc nào cũng được: báo nhân sự, bạn sẽ có trả lời trong 2 ngày làm việc."};
    form.staff_consent = {"assessment", 1, "Dùng kết quả đánh giá để xét mức A01 của tôi",
                          "Mục đích: xét mức năng lực A01 của bạn và chọn việc nên học tiếp."};
    form.session_scenes = {"Thẻ liệu trình", "Năm giờ chiều", "Hoá đơn hai lần"};
    return model;
}

Model long_plan() {
    Model model = sample_plan();
    const std::string words = long_name();
    PlanForm& form = model.plan;
    for (auto* list : {&form.people, &form.interviewers}) {
        for (PersonChoice& person : *list) {
            person.name = person.post = words;
        }
        for (int i = 0; i < 12; ++i) {
            list->push_back({id_of(300 + i), words, words, false});
        }
    }
    form.kits[0].name = form.kits[0].about = words;
    form.session_scenes = {words, words, words};
    form.consent.purpose = words;
    form.consent.text = words + words + words + words + words + words;
    form.problem = words;
    form.field = "day";
    return model;
}

} // namespace mq::test
