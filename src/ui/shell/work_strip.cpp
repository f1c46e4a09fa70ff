#include "ui/shell/work_strip.h"

#include "ui/draw.h"
#include "ui/frame_wish.h"
#include "ui/i18n.h"
#include "ui/widgets.h"

#include <algorithm>
#include <cmath>

namespace mq::ui {
namespace {

constexpr double quiet = 0.4; // seconds
constexpr float with_bar = 620;

void draw_share(Rect& inside, const app::RunningWork& work, bool wide) {
    const Rect at = inside.cut_right(wide ? px(200) : px(84), px(14));
    if (work.share < 0) {
        progress_dots({at.right() - px(24), at.mid_y()});
        return;
    }
    const auto share = static_cast<float>(std::clamp(work.share, 0.0, 1.0));
    Rect place = at;
    const Buf<8> percent("{} %", static_cast<int>(std::floor(share * 100)));
    text_in(place.cut_right(px(44), px(8)), percent, type::meta_strong, theme().text2, Align::right);
    progress(place, share);
}

} // namespace

void WorkStrip::draw(const ScreenContext& context, Rect& area) {
    if (!context.model.work) {
        since_ = -1;
        stopping_ = false;
        return;
    }
    if (since_ < 0 || title_ != context.model.work->title) { // work may follow upon work
        since_ = context.now;
        title_ = context.model.work->title;
        stopping_ = false;
    }
    if (const double left = quiet - (context.now - since_); left > 0) {
        frame_wish().in(left);
        return;
    }
    const app::RunningWork& work = *context.model.work;
    const Rect strip = area.cut_bottom(px(48));
    fill(strip, theme().surface);
    horizontal(strip.x, strip.y, strip.w, theme().border);
    Rect inside = strip.inset(px(24), 0);
    if (work.can_cancel) {
        const Button stop{.text = t(stopping_ ? "work_strip.stopping" : "work_strip.stop"),
                          .size = ButtonSize::small,
                          .enabled = !stopping_,
                          .why_disabled = t("work_strip.stopping_why")};
        const Rect at = inside.cut_right(button_width(stop), px(16));
        if (button("work.stop", {at.x, std::round(at.mid_y() - px(15)), 0, 0}, stop)) {
            context.out.emplace_back(app::CancelWork{});
            stopping_ = true;
        }
    }
    const bool wide = inside.w >= px(with_bar);
    draw_share(inside, work, wide);
    icon({inside.x + px(9), inside.mid_y()}, Icon::arrows_clockwise, px(18), theme().accent);
    inside.cut_left(px(28));
    const float title = text_in(inside, work.title, type::meta_strong, theme().text);
    inside.cut_left(title + px(12));
    if (inside.w > px(60)) {
        text_in(inside, work.line, type::meta, theme().text2);
    }
}

} // namespace mq::ui
