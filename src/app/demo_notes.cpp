#include "app/demo_interviews.h"

namespace mq::app {
namespace {

// ---- Nguyễn Bảo Trâm: three who see much the same

constexpr std::array<DemoNote, 3> tram_by_ha{{
    {{"Mùa Tết 2025, quầy điện máy Tân Bình. Một chú đòi đổi tủ lạnh đã dùng hai tháng vì “chạy ồn”, nói to "
      "giữa quầy đông.",
      "Giữ khách lại nói chuyện cho ra lẽ, vì đổi máy thì ngoài chính sách.",
      "Mời chú qua bàn trong, ghi lại giờ nào ồn, nhờ chú mở đoạn ghi âm. Đặt thợ qua nhà ngay chiều đó, xin "
      "cửa hàng trưởng cho mượn máy nếu phải chờ linh kiện.",
      "Máy kê lệch chân, chỉnh xong hết ồn. Chú nhắn cảm ơn, tháng sau quay lại mua máy giặt."},
     {"splits_need", "acts_at_once"},
     {{{4, "Tách được việc ồn khỏi chuyện đòi đổi máy, có thợ ngay trong ngày, gom cả kho và kỹ thuật."},
       {3, "Tự giữ cuộc nói chuyện, chỉ xin cửa hàng trưởng một chỗ là máy cho mượn."}}}},
    {{"Chị khách gọi hỏi phí giao hàng đi Bến Tre, hỏi đi hỏi lại ba lần.",
      "Tìm xem chị lo điều gì, chứ giá thì đã báo rồi.",
      "Hỏi chị cần hàng trước ngày nào. Hoá ra là quà cưới em gái thứ Bảy. Đề nghị gửi xe khách tối thứ Năm "
      "thay vì chuyển phát.",
      "Hàng tới sáng thứ Sáu, chị chụp ảnh gửi lại. Phí còn rẻ hơn 40 nghìn."},
     {"hears_sign", "checks_guess"},
     {{{4, "Nghe ra dấu hiệu từ chỗ hỏi lặp lại, hỏi thêm một câu là trúng."},
       {3, "Có cân phí và ngày cho khách, nhưng chưa nói rủi ro khi gửi xe khách."}}}},
    {{"Bị một khách chấm 1 sao vì “tư vấn như đọc bài”.", "Hiểu vì sao khách thấy vậy và sửa cách nói.",
      "Nghe lại ba cuộc gọi của mình, xin chị trưởng ca nghe cùng. Gọi lại cho khách để xin lỗi và tư vấn "
      "lại từ đầu.",
      "Khách đổi thành 4 sao. Từ đó mở đầu bằng một câu hỏi, giờ cả ca dùng chung."},
     {"finds_cause", "lasting_change"},
     {{{3, "Có gọi lại đúng vị khách đó, một lần, chưa hẹn kiểm tra tiếp."},
       {4, "Thay đổi cụ thể, còn dùng tới giờ và đồng nghiệp làm theo."}}}},
}};

constexpr std::array<DemoNote, 3> tram_by_thang{{
    {{"Khách lớn tuổi, tủ lạnh hai tháng, quát giữa cửa hàng dịp Tết.",
      "Làm dịu và xử lý trong khả năng của quầy.",
      "Đưa khách vào bàn riêng, nghe hết rồi mới nói. Gọi kỹ thuật xếp lịch ngay, hẹn giờ cụ thể.",
      "Xong trong ngày. Khách quay lại mua thêm."},
     {"acts_at_once", nullptr},
     {{{4, "Việc dính kho, kỹ thuật và cửa hàng trưởng mà vẫn xong trong ngày."},
       {4, "Hỏi kỹ thì chỉ có một lần xin phép, còn lại tự làm."}}}},
    {{"Khách hỏi phí giao nhiều lần.", "Đoán là khách ngại trễ ngày.", "Hỏi ngày cần, đổi cách gửi cho hợp.",
      "Kịp đám cưới."},
     {"hears_sign", nullptr},
     {{{3, "Nghe ra điều chưa nói, ở tình huống không quá rối."},
       {3, "Đứng về phía khách khi chọn cách gửi."}}}},
    {{"Khách chê nói như đọc bài, 1 sao.", "Sửa lỗi của mình.",
      "Nghe lại ghi âm, nhờ trưởng ca góp ý, gọi xin lỗi khách.",
      "Lên 4 sao, cách mở đầu mới được cả ca dùng."},
     {"back_to_customer", "lasting_change"},
     {{{3, "Quay lại với khách và có kết quả."},
       {3, "Có đổi cách làm, nhưng nhờ trưởng ca chỉ ra là chính."}}}},
}};

constexpr std::array<DemoNote, 3> tram_by_linh{{
    {{"Tết, quầy đông, chú khách đòi đổi tủ lạnh đã dùng.", "Không đổi được máy nhưng phải hết ồn.",
      "Xin nghe đoạn ghi âm tiếng ồn, đặt thợ chiều cùng ngày, chuẩn bị sẵn máy cho mượn.",
      "Chỉnh chân máy là hết. Không phải dùng tới máy mượn."},
     {"splits_need", "within_authority"},
     {{{3, "Làm nhanh và đúng, mức căng của khách ở tầm vừa."}, {3, "Hỏi ý cửa hàng trưởng một chỗ."}}}},
    {{"Cuộc gọi hỏi phí, khách chần chừ mãi không chốt.", "Tìm lý do chần chừ.",
      "Hỏi mở: “Chị định dùng vào dịp nào ạ?”, rồi xác nhận lại ngày.",
      "Đổi qua xe khách, tới sớm một ngày."},
     {"checks_guess", "honest_advice"},
     {{{4, "Hỏi mở, xác nhận lại rồi mới đề xuất."},
       {4, "Chọn cách có lợi cho khách dù cửa hàng thu phí ít hơn."}}}},
    {{"1 sao vì giọng đọc bài.", "Muốn biết khách khó chịu ở đâu.",
      "Nghe lại cuộc gọi, gọi cho khách hỏi thẳng, ghi ra ba câu hay lặp.",
      "Khách sửa đánh giá. Ba câu đó được bỏ khỏi kịch bản chung."},
     {"finds_cause", "back_to_customer"},
     {{{3, "Có quay lại với khách."}, {4, "Kịch bản chung được sửa theo, có người khác dùng."}}}},
}};

// ---- Đặng Quốc Việt: two who lie apart

constexpr std::array<DemoNote, 3> viet_by_ha{{
    {{"Hè 2025, quán cà phê ở Thủ Đức. Khách đòi miễn phí cả bàn vì ra món chậm 25 phút.",
      "Ca trưởng đi vắng, Việt đứng quầy.",
      "Xin lỗi, báo còn mấy phút nữa có món, mời nước lọc. Khách vẫn gắt thì tự giảm 30% theo mức quầy được "
      "phép, phần đòi thêm thì xin số điện thoại để quản lý gọi lại.",
      "Khách ở lại ăn xong. Quản lý gọi lại trong tối."},
     {"acts_at_once", "within_authority"},
     {{{4, "Làm ngay phần trong quyền, phần vượt quyền có người gọi lại trong tối."},
       {3, "Tự xoay khi không có ca trưởng, chỉ nhắn hỏi một câu."}}}},
    {{"Khách hỏi quán có ổ cắm không.", "Chỉ chỗ ngồi cho khách.",
      "Thấy khách mang máy tính, hỏi khách có họp không rồi xếp vào góc yên.",
      "Khách họp xong, để lại lời khen trên mạng."},
     {"hears_sign", nullptr},
     {{{3, "Để ý được dấu hiệu và hỏi lại."}, {3, "Nghĩ tới việc khách sắp làm."}}}},
    {{"Khách chê nói trống không.", "Sửa cách xưng hô.",
      "Xin lỗi tại chỗ. Nhờ chị quản lý nhắc mỗi khi lỡ miệng.", "Hai tháng sau không ai nhắc nữa."},
     {"finds_cause", nullptr},
     {{{2, "Chỉ xin lỗi tại chỗ, không gặp lại khách."}, {3, "Có thay đổi thật, kéo dài hai tháng."}}}},
}};

constexpr std::array<DemoNote, 3> viet_by_thang{{
    {{"Quán cà phê, món ra chậm, khách đòi miễn phí.", "Giữ khách khỏi làm ầm.",
      "Xin lỗi rồi giảm giá ngay. Hỏi thêm mới biết lúc đó phải nhắn ca trưởng từng bước.",
      "Khách ở lại. Không rõ vì sao món chậm và có ai xử lý không."},
     {"acts_at_once", "vague"},
     {{{2, "Giảm giá cho êm chuyện, không hỏi vì sao khách gấp. Nguyên nhân chậm bỏ ngỏ."},
       {2, "Nhắn hỏi ca trưởng cả lời xin lỗi lẫn mức giảm."}}}},
    {{"Khách cần chỗ có điện.", "Xếp chỗ.", "Hỏi khách có họp không, đưa vào góc trong.", "Khách khen."},
     {"hears_sign", nullptr},
     {{{3, "Nghe ra việc khách cần yên tĩnh."}, {3, "Chọn chỗ theo việc của khách."}}}},
    {{"Bị chê nói trống không.", "Không để tái diễn.", "Nhờ quản lý nhắc. Không nói đã tự tìm nguyên nhân.",
      "Ít bị nhắc hơn."},
     {nullptr, nullptr},
     {{{2, "Không quay lại với khách."}, {1, "Chỉ đợi người khác nhắc, chưa tự đổi cách làm nào."}}}},
}};

// ---- Lương Thuỳ Dương: on the second of three questions

constexpr std::array<DemoNote, 2> duong_by_ha{{
    {{"Trực tổng đài nước uống, tháng 9. Khách sỉ mắng vì giao thiếu hai thùng, doạ cắt hợp đồng.",
      "Giữ hợp đồng và giao bù trong ngày.",
      "Xin lỗi, đọc lại phiếu với khách, gọi kho xác nhận thiếu, nhờ xe tuyến bên cạnh ghé. Báo khách giờ xe "
      "tới.",
      "Giao bù lúc 15:40. Khách giữ đơn tháng sau."},
     {"acts_at_once", "splits_need"},
     {{{4, "Khách doạ cắt hợp đồng, ba bên liên quan, vẫn xong trong buổi chiều."},
       {4, "Tự gọi kho và tuyến xe, báo trưởng nhóm sau khi xong."}}}},
    {{"Khách hỏi có bình nhỏ hơn không.", "Tìm bình hợp với khách.",
      "Hỏi nhà mấy người, ai bê bình. Biết bác ở một mình, đau lưng.",
      "Đổi sang bình 5 lít, giao hằng tuần, nhờ tài xế đặt sẵn lên kệ."},
     {"hears_sign", "checks_guess"},
     {{{4, "Nghe một câu mà hỏi ra cả hoàn cảnh."}, {4, "Lo tới việc đặt bình lên kệ cho bác."}}}},
}};

} // namespace

std::array<DemoSheet, 3> agreed_sheets() {
    return {tram_by_ha, tram_by_thang, tram_by_linh};
}

std::array<DemoSheet, 2> differing_sheets() {
    return {viet_by_ha, viet_by_thang};
}

DemoSheet begun_sheet() {
    return duong_by_ha;
}

} // namespace mq::app
