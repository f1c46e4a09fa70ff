#include "ui/sample_panel.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>

namespace mq::test {
namespace {

constexpr std::array names{"Phạm Thuỳ Dương", "Lê Quốc Bảo", "Vũ Hoàng Nam", "Đặng Ngọc Hà", "Trương Mỹ Lệ"};
constexpr std::array initials{"TD", "QB", "HN", "NH", "ML"};

struct Given {
    int question;
    const char* facet;
    std::array<int, 5> ratings; // 0: not enough to judge by
    int final_rating;           // −1: not settled
};

constexpr std::array given{Given{1, "Đáp ứng nhu cầu", {4, 4, 3, 4, 3}, 4},
                           Given{1, "Góc nhìn khách hàng", {3, 3, 3, 3, 3}, -1},
                           Given{2, "Đáp ứng nhu cầu", {3, 3, 3, 3, 3}, 3},
                           Given{3, "Theo sát đến hài lòng", {2, 2, 2, 2, 2}, 2},
                           Given{4, "Tiếp thu và cải tiến", {3, 2, 4, 3, 2}, -1},
                           Given{4, "Thấu hiểu nhu cầu", {4, 3, 4, 4, 3}, -1},
                           Given{5, "Thấu hiểu nhu cầu", {2, 4, 3, 4, 2}, -1},
                           Given{5, "Góc nhìn khách hàng", {0, 0, 3, 0, 0}, 0}};

constexpr std::array questions{"Khách khó tính đến vô lý", "Quy trình chăm sóc trước đây",
                               "Lần “phá lệ” vì khách", "Phản hồi tiêu cực từ khách hàng",
                               "Từ chối một yêu cầu quan trọng"};

app::PanelRating rating_of(std::size_t rater, const Given& from) {
    app::PanelRating r;
    r.rater = sample_id(static_cast<unsigned>(rater) + 1);
    r.name = names[rater];
    r.initials = initials[rater];
    const int level = from.ratings[rater];
    r.rating = level > 0 ? std::optional(level) : std::nullopt;
    r.not_enough = level == 0;
    r.reason =
        level == 3
            ? ""
            : "Gọi lại trong 30 phút và theo đến khi khách sửa đánh giá. Chưa thấy tự xin ý kiến khách.";
    r.star = {"Khách doanh nghiệp chấm 1 sao vì giao thiết bị trễ 3 ngày.",
              "Trả lời trong ngày, giữ khách gia hạn.", "Gọi trong 30 phút, xin lỗi, hỏi thiệt hại cụ thể.",
              "Khách sửa thành 4 sao, đã gia hạn."};
    return r;
}

app::ConsensusCell cell_of(const Given& from, int raters) {
    app::ConsensusCell cell;
    cell.question = fmt::format("A01-Q{}", from.question);
    cell.number = from.question;
    cell.question_name = questions[static_cast<std::size_t>(from.question - 1)];
    cell.question_text = "Bạn đã bao giờ nhận phản hồi tiêu cực từ khách hàng chưa? Bạn xử lý như thế nào?";
    cell.facet = from.facet;
    cell.facet_name = from.facet;
    cell.anchors = sample_row("f", "f").anchors;
    std::vector<int> levels;
    for (int r = 0; r < raters; ++r) {
        cell.ratings.push_back(rating_of(static_cast<std::size_t>(r), from));
        if (const int level = from.ratings[static_cast<std::size_t>(r)]; level > 0) {
            levels.push_back(level);
        }
    }
    std::sort(levels.begin(), levels.end());
    if (!levels.empty()) {
        cell.spread = levels.back() - levels.front();
        cell.middle = levels[(levels.size() - 1) / 2];
    }
    if (levels.size() > 1) {
        cell.first_spread = cell.spread;
    }
    cell.discuss = cell.spread >= 2;
    cell.settled = from.final_rating >= 0;
    cell.final_rating = from.final_rating > 0 ? std::optional(from.final_rating) : std::nullopt;
    return cell;
}

void count(app::Consensus& c) {
    c.unsettled = c.to_discuss = 0;
    for (const app::ConsensusCell& cell : c.cells) {
        c.unsettled += cell.settled ? 0 : 1;
        c.to_discuss += !cell.settled && cell.discuss ? 1 : 0;
        if (cell.first_spread) {
            ++c.agreement.units;
            (*cell.first_spread == 0   ? c.agreement.exact
             : *cell.first_spread == 1 ? c.agreement.within_one
                                       : c.agreement.apart)++;
        }
    }
}

app::Estimate estimate(double mean, double half, int stimuli) {
    return {mean, mean - half, mean + half, 1.2, stimuli, static_cast<int>(mean)};
}

app::Consensus consensus(int raters) {
    app::Consensus c;
    c.revision = 7;
    c.interview = sample_id(90);
    c.person_id = sample_id(91);
    c.person = "Đặng Thảo Vy";
    c.initials = "TV";
    c.line = "Chuyên viên CSKH, vòng 2";
    for (int r = 0; r < raters; ++r) {
        const auto i = static_cast<std::size_t>(r);
        c.panel.push_back(
            {sample_id(static_cast<unsigned>(r) + 1), names[i], initials[i], 5, true, false, r == 0});
    }
    for (const Given& from : given) {
        c.cells.push_back(cell_of(from, raters));
    }
    count(c);
    c.agreement.statistic = "Hệ số Krippendorff";
    c.agreement.value = 0.53;
    c.agreement.low = 0.31;
    c.agreement.high = 0.74;
    c.agreement.reading = "chưa đủ tin cậy";
    c.agreement.line = "Từ 0,67 trở lên là đủ.";
    c.standing = {{"Đáp ứng nhu cầu", estimate(3.5, 0.5, 3)},
                  {"Theo sát đến hài lòng", estimate(3.1, 0.5, 2)},
                  {"Thấu hiểu nhu cầu", estimate(3.7, 0.6, 3)},
                  {"Tiếp thu và cải tiến", estimate(3.0, 0.9, 1)},
                  {"Góc nhìn khách hàng", {}}};
    c.missing = {"Thiếu bằng chứng về góc nhìn khách hàng.", "Cần thêm một buổi đánh giá ở tình huống khác."};
    return c;
}

app::Model in_model(app::Consensus c) {
    app::Model model;
    model.page = app::Page::consensus;
    model.me.role = app::Role::hr;
    model.consensus = std::move(c);
    return model;
}

} // namespace

Uuid sample_id(unsigned n) {
    Uuid id;
    id.bytes[15] = static_cast<std::uint8_t>(n & 255U);
    id.bytes[14] = static_cast<std::uint8_t>(n >> 8U & 255U);
    id.bytes[0] = 1;
    return id;
}

std::string long_text() {
    std::string out;
    while (out.size() < 420) {
        out += "Nguyễn Thị Phương Quỳnh Hương Ổn Ẩn Ẵng ";
    }
    return out;
}

app::RatingRow sample_row(std::string facet, std::string name) {
    app::RatingRow row;
    row.facet = std::move(facet);
    row.name = std::move(name);
    row.anchors = {
        app::AnchorBox{1, "Kém",
                       "Chỉ sửa khi bị yêu cầu. Kể chung chung, đổ lỗi cho khách hoặc bộ phận khác."},
        app::AnchorBox{2, "Cơ bản",
                       "Biết tự sửa theo góp ý của khách, nhưng thường cần người khác hướng dẫn từng bước."},
        app::AnchorBox{3, "Khá", "Phản hồi nhanh, hỏi rõ nguyên nhân, liên hệ lại đến khi khách hài lòng."},
        app::AnchorBox{
            4, "Tốt",
            "Chủ động xin ý kiến khách, rút ra nhu cầu thật và đổi cách làm, hầu như không cần chỉ dẫn."},
        app::AnchorBox{
            5, "Xuất sắc",
            "Biến góp ý thành cải tiến chung cho dịch vụ và hướng dẫn được đồng nghiệp làm theo."}};
    return row;
}

std::vector<app::RatingRow> sample_rows() {
    return {sample_row("meet", "Đáp ứng nhu cầu"), sample_row("follow", "Theo sát đến hài lòng"),
            sample_row("understand", "Thấu hiểu nhu cầu"), sample_row("learn", "Tiếp thu và cải tiến"),
            sample_row("view", "Góc nhìn khách hàng")};
}

app::Model consensus_of(int raters) {
    return in_model(consensus(raters));
}

app::Model consensus_model() {
    app::Model model = consensus_of(3);
    app::PanelRating& changed = model.consensus->cells[4].ratings[1];
    changed.first = 1;
    changed.change_reason = "Nghe lại phần ghi chú, tôi bỏ sót việc bạn ấy tự gọi lại khách.";
    return model;
}

app::Model closed_consensus() {
    app::Model model = consensus_model();
    app::Consensus& c = *model.consensus;
    c.stage = app::InterviewStage::closed;
    for (app::ConsensusCell& cell : c.cells) {
        if (!cell.settled) {
            cell.settled = true;
            cell.final_rating = cell.middle;
            cell.final_reason = "Theo sát khách tốt, nhưng giai đoạn đầu vẫn cần nhắc.";
        }
    }
    c.unsettled = c.to_discuss = 0;
    c.summary =
        "Ứng viên theo sát khách tốt và nói được cách mình sửa sai. Nên bồi dưỡng thêm về việc hỏi lại nhu "
        "cầu trước khi đưa giải pháp.";
    c.signatures = {names[0], names[1], names[2]};
    c.closed_on = "09/03/2026";
    c.reported = 3;
    c.reported_name = "Khá";
    c.missing.clear();
    return model;
}

app::Model long_consensus() {
    app::Model model = consensus_of(5);
    app::Consensus& c = *model.consensus;
    c.person = c.line = long_text();
    for (app::ConsensusCell& cell : c.cells) {
        cell.question_name = cell.question_text = cell.facet_name = long_text();
        for (app::PanelRating& r : cell.ratings) {
            r.name = r.reason = long_text();
        }
    }
    for (app::PanelBadge& b : c.panel) {
        b.name = long_text();
    }
    for (app::FacetStanding& f : c.standing) {
        f.name = long_text();
    }
    return model;
}

} // namespace mq::test
