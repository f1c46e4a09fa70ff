#include "store/file_state.h"

#include "store/database.h"
#include "store/trouble.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <cstring>

namespace mq::store {
namespace {

// Offsets of the database header: sqlite.org/fileformat2.html, 1.3.
constexpr std::size_t header_size = 100;
constexpr std::size_t user_version_at = 60;
constexpr std::size_t application_id_at = 68;
using Header = std::array<unsigned char, header_size>;

std::int32_t big_endian(const Header& header, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = (value << 8U) | header[at + i];
    return static_cast<std::int32_t>(value);
}

[[noreturn]] void cannot_read(const std::filesystem::path& path) {
    throw Trouble(ErrorKind::io,
                  fmt::format("Không đọc được “{}”: kiểm tra quyền truy cập rồi mở lại.", path.string()),
                  std::strerror(errno));
}

Header read_header(const std::filesystem::path& path) {
    Header header{};
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        cannot_read(path);
    const ssize_t got = ::pread(file, header.data(), header.size(), 0);
    ::close(file);
    if (got < 0)
        cannot_read(path);
    return header;
}

} // namespace

std::filesystem::path beside(const std::filesystem::path& path, const char* suffix) {
    return std::filesystem::path(path.string() + suffix);
}

FileState look_at(const std::filesystem::path& path) {
    FileState state;
    struct stat about {};
    if (::stat(path.c_str(), &about) != 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return state;
        cannot_read(path);
    }
    if (!S_ISREG(about.st_mode))
        throw Trouble(ErrorKind::bad_input,
                      fmt::format("“{}” không phải là tệp. Hãy chọn tệp khác.", path.string()));
    state.exists = true;
    state.bytes = static_cast<std::uintmax_t>(about.st_size);
    std::error_code ignored;
    const auto wal = std::filesystem::file_size(beside(path, "-wal"), ignored);
    state.wal_bytes = ignored ? 0 : wal;
    return state;
}

void require_ours(const std::filesystem::path& path, std::int32_t application, int schema, int newest_known) {
    if (application != application_id)
        throw Trouble(
            ErrorKind::bad_input,
            fmt::format("“{}” không phải tệp dữ liệu của Món Quà. Tệp được giữ nguyên. Hãy chọn tệp khác.",
                        path.string()),
            fmt::format("application_id {:08x}", static_cast<std::uint32_t>(application)));
    if (schema > newest_known)
        throw Trouble(
            ErrorKind::newer_data,
            fmt::format("“{}” do một bản Món Quà mới hơn ghi (dữ liệu bản {}, chương trình này biết tới bản "
                        "{}). Tệp được giữ nguyên. Hãy cập nhật chương trình rồi mở lại.",
                        path.string(), schema, newest_known),
            fmt::format("user_version {} > {}", schema, newest_known));
}

void require_ours(const std::filesystem::path& path, int newest_known) {
    const Header header = read_header(path);
    const bool sqlite = std::memcmp(header.data(), "SQLite format 3", 16) == 0;
    require_ours(path, sqlite ? big_endian(header, application_id_at) : 0,
                 big_endian(header, user_version_at), newest_known);
}

} // namespace mq::store
