#pragma once

#include "ui/screens/context.h"
#include "ui/widgets/overlay.h"

namespace mq::ui {

/// Notices that no page has shown in this frame become toasts, once; those whose form is gone go. After the
/// pages, before the toasts are drawn.
void take_notices(const ScreenContext& context, Toasts& toasts);

} // namespace mq::ui
