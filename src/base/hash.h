#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace mq {

/// SHA-256 (FIPS 180-4) of a content file: the name under which its frozen text is kept with a result.
struct ContentHash {
    std::array<std::uint8_t, 32> bytes{};
    [[nodiscard]] std::string hex() const; ///< 64 characters
    friend auto operator<=>(const ContentHash&, const ContentHash&) = default;
};

[[nodiscard]] ContentHash content_hash(std::string_view bytes);

/// A small stable hash (FNV-1a, 64 bits) for colours and tables, never for keeping.
[[nodiscard]] constexpr std::uint64_t stable_hash(std::string_view bytes) {
    std::uint64_t h = 0xCBF29CE484222325ULL;
    for (const char c : bytes) {
        h ^= static_cast<unsigned char>(c);
        h *= 0x100000001B3ULL;
    }
    return h;
}

} // namespace mq
