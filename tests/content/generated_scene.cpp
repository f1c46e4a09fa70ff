#include "content/generated_scene.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cstdint>

namespace mq::content::test {
namespace {

/// Nodes that share a flag: it is set in one phase and read in the next, so that only the last two matter
/// anywhere.
constexpr std::size_t phase = 60;
/// How far an answer jumps. A play of 1,000 nodes meets some fifty of them, as a wide scene is played.
constexpr std::size_t stride = 20;

constexpr std::array<std::string_view, 6> openings{
    "Dạ {khách} kể thêm giúp {mình}", "Dạ {mình} xin lỗi {khách}", "Dạ để {mình} mở hồ sơ ra xem",
    "Dạ {mình} ghi lại từng việc",    "Dạ kho đang giữ hàng",      "Dạ quy định là vậy"};
constexpr std::array<std::string_view, 6> middles{
    "ba giờ chiều nay {mình} báo lại", "chiều nay thợ tới đúng nhà", "{mình} giữ máy chờ {khách} xem",
    "{mình} không chuyển sang ai nữa", "chưa xong {mình} vẫn gọi",   "phí thì {mình} xin duyệt"};
constexpr std::array<std::string_view, 5> facets{"understand", "respond", "follow_up", "customer_view",
                                                 "improve"};
constexpr std::array<std::string_view, 5> pitfalls{"blame", "no_assurance", "not_listening", "challenge",
                                                   "overpromise"};

/// A small generator of its own: the standard distributions differ from library to library.
class Dice {
public:
    std::size_t below(std::size_t n) {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::size_t>(state_ >> 33U) % n;
    }

private:
    std::uint64_t state_ = 20261121;
};

class Writer {
public:
    explicit Writer(std::size_t nodes) : nodes_(nodes) { out_.reserve(nodes * 700 + 2000); }

    std::string write() {
        head();
        for (std::size_t n = 0; n < nodes_; ++n) {
            if (n % 20 == 7)
                several(n);
            else if (n % 20 == 13)
                order(n);
            else
                one(n);
        }
        out_ +=
            "endings:\n"
            "  tot:\n    title: Giữ được khách\n    result: good\n"
            "    csat: [{when: mood >= 50, value: 5}, {value: 4}]\n    says: Cảm ơn {bạn} nghen.\n"
            "  xau:\n    title: Mất khách\n    result: bad\n    csat: 1\n    says: Thôi, khỏi nói nữa.\n";
        return std::move(out_);
    }

private:
    template <class... Args>
    void put(fmt::format_string<Args...> form, Args&&... args) {
        fmt::format_to(std::back_inserter(out_), form, std::forward<Args>(args)...);
    }

    void head() {
        out_ +=
            "scene: 1\nid: sinh-ra\nrevision: 1\ntitle: {vi: Kiện hàng đi lạc, en: The parcel that went "
            "astray}\n"
            "summary: “Bốn ngày rồi, thùng hàng của tôi đang ở đâu?”\nchannel: phone\ncause: "
            "unresolved\nuse: practice\n"
            "minutes: 30\nfirm: Bưu phẩm Cánh Cò\nauthority: Được hẹn giao lại và miễn phí giao.\n"
            "difficulty: {emotion: 2, ambiguity: 1, policy: 1, parties: 1, stakes: 1}\n"
            "trains: [understand, respond, follow_up, customer_view, improve]\nopened: \"08:00\"\n"
            "customer:\n  name: Nguyễn Thị Bảy\n  age: 58\n  gender: female\n  region: south\n  about: Bán "
            "vải ở chợ Rạch Giá\n"
            "  mood: 35\n  wishes: [solved, heard]\n  card:\n    - Mã đơn: đuôi 204\n    - Gửi từ: chợ Soái "
            "Kình Lâm\n"
            "facts:\n  le_cuoi: Vải này để may áo cưới cho con gái.\nflags:\n";
        for (std::size_t f = 0; f < flag_of(nodes_ - 1); ++f)
            put("  da_{}: Đã làm việc thứ {}\n", f, f + 1);
        out_ += "gift: Hỏi hàng để làm gì trước khi nói chuyện giờ giấc.\nstart: n0\nnodes:\n";
    }

    /// The node that answer `o` of node `n` leads to. Strides grow at the start so that every node is met.
    [[nodiscard]] std::string next(std::size_t n, std::size_t o) const {
        const std::size_t to = n + std::min(stride, n / 2 + 1) + o % 3;
        return to < nodes_ ? fmt::format("n{}", to) : "tot";
    }
    [[nodiscard]] static std::size_t flag_of(std::size_t n) { return n / phase; }
    [[nodiscard]] static std::size_t flag_before(std::size_t n) { return n / phase - 1; }

    std::string line() {
        return fmt::format("{}, {} ạ.", openings[dice_.below(openings.size())],
                           middles[dice_.below(middles.size())]);
    }

