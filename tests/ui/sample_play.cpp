#include "ui/sample_play.h"

#include "base/hash.h"

#include <array>

namespace mq::test {

using namespace mq::app;

Uuid sample_attempt() {
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

namespace {

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
    play.attempt = sample_attempt();
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

Play sample_reply() {
    Play play = sample_play();
    play.answer = domain::AnswerKind::type;
    play.choices.clear();
    play.draft_field = "answer:mo_may";
    return play;
}

Play sample_chat_reply() {
    Play play = sample_reply();
    play.channel = domain::Channel::chat;
    play.channel_name = "Chat";
    return play;
}

Play sample_log() {
    Play play = sample_reply();
    play.answer = domain::AnswerKind::log;
    play.fields = {
        {"khach", "Người báo", {{"a", "Chị Hường, kế toán trưởng"}, {"b", "Giám đốc Bao bì Tân Việt"}}},
        {"so_goi", "Số gọi lại", {}},
        {"viec", "Việc khách cần", {{"a", "Kích hoạt chữ ký số"}, {"b", "Trả lại tiền"}}},
        {"han", "Hạn của khách", {}},
        {"da_goi", "Khách đã liên hệ mấy lần", {{"1", "Một lần"}, {"3", "Ba lần"}}}};
    return play;
}

Play sample_route() {
    Play play = sample_reply();
    play.answer = domain::AnswerKind::route;
    play.handlers = 3;
    play.choices = {{0, "Kỹ thuật kích hoạt"},   {1, "Phòng kinh doanh"},  {2, "Tổng đài ca sau"},
                    {3, "Trưởng nhóm của mình"}, {4, "Hỗ trợ kinh doanh"}, {5, "Nhóm Zalo chung"}};
    return play;
}

Play sample_timed() {
    Play play = sample_play();
    play.cut_in = "Dạ rồi rồi, em hiểu rồi, chị đọc mã đơn giúp em ạ.";
    play.timer_seconds = 60;
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

Play long_log() {
    Play play = long_play();
    play.answer = domain::AnswerKind::log;
    play.choices.clear();
    for (int i = 0; i < 10; ++i) {
        play.fields.push_back({"f", long_text(12), {}});
        if (i % 2 == 0) {
            play.fields.back().choices = {{"a", long_text(20)}, {"b", long_text(3)}};
        }
    }
    return play;
}

Play long_route() {
    Play play = long_play();
    play.answer = domain::AnswerKind::route;
    play.handlers = 6;
    play.choices.clear();
    for (std::uint8_t i = 0; i < 12; ++i) {
        play.choices.push_back({i, long_text(10 + 4 * (i % 3))});
    }
    return play;
}

Play long_timed() {
    Play play = long_play();
    play.cut_in = long_text(40);
    play.timer_seconds = 600;
    return play;
}

} // namespace mq::test
