#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

/// Small files that are there whole or not at all.
namespace mq::store {

/// Writes beside it, waits for the disk, and renames; readable by its owner alone. Throws Trouble (io).
void write_whole(const std::filesystem::path& path, std::string_view bytes);

/// Throws Trouble: not_found, io, bad_input when it is longer than `most` bytes.
[[nodiscard]] std::string read_whole(const std::filesystem::path& path, std::size_t most);

} // namespace mq::store
