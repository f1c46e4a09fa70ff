#pragma once

#include "ui/widgets/cards.h"

#include <imgui.h>

namespace mq::ui {

/// A card as high as what is drawn in it: `contents(inside)` gives the bottom of that, the card ends 18 px
/// below, and its own bottom is given back. The ground is drawn after the contents, under them; cards can't
/// be nested.
template <class F>
float card_around(const Rect& at, CardLook look, F&& contents) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.ChannelsSplit(2);
    list.ChannelsSetCurrent(1);
    const float bottom = contents(at.with_height(1e6F).inset(px(20), px(16))) + px(18);
    list.ChannelsSetCurrent(0);
    card(at.with_height(bottom - at.y), look);
    list.ChannelsMerge();
    return bottom;
}

} // namespace mq::ui
