#pragma once

// What widgets remember between frames under their id.

#include <imgui.h>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace mq::ui {

/// Values by ImGui id: open addressing, grows by doubling, forgets nothing. A steady frame allocates nothing.
template <class T>
class StateTable {
public:
    /// Null when nothing was kept for it.
    [[nodiscard]] T* find(ImGuiID id) {
        if (slots_.empty()) {
            return nullptr;
        }
        Slot& slot = slots_[slot_of(slots_, id)];
        return slot.used ? &slot.value : nullptr;
    }

    /// Made with T() when it is new. The reference is good until the next call.
    T& at(ImGuiID id) {
        if ((count_ + 1) * 2 > slots_.size()) {
            grow();
        }
        Slot& slot = slots_[slot_of(slots_, id)];
        if (!slot.used) {
            slot.used = true;
            slot.id = id;
            ++count_;
        }
        return slot.value;
    }

    void clear() {
        slots_.clear();
        count_ = 0;
    }

private:
    struct Slot {
        ImGuiID id = 0;
        bool used = false;
        T value{};
    };

    static std::size_t slot_of(const std::vector<Slot>& slots, ImGuiID id) {
        std::size_t i = (id * 2654435761U) & (slots.size() - 1);
        while (slots[i].used && slots[i].id != id) {
            i = (i + 1) & (slots.size() - 1);
        }
        return i;
    }

    void grow() {
        std::vector<Slot> bigger(slots_.empty() ? 64 : slots_.size() * 2);
        for (Slot& slot : slots_) {
            if (slot.used) {
                bigger[slot_of(bigger, slot.id)] = std::move(slot);
            }
        }
        slots_ = std::move(bigger);
    }

    std::vector<Slot> slots_;
    std::size_t count_ = 0;
};

/// For widgets that take the focus themselves (inputs): true once when focus() named it.
[[nodiscard]] bool take_focus_request(ImGuiID id);

/// Esc, if it was pressed now, closed a list or menu: ImGui does so before the frame begins, and nothing else
/// is to take it for its own.
[[nodiscard]] bool escape_was_for_popup();

} // namespace mq::ui
