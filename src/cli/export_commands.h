#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace CLI {
class App;
}

/// `export` and `report`: files made from a database without the window.
namespace mq::cli {

struct KeyOptions;

struct ExportOptions {
    std::string format = "csv";  ///< csv, xlsx, xapi
    std::string what = "people"; ///< people, evidence, attempts, complaints
    std::string team;            ///< id or name; empty: the whole firm
    std::string out;
    std::string person; ///< of `export person`: id or exact name; then `out` is a folder
    bool json = false;
};

struct ReportOptions {
    std::string about; ///< person, team
    std::string who;   ///< id or name
    std::string out;
    bool json = false;
};

struct ExportCommands {
    ExportOptions table;
    ReportOptions report;
};

void declare_exports(CLI::App& program, ExportCommands& commands);

/// `database`: the file to read. 0 good, 2 wrong use (no such team or person, several of one name, no such
/// database), 1 where it could not be read or written, or is locked.
[[nodiscard]] int export_command(const std::filesystem::path& share, const std::filesystem::path& database,
                                 const ExportOptions& options, const KeyOptions& keys);
/// Everything about a person as PDF and JSON, in the folder `out`, which is made. Exit codes likewise.
[[nodiscard]] int person_data_command(const std::filesystem::path& share,
                                      const std::filesystem::path& database, const ExportOptions& options,
                                      const KeyOptions& keys);
[[nodiscard]] int report_command(const std::filesystem::path& share, const std::filesystem::path& database,
                                 const ReportOptions& options, const KeyOptions& keys);
/// Runs the one that was given; nothing where it was neither.
[[nodiscard]] std::optional<int> run_exports(const CLI::App& program, const ExportCommands& commands,
                                             const std::filesystem::path& share,
                                             const std::filesystem::path& database, const KeyOptions& keys);

} // namespace mq::cli
