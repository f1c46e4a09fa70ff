#include "store/key_ring.h"

#include "store/trouble.h"

#include <sodium.h>
#include <algorithm>
#include <new>

namespace mq::store {
namespace {

constexpr char wrapped_tag = 'W';
constexpr char boxed_tag = 'B';
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t seal_bytes_added = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t bound_bytes = 16;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* bytes_of(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

/// A box takes no associated data: what the key is bound to goes in with it.
std::array<std::uint8_t, bound_bytes> digest_of(std::string_view bound) {
    std::array<std::uint8_t, bound_bytes> digest{};
    crypto_generichash(digest.data(), digest.size(), bytes_of(bound), bound.size(), nullptr, 0);
    return digest;
}

std::optional<KeyBytes> open_box(const PairSecret& pair, std::string_view bound, std::string_view wrap) {
    constexpr std::size_t inner = key_bytes + bound_bytes;
    if (wrap.size() != 1 + inner + crypto_box_SEALBYTES)
        return std::nullopt;
    std::array<std::uint8_t, inner> plain{};
    const bool opened = crypto_box_seal_open(plain.data(), bytes_of(wrap) + 1, wrap.size() - 1,
                                             pair.public_half().data(), pair.secret().data()) == 0;
    const auto digest = digest_of(bound);
    std::optional<KeyBytes> key;
    if (opened && sodium_memcmp(plain.data() + key_bytes, digest.data(), bound_bytes) == 0)
        key = KeyBytes(KeyView(plain.data(), key_bytes));
    sodium_memzero(plain.data(), plain.size());
    return key;
}

} // namespace

void require_sodium() {
    if (sodium_init() < 0)
        throw Trouble(ErrorKind::internal, "Chưa làm được vì thư viện mã hoá không khởi động được.",
                      "sodium_init");
}

KeyBytes::KeyBytes(KeyView bytes) {
    std::ranges::copy(bytes, bytes_.begin());
}

KeyBytes KeyBytes::random() {
    KeyBytes key;
    randombytes_buf(key.bytes_.data(), key.bytes_.size());
    return key;
}

KeyBytes::~KeyBytes() {
    sodium_memzero(bytes_.data(), bytes_.size());
}

LockedKey::LockedKey(KeyView bytes) : bytes_(static_cast<std::uint8_t*>(sodium_malloc(key_bytes))) {
    if (bytes_ == nullptr)
        throw std::bad_alloc();
    std::ranges::copy(bytes, bytes_);
    sodium_mprotect_readonly(bytes_);
}

LockedKey::~LockedKey() {
    sodium_free(bytes_); // overwrites it
}

KeyBytes derived_key(KeyView from, std::string_view use) {
    KeyBytes key;
    crypto_generichash(key.fill().data(), key_bytes, bytes_of(use), use.size(), from.data(), from.size());
    return key;
}

PairSecret::PairSecret(KeyView secret)
    : secret_(secret), wrapping_(derived_key(secret, "monqua wrapping").view()) {
    crypto_scalarmult_base(public_.data(), secret.data());
}

std::shared_ptr<const PairSecret> PairSecret::random() {
    return std::make_shared<const PairSecret>(KeyBytes::random().view());
}

std::string wrap_key(KeyView under, std::string_view bound, KeyView key) {
    std::string wrap(1 + nonce_bytes + key_bytes + seal_bytes_added, wrapped_tag);
    unsigned char* nonce = bytes_of(wrap) + 1;
    randombytes_buf(nonce, nonce_bytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + nonce_bytes, nullptr, key.data(), key.size(),
                                               bytes_of(bound), bound.size(), nullptr, nonce, under.data());
    return wrap;
}

std::string box_key(const PublicKey& to, std::string_view bound, KeyView key) {
    std::array<std::uint8_t, key_bytes + bound_bytes> plain{};
    std::ranges::copy(key, plain.begin());
    std::ranges::copy(digest_of(bound), plain.begin() + key_bytes);
    std::string wrap(1 + plain.size() + crypto_box_SEALBYTES, boxed_tag);
    const bool sealed = crypto_box_seal(bytes_of(wrap) + 1, plain.data(), plain.size(), to.data()) == 0;
    sodium_memzero(plain.data(), plain.size());
    if (!sealed)
        throw_damaged("a public key that nothing can be sealed to");
    return wrap;
}

std::optional<KeyBytes> unwrap_key(KeyView under, std::string_view bound, std::string_view wrap) {
    if (wrap.size() != 1 + nonce_bytes + key_bytes + seal_bytes_added || wrap.front() != wrapped_tag)
        return std::nullopt;
    KeyBytes key;
    const unsigned char* nonce = bytes_of(wrap) + 1;
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(key.fill().data(), nullptr, nullptr, nonce + nonce_bytes,
                                                   key_bytes + seal_bytes_added, bytes_of(bound),
                                                   bound.size(), nonce, under.data()) != 0)
        return std::nullopt;
    return key;
}

std::optional<KeyBytes> open_wrap(const PairSecret& pair, std::string_view bound, std::string_view wrap) {
    if (!wrap.empty() && wrap.front() == boxed_tag)
        return open_box(pair, bound, wrap);
    return unwrap_key(pair.wrapping(), bound, wrap);
}

const PairSecret* KeyRing::pair(std::int64_t number) const {
    const auto found = pairs.find(number);
    return found == pairs.end() ? nullptr : found->second.get();
}

} // namespace mq::store
