#include "store/journal.h"
#include "store/store_impl.h"

#include <fmt/format.h>
#include <limits>

namespace mq::store {
namespace {

/// Every part of a filter that is not asked for holds for all rows; ?1…?4 are bound by `filtered`.
constexpr const char* filter_sql =
    " FROM complaint WHERE received_ms >= ?1 AND received_ms < ?2"
    " AND (?3 IS NULL OR (closed_ms IS NULL) = ?3) AND (?4 IS NULL OR cause = ?4)";

constexpr const char* complaint_columns = "SELECT id, seq, made_ms, versions";

template <class... More>
Query filtered(Database& database, const char* sql, const ComplaintFilter& filter, const More&... more) {
    std::optional<int> open;
    if (filter.open)
        open = *filter.open ? 1 : 0;
    std::optional<std::string> cause;
    if (!filter.cause.empty())
        cause = filter.cause;
    return database.query(sql, filter.received_from_ms.value_or(std::numeric_limits<std::int64_t>::min()),
                          filter.received_to_ms.value_or(std::numeric_limits<std::int64_t>::max()), open,
                          cause, more...);
}

/// Of a query for complaint_columns; nothing when its key was destroyed.
std::optional<ComplaintRow> complaint_of(const Query& query, Database& database, const Vault& vault) {
    auto said = row_said_at<ComplaintLogged>(database, vault, query.number(1));
    if (!said)
        return std::nullopt;
    return ComplaintRow{query.uuid(0), std::move(said->what), Instant{query.number(2)}, said->at,
                        query.small(3)};
}

} // namespace

Result<std::vector<ComplaintRow>> Store::complaints(const ComplaintFilter& filter, Page page) const {
    static const std::string sql = fmt::format("{}{} ORDER BY received_ms DESC, id DESC LIMIT ?5 OFFSET ?6",
                                               complaint_columns, filter_sql);
    return guarded([&] {
        std::vector<ComplaintRow> rows;
        Database& database = impl_->database();
        auto query = filtered(database, sql.c_str(), filter, page.limit, page.offset);
        while (query.next())
            if (auto row = complaint_of(query, database, *impl_->vault))
                rows.push_back(std::move(*row));
        return rows;
    });
}

Result<std::int64_t> Store::count_complaints(const ComplaintFilter& filter) const {
    static const std::string sql = fmt::format("SELECT count(*){}", filter_sql);
    return guarded([&] {
        auto row = filtered(impl_->database(), sql.c_str(), filter);
        return row.next() ? row.number(0) : std::int64_t{0};
    });
}

Result<std::optional<ComplaintRow>> Store::complaint(const Uuid& id) const {
    static const std::string sql = fmt::format("{} FROM complaint WHERE id = ?", complaint_columns);
    return guarded([&]() -> std::optional<ComplaintRow> {
        Database& database = impl_->database();
        auto query = database.query(sql.c_str(), id);
        if (!query.next())
            return std::nullopt;
        return complaint_of(query, database, *impl_->vault);
    });
}

} // namespace mq::store
