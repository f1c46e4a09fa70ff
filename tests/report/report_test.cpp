#include "report/interview_report.h"

#include "report/sample_report.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <sstream>

using namespace mq::report;
using namespace mq::report::test;

namespace {

struct Written {
    TempFolder folder;
    PdfRead pdf;
    explicit Written(const InterviewReport& report) : pdf(write(report)) {}

private:
    [[nodiscard]] std::filesystem::path write(const InterviewReport& report) const {
        const auto path = folder.path() / "bao-cao.pdf";
        const mq::Status status = write_interview_report(report, program_fonts(), path);
        REQUIRE_MESSAGE(status, (status ? "" : status.error().message + " " + status.error().detail));
        return path;
    }
};

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

void check_inside_margins(const PdfRead& pdf) {
    constexpr double left = 50.0;
    constexpr double right = 595.28 - 50.0;
    constexpr double top = 24.0;
    constexpr double bottom = 841.89 - 24.0;
    const auto words = pdf.words();
    REQUIRE(words.size() > 50);
    for (const auto& word : words) {
        const bool inside =
            word.left >= left && word.right <= right && word.top >= top && word.bottom <= bottom;
        CHECK_MESSAGE(inside, word.text, " on page ", word.page, ": ", word.left, "–", word.right, ", ",
                      word.top, "–", word.bottom);
    }
}

/// No two words of a page lie on each other; boxes of lines that follow closely may touch.
void check_no_overlaps(const PdfRead& pdf) {
    const auto words = pdf.words();
    std::string overlaps;
    for (std::size_t i = 0; i < words.size(); ++i) {
        for (std::size_t j = i + 1; j < words.size() && words[j].page == words[i].page; ++j) {
            const double wide =
                std::min(words[i].right, words[j].right) - std::max(words[i].left, words[j].left);
            const double high =
                std::min(words[i].bottom, words[j].bottom) - std::max(words[i].top, words[j].top);
            const double lower = std::min(words[i].bottom - words[i].top, words[j].bottom - words[j].top);
            if (wide > 1.0 && high > lower * 0.45)
                overlaps +=
                    words[i].text + " on " + words[j].text + ", page " + std::to_string(words[i].page) + "; ";
        }
    }
    CHECK(overlaps == "");
}

} // namespace

TEST_CASE("the report says all that a personnel file needs") {
    const InterviewReport report = sample_report(3, 3);
    const Written written(report);
    const std::string first = written.pdf.text(1);
    for (const std::string& text :
         {report.organisation, report.person, report.post, report.date, report.kit, report.panel[2],
          std::string("Ước lượng 3,4 (khoảng 80 %: 3,0–3,8)"), std::string("Khá"),
          std::string("Hệ số Krippendorff 0,71 (khoảng 95 %: 0,58–0,82): tạm tin được"),
          std::string("48 ô có từ hai người chấm: 31 ô trùng điểm, 14 ô lệch 1 mức, 3 ô lệch từ 2 mức."),
          report.standing.missing[0], report.standing.holds_back[0], report.decision.what,
          report.decision.reason, std::string("đồng ý, 18/11/2026"), std::string("không đồng ý, 22/11/2026"),
          std::string("Đã ký trong Món Quà ngày 21/11/2026"), std::string("Bùi Thanh Ý")})
        CHECK_MESSAGE(has(first, text), text, " is not on the first page: ", first);
}

TEST_CASE("every question shows notes, ratings with anchors and reasons, and what was changed") {
    const Written written(sample_report(3, 3));
    const std::string all = written.pdf.text();
    for (const char* text :
         {"Câu 2/3 · A01-Q2, bản 1", "(cả hội đồng)", "Trong chuyện đó, điều gì làm bạn thấy khó nhất?",
          "Cãi lại khách", "Lệch 2 mức lúc nộp, phải trao đổi", "Sửa từ 5 Xuất sắc thành 4 Tốt", "suy rộng",
          "chưa đủ căn cứ", "Không kể việc sau khi khách về.", "Hội đồng chốt", "Chưa chốt",
          "Phiên bản cách tính A01-M-1", "Chỉ điểm của từng người được tính vào mức.", "Chu kỳ bán rã"})
        CHECK_MESSAGE(has(all, text), std::string(text));
}

