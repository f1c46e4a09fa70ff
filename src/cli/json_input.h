#pragma once

#include "base/error.h"

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

/// Reading JSON that somebody else wrote: limits before anything else, and every message says where.
namespace mq::cli {

struct JsonLimits {
    std::size_t bytes = std::size_t{8} << 20;
    int depth = 32; ///< objects and lists inside each other
    std::size_t values =
        200'000; ///< keys, numbers, texts, objects, lists together; keeps memory near the file's size
};

/// Fails (bad_input) with line and column for what isn't JSON or UTF-8, and with a JSON pointer for a key
/// that stands twice in one object, a number too large, and what goes beyond the limits.
[[nodiscard]] Result<nlohmann::json> parse_json(std::string_view text, const JsonLimits& limits = {});

/// `path` with `/key` added, escaped as RFC 6901 wants it.
[[nodiscard]] std::string pointer_to(std::string_view path, std::string_view key);
[[nodiscard]] std::string pointer_to(std::string_view path, std::size_t index);

} // namespace mq::cli
