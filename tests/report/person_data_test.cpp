#include "report/person_data.h"
#include "report/sample_report.h"

#include <doctest/doctest.h>

#include <string>

using namespace mq;
using namespace mq::report;
using mq::report::test::PdfRead;
using mq::report::test::TempFolder;

namespace {

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// Fifty attempts of twelve decisions each, as somebody has after a few months.
PersonData sample() {
    PersonData out;
    out.words = test::words_of("vi");
    out.organisation = "Minh Tín CA";
    out.person = "Nguyễn Thị Phương Thảo";
    out.made = "18/11/2026 10:06";
    out.scope = "Tự xuất.";
    out.sections.push_back(
        {"Hồ sơ", {PersonData::Facts{{"Họ tên", "Nguyễn Thị Phương Thảo"}, {"Chức danh", ""}}}});
    PersonData::Section attempts{"Lượt luyện và bài đánh giá", {}};
    for (int i = 0; i < 50; ++i) {
        attempts.blocks.emplace_back(
            PersonData::Heading{"Hàng ghế cuối " + std::to_string(i), "Luyện tập · 02/03/2026"});
        PersonData::Grid grid{{{"Lúc", 1.7F}, {"Đã trả lời", 4.2F}, {"Giây", 0.7F}}, {}};
        for (int d = 0; d < 12; ++d)
            grid.rows.push_back(
                {"Mở đầu", "Dạ em nghe rõ rồi ạ, em kiểm tra đơn " + std::to_string(d), "21"});
        attempts.blocks.emplace_back(std::move(grid));
    }
    out.sections.push_back(std::move(attempts));
    out.sections.push_back({"Phỏng vấn", {}});
    return out;
}

void all_on_the_page(const PdfRead& pdf) {
    for (const PdfRead::Word& word : pdf.words()) {
        CHECK(word.left > 0.0);
        CHECK(word.right < 595.28);
        CHECK(word.bottom < 841.89);
    }
}

} // namespace

TEST_CASE("a person's data read like a document: contents, headings, tables, pages") {
    const TempFolder folder;
    const auto path = folder.path() / "data.pdf";
    REQUIRE(write_person_data(sample(), test::program_fonts(), path).has_value());
    const PdfRead pdf(path);
    const std::string text = pdf.text();
    for (const char* part :
         {"Nguyễn Thị Phương Thảo", "Minh Tín CA", "1. Hồ sơ", "2. Lượt luyện và bài đánh giá",
          "3. Phỏng vấn", "Chưa có gì.", "Hàng ghế cuối 49", "em kiểm tra đơn 11", "18/11/2026 10:06"})
        CHECK_MESSAGE(has(text, part), part);
    CHECK_FALSE(has(text, "person_data."));
    CHECK(pdf.pages() > 5);
    for (int page = 1; page <= pdf.pages(); ++page) {
        CHECK(has(pdf.text(page), "Trang " + std::to_string(page) + "/" + std::to_string(pdf.pages())));
        CHECK(has(pdf.text(page), "Tài liệu riêng tư"));
    }
    CHECK(has(pdf.fonts(), "BeVietnamPro"));
    all_on_the_page(pdf);
}

TEST_CASE("names of two hundred letters and cells of a page stay on the paper") {
    const TempFolder folder;
    PersonData data = sample();
    data.person = test::long_name(200);
    std::string much;
    for (int i = 0; i < 900; ++i)
        much += "khách nói thêm ";
    data.sections[1].blocks = {
        PersonData::Heading{test::long_name(200), much},
        PersonData::Grid{{{"A", 1.0F}, {"B", 1.0F}}, {{much, test::long_name(180)}, {"x"}}},
        PersonData::Note{much}, PersonData::Facts{{test::long_name(90), much}}};
    const auto path = folder.path() / "data.pdf";
    REQUIRE(write_person_data(data, test::program_fonts(), path).has_value());
    const PdfRead pdf(path);
    CHECK(pdf.pages() > 3);
    all_on_the_page(pdf);
    CHECK_FALSE(
        write_person_data(data, test::program_fonts(), folder.path() / "no" / "data.pdf").has_value());
    CHECK(folder.files() == 1);
}
