#include "content/competency_file.h"
#include "content/question_bank.h"
#include "report/sample_report.h"

#include <doctest/doctest.h>

namespace mq::report::test {

domain::Competency program_competency() {
    auto loaded = content::load_competency_file(MONQUA_SOURCE_DIR "/assets/competencies/a01.yaml");
    REQUIRE(loaded.competency);
    return *loaded.competency;
}

InterviewBook sample_book(const std::string& kit_id) {
    const domain::QuestionBank bank =
        content::load_question_bank(MONQUA_SOURCE_DIR "/questions", program_competency()).bank;
    const domain::Kit* kit = bank.kit(kit_id);
    REQUIRE(kit != nullptr);
    InterviewBook book;
    book.vi = words_of("vi");
    book.en = words_of("en");
    book.organisation = "Công ty TNHH Minh Tín";
    book.person = "Hoàng Thị Mỹ Duyên";
    book.post = "Chuyên viên chăm sóc khách hàng";
    book.date = "21/11/2026";
    book.panel_member = "Đặng Hoàng Vũ";
    book.kit = kit->name;
    book.consent = *bank.consent("selection");
    book.fixed = bank.guide.fixed;
    for (const std::string& id : kit->questions)
        book.questions.push_back(*bank.question(id));
    return book;
}

} // namespace mq::report::test
