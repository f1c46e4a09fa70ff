#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

#include "base/error.h"

namespace mq::platform {

/// A file seen as memory, read-only, until it goes out of scope. Only the pages that are looked at are
/// loaded, which is why the fonts (1.7 MB, of which a screen needs a part) come this way.
class MappedFile {
public:
    [[nodiscard]] static Result<MappedFile> open(const std::filesystem::path& path);

    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile();

    [[nodiscard]] std::span<const std::byte> bytes() const {
        return {static_cast<const std::byte*>(data_), size_};
    }

private:
    MappedFile(void* data, std::size_t size) : data_(data), size_(size) {}

    void* data_ = nullptr;
    std::size_t size_ = 0;
};

} // namespace mq::platform
