// The program without its window, for machines and builds that have none: every command, nothing to look at.

#include "cli/cli.h"
#include "platform/paths.h"

#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

int main(int argc, char** argv) {
    spdlog::set_default_logger(spdlog::stderr_logger_st("monqua"));
    spdlog::set_level(spdlog::level::warn);
    const auto share = mq::platform::share_folder();
    if (!share) {
        fmt::print(stderr, "monqua: {}\n", share.error().message);
        return mq::cli::exit_problems;
    }
    const mq::cli::Invocation wanted = mq::cli::run(
        argc, argv, *share, {mq::platform::config_file(), mq::platform::data_folder().value_or("")});
    if (const int* code = std::get_if<int>(&wanted))
        return *code;
    fmt::print(stderr, "monqua: bản này không có cửa sổ, chỉ có các lệnh. Xem: monqua --help\n");
    return mq::cli::exit_wrong_use;
}
