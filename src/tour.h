#pragma once

#include "app/app.h"
#include "platform/loop.h"
#include "platform/window.h"

#include <filesystem>

namespace mq {

/// Walks the real window through every screen with the input of a person who isn't there, plays a scene to
/// its end, and leaves a numbered PNG of each screen in `pictures`. Stops at the first thing that can't be
/// found or reached, says which, and gives a code other than 0. Where HR is at the PC it is HR's day instead.
/// `taken`: number of the newest picture before, and after.
[[nodiscard]] int run_tour(platform::Loop& loop, platform::Window& window,
                           const platform::FrameFunction& frame, const app::App& app,
                           const std::filesystem::path& share, const std::filesystem::path& pictures,
                           int& taken);

} // namespace mq
