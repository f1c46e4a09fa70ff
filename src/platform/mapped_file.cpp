#include "platform/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace mq::platform {

Result<MappedFile> MappedFile::open(const std::filesystem::path& path) {
    const auto failed = [&](int error) {
        return fail(ErrorKind::io, "Không đọc được tệp " + path.filename().string() + ".",
                    path.string() + ": " + std::generic_category().message(error));
    };
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return failed(errno);
    }
    struct stat status {};
    const bool known = ::fstat(file, &status) == 0 && status.st_size > 0;
    const auto size = static_cast<std::size_t>(known ? status.st_size : 0);
    void* data = known ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0) : MAP_FAILED;
    const int error = known ? errno : EINVAL;
    ::close(file);
    if (data == MAP_FAILED) {
        return failed(error);
    }
    return MappedFile(data, size);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
}

MappedFile::~MappedFile() {
    if (data_ != nullptr) {
        ::munmap(data_, size_);
    }
}

} // namespace mq::platform
