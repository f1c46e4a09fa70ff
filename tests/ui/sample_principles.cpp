#include "ui/sample_principles.h"

#include "ui/sample_play.h"
#include "ui/sample_standing.h"

#include <fmt/format.h>
#include <array>

namespace mq::test {
namespace {

using namespace mq::app;

Uuid number(int n) {
    return *parse_uuid(fmt::format("018f0000-0000-7000-8000-{:012}", 700 + n));
}

struct PrincipleText {
    const char *id, *name, *label, *tip;
};

constexpr std::array<PrincipleText, 6> texts = {
    PrincipleText{"p1", "Lắng nghe · Đặt câu hỏi", "Lắng nghe\u00A0· Đặt câu hỏi",
                  "Để khách kể hết đã, rồi hỏi một câu mở vào đúng chỗ còn thiếu."},
    PrincipleText{"p2", "Tập trung vào vấn đề · Thấu hiểu và xoa dịu",
                  "Tập trung vào vấn đề\u00A0· Thấu hiểu và xoa dịu",
                  "Gọi đúng tên điều làm khách bực trước khi nói đến cách làm."},
    PrincipleText{"p3", "Xác nhận mong muốn · Đưa giải pháp chắc chắn",
                  "Xác nhận mong muốn\u00A0· Đưa giải pháp chắc chắn",
                  "Nhắc lại điều khách muốn bằng lời của mình, rồi nói việc sẽ làm kèm giờ cụ thể."},
    PrincipleText{"p4", "Cam kết giải quyết · Báo cáo cấp trên", "Cam kết giải quyết\u00A0· Báo cáo cấp trên",
                  "Việc trong quyền thì nhận và làm; việc ngoài quyền thì trình lên kèm đề xuất, và hẹn "
                  "khách giờ trả lời."},
    PrincipleText{"p5", "Báo tiến độ · Xác nhận kết quả và bù đắp",
                  "Báo tiến độ\u00A0· Xác nhận kết quả và bù đắp",
                  "Tới giờ hẹn thì gọi, dù chưa xong; xong rồi thì nhờ khách thử lại đúng việc họ cần."},
    PrincipleText{"p6", "Cập nhật thông tin · Tư duy PDCA", "Cập nhật thông tin\u00A0· Tư duy PDCA",
                  "Ghi sổ sao cho người khác đọc là làm được ngay; mỗi vụ rút ra một nguyên nhân và một thay "
                  "đổi kiểm được."}};

PrincipleAttempt attempt(int n, bool assessment, const char* title, const char* detail, double attainment,
                         double share) {
    return {number(n), title, detail, attainment, share, assessment};
}

void add_attempts(PrincipleAxis& axis) {
    if (!axis.assessed.now.none()) {
        axis.attempts.push_back(
            attempt(1, true, "Ký hợp đồng trước giờ đóng cổng", "Đánh giá · 06/03", 0.9, 0.53));
        axis.attempts.push_back(
            attempt(2, true, "Quầy spa: hỏi đúng chỗ mới có lời đáp", "Đánh giá · 27/02", 0.64, 0.47));
    }
    axis.attempts.push_back(attempt(3, false, "Chữ ký số chưa kích hoạt", "Luyện tập · Hôm qua", 0.8, 0.36));
    axis.attempts.push_back(
        attempt(4, false, "Hoá đơn điện tử báo lỗi giờ cao điểm", "Luyện tập · 05/03", 0.75, 0.34));
    axis.attempts.push_back(attempt(5, false, "Gia hạn trễ vì thiếu hồ sơ", "Luyện tập · 02/03", 0.5, 0.3));
}

PrincipleFigure figure(double now, int attempts, double before, int attempts_before) {
    PrincipleFigure out{{now, attempts}, {before, attempts_before}, std::nullopt};
    if (attempts > 1 && attempts_before > 1) {
        out.change = now - before;
    }
    return out;
}

PitfallRate rate(int times, int decisions, std::optional<double> recent, std::optional<double> before,
                 domain::PitfallChange change) {
    PitfallRate out;
    out.times = times;
    out.decisions = decisions;
    if (decisions >= 10) {
        out.per_ten = 10.0 * times / decisions;
    }
    out.recent = recent;
    out.before = before;
    out.change = change;
    return out;
}

void add_line(PitfallRate& rate, double from, double to) {
    const std::array<const char*, 6> days = {"12/01", "26/01", "03/02", "17/02", "02/03", "09/03"};
    const std::array<int, 6> numbers = {12, 26, 34, 48, 61, 68};
    for (std::size_t i = 0; i < days.size(); ++i) {
        const double part = static_cast<double>(i) / 5;
        rate.line.push_back({days[i], numbers[i], from + (to - from) * part + (i % 2 == 1 ? 0.06 : 0.0)});
    }
}

MetPitfall met(int n, const char* id, const char* name, const char* cure, bool to_avoid, PitfallRate of) {
    return {
        id,     name, cure, to_avoid, std::move(of), number(20 + n), "Hoá đơn điện tử báo lỗi giờ cao điểm",
        "05/03"};
}

void add_pitfalls(Principles& p) {
    using enum domain::PitfallChange;
    p.all = rate(23, 129, 1.1, 2.4, fewer);
    add_line(p.all, 2.6, 1.1);
    p.met = {met(1, "no_assurance", "Thiếu tự tin",
                 "Thay “chắc là”, “sớm nhất có thể” bằng một việc và một giờ cụ thể.", true,
                 rate(8, 129, 0.3, 0.9, fewer)),
             met(2, "not_listening", "Không nghe",
                 "Trước khi trả lời, nhắc lại điều khách vừa nói để khách biết mình đã nghe.", true,
                 rate(6, 129, 0.5, 0.5, same)),
             met(3, "unclear", "Nói khó hiểu, lạnh lùng",
                 "Mỗi câu một ý, dùng lời thường ngày, và có một câu dành cho cảm xúc của khách.", false,
                 rate(4, 129, 0.2, 0.4, same)),
             met(4, "blame", "Đổ lỗi", "Khoan tìm xem ai sai; nhận phần của công ty và nói bước tiếp theo.",
                 true, rate(3, 129, 0.6, 0.1, more)),
             met(5, "overpromise", "Hứa quá",
                 "Chỉ hứa điều mình nắm được; phần còn lại nói rõ là đang chờ ai, tới mấy giờ.", false,
                 rate(1, 129, 0.0, 0.1, same)),
             met(6, "channel_hop", "Đẩy khách qua nhiều kênh",
                 "Giữ khách ở kênh họ đã chọn; cần chuyển thì tự mình chuyển và kể lại thay khách.", false,
                 rate(1, 129, std::nullopt, 0.1, unknown))};
    add_line(p.met[0].rate, 1.1, 0.3);
    add_line(p.met[1].rate, 0.5, 0.5);
    add_line(p.met[2].rate, 0.4, 0.2);
    add_line(p.met[3].rate, 0.1, 0.6);
    add_line(p.met[4].rate, 0.2, 0.0);
    p.never_met =
        "Chưa gặp lần nào: Thách thức · Cắt ngang · Đáp chung chung · Chậm trễ · Báo sai thông tin · "
        "Không xem hồ sơ sẵn có · Núp sau kịch bản · Bỏ qua góp ý.";
}

Radar with_axes(Radar radar) {
    for (const PrincipleText& text : texts) {
        PrincipleAxis axis;
        axis.id = text.id;
        axis.name = text.name;
        axis.label = text.label;
        axis.tip = text.tip;
        radar.principles.axes.push_back(std::move(axis));
    }
    return radar;
}

} // namespace

Radar principles_radar() {
    Radar radar = with_axes(sample_radar());
    radar.revision = 31;
    auto& axes = radar.principles.axes;
    const std::array practice = {figure(.82, 7, .7, 4), figure(.64, 6, .66, 4), figure(.71, 7, .71, 4),
                                 figure(.55, 3, .4, 1), figure(.48, 4, .3, 2),  figure(.6, 1, .0, 0)};
    const std::array assessed = {figure(.9, 3, .8, 2), figure(.77, 3, .7, 2), figure(.68, 2, .5, 1),
                                 figure(.6, 1, .0, 0), figure(.52, 2, .6, 2), figure(.0, 0, .0, 0)};
    for (std::size_t i = 0; i < axes.size(); ++i) {
        axes[i].practice = practice[i];
        axes[i].assessed = assessed[i];
        add_attempts(axes[i]);
    }
    add_pitfalls(radar.principles);
    return radar;
}

Radar first_principles_radar() {
    Radar radar = with_axes(first_radar());
    radar.revision = 32;
    for (std::size_t i = 0; i < 3; ++i) {
        PrincipleAxis& axis = radar.principles.axes[i];
        axis.practice = figure(0.9 - 0.2 * static_cast<double>(i), 1, 0, 0);
        axis.attempts.push_back(
            attempt(3, false, "Chữ ký số chưa kích hoạt", "Luyện tập · Hôm qua", 0.8, 1.0));
    }
    using enum domain::PitfallChange;
    radar.principles.all = rate(2, 6, std::nullopt, std::nullopt, unknown);
    radar.principles.met = {met(1, "no_assurance", "Thiếu tự tin",
                                "Thay “chắc là”, “sớm nhất có thể” bằng một việc và một giờ cụ thể.", true,
                                rate(2, 6, std::nullopt, std::nullopt, unknown))};
    radar.principles.never_met = "Chưa gặp lần nào: Thách thức · Không nghe · Cắt ngang · Đổ lỗi.";
    return radar;
}

Radar unrecorded_radar() {
    Radar radar = with_axes(sample_radar());
    radar.revision = 33;
    add_pitfalls(radar.principles);
    return radar;
}

Radar clean_radar() {
    Radar radar = principles_radar();
    radar.revision = 34;
    radar.principles.all = rate(0, 40, 0.0, std::nullopt, domain::PitfallChange::unknown);
    radar.principles.met.clear();
    radar.principles.never_met =
        "Chưa gặp lần nào: Thách thức · Không nghe · Cắt ngang · Thiếu tự tin · Đổ lỗi.";
    return radar;
}

Radar long_principles_radar() {
    Radar radar = principles_radar();
    radar.revision = 35;
    for (PrincipleAxis& axis : radar.principles.axes) {
        axis.name = axis.label = long_text(24);
        axis.tip = long_text(60);
        for (PrincipleAttempt& one : axis.attempts) {
            one.title = long_text(30);
            one.detail = long_text(30);
        }
    }
    for (MetPitfall& one : radar.principles.met) {
        one.name = long_text(16);
        one.cure = long_text(60);
        one.newest_title = long_text(30);
        one.rate.times = 12'345;
    }
    radar.principles.never_met = long_text(120);
    return radar;
}

} // namespace mq::test
