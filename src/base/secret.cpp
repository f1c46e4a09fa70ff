#include "base/secret.h"

#include <sodium.h>
#include <utility>

namespace mq {

void wipe(std::string& text) {
    if (text.capacity() > 0) {
        text.resize(text.capacity()); // short of the capacity something may stand that was there before
        sodium_memzero(text.data(), text.size());
    }
    text.clear();
}

Secret::Secret(Secret&& other) noexcept : text_(other.text_) {
    wipe(other.text_); // a short string is copied by its move, and would stay behind
}

Secret& Secret::operator=(const Secret& other) {
    if (this != &other) {
        wipe(text_);
        text_ = other.text_;
    }
    return *this;
}

Secret& Secret::operator=(Secret&& other) noexcept {
    if (this != &other) {
        wipe(text_);
        text_ = other.text_;
        wipe(other.text_);
    }
    return *this;
}

Secret::~Secret() {
    wipe(text_);
}

} // namespace mq
