#include "report/book_parts.h"

#include <algorithm>
#include <array>

namespace mq::report {
namespace {

/// A label with its value, or with a line to write it on; returns the y below.
float put_field(BookSheet& sheet, const char* key, const std::string& value, float x, float wide) {
    Pages& pages = sheet.pages;
    Canvas& canvas = pages.canvas();
    float y = put_label(canvas, x, pages.y, sheet.words(key));
    const Style style{.size = 10.5F, .face = Face::semibold, .leading = 1.35F};
    if (value.empty())
        writing_line(canvas, x, y + style.line() + 4.0F, wide);
    for (const std::string& line : canvas.fit(style, wide, value, 4)) {
        canvas.text(x, y, style, line);
        y += style.line();
    }
    return y;
}

void put_fields(BookSheet& sheet) {
    Pages& pages = sheet.pages;
    const InterviewBook& book = sheet.book;
    constexpr float gap = 24.0F;
    constexpr float half = (Pages::width - gap) / 2.0F;
    constexpr float right = Pages::left + half + gap;
    const float person = put_field(sheet, "report.book.person", book.person, Pages::left, half);
    const float post = put_field(sheet, "report.book.post", book.post, right, half);
    pages.y = std::max(person, post) + 13.0F;
    const float date = put_field(sheet, "report.book.date", book.date, Pages::left, half);
    const float member = put_field(sheet, "report.book.member", book.panel_member, right, half);
    pages.y = std::max(date, member) + 18.0F;
}

void put_title(BookSheet& sheet) {
    Pages& pages = sheet.pages;
    const InterviewBook& book = sheet.book;
    pages.paragraph({.size = 8.5F, .face = Face::semibold, .ink = inks::text2}, book.organisation);
    pages.space(4.0F);
    pages.rule(inks::text, 1.1F);
    pages.space(10.0F);
    const TwoTongues title{{.size = 20.0F, .face = Face::bold, .leading = 1.28F},
                           {.size = 11.0F, .ink = inks::text3, .leading = 1.35F}};
    pages.y =
        put_both(pages.canvas(), Pages::left, pages.y, Pages::width, title, sheet.words("report.book.title"));
    pages.space(6.0F);
    const auto count = book.questions.size();
    const auto line = [&](const Words& words, const std::string& kit) {
        return words.format("report.book.kit", fmt::arg("kit", kit), fmt::arg("n", count));
    };
    const domain::LocalText about{line(book.vi, book.kit.vi),
                                  line(book.en, book.kit.en.empty() ? book.kit.vi : book.kit.en)};
    pages.y = put_both(pages.canvas(), Pages::left, pages.y, Pages::width, tongues(9.5F), about);
    pages.space(14.0F);
}

void put_how(BookSheet& sheet) {
    Pages& pages = sheet.pages;
    pages.y = put_label(pages.canvas(), Pages::left, pages.y, sheet.words("report.book.how"));
    pages.space(3.0F);
    constexpr float indent = 16.0F;
    int number = 0;
    for (const char* key : {"report.book.how_ask", "report.book.how_note", "report.book.how_rate",
                            "report.book.how_alone", "report.book.how_care"}) {
        pages.canvas().text(Pages::left, pages.y, {.size = 9.0F, .face = Face::semibold, .ink = inks::accent},
                            std::to_string(++number));
        pages.y = put_both(pages.canvas(), Pages::left + indent, pages.y, Pages::width - indent,
                           tongues(9.0F), sheet.words(key)) +
                  3.0F;
    }
    pages.space(10.0F);
}

/// The wording in a frame, a box that nobody has ticked, and a line for the signature.
void put_consent(BookSheet& sheet) {
    Pages& pages = sheet.pages;
    Canvas& canvas = pages.canvas();
    const domain::ConsentWording& consent = sheet.book.consent;
    constexpr float inner = 14.0F;
    constexpr float wide = Pages::width - 2.0F * inner;
    const TwoTongues style = tongues(8.6F);
    const TwoTongues head = tongues(10.0F, Face::semibold);
    const float height = 24.0F + height_of_both(canvas, wide, head, consent.purpose) + 4.0F +
                         height_of_both(canvas, wide, style, consent.text) + 88.0F;
    pages.need(height);
    canvas.box({Pages::left, pages.y, Pages::width, height},
               {.fill = inks::wash, .stroke = inks::rule, .thickness = 0.6F, .radius = 5.0F});
    constexpr float x = Pages::left + inner;
    float y = put_label(canvas, x, pages.y + 10.0F, sheet.words("report.book.consent")) + 3.0F;
    y = put_both(canvas, x, y, wide, head, consent.purpose) + 4.0F;
    y = put_both(canvas, x, y, wide, style, consent.text) + 10.0F;
    tick_box(canvas, x, y + 1.0F, 11.0F, false);
    put_both(canvas, x + 18.0F, y, wide - 18.0F, tongues(9.5F, Face::semibold),
             sheet.words("report.book.agree"));
    y += 52.0F;
    constexpr float sign = wide * 0.58F;
    writing_line(canvas, x, y, sign);
    writing_line(canvas, x + sign + 20.0F, y, wide - sign - 20.0F);
    put_label(canvas, x, y + 2.0F, sheet.words("report.book.signature"));
    put_label(canvas, x + sign + 20.0F, y + 2.0F, sheet.words("report.book.date"));
    pages.y += height + 8.0F;
    canvas.text(Pages::left, pages.y, {.size = 7.0F, .ink = inks::text3},
                sheet.book.vi.format("report.book.wording", fmt::arg("id", consent.id),
                                     fmt::arg("revision", consent.revision)));
}

} // namespace

void put_cover(BookSheet& sheet) {
    put_title(sheet);
    put_fields(sheet);
    put_how(sheet);
    put_consent(sheet);
}

void put_end(BookSheet& sheet) {
    Pages& pages = sheet.pages;
    Canvas& canvas = pages.canvas();
    pages.new_page();
    const TwoTongues head{{.size = 14.0F, .face = Face::bold, .leading = 1.3F},
                          {.size = 9.0F, .ink = inks::text3}};
    canvas.bookmark(sheet.book.vi.get("report.book.end"), pages.y);
    pages.y =
        put_both(canvas, Pages::left, pages.y, Pages::width, head, sheet.words("report.book.end")) + 8.0F;
    for (const char* key : {"report.book.end_questions", "report.book.end_notes"}) {
        pages.y = put_both(canvas, Pages::left, pages.y, Pages::width, tongues(9.5F), sheet.words(key));
        for (int line = 0; line < 6; ++line) {
            pages.space(23.0F);
            writing_line(canvas, Pages::left, pages.y, Pages::width);
        }
        pages.space(22.0F);
    }
    for (const char* key : {"report.book.check_all", "report.book.check_alone", "report.book.check_time"}) {
        tick_box(canvas, Pages::left, pages.y + 1.0F, 11.0F, false);
        pages.y = put_both(canvas, Pages::left + 18.0F, pages.y, Pages::width - 18.0F, tongues(9.5F),
                           sheet.words(key)) +
                  7.0F;
    }
    pages.space(58.0F);
    constexpr float half = (Pages::width - 24.0F) / 2.0F;
    writing_line(canvas, Pages::left, pages.y, half);
    writing_line(canvas, Pages::left + half + 24.0F, pages.y, half);
    put_label(canvas, Pages::left, pages.y + 2.0F, sheet.words("report.book.member_signature"));
    put_label(canvas, Pages::left + half + 24.0F, pages.y + 2.0F, sheet.words("report.book.day_hour"));
}

} // namespace mq::report
