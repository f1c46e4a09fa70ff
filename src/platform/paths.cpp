#include "platform/paths.h"

#include <pwd.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <system_error>
#include <vector>

namespace mq::platform {

namespace fs = std::filesystem;

namespace {

/// The value of an environment variable that holds an absolute path; relative ones are ignored, as XDG asks.
fs::path path_from_environment(const char* name) {
    const char* value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): nothing here sets variables
    const fs::path path = value == nullptr ? "" : value;
    return path.is_absolute() ? path : fs::path();
}

fs::path home_folder() {
    if (fs::path home = path_from_environment("HOME"); !home.empty()) {
        return home;
    }
    const passwd* entry = ::getpwuid(::getuid()); // NOLINT(concurrency-mt-unsafe): asked once, at start
    return entry == nullptr || entry->pw_dir == nullptr ? "" : entry->pw_dir;
}

} // namespace

fs::path program_path() {
    std::error_code error;
    return fs::read_symlink("/proc/self/exe", error);
}

Result<fs::path> share_folder() {
    std::vector<fs::path> candidates;
    const char* given =
        std::getenv("MONQUA_SHARE"); // NOLINT(concurrency-mt-unsafe): nothing here sets variables
    if (given != nullptr && *given != '\0') {
        candidates.emplace_back(given);
    } else {
        const fs::path beside = program_path().parent_path();
        candidates = {beside / "share/monqua", beside.parent_path() / "share/monqua"};
    }
    std::string tried;
    for (const fs::path& candidate : candidates) {
        std::error_code error;
        if (fs::is_directory(candidate, error)) {
            return fs::absolute(candidate).lexically_normal();
        }
        tried += candidate.string() + ' ';
    }
    return fail(ErrorKind::not_found, "Không tìm thấy nội dung đi kèm chương trình (thư mục share/monqua).",
                "tried: " + tried);
}

Result<fs::path> data_folder() {
    if (const fs::path given = path_from_environment("XDG_DATA_HOME"); !given.empty()) {
        return given / "monqua";
    }
    const fs::path home = home_folder();
    if (home.empty()) {
        return fail(ErrorKind::not_found, "Không biết thư mục dữ liệu của bạn ở đâu.",
                    "no HOME, no passwd entry");
    }
    return home / ".local/share/monqua";
}

fs::path config_file() {
    if (const fs::path given = path_from_environment("XDG_CONFIG_HOME"); !given.empty()) {
        return given / "monqua/config.json";
    }
    const fs::path home = home_folder();
    return home.empty() ? fs::path() : home / ".config/monqua/config.json";
}

} // namespace mq::platform
