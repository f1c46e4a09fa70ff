#pragma once

#include "app/app.h"
#include "visitor.h"

#include <filesystem>

namespace mq {

/// HR's day over the demo's interviews: the list, a new one, rating by keys, agreeing, people, an
/// observation, the bank, and a candidate's session. A second part of the tour; needs the demo of HR.
void walk_hr_tour(Visitor& visitor, const app::App& app, const std::filesystem::path& share);

} // namespace mq
