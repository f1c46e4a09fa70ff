#include "store/store_impl.h"

namespace mq::store {

bool Store::sealed() const {
    return false;
}
bool Store::locked() const {
    return false;
}
const std::optional<Uuid>& Store::account_open() const {
    static const std::optional<Uuid> none;
    return none;
}
Result<std::vector<AccountRow>> Store::accounts() const {
    return std::vector<AccountRow>{};
}
Result<Secret> Store::add_account(const NewAccount&, Instant) {
    return fail(ErrorKind::refused, "Chưa làm được trên tệp dữ liệu này.");
}
Result<Unlocked> Store::unlock(std::string_view, const Secret&, Instant) {
    return fail(ErrorKind::refused, "Chưa làm được trên tệp dữ liệu này.");
}
Result<Unlocked> Store::unlock_here(const Uuid&, Instant) {
    return fail(ErrorKind::refused, "Chưa làm được trên tệp dữ liệu này.");
}
Result<Unlocked> Store::unlock_with_code(std::string_view, const Secret&, const Secret&, Instant, Secret&) {
    return fail(ErrorKind::refused, "Chưa làm được trên tệp dữ liệu này.");
}
void Store::lock() {}
Status Store::change_passphrase(const Secret&, const Secret&) {
    return fail(ErrorKind::refused, "Chưa làm được trên tệp dữ liệu này.");
}
Result<Secret> Store::new_recovery_code(const Secret&) {
    return fail(ErrorKind::refused, "Chưa làm được trên tệp dữ liệu này.");
}
Status Store::remove_account(const Uuid&) {
    return fail(ErrorKind::refused, "Chưa làm được trên tệp dữ liệu này.");
}
Result<Secret> Store::reset_account(const Uuid&, const Secret&, Instant) {
    return fail(ErrorKind::refused, "Chưa làm được trên tệp dữ liệu này.");
}
Status Store::allow_keys(const Uuid&) {
    return fail(ErrorKind::refused, "Chưa làm được trên tệp dữ liệu này.");
}
std::shared_ptr<const KeyRing> Store::ring() const {
    return nullptr;
}

} // namespace mq::store
