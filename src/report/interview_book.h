#pragma once

#include "base/error.h"
#include "domain/competency.h"
#include "domain/question.h"
#include "report/fonts.h"
#include "report/words.h"

#include <filesystem>
#include <string>
#include <vector>

namespace mq::report {

/// A blank interview book for one panel member: what they need in their hand to ask, note and rate on paper.
/// Every text is printed in Vietnamese, with English below it in smaller letters.
struct InterviewBook {
    Words vi; ///< words of both languages
    Words en;
    std::string organisation;
    std::string person; ///< empty texts become lines to write on
    std::string post;
    std::string date;
    std::string panel_member;
    domain::LocalText kit; ///< name
    domain::ConsentWording consent;
    domain::FixedProbes fixed;
    std::vector<domain::Question> questions; ///< in the order they are asked
};

/// Writes the book as an A4 PDF for printing on both sides: cover with the consent, two pages a question, a
/// page for the end. The competency gives the names of facets and levels. Errors as those of
/// write_interview_report.
[[nodiscard]] Status write_interview_book(const InterviewBook& book, const domain::Competency& competency,
                                          const Fonts& fonts, const std::filesystem::path& path);

} // namespace mq::report
