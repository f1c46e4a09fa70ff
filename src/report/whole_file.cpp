#include "report/whole_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <utility>

namespace mq::report {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> trouble(const fs::path& path, int why) {
    const std::string name = path.string();
    const char* detail = std::strerror(why);
    if (why == ENOENT || why == ENOTDIR)
        return fail(ErrorKind::not_found,
                    fmt::format("Không có thư mục để ghi “{}”. Hãy chọn thư mục khác.", name), detail);
    if (why == ENOSPC || why == EDQUOT)
        return fail(ErrorKind::io,
                    fmt::format("Ổ đĩa đã đầy, chưa ghi được “{}”. Hãy giải phóng chỗ rồi làm lại.", name),
                    detail);
    if (why == EACCES || why == EPERM || why == EROFS)
        return fail(ErrorKind::io, fmt::format("Không có quyền ghi “{}”. Hãy chọn thư mục khác.", name),
                    detail);
    if (why == EISDIR)
        return fail(ErrorKind::io, fmt::format("“{}” là một thư mục. Hãy chọn tên khác.", name), detail);
    return fail(ErrorKind::io,
                fmt::format("Chưa ghi được “{}”: ổ đĩa báo lỗi. Hãy kiểm tra ổ đĩa rồi làm lại.", name),
                detail);
}

/// The unfinished file; goes away unless it was put in place.
class PartFile {
public:
    explicit PartFile(const fs::path& target) : path_(target.string() + ".part-XXXXXX") {
        file_ = ::mkstemp(path_.data()); // readable by the owner only
    }
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;
    ~PartFile() {
        if (file_ >= 0)
            ::close(file_);
        if (!path_.empty())
            ::unlink(path_.c_str());
    }

    [[nodiscard]] bool opened() {
        if (file_ < 0)
            path_.clear();
        return file_ >= 0;
    }
    [[nodiscard]] const std::string& name() const { return path_; }
    [[nodiscard]] bool write(std::string_view bytes) const {
        while (!bytes.empty()) {
            const ssize_t written = ::write(file_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR)
                continue;
            if (written <= 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        return true;
    }
    [[nodiscard]] bool close() {
        const int file = std::exchange(file_, -1);
        if (file < 0)
            return true;
        const bool synced = ::fsync(file) == 0;
        const int why = errno;
        const bool closed = ::close(file) == 0;
        if (!synced)
            errno = why; // closing may have changed it
        return synced && closed;
    }
    [[nodiscard]] bool rename_to(const fs::path& target) {
        if (std::rename(path_.c_str(), target.c_str()) != 0)
            return false;
        path_.clear();
        return true;
    }

private:
    std::string path_;
    int file_ = -1;
};

/// So that the new name outlives a power cut. Some file systems can't; the file itself is safe by then.
void sync_folder(const fs::path& target) {
    const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
    const int file = ::open(folder.c_str(), O_RDONLY | O_CLOEXEC | O_DIRECTORY);
    if (file < 0)
        return;
    ::fsync(file);
    ::close(file);
}

constexpr std::size_t held = 1U << 16U; // bytes that are kept back to be written at once

} // namespace

struct WholeFile::Writing {
    explicit Writing(fs::path to) : target(std::move(to)), file(target) {}

    [[nodiscard]] Status flush() {
        const bool written = file.write(buffer);
        const int why = errno;
        buffer.clear();
        return written ? Status{} : Status(trouble(target, why));
    }

    fs::path target;
    PartFile file;
    std::string buffer;
};

WholeFile::WholeFile(std::unique_ptr<Writing> writing) : writing_(std::move(writing)) {}
WholeFile::~WholeFile() = default;
WholeFile::WholeFile(WholeFile&&) noexcept = default;
WholeFile& WholeFile::operator=(WholeFile&&) noexcept = default;

Result<WholeFile> WholeFile::open(const fs::path& path) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored))
        return trouble(path, EISDIR);
    auto writing = std::make_unique<Writing>(path);
    if (!writing->file.opened())
        return trouble(path, errno);
    return WholeFile(std::move(writing));
}

Status WholeFile::write(std::string_view bytes) {
    writing_->buffer += bytes;
    return writing_->buffer.size() < held ? Status{} : writing_->flush();
}

const std::string& WholeFile::part() const {
    return writing_->file.name();
}

Status WholeFile::put_in_place() {
    if (Status done = writing_->flush(); !done)
        return done;
    if (!writing_->file.close() || !writing_->file.rename_to(writing_->target))
        return trouble(writing_->target, errno);
    sync_folder(writing_->target);
    return {};
}

Status write_whole_file(const fs::path& path, std::string_view bytes) {
    auto file = WholeFile::open(path);
    if (!file)
        return tl::unexpected<Error>(file.error());
    if (Status done = file->write(bytes); !done)
        return done;
    return file->put_in_place();
}

} // namespace mq::report
