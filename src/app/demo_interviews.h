#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "base/ids.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

/// Made-up interviews for the demo of HR: what is written here reads like what a panel writes.
namespace mq::app {

/// What a panel member noted of one answer, and the two ratings that the question asks for.
struct DemoNote {
    std::array<const char*, 4> star;
    std::array<const char*, 2> tags; ///< ids; null: none
    struct Cell {
        int rating = 3;
        const char* reason = "";
    };
    std::array<Cell, 2> cells;
};

/// One member's notes, in the order of demo_questions.
using DemoSheet = std::span<const DemoNote>;

/// Questions of the kit that the demo's panels use.
inline constexpr std::array demo_questions{"A01-Q1", "MQ-04", "A01-Q4"};

[[nodiscard]] std::array<DemoSheet, 3> agreed_sheets();    ///< of a panel of three that agreed
[[nodiscard]] std::array<DemoSheet, 2> differing_sheets(); ///< of two who lie two levels apart
[[nodiscard]] DemoSheet begun_sheet();                     ///< of somebody who isn't through yet

/// Interviewers of the demo; the first one is HR at this PC.
struct DemoPanel {
    std::array<Uuid, 3> ids;
};
inline constexpr std::array<const char*, 3> demo_interviewers{"Trịnh Thu Hà", "Bùi Đức Thắng", "Hồ Mỹ Linh"};

/// Plays the interviews into the database at `data_dir`, in which HR is the person at the PC, with the
/// commands a person would give. The last one is planned for the day of `now`.
[[nodiscard]] Status write_demo_interviews(const std::filesystem::path& share,
                                           const std::filesystem::path& data_dir, const Clock& now,
                                           std::uint64_t seed, const DemoPanel& panel);

} // namespace mq::app
