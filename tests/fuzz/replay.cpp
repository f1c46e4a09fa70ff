// Calls a fuzz target with every file of the folders (or files) it is given: what a fuzzer found once must
// never come back.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

constexpr double longest = 1.0; ///< seconds for one input

/// Whether it was answered in time.
bool replay(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    const std::vector<char> bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    std::fprintf(stderr, "%s\n", path.c_str()); // the last one before a crash is the one
    const auto begin = std::chrono::steady_clock::now();
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    if (took.count() > longest)
        std::fprintf(stderr, "  took %.2f s\n", took.count());
    return took.count() <= longest;
}

} // namespace

int main(int count, char** names) {
    int runs = 0;
    bool good = true;
    for (int i = 1; i < count; ++i) {
        if (!fs::is_directory(names[i])) {
            good = replay(names[i]) && good;
            ++runs;
            continue;
        }
        for (const auto& entry : fs::recursive_directory_iterator(names[i]))
            if (entry.is_regular_file()) {
                good = replay(entry.path()) && good;
                ++runs;
            }
    }
    std::fprintf(stderr, "%d inputs\n", runs);
    return good && runs > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
