#pragma once

#include "app/command_session.h"

#include <filesystem>
#include <string>

namespace CLI {
class App;
}

/// Where commands take a passphrase from: never an argument, never the environment, which others can read.
namespace mq::cli {

struct KeyOptions {
    std::string login;             ///< --login
    std::string passphrase_file;   ///< --passphrase-file: its first line
    int passphrase_fd = -1;        ///< --passphrase-fd: the first line that comes there
    std::filesystem::path key_dir; ///< of the user's profile; empty: data are never sealed
};

void declare_keys(CLI::App& program, KeyOptions& options);

/// Opens what is locked in that database: from the file or descriptor that was named, else from the terminal,
/// which doesn't show what is typed. Without either `refused` says what to do.
[[nodiscard]] Result<app::CommandSession> session_for(const std::filesystem::path& database,
                                                      const KeyOptions& options);

} // namespace mq::cli
