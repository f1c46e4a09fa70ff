#include "app/demo_words.h"

#include <fmt/format.h>
#include <array>

namespace mq::app {
namespace {

/// The first ones are the most frequent family names, and stand here as often as they are met.
constexpr std::array family_names{
    "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Trần",  "Trần",  "Trần",   "Lê", "Lê",
    "Phạm",   "Phạm",   "Hoàng",  "Huỳnh",  "Phan",   "Vũ",     "Võ",    "Đặng",  "Bùi",    "Đỗ", "Hồ",
    "Ngô",    "Dương",  "Lý",     "Đinh",   "Đoàn",   "Lâm",    "Mai",   "Trịnh", "Trương", "Tạ", "Cao",
    "Phùng",  "Vương",  "Hà",     "Lương",  "Châu",   "Tô",     "Quách", "Thái",  "Kiều"};
constexpr std::array women_middle{"Thị",   "Thị",  "Ngọc",  "Thu",  "Thanh", "Phương", "Minh", "Bảo",
                                  "Khánh", "Hồng", "Kim",   "Mai",  "Mỹ",    "Diệu",   "Hoài", "Gia",
                                  "Quỳnh", "Hải",  "Tường", "Thuỳ", "Ánh",   "Tuyết",  "Nhã",  "Cẩm"};
constexpr std::array women_given{"Linh",  "Trang", "Hương",  "Lan", "Thảo",   "Hà",    "Ngân", "Nhung",
                                 "Yến",   "Oanh",  "Vy",     "My",  "Anh",    "Châu",  "Chi",  "Dung",
                                 "Giang", "Hạnh",  "Hiền",   "Hoa", "Huệ",    "Khanh", "Loan", "Ly",
                                 "Mai",   "Nga",   "Nguyệt", "Nhi", "Phương", "Quyên", "Tâm",  "Thuý",
                                 "Tiên",  "Trâm",  "Trúc",   "Tú",  "Uyên",   "Vân",   "Xuân", "Diễm"};
constexpr std::array men_middle{"Văn",   "Văn",   "Minh",  "Quốc", "Đức",  "Hữu",  "Công",  "Gia",
                                "Quang", "Thanh", "Hoàng", "Tuấn", "Anh",  "Xuân", "Thành", "Trọng",
                                "Đình",  "Bảo",   "Nhật",  "Hải",  "Tiến", "Việt", "Duy",   "Phúc"};
constexpr std::array men_given{"Anh",  "Bình",  "Cường", "Dũng",  "Đạt",   "Hải",    "Hiếu",  "Hoàng",
                               "Huy",  "Hùng",  "Khoa",  "Kiên",  "Khôi",  "Lâm",    "Long",  "Mạnh",
                               "Minh", "Nam",   "Nghĩa", "Phong", "Phúc",  "Quân",   "Quang", "Sơn",
                               "Tài",  "Thắng", "Thịnh", "Toàn",  "Trung", "Tuấn",   "Tùng",  "Vinh",
                               "Vũ",   "Bách",  "Đăng",  "Khang", "Lộc",   "Nguyên", "Thiện", "Việt"};

constexpr std::array north{"Hà Nội",    "Hải Phòng", "Quảng Ninh", "Bắc Ninh",  "Nam Định", "Thái Nguyên",
                           "Hải Dương", "Vĩnh Phúc", "Hưng Yên",   "Thái Bình", "Phú Thọ",  "Lào Cai"};
constexpr std::array central{"Đà Nẵng",   "Thừa Thiên Huế", "Nghệ An",  "Thanh Hoá", "Quảng Nam", "Bình Định",
                             "Khánh Hoà", "Đắk Lắk",        "Lâm Đồng", "Gia Lai",   "Quảng Trị", "Phú Yên"};
constexpr std::array south{"TP. Hồ Chí Minh", "Bình Dương", "Đồng Nai", "Cần Thơ",   "Long An",  "An Giang",
                           "Tiền Giang",      "Kiên Giang", "Vũng Tàu", "Vĩnh Long", "Tây Ninh", "Cà Mau"};
constexpr std::array<DemoRegion, 3> regions{{{"Miền Bắc", domain::Region::north, north},
                                             {"Miền Nam", domain::Region::south, south},
                                             {"Miền Trung", domain::Region::central, central}}};

constexpr std::array posts{"Chuyên viên CSKH", "Chuyên viên CSKH", "Điện thoại viên",
                           "Điện thoại viên",  "Giao dịch viên",   "Nhân viên kênh mạng"};

constexpr std::array reflections{
    "",
    "",
    "",
    "Lần sau hỏi khách cần xong trước lúc nào rồi mới đưa cách làm.",
    "Em xin lỗi sớm quá mà chưa nghe hết chuyện.",
    "Hẹn giờ nào thì ghi ra giờ đó, đừng nói “sớm nhất có thể”.",
    "Nên gọi lại báo khách trước, dù việc chưa xong.",
    "Câu đầu em đem quy định ra chặn, khách bực thêm.",
    "Ghi sổ thiếu số gọi lại, người sau sẽ phải hỏi lại khách.",
    "Việc ngoài quyền thì trình lên kèm đề xuất, đừng từ chối ngay.",
    "Khách lặp lại hai lần là có ý khác, em chưa hỏi tới.",
    "Xong việc chưa nhờ khách thử lại.",
};

constexpr std::array poor{"Đợi khách nhắc mới làm, làm xong không hỏi lại.",
                          "Cắt lời khách hai lần, chưa rõ chuyện đã trả lời.",
                          "Đẩy sang bộ phận khác, không báo khách ai sẽ gọi."};
constexpr std::array basic{"Làm đúng việc được nhờ, chưa hỏi vì sao khách cần.",
                           "Có xin lỗi nhưng không hẹn giờ cụ thể.", "Cần trưởng nhóm nhắc mới gọi lại."};
constexpr std::array fair{"Xử lý gọn vụ ở mức vừa, hẹn giờ và giữ lời.",
                          "Hỏi đúng một câu là ra điều khách lo.",
                          "Tự làm phần lớn, chỉ xin ý kiến một chỗ."};
constexpr std::array good{"Khách rất gay mà vẫn gỡ được, có kiểm tra lại sau một ngày.",
                          "Nghe ra điều khách chưa nói và lo luôn phần đó.",
                          "Gom đủ ba bên trong buổi, khách chỉ phải kể một lần."};
constexpr std::array best{"Biến vụ này thành cách làm chung, đội khác cũng dùng.",
                          "Khách doạ bỏ đi mà sau đó giới thiệu thêm người.",
                          "Tự tìm ra gốc và đề xuất sửa quy trình, đã được duyệt."};

constexpr std::array contacts{"Khách gọi lần ba vì đơn giao thiếu",
                              "Khách đòi hoàn tiền gói đã kích hoạt",
                              "Khách phàn nàn thái độ của bạn trực ca trước",
                              "Khách chờ thợ hai buổi không ai tới",
                              "Khách bị trừ phí hai lần",
                              "Khách hỏi tiến độ khiếu nại tuần trước",
                              "Khách muốn gặp quản lý ngay",
                              "Khách đăng bài chê trên mạng",
                              "Khách lớn tuổi không biết làm trên ứng dụng",
                              "Khách sỉ báo sai hoá đơn cả tháng"};
constexpr std::array after{"Câu hỏi mở đầu rất trúng. Lần tới chốt luôn giờ gọi lại.",
                           "Giữ giọng tốt. Bớt giải thích quy định ở đầu cuộc gọi.",
                           "Xử lý gọn, nhớ ghi sổ để ca sau nắm được.",
                           "Bình tĩnh hơn lần trước nhiều. Tập thêm bước xác nhận lại với khách."};
constexpr std::array views{"Em thấy đỡ run hơn, nhưng còn quên hẹn giờ.",
                           "Em hiểu rồi, lần sau em hỏi trước khi hứa.", "",
                           "Khách nói nhanh quá nên em ghi không kịp."};

constexpr std::array<DemoStory, 5> stories{{
    {"Cuối tháng, khách gọi vì bị trừ tiền hai lần, đã gọi hai hôm trước mà chưa ai trả lời.",
     "Lấy lại tiền cho khách và lý do.",
     "Đọc lại hồ sơ trước khi hỏi, nhận lỗi phần chậm trả lời, nhờ kế toán tra ngay và hẹn 16 giờ gọi lại.",
     "15 giờ 40 gọi báo đã hoàn. Khách ở lại dùng tiếp."},
    {"Khách tới quầy đổi máy, thiếu hoá đơn, quầy đông.", "Giải quyết mà không bắt khách về nhà lấy giấy.",
     "Tra theo số điện thoại, mời khách ngồi, xin ca trưởng duyệt một lần.",
     "Hai mươi phút xong, khách cảm ơn."},
    {"Khách nhắn tin lúc tối, đơn quà sinh nhật chưa tới.", "Kịp trước 9 giờ sáng hôm sau.",
     "Gọi kho, gọi tài xế, đổi sang xe máy. Nhắn khách ba lần theo tiến độ.", "8 giờ 10 quà tới nơi."},
    {"Một khách sỉ sai hoá đơn ba tháng liền.", "Tìm vì sao lặp lại.",
     "Xem mười hoá đơn, thấy mã số thuế cũ còn trong hệ thống, nhờ sửa tận gốc.",
     "Tháng sau không sai nữa, các khách cùng mẫu cũng được sửa."},
    {"Khách phàn nàn bạn cùng ca nói trống không.", "Xin lỗi thay và để khách yên lòng.",
     "Nghe hết, không bênh bạn, hẹn trưởng nhóm gọi lại trong ngày.",
     "Trưởng nhóm gọi, khách rút lời phàn nàn."},
}};

constexpr std::array<DemoTalk, 8> talks{{
    {"understand", "Mỗi cuộc gọi hỏi một câu mở trước khi đưa cách làm.", "Nghe lại ba cuộc gọi cùng nhau.",
     "Hai trên ba cuộc có hỏi mở.", "Giữ cách này, thêm câu xác nhận lại."},
    {"follow_up", "Hẹn giờ nào đặt chuông giờ đó.", "Một tuần dùng chuông nhắc.", "Trễ một trong chín hẹn.",
     "Đưa cả đội cùng dùng."},
    {"respond", "Việc trong quyền thì làm ngay, không chuyển.", "Ngồi cạnh một buổi sáng.",
     "Chuyển ít hơn hẳn.", "Ghi ra những việc được tự quyết."},
    {"improve", "Mỗi tuần ghi một điều khách chê và một điều đổi.", "Ghi được ba tuần.",
     "Có hai điều đổi dùng được.", "Kể ở buổi họp thứ Hai."},
    {"customer_view", "Trước khi báo phí, nói phần khách được gì.", "Đóng vai hai lần.", "Khách bớt hỏi vặn.",
     "Viết lại câu mẫu."},
    {"", "Xem lại điểm luyện tập tháng này và chọn hai màn.", "Luyện xong một màn.", "Màn thứ hai còn dở.",
     "Hẹn tuần sau làm nốt."},
    {"understand", "Tập gọi tên cảm xúc của khách.", "Luyện hai màn khách nóng.",
     "Một màn đạt, một màn còn cắt lời.", "Luyện thêm màn điện thoại."},
    {"follow_up", "Sau khi xong, nhờ khách thử lại.", "Làm với năm khách.", "Năm khách đều hài lòng.",
     "Đưa vào sổ tay của đội."},
}};

constexpr std::array<DemoCause, 14> causes{{
    {"product", "Giao chậm", "Đơn hẹn hôm qua tới mà chưa có, gọi tổng đài bảo chờ.",
     "Giao lại trong ngày, miễn phí vận chuyển.", 26},
    {"product", "Hàng lỗi", "Máy dùng ba ngày thì tắt, khởi động không lên.", "Đổi máy mới tại nhà.", 18},
    {"promise", "Trễ hẹn gọi lại", "Hẹn gọi lại trước 17 giờ mà không ai gọi.",
     "Trưởng nhóm gọi xin lỗi và xử lý xong trong ngày.", 13},
    {"unresolved", "Chuyển lòng vòng", "Gọi bốn số, số nào cũng bảo không phải việc của mình.",
     "Một người nhận từ đầu tới cuối.", 10},
    {"product", "Giao thiếu", "Đơn năm món mà thiếu một, phiếu vẫn ghi đủ.", "Giao bù sáng hôm sau.", 8},
    {"promise", "Giá khác lúc tư vấn", "Tư vấn một giá, hoá đơn ra giá khác.", "Hoàn phần chênh lệch.", 6},
    {"unresolved", "Không ai trả lời", "Gửi thư ba lần không ai trả lời.",
     "Trả lời và xử lý, báo khách người phụ trách.", 5},
    {"product", "Khó dùng", "Làm theo hướng dẫn mà không đăng nhập được.", "Gọi hình hướng dẫn tới khi được.",
     4},
    {"promise", "Thiếu hồ sơ", "Hứa gửi hoá đơn mà mãi chưa có.", "Gửi hoá đơn, kiểm tra lại với khách.", 3},
    {"unresolved", "Từ chối không lý do", "Xin đổi mà bị từ chối, không ai nói vì sao.",
     "Giải thích và cho đổi một lần.", 2},
    {"product", "Tư vấn sai", "Mua theo lời tư vấn mà không lắp vừa.", "Đổi đúng loại, hoàn phí lắp.", 2},
    {"promise", "Sai khuyến mãi", "Tin nhắn ghi giảm 20% mà quầy không giảm.", "Giảm như tin nhắn.", 1},
    {"unresolved", "Thái độ", "Bạn trực nói trống không rồi cúp máy.", "Xin lỗi, kèm lại bạn trực.", 1},
    {"", "", "Khách bực nhưng chưa nói rõ chuyện gì.", "Hẹn gọi lại để hỏi thêm.", 1},
}};

} // namespace

std::string demo_name(domain::Gender gender, domain::SeededRandom& random) {
    const bool woman = gender == domain::Gender::female;
    const auto middle = woman ? std::span<const char* const>(women_middle) : men_middle;
    const auto given = woman ? std::span<const char* const>(women_given) : men_given;
    std::string out = one_of<const char*>(family_names, random);
    const char* second = one_of(middle, random);
    out += fmt::format(" {}", second);
    // A good third have four words in their name.
    if (random.below(100) < 35)
        if (const char* third = one_of(middle, random); std::string_view(third) != second)
            out += fmt::format(" {}", third);
    const char* last = one_of(given, random);
    return out + ' ' + last;
}

std::string demo_phone(domain::SeededRandom& random) {
    constexpr std::array prefixes{"090", "091", "093", "097", "098", "086", "038", "070", "081"};
    return fmt::format("{}{} {:03} {:03}", one_of<const char*>(prefixes, random), random.below(10),
                       random.below(1'000), random.below(1'000));
}

std::span<const DemoRegion> demo_regions() {
    return regions;
}
std::span<const char* const> demo_posts() {
    return posts;
}
std::span<const char* const> demo_reflections() {
    return reflections;
}
std::span<const char* const> demo_reasons(int rating) {
    switch (rating) {
        case 1: return poor;
        case 2: return basic;
        case 3: return fair;
        case 4: return good;
        default: return best;
    }
}
std::span<const char* const> demo_contacts() {
    return contacts;
}
std::span<const char* const> demo_words_after() {
    return after;
}
std::span<const char* const> demo_own_views() {
    return views;
}
std::span<const DemoStory> demo_stories() {
    return stories;
}
std::span<const DemoTalk> demo_talks() {
    return talks;
}
std::span<const DemoCause> demo_causes() {
    return causes;
}

} // namespace mq::app
