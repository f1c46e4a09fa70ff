#pragma once

// Scenes made to hurt, for the test that they are refused and the benchmark of how soon.

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace mq::content::test {

struct Attack {
    std::string_view what;
    std::function<std::string()> make;
    std::string_view code; ///< among its errors; empty: any
    double ms = 100;       ///< within which we aim to refuse it, measured by bench_engine
};

[[nodiscard]] std::span<const Attack> attacks();

/// Bytes that may be asked of the allocator, all in all, to answer such a file. It takes a hundred for each
/// of the file's at most; what copies all of it with every line would take thousands.
[[nodiscard]] inline std::uint64_t most_asked_for(std::string_view file) {
    return 1'000'000 + 200 * std::uint64_t{file.size()};
}

/// Nearly five thousand nodes, indented as those of a scene, whose conditions are long and whose ways lead
/// nowhere.
[[nodiscard]] std::string nodes_of_conditions();

} // namespace mq::content::test
