#include "report/figures.h"
#include "report/sample_report.h"

#include <doctest/doctest.h>
#include <fstream>
#include <sstream>

using namespace mq;
using namespace mq::report;
using mq::report::test::PdfRead;
using mq::report::test::TempFolder;

namespace {

const std::array<std::string, 5> levels{"Kém", "Cơ bản", "Khá", "Tốt", "Xuất sắc"};

FigureHead head(const std::string& title) {
    FigureHead out;
    out.words = test::words_of("vi");
    out.title = title;
    out.sentence = "7 trên 12 người có kết quả đang ở mức Khá trở lên.";
    out.foot = "Tính đến ngày 09/03/2026 · n = 12 người";
    return out;
}

DistributionFigure distribution() {
    DistributionFigure out{head("Đội Hà Nội: bao nhiêu người ở mức nào"), levels, {}};
    for (int month = 1; month <= 12; ++month)
        out.months.push_back({"0" + std::to_string(month % 10) + "/2026",
                              {13 - month, 2, month / 3, month / 2, month / 4, month / 10}});
    return out;
}

TrendFigure trend() {
    TrendFigure out{head("Đội Hà Nội: Thấu hiểu nhu cầu theo thời gian"), levels, {}};
    for (int month = 0; month < 12; ++month)
        out.points.push_back({"0" + std::to_string(month % 9 + 1) + "/2026", 20'000 + 30 * month,
                              2.0 + 0.1 * month, 1.4 + 0.1 * month, 2.9 + 0.1 * month, 5 + month});
    return out;
}

PitfallFigure pitfalls() {
    return {head("Đội Hà Nội: điều cần tránh hay gặp ở kênh nào"),
            {"Điện thoại", "Quầy", "Email", "Chat", "Mạng xã hội"},
            {420, 310, 96, 215, 8},
            {{"Ngắt lời khách", {1.8, 0.9, 0.0, 0.2, std::nullopt}},
             {"Đổ lỗi cho khách hàng hoặc cho bộ phận khác trong công ty khi chưa rõ chuyện",
              {0.7, 1.1, 0.4, 0.3, std::nullopt}},
             {"Hứa điều không chắc làm được", {0.4, 0.3, 0.6, 0.5, std::nullopt}}}};
}

PracticeFigure practice() {
    PracticeFigure out{head("Đội Hà Nội: luyện nhiều có tiến nhiều không"), {}};
    int i = 0;
    for (const char* name : {"Nguyễn Hà My", "Lâm Tuấn Kiệt", "Tạ Đức Anh", "Hoàng Gia Bảo", "Trần Minh Khôi",
                             "Đinh Công Thành"}) {
        out.points.push_back({name, 3 + 7 * i, -0.2 + 0.21 * i});
        ++i;
    }
    return out;
}

ParetoFigure pareto() {
    return {head("Nguyên nhân khiếu nại · Tuần 10 · 02/03–08/03"),
            {{"Do sản phẩm, dịch vụ", 18, 0.6},
             {"Do nhân viên phục vụ", 9, 0.9},
             {"Do khách hàng hiểu chưa đúng", 3, 1.0}}};
}

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

/// Width and height from a PNG's first part.
std::pair<unsigned, unsigned> size_of(const std::string& png) {
    const auto number = [&](std::size_t at) {
        unsigned out = 0;
        for (std::size_t i = 0; i < 4; ++i)
            out = (out << 8U) | static_cast<unsigned char>(png[at + i]);
        return out;
    };
    return {number(16), number(20)};
}

} // namespace

TEST_CASE("every figure is a picture of twice the size, and a page with text that can be searched") {
    const TempFolder folder;
    const std::vector<Figure> all{distribution(), trend(), pitfalls(), practice(), pareto()};
    const std::vector<std::string> words{"Xuất sắc", "n = 16", "Ngắt lời khách", "Nguyễn Hà My",
                                         "Do sản phẩm"};
    for (std::size_t i = 0; i < all.size(); ++i) {
        CAPTURE(i);
        const std::string name = "figure-" + std::to_string(i);
        REQUIRE(
            write_figure(all[i], test::program_fonts(), FigureFormat::png, folder.path() / (name + ".png"))
                .has_value());
        REQUIRE(
            write_figure(all[i], test::program_fonts(), FigureFormat::pdf, folder.path() / (name + ".pdf"))
                .has_value());
        const std::string png = bytes_of(folder.path() / (name + ".png"));
        REQUIRE(png.size() > 10'000);
        CHECK(png.substr(1, 3) == "PNG");
        CHECK(size_of(png) == std::pair(1920U, 1200U));
        const PdfRead pdf(folder.path() / (name + ".pdf"));
        CHECK(pdf.pages() == 1);
        const std::string text = pdf.text();
        CHECK(text.find("Tính đến ngày 09/03/2026") != std::string::npos);
        CHECK(text.find("7 trên 12 người") != std::string::npos);
        CHECK(text.find(words[i]) != std::string::npos);
        CHECK(pdf.fonts().find("BeVietnamPro") != std::string::npos);
    }
}

TEST_CASE("a figure of nothing says so, and very long texts stay on the page") {
    const TempFolder folder;
    FigureHead empty = head("Trống");
    std::string text;
    for (const Figure& figure :
         {Figure(DistributionFigure{empty, levels, {}}), Figure(TrendFigure{empty, levels, {}}),
          Figure(PitfallFigure{empty, {}, {}, {}}), Figure(PracticeFigure{empty, {}}),
          Figure(ParetoFigure{empty, {}})}) {
        REQUIRE(write_figure(figure, test::program_fonts(), FigureFormat::pdf, folder.path() / "e.pdf")
                    .has_value());
        CHECK(PdfRead(folder.path() / "e.pdf").text().find("Chưa đủ dữ liệu để vẽ") != std::string::npos);
    }
    PracticeFigure people = practice();
    people.head.title = std::string(400, 'W');
    people.head.foot = std::string(400, 'W');
    for (auto& point : people.points)
        point.name = "=HYPERLINK(\"x\")" + std::string(185, 'M');
    REQUIRE(write_figure(people, test::program_fonts(), FigureFormat::pdf, folder.path() / "long.pdf")
                .has_value());
    for (const PdfRead::Word& word : PdfRead(folder.path() / "long.pdf").words()) {
        CHECK(word.left > 0.0);
        CHECK(word.right < 720.0);
        CHECK(word.bottom < 450.0);
    }
}

TEST_CASE("a figure without fonts or folder leaves nothing") {
    const TempFolder folder;
    Fonts none = test::program_fonts();
    none.regular = folder.path() / "none.ttf";
    CHECK_FALSE(write_figure(pareto(), none, FigureFormat::png, folder.path() / "a.png").has_value());
    CHECK_FALSE(
        write_figure(pareto(), test::program_fonts(), FigureFormat::png, folder.path() / "no" / "a.png")
            .has_value());
    CHECK(folder.files() == 0);
}
