#pragma once

#include "base/error.h"
#include "domain/competency.h"
#include "domain/reply_coder.h"

#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

/// One function a command; each returns an exit code. With `json` exactly one document goes to standard
/// output.
namespace mq::cli {

struct KeyOptions;

/// The competency that scenes refer to, from the share folder; told on standard error when it can't be read.
[[nodiscard]] Result<domain::Competency> competency_from(const std::filesystem::path& share);
/// The coder of typed replies, from share/acts.
[[nodiscard]] Result<domain::ReplyCoder> coder_from(const std::filesystem::path& share);

/// `check --matrix`: what the scenes under the paths train between them; 1 when one of them can't be read.
[[nodiscard]] int matrix_command(const std::filesystem::path& share, const std::vector<std::string>& paths);

[[nodiscard]] int check_command(const std::filesystem::path& share, const std::vector<std::string>& paths,
                                bool json);
struct PlayOptions {
    std::string file;
    std::string answers; ///< empty: ask in the terminal
    bool json = false;
    int age = 0;        ///< of the trainee; 0: not told
    std::string gender; ///< female, male or empty
    std::string region; ///< north, central, south or empty
};
[[nodiscard]] int play_command(const std::filesystem::path& share, const PlayOptions& options);
struct SimulateOptions {
    std::string file;
    std::uint64_t runs = 10'000;
    std::uint64_t seed = 1;
    std::string policy = "random";
    bool json = false;
};
[[nodiscard]] int simulate_command(const std::filesystem::path& share, const SimulateOptions& options);
struct ScoreOptions {
    std::string file; ///< empty with `simulate`
    bool simulate = false;
    std::uint64_t people = 20'000; ///< of a simulated design
    std::uint64_t seed = 1;
    bool json = false;
};
[[nodiscard]] int score_command(const std::filesystem::path& share, const ScoreOptions& options);
struct ReplyOptions {
    std::string file; ///< "-" is standard input
    bool json = false;
    std::string corrections; ///< a database: print its corrected replies instead
};
[[nodiscard]] int reply_command(const std::filesystem::path& share, const ReplyOptions& options);
/// `reply --corrections`: typed replies as leads read them, one JSON object a line as in cli/reply_lines.h.
[[nodiscard]] int corrections_command(const std::filesystem::path& share, const std::string& database,
                                      const KeyOptions& keys);
struct AgreeOptions {
    std::string file;
    std::string measure; ///< kappa, alpha, icc, fleiss, severity
    std::string weights = "quadratic";
    std::string level = "ordinal";
    bool json = false;
};
[[nodiscard]] int agree_command(const AgreeOptions& options);
struct DbOptions {
    std::string action; ///< check, info, backup, backups
    std::string file;
    std::string to; ///< of backup
    bool json = false;
};
[[nodiscard]] int db_command(const DbOptions& options);
[[nodiscard]] int db_backups_command(const DbOptions& options);
struct RestoreOptions {
    std::string file;
    std::string backup;
    std::string side; ///< copy the backup there and leave `file` alone; empty: no
    bool yes = false; ///< do it; else only say what would be lost
    bool json = false;
};
[[nodiscard]] int db_restore_command(const RestoreOptions& options);

// ---- what they share
void print(const std::string& text);       ///< a line on standard output
void print_error(const std::string& text); ///< a line on standard error
int report(const Error& error, bool json); ///< tells it; gives exit_wrong_use
[[nodiscard]] Result<std::string> read_text(
    const std::string& path);               ///< "-" is standard input; at most 64 MiB
[[nodiscard]] double rounded(double value); ///< to six decimals, for JSON

struct DemoDataOptions {
    int people = 5'000; ///< 12..20,000
    int years = 3;      ///< 1..10
    std::uint64_t seed = 1;
    std::string now; ///< ISO day; empty: now
    std::string out;
    bool json = false;
};
/// `demo-data`: the database of a made-up firm in a file that isn't there yet.
[[nodiscard]] int demo_data_command(const std::filesystem::path& share, const DemoDataOptions& options);

} // namespace mq::cli
