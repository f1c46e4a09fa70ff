#include "report/person_report.h"
#include "report/sample_report.h"
#include "report/team_report.h"

#include <doctest/doctest.h>
#include <algorithm>

using namespace mq;
using namespace mq::report;
using mq::report::test::PdfRead;
using mq::report::test::TempFolder;

namespace {

const std::array<std::string, 5> levels{"Kém", "Cơ bản", "Khá", "Tốt", "Xuất sắc"};
const std::vector<std::string> axes{"Đáp ứng nhu cầu", "Theo sát đến hài lòng", "Thấu hiểu nhu cầu",
                                    "Tiếp thu & cải tiến", "Góc nhìn khách hàng"};

ReportEstimate estimate(double mean, int stimuli = 6) {
    return {mean, mean - 0.5, mean + 0.4, static_cast<int>(mean), stimuli < 2, stimuli};
}

PersonReport sample_person() {
    PersonReport out;
    out.words = test::words_of("vi");
    out.organisation = "Minh Tín CA";
    out.person = "Nguyễn Thị Phương Thảo";
    out.post = "Nhân viên chăm sóc khách hàng";
    out.team = "Đội Hà Nội";
    out.joined = "09/03/2025";
    out.as_of = "09/03/2026";
    out.competency = "A01 2026.1";
    out.scoring = "A01-M-1";
    out.level_names = levels;
    out.reported = 3;
    out.official = 2;
    out.target = 4;
    out.overall = estimate(3.1, 14);
    for (std::size_t i = 0; i < axes.size(); ++i)
        out.axes.push_back({axes[i], estimate(2.2 + 0.4 * static_cast<double>(i)), 2.0, 4});
    for (int i = 0; i < 8; ++i)
        out.trend.push_back(
            {"0" + std::to_string(i + 1) + "/2026", 20'400 + 30 * i, estimate(2.0 + 0.15 * i)});
    out.missing = {"Mới có 2 tình huống đánh giá khác nhau, cần 3."};
    out.holds_back = {"Từ mức 4 trở lên cần ít nhất một cuộc phỏng vấn hoặc một lần quan sát."};
    out.signoffs = {{"2 · Cơ bản", "01/02/2026", "Lê Quốc Bảo", "Đang có hiệu lực", "Chờ thêm bằng chứng."}};
    for (int i = 0; i < 60; ++i)
        out.evidence.push_back({"02/03/2026", "Đánh giá", "Hàng ghế cuối " + std::to_string(i), 2, 4, 0.9,
                                i % 7 == 0 ? "Đã quá 730 ngày" : ""});
    out.constants = {{"Mốc khả năng để tính một mức", "70%"}};
    return out;
}

TeamReport sample_team(int people) {
    TeamReport out;
    out.words = test::words_of("vi");
    out.organisation = "Minh Tín CA";
    out.team = "Đội CSKH Hà Nội";
    out.lead = "Lê Quốc Bảo";
    out.as_of = "09/03/2026";
    out.aim = "Mục tiêu quý: 9 người từ Khá trở lên, hiện có 7.";
    out.competency = "A01 2026.1";
    out.scoring = "A01-M-1";
    out.level_names = levels;
    out.facets = axes;
    for (int i = 0; i < people; ++i) {
        TeamReportRow row{"Nhân viên " + std::to_string(i + 1),
                          "Tổng đài viên",
                          i % 6 == 0 ? std::nullopt : std::optional(i % 6),
                          i % 3 == 0 ? std::optional(3) : std::nullopt,
                          i % 6 == 0 ? estimate(3.0, 0) : estimate(i % 6),
                          {}};
        for (std::size_t f = 0; f < axes.size(); ++f)
            row.facets.push_back(estimate(1.0 + static_cast<double>((static_cast<std::size_t>(i) + f) % 5),
                                          (i + static_cast<int>(f)) % 4));
        ++out.counts.at(static_cast<std::size_t>(row.reported.value_or(0)));
        if (!row.reported)
            out.unknown.push_back(row.name);
        out.rows.push_back(std::move(row));
    }
    out.needs = {{"Nhân viên 2", "Kèm trực tiếp: thấu hiểu nhu cầu"}};
    out.more_needs = 3;
    return out;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

void all_on_the_page(const PdfRead& pdf) {
    for (const PdfRead::Word& word : pdf.words()) {
        CAPTURE(word.text);
        CHECK(word.left > 20.0);
        CHECK(word.right < 595.28 - 20.0);
        CHECK(word.bottom < 841.89 - 15.0);
    }
}

} // namespace

TEST_CASE("a person's report says level, ranges, reasons, signed levels and every line") {
    const TempFolder folder;
    const auto path = folder.path() / "person.pdf";
    REQUIRE(write_person_report(sample_person(), test::program_fonts(), path).has_value());
    const PdfRead pdf(path);
    const std::string text = pdf.text();
    for (const char* part : {"Nguyễn Thị Phương Thảo", "Khá", "Ước lượng 3,1", "2,6–3,5", "Thấu hiểu nhu cầu",
                             "Đang có hiệu lực", "Hàng ghế cuối 0", "Hàng ghế cuối 59", "Đã quá 730 ngày",
                             "A01-M-1", "Mốc khả năng"})
        CHECK_MESSAGE(has(text, part), part);
    CHECK(pdf.pages() >= 3);
    for (int page = 1; page <= pdf.pages(); ++page)
        CHECK(has(pdf.text(page), "Trang " + std::to_string(page) + "/" + std::to_string(pdf.pages())));
    CHECK(has(pdf.fonts(), "BeVietnamPro"));
    CHECK_FALSE(has(text, "person_report."));
    all_on_the_page(pdf);
}

TEST_CASE("nothing known, nobody named, a name of two hundred letters: the report still stands") {
    const TempFolder folder;
    PersonReport report = sample_person();
    report.person = "=HYPERLINK(\"x\")" + test::long_name(185);
    report.post = test::long_name(200);
    report.reported = std::nullopt;
    report.official = std::nullopt;
    report.target = 0;
    report.overall = estimate(3.0, 0);
    report.trend.clear();
    report.evidence.clear();
    report.signoffs.clear();
    report.constants.clear();
    for (PersonAxis& axis : report.axes)
        axis = {test::long_name(200), estimate(3.0, 0), std::nullopt, 0};
    const auto path = folder.path() / "person.pdf";
    REQUIRE(write_person_report(report, test::program_fonts(), path).has_value());
    const PdfRead pdf(path);
    CHECK(has(pdf.text(), "Chưa đủ bằng chứng"));
    CHECK(has(pdf.text(), "=HYPERLINK(\"x\")"));
    all_on_the_page(pdf);
}

TEST_CASE("a team's report has everybody, on as many pages as it takes, with the head repeated") {
    const TempFolder folder;
    const auto path = folder.path() / "team.pdf";
    TeamReport report = sample_team(70);
    report.rows[4].name = "=HYPERLINK(\"x\")" + test::long_name(185);
    REQUIRE(write_team_report(report, test::program_fonts(), path).has_value());
    const PdfRead pdf(path);
    const std::string text = pdf.text();
    for (const char* part : {"Đội CSKH Hà Nội", "70 người", "Lê Quốc Bảo", "Mục tiêu quý", "Nhân viên 70",
                             "chính thức: 3", "Kèm trực tiếp", "Còn 3 người nữa", "A01-M-1"})
        CHECK_MESSAGE(has(text, part), part);
    CHECK(pdf.pages() >= 4);
    CHECK(has(pdf.text(2), "Mức chung"));
    CHECK(has(pdf.text(2), "Trang 2/"));
    CHECK_FALSE(has(text, "team_report."));
    all_on_the_page(pdf);
}

TEST_CASE("a team of nobody has a report as well") {
    const TempFolder folder;
    REQUIRE(write_team_report(sample_team(0), test::program_fonts(), folder.path() / "team.pdf").has_value());
    CHECK(has(PdfRead(folder.path() / "team.pdf").text(), "Đội chưa có ai"));
}
