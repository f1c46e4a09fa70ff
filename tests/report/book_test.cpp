#include "report/interview_book.h"

#include "report/sample_report.h"

#include <doctest/doctest.h>

using namespace mq::report;
using namespace mq::report::test;

namespace {

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::filesystem::path write(const TempFolder& folder, const InterviewBook& book) {
    const auto path = folder.path() / "so.pdf";
    const mq::Status status = write_interview_book(book, program_competency(), program_fonts(), path);
    REQUIRE_MESSAGE(status, (status ? "" : status.error().message + " " + status.error().detail));
    return path;
}

} // namespace

TEST_CASE("the book of each kit: a cover with the consent, two pages a question, a last page") {
    for (const char* kit : {"new-hire", "agent", "lead"}) {
        CAPTURE(kit);
        const TempFolder folder;
        const InterviewBook book = sample_book(kit);
        const PdfRead pdf(write(folder, book));
        CHECK(pdf.pages() == 2 + 2 * static_cast<int>(book.questions.size()));
        const std::string cover = pdf.text(1);
        for (const std::string& text :
             {book.person, book.post, book.date, book.panel_member, book.consent.purpose.vi,
              book.consent.purpose.en, std::string("Tôi đã đọc và đồng ý."),
              std::string("I have read this and I agree.")})
            CHECK_MESSAGE(has(cover, text), text);
        CHECK(has(pdf.text(pdf.pages()), "Chữ ký thành viên hội đồng"));
    }
}

TEST_CASE("each question has its probes, the two fixed ones, signs, and all five anchors in both languages") {
    const TempFolder folder;
    const InterviewBook book = sample_book("agent");
    const PdfRead pdf(write(folder, book));
    for (std::size_t i = 0; i < book.questions.size(); ++i) {
        const auto& question = book.questions[i];
        CAPTURE(question.id);
        const std::string asking = pdf.text(2 + 2 * static_cast<int>(i));
        for (const auto& text : {question.text, question.probes.back(), book.fixed.hard, book.fixed.help,
                                 question.listen.back(), question.red_flags.front()}) {
            CHECK_MESSAGE(has(asking, text.vi), text.vi);
            CHECK_MESSAGE(has(asking, text.en), text.en);
        }
        CHECK(has(asking, "Tình huống"));
        const std::string rating = pdf.text(3 + 2 * static_cast<int>(i));
        for (const char* word :
             {"Kém", "Cơ bản", "Khá", "Tốt", "Xuất sắc", "Chưa đủ căn cứ để chấm", "Lý do"})
            CHECK_MESSAGE(has(rating, word), word);
    }
}

TEST_CASE("every anchor's words are on the page that rates them") {
    const TempFolder folder;
    const InterviewBook book = sample_book("lead");
    const PdfRead pdf(write(folder, book));
    for (std::size_t i = 0; i < book.questions.size(); ++i) {
        const std::string rating = pdf.text(3 + 2 * static_cast<int>(i));
        for (const auto& row : book.questions[i].facets) {
            for (const auto& anchor : row.anchors) { // columns: the first words of each lie together
                const std::string& text = anchor.text.vi;
                CHECK_MESSAGE(has(rating, text.substr(0, text.find(' ', 6))), text);
            }
        }
    }
}

TEST_CASE("nothing of the book lies beyond the margins, also with very long texts") {
    const TempFolder folder;
    InterviewBook book = sample_book("lead");
    book.person = long_name(200);
    book.post = long_name(200);
    book.organisation = long_name(200);
    book.panel_member.clear();
    book.questions[0].text.vi = long_name(600);
    book.questions[0].probes.assign(12, {long_name(120), long_name(120)});
    for (auto& row : book.questions[0].facets)
        row.anchors[4].text.vi = long_name(300);
    const PdfRead pdf(write(folder, book));
    for (const auto& word : pdf.words()) {
        const bool inside = word.left >= 50 && word.right <= 545.3 && word.top >= 24 && word.bottom <= 818;
        CHECK_MESSAGE(inside, word.text, " on page ", word.page);
    }
}
