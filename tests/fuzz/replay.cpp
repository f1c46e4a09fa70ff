// Calls a fuzz target with every file of the folders (or files) it is given: what a fuzzer found once must
// never come back.
#include "processor_time.h"

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

/// Whether it was answered, and not worked on without end.
bool replay(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    const std::vector<char> bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    std::fprintf(stderr, "%s\n", path.c_str()); // the last one before a crash is the one
    const double begin = mq::tests::processor_seconds();
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    const double took = mq::tests::processor_seconds() - begin;
    if (took > mq::tests::endless_seconds)
        std::fprintf(stderr, "  took %.0f s\n", took);
    return took <= mq::tests::endless_seconds;
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
