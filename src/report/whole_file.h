#pragma once

#include "base/error.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace mq::report {

/// Writes `bytes` to `path` so that there is either the whole new file or what was there before: through a
/// file beside it that is synced and then renamed. Only its owner may read it: it is about a person. Errors:
/// not_found (no such folder), io (full disk, no permission, a folder of that name).
[[nodiscard]] Status write_whole_file(const std::filesystem::path& path, std::string_view bytes);

/// The same for a file that is too long to be held in memory: written piece by piece, and gone again unless
/// `put_in_place` was called. Errors as above.
class WholeFile {
public:
    [[nodiscard]] static Result<WholeFile> open(const std::filesystem::path& path);
    ~WholeFile();
    WholeFile(WholeFile&&) noexcept;
    WholeFile& operator=(WholeFile&&) noexcept;

    [[nodiscard]] Status write(std::string_view bytes);
    /// The unfinished file, for a library that writes a file by its name; then nothing goes through `write`.
    [[nodiscard]] const std::string& part() const;
    /// Nothing may be written afterwards.
    [[nodiscard]] Status put_in_place();

private:
    struct Writing;
    explicit WholeFile(std::unique_ptr<Writing> writing);
    std::unique_ptr<Writing> writing_;
};

} // namespace mq::report
