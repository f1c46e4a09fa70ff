#pragma once

#include "app/commands.h"
#include "app/model.h"
#include "ui/layout.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace mq::ui {

/// Which of the model's notices stand beside what they are about; the shell shows the others as toasts.
struct NoticesBeside {
    static constexpr std::size_t most = 16;
    std::array<std::uint64_t, most> now{};    ///< ids, of this frame
    std::array<std::uint64_t, most> before{}; ///< of the frame before
    std::size_t now_count = 0, before_count = 0;
    std::uint64_t newest = 0; ///< id of the newest of the frames before
    void add(std::uint64_t id);
    [[nodiscard]] bool has(std::uint64_t id) const;
    [[nodiscard]] bool had(std::uint64_t id) const;
    /// The frame has been drawn.
    void next(const app::Model& model);
};

/// What a screen is handed in a frame: it reads the model, draws, and pushes what the person asked for.
/// Commands are run after the frame has been shown; nothing changes under a half-drawn screen.
struct ScreenContext {
    const app::Model& model;
    app::Commands& out;
    double now = 0;                  ///< seconds, from a clock that only goes forward
    NoticesBeside* beside = nullptr; ///< the shell's; see refusal.h
};

// Each screen lives in screens/<name>_screen.h/.cpp:
//   struct <Name>Ui        what is not worth saving: open tab, buffers, selection
//   void draw_<name>(const ScreenContext&, <Name>Ui&, const Rect& area);
// `area` is the page beside the rail (the whole window for first_run and address). The shell owns the
// <Name>Ui values.

} // namespace mq::ui
