#include "store/event_json.h"
#include "store/store_impl.h"

namespace mq::store {

Result<std::optional<std::string>> Store::setting(std::string_view key) const {
    return guarded([&]() -> std::optional<std::string> {
        auto row = impl_->database().query("SELECT value FROM setting WHERE key = ?", key);
        if (!row.next())
            return std::nullopt;
        return row.text(0);
    });
}

Result<std::map<std::string, std::string>> Store::settings() const {
    return guarded([&] {
        std::map<std::string, std::string> all;
        auto row = impl_->database().query("SELECT key, value FROM setting");
        while (row.next())
            all.emplace(row.text(0), row.text(1));
        return all;
    });
}

Status Store::set_setting(std::string_view key, std::string_view value) {
    return set_settings({{std::string(key), std::string(value)}});
}

Status Store::set_settings(const std::map<std::string, std::string>& changes) {
    Impl& impl = *impl_;
    return guarded([&] {
        impl.require_writable();
        Transaction transaction(impl.database());
        for (const auto& [key, value] : changes)
            impl.database()
                .query(
                    "INSERT INTO setting (key, value) VALUES (?, ?)"
                    " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                    clean_text(key), clean_text(value))
                .run();
        transaction.commit();
        impl.committed(0);
    });
}

} // namespace mq::store