TEST_CASE("fonts travel with the document and Vietnamese can be searched in it") {
    InterviewReport report = sample_report(2, 1);
    report.person = "Đỗ Ýên";
    report.summary = every_vietnamese_letter() + " → ✓";
    const Written written(report);
    std::istringstream lines(written.pdf.fonts());
    std::string line;
    std::getline(lines, line);
    const auto embedded = line.find("emb");
    REQUIRE(embedded != std::string::npos);
    std::getline(lines, line);
    int fonts = 0;
    for (; std::getline(lines, line); ++fonts)
        CHECK_MESSAGE(line.substr(embedded, 3) == "yes", line);
    CHECK(fonts >= 3);
    const std::string text = written.pdf.text();
    std::istringstream groups(every_vietnamese_letter());
    for (std::string group; groups >> group;)
        CHECK_MESSAGE(has(text, group), group);
    CHECK(has(text, "→ ✓"));
    CHECK(has(written.pdf.info(), "Đỗ Ýên"));
}

TEST_CASE("pages are numbered to the last one") {
    const Written written(sample_report(2, 4));
    const int pages = written.pdf.pages();
    REQUIRE(pages > 3);
    for (int page = 1; page <= pages; ++page) {
        const std::string number = "Trang " + std::to_string(page) + "/" + std::to_string(pages);
        CHECK_MESSAGE(has(written.pdf.text(page), number), number);
    }
}

TEST_CASE("one to five raters, 24 questions, and very long names stay within the margins") {
    for (const std::size_t raters : {1U, 2U, 3U, 4U, 5U}) {
        CAPTURE(raters);
        InterviewReport report = sample_report(raters, raters == 5 ? 24 : 3);
        const Written written(report);
        check_inside_margins(written.pdf);
        check_no_overlaps(written.pdf);
        CHECK(has(written.pdf.text(), report.panel.back()));
    }
}

TEST_CASE("names of 200 characters, words without an end, and empty reports") {
    InterviewReport report = sample_report(5, 2);
    report.person = long_name(200);
    report.post = long_name(200);
    report.organisation = long_name(200);
    report.kit = std::string(200, 'W');
    for (std::string& name : report.panel)
        name = long_name(200);
    for (auto& signature : report.signatures)
        signature.name = long_name(200);
    report.questions[0].name = long_name(200);
    report.questions[0].notes[0].star[2] = std::string(6000, 'M');
    report.questions[0].notes[1].star[2] = long_name(4000);
    report.standing.axes[0].name = long_name(200);
    const Written written(report);
    check_inside_margins(written.pdf);
    check_no_overlaps(written.pdf);

    InterviewReport nothing;
    nothing.words = words_of("vi");
    const Written empty(nothing);
    CHECK(has(empty.pdf.text(1), "Chưa đủ bằng chứng"));
    CHECK(has(empty.pdf.text(1), "Chưa quyết định"));
}

TEST_CASE("a table that goes on over the page repeats its head") {
    InterviewReport report = sample_report(5, 1);
    for (auto& notes : report.questions[0].notes)
        notes.star[0] = long_name(2500);
    const Written written(report);
    int heads = 0;
    for (int page = 2; page < written.pdf.pages(); ++page) {
        if (has(written.pdf.text(page), "Ca khó số 1 (tiếp) Ghi chú của"))
            ++heads;
    }
    CHECK(heads >= 3);
}

TEST_CASE("too few ratings: words instead of a figure; English where asked for") {
    InterviewReport report = sample_report(1, 1);
    report.words = words_of("en");
    report.agreement = {};
    report.agreement.reading = "too few";
    report.standing.reported.reset();
    const Written written(report);
    const std::string first = written.pdf.text(1);
    CHECK(has(first, "Structured interview report"));
    CHECK(has(first, "Not enough evidence"));
    CHECK(has(first, "too few"));
    CHECK(has(first, "Estimate 3.4 (80% range 3.0–3.8)"));
    CHECK_FALSE(has(first, "0.00"));
    CHECK(has(first, "Page 1/"));
}

TEST_CASE("text that can't be set does no harm") {
    InterviewReport report = sample_report(2, 1);
    report.summary = std::string("đầu \xFF\xFE cuối \x01 \xF0\x9F\x98\x80 hết\r\nxuống dòng\ttab") + "\xC3";
    const Written written(report);
    const std::string first = written.pdf.text(1);
    CHECK(has(first, "xuống dòng"));
    CHECK(has(first, "hết"));
}
