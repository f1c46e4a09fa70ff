#include "report/sample_report.h"

#include "base/text.h"
#include "content/text_file.h"

#include <doctest/doctest.h>
#include <numeric>

namespace mq::report::test {
namespace {

const std::vector<std::string> panel_names{"Nguyễn Thị Thuỷ Dương", "Đặng Hoàng Vũ", "Lê Quỳnh Như",
                                           "Phạm Đức Ưu", "Trần Ngọc Ẩn"};
const std::vector<std::string> axis_names{"Thấu hiểu nhu cầu", "Đáp ứng nhu cầu", "Theo sát đến hài lòng",
                                          "Góc nhìn khách hàng", "Tiếp thu & cải tiến"};

ReportNotes notes_of(std::size_t rater) {
    return {rater,
            {"Khách mua máy pha cà phê, ba ngày sau máy rò nước; cửa hàng đang đông, khách đi thẳng tới quầy "
             "và nói to.",
             "Trực quầy một mình, được đổi máy trong bảy ngày, quá bảy ngày phải hỏi quản lý.",
             "Mời khách ngồi, hỏi máy rò lúc nào, xem hoá đơn, đổi máy mới ngay; gọi lại tối hôm sau hỏi máy "
             "chạy ra sao.",
             rater == 2 ? "" : "Khách nhận máy, tuần sau quay lại mua thêm hạt. Không có khiếu nại tiếp."}};
}

ReportRating rating_of(std::size_t rater, std::size_t cell) {
    ReportRating rating;
    rating.rater = rater;
    rating.rating = 3;
    rating.anchor =
        "Việc khó, khách đang giận hay đang gấp: vẫn làm ngay và đúng từ lần đầu; chỉ phải hỏi ở một hai "
        "chỗ.";
    if (rater == 1 && cell == 0) {
        rating.rating = 4;
        rating.anchor =
            "Việc khá khó, vướng quy định hay dính nhiều bộ phận: tự tìm ra lối đi, giữ đúng giờ hẹn.";
        rating.general = true;
        rating.reason = "Tự gọi kho và kế toán, không chờ ai bảo; khách được hẹn giờ và đúng giờ.";
        rating.changed = true;
        rating.first = 5;
        rating.change_reason = "Nghe lại ghi chú của hai người kia: quản lý đã duyệt trước khi đổi máy.";
    }
    if (rater == 2 && cell == 1) {
        rating.rating = std::nullopt;
        rating.anchor.clear();
        rating.reason = "Không kể việc sau khi khách về.";
    }
    return rating;
}

ReportCell cell_of(std::size_t raters, std::size_t index) {
    ReportCell cell;
    cell.facet = axis_names[(index + 1) % axis_names.size()];
    for (std::size_t rater = 0; rater < raters; ++rater)
        cell.ratings.push_back(rating_of(rater, index));
    cell.spread = raters > 1 && index == 0 ? 2 : 0;
    cell.discuss = cell.spread >= 2;
    cell.settled = index < 2;
    if (cell.settled)
        cell.final_rating = 3;
    cell.final_reason = "Ca khó, tự làm gần hết; phần duyệt đổi máy là của quản lý nên chưa tới mức 4.";
    return cell;
}

ReportQuestion question_of(std::size_t raters, std::size_t index) {
    ReportQuestion question;
    question.id = "A01-Q" + std::to_string(index + 1);
    question.name = "Ca khó số " + std::to_string(index + 1);
    question.text =
        "Bạn từng gặp vị khách nào khó chiều tới mức đòi những điều thật vô lý chưa? Bạn kể lại lần đó, và "
        "bạn đã xử lý ra sao.";
    std::vector<std::size_t> everybody(raters);
    std::iota(everybody.begin(), everybody.end(), std::size_t{0});
    question.probes = {{"Trong chuyện đó, điều gì làm bạn thấy khó nhất?", {0}, true},
                       {"Lúc đó có ai giúp hay chỉ cho bạn không?", everybody, true}};
    question.tags = {{"Làm ngay phần làm được", {0}, true}, {"Cãi lại khách", {0}, false}};
    for (std::size_t rater = 0; rater < raters; ++rater)
        question.notes.push_back(notes_of(rater));
    for (std::size_t cell = 0; cell < index % 3 + 1; ++cell)
        question.cells.push_back(cell_of(raters, cell));
    return question;
}

ReportStanding sample_standing() {
    ReportStanding standing;
    standing.reported = 3;
    standing.demonstrated = 3;
    standing.statistical = 4;
    standing.overall = {3.42, 3.0, 3.8, 3, false, 9};
    const std::vector<ReportEstimate> estimates{{3.1, 2.6, 3.6, 3, false, 4},
                                                {3.8, 3.4, 4.2, 4, false, 6},
                                                {2.3, 1.8, 3.0, 2, false, 3},
                                                {3.0, 1.8, 4.2, 2, true, 1},
                                                {0, 0, 0, 0, true, 0}};
    for (std::size_t i = 0; i < axis_names.size(); ++i)
        standing.axes.push_back({axis_names[i], estimates[i]});
    standing.missing = {"“Tiếp thu & cải tiến” chưa có bằng chứng nào, cần từ 2.",
                        "Mới có 2 tình huống đánh giá khác nhau, cần 3."};
    standing.holds_back = {"Mức 4 phải thấy ít nhất hai lần, mới thấy một lần (câu 1)."};
    standing.as_of = "21/11/2026";
    return standing;
}

void add_formalities(InterviewReport& report) {
    report.summary =
        "Làm việc nhanh, chắc ở quầy; theo sát sau khi khách về còn phải nhắc. Hội đồng đề nghị nhận, kèm ba "
        "tháng học việc theo sát.";
    report.decision = {"Nhận", "Đủ mức 3 mà vị trí đòi hỏi.", "Nguyễn Thị Thuỷ Dương, trưởng phòng Nhân sự",
                       "22/11/2026"};
    report.consents = {{"Phỏng vấn và xét tuyển tôi vào vị trí đang ứng tuyển", "18/11/2026", true},
                       {"Giữ kết quả tuyển chọn của tôi sau khi được nhận", "22/11/2026", false}};
    for (const std::string& name : report.panel)
        report.signatures.push_back(
            {name, "Thành viên hội đồng", name == report.panel.front() ? "21/11/2026" : ""});
    report.signatures.push_back({"Bùi Thanh Ý", "Nhân sự", ""});
    report.constants = {
        {"Độ dốc của bài đánh giá", "1,5"}, {"Độ dốc của phỏng vấn", "1,8"}, {"Chu kỳ bán rã", "180 ngày"}};
}

} // namespace

std::string every_vietnamese_letter() {
    return "àáảãạ ăằắẳẵặ âầấẩẫậ èéẻẽẹ êềếểễệ ìíỉĩị òóỏõọ ôồốổỗộ ơờớởỡợ ùúủũụ ưừứửữự ỳýỷỹỵ đ "
           "ÀÁẢÃẠ ĂẰẮẲẴẶ ÂẦẤẨẪẬ ÈÉẺẼẸ ÊỀẾỂỄỆ ÌÍỈĨỊ ÒÓỎÕỌ ÔỒỐỔỖỘ ƠỜỚỞỠỢ ÙÚỦŨỤ ƯỪỨỬỮỰ ỲÝỶỸỴ Đ";
}

std::string long_name(std::size_t length) {
    std::string name;
    const std::vector<std::string> words{"Nguyễn", "Phước", "Quỳnh", "Hương", "Thuỷ", "Dương"};
    for (std::size_t i = 0; text::length(name) + 8 < length; ++i)
        name += words[i % words.size()] + " ";
    while (text::length(name) < length)
        name += "ỹ";
    return name;
}

Words words_of(const std::string& language) {
    Words words{content::load_text_table(MONQUA_SOURCE_DIR "/assets/text/" + language + ".yaml"),
                language == "vi"};
    REQUIRE(words.table.contains("report.title"));
    return words;
}

Fonts program_fonts() {
    const auto fonts = find_fonts(MONQUA_FONTS_DIR);
    REQUIRE_MESSAGE(fonts, "no fonts in " MONQUA_FONTS_DIR ": run tools/deps");
    return *fonts;
}

InterviewReport sample_report(std::size_t raters, std::size_t questions) {
    InterviewReport report;
    report.words = words_of("vi");
    report.organisation = "Công ty TNHH Minh Tín";
    report.person = "Hoàng Thị Mỹ Duyên";
    report.post = "Chuyên viên chăm sóc khách hàng, vòng 2";
    report.date = "21/11/2026";
    report.kit = "Nhân viên CSKH, 55 phút (bản 1)";
    report.competency = "A01, thái độ đặt khách hàng làm trung tâm";
    report.scoring = "A01-M-1";
    report.report_date = "22/11/2026";
    report.level_names = {"Kém", "Cơ bản", "Khá", "Tốt", "Xuất sắc"};
    report.panel.assign(panel_names.begin(), panel_names.begin() + static_cast<std::ptrdiff_t>(raters));
    report.standing = sample_standing();
    report.agreement = {
        48, 31, 14, 3, "Hệ số Krippendorff", 0.712, 0.583, 0.823, "tạm tin được", "Từ 0,67 trở lên là đủ."};
    for (std::size_t i = 0; i < questions; ++i)
        report.questions.push_back(question_of(raters, i));
    add_formalities(report);
    return report;
}

} // namespace mq::report::test
