#pragma once

#include "report/interview_book.h"
#include "report/interview_report.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace mq::report::test {

/// All letters of Vietnamese that are not ASCII, lower case and upper case, in groups by their base letter.
std::string every_vietnamese_letter();
/// A name of exactly `length` characters.
std::string long_name(std::size_t length);

/// The program's own words: assets/text/<language>.yaml.
Words words_of(const std::string& language);
/// The fonts that the program is shipped with.
Fonts program_fonts();

/// A believable interview with that many raters (1..5) and questions; with two raters or more, one cell two
/// levels apart, a changed rating, and one that is “chưa đủ căn cứ”.
InterviewReport sample_report(std::size_t raters, std::size_t questions);

/// The blank book of a kit of the program's question bank.
InterviewBook sample_book(const std::string& kit);
domain::Competency program_competency();

/// A folder that goes away with the test.
class TempFolder {
public:
    TempFolder();
    ~TempFolder();
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::size_t files() const;

private:
    std::filesystem::path path_;
};

/// What another program (Poppler) reads in a PDF.
class PdfRead {
public:
    explicit PdfRead(std::filesystem::path file);

    [[nodiscard]] int pages() const;
    [[nodiscard]] std::string text() const; ///< of all pages, with single spaces
    [[nodiscard]] std::string text(int page) const;
    [[nodiscard]] std::string fonts() const; ///< the table of `pdffonts`
    [[nodiscard]] std::string info() const;

    struct Word {
        double left = 0;
        double top = 0;
        double right = 0;
        double bottom = 0;
        std::string text;
        int page = 1;
    };
    [[nodiscard]] std::vector<Word> words() const;

private:
    [[nodiscard]] std::string run(const std::string& command) const;
    std::filesystem::path file_;
};

} // namespace mq::report::test
