#include "ui/sample_play.h"

#include <array>

namespace mq::test {

using namespace mq::app;

namespace {

DebriefDecision decision(const char* step, const char* said, domain::Verdict verdict, int before, int after) {
    DebriefDecision d;
    d.step_name = step;
    d.said = said;
    d.customer_said = "Lần trước cũng có người bảo sẽ theo. Không nộp được thì ai chịu trách nhiệm cho tôi?";
    d.reply = "Ừ, vậy em xem đi.";
    d.verdict = verdict;
    d.mood_before = before;
    d.mood_after = after;
    d.why = "Chị thấy có người ở lại cùng mình tới lúc xong.";
    d.principles = {"Lắng nghe và hỏi"};
    d.principle_tips = {"Nghe hết rồi hãy hỏi điều còn thiếu."};
    d.behaviours_shown = {"Bắt tay ngay vào việc khách cần, sốt sắng và làm cho chính xác."};
    d.clock = "14:31";
    return d;
}

void make_wrong(DebriefDecision& d) {
    d.regret = 2;
    d.customer_said = "Alo, tôi gọi lần thứ ba rồi đấy. Lần nào cũng bảo chờ!";
    d.reply = "Lại mã! Tôi đọc mã ba lần cho ba người khác nhau rồi.";
    d.better =
        "Dạ em nghe chị. Ba lần gọi mà chưa xong thì em hiểu chị bực. Chị kể giúp em lần cuối này, em ghi "
        "lại và "
        "theo đến cùng ạ.";
    d.why = "Chị đang kể dở thì bị hỏi mã, nên phải nói lại lần thứ tư.";
    d.better_why = "Gọi đúng điều làm chị mệt, rồi nhường lời.";
    d.principles = {"Lắng nghe và hỏi", "Tập trung vào vấn đề, thấu hiểu và xoa dịu"};
    d.principle_tips = {"Nghe hết rồi hãy hỏi điều còn thiếu.",
                        "Gọi tên điều làm khách bực trước khi tra cứu."};
    d.pitfalls = {"Không lắng nghe"};
    d.behaviours_shown.clear();
    d.behaviours_failed = {"Chủ động tìm hiểu về khách để biết khách thật sự cần gì."};
    d.guidance = "nửa chỉ dẫn";
}

Estimate estimate(double mean, int stimuli) {
    return {.mean = mean,
            .low = mean - 0.4,
            .high = mean + 0.4,
            .weight = stimuli > 0 ? 1.5 : 0.0,
            .stimuli = stimuli,
            .level = stimuli > 0 ? 2 : 0};
}

void sample_decisions(Debrief& d) {
    using domain::Verdict;
    d.decisions = {
        decision("Tiếp nhận", "Dạ em chào chị, chị cho em xin mã khách hàng để em kiểm tra ạ.",
                 Verdict::wrong, 22, 15),
        decision("Tiếp nhận", "Dạ em xin lỗi chị Hường vì để chị phải kể lại từ đầu tới ba lần.",
                 Verdict::good, 15, 31),
        decision("Phân luồng", "Em mời kỹ thuật vào ngay cuộc gọi này và ở lại cùng chị.", Verdict::good, 31,
                 45),
        decision("Giải quyết", "Em sẽ cố gắng làm xong sớm nhất có thể ạ.", Verdict::fair, 45, 46),
        decision("Xác nhận", "Chị thử ký một tờ giúp em, để chắc là đã dùng được ạ.", Verdict::good, 46, 58),
        decision("Bù đắp", "Em xin trưởng nhóm bù thêm 1 tháng sử dụng, trước năm giờ em báo chị.",
                 Verdict::fair, 58, 64),
        decision("Cải tiến", "Em ghi lại việc này để khách sau không phải gọi ba lần.", Verdict::good, 64,
                 76)};
    make_wrong(d.decisions[0]);
    d.decisions[3].regret = 1;
    d.decisions[3].better = "Trước bốn giờ em gọi lại, xong hay chưa em cũng gọi ạ.";
    d.decisions[3].pitfalls = {"Thiếu tự tin"};
    d.decisions[5].regret = 1;
    d.good = 4;
    d.fair = 2;
    d.wrong = 1;
}

} // namespace

Debrief sample_debrief() {
    Debrief d;
    d.revision = 9;
    d.attempt = sample_attempt();
    d.scene_id = "chu-ky-so";
    d.title = "Chữ ký số chưa kích hoạt";
    d.attempt_number = 2;
    d.day = "Hôm nay";
    d.result = domain::EndingResult::good;
    d.ending_title = "Chị Hường yên tâm và đồng ý phương án";
    d.ending_text = "16:35, tờ khai được nhận.";
    d.ending_quote = "Nộp được rồi. Cảm ơn em, mai mốt có gì chị gọi em nhé.";
    d.summary = "Tâm trạng khách từ 22 tới 76 sau 7 quyết định";
    d.score = 74;
    d.level_low = 2;
    d.level_high = 3;
    d.level_line = "cho thấy mức 2–3";
    d.guidance_used = 0.5;
    d.csat = 4;
    d.ces = 5;
    d.nps = 8;
    d.first_response = "2 phút";
    d.resolution = "2 giờ 15 phút";
    sample_decisions(d);
    d.steps = sample_steps(5, -1);
    d.steps[3].state = domain::StepState::tried;
    d.pitfalls = {{"Thách thức khách", "Nhận phần của mình trước.", {}, true},
                  {"Không lắng nghe", "Để khách kể hết, nhắc lại rồi mới hỏi.", {1}, true},
                  {"Cắt ngang", "Đợi một nhịp sau khi khách dừng.", {}, true},
                  {"Thiếu tự tin", "Hẹn một giờ rõ ràng thay cho “sớm nhất có thể”.", {4, 6}, true},
                  {"Đổ lỗi", "Nói việc sẽ làm, không nói lỗi của ai.", {}, true},
                  {"Hứa chung chung", "Nói giờ, việc và người làm.", {4}, false}};
    d.facets = {{"Đáp ứng nhu cầu", 0.8, estimate(3.25, 3), estimate(3.3, 4)},
                {"Theo sát đến hài lòng", 0.75, estimate(2.85, 2), estimate(3.0, 3)},
                {"Thấu hiểu nhu cầu", 0.5, estimate(2.2, 2), estimate(2.4, 3)},
                {"Tiếp thu & cải tiến", 1.0, estimate(0, 0), estimate(3.2, 1)},
                {"Góc nhìn khách hàng", std::nullopt, estimate(0, 0), estimate(0, 0)}};
    d.facts_found = {"17:00 hôm nay chị phải nộp tờ khai thuế giá trị gia tăng."};
    d.facts_missed = {"Chị đã bị giám đốc nhắc vì nộp trễ một lần trong tháng trước."};
    d.gift = "Nghe hết, gọi tên cảm xúc của khách, rồi mới xin thông tin.";
    d.reflected = true;
    d.reflection = "Em sẽ hỏi hạn của chị ngay từ đầu.";
    d.next_scene = "khach-vang-nha";
    return d;
}

namespace {

/// Where these words stand in the text, in bytes.
std::pair<int, int> span_of(const std::string& text, const std::string& words) {
    const auto at = static_cast<int>(text.find(words));
    return {at, at + static_cast<int>(words.size())};
}

DebriefDecision typed_decision() {
    DebriefDecision d =
        decision("Tiếp nhận",
                 "Dạ em xin lỗi chị, mấy hôm nay bên em cứ để chị phải gọi. Chị cho em số máy được không ạ?",
                 domain::Verdict::fair, 22, 26);
    d.kind = domain::AnswerKind::type;
    d.regret = 1;
    d.acts = {{"apologize", "Xin lỗi", false, true, false, false, {span_of(d.said, "em xin lỗi chị")}},
              {"own",
               "Nhận việc về mình",
               false,
               false,
               false,
               true,
               {span_of(d.said, "bên em cứ để chị phải gọi")}},
              {"probe",
               "Hỏi để rõ việc",
               false,
               false,
               true,
               false,
               {span_of(d.said, "cho em số máy được không")}}};
    d.missing_acts = {"Chạm tới cảm xúc của khách"};
    d.missing_entries = {HandbookRef{HandbookSection::wording, 1}};
    d.step_entry = HandbookRef{HandbookSection::steps, 0};
    d.principle_entries.assign(d.principles.size(), HandbookRef{HandbookSection::principles, 1});
    d.better = "Dạ em xin lỗi chị. Gọi ba lần mà chưa xong thì ai cũng bực ạ.";
    d.better_why = "Chị được nghe nhận lỗi trước khi bị hỏi thêm.";
    return d;
}

DebriefDecision doubtful_decision() {
    DebriefDecision d =
        decision("Tiếp nhận", "Cái đó chị phải hỏi bên kế toán của chị chứ em không biết đâu.",
                 domain::Verdict::wrong, 26, 14);
    d.kind = domain::AnswerKind::type;
    d.regret = 3;
    d.acts = {{"blame_customer",
               "Đổ lỗi cho khách",
               true,
               false,
               false,
               false,
               {span_of(d.said, "chị phải hỏi bên kế toán của chị")}}};
    d.missing_acts = {"Xin lỗi", "Chạm tới cảm xúc của khách"};
    d.missing_entries = {HandbookRef{HandbookSection::wording, 1}, std::nullopt};
    d.unsure = true;
    d.better = "Dạ em xin lỗi chị, để em hỏi giúp chị ngay bây giờ ạ.";
    d.better_why = "Việc được nhận về, chị không phải đi hỏi thêm ai.";
    d.pitfalls = {"Đổ lỗi"};
    d.pitfall_entries = {HandbookRef{HandbookSection::avoid, 4}};
    d.principles = {"Nguyên tắc 2"};
    d.principle_tips = {"Nhận việc trước, hỏi sau."};
    d.principle_entries = {HandbookRef{HandbookSection::principles, 1}};
    d.critical = true;
    d.critical_name = "Đẩy khách đi lòng vòng";
    d.critical_entry = HandbookRef{HandbookSection::critical, 0};
    return d;
}

DebriefDecision log_decision() {
    DebriefDecision d = decision("Tiếp nhận", "Người báo: Chị Hường\nSố gọi lại: 0912\nHạn của khách: –",
                                 domain::Verdict::fair, 14, 14);
    d.kind = domain::AnswerKind::log;
    d.regret = 1;
    d.log = {{"Người báo", "Chị Hường, kế toán trưởng", "Chị Hường, kế toán trưởng", true},
             {"Số gọi lại", "0912", "Số đuôi 093", false},
             {"Hạn của khách", "", "17:00 hôm nay", false}};
    d.better = "Người báo: Chị Hường\nSố gọi lại: Số đuôi 093\nHạn của khách: 17:00 hôm nay";
    d.better_why = "Đội kỹ thuật khỏi phải gọi lại hỏi.";
    return d;
}

DebriefDecision route_decision() {
    DebriefDecision d = decision("Phân luồng", "Xử lý: Kỹ thuật kích hoạt\nBáo cho: Trưởng nhóm của mình",
                                 domain::Verdict::good, 14, 30);
    d.kind = domain::AnswerKind::route;
    return d;
}

DebriefDecision cut_in_decision() {
    DebriefDecision d = decision("Giải quyết", "Dạ rồi rồi, em hiểu rồi, chị đọc mã đơn giúp em ạ.",
                                 domain::Verdict::wrong, 30, 20);
    d.trigger = domain::Trigger::cut_in;
    d.regret = 2;
    d.pitfalls = {"Cắt ngang"};
    return d;
}

DebriefDecision late_decision() {
    DebriefDecision d = decision("Giải quyết", "(im lặng)", domain::Verdict::wrong, 20, 12);
    d.trigger = domain::Trigger::late;
    d.regret = 2;
    return d;
}

} // namespace

Debrief sample_written_debrief() {
    Debrief d = sample_debrief();
    d.decisions = {typed_decision(), doubtful_decision(), log_decision(),
                   route_decision(), cut_in_decision(),   late_decision()};
    d.good = 1;
    d.fair = 2;
    d.wrong = 3;
    for (PitfallLine& line : d.pitfalls) {
        line.decisions.clear();
    }
    d.pitfalls[2].decisions = {5};
    return d;
}

Debrief sample_bad_ending() {
    Debrief d = sample_debrief();
    d.assessment = true;
    d.result = domain::EndingResult::bad;
    d.ending_title = "Chị Hường đổi nhà cung cấp";
    d.ending_quote = "Thôi, cuối tháng chị cắt hợp đồng.";
    d.score = 92;
    d.level_line = "cho thấy cao nhất là mức 1";
    d.level_low = 0;
    d.level_high = 1;
    d.decisions[5].critical = true;
    d.decisions[5].critical_name = "Hứa đền bù khi chưa được phép";
    d.decisions[5].verdict = domain::Verdict::wrong;
    d.fair = 1;
    d.wrong = 2;
    d.next_scene.reset();
    return d;
}

Debrief long_debrief() {
    Debrief d = sample_debrief();
    for (std::string* text :
         {&d.title, &d.ending_title, &d.ending_text, &d.ending_quote, &d.summary, &d.gift, &d.reflection}) {
        *text = long_text(40);
    }
    d.level_line = long_text(12);
    d.resolution = long_text(8);
    for (DebriefDecision& x : d.decisions) {
        for (std::string* text : {&x.said, &x.customer_said, &x.reply, &x.better, &x.why, &x.better_why}) {
            *text = long_text(60);
        }
        x.step_name = long_text(6);
        x.principles = {long_text(12), long_text(9)};
        x.principle_tips = {long_text(30), long_text(20)};
        x.pitfalls = {long_text(8), long_text(8)};
        x.behaviours_shown = {long_text(40)};
    }
    for (PitfallLine& line : d.pitfalls) {
        line.name = long_text(10);
        line.cure = long_text(30);
    }
    d.pitfalls[1].decisions = {1, 2, 3, 4, 5, 6, 7};
    for (FacetGain& facet : d.facets) {
        facet.name = long_text(9);
    }
    for (StepLine& step : d.steps) {
        step.name = long_text(9);
    }
    d.facts_found = {long_text(50)};
    d.facts_missed = {long_text(50), long_text(30)};
    return d;
}

Debrief long_written_debrief() {
    Debrief d = sample_written_debrief();
    for (DebriefDecision& x : d.decisions) {
        x.said = x.kind == domain::AnswerKind::type ? x.said + " " + long_text(120) : long_text(60);
        x.customer_said = long_text(60);
        for (TypedAct& act : x.acts) {
            act.name = long_text(14);
        }
        for (auto* names : {&x.principles, &x.principle_tips, &x.pitfalls}) {
            std::fill(names->begin(), names->end(), long_text(30));
        }
        for (std::string& name : x.missing_acts) {
            name = long_text(14);
        }
        for (LogLine& line : x.log) {
            line = {long_text(12), line.entry.empty() ? "" : long_text(20), long_text(25), line.is_right};
        }
    }
    return d;
}

} // namespace mq::test
