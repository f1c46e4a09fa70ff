#include "store/store_impl.h"

namespace mq::store {

Result<std::vector<RequestRow>> Store::requests(const std::optional<Uuid>&) const {
    return std::vector<RequestRow>{};
}
Result<std::vector<AccessRow>> Store::access_log(const std::optional<Uuid>&, Page) const {
    return std::vector<AccessRow>{};
}
Result<std::vector<GroupNoteRow>> Store::group_notes() const {
    return std::vector<GroupNoteRow>{};
}
Result<std::vector<KeptRow>> Store::kept_beyond(Day, Day) const {
    return std::vector<KeptRow>{};
}

} // namespace mq::store
