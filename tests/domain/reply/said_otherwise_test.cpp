#include "domain/reply/support.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using mq::domain::Act;
using reply_test::coder;

/// Words that are not in the lexicon's examples: what is said in other ways, and what only sounds like it.
/// A paraphrase may have more acts than the one asked for.

namespace {

struct Said {
    Act act;
    std::vector<const char*> ways;
    std::vector<const char*> alike; ///< look the same, are not
};

const std::vector<Said>& sayings() {
    static const std::vector<Said> all{
        {Act::greet_identify,
         {"Xin chào chị, em là Thảo bên phòng vé ạ.", "alo em nghe ạ, em tên Quân trực máy hôm nay",
          "Dạ tổng đài Bình An xin nghe", "da em chao co, em la Ti ben kho hang day co",
          "Dạ con chào bác, con là điều dưỡng trực tầng ba."},
         {"Chị cho em gặp chị Thảo phòng vé ạ?", "Anh là ai mà đòi gặp giám đốc"}},
        {Act::personalize,
         {"Dạ anh Hùng, phiếu của anh em đang cầm trên tay.",
          "Bé Bông nhà mình năm nay lên lớp hai rồi chị nhỉ",
          "Cô Sáu ơi, con thấy cô mua sữa này đều mỗi tháng ở chỗ con."},
         {"Quý khách vui lòng đợi.", "Chào bạn, bạn cần gì?"}},
        {Act::apologize,
         {"Em thành thật xin lỗi mình vì chuyện này.", "sr chị nha em gửi lộn",
          "dạ mong cô bỏ qua cho tụi con", "bên em cáo lỗi với anh chị",
          "thiệt tình xin lỗi dì, con sơ ý quá", "em xl anh vì trả lời trễ"},
         {"Anh phải xin lỗi nhân viên của tôi trước đã.", "Tôi có lỗi gì đâu mà phải xin lỗi",
          "Xin lỗi, cho em hỏi anh tên gì ạ?"}},
        {Act::empathize,
         {"Em hiểu chị đang sốt ruột lắm.", "Gặp em thì em cũng bực như anh thôi ạ",
          "Tội bé quá, chắc cô thức trắng đêm qua rồi", "chờ cả buổi nắng nôi vậy cực thiệt đó chị"},
         {"Chị hiểu cho em với.", "Tôi không hiểu chị đang nói gì"}},
        {Act::thank,
         {"Cảm ơn anh đã kiên nhẫn.", "cam on chi nhieu nha", "dạ em cám ơn cô đã góp ý",
          "thanks a đã báo sớm", "May mà có chị nhắc, em biết ơn chị lắm"},
         {"Không cần cảm ơn đâu chị.", "Đã không cảm ơn thì thôi còn la"}},
        {Act::probe,
         {"Anh cho em xin số đơn nhé?", "máy kêu từ hôm nào vậy cô", "chị đọc giúp em mã khách hàng ạ",
          "Lúc nhận hàng thùng có bị móp không anh?", "c mua ở cửa hàng nào vậy ạ"},
         {"Ủa chứ sao không coi kỹ trước khi ký?", "Anh đợi em chút được không ạ?"}},
        {Act::paraphrase_confirm,
         {"Vậy là chị đặt hai phòng mà nhận có một, đúng không ạ?",
          "Em nhắc lại để khỏi sót: giao ngày mười hai, thiếu ba hộp, phải không anh?",
          "tức là tiền đã trừ mà vé chưa về đúng hông chị"},
         {"Đúng là hàng này hay hư lắm.", "Chị có đúng là chủ thẻ không?"}},
        {Act::own,
         {"Chuyện này là do bên em làm sai.", "Lỗi tại em nhập nhầm số nhà.",
          "tụi em thiếu sót, không đổ cho ai hết", "em đã quên gọi lại cho anh, là lỗi của em",
          "trách nhiệm thuộc về cửa hàng ạ"},
         {"Lỗi này là của bên giao hàng, không phải của tôi.", "Không phải lỗi của bên em đâu ạ."}},
        {Act::solve,
         {"Em đổi cho chị cái mới ngay tại quầy.", "để em cho thợ qua sửa lại miễn công",
          "em hủy khoản đó và hoàn lại thẻ cho anh", "Con gởi bù cho cô hộp khác liền nghen",
          "em xếp anh qua phòng khác yên hơn ạ"},
         {"Không đổi được đâu.", "Ai bảo sẽ đổi cho chị?"}},
        {Act::commit_time,
         {"Trước 4 giờ chiều nay em báo chị.", "30p nữa có người tới",
          "chậm nhất là sáng thứ năm anh nhận được tiền", "em hứa nội trong ngày mai xong",
          "toi nay 8h e giao lai cho c"},
         {"Chiều qua lúc 4 giờ chị gọi cho ai ạ?", "Khi nào có thì có.", "Sớm nhất có thể ạ."}},
        {Act::inform_process,
         {"Dạ quy trình là kiểm tra máy trước, rồi hãng duyệt, sau đó mới đổi máy.",
          "Hồ sơ qua bộ phận thẩm định, xong mới chuyển kế toán chi tiền ạ",
          "Muốn đổi tên thì anh nộp đơn ở quầy 2, họ đóng dấu rồi mình lấy thẻ ở quầy 5"},
         {"Quy định là quy định.", "Em đang xử lý ạ."}},
        {Act::escalate,
         {"Em chuyển máy cho trưởng ca để chị nói trực tiếp nhé.", "để con thưa với chú quản lý qua gặp bác",
          "Việc này em trình lên giám đốc chi nhánh ngay ạ", "e báo sếp e xuống gặp a liền"},
         {"Sếp tôi đi vắng, không gặp được.", "Muốn gặp ai thì tự đi mà gặp."}},
        {Act::check_satisfaction,
         {"Chị thấy vậy được chưa ạ?", "Anh còn cần em giúp gì nữa không?", "dạ cô coi vậy vừa ý cô chưa cô",
          "Phương án này anh thấy ổn không ạ?"},
         {"Được chưa? Hài lòng chưa? Giờ thì về đi.", "Máy chạy ổn không?"}},
        {Act::follow_up,
         {"Mai em gọi lại hỏi xem máy chạy ổn chưa.", "em sẽ theo dõi đơn này tới khi chị nhận được",
          "có tin gì con nhắn cô liền", "Tuần sau em ghé kiểm tra lại cho chắc ạ"},
         {"Có gì thì chị gọi lại nhé.", "Em không theo được đâu."}},
        {Act::compensate,
         {"Em tặng chị phiếu giảm 100 nghìn cho lần sau.", "cửa hàng xin biếu cô hộp bánh gọi là bù đắp ạ",
          "bữa nay em không tính tiền anh nha", "Em giảm 20% hóa đơn cho bàn mình ạ",
          "quán mời mình ly nước nha chị"},
         {"Chị muốn tặng ai ạ?", "Không có đền bù gì hết."}},
        {Act::blame_customer,
         {"Tại chị không đọc kỹ hướng dẫn.", "do anh xài ẩu nên nó mới hư", "ai biểu cô để ngoài nắng",
          "Chị tự bấm nhầm chứ hệ thống đâu có sai", "sao lúc ký không coi đi"},
         {"Không phải lỗi của chị đâu ạ.", "Dạ đâu phải tại anh, tại máy bên em cũ."}},
        {Act::blame_others,
         {"Cái này là do bên vận chuyển làm chậm.", "tại bên kho họ xuất sai chứ em đâu có biết",
          "lỗi của ngân hàng chứ không phải chỗ tôi", "Tại kỹ thuật không báo nên mới vậy"},
         {"Không phải tại bên kho, là do em.", "Bên kho đang soạn hàng cho chị ạ."}},
        {Act::challenge,
         {"Chị có chắc là không làm rơi không?", "Anh nói vậy thì bằng chứng đâu?",
          "thiệt hông đó, hay chị nhớ lộn", "Chưa ai phản ánh như anh cả, có khi nào anh nhìn nhầm?"},
         {"Em tin chị.", "Anh chắc là mệt lắm rồi."}},
        {Act::dismiss,
         {"Có vậy thôi mà cũng làm ầm lên.", "Quy định là vậy, không giải quyết.",
          "kệ chị chứ tôi biết sao giờ", "ai cũng vậy thôi có gì đâu mà nói", "Thôi chuyện nhỏ, bỏ qua đi."},
         {"Dạ chuyện này không nhỏ đâu ạ.", "Em không dám bỏ qua đâu chị."}},
        {Act::interrupt_rush,
         {"Nói nhanh lên tôi còn nhiều việc.", "Thôi thôi khỏi kể, vào việc chính đi.",
          "lẹ lẹ giùm cái người ta chờ", "Tóm lại là chị muốn gì, nói một câu thôi."},
         {"Em làm nhanh cho chị liền.", "Cô cứ từ từ kể, con nghe."}},
        {Act::uncertain,
         {"Chắc là mai có đó chị.", "em cũng không rõ nữa", "hình như kho còn hàng, để xem sao",
          "Em không dám chắc nhưng có lẽ do pin"},
         {"Em chắc chắn chiều nay xong.", "Chị chưa rõ chỗ nào ạ?"}},
        {Act::overpromise,
         {"Em cam đoan từ nay về sau không bao giờ có chuyện này nữa.", "muốn bao nhiêu tụi em cũng đền hết",
          "bảo đảm trăm phần trăm hết bệnh luôn cô ơi", "Chị đòi gì em cũng chiều, khỏi hỏi ai",
          "e thề là máy này xài cả đời ko hư"},
         {"Em không dám hứa chắc là không bao giờ lỗi.", "Em bảo đảm với chị em sẽ gọi lại trước 5 giờ."}},
    };
    return all;
}

} // namespace

