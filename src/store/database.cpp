#include "store/database.h"

#include "store/page_seal.h"
#include "store/trouble.h"

#include <SQLiteCpp/Exception.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <algorithm>

namespace mq::store {
namespace {

constexpr int busy_timeout_ms = 2'000;
constexpr int longest_value = 64 << 20; // bytes; a value beyond this is refused before it is read or written

int count_statement(unsigned kind, void* counter, void*, void* text) {
    // Statements of triggers come as comments; they are part of the statement that fired them.
    const auto* sql = static_cast<const char*>(text);
    if (kind == SQLITE_TRACE_STMT && !(sql != nullptr && sql[0] == '-' && sql[1] == '-'))
        static_cast<std::atomic<std::uint64_t>*>(counter)->fetch_add(1, std::memory_order_relaxed);
    return 0;
}

int flags_of(Access access) {
    const int common = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX; // one thread at a time, by contract
    return common |
           (access == Access::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
}

template <std::size_t size>
std::array<std::uint8_t, size> fixed_bytes(const SQLite::Column& column) {
    if (column.getBytes() != static_cast<int>(size))
        throw_damaged(fmt::format("{} has {} bytes, not {}", column.getName(), column.getBytes(), size));
    std::array<std::uint8_t, size> bytes{};
    std::copy_n(static_cast<const std::uint8_t*>(column.getBlob()), size, bytes.begin());
    return bytes;
}

} // namespace

bool Query::next() {
    try {
        return statement_->executeStep();
    } catch (const SQLite::Exception&) {
        rethrow_from(handle_);
    }
}

int Query::run() {
    try {
        return statement_->exec();
    } catch (const SQLite::Exception&) {
        rethrow_from(handle_);
    }
}

void Query::bind(int index, Blob value) {
    // A null pointer would be bound as NULL, an empty text is not NULL.
    const char* data = value.bytes.empty() ? "" : value.bytes.data();
    statement_->bind(index, static_cast<const void*>(data), static_cast<int>(value.bytes.size()));
}

void Query::bind(int index, const Uuid& value) {
    statement_->bind(index, static_cast<const void*>(value.bytes.data()),
                     static_cast<int>(value.bytes.size()));
}

void Query::bind(int index, const ContentHash& value) {
    statement_->bind(index, static_cast<const void*>(value.bytes.data()),
                     static_cast<int>(value.bytes.size()));
}

std::string Query::text(int column) const {
    return statement_->getColumn(column).getString();
}

Uuid Query::uuid(int column) const {
    const SQLite::Column value = statement_->getColumn(column);
    return value.isNull() ? Uuid{} : Uuid{fixed_bytes<16>(value)};
}

std::optional<Uuid> Query::optional_uuid(int column) const {
    if (is_null(column))
        return std::nullopt;
    return uuid(column);
}

ContentHash Query::hash(int column) const {
    return ContentHash{fixed_bytes<32>(statement_->getColumn(column))};
}

Sealed Query::sealed(int column, int key_column) const {
    return {text(column), number(key_column)};
}

Database::Database(const std::string& name, Access access)
    : connection_(name, flags_of(access), busy_timeout_ms, sealing_vfs()),
      statements_(std::make_unique<std::atomic<std::uint64_t>>(0)) {
    sqlite3_limit(handle(), SQLITE_LIMIT_LENGTH, longest_value);
    sqlite3_limit(handle(), SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_extended_result_codes(handle(), 1);
    // recursive_triggers: else a REPLACE would take a row away past the journal's triggers.
    connection_.exec(
        "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"
        "PRAGMA mmap_size = 0; PRAGMA synchronous = FULL; PRAGMA recursive_triggers = ON;"
        "PRAGMA secure_delete = ON;");
    sqlite3_trace_v2(handle(), SQLITE_TRACE_STMT, count_statement, statements_.get());
}

Database::~Database() {
    sqlite3_trace_v2(handle(), 0, nullptr, nullptr);
}

std::int64_t Database::number(const std::string& sql) {
    SQLite::Statement statement(connection_, sql);
    return statement.executeStep() ? statement.getColumn(0).getInt64() : 0;
}

SQLite::Statement& Database::prepared(const char* sql) {
    auto& kept = kept_[sql];
    if (!kept)
        kept = std::make_unique<SQLite::Statement>(connection_, sql);
    return *kept;
}

void Database::wait_for_disk(bool wait) {
    should_wait_ = wait;
    connection_.exec(wait ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
    waits_ = wait;
}

void Database::make_ready() {
    static_cast<void>(query("ROLLBACK")); // prepared now: it must not need memory when there is none
    if (sqlite3_get_autocommit(handle()) == 0)
        query("ROLLBACK").run();
    if (waits_ != should_wait_)
        wait_for_disk(should_wait_);
}

Transaction::Transaction(Database& database) : database_(database) {
    database_.make_ready();
    database_.query("BEGIN IMMEDIATE").run();
}

Transaction::~Transaction() {
    // A failed statement may have rolled back by itself already.
    if (done_ || sqlite3_get_autocommit(database_.handle()) != 0)
        return;
    try {
        database_.query("ROLLBACK").run();
    } catch (...) { // the next transaction tries again
    }
}

void Transaction::commit() {
    database_.query("COMMIT").run();
    done_ = true;
}

std::string file_uri(const std::filesystem::path& path, std::string_view query) {
    std::string uri = "file:";
    for (const char c : std::filesystem::absolute(path).string()) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           c == '/' || c == '.' || c == '-' || c == '_';
        if (plain)
            uri.push_back(c);
        else
            uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return fmt::format("{}?{}", uri, query);
}

} // namespace mq::store
