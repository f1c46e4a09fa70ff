#include "ui/sample_home.h"

#include "base/text.h"
#include "ui/sample_play.h"

#include <fmt/format.h>
#include <array>

namespace mq::test {
namespace {

using namespace mq::app;

constexpr std::array<const char*, 5> channels{"Điện thoại", "Quầy", "Email", "Chat", "Mạng xã hội"};
constexpr std::array<const char*, 3> causes{"Sản phẩm chưa như mong đợi", "Không làm đúng lời hứa",
                                            "Vấn đề không được giải quyết"};
constexpr std::array<const char*, 5> difficulties{"Cơ bản", "Trung bình", "Khó", "Khá khó", "Đặc biệt khó"};

Uuid id_of(int n) {
    return *parse_uuid(fmt::format("018f0000-0000-7000-8000-{:012}", n));
}

SceneRow scene(const char* id, const char* title, domain::Channel channel, std::size_t cause,
               int difficulty) {
    SceneRow row;
    row.id = id;
    row.title = title;
    row.summary = "“Tôi gọi ba lần rồi. Chiều nay không nộp được tờ khai thì ai chịu?”";
    row.channel = channel;
    row.channel_name = channels[static_cast<std::size_t>(channel)];
    row.customer = "chị Nguyễn Thị Thu Hường";
    row.cause = cause;
    row.cause_name = causes[cause];
    row.difficulty = difficulty;
    row.difficulty_name = difficulties[static_cast<std::size_t>(difficulty - 1)];
    row.trains = "Thấu hiểu nhu cầu, Đáp ứng nhu cầu, Theo sát đến hài lòng";
    row.minutes = 6 + 2 * difficulty;
    return row;
}

void finish(SceneRow& row) {
    row.searchable =
        text::fold(row.title + " " + row.customer + " " + row.cause_name + " " + row.channel_name);
}

void add_scenes(Home& home) {
    using domain::Channel;
    home.scenes = {scene("scene-1", "Đăng ký gói 3 năm, nhận nhầm gói 1 năm", Channel::counter, 1, 1),
                   scene("scene-2", "Hoá đơn điện tử báo lỗi giữa giờ cao điểm", Channel::chat, 0, 2),
                   scene("scene-3", "Chữ ký số chưa kích hoạt trước hạn nộp thuế", Channel::phone, 2, 3),
                   scene("scene-4", "Gia hạn trễ vì thiếu hồ sơ", Channel::email, 1, 2),
                   scene("scene-5", "Bị chuyển qua bốn bộ phận vẫn chưa xong", Channel::phone, 2, 4),
                   scene("scene-6", "Đánh giá một sao trên trang công ty", Channel::social, 1, 5),
                   scene("check-1", "Thẻ liệu trình", Channel::counter, 1, 2),
                   scene("check-2", "Năm giờ chiều", Channel::phone, 2, 3)};
    home.scenes[0].best_score = 82;
    home.scenes[0].best_day = "Hôm qua";
    home.scenes[0].attempts = 2;
    for (SceneRow& row : home.scenes) {
        row.assessment = row.id.starts_with("check");
        finish(row);
    }
}

app::Estimate estimate(double mean, int stimuli) {
    return {mean, mean - 0.4, mean + 0.4, 0.5 * stimuli, stimuli, 3};
}

void add_axes(Home& home) {
    home.axes = {{"Đáp ứng nhu cầu", estimate(3.3, 3)},
                 {"Theo sát đến hài lòng", estimate(3.0, 3)},
                 {"Thấu hiểu nhu cầu", estimate(2.4, 2)},
                 {"Tiếp thu & cải tiến", estimate(3.7, 1)},
                 {"Góc nhìn khách hàng", {}}};
}

} // namespace

Me sample_me() {
    Me me;
    me.id = id_of(900);
    me.name = "Trần Minh Khôi";
    me.initials = "MK";
    me.role = Role::lead;
    me.birth_year = 1998;
    me.trainee = {28, domain::Gender::male, domain::Region::south};
    me.address_asked = true;
    return me;
}

Model sample_home() {
    Model model;
    model.page = Page::home;
    model.me = sample_me();
    model.me.role = Role::trainee;
    model.data_dir = "/home/khoi/.local/share/monqua";
    model.version = "0.1.0";
    Home& home = model.home;
    home.revision = 1;
    home.greeting = "Chào buổi sáng, Khôi";
    home.date_line = "Thứ Hai, 09/03/2026. Mỗi lời khiếu nại là một món quà.";
    home.finished_this_week = 3;
    home.reason = "“Thấu hiểu nhu cầu” là chỗ còn ít biết nhất về bạn, và tình huống này vừa tầm.";
    home.standing_line = "Đã có 1 trên 3 tình huống đánh giá cần thiết.";
    add_scenes(home);
    add_axes(home);
    home.recommended = 2;
    return model;
}

Model first_day() {
    Model model = sample_home();
    model.home.finished_this_week = 0;
    model.home.standing_line = "Chưa có bài đánh giá nào, nên chưa xếp mức.";
    for (AxisSummary& axis : model.home.axes) {
        axis.practice = {};
    }
    for (SceneRow& row : model.home.scenes) {
        row.best_score.reset();
        row.attempts = 0;
    }
    return model;
}

Model with_unfinished() {
    Model model = sample_home();
    Home& home = model.home;
    home.unfinished = {{id_of(1), "scene-2", home.scenes[1].title, "Hôm qua", 4, false},
                       {id_of(2), "check-2", home.scenes[7].title, "02/03", 2, true}};
    home.scenes[1].unfinished = id_of(1);
    home.scenes[7].unfinished = id_of(2);
    return model;
}

Model long_home(int scenes) {
    Model model = with_unfinished();
    Home& home = model.home;
    home.greeting = "Chào buổi chiều, " + long_text(12);
    home.date_line = long_text(30);
    home.reason = long_text(60);
    home.standing_line = long_text(30);
    for (AxisSummary& axis : home.axes) {
        axis.name = long_text(12);
    }
    for (Unfinished& open : home.unfinished) {
        open.title = long_text(40);
    }
    home.unfinished.push_back({id_of(3), "scene-1", long_text(40), "01/03", 5, false});
    const SceneRow assessed = home.scenes.back();
    home.scenes.resize(6);
    for (int i = 6; i < scenes; ++i) {
        home.scenes.push_back(home.scenes[static_cast<std::size_t>(i % 6)]);
        home.scenes.back().id = fmt::format("scene-{}", i + 1);
        home.scenes.back().unfinished.reset();
    }
    home.scenes.push_back(assessed);
    for (SceneRow& row : home.scenes) {
        row.title = long_text(30);
        row.summary = "“" + long_text(60) + "”";
        row.customer = long_text(12);
        row.trains = long_text(40);
        finish(row);
    }
    model.me.role = Role::lead;
    home.broken = {{"scenarios/" + std::string(180, 'x') + ".yaml", long_text(60), 12},
                   {"scenarios/b.yaml", "Dòng 3.", 1}};
    return model;
}

Model sample_handbook() {
    Model model = sample_home();
    model.page = Page::handbook;
    Handbook& book = model.handbook;
    book.revision = 1;
    for (const char* name : {"Tiếp nhận", "Phân luồng", "Giải quyết", "Xác nhận", "Bù đắp", "Cải tiến"}) {
        book.steps.push_back({name, fmt::format("Việc của bước {}.", name)});
    }
    for (int i = 1; i <= 6; ++i) {
        book.principles.push_back(
            {fmt::format("Nguyên tắc {} · Vế sau {}", i, i), fmt::format("Mẹo của cặp {}.", i)});
    }
    for (const char* name : {"Thách thức", "Không nghe", "Cắt ngang", "Thiếu tự tin", "Đổ lỗi"}) {
        book.avoid.push_back({name, fmt::format("Cách gỡ cho: {}.", name)});
    }
    book.mistakes = {{"Chậm trễ", "Báo ngay là đã nhận."}, {"Hứa quá", "Chỉ hứa điều mình nắm được."}};
    book.critical = {{"Giấu khiếu nại", "Không ghi sổ để khỏi bị tính."}};
    for (int i = 1; i <= 8; ++i) {
        book.wording.push_back({fmt::format("Lúc {}", i),
                                "Khách lớn tiếng, hoặc đã phải gọi mấy lần.",
                                {fmt::format("Dạ em đang nghe, câu {}.", i),
                                 "Gọi tới lần thứ ba mới gặp người thì ai cũng bực. Em xin lỗi chị."},
                                fmt::format("Anh bình tĩnh đã {}.", i),
                                "Người đang giận nghe ra là mình vô lý, nên càng giận."});
    }
    book.gifts = {{"Chị Hường cho biết một chỗ hẹn chưa ai theo đến cùng.", "Chữ ký số trước hạn", "Hôm qua"},
                  {"Chú Quảng chỉ ra tin nhắn giao hàng nói sai.", "Đánh giá một sao", "02/03"}};
    return model;
}

Model long_handbook() {
    Model model = sample_handbook();
    Handbook& book = model.handbook;
    for (auto* entries : {&book.steps, &book.principles, &book.avoid, &book.mistakes, &book.critical}) {
        for (HandbookEntry& entry : *entries) {
            entry = {long_text(14), long_text(70)};
        }
    }
    for (HandbookWording& moment : book.wording) {
        moment = {long_text(14),
                  long_text(30),
                  {long_text(70), long_text(50), long_text(30)},
                  long_text(30),
                  long_text(60)};
    }
    for (HandbookGift& gift : book.gifts) {
        gift = {long_text(80), long_text(25), "Hôm qua"};
    }
    return model;
}

} // namespace mq::test
