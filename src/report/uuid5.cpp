#include "report/uuid5.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string>

namespace mq::report {
namespace {

using Digest = std::array<std::uint32_t, 5>;

constexpr std::size_t block_size = 64;

struct Round {
    std::uint32_t function;
    std::uint32_t constant;
};

Round round_of(std::size_t t, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
    if (t < 20)
        return {(b & c) | (~b & d), 0x5A827999U};
    if (t < 40)
        return {b ^ c ^ d, 0x6ED9EBA1U};
    if (t < 60)
        return {(b & c) | (b & d) | (c & d), 0x8F1BBCDCU};
    return {b ^ c ^ d, 0xCA62C1D6U};
}

void add_block(Digest& digest, std::string_view block) {
    std::array<std::uint32_t, 80> w{};
    for (std::size_t i = 0; i < block_size; ++i)
        w.at(i / 4) = (w.at(i / 4) << 8U) | static_cast<unsigned char>(block[i]);
    for (std::size_t t = 16; t < w.size(); ++t)
        w.at(t) = std::rotl(w.at(t - 3) ^ w.at(t - 8) ^ w.at(t - 14) ^ w.at(t - 16), 1);
    auto [a, b, c, d, e] = digest;
    for (std::size_t t = 0; t < w.size(); ++t) {
        const Round round = round_of(t, b, c, d);
        const std::uint32_t next = std::rotl(a, 5) + round.function + e + round.constant + w.at(t);
        e = d;
        d = c;
        c = std::rotl(b, 30);
        b = a;
        a = next;
    }
    const Digest sum{a, b, c, d, e};
    for (std::size_t i = 0; i < digest.size(); ++i)
        digest.at(i) += sum.at(i);
}

/// SHA-1 (FIPS 180-4). It names things here; it keeps nothing secret.
Digest sha1(std::string message) {
    const std::uint64_t bits = static_cast<std::uint64_t>(message.size()) * 8U;
    message += '\x80';
    while (message.size() % block_size != block_size - sizeof bits)
        message += '\0';
    for (unsigned shift = 64; shift > 0;)
        message += static_cast<char>((bits >> (shift -= 8U)) & 0xFFU);
    Digest digest{0x67452301U, 0xEFCDAB89U, 0x98BADCFEU, 0x10325476U, 0xC3D2E1F0U};
    for (std::size_t at = 0; at < message.size(); at += block_size)
        add_block(digest, std::string_view(message).substr(at, block_size));
    return digest;
}

} // namespace

Uuid uuid5(const Uuid& space, std::string_view name) {
    std::string message(space.bytes.begin(), space.bytes.end());
    const Digest digest = sha1(message.append(name));
    Uuid out;
    for (std::size_t i = 0; i < out.bytes.size(); ++i)
        out.bytes.at(i) = static_cast<std::uint8_t>(digest.at(i / 4) >> (24U - 8U * (i % 4)));
    out.bytes[6] = static_cast<std::uint8_t>((out.bytes[6] & 0x0FU) | 0x50U); // version
    out.bytes[8] = static_cast<std::uint8_t>((out.bytes[8] & 0x3FU) | 0x80U); // variant
    return out;
}

} // namespace mq::report
