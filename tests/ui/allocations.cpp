#include "ui/allocations.h"

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::uint64_t> count{0};
std::atomic<std::uint64_t> bytes{0};

void* take(std::size_t size) {
    count.fetch_add(1, std::memory_order_relaxed);
    bytes.fetch_add(size, std::memory_order_relaxed);
    return std::malloc(size == 0 ? 1 : size);
}

} // namespace

void* operator new(std::size_t size) {
    if (void* got = take(size)) {
        return got;
    }
    throw std::bad_alloc();
}

// Said as well, since a sanitizer brings one of its own, whose memory only its own delete may take.
void* operator new(std::size_t size, const std::nothrow_t& /*says*/) noexcept {
    return take(size);
}

void operator delete(void* pointer) noexcept {
    std::free(pointer);
}

void operator delete(void* pointer, std::size_t /*size*/) noexcept {
    std::free(pointer);
}

namespace mq::ui::test {

std::uint64_t allocations() {
    return count.load(std::memory_order_relaxed);
}

std::uint64_t allocated_bytes() {
    return bytes.load(std::memory_order_relaxed);
}

void* counted_alloc(std::size_t size, void* /*user*/) {
    return take(size);
}

void counted_free(void* pointer, void* /*user*/) {
    std::free(pointer);
}

} // namespace mq::ui::test
