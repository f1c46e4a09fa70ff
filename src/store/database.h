#pragma once

#include "base/clock.h"
#include "base/hash.h"
#include "base/ids.h"
#include "store/vault.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace mq::store {

/// 'MonQ' in the header of the file: it is ours.
inline constexpr std::int32_t application_id = 0x4D6F6E51;

struct Blob {
    std::string_view bytes;
};

/// A run of a prepared statement; it is reset when this goes. Values are copied when they are bound.
/// Never run the same SQL again while a Query of it lives.
class Query {
public:
    template <class... Values>
    Query(sqlite3* handle, SQLite::Statement& statement, const Values&... values)
        : handle_(handle), statement_(&statement) {
        int index = 0;
        (bind(++index, values), ...);
    }
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;
    ~Query() { statement_->tryReset(); }

    [[nodiscard]] bool next();
    /// Runs it to its end; the number of rows it changed.
    int run();

    [[nodiscard]] bool is_null(int column) const { return statement_->isColumnNull(column); }
    [[nodiscard]] bool is_real(int column) const { return statement_->getColumn(column).isFloat(); }
    [[nodiscard]] bool is_whole(int column) const { return statement_->getColumn(column).isInteger(); }
    [[nodiscard]] bool is_blob(int column) const { return statement_->getColumn(column).isBlob(); }
    [[nodiscard]] std::int64_t number(int column) const { return statement_->getColumn(column).getInt64(); }
    [[nodiscard]] int small(int column) const { return statement_->getColumn(column).getInt(); }
    [[nodiscard]] double real(int column) const { return statement_->getColumn(column).getDouble(); }
    [[nodiscard]] std::string text(int column) const; ///< also the bytes of a blob
    [[nodiscard]] Uuid uuid(int column) const;        ///< nil for NULL; damaged when it is not 16 bytes
    [[nodiscard]] std::optional<Uuid> optional_uuid(int column) const;
    [[nodiscard]] ContentHash hash(int column) const;
    [[nodiscard]] Sealed sealed(int column, int key_column) const;
    [[nodiscard]] int columns() const { return statement_->getColumnCount(); }

private:
    void bind(int index, std::int64_t value) { statement_->bind(index, value); }
    void bind(int index, int value) { statement_->bind(index, value); }
    void bind(int index, double value) { statement_->bind(index, value); }
    void bind(int index, const std::string& value) { statement_->bind(index, value); }
    void bind(int index, std::string_view value) { statement_->bind(index, std::string(value)); }
    void bind(int index, const char* value) { statement_->bind(index, value); }
    void bind(int index, Blob value);
    void bind(int index, const Uuid& value);
    void bind(int index, const ContentHash& value);
    void bind(int index, std::nullopt_t) { statement_->bind(index); }
    template <class T>
    void bind(int index, const std::optional<T>& value) {
        if (value)
            bind(index, *value);
        else
            bind(index, std::nullopt);
    }

    sqlite3* handle_;
    SQLite::Statement* statement_;
};

enum class Access { read, write };

/// A connection with our pragmas, its prepared statements, and a count of what it ran.
class Database {
public:
    /// `name`: a file, a `file:` URI, or "" for a database in temporary files.
    Database(const std::string& name, Access access);
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    ~Database();

    /// `sql` must be a literal: statements are kept by its address.
    template <class... Values>
    [[nodiscard]] Query query(const char* sql, const Values&... values) {
        return Query(handle(), prepared(sql), values...);
    }
    /// Runs one or more statements that are not worth keeping.
    void run(const std::string& sql) { connection_.exec(sql); }
    /// First column of the first row; 0 when there is none.
    [[nodiscard]] std::int64_t number(const std::string& sql);
    [[nodiscard]] sqlite3* handle() const { return connection_.getHandle(); }
    [[nodiscard]] SQLite::Database& connection() { return connection_; }
    [[nodiscard]] std::uint64_t statements() const { return *statements_; }
    [[nodiscard]] std::int64_t last_rowid() const { return connection_.getLastInsertRowid(); }
    void forget_statements() { kept_.clear(); }
    /// Whether a commit waits for the disk, as it does from the start. Where that fails (SQLite needs memory
    /// for it), the next transaction sets it before it begins.
    void wait_for_disk(bool wait);

private:
    friend class Transaction;
    /// Ends what an earlier transaction could neither commit nor roll back.
    void make_ready();
    [[nodiscard]] SQLite::Statement& prepared(const char* sql);

    SQLite::Database connection_;
    std::unordered_map<const char*, std::unique_ptr<SQLite::Statement>> kept_;
    std::unique_ptr<std::atomic<std::uint64_t>> statements_;
    bool waits_ = true;
    bool should_wait_ = true;
};

/// Rolls back unless committed. Takes the write lock at once, so ids read inside it are nobody else's.
class Transaction {
public:
    explicit Transaction(Database& database);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    void commit();

private:
    Database& database_;
    bool done_ = false;
};

/// `file:` URI of an absolute or relative path with the given query, for instance `mode=ro`.
[[nodiscard]] std::string file_uri(const std::filesystem::path& path, std::string_view query);

} // namespace mq::store
