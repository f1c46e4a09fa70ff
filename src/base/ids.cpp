#include "base/ids.h"

#include <cstring>
#include <random>

namespace mq {
namespace {

constexpr std::uint32_t counter_limit = 1U << 18U; // 12 bits of rand_a and 6 of rand_b

std::uint64_t splitmix(std::uint64_t& state) {
    state += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
}

int hex_value(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

} // namespace

bool Uuid::is_nil() const {
    return *this == Uuid{};
}

std::string Uuid::str() const {
    static constexpr char digits[] = "0123456789abcdef";
    std::string out;
    out.reserve(36);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            out.push_back('-');
        out.push_back(digits[bytes[i] >> 4U]);
        out.push_back(digits[bytes[i] & 15U]);
    }
    return out;
}

std::optional<Uuid> parse_uuid(std::string_view text) {
    if (text.size() != 36)
        return std::nullopt;
    Uuid id;
    std::size_t at = 0;
    for (std::size_t i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) {
            if (text[at++] != '-')
                return std::nullopt;
        }
        const int high = hex_value(text[at]);
        const int low = hex_value(text[at + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        id.bytes[i] = static_cast<std::uint8_t>(high * 16 + low);
        at += 2;
    }
    return id;
}

UuidMaker::UuidMaker(std::uint64_t seed) : state_(seed) {}

Uuid UuidMaker::next(std::int64_t unix_ms) {
    if (unix_ms > last_ms_) {
        last_ms_ = unix_ms;
        counter_ = static_cast<std::uint32_t>(splitmix(state_) & 0xFFFFU);
    } else if (++counter_ >= counter_limit) {
        ++last_ms_; // the counter is full: borrow a millisecond, as RFC 9562 6.2 allows
        counter_ = 0;
    }
    const std::uint64_t random = splitmix(state_);
    const auto ms = static_cast<std::uint64_t>(last_ms_);
    Uuid id;
    for (unsigned i = 0; i < 6; ++i)
        id.bytes[i] = static_cast<std::uint8_t>(ms >> (40U - 8U * i));
    id.bytes[6] = static_cast<std::uint8_t>(0x70U | ((counter_ >> 14U) & 0x0FU));
    id.bytes[7] = static_cast<std::uint8_t>(counter_ >> 6U);
    id.bytes[8] = static_cast<std::uint8_t>(0x80U | (counter_ & 0x3FU));
    for (unsigned i = 9; i < 16; ++i)
        id.bytes[i] = static_cast<std::uint8_t>(random >> (8U * (i - 9U)));
    return id;
}

std::uint64_t entropy_seed() {
    std::random_device device;
    return (static_cast<std::uint64_t>(device()) << 32U) | device();
}

} // namespace mq

std::size_t std::hash<mq::Uuid>::operator()(const mq::Uuid& id) const noexcept {
    std::uint64_t low = 0;
    std::memcpy(&low, id.bytes.data() + 8, sizeof low);
    std::uint64_t high = 0;
    std::memcpy(&high, id.bytes.data(), sizeof high);
    return static_cast<std::size_t>(low ^ (high * 0x9E3779B97F4A7C15ULL));
}
