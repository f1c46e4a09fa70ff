#pragma once

#include "ui/screens/context.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace mq::ui {

/// For developers (F12): ImGui's metrics, revisions of the model, and the commands of late.
class DebugWindow {
public:
    void toggle() { open_ = !open_; }
    /// Call it last in the frame, when all commands of the frame are there.
    void draw(const ScreenContext& context);

private:
    static constexpr std::size_t kept = 32;
    bool open_ = false;
    std::array<app::CommandKind, kept> commands_{}; ///< a ring
    std::uint64_t count_ = 0;
};

} // namespace mq::ui
