#include "ui/sample_member.h"

#include "base/text.h"
#include "ui/sample_home.h"
#include "ui/sample_panel.h"
#include "ui/sample_standing.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>

namespace mq::test {
namespace {

constexpr std::array facet_names{"Đáp ứng nhu cầu", "Theo sát đến hài lòng", "Thấu hiểu nhu cầu",
                                 "Tiếp thu và cải tiến", "Góc nhìn khách hàng"};
constexpr std::array<double, 5> first_means{2.7, 2.5, 2.1, 2.6, 2.4};

app::Estimate estimate(double mean, double half, int stimuli) {
    return {mean,          mean - half, mean + half,
            1.2 * stimuli, stimuli,     std::clamp(static_cast<int>(mean + 0.3), 1, 5)};
}

app::HistoryPoint moment(int months_ago) {
    app::HistoryPoint point;
    const int day = 20531 - months_ago * 30;
    point.day_number = day;
    constexpr std::array days{"09/03/2026", "07/02/2026", "08/01/2026",
                              "09/12/2025", "09/11/2025", "10/10/2025"};
    point.label = days[static_cast<std::size_t>(months_ago)];
    const double gone = 5 - months_ago;
    for (std::size_t i = 0; i < facet_names.size(); ++i) {
        const int count = i == 4 ? 1 : 1 + static_cast<int>(gone);
        point.facets.push_back(i == 4 && months_ago > 2
                                   ? app::Estimate{}
                                   : estimate(first_means[i] + gone * 0.14, 0.75 - gone * 0.07, count));
        point.practice.push_back(estimate(first_means[i] + 0.3 + gone * 0.16, 0.6 - gone * 0.05, count + 2));
    }
    point.overall = estimate(2.5 + gone * 0.13, 0.6 - gone * 0.06, 6);
    return point;
}

app::CoachingTalk talk(unsigned id, const char* day, bool closed) {
    app::CoachingTalk one;
    one.id = sample_id(id);
    one.day = day;
    one.facet_id = "needs";
    one.facet = "Thấu hiểu nhu cầu";
    one.plan = "Nghe lại hai cuộc gọi, tập hỏi mong muốn trước khi đưa giải pháp.";
    one.done = "Đóng vai ba lượt, mỗi lượt 10 phút.";
    one.coach = "Phạm Thuỳ Dương";
    one.closed = closed;
    if (closed) {
        one.check = "Hai trong ba lượt đã hỏi trước; còn vội khi khách giục.";
        one.act = "Tuần tới luyện tình huống khách giục giờ giao.";
    } else {
        one.next_day = "05/03/2026";
        one.next_passed = true;
    }
    return one;
}

std::vector<app::AssignedScene> scenes() {
    return {{"ky-so-chua-kich-hoat", "Chữ ký số chưa kích hoạt", false, 82, true, false},
            {"gia-han-tre", "Gia hạn trễ vì thiếu hồ sơ", true, 55, false, false},
            {"giao-nham", "Giao nhầm thiết bị ký", false, std::nullopt, false, false}};
}

void fill_records(app::MemberPage& page) {
    for (int i = 0; i < 12; ++i) {
        app::MemberAttempt a;
        a.attempt = sample_id(300 + static_cast<unsigned>(i));
        a.title = i % 2 == 0 ? "Chữ ký số chưa kích hoạt" : "Gia hạn trễ vì thiếu hồ sơ";
        a.when = fmt::format("{:02}/03/2026 14:31", 9 - i / 2);
        a.assessment = i % 3 == 0;
        a.score = i == 5 ? std::nullopt : std::optional(52 + i * 4);
        a.critical = i == 3;
        a.csat = 1 + i % 5;
        page.attempts.push_back(a);
    }
    app::InterviewLine interview;
    interview.id = sample_id(330);
    interview.when = "12/01/2026, 14:00";
    interview.kit = "Tuyển nhân viên chăm sóc khách hàng";
    interview.stage = app::InterviewStage::closed;
    interview.stage_name = "Đã chốt";
    page.interviews = {interview};
    page.observations = {{sample_id(335), "02/03/2026", "Cuộc gọi báo giao chậm thiết bị", "Phạm Thuỳ Dương",
                          "Đáp ứng nhu cầu 3 · Theo sát 4", "Hỏi lại điều khách lo trước khi hứa giờ.", ""}};
    page.decisions_90 = 184;
    page.pitfalls = {{"Đưa giải pháp khi chưa nghe hết", 1.4, 26},
                     {"Đổ lỗi cho bộ phận khác", 0.6, 11},
                     {"Hứa điều chưa chắc làm được", 0.3, 5}};
    page.talks = {talk(340, "26/02/2026", false), talk(341, "12/02/2026", true)};
    app::AssignmentLine given;
    given.id = sample_id(350);
    given.given_by = "Phạm Thuỳ Dương";
    given.when = "02/03/2026";
    given.due = "13/03/2026";
    given.due_in = 4;
    given.least = 70;
    given.word = "Để ý câu hỏi đầu tiên, chưa cần vội đưa giải pháp.";
    given.stage_line = "1 trên 3 tình huống · còn 4 ngày";
    given.scenes = scenes();
    given.done = 1;
    page.assignments = {given, given};
    page.assignments[1].stage = app::AssignmentStage::late;
    page.assignments[1].stage_line = "1 trên 3 tình huống · trễ 2 ngày";
    app::SignoffLine sign;
    sign.id = sample_id(360);
    sign.level = 3;
    sign.level_name = "Khá";
    sign.reported = 2;
    sign.when = "20/02/2026";
    sign.by = "Phạm Thuỳ Dương";
    sign.version = "1.0";
    sign.word = "Ba tháng nay tự xử lý trọn các ca khách bực, không cần nhắc.";
    sign.state_line = "Đang có hiệu lực";
    sign.holds = true;
    page.signoffs = {sign, sign};
    page.signoffs[1].level = 2;
    page.signoffs[1].level_name = "Cơ bản";
    page.signoffs[1].holds = false;
    page.signoffs[1].state_line = "Bị thay ngày 20/02/2026";
    page.signoffs[1].when = "05/12/2025";
    page.moves = {"Đội CSKH Hà Nội, từ 09/11/2025", "Đội tiếp nhận, từ 09/10/2025"};
}

app::MemberPage page_of() {
    app::MemberPage page;
    page.revision = 4;
    page.person = sample_id(200);
    page.row.person = page.person;
    page.row.name = "Trần Minh Khôi";
    page.row.initials = "MK";
    page.row.post = "Chuyên viên CSKH";
    page.row.team = "Đội CSKH Hà Nội";
    page.row.tenure = "5 tháng";
    page.facet_ids = {"respond", "follow", "needs", "learn", "view"};
    page.facet_names.assign(facet_names.begin(), facet_names.end());
    page.level_names = {"Kém", "Cơ bản", "Khá", "Tốt", "Xuất sắc"};
    page.contact = "khoi.tran@example.vn, 090 123 4567";
    page.joined = "10/10/2025";
    page.may_sign = true;
    return page;
}

app::GivenLine given(unsigned id, const char* title, int people, int done, int late) {
    app::GivenLine line;
    line.id = sample_id(id);
    line.title = title;
    line.to = "Đội CSKH Hà Nội";
    line.given_by = "Phạm Thuỳ Dương";
    line.when = "02/03/2026";
    line.due = "13/03/2026";
    line.due_in = late > 0 ? -2 : 4;
    line.least = 70;
    line.word = "Để ý câu hỏi đầu tiên.";
    line.scenes = 3;
    line.people_done = done;
    line.people_late = late;
    constexpr std::array names{"Trần Minh Khôi", "Đặng Thảo Vy", "Nguyễn Ngọc Ánh", "Lê Quốc Bảo"};
    for (int i = 0; i < people; ++i) {
        app::GivenLine::Person person;
        person.id = sample_id(id * 10 + static_cast<unsigned>(i));
        person.name = names[static_cast<std::size_t>(i) % names.size()];
        person.initials = "MK";
        person.done = i < done ? 3 : i % 3;
        person.stage = i < done          ? app::AssignmentStage::done
                       : i < done + late ? app::AssignmentStage::late
                                         : app::AssignmentStage::open;
        person.line = i < done ? "Đã xong" : i < done + late ? "Trễ 2 ngày" : "Còn 4 ngày";
        line.people.push_back(person);
    }
    line.searchable = text::fold(line.title + ' ' + line.to);
    return line;
}

} // namespace

app::Model member_model() {
    app::Model model;
    model.page = app::Page::member;
    model.me.role = app::Role::lead;
    app::MemberPage page = page_of();
    for (int i = 5; i >= 0; --i) {
        page.history.push_back(moment(i));
    }
    page.row.overall = page.history.back().overall;
    page.row.facets = page.history.back().facets;
    page.row.reported = 3;
    page.row.official = 3;
    page.target = 4;
    page.targets = {4, 4, 3, 3, 3};
    page.row.target = 4;
    page.weekly_goal = 3;
    page.finished_this_week = 2;
    page.next = {app::NextKind::coach, "Kèm trực tiếp: thấu hiểu nhu cầu", "gia-han-tre"};
    fill_records(page);
    model.member = page;
    return model;
}

app::Model new_member() {
    app::Model model;
    model.page = app::Page::member;
    model.me.role = app::Role::lead;
    model.member = page_of();
    model.member.may_sign = false;
    model.member.sign_hint = "Chỉ trưởng nhóm của đội mới ký được mức.";
    model.member.missing = {"Cần ít nhất 3 tình huống đánh giá, hiện chưa có.",
                            "Cần một buổi quan sát hoặc phỏng vấn."};
    return model;
}

app::Model long_member() {
    app::Model model = member_model();
    app::MemberPage& page = model.member;
    page.row.name = long_text();
    page.row.post = long_text();
    page.next.text = long_text();
    page.missing = {long_text()};
    page.contact = long_text();
    for (app::CoachingTalk& one : page.talks) {
        one.plan = long_text();
        one.coach = long_text();
    }
    page.assignments[0].scenes[0].title = long_text();
    page.attempts[0].title = long_text();
    page.signoffs[0].word = long_text();
    page.signoffs[0].state_line = "Đang phúc tra, chờ trưởng phòng trả lời trước ngày 20/03/2026";
    page.pitfalls[0].name = long_text();
    page.facet_names[2] = "Thấu hiểu nhu cầu và những điều khách chưa nói ra thành lời";
    return model;
}

app::Model appealed_member() {
    app::Model model = member_model();
    app::SignoffLine& line = model.member.signoffs[0];
    line.appealed = true;
    line.may_answer = true;
    line.state_line = "Đang phúc tra";
    line.appeal = "Hai buổi quan sát tháng 2 chưa được tính.";
    model.member.row.appealed = true;
    return model;
}

app::Model no_assignments() {
    app::Model model;
    model.page = app::Page::assignments;
    model.me.role = app::Role::lead;
    app::Assignments& all = model.assignments;
    all.revision = 2;
    all.due = "2026-03-16";
    constexpr std::array titles{"Chữ ký số chưa kích hoạt", "Gia hạn trễ vì thiếu hồ sơ",
                                "Giao nhầm thiết bị ký", "Hoá đơn điện tử báo lỗi"};
    for (std::size_t i = 0; i < 12; ++i) {
        app::SceneChoice scene{fmt::format("scene-{}", i),
                               titles[i % titles.size()],
                               "Thấu hiểu nhu cầu",
                               1 + static_cast<int>(i % 5),
                               i % 3 == 0,
                               {}};
        scene.searchable = text::fold(scene.title + ' ' + scene.trains);
        all.scenes.push_back(scene);
    }
    app::TeamNode firm;
    firm.name = "Toàn công ty";
    firm.people = 24;
    app::TeamNode team;
    team.id = sample_id(500);
    team.name = "Đội CSKH Hà Nội";
    team.people = 11;
    team.depth = 1;
    all.teams = {firm, team};
    constexpr std::array names{"Trần Minh Khôi", "Đặng Thảo Vy",  "Nguyễn Ngọc Ánh", "Lê Quốc Bảo",
                               "Vũ Hoàng Nam",   "Bùi Phương Ổn", "Đỗ Mỹ Lệ"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        all.people.push_back(
            {sample_id(510 + static_cast<unsigned>(i)), names[i], "Đội CSKH Hà Nội", text::fold(names[i])});
    }
    return model;
}

app::Model assignments_model() {
    app::Model model = no_assignments();
    model.assignments.lines = {
        given(400, "Gia hạn trễ vì thiếu hồ sơ, Giao nhầm thiết bị ký và 1 tình huống", 4, 1, 1),
        given(401, "Chữ ký số chưa kích hoạt", 2, 0, 0), given(402, "Hoá đơn điện tử báo lỗi", 3, 3, 0),
        given(403, "Khách đòi hoàn tiền", 2, 0, 0)};
    model.assignments.lines[3].withdrawn = true;
    return model;
}

app::Model long_assignments() {
    app::Model model = assignments_model();
    for (app::GivenLine& line : model.assignments.lines) {
        line.title = long_text();
        line.to = long_text();
        line.word = long_text();
        for (app::GivenLine::Person& person : line.people) {
            person.name = long_text();
        }
    }
    for (app::SceneChoice& scene : model.assignments.scenes) {
        scene.title = long_text();
        scene.trains = long_text();
    }
    return model;
}

app::Model assigned_home() {
    app::Model model = sample_home();
    model.home.assigned = {member_model().member.assignments[0]};
    model.home.weekly_goal = 3;
    model.home.finished_this_week = 2;
    model.home.due_line = "2 tình huống đã đến lúc luyện lại, lâu nhất là “Giao nhầm thiết bị ký”.";
    return model;
}

app::Model signed_radar() {
    app::Model model = model_with(placed_radar());
    for (app::RadarAxis& axis : model.radar.axes) {
        axis.target = 4;
    }
    model.radar.target = 4;
    app::SignoffLine line = member_model().member.signoffs[0];
    line.may_appeal = true;
    model.radar.official = line;
    return model;
}

} // namespace mq::test
