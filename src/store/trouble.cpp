#include "store/trouble.h"

#include "store/page_seal.h"

#include <SQLiteCpp/Exception.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <cerrno>
#include <new>
#include <nlohmann/json.hpp>

namespace mq::store {
namespace {

bool is_space_errno(int number) {
    return number == ENOSPC || number == EDQUOT || number == EFBIG;
}

/// What the system said to the last write of that file; 0 when it said nothing.
int last_errno(sqlite3_file* file) {
    int number = 0;
    // The journal of a temporary database lies in memory, whose methods know no control.
    if (file != nullptr && file->pMethods != nullptr && file->pMethods->xFileControl != nullptr)
        file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &number);
    return number;
}

/// A failed COMMIT leaves sqlite3_system_errno empty, so the files are asked: the log first, which commits
/// write to.
int errno_of_disk(sqlite3* handle) {
    for (const int which : {SQLITE_FCNTL_JOURNAL_POINTER, SQLITE_FCNTL_FILE_POINTER}) {
        sqlite3_file* file = nullptr;
        if (sqlite3_file_control(handle, "main", which, static_cast<void*>(&file)) != SQLITE_OK)
            continue;
        if (const int number = last_errno(file))
            return number;
    }
    return sqlite3_system_errno(handle);
}

Error io_error(std::string detail) {
    return {ErrorKind::io,
            "Chưa lưu được: ổ đĩa báo lỗi khi đọc hoặc ghi. Những gì đã lưu trước đó vẫn còn. "
            "Hãy kiểm tra ổ đĩa rồi thử lại.",
            std::move(detail)};
}

/// What the disk gave back is not what was written there.
Error broken_page(std::string detail) {
    const auto page = take_broken_page();
    if (page && page->in_log)
        return {
            ErrorKind::damaged,
            "Phần vừa ghi của dữ liệu (tệp -wal) bị hỏng trên ổ đĩa nên không đọc. Hãy đóng chương trình, "
            "giữ lại các tệp rồi mở lại; nếu vẫn báo, hãy khôi phục từ bản sao lưu gần nhất.",
            fmt::format("page {} in the log; {}", page->page, detail)};
    return {ErrorKind::damaged,
            fmt::format("Trang {} của tệp dữ liệu bị hỏng trên ổ đĩa nên không đọc, để không cho ra kết quả "
                        "sai. Tệp được giữ nguyên; hãy khôi phục từ bản sao lưu gần nhất.",
                        page ? page->page : 0),
            page ? fmt::format("page {}; {}", page->page, detail) : std::move(detail)};
}

bool is_broken_page(const SQLite::Exception& e) {
    return e.getErrorCode() == SQLITE_IOERR_DATA || e.getExtendedErrorCode() == SQLITE_IOERR_DATA;
}

Error from_sqlite(const SQLite::Exception& e, int disk_said) {
    std::string detail = fmt::format("sqlite {} (extended {}, errno {}): {}", e.getErrorCode(),
                                     e.getExtendedErrorCode(), disk_said, e.what());
    if (is_broken_page(e))
        return broken_page(std::move(detail));
    switch (e.getErrorCode() & 0xff) {
        case SQLITE_NOMEM: return out_of_memory(std::move(detail));
        case SQLITE_FULL: return disk_full(std::move(detail));
        case SQLITE_IOERR:
            return is_space_errno(disk_said) ? disk_full(std::move(detail)) : io_error(std::move(detail));
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
        case SQLITE_AUTH: return not_writable({}, std::move(detail));
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {ErrorKind::busy,
                    "Chưa lưu được: một chương trình khác đang giữ tệp dữ liệu. Hãy thử lại sau giây lát.",
                    std::move(detail)};
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return {ErrorKind::damaged,
                    "Tệp dữ liệu bị hỏng. Tệp được giữ nguyên; hãy khôi phục từ bản sao lưu gần nhất.",
                    std::move(detail)};
        case SQLITE_INTERRUPT: return cancelled();
        case SQLITE_TOOBIG:
            return {ErrorKind::bad_input,
                    "Chưa lưu được: nội dung dài quá giới hạn. Hãy rút ngắn rồi lưu lại.", std::move(detail)};
        default:
            return {ErrorKind::internal, "Chưa lưu được vì một lỗi của chương trình.", std::move(detail)};
    }
}

} // namespace

Error disk_full(std::string detail) {
    return {ErrorKind::io,
            "Chưa lưu được: ổ đĩa đã đầy. Nội dung vẫn còn trên màn hình, hãy giải phóng chỗ rồi lưu lại.",
            std::move(detail)};
}

Error out_of_memory(std::string detail) {
    return {ErrorKind::internal,
            "Máy đã hết bộ nhớ. Những gì đã lưu vẫn còn; hãy đóng bớt chương trình khác rồi thử lại.",
            std::move(detail)};
}

bool is_of_machine(const Error& error) {
    return error.message == disk_full({}).message || error.message == out_of_memory({}).message;
}

Error not_writable(const std::filesystem::path& path, std::string detail) {
    const std::string where = path.empty() ? std::string("tệp dữ liệu") : fmt::format("“{}”", path.string());
    return {ErrorKind::io,
            fmt::format("Không ghi được vào {}: thư mục hoặc tệp chỉ cho đọc. Dữ liệu vẫn nguyên. "
                        "Hãy mở ở chế độ chỉ xem, hoặc chọn nơi khác để ghi.",
                        where),
            std::move(detail)};
}

Error cancelled() {
    return {ErrorKind::refused, "Đã dừng theo yêu cầu. Không có gì thay đổi.", "cancelled"};
}

Error only_looking() {
    return {ErrorKind::refused, "Dữ liệu đang mở ở chế độ chỉ xem nên chưa ghi được gì.", {}};
}

void throw_damaged(std::string detail) {
    throw Trouble(ErrorKind::damaged,
                  "Một dòng trong tệp dữ liệu không đọc được. Tệp được giữ nguyên; hãy kiểm tra bằng "
                  "“monqua db check” và khôi phục từ bản sao lưu nếu cần.",
                  std::move(detail));
}

void rethrow_from(sqlite3* handle) {
    const int disk_said = errno_of_disk(handle);
    try {
        throw;
    } catch (const SQLite::Exception& e) {
        throw Trouble(from_sqlite(e, disk_said));
    }
}

Error current_error() noexcept {
    try {
        throw;
    } catch (const Trouble& e) {
        return e.error();
    } catch (const SQLite::Exception& e) {
        return from_sqlite(e, 0);
    } catch (const nlohmann::json::exception& e) {
        return {ErrorKind::damaged, "Một dòng trong tệp dữ liệu không đọc được.", e.what()};
    } catch (const std::bad_alloc&) {
        return out_of_memory("bad_alloc");
    } catch (const std::filesystem::filesystem_error& e) {
        return io_error(e.what());
    } catch (const std::exception& e) {
        return {ErrorKind::internal, "Chưa làm được vì một lỗi của chương trình.", e.what()};
    } catch (...) {
        return {ErrorKind::internal, "Chưa làm được vì một lỗi của chương trình.", "unknown"};
    }
}

} // namespace mq::store
