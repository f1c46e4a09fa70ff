#pragma once

#include "app/commands.h"
#include "app/model.h"

#include <memory>

namespace mq::ui {

/// The whole interface: rail, page of the moment, command palette, shortcuts, toasts, modals. Draws one frame
/// inside an ImGui frame and pushes what the person asked for; holds only what is not worth saving.
class Shell {
public:
    Shell();
    ~Shell();
    Shell(const Shell&) = delete;
    Shell& operator=(const Shell&) = delete;

    /// `now`: seconds, from a clock that only goes forward.
    void draw(const app::Model& model, app::Commands& out, double now);

    /// The window's own close button was pressed. Leaving loses nothing (every decision is already written),
    /// so the shell agrees at once, or in the frame after the next where a text that is being typed is kept
    /// first; it asks only where that text can't be kept.
    void request_close();
    [[nodiscard]] bool wants_quit() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace mq::ui
