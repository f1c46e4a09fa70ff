#include "store/lock_file.h"

#include "store/trouble.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

namespace mq::store {
namespace {

struct Holder {
    long pid = 0; ///< 0: nobody
    std::string host;
};

std::string host_name() {
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? std::string(name.data()) : std::string("?");
}

Holder read_holder(int file) {
    std::array<char, 512> text{};
    Holder holder;
    if (::pread(file, text.data(), text.size() - 1, 0) <= 0)
        return holder;
    char* end = nullptr;
    holder.pid = std::strtol(text.data(), &end, 10);
    while (*end == ' ')
        ++end;
    holder.host.assign(end, std::strcspn(end, "\n"));
    return holder;
}

bool is_alive(const Holder& holder) {
    if (holder.pid <= 0)
        return false;
    if (holder.host != host_name())
        return true; // can't be asked from here: believe the file
    return ::kill(static_cast<pid_t>(holder.pid), 0) == 0 || errno == EPERM;
}

[[noreturn]] void throw_busy(const Holder& holder) {
    throw Trouble(ErrorKind::busy,
                  fmt::format("Món Quà đang mở dữ liệu này ở một cửa sổ khác (tiến trình {} trên máy {}). "
                              "Hãy dùng cửa sổ đó, hoặc mở ở chế độ chỉ xem.",
                              holder.pid, holder.host),
                  fmt::format("pid={} host={}", holder.pid, holder.host));
}

/// True when the lock is ours.
bool take(int file) {
    while (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EINTR)
            continue;
        if (errno == EWOULDBLOCK)
            return false;
        return !is_alive(read_holder(file)); // no locks on this file system
    }
    return true;
}

int open_file(const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file >= 0)
        return file;
    const bool full = errno == ENOSPC || errno == EDQUOT;
    throw Trouble(full ? disk_full(std::strerror(errno))
                       : not_writable(path.parent_path(), std::strerror(errno)));
}

/// False when its holder took the file away between our opening and our locking it.
bool still_there(int file, const std::filesystem::path& path) {
    struct stat ours {};
    struct stat theirs {};
    return ::fstat(file, &ours) == 0 && ::stat(path.c_str(), &theirs) == 0 && ours.st_ino == theirs.st_ino &&
           ours.st_dev == theirs.st_dev;
}

} // namespace

LockFile::LockFile(const std::filesystem::path& path) : path_(path) {
    while (file_ < 0) {
        const int file = open_file(path);
        if (!take(file)) {
            const Holder holder = read_holder(file);
            ::close(file);
            throw_busy(holder);
        }
        if (still_there(file, path))
            file_ = file;
        else
            ::close(file);
    }
    // A failed write only costs the next one the name of who holds it.
    const std::string text = fmt::format("{} {}\n", ::getpid(), host_name());
    if (::ftruncate(file_, 0) == 0)
        static_cast<void>(::pwrite(file_, text.data(), text.size(), 0) < 0);
}

LockFile::~LockFile() {
    ::unlink(path_.c_str()); // while it is still ours
    ::close(file_);
}

} // namespace mq::store
