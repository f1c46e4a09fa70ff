#pragma once

// What the source files of the calibration page share.

#include "ui/i18n.h"
#include "ui/screens/calibration_screen.h"
#include "ui/screens/rating_parts.h"
#include "ui/widgets.h"

namespace mq::ui::calibration {

struct Stage {
    const ScreenContext& context;
    CalibrationUi& ui;
    const app::Calibration& model;

    [[nodiscard]] const app::BenchmarkTask& task() const { return model.tasks[model.current]; }
};

void show_task(const Stage& stage, std::size_t task);
void save(const Stage& stage);
/// Every facet of the answer has a level, or that there is not enough.
[[nodiscard]] bool all_rated(const Stage& stage);

float answer(const Stage& stage, const Rect& at);
float ratings(const Stage& stage, const Rect& at);
float results(const Stage& stage, const Rect& at);
float summary(const Stage& stage, const Rect& at);

} // namespace mq::ui::calibration
