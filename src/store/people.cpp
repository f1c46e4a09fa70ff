#include "store/event_json.h"
#include "store/store_impl.h"

namespace mq::store {
namespace {

/// Of a row `id, added_ms, profile, profile_key`; nothing when the person was deleted, or isn't the account's
/// business.
std::optional<PersonRow> person_of(const Query& row, const Vault& vault) {
    const Uuid id = row.uuid(0);
    const auto profile = opened_text(vault, {id, Purpose::profile, id}, row.sealed(2, 3));
    if (!profile)
        return std::nullopt;
    return PersonRow{id, Instant{row.number(1)}, profile_from(*profile)};
}

} // namespace

Result<std::vector<PersonRow>> Store::people() const {
    return guarded([&] {
        std::vector<PersonRow> people;
        auto row = impl_->database().query(
            "SELECT id, added_ms, profile, profile_key FROM person ORDER BY added_seq");
        while (row.next())
            if (auto person = person_of(row, *impl_->vault))
                people.push_back(std::move(*person));
        return people;
    });
}

Result<std::optional<PersonRow>> Store::person(const Uuid& id) const {
    return guarded([&]() -> std::optional<PersonRow> {
        auto row =
            impl_->database().query("SELECT id, added_ms, profile, profile_key FROM person WHERE id = ?", id);
        if (!row.next())
            return std::nullopt;
        return person_of(row, *impl_->vault);
    });
}

} // namespace mq::store
