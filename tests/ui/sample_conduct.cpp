#include "ui/sample_conduct.h"

#include <fmt/format.h>
#include <array>

namespace mq::test {
namespace {

using namespace mq::app;

constexpr std::array<const char*, 5> level_names{"Kém", "Cơ bản", "Khá", "Tốt", "Xuất sắc"};
constexpr std::array<const char*, 5> understand{
    "Khách xin gì ghi nấy. Nhận ra chỗ lệch là nhờ người khác chỉ cho, dù chỉ cần nhìn giấy tờ khách đưa là "
    "thấy.",
    "Chuyện không khó đoán. Thấy ngờ ngợ, hỏi được một hai câu rồi phải nhờ người có kinh nghiệm hỏi tiếp "
    "giúp.",
    "Khách nói vòng, có điều ngại kể. Tự hỏi dần ra hoàn cảnh và việc khách định làm; có lúc phải xin lời "
    "khuyên.",
    "Khách tin chắc mình đúng, gạt lời khuyên. Tự tìm ra lý do thật phía sau, đem dùng để đổi giải pháp, "
    "khách hài lòng hơn.",
    "Nhiều khách cùng hỏi lệch như nhau, chưa ai hiểu. Gần gũi trò chuyện, soi dữ liệu để ra lý do, rồi chỉ "
    "cho nhóm."};
constexpr std::array<const char*, 5> customer_view{
    "Bán đúng thứ khách hỏi cho xong. Phải nghe người khác nói mới thấy thứ đó khách mang về không dùng vào "
    "đâu được.",
    "Thấy thứ khách hỏi không hợp và có nói, việc đơn giản. Nhưng nên khuyên gì thì thường dựa vào lời người "
    "kèm.",
    "Khuyên thật khiến mình hụt doanh số hoặc mất công hơn. Vẫn chọn điều lợi cho khách, có hỏi ý cấp trên "
    "trước.",
    "Chọn sai thì khách thiệt lớn. Bày các khả năng ra, hỏi khách coi trọng điều gì, lắng nghe rồi tự chốt "
    "cách tư vấn theo đó.",
    "Cách bày bán khiến khách hay chọn nhầm. Soi lại từ phía khách, chủ động xin đổi cách giới thiệu, chỉ "
    "người khác làm."};

Uuid id_of(int n) {
    return *parse_uuid(fmt::format("018f0000-0000-7000-8000-{:012}", n));
}

RatingRow row_of(const char* id, const char* name, const std::array<const char*, 5>& texts) {
    RatingRow row;
    row.facet = id;
    row.name = name;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        row.anchors[i] = {static_cast<int>(i) + 1, level_names[i], texts[i], i < 2};
    }
    return row;
}

ConductQuestion question(int n, const char* name) {
    ConductQuestion q;
    q.id = fmt::format("MQ-{:02}", n);
    q.name = name;
    q.text =
        "Kể về một lần khách tới quầy, hay nhắn, gọi để xin một thứ, mà nói chuyện một lúc bạn nhận ra "
        "họ cần thứ khác. Điều gì khiến bạn nghĩ vậy, và bạn làm gì tiếp?";
    q.kind = "Kể lại";
    q.facets_line = "Thấu hiểu nhu cầu · Góc nhìn của khách";
    q.minutes = 6;
    q.probes = {"Câu nào của khách làm bạn để ý?", "Bạn hỏi thêm những gì, theo thứ tự nào?",
                "Bạn kiểm lại phán đoán của mình bằng cách nào?", "Nếu bán đúng thứ khách hỏi thì sao?"};
    q.asked.resize(q.probes.size());
    q.hard_probe = "Trong chuyện đó, điều gì làm bạn thấy khó nhất?";
    q.help_probe = "Lúc đó có ai giúp hay chỉ cho bạn không? Giúp ở chỗ nào, phần nào bạn tự làm?";
    q.listen = {"Dấu hiệu cụ thể: lời khách, giấy tờ, lịch sử mua",
                "Có hỏi để kiểm, không tự suy ra rồi làm luôn",
                "Lời khuyên có lợi cho khách, kể cả khi bán được ít hơn"};
    q.red_flags = {"“Nhu cầu” tìm ra chỉ là cớ để bán thêm", "Nói khách không biết mình muốn gì",
                   "Không nhớ nổi một câu khách đã nói"};
    q.tags = {{"hears_sign", "Bắt được dấu hiệu", true, false},
              {"checks_guess", "Hỏi lại để kiểm", true, false},
              {"honest_advice", "Khuyên thật, dù bán ít hơn", true, false},
              {"pushes_sale", "Lái sang bán thêm", false, false},
              {"assumes", "Tự đoán rồi làm", false, false}};
    q.rows = {row_of("understand", "Thấu hiểu nhu cầu", understand),
              row_of("customer_view", "Góc nhìn của khách", customer_view)};
    return q;
}

void write(ConductQuestion& q) {
    q.star = {
        "Khách ra quầy xin gói một năm, mà đang dùng ba máy ở hai chi nhánh.",
        "Gia hạn trong ngày, không để khách mua nhầm lần nữa.",
        "Hỏi số máy, ai ký, bao lâu nộp tờ khai một lần. Cho xem hai phương án, nói rõ gói rẻ không đủ.",
        "Khách đổi sang gói nhóm, gọi lại hai hôm sau hỏi đã chạy chưa."};
    q.asked = {true, true, false, false};
    q.asked_hard = q.asked_help = true;
    q.tags[0].on = q.tags[1].on = true;
}

void rate_all(ConductQuestion& q, int first, int second) {
    write(q);
    q.rows[0].rating = first;
    q.rows[0].reason = "Tự hỏi ra hoàn cảnh, không ai nhắc.";
    q.rows[1].rating = second;
    q.rows[1].reason = "Nói thật dù mất doanh số của tháng.";
    q.saved = true;
    q.elapsed_ms = 290'000;
}

PanelBadge member(int n, const char* name, const char* initials, int answers, bool me = false) {
    return {id_of(n), name, initials, answers, false, false, me};
}

std::string long_words(std::size_t letters) {
    std::string out;
    while (out.size() < letters) {
        out += "Nguyễn Thị Thuỳ Dương Ổn Định Kỹ Lưỡng ";
    }
    return out;
}

} // namespace

