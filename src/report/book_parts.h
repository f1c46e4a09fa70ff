#pragma once

#include "report/interview_book.h"
#include "report/pdf_page.h"

/// The parts of an interview book; inside of interview_book.
namespace mq::report {

struct BookSheet {
    const InterviewBook& book;
    const domain::Competency& competency;
    Pages& pages;

    [[nodiscard]] domain::LocalText words(std::string_view key) const {
        return {book.vi.get(key), book.en.get(key)};
    }
};

/// Vietnamese, and English below it in smaller grey letters.
struct TwoTongues {
    Style vi;
    Style en;
};
[[nodiscard]] TwoTongues tongues(float size, Face face = Face::regular);

/// Puts both below each other within `wide` and returns the y below. Doesn't break over pages.
float put_both(Canvas& canvas, float x, float y, float wide, const TwoTongues& style,
               const domain::LocalText& text);
[[nodiscard]] float height_of_both(const Canvas& canvas, float wide, const TwoTongues& style,
                                   const domain::LocalText& text);
/// “Vietnamese · English” on one line.
float put_label(Canvas& canvas, float x, float y, const domain::LocalText& text);

void put_cover(BookSheet& sheet);
void put_asking(BookSheet& sheet, std::size_t index); ///< question, probes, notes: a page, more if it must be
void put_rating(BookSheet& sheet, std::size_t index); ///< its facets with their anchors
void put_end(BookSheet& sheet);

} // namespace mq::report
