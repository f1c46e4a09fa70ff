#include "ui/sample_play.h"

#include "base/hash.h"

#include <array>

namespace mq::test {
namespace {

using namespace mq::app;

Uuid attempt_id() {
    return *parse_uuid("018f0000-0000-7000-8000-000000000001");
}

std::vector<StepLine> sample_steps(int done, int current) {
    const std::array<const char*, 6> names = {"Tiếp nhận", "Phân luồng", "Giải quyết",
                                              "Xác nhận",  "Bù đắp",     "Cải tiến"};
    std::vector<StepLine> steps;
    for (int i = 0; i < 6; ++i) {
        steps.push_back({names[static_cast<std::size_t>(i)],
                         i < done ? domain::StepState::done : domain::StepState::missed, i == current});
    }
    return steps;
}

void sample_customer(Play& play) {
    play.customer_name = "Chị Nguyễn Thị Thu Hường";
    play.customer_about = "Kế toán trưởng, Bao bì Tân Việt";
    play.customer_initials = "TH";
    play.customer_hash = stable_hash("chu-ky-so");
    play.call_line = "Gọi “chị Hường”, xưng “em”";
    play.authority =
        "Tự quyết: hẹn kỹ thuật, gia hạn tạm 24 giờ. Xin trưởng nhóm: miễn phí, bù thêm tháng. Quà: đề nghị "
        "Hỗ trợ kinh doanh.";
    play.card = {{"Dịch vụ", "Chữ ký số, gói 3 năm"},
                 {"Kích hoạt", "Chưa xong, quá hạn 2 ngày"},
                 {"Đã liên hệ", "3 cuộc gọi, 2 bộ phận"}};
    play.facts = {"17:00 hôm nay chị phải nộp tờ khai thuế giá trị gia tăng."};
    play.wishes = {{"Vấn đề được giải quyết", WishState::confirmed},
                   {"Được đền bù", WishState::not_asked},
                   {"Được tôn trọng", WishState::heard},
                   {"Được lắng nghe", WishState::confirmed},
                   {"Không lặp lại vấn đề", WishState::not_asked}};
}

void sample_lines(Play& play) {
    play.lines = {
        {LineKind::clock, "14:20", 0, 0},
        {LineKind::narrator, "Máy đổ chuông lần thứ ba trong ngày từ cùng một số.", 0, 0},
        {LineKind::customer,
         "Alo, tôi gọi lần thứ ba rồi đấy. Chữ ký số mua từ tuần trước đến giờ vẫn chưa dùng được, "
         "lần nào cũng bảo chờ!",
         0, 0},
        {LineKind::staff, "Dạ em chào chị, chị cho em xin mã khách hàng để em kiểm tra ạ.", 0, 0},
        {LineKind::customer, "Lại mã! Tôi đọc mã ba lần cho ba người khác nhau rồi.", 0, 0},
        {LineKind::mood_note, "", 22, 15},
        {LineKind::hint_light, "Chị vừa nói điều làm chị mệt. Em đã nghe thấy chưa?", 0, 0},
        {LineKind::staff,
         "Dạ em xin lỗi chị Hường vì để chị phải kể lại từ đầu tới ba lần. Em là Khôi, em sẽ theo việc "
         "này cùng chị đến khi xong ạ.",
         0, 0},
        {LineKind::customer,
         "Lần trước cũng có người bảo sẽ theo. 17:00 hôm nay tôi phải nộp tờ khai. Không nộp được "
         "thì ai chịu trách nhiệm cho tôi?",
         0, 0},
        {LineKind::mood_note, "", 15, 31}};
}

} // namespace

Play sample_play() {
    Play play;
    play.revision = 7;
    play.attempt = attempt_id();
    play.scene_id = "chu-ky-so";
    play.title = "Chữ ký số chưa kích hoạt";
    play.channel = domain::Channel::phone;
    play.channel_name = "Điện thoại";
    play.firm = "Chữ ký số Minh Tín (hư cấu)";
    play.attempt_number = 2;
    sample_customer(play);
    play.steps = sample_steps(1, 1);
    play.moods = {22, 15, 31};
    play.scene_clock = "14:31";
    sample_lines(play);
    play.choices = {
        {2, "Chị bình tĩnh đã ạ, em phải xem hệ thống rồi mới biết lỗi ở đâu, có thể do bên chị cài sai."},
        {0,
         "Dạ em hiểu, sát hạn mà chưa nộp được thì rất sốt ruột. Em mời kỹ thuật vào ngay cuộc gọi này và ở "
         "lại cùng "
         "chị đến khi kích hoạt xong, chị đồng ý không ạ?"},
        {1, "Dạ em gửi tặng chị thêm 1 tháng sử dụng để đền bù, mong chị thông cảm giúp bên em."},
        {3, "Dạ việc này thuộc bên kỹ thuật, em nối máy để chị trao đổi trực tiếp với họ nhé."}};
    play.hint = {.available = true,
                 .next = domain::HintKind::light,
                 .price = 0.5,
                 .used = 0.5,
                 .cap_now = 4,
                 .cap_after = 3};
    play.can_undo = true;
    play.decisions = 2;
    return play;
}

Play sample_assessment() {
    Play play = sample_play();
    play.assessment = true;
    play.can_undo = false;
    play.hint = {};
    play.lines.erase(play.lines.begin() + 6);
    return play;
}

Play sample_several() {
    Play play = sample_play();
    play.answer = domain::AnswerKind::several;
    play.prompt = "Chọn mọi điều nói được ngay";
    play.choices = {{0, "Kỹ thuật vào cuộc gọi này trong năm phút nữa ạ."},
                    {1, "Bên em tặng chị một tháng sử dụng ạ."},
                    {2, "Em gia hạn tạm 24 giờ để chị nộp tờ khai trước ạ."}};
    play.hint = {.available = true,
                 .next = domain::HintKind::full,
                 .price = 0.5,
                 .used = 0.5,
                 .cap_now = 4,
                 .cap_after = 4};
    return play;
}

Play sample_order() {
    Play play = sample_several();
    play.answer = domain::AnswerKind::order;
    play.prompt = "Em sẽ làm những việc này theo thứ tự nào?";
    play.choices.push_back({3, "Gọi lại hỏi chị đã nộp được tờ khai chưa."});
    play.choices[0].text = "Ghi số máy chị đang gọi vào sổ khiếu nại.";
    play.choices[1].text = "Báo trưởng nhóm xin bù một tháng.";
    return play;
}

Play sample_ended() {
    Play play = sample_play();
    play.finished = true;
    play.can_undo = false;
    play.choices.clear();
    play.steps = sample_steps(6, -1);
    play.lines.push_back(
        {LineKind::customer, "Nộp được rồi. Cảm ơn em, mai mốt có gì chị gọi em nhé.", 0, 0});
    play.lines.push_back({LineKind::narrator, "16:35, tờ khai được nhận.", 0, 0});
    return play;
}

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
    d.attempt = attempt_id();
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

Model model_with(Play play) {
    Model model;
    model.page = Page::play;
    model.play = std::move(play);
    return model;
}

Model model_with(Debrief debrief) {
    Model model;
    model.page = Page::debrief;
    model.debrief = std::move(debrief);
    return model;
}

std::string long_text(int words) {
    static constexpr std::array<const char*, 8> some = {"Khách",  "nghiêng", "người", "kể",
                                                        "chuyện", "chưa",    "xong",  "hết"};
    std::string text;
    for (int i = 0; i < words; ++i) {
        text += i == 0 ? "" : " ";
        text += some[static_cast<std::size_t>(i) % some.size()];
    }
    return text;
}

Play long_play() {
    Play play = sample_play();
    play.title = long_text(30);
    play.customer_name = long_text(14);
    play.customer_about = long_text(25);
    play.call_line = long_text(20);
    play.authority = long_text(90);
    for (CardLine& line : play.card) {
        line = {long_text(6), long_text(30)};
    }
    for (WishLine& wish : play.wishes) {
        wish.name = long_text(12);
    }
    play.facts = {long_text(60), long_text(40)};
    for (Line& line : play.lines) {
        line.text =
            line.kind == LineKind::clock || line.kind == LineKind::mood_note ? line.text : long_text(90);
    }
    for (StepLine& step : play.steps) {
        step.name = long_text(5);
    }
    play.prompt = long_text(30);
    for (Choice& choice : play.choices) {
        choice.text = long_text(70);
    }
    return play;
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

} // namespace mq::test
