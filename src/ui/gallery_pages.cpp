#include "ui/gallery_pages.h"

#include "ui/charts.h"
#include "ui/i18n.h"

#include <array>
#include <limits>

namespace mq::ui {
namespace {

constexpr float nan_value = std::numeric_limits<float>::quiet_NaN();

constexpr std::array<std::string_view, 5> level_names = {"Kém", "Cơ bản", "Khá", "Tốt", "Xuất sắc"};
constexpr std::array<std::string_view, 5> zone_names = {"Rất bực", "Bực", "Bình tĩnh", "Yên tâm", "Hài lòng"};

void conversation(Rect r) {
    divider_text(r.cut_top(20_px, 10_px), "Cuộc gọi bắt đầu lúc 14:20");
    struct Line {
        Speaker who;
        std::string_view words;
    };
    constexpr std::array lines = {
        Line{Speaker::customer,
             "Alo, tôi gọi lần thứ ba rồi đấy. Chữ ký số mua từ tuần trước đến giờ vẫn chưa dùng được, lần "
             "nào cũng bảo chờ!"},
        Line{Speaker::me, "Dạ em chào chị, chị cho em xin mã khách hàng để em kiểm tra ạ."},
        Line{Speaker::customer, "Lại mã! Tôi đọc mã ba lần cho ba người khác nhau rồi."},
        Line{Speaker::me,
             "Dạ em xin lỗi chị Hường vì để chị phải kể lại từ đầu tới ba lần. Em là Khôi, em sẽ theo việc "
             "này cùng chị đến khi xong ạ."}};
    for (const Line& l : lines) {
        const bool mine = l.who == Speaker::me;
        const Rect box = bubble({mine ? r.right() : r.x + 42_px, r.y}, 620_px, l.words, l.who);
        if (!mine) {
            avatar({r.x + 16_px, box.y + 16_px}, 16_px, "TH", 5);
        }
        r.cut_top(box.h, 12_px);
    }
}

void choices(Rect r, Gallery& state) {
    constexpr std::array<std::string_view, 4> texts = {
        "Chị bình tĩnh đã ạ, em phải xem hệ thống rồi mới biết lỗi ở đâu, có thể do bên chị cài sai.",
        "Dạ em hiểu, sát hạn mà chưa nộp được thì rất sốt ruột. Em mời kỹ thuật vào ngay cuộc gọi này và ở "
        "lại cùng chị "
        "đến khi kích hoạt xong, chị đồng ý không ạ?",
        "Dạ em gửi tặng chị thêm 1 tháng sử dụng để đền bù, mong chị thông cảm giúp bên em.",
        "Dạ việc này thuộc bên kỹ thuật, em nối máy để chị trao đổi trực tiếp với họ nhé."};
    Rect head = r.cut_top(30_px, 8_px);
    const Button hint{.text = "Xin gợi ý",
                      .size = ButtonSize::small,
                      .icon = Icon::lightbulb,
                      .note = "tốn 1 chỉ dẫn",
                      .keycap = "H"};
    button("gallery.hint", head.cut_right(button_width(hint), 14_px), hint);
    pips({head.right() - 38_px, head.mid_y()}, 2, 3);
    text_in(head, "Bạn sẽ trả lời thế nào?", type::body_strong, theme().text);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const Buf<8> key("{}", i + 1);
        const Choice c{.key = key, .text = texts[i], .selected = static_cast<int>(i) == state.option};
        if (choice_row(Name("gallery.choice.{}", i + 1), r.cut_top(choice_height(c, r.w), 8_px), c).pressed) {
            state.option = static_cast<int>(i);
        }
    }
    const TextBox box{.placeholder = "Hoặc tự viết câu trả lời bằng lời của bạn",
                      .max_bytes = 400,
                      .enter_submits = true,
                      .grows = true,
                      .min_lines = 1,
                      .icon = Icon::pencil_simple_line,
                      .limit_text = "Đã đủ chữ."};
    text_box("gallery.reply", r.cut_top(text_box_height("gallery.reply", state.note, box, r.w), 8_px),
             state.note, box);
    constexpr std::array hints = {KeyHint{"1", "4", "chọn"}, KeyHint{"Enter", {}, "gửi"},
                                  KeyHint{"Backspace", {}, "xem lại hội thoại"}};
    key_hints(r.min(), hints);
}

void customer(const Rect& r, Gallery& state) {
    fill(r, theme().surface);
    vertical(r.right(), r.y, r.h, theme().border);
    Rect in = r.inset(22_px, 16_px);
    Rect head = in.cut_top(50_px, 12_px);
    avatar({head.x + 24_px, head.mid_y()}, 24_px, "TH", 5);
    head.cut_left(60_px);
    text_in({head.x, head.y + 2_px, head.w, 26_px}, "Chị Nguyễn Thị Thu Hường", type::title_s, theme().text);
    text_in({head.x, head.y + 28_px, head.w, 18_px}, "Kế toán trưởng, Bao bì Tân Việt", type::meta,
            theme().text2);
    Rect mood = in.cut_top(26_px, 8_px);
    const Chip calmer{.text = "dịu thêm 16", .tone = Tone::good, .icon = Icon::trend_up, .small = true};
    chip(mood.cut_right(chip_size(calmer).x).min(), calmer);
    text_in(mood, "Tâm trạng", type::meta_strong, theme().text);
    mood_gauge("gallery.gauge", in.cut_top(118_px, 8_px), {31, "Rất bực", "Hài lòng"});
    Rect now = in.cut_top(40_px, 16_px);
    icon({now.x + 13_px, now.mid_y()}, mood_icon(31), 28_px, mood_colour(31), IconKind::fill);
    text_in({now.x + 38_px, now.y, 120_px, 22_px}, "Đang bực", type::body_strong, theme().text);
    text_in({now.x + 38_px, now.y + 22_px, 120_px, 18_px}, "31 trên 100", type::meta, theme().text2);
    constexpr std::array moods = {22.0F, 15.0F, 31.0F};
    sparkline({now.right() - 120_px, now.y, 120_px, 40_px}, moods);
    const TextBox notes{.label = "Sổ theo dõi khiếu nại",
                        .placeholder = "Ghi điều nghe được",
                        .min_lines = 4,
                        .type = type::small};
    text_box("gallery.log", in.cut_top(text_box_height("gallery.log", state.locked, notes, in.w), 16_px),
             state.locked, notes);
    text_input("gallery.password", in.cut_top(text_input_height({.label = "x", .large = true}, in.w), 16_px),
               state.password,
               {.label = "Mật khẩu",
                .icon = Icon::lock_simple,
                .password = true,
                .show_label = "Hiện mật khẩu",
                .large = true});
    checkbox("gallery.keep", in.cut_top(24_px, 12_px), "Giữ đăng nhập trên máy này", state.checked);
    const RadioCard radio{Icon::headset, "Luyện xử lý khiếu nại", "Đóng vai với khách, nhìn lại.", true};
    radio_card("gallery.role", in.cut_top(radio_card_height(radio, in.w), 12_px), radio);
}

void radar_card(const Rect& r, Gallery& state) {
    card(r);
    Rect in = r.inset(20_px, 16_px);
    const Rect legend = in.cut_bottom(22_px, 8_px);
    constexpr std::array axes = {RadarAxis{"Đáp ứng nhu cầu"}, RadarAxis{"Theo sát\nđến hài lòng"},
                                 RadarAxis{"Thấu hiểu\nnhu cầu"}, RadarAxis{"Tiếp thu\n& cải tiến"},
                                 RadarAxis{"Góc nhìn\nkhách hàng"}};
    constexpr std::array now = {RadarPoint{3.3F, 2.9F, 3.7F}, RadarPoint{3.0F, 2.7F, 3.4F},
                                RadarPoint{2.4F, 2.0F, 2.8F}, RadarPoint{3.2F, 2.8F, 3.7F},
                                RadarPoint{2.6F, 1.6F, 3.6F, true}};
    constexpr std::array before = {RadarPoint{2.7F}, RadarPoint{2.5F}, RadarPoint{2.1F}, RadarPoint{2.6F},
                                   RadarPoint{2.3F}};
    constexpr std::array target = {RadarPoint{4.0F}, RadarPoint{4.0F}, RadarPoint{3.0F}, RadarPoint{3.0F},
                                   RadarPoint{3.0F}};
    const std::array shapes = {RadarShape{RadarLook::past, before}, RadarShape{RadarLook::target, target},
                               RadarShape{RadarLook::solid, now, true}};
    const int pressed =
        radar("gallery.radar", in,
              {.axes = axes, .shapes = shapes, .selected = state.axis, .thin_text = "chưa đủ"});
    state.axis = pressed >= 0 ? pressed : state.axis;
    constexpr std::array keys = {
        RadarKey{RadarLook::solid, "Hiện tại", true}, RadarKey{RadarLook::range, "Khoảng ước lượng"},
        RadarKey{RadarLook::past, "30 ngày trước"}, RadarKey{RadarLook::target, "Mục tiêu"}};
    radar_legend(legend, keys);
}

void curve_card(const Rect& r, Gallery& state) {
    card(r);
    Rect in = r.inset(16_px, 14_px);
    card_title(in, "Tâm trạng khách qua từng quyết định", "bấm vào điểm để mở quyết định");
    constexpr std::array points = {MoodPoint{15, VerdictMark::bad, "Chị cho em xin mã khách hàng."},
                                   MoodPoint{31, VerdictMark::good},
                                   MoodPoint{45, VerdictMark::good},
                                   MoodPoint{46, VerdictMark::fair},
                                   MoodPoint{58, VerdictMark::good},
                                   MoodPoint{64, VerdictMark::fair},
                                   MoodPoint{76, VerdictMark::good}};
    const int pressed = mood_curve("gallery.curve", in, {22, "Bắt đầu", points, state.decision, zone_names});
    state.decision = pressed >= 0 ? pressed : state.decision;
}

void trend_card(const Rect& r) {
    card(r);
    Rect in = r.inset(20_px, 14_px);
    card_title(in, "Thấu hiểu nhu cầu theo thời gian", "dải mờ: khoảng ước lượng");
    constexpr std::array points = {
        TrendPoint{0, 2.0F, 1.1F, 2.9F, "12/01"}, TrendPoint{22, 2.05F, 1.4F, 2.75F, "03/02"},
        TrendPoint{49, 2.1F, 1.6F, 2.65F, "02/03"}, TrendPoint{52, 2.25F, 1.8F, 2.75F, "05/03"},
        TrendPoint{56, 2.4F, 2.0F, 2.8F, "09/03"}};
    trend("gallery.trend", in, {points, level_names, 3, "Mục tiêu 3"});
}

void level_card(const Rect& r) {
    Rect in = card(r);
    level_chip(in.min(), 3, 56_px);
    text_in({in.x + 72_px, in.y + 4_px, 300_px, 28_px}, "Khá", type::title_m, theme().text);
    text_in({in.x + 72_px, in.y + 32_px, 400_px, 20_px},
            "Ước lượng 3,0, nhiều khả năng nằm trong khoảng 2,7–3,3", type::meta, theme().text2);
    big_scale({in.x, in.y + 72_px, in.w, 56_px}, {3.0F, 2.7F, 3.3F, false, nan_value}, 3, level_names);
}

void rows_card(Rect r) {
    card(r);
    const std::array columns = {Column{"Năng lực thành phần"}, Column{"Mức", 44_px},
                                Column{"Khoảng và mục tiêu", 152_px}, Column{"30 ngày", 60_px, Align::right}};
    const Rect footer = card_footer(r, 36_px);
    text_in(footer, "Góc nhìn khách hàng cần thêm 3 bằng chứng mới xếp được mức.", type::caption,
            theme().text2);
    table_head(r.cut_top(32_px), columns);
    constexpr std::array<std::string_view, 4> names = {"Đáp ứng nhu cầu", "Theo sát đến hài lòng",
                                                       "Thấu hiểu nhu cầu", "Góc nhìn khách hàng"};
    constexpr std::array values = {3.3F, 3.0F, 2.4F, 2.6F};
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Rect row = r.cut_top(45_px);
        const bool thin = i == 3;
        table_row(Name("gallery.row.{}", i), row, {.selected = i == 2, .label = names[i]});
        const Cells cells = cells_of(row, columns);
        text_in(cells[0], names[i], i == 2 ? type::small_strong : type::small, theme().text);
        level_chip({cells[1].x, row.mid_y() - 12_px}, thin ? 0 : static_cast<int>(values[i]), 24_px);
        range_bar({cells[2].x, row.y, 128_px, row.h},
                  {values[i], values[i] - 0.3F, values[i] + 0.3F, thin, 3.5F});
        text_in(cells[3], Number(0.6, 1, Sign::always), type::meta_strong, theme().good.ink, Align::right);
    }
}

} // namespace