TEST_CASE("every act is heard in other words than the lexicon's") {
    std::size_t asked = 0;
    std::size_t heard = 0;
    for (const Said& said : sayings()) {
        CAPTURE(std::string(id_of(said.act)));
        std::size_t here = 0;
        for (const char* way : said.ways) {
            const auto coded = coder().code(way);
            const bool found = coded.set()[index_of(said.act)];
            if (!found)
                MESSAGE("not heard in: ", std::string(way), " (", reply_test::listed(coded.set()), ")");
            here += found ? 1U : 0U;
        }
        CHECK(here * 3 >= said.ways.size() * 2);
        asked += said.ways.size();
        heard += here;
    }
    MESSAGE("heard ", heard, " of ", asked);
    CHECK(heard * 10 >= asked * 9);
}

TEST_CASE("what only sounds like an act is not it") {
    std::size_t asked = 0;
    std::size_t fooled = 0;
    for (const Said& said : sayings())
        for (const char* alike : said.alike) {
            const auto coded = coder().code(alike);
            if (coded.set()[index_of(said.act)]) {
                MESSAGE("taken for ", std::string(id_of(said.act)), ": ", std::string(alike));
                ++fooled;
            }
            ++asked;
        }
    MESSAGE("fooled ", fooled, " of ", asked);
    CHECK(fooled * 7 <= asked);
}

