#include "ui/frame_wish.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/overlay.h"

#include <cmath>
#include <limits>
#include <utility>

namespace mq::ui {
namespace {

constexpr double plain_seconds = 5;
constexpr double action_seconds = 8; ///< of a warning too

struct Dress {
    Icon icon;
    IconKind kind;
    Colour ink, back, line;
};

/// Told apart by shape as well as by colour.
Dress dress_of(ToastKind kind) {
    const Theme& c = theme();
    switch (kind) {
        case ToastKind::done: return {Icon::check_circle, IconKind::fill, c.good.ink, c.surface, c.border2};
        case ToastKind::warning: return {Icon::warning, IconKind::fill, c.warn.ink, c.warn.soft, c.warn.line};
        case ToastKind::error:
            return {Icon::warning_circle, IconKind::fill, c.bad.ink, c.bad.soft, c.bad.line};
        case ToastKind::info: break;
    }
    return {Icon::info, IconKind::regular, c.info.ink, c.surface, c.border2};
}

double end_of(const Toast& toast) {
    if (toast.kind == ToastKind::error) {
        return std::numeric_limits<double>::infinity();
    }
    const bool longer = !toast.action.empty() || toast.kind == ToastKind::warning;
    return ImGui::GetTime() + (longer ? action_seconds : plain_seconds);
}

float left_of_text() {
    return px(16) + px(18) + px(10);
}

float room_for_text(const Toast& toast, float width) {
    float right = px(16);
    if (!toast.action.empty()) {
        right += link_width(toast.action) + px(14);
    }
    if (toast.kind == ToastKind::error) {
        right += px(30);
    }
    return width - left_of_text() - right;
}

float toast_height(const Toast& toast, float width) {
    return std::max(px(46),
                    wrapped_height(toast.text, type::small, room_for_text(toast, width)) + 2 * px(13));
}

void place_window(const Rect& at) {
    const Rect outer = at.grown(px(6)); // room for focus rings
    ImGui::SetNextWindowPos(outer.min());
    ImGui::SetNextWindowSize(outer.size());
}

} // namespace

void Toasts::push(Toast toast) {
    if (count_ == shown_.size()) {
        remove(0);
    }
    const double until = end_of(toast);
    shown_[count_] = {std::move(toast), until, ++next_number_};
    ++count_;
    frame_wish().at_once();
}

void Toasts::clear() {
    count_ = 0;
}

void Toasts::remove(std::size_t i) {
    for (; i + 1 < count_; ++i) {
        shown_[i] = std::move(shown_[i + 1]);
    }
    --count_;
}

int Toasts::draw_one(Shown& shown, const Rect& at, const char* close_label, bool& close) {
    const Toast& toast = shown.toast;
    const bool error = toast.kind == ToastKind::error;
    const Dress dress = dress_of(toast.kind);
    fill(at, dress.back, fpx(10));
    border(at, dress.line, fpx(10));
    icon({at.x + px(16) + px(9), at.mid_y()}, dress.icon, px(20), dress.ink, dress.kind);
    const float room = room_for_text(toast, at.w);
    const float height = wrapped_height(toast.text, type::small, room);
    wrapped({at.x + left_of_text(), std::round(at.mid_y() - height * 0.5F)}, room, toast.text, type::small,
            theme().text);
    float right = at.right() - px(16);
    if (error) {
        const Rect box{right - px(22), std::round(at.mid_y() - px(15)), px(30), px(30)};
        close = icon_button(Name("toast.{}.close", shown.number), box,
                            {.icon = Icon::x, .label = close_label, .icon_size = px(16)});
        right -= px(30);
    }
    if (!toast.action.empty()) {
        const float width = link_width(toast.action);
        if (link(Name("toast.{}.action", shown.number), {right - width, at.mid_y() - px(9)}, toast.action)) {
            close = true;
            return toast.action_id;
        }
    }
    return 0;
}

int Toasts::draw(const char* close_label) {
    const double now = ImGui::GetTime();
    int action = 0;
    const Rect whole = viewport();
    const float width = std::min(px(360), whole.w - px(32));
    float bottom = whole.bottom() - px(24);
    for (std::size_t i = count_; i-- > 0;) {
        Shown& shown = shown_[i];
        const float height = toast_height(shown.toast, width);
        bottom -= height;
        const Rect at{whole.right() - px(24) - width, bottom, width, height};
        bottom -= px(10);
        place_window(at);
        bool close = now >= shown.until;
        if (ImGui::Begin(Name("toast.{}", shown.number), nullptr,
                         ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                             ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing |
                             ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBackground)) {
            const int pressed = draw_one(shown, at, close_label, close);
            action = pressed != 0 ? pressed : action;
        }
        ImGui::End();
        if (close) {
            remove(i);
            frame_wish().at_once();
        } else if (shown.until < std::numeric_limits<double>::infinity()) {
            frame_wish().in(shown.until - now);
        }
    }
    return action;
}

} // namespace mq::ui
