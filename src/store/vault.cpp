#include "store/vault.h"

namespace mq::store {
namespace {

constexpr char plain_tag = 'P';

} // namespace

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
