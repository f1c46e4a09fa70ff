#include "store/whole_file.h"

#include "store/trouble.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace mq::store {
namespace {

namespace fs = std::filesystem;

/// Removed unless it was put in place.
class Part {
public:
    explicit Part(const fs::path& target)
        : path_(fmt::format("{}.part-{}", target.string(), ::getpid())),
          file_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)) {
        if (file_ < 0)
            throw Trouble(not_writable(target, std::strerror(errno)));
    }
    Part(const Part&) = delete;
    Part& operator=(const Part&) = delete;
    ~Part() {
        close();
        std::error_code ignored;
        fs::remove(path_, ignored);
    }

    void write(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t done = ::write(file_, bytes.data(), bytes.size());
            if (done < 0 && errno == EINTR)
                continue;
            if (done <= 0)
                fail();
            bytes.remove_prefix(static_cast<std::size_t>(done));
        }
        if (::fsync(file_) != 0)
            fail();
    }
    void close() {
        if (file_ >= 0)
            ::close(file_);
        file_ = -1;
    }
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    [[noreturn]] void fail() const {
        const int why = errno;
        if (why == ENOSPC || why == EDQUOT)
            throw Trouble(disk_full(std::strerror(why)));
        throw Trouble(not_writable(path_, std::strerror(why)));
    }
    fs::path path_;
    int file_;
};

void sync_folder(const fs::path& path) {
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    const int file = ::open(folder.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return;
    static_cast<void>(::fsync(file)); // the file itself is on the disk already
    ::close(file);
}

} // namespace

void write_whole(const fs::path& path, std::string_view bytes) {
    Part part(path);
    part.write(bytes);
    part.close();
    std::error_code error;
    fs::rename(part.path(), path, error);
    if (error)
        throw Trouble(not_writable(path, error.message()));
    sync_folder(path);
}

std::string read_whole(const fs::path& path, std::size_t most) {
    std::error_code error;
    if (!fs::exists(path, error))
        throw Trouble(ErrorKind::not_found, fmt::format("Không tìm thấy tệp “{}”.", path.string()));
    std::ifstream file(path, std::ios::binary);
    std::string bytes(most + 1, '\0');
    if (fs::is_regular_file(path, error))
        file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    else
        file.setstate(std::ios::badbit);
    if (file.bad() || !file.is_open())
        throw Trouble(ErrorKind::io, fmt::format("Không đọc được tệp “{}”.", path.string()));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    if (bytes.size() > most)
        throw Trouble(ErrorKind::bad_input,
                      fmt::format("Tệp “{}” lớn quá {} MB nên không thể là gói của Món Quà.", path.string(),
                                  most >> 20U));
    return bytes;
}

} // namespace mq::store
