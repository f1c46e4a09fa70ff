#pragma once

// The pieces of the home page; home_screen.cpp puts them under each other. Each draws from `at` down, as wide
// as it, and gives the bottom of what it drew.

#include "ui/screens/home_screen.h"
#include "ui/widgets.h"

namespace mq::ui::home {

struct Stage {
    const ScreenContext& context;
    const app::Home& home;
    HomeUi& ui;
    [[nodiscard]] bool read_only() const { return context.model.read_only; }
};

[[nodiscard]] Icon channel_icon(domain::Channel channel);

/// Begins the scene, goes on with it, or asks first when it is an assessment.
void start(const Stage& stage, const app::SceneRow& scene);

/// Brings HomeUi::cache up to the model and the filter; costs nothing when neither changed.
void refresh(const Stage& stage);

float unfinished(const Stage& stage, const Rect& at);
/// What a lead asked for.
float assigned(const Stage& stage, const Rect& at);
/// The goal of the week, and scenes that are due again.
float goal(const Stage& stage, const Rect& at);
/// The recommended scene and the abilities, side by side or under each other.
float today(const Stage& stage, const Rect& at);
float library(const Stage& stage, const Rect& at);
float broken_files(const Stage& stage, const Rect& at);
/// Modals.
void questions(const Stage& stage);

} // namespace mq::ui::home