Model sample_conduct() {
    Model model;
    model.page = Page::conduct;
    model.me.id = id_of(1);
    model.me.name = "Trần Thu Dung";
    model.me.initials = "TD";
    model.me.role = Role::hr;
    Conduct conduct;
    conduct.revision = 1;
    conduct.interview = id_of(100);
    conduct.rater = id_of(1);
    conduct.rater_name = "Trần Thu Dung";
    conduct.person = "Đặng Thảo Vy";
    conduct.initials = "TV";
    conduct.line = "Chuyên viên CSKH · Vòng 2 · 09/03, 14:00";
    conduct.kit = "Bộ câu hỏi A01";
    const std::array<const char*, 8> names{"Khách khó tính đến vô lý",   "Quy trình chăm sóc",
                                           "Hỏi một đằng, cần một nẻo",  "Phản hồi tiêu cực",
                                           "Hiểu khách đang cần gì",     "Lần chăm sóc thành công",
                                           "Từ chối yêu cầu quan trọng", "Khách bất mãn từ nơi khác"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        conduct.questions.push_back(question(static_cast<int>(i) + 1, names[i]));
    }
    rate_all(conduct.questions[0], 4, 3);
    rate_all(conduct.questions[1], 3, 2);
    conduct.questions[1].rows[1].rating.reset();
    conduct.questions[1].rows[1].not_enough = true;
    conduct.current = 2;
    conduct.saved = 2;
    conduct.questions[2].elapsed_ms = 252'000;
    conduct.panel = {member(1, "Trần Thu Dung", "TD", 2, true), member(2, "Lê Quốc Bảo", "QB", 1),
                     member(3, "Vũ Hoàng Nam", "HN", 8)};
    conduct.panel[2].handed_in = true;
    conduct.saved_at = "Đã lưu lúc 14:31";
    model.conduct = std::move(conduct);
    return model;
}

Model written_conduct() {
    Model model = sample_conduct();
    ConductQuestion& q = model.conduct->questions[2];
    write(q);
    q.rows[0].rating = 4;
    q.rows[0].reason = "Tự hỏi ra hoàn cảnh, không ai nhắc.";
    q.drafted = true;
    return model;
}

Model lacking_conduct() {
    Model model = written_conduct();
    ConductQuestion& q = model.conduct->questions[2];
    q.star[1] = q.star[3] = "";
    q.asked_help = false;
    q.rows[0].reason = "";
    q.missing = {"Chưa ghi Nhiệm vụ.", "Chưa ghi Kết quả.", "Chưa hỏi ai giúp và giúp ở chỗ nào.",
                 "Thấu hiểu nhu cầu: mức này cần lý do.", "Góc nhìn của khách: chưa chấm."};
    q.missing_at = {{MissingAt::task, 0},
                    {MissingAt::result, 0},
                    {MissingAt::help, 0},
                    {MissingAt::reason, 0},
                    {MissingAt::rating, 1}};
    return model;
}

Model rated_conduct() {
    Model model = sample_conduct();
    int level = 2;
    for (ConductQuestion& q : model.conduct->questions) {
        rate_all(q, level, 3);
        level = level == 5 ? 2 : level + 1;
    }
    model.conduct->current = 7;
    model.conduct->saved = 8;
    model.conduct->panel[0].answers = 8;
    return model;
}

Model handed_in_conduct() {
    Model model = rated_conduct();
    model.conduct->handed_in = true;
    model.conduct->panel[0].handed_in = true;
    return model;
}

Model other_turn() {
    Model model = written_conduct();
    model.conduct->rater = id_of(2);
    model.conduct->rater_name = "Lê Quốc Bảo";
    return model;
}

Model long_conduct() {
    Model model = lacking_conduct();
    Conduct& conduct = *model.conduct;
    const std::string words = long_words(200);
    conduct.person = conduct.line = conduct.kit = conduct.rater_name = words;
    for (PanelBadge& badge : conduct.panel) {
        badge.name = words;
    }
    for (ConductQuestion& q : conduct.questions) {
        q.name = words;
    }
    ConductQuestion& q = conduct.questions[2];
    q.text = long_words(500);
    q.rows.push_back(q.rows[0]);
    q.rows[2].facet = "follow_through";
    q.rows[2].name = "Theo sát đến khi khách hài lòng và hoàn thiện dịch vụ";
    q.rows[2].rating = 5;
    q.rows[2].reason = long_words(400);
    for (std::string& note : q.star) {
        note = long_words(500);
    }
    for (std::string& probe : q.probes) {
        probe = words;
    }
    q.hard_probe = q.help_probe = words;
    for (std::string& line : q.listen) {
        line = words;
    }
    for (AnchorBox& anchor : q.rows[1].anchors) {
        anchor.text = long_words(200);
    }
    q.missing.push_back(words); // without a place
    return model;
}

} // namespace mq::test
