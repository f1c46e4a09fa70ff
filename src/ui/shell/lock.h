#pragma once

#include "ui/screens/context.h"

#include <optional>

namespace mq::ui {

/// Locks the session: at once by Ctrl L, or after nobody has touched mouse or keyboard for as long as the
/// person has set.
class Lock {
public:
    /// Once a frame, before anything reads the keyboard: what is to be asked for, if anything. Wishes for the
    /// frame in which the session locks by itself.
    [[nodiscard]] std::optional<app::LockNow> due(const ScreenContext& context);

private:
    [[nodiscard]] bool somebody_is_there();

    float mouse_x_ = 0; ///< where the mouse was, screen pixels
    float mouse_y_ = 0;
    double last_input_ = 0; ///< as ScreenContext::now
};

/// Whether somebody is signed in whose session can be locked, or left to somebody else.
[[nodiscard]] bool can_lock(const app::Model& model);
/// By hand: without a passphrase there is nothing to lock, one only gives way to another person.
[[nodiscard]] app::LockNow lock_by_hand(const app::Model& model);
/// Where the keyboard was: the next person begins at the top.
void forget_focus();
[[nodiscard]] const char* lock_text(const app::Model& model);

} // namespace mq::ui
