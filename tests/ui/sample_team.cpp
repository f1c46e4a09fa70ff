#include "ui/sample_team.h"

#include "base/text.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>

namespace mq::test {
namespace {

constexpr std::array facets{"Đáp ứng nhu cầu", "Theo sát đến hài lòng", "Thấu hiểu nhu cầu",
                            "Tiếp thu & cải tiến", "Góc nhìn khách hàng"};
constexpr std::array levels{"Kém", "Cơ bản", "Khá", "Tốt", "Xuất sắc"};

Uuid id_of(unsigned n) {
    Uuid id;
    id.bytes[0] = 7;
    id.bytes[13] = static_cast<std::uint8_t>(n >> 16U);
    id.bytes[14] = static_cast<std::uint8_t>(n >> 8U);
    id.bytes[15] = static_cast<std::uint8_t>(n);
    return id;
}

app::Estimate estimate(int level, double half = 0.4) {
    if (level == 0) {
        return {2.4, 1.2, 3.6, 0.4, 1, 2};
    }
    const double mean = level + 0.2;
    return {mean, std::max(1.0, mean - half), std::min(5.0, mean + half), 2.0, 3 + level, level};
}

struct Line {
    const char *name, *tenure;
    int days, level;
    double low, high;
    std::array<int, 5> facets;
    app::NextKind kind;
    const char* next;
};

using Next = app::NextKind;
constexpr std::array lines{
    Line{"Nguyễn Hà My",
         "2 tháng",
         60,
         1,
         1.0,
         1.7,
         {1, 2, 1, 2, 0},
         Next::coach,
         "Kèm trực tiếp: lắng nghe và đặt câu hỏi"},
    Line{"Lâm Tuấn Kiệt",
         "5 tháng",
         150,
         2,
         1.6,
         2.2,
         {2, 2, 1, 2, 2},
         Next::coach,
         "Kèm trực tiếp: xoa dịu cảm xúc"},
    Line{"Tạ Đức Anh",
         "8 tháng",
         240,
         2,
         1.7,
         2.4,
         {3, 2, 2, 1, 2},
         Next::practise,
         "Luyện: Tư vấn sai cấu hình"},
    Line{"Hoàng Gia Bảo",
         "1 năm",
         380,
         2,
         2.0,
         2.4,
         {2, 2, 2, 3, 2},
         Next::practise,
         "Luyện: Gia hạn trễ vì thiếu hồ sơ"},
    Line{"Trần Minh Khôi",
         "2 tháng",
         65,
         3,
         2.7,
         3.3,
         {3, 3, 2, 3, 0},
         Next::practise,
         "Luyện: Bị chuyển qua bốn bộ phận"},
    Line{"Đinh Công Thành",
         "2 năm",
         750,
         3,
         2.7,
         3.2,
         {3, 4, 3, 2, 3},
         Next::practise,
         "Luyện: Đánh giá một sao"},
    Line{"Phùng Khánh Vân",
         "1 năm",
         400,
         3,
         2.8,
         3.2,
         {3, 3, 3, 3, 3},
         Next::harder,
         "Thử tình huống khó hơn một bậc"},
    Line{
        "Mai Phương Linh", "3 năm", 1100, 3, 3.0, 3.4, {4, 3, 3, 3, 3}, Next::assess, "Mời làm bài đánh giá"},
    Line{"Cao Thị Bích",
         "4 năm",
         1500,
         4,
         3.6,
         4.0,
         {4, 4, 4, 3, 4},
         Next::share,
         "Dẫn một buổi phân tích khiếu nại"},
    Line{"Lý Thanh Trúc", "3 năm", 1120, 4, 3.6, 4.1, {4, 4, 3, 4, 4}, Next::share, "Ghép cặp kèm Hà My"},
    Line{"Vương Ngọc Ánh",
         "6 năm",
         2200,
         5,
         4.5,
         5.0,
         {5, 5, 4, 5, 5},
         Next::share,
         "Chia sẻ cách làm tháng 3"},
    Line{"Đoàn Quang Huy", "", -1, 0, 0, 0, {2, 0, 0, 0, 0}, Next::entry, "Làm 3 tình huống đầu vào"}};

app::HeatRow row_of(const Line& line, unsigned n) {
    app::HeatRow row;
    row.person = id_of(1000 + n);
    row.name = line.name;
    row.initials = text::initials(row.name);
    row.tenure = line.tenure;
    row.tenure_days = line.days;
    row.post = n % 3 == 2 ? "Nhân viên quầy" : "Nhân viên tổng đài";
    row.team = "Đội CSKH Hà Nội";
    row.team_id = id_of(2);
    if (line.level > 0) {
        row.reported = line.level;
        row.overall = {(line.low + line.high) / 2, line.low, line.high, 3.0, 6, line.level};
    } else {
        row.overall = {2.0, 1.1, 3.2, 0.6, 1, 1};
    }
    for (const int facet : line.facets) {
        row.facets.push_back(estimate(facet));
        row.last_days.emplace_back("09/03/2026");
    }
    row.target = 3;
    if (line.level >= 4) {
        row.official = line.level;
    }
    row.next = {line.kind, line.next, line.kind == Next::practise ? "tre-hen" : ""};
    row.need = 6.0 - line.level - (n == 11 ? 5.9 : 0);
    row.coach = line.level == 1;
    row.searchable = text::fold(row.name + ' ' + row.post + ' ' + row.team);
    return row;
}

app::TeamNode node(unsigned n, std::string name, int depth, int people, std::optional<Uuid> parent = {}) {
    app::TeamNode team;
    team.id = n == 0 ? Uuid{} : id_of(n);
    team.name = std::move(name);
    team.depth = depth;
    team.people = people;
    team.parent = parent;
    return team;
}

void put_names(app::TeamPage& page) {
    page.facet_ids = {"needs", "follow", "insight", "improve", "view"};
    page.facet_names.assign(facets.begin(), facets.end());
    std::copy(levels.begin(), levels.end(), page.level_names.begin());
}

void count_levels(app::TeamPage& page) {
    page.counts = {};
    for (const app::HeatRow& row : page.rows) {
        ++page.counts[static_cast<std::size_t>(row.reported.value_or(0))];
    }
}

app::Model model_of(app::Page page) {
    app::Model model;
    model.page = page;
    model.me.role = app::Role::lead;
    model.me.name = "Lê Quốc Bảo";
    model.me.initials = "QB";
    return model;
}

std::string long_words() {
    std::string out;
    while (text::length(out) < 210) {
        out += "Nguyễn Trường Thuỵ Ẩn Ổn Ngữ ";
    }
    return out;
}

} // namespace

app::Model team_model() {
    app::Model model = model_of(app::Page::team);
    app::TeamPage& page = model.team;
    page.revision = 3;
    put_names(page);
    page.teams = {node(0, "Cả công ty", 0, 31), node(1, "Khối chăm sóc khách hàng", 1, 24),
                  node(2, "Đội CSKH Hà Nội", 2, 12, id_of(1)), node(3, "Đội CSKH Đà Nẵng", 2, 12, id_of(1)),
                  node(4, "Đội quầy giao dịch", 1, 7)};
    page.teams[2].lead = "Lê Quốc Bảo";
    page.teams[2].lead_id = id_of(900);
    page.teams[2].aim_level = 3;
    page.teams[2].aim_people = 9;
    page.shown = id_of(2);
    page.title = "Đội CSKH Hà Nội";
    for (unsigned n = 0; n < lines.size(); ++n) {
        page.rows.push_back(row_of(lines[n], n));
    }
    count_levels(page);
    page.aim_line = "mục tiêu quý: 9 người từ Khá trở lên, hiện có 7";
    page.weakest = "Thấu hiểu nhu cầu";
    page.weakest_line = "Trung bình 2,5 trên 11 người";
    page.weakest_facet = 2;
    page.coach_count = 2;
    page.coach_line = "Hà My, Tuấn Kiệt";
    page.posts = {"Nhân viên quầy", "Nhân viên tổng đài"};
    page.as_of = "Tính đến hôm nay";
    page.today = "2026-03-09";
    model.targets.revision = 1;
    model.targets.posts = {{"", 0, 3, {0, 0, 0, 0, 0}},
                           {"Nhân viên quầy", 4, 3, {3, 0, 0, 0, 4}},
                           {"Nhân viên tổng đài", 8, 0, {}}};
    return model;
}

app::Model compared_team() {
    app::Model model = team_model();
    app::TeamPage& page = model.team;
    page.compared = "2026-02-07";
    page.compared_day = "07/02/2026";
    page.as_of = "Mũi tên so với 07/02/2026";
    page.stale = 2;
    constexpr std::array moves{0.4, -0.2, 0.0, 0.7, -0.1, 0.3};
    for (std::size_t i = 0; i < page.rows.size(); ++i) {
        app::HeatRow& row = page.rows[i];
        if (row.reported) {
            row.change = moves[i % moves.size()];
        }
        row.facet_changes.resize(row.facets.size());
        for (std::size_t f = 0; f < row.facets.size(); ++f) {
            if ((i + f) % 4 != 3) {
                row.facet_changes[f] = moves[(i + f) % moves.size()];
            }
        }
        row.stale = i == 1 || i == 6;
        row.late = i == 1 || i == 3 ? 2 : 0;
        row.appealed = i == 9;
    }
    return model;
}

app::Model firm_model(int people) {
    app::Model model = team_model();
    app::TeamPage& page = model.team;
    page.shown = {};
    page.title = "Cả công ty";
    page.rows.clear();
    for (int i = 0; i < people; ++i) {
        const auto n = static_cast<unsigned>(i);
        app::HeatRow row = row_of(lines[n % lines.size()], n);
        row.name = fmt::format("{} {}", lines[n % lines.size()].name, i);
        row.searchable = text::fold(row.name + ' ' + row.post);
        row.need = static_cast<double>((i * 7919) % 1000) / 100;
        page.rows.push_back(std::move(row));
    }
    for (unsigned n = 5; n < 205; ++n) {
        page.teams.push_back(node(n, fmt::format("Đội số {}", n), 1 + static_cast<int>(n % 3), 25));
    }
    page.teams[0].people = people;
    count_levels(page);
    page.aim_line.clear();
    return model;
}

app::Model long_team() {
    app::Model model = compared_team();
    app::TeamPage& page = model.team;
    const std::string words = long_words();
    page.title = page.aim_line = page.weakest = page.weakest_line = page.coach_line = page.as_of = words;
    for (app::TeamNode& team : page.teams) {
        team.name = team.lead = words;
    }
    for (app::HeatRow& row : page.rows) {
        row.name = row.post = row.tenure = row.next.text = words;
    }
    for (std::string& name : page.facet_names) {
        name = words;
    }
    page.posts = {words, words + "2"};
    for (app::PostTarget& post : model.targets.posts) {
        post.post = post.post.empty() ? "" : words + post.post;
    }
    return model;
}

app::Model empty_team() {
    app::Model model = team_model();
    model.team.rows.clear();
    model.team.counts = {};
    model.team.aim_line.clear();
    model.team.weakest.clear();
    model.team.coach_count = 0;
    return model;
}

// ---- pictures

app::Model insights_sample() {
    app::Model model = model_of(app::Page::insights);
    const app::Model team = team_model();
    app::Insights& page = model.insights;
    page.revision = 2;
    page.shown = team.team.shown;
    page.title = team.team.title;
    page.teams = team.team.teams;
    page.people = 12;
    page.facet_names = team.team.facet_names;
    page.level_names = team.team.level_names;
    for (int i = 0; i < 12; ++i) {
        app::GroupMonth month;
        month.label = fmt::format("{:02}/{}", (i + 3) % 12 + 1, i < 9 ? 2025 : 2026);
        month.day_number = 20'190 + i * 30;
        const int better = i / 3;
        month.counts = {
            std::max(0, 4 - better), std::max(0, 3 - better), 3, 1 + better, i > 4 ? 1 : 0, i > 8 ? 1 : 0};
        for (std::size_t f = 0; f < facets.size(); ++f) {
            const double mean = 2.0 + 0.08 * i + 0.1 * static_cast<double>(f);
            month.means.push_back(i == 0 && f == 4 ? 0 : mean);
            month.lows.push_back(mean - 0.4);
            month.highs.push_back(mean + 0.5);
            month.people.push_back(8 + i / 3);
        }
        page.months.push_back(std::move(month));
    }
    page.channels = {"Điện thoại", "Quầy", "Email", "Chat", "Mạng xã hội"};
    page.decisions = {184, 62, 41, 120, 7};
    constexpr std::array names{"Hứa trước khi hỏi", "Chuyển khách đi nơi khác", "Đổ lỗi cho quy định",
                               "Xin lỗi cho qua",   "Không chốt lại thời hạn",  "Ngắt lời khách"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        const double rate = 1.9 - 0.3 * static_cast<double>(i);
        page.pitfalls.push_back({names[i], {rate, rate * 0.6, rate * 0.3, rate * 0.8, std::nullopt}});
    }
    for (std::size_t i = 0; i < team.team.rows.size(); ++i) {
        const auto n = static_cast<double>(i);
        page.points.push_back({team.team.rows[i].person, team.team.rows[i].name, static_cast<int>(i * 3 % 17),
                               0.05 * (n - 4) + (i % 3 == 0 ? 0.25 : -0.1)});
    }
    page.distribution_line = "Từ Khá trở lên: 7 người, tháng trước 6. Một năm trước là 1.";
    page.trend_line = "Thấu hiểu nhu cầu tăng 0,3 trong ba tháng, vẫn là khía cạnh thấp nhất.";
    page.pitfall_line = "Hứa trước khi hỏi nhiều nhất qua điện thoại: 1,9 lần trên 10 quyết định.";
    page.practice_line = "Người luyện từ 6 lượt trở lên tăng trung bình 0,3; người luyện ít hơn tăng 0,1.";
    return model;
}

app::Model insights_firm(int people) {
    app::Model model = insights_sample();
    app::Insights& page = model.insights;
    page.people = people;
    page.points.clear();
    for (int i = 0; i < people; ++i) {
        page.points.push_back({id_of(static_cast<unsigned>(1000 + i)), fmt::format("Người số {}", i),
                               i * 31 % 60, std::sin(i * 0.37) * 0.9});
    }
    for (app::GroupMonth& month : page.months) {
        for (int& n : month.counts) {
            n *= people / 12;
        }
    }
    return model;
}

app::Model long_insights() {
    app::Model model = insights_sample();
    app::Insights& page = model.insights;
    const std::string words = long_words();
    page.title = page.distribution_line = page.trend_line = page.pitfall_line = page.practice_line = words;
    for (auto* names : {&page.facet_names, &page.channels}) {
        for (std::string& name : *names) {
            name = words;
        }
    }
    for (app::PitfallByChannel& line : page.pitfalls) {
        line.pitfall = words;
    }
    for (app::PracticePoint& point : page.points) {
        point.name = words;
    }
    page.working = true;
    return model;
}

app::Model empty_insights() {
    app::Model model = insights_sample();
    app::Insights& page = model.insights;
    page.months.clear();
    page.pitfalls.clear();
    page.points.clear();
    page.distribution_line.clear();
    page.trend_line.clear();
    page.pitfall_line.clear();
    page.practice_line.clear();
    page.working = true;
    return model;
}

} // namespace mq::test
