#include "store/store_impl.h"

namespace mq::store {

Result<Erased> Store::erase_person(const Uuid&, std::string_view, Instant, const Progress&) {
    return fail(ErrorKind::refused, "Chưa làm được trên tệp dữ liệu này.");
}
Result<Erased> Store::erase_practice(const std::optional<Uuid>&, Day, Instant) {
    return fail(ErrorKind::refused, "Chưa làm được trên tệp dữ liệu này.");
}
Result<Erased> Store::erase_evidence(const std::optional<Uuid>&, Day, Instant) {
    return fail(ErrorKind::refused, "Chưa làm được trên tệp dữ liệu này.");
}

} // namespace mq::store
