#pragma once

#include "report/interview_report.h"
#include "report/pdf_table.h"

/// The parts of an interview report; inside of interview_report.
namespace mq::report {

struct ReportSheet {
    const InterviewReport& report;
    Pages& pages;

    [[nodiscard]] std::string word(std::string_view key) const { return report.words.get(key); }
    /// “Khá”; “chưa đủ căn cứ” for nothing.
    [[nodiscard]] std::string level_word(const std::optional<int>& level) const;
    [[nodiscard]] std::string rater(std::size_t index) const;
    [[nodiscard]] std::string raters(
        const std::vector<std::size_t>& indices) const; ///< names, or the whole panel
};

void put_summary(ReportSheet& sheet);   ///< the first page
void put_questions(ReportSheet& sheet); ///< one after the other
void put_method(ReportSheet& sheet);

} // namespace mq::report
