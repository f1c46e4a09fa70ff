#pragma once

#include <cstddef>
#include <cstdint>

namespace mq::ui::test {

/// How often memory was asked for since the program began, by operator new or by ImGui.
[[nodiscard]] std::uint64_t allocations();
/// How many bytes were asked for, in the same way; what was given back since counts too.
[[nodiscard]] std::uint64_t allocated_bytes();

void* counted_alloc(std::size_t size, void* user);
void counted_free(void* pointer, void* user);

} // namespace mq::ui::test
