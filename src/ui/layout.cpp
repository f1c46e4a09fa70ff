#include "ui/layout.h"

#include "ui/registry.h"
#include "ui/theme.h"

#include <imgui_internal.h>
#include <cmath>

namespace mq::ui {

Rect Rect::cut_left(float width, float gap) {
    const Rect part{x, y, std::min(width, w), h};
    const float lost = std::min(w, width + gap);
    x += lost;
    w -= lost;
    return part;
}

Rect Rect::cut_right(float width, float gap) {
    const float taken = std::min(width, w);
    const Rect part{right() - taken, y, taken, h};
    w -= std::min(w, width + gap);
    return part;
}

Rect Rect::cut_top(float height, float gap) {
    const Rect part{x, y, w, std::min(height, h)};
    const float lost = std::min(h, height + gap);
    y += lost;
    h -= lost;
    return part;
}

Rect Rect::cut_bottom(float height, float gap) {
    const float taken = std::min(height, h);
    const Rect part{x, bottom() - taken, w, taken};
    h -= std::min(h, height + gap);
    return part;
}

Rect Rect::column(int index, int count, float gap) const {
    const float pitch = (w + gap) / static_cast<float>(count);
    const float left = std::round(x + pitch * static_cast<float>(index));
    const float end = std::round(x + pitch * static_cast<float>(index + 1) - gap);
    return {left, y, end - left, h};
}

Rect overlap_of(const Rect& a, const Rect& b) {
    const float left = std::max(a.x, b.x);
    const float top = std::max(a.y, b.y);
    const float width = std::min(a.right(), b.right()) - left;
    const float height = std::min(a.bottom(), b.bottom()) - top;
    return width > 0 && height > 0 ? Rect{left, top, width, height} : Rect{left, top, 0, 0};
}

Rect centred_in(const Rect& outer, float width, float height) {
    return {std::round(outer.mid_x() - width * 0.5F), std::round(outer.mid_y() - height * 0.5F), width,
            height};
}

Rect Flow::next(float width, float height) {
    if (x_ > left_ && x_ + width > right_) {
        x_ = left_;
        y_ += line_ + gap_;
        line_ = 0;
    }
    const Rect place{x_, y_, width, height};
    x_ += width + gap_;
    line_ = std::max(line_, height);
    return place;
}

bool visible(const Rect& r) {
    return ImGui::GetCurrentWindowRead()->ClipRect.Overlaps({r.min(), r.max()});
}

RowRange visible_rows(float top, float row_height, int count) {
    const ImRect& clip = ImGui::GetCurrentWindowRead()->ClipRect;
    const auto clamp = [&](float row) {
        return static_cast<int>(std::clamp(row, 0.0F, static_cast<float>(count)));
    };
    return {clamp(std::floor((clip.Min.y - top) / row_height)),
            clamp(std::ceil((clip.Max.y - top) / row_height))};
}

Rect viewport() {
    const ImGuiViewport* main = ImGui::GetMainViewport();
    return {main->Pos.x, main->Pos.y, main->Size.x, main->Size.y};
}

Frame::Frame() : area_(viewport()) {
    ImGui::SetNextWindowPos(area_.min());
    ImGui::SetNextWindowSize(area_.size());
    ImGui::Begin("frame", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);
}

Frame::~Frame() {
    ImGui::End();
}

ScrollArea::ScrollArea(const char* name, const Rect& view, float slack, ScrollBar bar)
    : view_(view), slack_(px(slack)) {
    const Rect outer = view.grown(slack_);
    ImGui::SetCursorScreenPos(outer.min());
    ImGui::PushStyleColor(ImGuiCol_ChildBg, 0);
    ImGui::BeginChild(name, outer.size(), ImGuiChildFlags_NavFlattened,
                      ImGuiWindowFlags_NoSavedSettings |
                          (bar == ScrollBar::none ? ImGuiWindowFlags_NoScrollbar : ImGuiWindowFlags_None));
    ImGui::PopStyleColor();
    const ImGuiWindow* window = ImGui::GetCurrentWindowRead();
    const ImVec2 top = ImGui::GetCursorScreenPos();
    content_ = {top.x + slack_, top.y + slack_, window->InnerRect.GetWidth() - 2 * slack_, 1e6F};
    if (window->ScrollbarY) {
        content_.w = view.w - std::max(0.0F, ImGui::GetStyle().ScrollbarSize - slack_);
    }
    if (registry().recording()) {
        registry().add_widget(name, WidgetKind::area, view, window->ID, true).window = window->ID;
    }
}

ScrollArea::~ScrollArea() {
    if (!finished_) {
        finish(content_.y);
    }
    ImGui::EndChild();
}

void ScrollArea::finish(float bottom) {
    finished_ = true;
    ImGui::SetCursorScreenPos({content_.x, bottom + slack_});
    ImGui::Dummy({0, 0});
}

void ScrollArea::scroll_to_end() {
    ImGui::SetScrollY(1e6F);
}

void ScrollArea::show(const Rect& wanted) {
    ImGui::ScrollToRect(ImGui::GetCurrentWindow(),
                        ImRect(wanted.grown(slack_).min(), wanted.grown(slack_).max()),
                        ImGuiScrollFlags_KeepVisibleEdgeY);
}

} // namespace mq::ui
