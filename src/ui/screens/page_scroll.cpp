#include "ui/screens/page_scroll.h"

#include "ui/theme.h"
#include "ui/widgets/core.h"

#include <algorithm>

namespace mq::ui {
namespace {

constexpr float narrow = 640; // below it, wide margins are a waste
constexpr float arrow_step = 64;
constexpr float page_share = 0.85F; // the last lines stay in sight when one turns the page

void scroll_by(float pixels) {
    ImGui::SetScrollY(std::clamp(ImGui::GetScrollY() + pixels, 0.0F, ImGui::GetScrollMaxY()));
}

} // namespace

PageScroll::PageScroll(const char* name, const Rect& shown, Keys keys) : ScrollArea(name, shown, 0) {
    const float page = shown.h * page_share;
    if (claimed_key(ImGuiKey_PageDown, name)) {
        scroll_by(page);
    }
    if (claimed_key(ImGuiKey_PageUp, name)) {
        scroll_by(-page);
    }
    if (claimed_key(ImGuiKey_Home, name)) {
        scroll_by(-ImGui::GetScrollMaxY());
    }
    if (claimed_key(ImGuiKey_End, name)) {
        scroll_by(ImGui::GetScrollMaxY());
    }
    if (keys == Keys::arrows) {
        if (claimed_key(ImGuiKey_DownArrow, name)) {
            scroll_by(px(arrow_step));
        }
        if (claimed_key(ImGuiKey_UpArrow, name)) {
            scroll_by(-px(arrow_step));
        }
    }
}

Rect PageScroll::column() const {
    return page_column({view().x, content().y, view().w, content().h});
}

Rect page_column(const Rect& content) {
    const float side = content.w < px(narrow) ? px(16) : px(32);
    return {content.x + side, content.y + px(20), content.w - 2 * side, content.h};
}

} // namespace mq::ui