TEST_CASE("apology, fault and pity are told apart") {
    struct Reading {
        const char* reply;
        const char* heard;
        const char* not_heard;
    };
    const std::vector<Reading> readings{
        {"Dạ cháu xin lỗi bác", "apologize", "blame_customer"},
        {"em làm chị phải chờ, em xin lỗi chị", "apologize", "blame_customer"},
        {"Không phải tại bác đâu ạ, lỗi bên cháu", "own", "blame_customer"},
        {"loi la tai ben chau", "own", "blame_customer"},
        {"Để em lo vụ này", "own", ""},
        {"Vất vả quá bác ơi", "empathize", ""},
        {"Nghe xót quá chị ơi", "empathize", ""},
        {"Xót quá, bên cháu có lỗi", "own", "interrupt_rush"},
        {"Da chi chiu kho doi em mot chut nha", "", "dismiss"},
        {"Dạ đâu có sao đâu chị", "", "probe"},
    };
    for (const Reading& one : readings) {
        const mq::domain::ActSet coded = coder().code(one.reply).set();
        CAPTURE(std::string(one.reply));
        CAPTURE(reply_test::listed(coded));
        CHECK((coded & reply_test::acts(one.heard)) == reply_test::acts(one.heard));
        CHECK((coded & reply_test::acts(one.not_heard)).none());
    }
}
