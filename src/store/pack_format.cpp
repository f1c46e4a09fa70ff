#include "store/pack_format.h"

#include "store/foreign_json.h"
#include "store/json_parts.h"
#include "store/trouble.h"

#include <sodium.h>
#include <array>

namespace mq::store {
namespace {

constexpr const char* pack_format_name = "monqua-pack";
constexpr std::size_t longest_envelope = 4'096; // bytes
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t signature_size = crypto_sign_BYTES;
constexpr const char* key_context = "mq.pack1"; // 8 characters, as crypto_kdf wants
constexpr std::uint64_t sealing_key = 1;
constexpr std::uint64_t signing_key = 2;

const unsigned char* raw(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}
unsigned char* raw(std::string& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}

[[noreturn]] void throw_altered(const char* detail) {
    throw Trouble(ErrorKind::damaged,
                  "Gói này không còn như lúc tạo: đã bị sửa hoặc tải về chưa trọn. Hãy xin gửi lại gói.",
                  detail);
}

[[noreturn]] void throw_too_large() {
    throw Trouble(ErrorKind::bad_input,
                  fmt::format("Gói lớn quá {} MB nên không nhận được.", largest_pack >> 20U), "too large");
}

/// Forgets itself.
template <std::size_t N>
class Secret {
public:
    Secret() = default;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret() { sodium_memzero(bytes_.data(), N); }
    [[nodiscard]] unsigned char* data() { return bytes_.data(); }

private:
    std::array<unsigned char, N> bytes_{};
};

struct Keys {
    explicit Keys(const Organisation& organisation) {
        Secret<crypto_sign_SEEDBYTES> seed;
        static_assert(crypto_kdf_KEYBYTES == 32);
        if (sodium_init() < 0 ||
            crypto_kdf_derive_from_key(sealing.data(), crypto_aead_xchacha20poly1305_ietf_KEYBYTES,
                                       sealing_key, key_context, organisation.seed.data()) != 0 ||
            crypto_kdf_derive_from_key(seed.data(), crypto_sign_SEEDBYTES, signing_key, key_context,
                                       organisation.seed.data()) != 0 ||
            crypto_sign_seed_keypair(verifying.data(), signing.data(), seed.data()) != 0)
            throw Trouble(ErrorKind::internal, "Chưa làm được vì một lỗi của chương trình.", "libsodium");
    }
    Secret<crypto_aead_xchacha20poly1305_ietf_KEYBYTES> sealing;
    Secret<crypto_sign_SECRETKEYBYTES> signing;
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> verifying{};
};

std::string line_of(const Envelope& e) {
    const Json json{{"format", pack_format_name},
                    {"version", e.version},
                    {"organisation", e.organisation.str()},
                    {"kind", e.kind == PackKind::result ? "result" : "invitation"},
                    {"pack", e.pack.str()},
                    {"device", e.device.str()},
                    {"interview", e.interview.str()},
                    {"rater", e.rater.str()},
                    {"made_ms", e.made_ms}};
    return json.dump() + "\n";
}

PackKind kind_from(const std::string& word) {
    if (word == "result")
        return PackKind::result;
    if (word != "invitation")
        throw_altered("unknown kind of pack");
    return PackKind::invitation;
}

/// What comes first is what tells newer programs' packs and other organisations' apart from altered ones.
Envelope envelope_from(const Json& json, const Organisation& organisation) {
    Envelope e;
    e.version = json.at("version").get<int>();
    if (e.version > pack_version)
        throw Trouble(ErrorKind::newer_data,
                      "Gói này do bản Món Quà mới hơn tạo. Hãy cập nhật chương trình rồi nhận lại.",
                      fmt::format("version {}", e.version));
    e.organisation = get_uuid(json, "organisation");
    if (e.organisation != organisation.id)
        throw Trouble(ErrorKind::refused,
                      "Gói này của một đơn vị khác. Chỉ nhận được gói từ những máy đã ghép cùng đơn vị.",
                      e.organisation.str());
    e.kind = kind_from(json.at("kind").get<std::string>());
    e.pack = get_uuid(json, "pack");
    e.device = get_uuid(json, "device");
    e.interview = get_uuid(json, "interview");
    e.rater = get_uuid(json, "rater");
    e.made_ms = json.at("made_ms").get<std::int64_t>();
    return e;
}

Envelope read_envelope(std::string_view line, const Organisation& organisation) {
    const Result<Json> json = parse_foreign(line);
    if (!json)
        throw_altered(json.error().detail.c_str());
    try {
        if (!json->is_object() || json->value("format", std::string()) != pack_format_name)
            throw Trouble(ErrorKind::bad_input, "Đây không phải gói của Món Quà.", "format");
        return envelope_from(*json, organisation);
    } catch (const Json::exception& e) {
        throw_altered(e.what());
    } catch (const Trouble& e) {
        if (e.error().kind == ErrorKind::damaged)
            throw_altered(e.error().detail.c_str());
        throw;
    }
}

std::string opened_body(Keys& keys, std::string_view line, std::string_view sealed) {
    const std::string_view nonce = sealed.substr(0, nonce_size);
    const std::string_view box = sealed.substr(nonce_size);
    std::string body(box.size() - tag_size, '\0');
    unsigned long long length = 0;
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(raw(body), &length, nullptr, raw(box), box.size(),
                                                   raw(line), line.size(), raw(nonce),
                                                   keys.sealing.data()) != 0)
        throw_altered("seal");
    body.resize(static_cast<std::size_t>(length));
    return body;
}

} // namespace

std::string seal_pack(const Organisation& organisation, const Envelope& envelope, std::string_view body) {
    Keys keys(organisation);
    const std::string line = line_of(envelope);
    std::string nonce(nonce_size, '\0');
    randombytes_buf(nonce.data(), nonce.size());
    std::string box(body.size() + tag_size, '\0');
    unsigned long long length = 0;
    crypto_aead_xchacha20poly1305_ietf_encrypt(raw(box), &length, raw(body), body.size(), raw(line),
                                               line.size(), nullptr, raw(nonce), keys.sealing.data());
    std::string bytes = line + nonce + box;
    if (bytes.size() + signature_size > largest_pack)
        throw Trouble(ErrorKind::refused,
                      fmt::format("Chưa tạo được gói: nội dung lớn quá {} MB.", largest_pack >> 20U));
    std::string signature(signature_size, '\0');
    crypto_sign_detached(raw(signature), nullptr, raw(bytes), bytes.size(), keys.signing.data());
    return bytes + signature;
}

OpenedPack open_pack(const Organisation& organisation, std::string_view bytes) {
    if (bytes.size() > largest_pack)
        throw_too_large();
    const std::size_t end = bytes.substr(0, longest_envelope).find('\n');
    if (end == std::string_view::npos)
        throw Trouble(ErrorKind::bad_input, "Đây không phải gói của Món Quà.", "no envelope");
    const std::string_view line = bytes.substr(0, end + 1);
    OpenedPack opened{read_envelope(line, organisation), {}};
    if (bytes.size() < line.size() + nonce_size + tag_size + signature_size)
        throw_altered("cut short");
    Keys keys(organisation);
    const std::string_view all = bytes.substr(0, bytes.size() - signature_size);
    if (crypto_sign_verify_detached(raw(bytes.substr(all.size())), raw(all), all.size(),
                                    keys.verifying.data()) != 0)
        throw_altered("signature");
    opened.body = opened_body(keys, line, all.substr(line.size()));
    return opened;
}

} // namespace mq::store
