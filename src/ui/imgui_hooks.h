#pragma once

// ImGui tells us of every widget it submits (IMGUI_ENABLE_TEST_ENGINE). Tests and the guided tour use it to
// find things by name and to see whether they are really there; with no listener it costs one branch a
// widget.

#include <imgui_internal.h>

namespace mq::ui {

class ItemListener {
public:
    ItemListener() = default;
    ItemListener(const ItemListener&) = delete;
    ItemListener& operator=(const ItemListener&) = delete;
    virtual ~ItemListener() = default;

    /// A widget at `box`; `data` is null where ImGui knows no more than that.
    virtual void on_item(ImGuiContext& context, ImGuiID id, const ImRect& box,
                         const ImGuiLastItemData* data) = 0;
    /// Its label and state, a moment after on_item. Not every widget has one: InvisibleButton gives its id
    /// string.
    virtual void on_label(ImGuiContext& context, ImGuiID id, const char* label,
                          ImGuiItemStatusFlags status) = 0;
};

/// From the next widget on; null stops it. The listener must outlive that.
void listen_to_items(ImGuiContext& context, ItemListener* listener);

} // namespace mq::ui
