#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace mq {

/// RFC 9562 UUID. New ones are version 7: 48 bits of Unix milliseconds, then a counter and random bits,
/// so ids made on one device sort in the order they were made.
struct Uuid {
    std::array<std::uint8_t, 16> bytes{};

    [[nodiscard]] bool is_nil() const;
    [[nodiscard]] std::string str() const; ///< 36 characters, lower case
    friend auto operator<=>(const Uuid&, const Uuid&) = default;
};

/// Reads the 36-character form; nothing when it is not one.
[[nodiscard]] std::optional<Uuid> parse_uuid(std::string_view text);

/// Makes UUIDv7 values that strictly rise within one maker, also when the clock stands still or steps back.
/// Deterministic for a given seed and clock, so tests and the demo can repeat themselves.
class UuidMaker {
public:
    explicit UuidMaker(std::uint64_t seed);
    /// `unix_ms`: milliseconds since 1970-01-01 UTC.
    [[nodiscard]] Uuid next(std::int64_t unix_ms);

private:
    std::uint64_t state_;
    std::int64_t last_ms_ = 0;
    std::uint32_t counter_ = 0;
};

/// A seed from the operating system's entropy.
[[nodiscard]] std::uint64_t entropy_seed();

} // namespace mq

template <>
struct std::hash<mq::Uuid> {
    std::size_t operator()(const mq::Uuid& id) const noexcept;
};
