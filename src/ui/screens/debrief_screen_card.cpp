#include "ui/screens/debrief_screen_parts.h"

namespace mq::ui::debrief {

GrowingCard::GrowingCard(const Rect& top, CardLook look, float across, float down)
    : y(top.y + px(down)), whole_(top), look_(look), across_(px(across)), down_(px(down)) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->ChannelsSplit(3); // the card, fills on it, what is written
    list->ChannelsSetCurrent(2);
}

GrowingCard::~GrowingCard() {
    close();
}

Rect GrowingCard::take(float height, float gap) {
    const Rect r{x(), y, width(), height};
    y += height + gap;
    return r;
}

void GrowingCard::words(std::string_view text, Type type, Colour colour, float gap) {
    y += wrapped({x(), y}, width(), text, type, colour) + gap;
}

void GrowingCard::title(std::string_view title, std::string_view caption) {
    Rect row = take(px(26), px(8));
    card_title(row, title, caption);
}

void GrowingCard::under(const Rect& r, Colour colour) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->ChannelsSetCurrent(1);
    fill(r, colour);
    list->ChannelsSetCurrent(2);
}

float GrowingCard::close() {
    if (open_) {
        open_ = false;
        whole_.h = y + down_ - whole_.y;
        ImDrawList* list = ImGui::GetWindowDrawList();
        list->ChannelsSetCurrent(0);
        card(whole_, look_);
        list->ChannelsMerge();
    }
    return whole_.bottom();
}

} // namespace mq::ui::debrief
