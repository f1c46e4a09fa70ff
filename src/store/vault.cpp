#include "store/vault.h"

#include "base/hash.h"
#include "store/trouble.h"

#include <algorithm>
#include <utility>

namespace mq::store {
namespace {

constexpr char plain_tag = 'P';

} // namespace

Uuid row_name(const std::string& key) {
    const ContentHash digest = content_hash(key);
    Uuid name;
    std::copy_n(digest.bytes.begin(), name.bytes.size(), name.bytes.begin());
    name.bytes[6] = static_cast<std::uint8_t>((name.bytes[6] & 0x0F) | 0x80);
    name.bytes[8] = static_cast<std::uint8_t>((name.bytes[8] & 0x3F) | 0x80);
    return name;
}

void Vault::add_person(const Uuid&, bool) {}
void Vault::admit(const Uuid&) {}
void Vault::destroy_keys(const Uuid&) {}

bool Vault::readable(const Uuid&, Purpose) const {
    return true;
}

std::optional<ChainKey> Vault::chain_key() const {
    return ChainKey{};
}

std::optional<std::string> opened_text(const Vault& vault, const SealContext& context, const Sealed& sealed) {
    auto text = vault.open(context, sealed);
    if (text)
        return std::move(*text);
    if (text.error().kind == ErrorKind::not_found || text.error().kind == ErrorKind::refused)
        return std::nullopt;
    throw Trouble(std::move(text.error()));
}

Result<Sealed> PlainVault::seal(const SealContext&, std::string_view plain) {
    Sealed sealed;
    sealed.bytes.reserve(plain.size() + 1);
    sealed.bytes.push_back(plain_tag);
    sealed.bytes.append(plain);
    return sealed;
}

Result<std::string> PlainVault::open(const SealContext&, const Sealed& sealed) const {
    if (sealed.key != 0)
        return fail(ErrorKind::refused, "Nội dung này đã được niêm phong; hãy đăng nhập để đọc.",
                    "sealed with a key");
    if (sealed.bytes.empty() || sealed.bytes.front() != plain_tag)
        return fail(ErrorKind::damaged, "Một nội dung trong tệp dữ liệu không đọc được.", "no plain tag");
    return sealed.bytes.substr(1);
}

} // namespace mq::store
