#include "ui/sample_standing.h"

#include "ui/sample_play.h"

#include <fmt/format.h>
#include <array>

namespace mq::test {
namespace {

using namespace mq::app;

Uuid number(int n) {
    return *parse_uuid(fmt::format("018f0000-0000-7000-8000-{:012}", n));
}

Estimate estimate(double mean, double half, int stimuli, int level) {
    return {mean, mean - half, mean + half, 0.4 * stimuli, stimuli, level};
}

struct AxisText {
    const char *id, *name, *about;
};

constexpr std::array<AxisText, 5> axis_texts = {
    AxisText{"respond", "Đáp ứng nhu cầu", "Làm điều khách cần, nhanh, sốt sắng và chính xác."},
    AxisText{"follow_up", "Theo sát đến hài lòng",
             "Theo việc đến cùng và hỏi lại, cho tới khi chắc khách đã hài lòng."},
    AxisText{"understand", "Thấu hiểu nhu cầu", "Tìm ra khách là ai, cần gì, và vì sao cần."},
    AxisText{"improve", "Tiếp thu & cải tiến", "Nhận phản hồi và làm cho lần sau tốt hơn."},
    AxisText{"customer_view", "Góc nhìn khách hàng", "Cân nhắc từ phía khách trước khi quyết định."}};

void add_trend(RadarAxis& axis) {
    const std::array<const char*, 6> days = {"12/01", "26/01", "03/02", "17/02", "02/03", "09/03"};
    const std::array<int, 6> numbers = {12, 26, 34, 48, 61, 68};
    for (std::size_t i = 0; i < days.size(); ++i) {
        const double part = static_cast<double>(i) / 5;
        const int stimuli = static_cast<int>(i) + 1;
        axis.trend.push_back(
            {days[i], numbers[i],
             estimate(2.0 + (axis.practice.mean - 2.0) * part, 1.2 - 0.7 * part, stimuli, 2)});
    }
}

EvidenceLine evidence(int n, const char* title, const char* detail, int low, int high, double weight) {
    EvidenceLine line;
    line.attempt = number(n);
    line.title = title;
    line.detail = detail;
    line.low = low;
    line.high = high;
    line.weight = weight;
    line.facets = {0.86, 0.72, 0.64, 1.0, n % 3 == 0 ? 0.5 : -1.0};
    return line;
}

void add_practice(Radar& radar) {
    radar.evidence.push_back(
        evidence(1, "Chữ ký số chưa kích hoạt", "Luyện tập · Hôm qua · 1 chỉ dẫn", 3, 5, 0.49));
    radar.evidence.push_back(
        evidence(2, "Hoá đơn điện tử báo lỗi giờ cao điểm", "Luyện tập · 05/03 · không chỉ dẫn", 3, 3, 0.47));
    radar.evidence.push_back(
        evidence(3, "Gia hạn trễ vì thiếu hồ sơ", "Luyện tập · 02/03 · 2 chỉ dẫn", 1, 2, 0.22));
    radar.evidence.push_back(
        evidence(4, "Bưu kiện ghi “không có nhà”", "Luyện tập · 03/02 · không chỉ dẫn", 0, 2, 0.38));
    radar.evidence.push_back(
        evidence(5, "Một sao cho giọng nói đã mất", "Luyện tập · 12/01 · 1,5 chỉ dẫn", 0, 0, 0.31));
}

EvidenceLine assessed(int n, const char* title, const char* detail, int low, int high, double weight) {
    EvidenceLine line = evidence(n, title, detail, low, high, weight);
    line.assessment = true;
    return line;
}

} // namespace

app::Radar empty_radar() {
    Radar radar;
    radar.revision = 11;
    for (const AxisText& text : axis_texts) {
        RadarAxis axis;
        axis.id = text.id;
        axis.name = text.name;
        axis.about = text.about;
        radar.axes.push_back(std::move(axis));
    }
    radar.level_names = {"Kém", "Cơ bản", "Khá", "Tốt", "Xuất sắc"};
    radar.levels = {.122485, .233094, .288841, .233094, .122485};
    radar.version = "A01-M-1";
    radar.difficulty_note =
        "Theo chữ, “khá khó” của mức 4 nghe nhẹ hơn “khó” của mức 3. Món Quà giữ thứ tự của các mức "
        "trong mô hình, nên tình huống khá khó được xếp trên tình huống khó.";
    radar.missing = {
        "Bằng chứng mới có sức nặng 0,0, cần 4,0. Làm thêm bài đánh giá; bài càng mới càng nặng.",
        "Mới có 0 tình huống đánh giá khác nhau, cần 3.",
        "Mới có 0 khía cạnh đủ 2 lần được thấy, cần 4 khía cạnh.",
        "Ước lượng còn rộng (độ lệch 1,19, cần không quá 0,60). Thêm bài đánh giá sẽ thu hẹp lại.",
        "Bằng chứng mới nhất đã quá 180 ngày. Làm một bài đánh giá mới để tính tiếp."};
    return radar;
}

app::Radar sample_radar() {
    Radar radar = empty_radar();
    radar.revision = 12;
    const std::array now = {estimate(3.3, .5, 9, 3), estimate(3.0, .6, 8, 3), estimate(2.4, .5, 5, 2),
                            estimate(3.2, .6, 7, 3), estimate(2.6, 1.1, 1, 2)};
    const std::array before = {estimate(2.7, .8, 4, 2), estimate(2.5, .9, 4, 2), estimate(2.6, .9, 3, 2),
                               estimate(2.6, .8, 4, 2), Estimate{}};
    for (std::size_t i = 0; i < now.size(); ++i) {
        radar.axes[i].practice = now[i];
        radar.axes[i].practice_30 = before[i];
        add_trend(radar.axes[i]);
    }
    radar.axes[0].assessed = estimate(3.4, .9, 2, 2);
    radar.axes[1].assessed = estimate(3.1, 1.0, 2, 2);
    radar.axes[2].assessed = estimate(3.0, 1.2, 1, 2);
    radar.evidence = {
        assessed(21, "Ký hợp đồng trước giờ đóng cổng", "Đánh giá · 06/03 · không chỉ dẫn", 3, 5, 0.98),
        assessed(22, "Quầy spa: hỏi đúng chỗ mới có lời đáp", "Đánh giá · 27/02 · không chỉ dẫn", 2, 2,
                 0.95)};
    add_practice(radar);
    radar.missing.pop_back();
    radar.overall = {3.1, 2.4, 3.8, 1.93, 2, 2};
    return radar;
}

app::Radar first_radar() {
    Radar radar = empty_radar();
    radar.revision = 13;
    for (std::size_t i = 0; i < 4; ++i) {
        radar.axes[i].practice = estimate(2.6 + 0.2 * static_cast<double>(i), 1.2, 1, 1);
        radar.axes[i].trend = {{"09/03", 68, radar.axes[i].practice}};
    }
    radar.evidence = {evidence(1, "Chữ ký số chưa kích hoạt", "Luyện tập · Hôm qua · 1 chỉ dẫn", 3, 5, 0.49)};
    radar.missing.pop_back();
    return radar;
}

app::Radar placed_radar() {
    Radar radar = sample_radar();
    radar.revision = 14;
    const std::array now = {estimate(3.4, .4, 5, 3), estimate(3.1, .5, 4, 3), estimate(2.7, .5, 4, 2),
                            estimate(3.2, .5, 3, 3), estimate(2.9, .9, 1, 2)};
    const std::array<const char*, 3> days = {"20/02", "27/02", "06/03"};
    for (std::size_t i = 0; i < now.size(); ++i) {
        radar.axes[i].assessed = now[i];
        for (std::size_t day = 0; day < days.size(); ++day) {
            const int stimuli = static_cast<int>(day) + 1;
            const double wider = 0.5 * static_cast<double>(days.size() - 1 - day);
            radar.axes[i].assessed_trend.push_back(
                {days[day], 51 + 7 * static_cast<int>(day),
                 estimate(now[i].mean - 0.3 * wider, 0.5 + wider, stimuli, 2)});
        }
    }
    radar.evidence.push_back(
        assessed(23, "Bưu kiện ngày cưới", "Đánh giá · 20/02 · không chỉ dẫn", 0, 1, 0.92));
    radar.evidence.back().critical = true;
    radar.evidence.push_back(
        assessed(24, "Ký hợp đồng trước giờ đóng cổng", "Đánh giá · 16/02 · không chỉ dẫn", 3, 3, 0));
    radar.missing.clear();
    radar.reported = 3;
    radar.overall = {3.4, 3.0, 4.0, 4.6, 5, 4};
    radar.levels = {.01, .12, .55, .29, .03};
    return radar;
}

app::Radar long_radar() {
    Radar radar = placed_radar();
    radar.revision = 15;
    for (RadarAxis& axis : radar.axes) {
        axis.name = long_text(14);
        axis.about = long_text(60);
    }
    for (EvidenceLine& line : radar.evidence) {
        line.title = long_text(30);
        line.detail = long_text(30);
        line.critical = true;
    }
    for (std::string& name : radar.level_names) {
        name = long_text(6);
    }
    radar.difficulty_note = long_text(120);
    radar.reported.reset();
    radar.missing.assign(5, long_text(60));
    return radar;
}

app::Attempts sample_attempts(int count) {
    const std::array titles = {"Chữ ký số chưa kích hoạt", "Hoá đơn điện tử báo lỗi giờ cao điểm",
                               "Bưu kiện ghi “không có nhà”", "Quầy spa: hỏi đúng chỗ mới có lời đáp",
                               "Một sao cho giọng nói đã mất"};
    const std::array endings = {"Chị Hường ký được trước 17:00", "Khách ở lại nhưng còn e ngại",
                                "Khách bỏ đi"};
    Attempts attempts;
    attempts.revision = 21;
    for (int i = 0; i < count; ++i) {
        AttemptLine line;
        line.attempt = number(100 + i);
        line.scene_id = fmt::format("scene-{}", i % 5);
        line.title = titles[static_cast<std::size_t>(i % 5)];
        line.channel = static_cast<domain::Channel>(i % 5);
        line.when = i == 0   ? "Hôm nay, 14:31"
                    : i == 1 ? "Hôm qua, 09:05"
                             : fmt::format("{:02}/{:02}/2026, 16:4{}", 1 + (90 - i) % 28, 1 + i % 9, i % 10);
        line.number = 1 + (count - 1 - i) / 5;
        line.assessment = i % 5 == 3;
        line.decisions = 3 + i % 9;
        line.branch = i == 2;
        line.abandoned = i == 4;
        line.finished = i != 0 && i != 4;
        if (line.finished) {
            line.status = endings[static_cast<std::size_t>(i % 3)];
            line.score = 98 - (i * 7) % 60;
            line.csat = 5 - i % 4;
            line.guidance = (i % 4) * 0.5;
            line.saved_gift = i % 3 == 1;
        } else {
            line.status =
                fmt::format("{}, {} quyết định", line.abandoned ? "Đã bỏ" : "Đang dở", line.decisions);
        }
        attempts.lines.push_back(std::move(line));
    }
    return attempts;
}

app::Attempts long_attempts() {
    Attempts attempts = sample_attempts(8);
    attempts.revision = 22;
    for (AttemptLine& line : attempts.lines) {
        line.title = long_text(40);
        line.status = long_text(40);
        line.when = "Thứ Năm, 21/11/2026, 14:31";
        line.number = 1204;
        line.guidance = 12.5;
        line.score = line.finished ? std::optional<int>(100) : std::nullopt;
    }
    return attempts;
}

app::Model model_with(app::Radar radar) {
    Model model;
    model.revision = 1;
    model.page = Page::radar;
    model.me.name = "Trần Minh Khôi";
    model.me.initials = "MK";
    model.radar = std::move(radar);
    return model;
}

app::Model model_with(app::Attempts attempts) {
    Model model;
    model.revision = 1;
    model.page = Page::attempts;
    model.me.name = "Trần Minh Khôi";
    model.me.initials = "MK";
    model.attempts = std::move(attempts);
    return model;
}

} // namespace mq::test
