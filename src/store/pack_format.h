#pragma once

#include "base/ids.h"
#include "store/organisation.h"
#include "store/pack.h"

#include <cstdint>
#include <string>
#include <string_view>

/// How a pack lies in its file: a line of JSON (the envelope), 24 bytes of nonce, the body sealed with
/// XChaCha20-Poly1305 with the envelope as associated data, and an Ed25519 signature of all before it. Both
/// keys come from the organisation's seed (libsodium's crypto_kdf, context `mq.pack1`).
namespace mq::store {

inline constexpr int pack_version = 1;

/// What a pack says of itself in clear: ids and times alone.
struct Envelope {
    int version = pack_version;
    Uuid organisation;
    PackKind kind = PackKind::result;
    Uuid pack;
    Uuid device; ///< it was made on
    Uuid interview;
    Uuid rater;
    std::int64_t made_ms = 0;
    friend bool operator==(const Envelope&, const Envelope&) = default;
};

struct OpenedPack {
    Envelope envelope;
    std::string body;
};

/// Throws Trouble (refused) when it would be larger than largest_pack.
[[nodiscard]] std::string seal_pack(const Organisation& organisation, const Envelope& envelope,
                                    std::string_view body);

/// Throws Trouble: bad_input (too large, not a pack), newer_data, refused (another organisation's), damaged
/// (altered or cut short).
[[nodiscard]] OpenedPack open_pack(const Organisation& organisation, std::string_view bytes);

} // namespace mq::store
