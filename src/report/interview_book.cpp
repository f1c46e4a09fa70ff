#include "report/interview_book.h"

#include "report/book_parts.h"

#include <algorithm>

namespace mq::report {

TwoTongues tongues(float size, Face face) {
    return {{.size = size, .face = face},
            {.size = std::max(6.2F, size * 0.8F), .ink = inks::text3, .leading = 1.34F}};
}

float put_both(Canvas& canvas, float x, float y, float wide, const TwoTongues& style,
               const domain::LocalText& text) {
    for (const auto& [in, words] : {std::pair(style.vi, text.vi), std::pair(style.en, text.en)}) {
        if (words.empty())
            continue;
        for (const std::string& line : canvas.wrap(in, wide, words)) {
            canvas.text(x, y, in, line);
            y += in.line();
        }
    }
    return y;
}

float height_of_both(const Canvas& canvas, float wide, const TwoTongues& style,
                     const domain::LocalText& text) {
    const auto lines = [&](const Style& in, const std::string& words) {
        return words.empty() ? 0.0F : static_cast<float>(canvas.wrap(in, wide, words).size()) * in.line();
    };
    return lines(style.vi, text.vi) + lines(style.en, text.en);
}

float put_label(Canvas& canvas, float x, float y, const domain::LocalText& text) {
    const Style vi{.size = 7.6F, .face = Face::semibold, .ink = inks::text2};
    const Style en{.size = 6.8F, .ink = inks::text3, .leading = 1.42F * 7.6F / 6.8F}; // on the same line
    canvas.text(x, y, vi, text.vi);
    if (!text.en.empty())
        canvas.text(x + canvas.width(vi, text.vi) + 5.0F, y, en, text.en);
    return y + vi.line();
}

namespace {

float running_head(Canvas& canvas, const InterviewBook& book) {
    const Style style{.size = 7.5F, .ink = inks::text3};
    constexpr float y = 30.0F;
    const std::string title = book.vi.get("report.book.title");
    const float wide = canvas.width(style, title);
    canvas.text(Pages::right - wide, y, style, title);
    std::string who = book.person;
    if (!book.post.empty())
        who += (who.empty() ? "" : " · ") + book.post;
    if (!who.empty())
        canvas.text(Pages::left, y, style, canvas.fit(style, Pages::width - wide - 20.0F, who).front());
    canvas.line(Pages::left, y + 13.0F, Pages::right, y + 13.0F, inks::rule, 0.5F);
    return y + 22.0F;
}

} // namespace

Status write_interview_book(const InterviewBook& book, const domain::Competency& competency,
                            const Fonts& fonts, const std::filesystem::path& path) {
    auto canvas =
        Canvas::open(fonts, book.vi.get("report.book.title") + " – " + book.kit.vi, book.organisation);
    if (!canvas)
        return tl::unexpected(canvas.error());
    Pages pages(*canvas);
    pages.head = [&](Canvas& on) { return running_head(on, book); };
    pages.new_page();
    BookSheet sheet{book, competency, pages};
    put_cover(sheet);
    for (std::size_t i = 0; i < book.questions.size(); ++i) {
        put_asking(sheet, i);
        put_rating(sheet, i);
    }
    put_end(sheet);
    pages.finish({book.vi.get("report.foot"), [&](int page, int count) {
                      return book.vi.format("report.page", fmt::arg("page", page), fmt::arg("pages", count));
                  }});
    return canvas->save(path);
}

} // namespace mq::report
