#include "ui/screens/form_card.h"

#include "ui/draw.h"
#include "ui/frame_wish.h"
#include "ui/theme.h"

#include <algorithm>
#include <cmath>

namespace mq::ui {
namespace {

constexpr float padding = 36;
constexpr float strip_height = 69;
constexpr float corner = 12;
constexpr float margin = 16; // to the edge of the window

} // namespace

FormCard::FormCard(const char* name, const Rect& area, float width, float& form_height)
    : form_height_(form_height) {
    const float wanted = std::ceil(form_height + 2 * px(padding) + px(strip_height) + 2 * hairline());
    const float across = std::min(width, area.w - 2 * px(margin));
    Rect whole = centred_in(area, across, std::min(wanted, area.h - 2 * px(margin)));
    fill(whole, theme().surface, fpx(16));
    border(whole, theme().border2, fpx(16));
    strip_ = whole.cut_bottom(px(strip_height));
    horizontal(strip_.x, strip_.y, strip_.w, theme().border);
    whole.cut_top(px(corner)); // the scrollbar keeps clear of the round corner
    const Rect view = whole.inset(hairline(), 0);
    scroll_.emplace(name, view, 0.0F);
    inside_ = {view.x + px(padding), scroll_->content().y + px(padding - corner), view.w - 2 * px(padding),
               0};
}

Rect FormCard::finish(float bottom) {
    scroll_->finish(bottom + px(padding));
    scroll_.reset();
    if (form_height_ != bottom - inside_.y) { // an error came or went: the card fits itself to it
        form_height_ = bottom - inside_.y;
        frame_wish().at_once();
    }
    return strip_.inset(px(padding) + hairline(), 0);
}

} // namespace mq::ui
