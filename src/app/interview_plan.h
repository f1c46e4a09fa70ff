#pragma once

#include "app/model_interview.h"
#include "base/clock.h"
#include "base/error.h"
#include "store/store.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mq::app {

struct State;

/// Kits of the files, then those made in the app; without questions that can't be asked any more.
[[nodiscard]] std::vector<KitChoice> kit_choices(State& state);
/// Ids of the assessment scenes that a guided session takes: three the person hasn't done, of rising
/// difficulty around the middle, as different in what they show as can be.
[[nodiscard]] std::vector<std::string> session_scenes(const State& state, const Uuid& person);
/// Reads the database: people, panel members. Keeps problem and field of the last try.
[[nodiscard]] Result<PlanForm> plan_model(State& state);
/// Reads the database: all interviews, with their people.
[[nodiscard]] Result<Interviews> interviews_model(State& state);
/// One of them; `name`: of the person it is about.
[[nodiscard]] InterviewLine interview_line(const State& state, const store::InterviewRow& row,
                                           const std::string& name);

/// 09/03/2026 as somebody types it; nothing when there is no such day.
[[nodiscard]] std::optional<Day> typed_day(std::string_view typed);
/// 14:00, 14h, 14h30 or 14g30 in minutes of the day.
[[nodiscard]] std::optional<int> typed_minute(std::string_view typed);

} // namespace mq::app
