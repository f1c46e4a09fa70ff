#include "store/reader.h"

#include "store/file_state.h"
#include "store/migrate.h"
#include "store/trouble.h"

#include <SQLiteCpp/Exception.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace mq::store {
namespace {

bool is_about_rights(const SQLite::Exception& e) {
    const int code = e.getErrorCode() & 0xff;
    return code == SQLITE_CANTOPEN || code == SQLITE_READONLY || code == SQLITE_PERM;
}

/// Opens and reads a page, so that trouble with the log shows here.
std::unique_ptr<Database> try_open(const std::filesystem::path& path, const char* query) {
    auto database = std::make_unique<Database>(file_uri(path, query), Access::read);
    static_cast<void>(database->number("SELECT count(*) FROM sqlite_schema"));
    return database;
}

/// A WAL database in a folder that can't be written: SQLite needs files beside it. Where the log is empty the
/// file alone is the truth (`immutable`); else the file and its log are copied to where they can be read
/// together.
Reader open_without_rights(const std::filesystem::path& path, const FileState& state) {
    Reader reader;
    if (state.wal_bytes == 0) {
        reader.database = try_open(path, "immutable=1");
        return reader;
    }
    reader.folder = std::make_unique<TemporaryFolder>();
    const auto copy = reader.folder->path() / "copy.db";
    std::filesystem::copy_file(path, copy);
    std::filesystem::copy_file(beside(path, "-wal"), beside(copy, "-wal"));
    reader.database = try_open(copy, "mode=ro");
    return reader;
}

} // namespace

TemporaryFolder::TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "monqua-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
        throw Trouble(ErrorKind::io,
                      "Không tạo được thư mục tạm để đọc dữ liệu. Hãy giải phóng chỗ trên ổ đĩa.",
                      std::strerror(errno));
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

Reader open_reader(const std::filesystem::path& path) {
    const FileState state = look_at(path);
    if (!state.exists)
        throw Trouble(ErrorKind::not_found, fmt::format("Không tìm thấy tệp dữ liệu “{}”.", path.string()));
    Reader reader;
    try {
        reader.database = try_open(path, "mode=ro");
    } catch (const SQLite::Exception& e) {
        if (e.getErrorCode() == SQLITE_NOTADB)
            require_ours(path, 0, 0, newest_schema());
        if (!is_about_rights(e))
            throw;
        reader = open_without_rights(path, state);
    }
    require_ours(path, static_cast<std::int32_t>(reader.database->number("PRAGMA application_id")),
                 schema_of(*reader.database), newest_schema());
    return reader;
}

} // namespace mq::store
