#include "store/gentle_remove.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <chrono>
#include <thread>

namespace mq::store {
namespace {

constexpr off_t piece = 4 << 20; // bytes
constexpr std::chrono::milliseconds between_pieces{20};

/// Only what has no other name: a link's other name would see it shrink.
void shrink(int file) {
    struct stat state {};
    if (::fstat(file, &state) != 0 || state.st_nlink > 1 || !S_ISREG(state.st_mode))
        return;
    for (off_t left = state.st_size - piece; left > 0; left -= piece) {
        if (::ftruncate(file, left) != 0)
            return;
        std::this_thread::sleep_for(between_pieces);
    }
}

} // namespace

void remove_gently(const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
    if (file >= 0) {
        shrink(file);
        ::close(file);
    }
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
}

} // namespace mq::store