    void node_head(std::size_t n) {
        put("  n{}:\n    step: {}\n", n, 1 + n * 6 / nodes_);
        if (n % 10 == 0)
            put("    note: Máy reo lần thứ {}.\n", n / 10 + 1);
        if (n >= phase && n % 3 == 0)
            put("    says:\n      - {{when: da_{}, text: \"Ừ, {{tôi}} chờ.\"}}\n      - {{text: Lần nào cũng "
                "kể lại từ đầu.}}\n",
                flag_before(n));
        else
            out_ += "    says: Bốn ngày rồi đó {bạn}, hàng của {tôi} đâu?\n";
        out_ += "    hint: {light: Khách mới nói một nửa., full: Hỏi hạn rồi hẹn.}\n";
    }

    void one(std::size_t n) {
        node_head(n);
        out_ += "    options:\n";
        const std::size_t best = dice_.below(3);
        for (std::size_t o = 0; o < 3; ++o)
            option(n, o, (o + 3 - best) % 3);
    }

    /// `worth` 0 is the best answer of the node, 2 the worst.
    void option(std::size_t n, std::size_t o, std::size_t worth) {
        constexpr std::array<int, 3> points{1, 0, -1};
        constexpr std::array<int, 3> moods{6, 0, -4};
        put("      {}:\n        text: \"{}\"\n", "abc"[o], line());
        if (points[worth] != 0)
            put("        points: {{{}: {}, p{}: {}}}\n", facets[n % 5], points[worth], 1 + n % 6,
                points[worth]);
        if (moods[worth] != 0)
            put("        mood: {}\n", moods[worth]);
        if (worth == 0 && n % 6 == 0 && flag_of(n) < flag_of(nodes_ - 1))
            put("        set: da_{}\n", flag_of(n));
        if (worth == 0 && n == 0)
            out_ += "        finds: le_cuoi\n        confirms: [solved]\n";
        if (worth == 2)
            put("        pitfall: {}\n", pitfalls[n % pitfalls.size()]);
        to(n, worth);
        put("        why: {}.\n", worth == 0   ? "Có việc và có giờ nên khách dịu xuống"
                                  : worth == 1 ? "Nghe được mà chưa có giờ nào"
                                               : "Khách lại phải tự lo");
    }

    void to(std::size_t n, std::size_t worth) {
        if (worth == 2 && n % 50 == 49 && n > 4 * phase)
            put("        to: [{{when: mood < 10, to: xau}}, {{to: {}}}]\n", next(n, worth));
        else if (worth == 1 && n % 5 == 2 && n >= phase)
            put("        to: [{{when: da_{} and mood >= 30, to: {}}}, {{to: {}}}]\n", flag_before(n),
                next(n, 0), next(n, worth));
        else
            put("        to: {}\n", next(n, worth));
    }

    void several(std::size_t n) {
        node_head(n);
        out_ +=
            "    answer: several\n    items:\n"
            "      a: Hai giờ chiều nay hàng tới nhà ạ.\n      b: Phí giao lại {mình} miễn ạ.\n"
            "      c: \"{Mình} hoàn nửa tiền hàng ạ.\"\n    outcomes:\n";
        put("      vuot: {{when: any(c), text: Hứa quá quyền, points: {{respond: -1}}, critical: promise, "
            "to: {}, why: Tiền phải xin.}}\n"
            "      du: {{when: \"all(a, b)\", text: Nói đủ, points: {{respond: 2}}, mood: 6, to: {}, why: Có "
            "việc và có giờ.}}\n"
            "      thieu: {{text: Còn thiếu, points: {{respond: -1}}, mood: -6, to: {}, why: Khách còn phải "
            "hỏi.}}\n",
            next(n, 2), next(n, 0), next(n, 1));
    }

    void order(std::size_t n) {
        node_head(n);
        out_ +=
            "    answer: order\n    items: {nhan: Nhận lỗi, hoi: Hỏi hạn, hen: Hẹn giờ, ghi: Ghi sổ}\n    "
            "outcomes:\n";
        put("      dung: {{when: \"exactly(nhan, hoi, hen, ghi)\", text: Đúng, points: {{customer_view: 2}}, "
            "mood: 6, to: {}, "
            "why: Nhận lỗi trước.}}\n"
            "      gan: {{when: \"first(nhan) and before(hoi, hen)\", text: Gần đúng, points: "
            "{{customer_view: 1}}, to: {}, "
            "why: Hỏi trước khi hẹn.}}\n"
            "      nguoc: {{text: Ngược, points: {{customer_view: -1}}, mood: -6, to: {}, why: Giấy tờ đi "
            "trước.}}\n",
            next(n, 0), next(n, 1), next(n, 2));
    }

    std::size_t nodes_;
    std::string out_;
    Dice dice_;
};

} // namespace

std::string generated_scene(std::size_t nodes) {
    return Writer(nodes).write();
}

} // namespace mq::content::test
