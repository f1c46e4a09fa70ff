#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <variant>

/// The commands of the program. Exit codes: 0 good, 1 found problems, 2 wrong use.
namespace mq::cli {

inline constexpr int exit_good = 0;
inline constexpr int exit_problems = 1;
inline constexpr int exit_wrong_use = 2;

/// No command was given: the window is wanted.
struct WindowRequest {
    std::optional<std::filesystem::path> data_dir; ///< --data
    std::optional<std::filesystem::path> tour;     ///< --tour DIR
    bool demo = false;                             ///< --demo
    bool demo_hr = false;                          ///< --demo=hr: HR is at the PC, with interviews
    bool demo_lead = false;                        ///< --demo=lead: a team's lead is at the PC
    bool bench_first_frame = false; ///< --bench-first-frame: time to the first frame and memory, then quit
    std::optional<float> scale;     ///< --scale: instead of the monitor's, 1.5 is 150 %
    std::optional<int> width;       ///< --size WxH, of the window, in screen pixels
    std::optional<int> height;
};

/// Where this PC's keys of sealed data are: in the user's profile, beside what is remembered of them. Empty
/// where there is no profile.
[[nodiscard]] std::filesystem::path key_folder(const std::filesystem::path& config_file);

/// Where the person's own data are when no --data names a folder.
struct OwnPlaces {
    std::filesystem::path config_file; ///< remembers a folder that was chosen; empty: none does
    std::filesystem::path data;        ///< else this one; empty: unknown
};

/// An exit code where a command ran, or what kind of window is wanted. `share`: folder with competencies and
/// texts.
using Invocation = std::variant<int, WindowRequest>;

[[nodiscard]] Invocation run(int argc, const char* const* argv, const std::filesystem::path& share,
                             const OwnPlaces& own = {});

} // namespace mq::cli
