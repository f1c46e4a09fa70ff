#include "base/hash.h"

#include <sodium.h>

namespace mq {

std::string ContentHash::hex() const {
    static constexpr char digits[] = "0123456789abcdef";
    std::string out;
    out.reserve(64);
    for (const std::uint8_t b : bytes) {
        out.push_back(digits[b >> 4U]);
        out.push_back(digits[b & 15U]);
    }
    return out;
}

ContentHash content_hash(std::string_view bytes) {
    static_assert(crypto_hash_sha256_BYTES == 32);
    ContentHash hash;
    crypto_hash_sha256(hash.bytes.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return hash;
}

} // namespace mq
