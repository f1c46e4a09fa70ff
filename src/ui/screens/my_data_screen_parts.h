#pragma once

#include "ui/screens/law_parts.h"
#include "ui/screens/my_data_screen.h"

namespace mq::ui::my_data {

struct Stage {
    const ScreenContext& context;
    MyDataUi& ui;
    [[nodiscard]] const app::MyData& model() const { return context.model.my_data; }
    [[nodiscard]] Uuid me() const { return context.model.me.id; }
    [[nodiscard]] bool writes() const { return !context.model.read_only; }
};

// ---- one tab each; each gives its bottom
float consents(const Stage& stage, const Rect& at);
float kept(const Stage& stage, const Rect& at);
float requests(const Stage& stage, const Rect& at);
float access(const Stage& stage, const Rect& at);

/// A request of one's own; last in the frame.
void request_dialog(const Stage& stage);

} // namespace mq::ui::my_data
