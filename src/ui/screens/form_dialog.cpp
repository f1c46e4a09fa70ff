#include "ui/screens/form_dialog.h"

#include "ui/frame_wish.h"

#include <algorithm>
#include <cmath>

namespace mq::ui {
namespace {

constexpr float padding = 24;
constexpr float strip_height = 68;

float wanted_height(float form_height) {
    return std::ceil(form_height + 2 * px(padding) + px(strip_height));
}

} // namespace

FormDialog::FormDialog(const char* name, bool& open, float width, float& form_height)
    : form_height_(form_height), dialog_(name, open, width, wanted_height(form_height), 0) {
    if (!dialog_) {
        return;
    }
    Rect whole = dialog_.inside();
    strip_ = whole.cut_bottom(px(strip_height));
    horizontal(strip_.x, strip_.y, strip_.w, theme().border);
    whole.cut_top(px(10)); // the scrollbar keeps clear of the round corner
    scroll_.emplace(name, whole.inset(hairline(), 0), 0.0F);
    inside_ = {whole.x + px(padding), scroll_->content().y + px(padding - 10), whole.w - 2 * px(padding), 0};
}

Rect FormDialog::finish(float bottom) {
    scroll_->finish(bottom + px(padding));
    scroll_.reset();
    if (form_height_ != bottom - inside_.y) { // an error came or went: the dialog fits itself to it
        form_height_ = bottom - inside_.y;
        frame_wish().at_once();
    }
    return strip_.inset(px(padding), px(16));
}

TwoAnswer two_answers(const char* name, Rect row, const Button& safe, const Button& main) {
    const bool two = !main.text.empty();
    const Rect main_at = two ? row.cut_right(button_width(main), px(8)) : Rect{};
    const Rect safe_at = row.cut_right(button_width(safe), px(12));
    TwoAnswer answer = TwoAnswer::none;
    if (button(Name("{}.safe", name), {safe_at.x, safe_at.y, 0, 0}, safe)) {
        answer = TwoAnswer::safe;
    }
    if (two && button(Name("{}.other", name), {main_at.x, main_at.y, 0, 0}, main)) {
        answer = TwoAnswer::main;
    }
    if (two && !main.enabled && main.why_disabled != nullptr && row.w > px(80)) {
        const float height = std::min(wrapped_height(main.why_disabled, type::meta, row.w), px(36));
        wrapped_lines({row.x, std::round(row.y + (px(36) - height) * 0.5F)}, row.w, 2, main.why_disabled,
                      type::meta, theme().text2);
    }
    return answer;
}

} // namespace mq::ui
