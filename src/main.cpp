#include "cli/cli.h"
#include "platform/paths.h"
#include "window_program.h"

#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

int main(int argc, char** argv) {
    spdlog::set_default_logger(
        spdlog::stderr_logger_st("monqua")); // standard output is for what commands print
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
    return mq::run_window(std::get<mq::cli::WindowRequest>(wanted), *share);
}
