#pragma once

#include "ui/screens/context.h"

namespace mq::ui {

/// What is not worth saving.
struct MyDataUi {
    app::Revision revision = 0;
};

/// What is kept of oneself: consents, requests, who looked, export.
void draw_my_data(const ScreenContext& context, MyDataUi& ui, const Rect& area);

} // namespace mq::ui