void draw_talk_page(const Rect& page, Gallery& state) {
    constexpr std::array steps = {Step{"Tiếp nhận", StepState::done},
                                  Step{"Phân luồng", StepState::current},
                                  Step{"Giải quyết"},
                                  Step{"Xác nhận"},
                                  Step{"Bù đắp"},
                                  Step{"Cải tiến"}};
    step_bar({page.x + 430_px, page.y + 70_px, 830_px, 30_px}, steps);
    customer({page.x, page.y + 64_px, 340_px, page.h - 64_px}, state);
    const float left = page.x + 372_px;
    const float width = page.right() - 32_px - left;
    conversation({left, page.y + 108_px, width, 360_px});
    choices({left, page.y + 500_px, width, 380_px}, state);
}

void draw_chart_page(const Rect& page, Gallery& state) {
    const auto at = [&](float x, float y, float w, float h) {
        return Rect{page.x + px(x), page.y + px(y), px(w), px(h)};
    };
    radar_card(at(28, 64, 560, 470), state);
    level_card(at(604, 64, 564, 160));
    rows_card(at(604, 240, 564, 248));
    trend_card(at(28, 550, 560, 328));
    curve_card(at(604, 504, 760, 222), state);
    const Rect shares = at(604, 742, 560, 104);
    card(shares);
    constexpr std::array parts = {Share{1, 1, "Kém"}, Share{2, 3, "Cơ bản"},   Share{3, 4, "Khá"},
                                  Share{4, 2, "Tốt"}, Share{5, 1, "Xuất sắc"}, Share{0, 1, "Chưa đủ"}};
    level_shares(shares.inset(20_px, 30_px), parts);
    ring_progress({page.x + 1220_px, page.y + 100_px}, 21_px, 0.75F, "3/4");
    difficulty_dots({page.x + 1260_px, page.y + 100_px}, 3);
    notice(at(1184, 140, 228, 0),
           {.text = "Dữ liệu nằm trên máy này.", .tone = Tone::neutral, .icon = Icon::shield_check});
    notice(at(1184, 220, 228, 0),
           {.text = "Đang ở chế độ chỉ đọc.", .tone = Tone::warn, .icon = Icon::warning});
    constexpr std::array<std::string_view, 3> options = {"tất cả", "dễ", "khó"};
    select("gallery.select", at(1184, 300, 160, 36), options, state.option, {.prefix = "Độ khó: "});
}

} // namespace mq::ui
