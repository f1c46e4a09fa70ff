#pragma once

#include "ui/gallery.h"

namespace mq::ui {

void draw_talk_page(const Rect& page, Gallery& state);
void draw_chart_page(const Rect& page, Gallery& state);

} // namespace mq::ui
