#include "ui/gallery.h"

#include "ui/gallery_pages.h"

#include <array>

// The samples on the sheet are Vietnamese, as in the picture it is compared with. No person reaches it but by
// F12.

namespace mq::ui {
namespace {

void caption(float x, float y, std::string_view s) {
    text({x, y}, s, type::caption, theme().text2);
}

void heading(Rect& inside, std::string_view s) {
    text_in(inside.cut_top(20_px, 10_px), s, type::meta_strong, theme().text2);
}

// One button in every pose, each with the pose's name below.
void button_row(const char* name, float x, float y, const Button& b, Gallery& state) {
    constexpr std::array poses = {Pose::live, Pose::hover, Pose::held, Pose::focus, Pose::live};
    constexpr std::array<std::string_view, 5> names = {"thường", "rê chuột", "nhấn", "tiêu điểm", "tắt"};
    for (std::size_t i = 0; i < poses.size(); ++i) {
        Button one = b;
        one.enabled = i + 1 < poses.size();
        one.why_disabled = "Còn 2 câu chưa chốt.";
        const PoseScope pose(poses[i]);
        state.answers += button(Name("{}.{}", name, i), {x, y, 0, 0}, one) ? 1 : 0;
        caption(x, y + 40_px, names[i]);
        x += button_width(b) + 14_px;
    }
}

void buttons_card(const Rect& r, Gallery& state) {
    Rect inside = card(r).inset(-1_px, 0);
    heading(inside, "Nút: thường, rê chuột, nhấn, tiêu điểm, tắt");
    const float left = inside.x + 78_px;
    float y = inside.y;
    const auto label = [&](float x, std::string_view s) {
        text_in({x, y, 76_px, 36_px}, s, type::meta, theme().text2);
    };
    label(inside.x, "Chính");
    button_row("gallery.primary", left, y, {.text = "Bắt đầu luyện", .kind = ButtonKind::primary}, state);
    y += 67_px;
    label(inside.x, "Phụ");
    button_row("gallery.secondary", left, y, {.text = "Luyện lại"}, state);
    y += 67_px;
    label(inside.x, "Mờ");
    const Button ghost{.text = "Để sau", .kind = ButtonKind::ghost};
    button("gallery.ghost", {left, y, 0, 0}, ghost);
    caption(left, y + 40_px, "thường");
    {
        const PoseScope pose(Pose::hover);
        button("gallery.ghost.hover", {left + 95_px, y, 0, 0}, ghost);
        caption(left + 95_px, y + 40_px, "rê chuột");
    }
    label(left + 206_px, "Xoá");
    state.modal_open |= button("gallery.danger", {left + 284_px, y, 0, 0},
                               {.text = "Xoá lượt luyện", .kind = ButtonKind::danger});
    caption(left + 284_px, y + 40_px, "chỉ trong hộp thoại");
    text_in({left + 450_px, y, 76_px, 36_px}, "Nhỏ 30 px", type::meta, theme().text2);
    button("gallery.small", {left + 528_px, y, 0, 0}, {.text = "Luyện lại", .size = ButtonSize::small});
    caption(left + 528_px, y + 34_px, "thường");
    link("gallery.link", {left + 622_px, y + 6_px}, "Xem chi tiết");
    caption(left + 622_px, y + 34_px, "liên kết");
}

void levels_card(const Rect& r) {
    Rect inside = card(r).inset(-1_px, 0);
    heading(inside, "Mức năng lực và độ chắc chắn");
    constexpr std::array<std::string_view, 6> names = {"Kém", "Cơ bản", "Khá", "Tốt", "Xuất sắc", "Chưa đủ"};
    Flow flow(inside.x, inside.y, inside.w, 8_px);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Rect box = flow.next(30_px + text_width(names[i], type::meta) + 1, 24_px);
        level_chip(box.min(), i < 5 ? static_cast<int>(i) + 1 : 0, 24_px);
        text_in({box.x + 30_px, box.y, box.w - 30_px, box.h}, names[i], type::meta, theme().text);
    }
    Estimate e = no_estimate();
    struct Line {
        float value, low, high, target;
        bool thin;
        std::string_view words;
    };
    const float none = e.target;
    const std::array lines = {Line{3.0F, 2.7F, 3.3F, none, false, "3,0 (khoảng 2,7–3,3)"},
                              Line{2.6F, 1.6F, 3.6F, none, true, "chưa đủ bằng chứng"},
                              Line{2.4F, 2.0F, 2.8F, 3.0F, false, "kèm vạch mục tiêu"}};
    float y = flow.bottom() + 14_px;
    for (const Line& l : lines) {
        e = {l.value, l.low, l.high, l.thin, l.target};
        range_bar({inside.x + 6_px, y, 168_px, 20_px}, e);
        text_in({inside.x + 192_px, y, 180_px, 20_px}, l.words, type::meta, theme().text2);
        y += 28_px;
    }
}

void inputs_card(const Rect& r, Gallery& state) {
    Rect inside = card(r).inset(-1_px, 0);
    heading(inside, "Ô nhập");
    text_input("gallery.name", inside.cut_top(36_px, 10_px), state.name,
               {.placeholder = "Nhập tên ứng viên"});
    text_input("gallery.person", inside.cut_top(36_px, 10_px), state.person);
    const TextInput wrong{.error = "Ngày chưa đúng. Ví dụ: 09/03/2026."};
    text_input("gallery.date", inside.cut_top(text_input_height(wrong, inside.w), 10_px), state.date, wrong);
    text_input("gallery.locked", inside.cut_top(36_px), state.locked,
               {.placeholder = "Chưa mở cho vai trò này", .enabled = false});
}

void chips_card(const Rect& r, Gallery& state) {
    Rect inside = card(r).inset(-1_px, 0);
    heading(inside, "Nhãn, bộ lọc, mục điều hướng");
    const std::array chips = {
        Chip{.text = "Điện thoại", .icon = Icon::phone},
        Chip{.text = "Nên luyện", .tone = Tone::accent, .icon = Icon::sparkle, .icon_kind = IconKind::fill},
        Chip{.text = "Tốt", .tone = Tone::good, .icon = Icon::check_circle, .icon_kind = IconKind::fill},
        Chip{.text = "Được", .tone = Tone::warn, .icon = Icon::circle_half},
        Chip{.text = "Sai", .tone = Tone::bad, .icon = Icon::x_circle, .icon_kind = IconKind::fill},
        Chip{.text = "Tin", .tone = Tone::info, .icon = Icon::info, .icon_kind = IconKind::fill}};
    Flow flow(inside.x, inside.y, inside.w, 6_px);
    for (const Chip& c : chips) {
        const ImVec2 size = chip_size(c);
        chip(flow.next(size.x, size.y).min(), c);
    }
    const std::array segments = {Segment{"all", "Tất cả"}, Segment{"phone", "Điện thoại", Icon::phone},
                                 Segment{"counter", "Quầy", Icon::storefront}};
    const float top = flow.bottom() + 10_px;
    segmented("gallery.channel", {inside.x, top}, segments, state.segment);
    const Rect rail{inside.x, top + 46_px, inside.w, 92_px};
    fill(rail, theme().rail, fpx(10));
    Rect items = rail.inset(8_px);
    nav_item("gallery.nav.0", items.cut_top(36_px, 4_px),
             {.icon = Icon::headset, .text = "Luyện tập", .selected = true});
    const PoseScope pose(Pose::hover);
    const Rect second = items.cut_top(36_px);
    nav_item("gallery.nav.1", second, {.icon = Icon::chart_polar, .text = "Năng lực của tôi"});
    text_in({second.x, second.y, second.w - 11_px, second.h}, "rê chuột", type::caption, theme().text2,
            Align::right);
}

void moods_card(const Rect& r) {
    Rect inside = card(r).inset(-1_px, 0);
    heading(inside, "Tâm trạng khách hàng");
    constexpr std::array<std::string_view, 5> names = {"Rất bực", "Bực", "Bình tĩnh", "Yên tâm", "Hài lòng"};
    constexpr std::array<std::string_view, 5> ranges = {"0–19", "20–39", "40–59", "60–79", "80–100"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        const float mood = 20.0F * static_cast<float>(i) + 10;
        const Rect row = inside.cut_top(24_px, 7_px);
        fill({row.x, row.y, 8_px, row.h}, mood_colour(mood), fpx(4));
        icon({row.x + 31_px, row.mid_y()}, mood_icon(mood), 24_px, mood_colour(mood), IconKind::fill);
        text_in({row.x + 52_px, row.y, 200_px, row.h}, names[i], type::small, theme().text);
        text_in(row, ranges[i], type::meta, theme().text2, Align::right);
    }
}

void toast_sample(const Rect& at, bool error, std::string_view s, std::string_view action, const char* name) {
    const Theme& c = theme();
    fill(at, error ? c.bad.soft : c.surface, fpx(10));
    border(at, error ? c.bad.line : c.border2, fpx(10));
    icon({at.x + 23_px, at.mid_y()}, error ? Icon::warning_circle : Icon::check_circle, 20_px,
         error ? c.bad.ink : c.good.ink, IconKind::fill);
    const float right = link_width(action) + 12_px;
    const float room = at.w - 42_px - right - 14_px;
    const float height = wrapped_height(s, type::small, room);
    wrapped({at.x + 42_px, at.mid_y() - height * 0.5F}, room, s, type::small, c.text);
    link(name, {at.right() - right, at.mid_y() - 9_px}, action);
}

void toasts_card(const Rect& r) {
    Rect inside = card(r).inset(-1_px, 0);
    heading(inside, "Thông báo nổi");
    toast_sample(inside.cut_top(44_px, 10_px), false, "Đã lưu bản nháp.", "Hoàn tác", "gallery.undo");
    toast_sample(inside.cut_top(66_px, 12_px), true, "Chưa xuất được PDF: ổ đĩa đã đầy.", "Thử lại",
                 "gallery.again");
    text_in(inside.cut_top(18_px, 4_px), "Đang xuất báo cáo, 7 trên 12 người", type::meta, theme().text2);
    progress(inside.cut_top(10_px), 7.0F / 12);
}

void modal_card(const Rect& r, Gallery& state) {
    fill(r, mix(theme().canvas, theme().scrim | IM_COL32_A_MASK, theme().dark ? 0.55F : 0.22F), fpx(12));
    const Rect box = centred_in(r, r.w - 32_px, 158_px);
    fill(box, theme().surface, fpx(14));
    Rect inside = box.inset(20_px);
    text_in(inside.cut_top(24_px, 4_px), "Thoát lượt luyện này?", type::title_s, theme().text);
    wrapped(inside.min(), inside.w, "Bạn đã đi được 3 quyết định. Lượt dở dang được giữ lại để luyện tiếp.",
            type::body, theme().text2);
    const Button stay{.text = "Luyện tiếp"};
    const Button leave{.text = "Thoát và lưu", .kind = ButtonKind::primary};
    Rect row{inside.x, box.bottom() - 16_px - 36_px, inside.w, 36_px};
    const Rect last = row.cut_right(button_width(leave), 8_px);
    state.modal_open |= button("gallery.stay", row.cut_right(button_width(stay)), stay);
    const PoseScope pose(Pose::focus);
    state.modal_open |= button("gallery.leave", last, leave);
}

void components_page(const Rect& page, Gallery& state) {
    const auto at = [&](float x, float y, float right, float bottom) {
        return Rect{page.x + px(x), page.y + px(y), px(right) - px(x), px(bottom) - px(y)};
    };
    buttons_card(at(28, 66, 945, 320), state);
    levels_card(at(961, 66, 1412, 320));
    inputs_card(at(28, 337, 479, 606), state);
    chips_card(at(495, 337, 945, 606), state);
    moods_card(at(961, 337, 1412, 606));
    toasts_card(at(28, 623, 362, 849));
    const Rect empty = at(378, 623, 712, 849);
    card(empty);
    state.answers += empty_state("gallery.empty", empty.inset(20_px),
                                 {.title = "Chưa có lượt luyện nào",
                                  .text = "Bắt đầu với một tình huống ngắn, khoảng 6 phút là xong.",
                                  .action = "Chọn tình huống"})
                         ? 1
                         : 0;
    const Rect error = at(728, 623, 1062, 849);
    card(error);
    state.answers += error_state("gallery.error", error.inset(20_px),
                                 {.title = "Không mở được dữ liệu",
                                  .text = "Tệp bị hỏng ở dòng 212. Bản sao lưu hôm qua vẫn dùng được.",
                                  .first = "Dùng bản hôm qua",
                                  .second = "Chọn tệp khác"});
    modal_card(at(1078, 623, 1412, 849), state);
}

void title_row(const Rect& page, Gallery& state) {
    brand_mark({page.x + 28_px, page.y + 18_px, 32_px, 32_px});
    const std::array pieces = {
        Piece{"Bảng thành phần", type::title_m, theme().text, 0},
        Piece{"Be Vietnam Pro, Phosphor, viền 1 px, không đổ bóng", type::body, theme().text2, 12_px}};
    pieces_in({page.x + 72_px, page.y + 18_px, 900_px, 32_px}, pieces);
    const std::array pages = {Segment{"parts", "Thành phần"}, Segment{"talk", "Hội thoại"},
                              Segment{"charts", "Biểu đồ"}};
    segmented("gallery.page", {page.right() - 28_px - segmented_width(pages), page.y + 16_px}, pages,
              state.page);
}

} // namespace

void draw_gallery(Gallery& state) {
    const Frame frame;
    ScrollArea area("gallery", frame.area().inset(6_px));
    const Rect page{frame.area().x, area.content().y - 6_px, frame.area().w, px(900)};
    title_row(page, state);
    switch (state.page) {
        case 1: draw_talk_page(page, state); break;
        case 2: draw_chart_page(page, state); break;
        default: components_page(page, state); break;
    }
    area.finish(page.bottom() - 6_px);
    const ModalAnswer answer =
        modal("gallery.modal", state.modal_open,
              {.title = "Thoát lượt luyện này?",
               .text = "Bạn đã đi được 3 quyết định. Lượt dở dang được giữ lại để luyện tiếp.",
               .safe = "Luyện tiếp",
               .other = "Thoát và lưu"});
    state.answers += answer == ModalAnswer::other ? 100 : answer == ModalAnswer::safe ? 10 : 0;
}

} // namespace mq::ui
