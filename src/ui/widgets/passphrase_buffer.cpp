#include "base/text.h"
#include "ui/text_layout.h"
#include "ui/widgets/passphrase.h"

#include <imgui.h>

namespace mq::ui {
namespace {

constexpr std::size_t code_letters = 32;

bool letter_or_digit(char32_t c) {
    return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

bool control(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0xD800 && c < 0xE000) || c > 0x10FFFF;
}

std::size_t encode(char32_t c, char (&bytes)[4]) {
    const auto tail = [c](int shift) { return static_cast<char>(0x80U | ((c >> shift) & 0x3FU)); };
    if (c < 0x80) {
        bytes[0] = static_cast<char>(c);
        return 1;
    }
    if (c < 0x800) {
        bytes[0] = static_cast<char>(0xC0U | (c >> 6U));
        bytes[1] = tail(0);
        return 2;
    }
    if (c < 0x10000) {
        bytes[0] = static_cast<char>(0xE0U | (c >> 12U));
        bytes[1] = tail(6);
        bytes[2] = tail(0);
        return 3;
    }
    bytes[0] = static_cast<char>(0xF0U | (c >> 18U));
    bytes[1] = tail(12);
    bytes[2] = tail(6);
    bytes[3] = tail(0);
    return 4;
}

bool inside_letter(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

} // namespace

PassphraseBuffer::PassphraseBuffer() {
    text_.reserve(max_bytes);
}

PassphraseBuffer::~PassphraseBuffer() {
    wipe(text_);
}

std::size_t PassphraseBuffer::letters() const {
    return text::length(text_);
}

Secret PassphraseBuffer::take() {
    Secret taken(text_);
    clear();
    return taken;
}

void PassphraseBuffer::clear() {
    wipe(text_);
    caret_ = 0;
    all_ = false;
    shown = false;
}

void PassphraseBuffer::insert(char32_t letter, bool code) {
    if (code && letter >= U'a' && letter <= U'z') {
        letter -= U'a' - U'A';
    }
    if (control(letter) || (code && !letter_or_digit(letter))) {
        return;
    }
    if (all_) {
        erase(0, text_.size());
    }
    char bytes[4];
    const std::size_t count = encode(letter, bytes);
    if (text_.size() + count <= (code ? code_letters : max_bytes)) {
        text_.insert(caret_, bytes, count); // within what was reserved: it stays where it is
        caret_ += count;
    }
}

void PassphraseBuffer::insert(std::string_view pasted, bool code) {
    for (std::size_t at = 0; at < pasted.size();) {
        std::uint32_t letter = 0;
        at += decode(pasted, at, letter);
        insert(static_cast<char32_t>(letter), code);
    }
}

void PassphraseBuffer::erase(std::size_t from, std::size_t to) {
    const std::size_t before = text_.size();
    text_.erase(from, to - from);
    const std::size_t left = text_.size();
    text_.append(before - left, '\0'); // what moved left its old letters behind the end
    text_.resize(left);
    caret_ = from;
    all_ = false;
}

void PassphraseBuffer::erase_before(bool everything) {
    if (all_) {
        return erase(0, text_.size());
    }
    std::size_t from = caret_;
    while (from > 0 && (everything || from == caret_ || inside_letter(text_[from]))) {
        --from;
    }
    erase(from, caret_);
}

void PassphraseBuffer::erase_after(bool everything) {
    if (all_) {
        return erase(0, text_.size());
    }
    std::size_t to = caret_;
    while (to < text_.size() && (everything || to == caret_ || inside_letter(text_[to]))) {
        ++to;
    }
    erase(caret_, to);
}

void PassphraseBuffer::move(bool right, bool to_the_end) {
    if (to_the_end || all_) {
        return place(right ? text_.size() : 0);
    }
    std::size_t at = caret_;
    if (right && at < text_.size()) {
        do {
            ++at;
        } while (at < text_.size() && inside_letter(text_[at]));
    } else if (!right && at > 0) {
        do {
            --at;
        } while (at > 0 && inside_letter(text_[at]));
    }
    place(at);
}

void PassphraseBuffer::place(std::size_t at) {
    caret_ = std::min(at, text_.size());
    all_ = false;
}

} // namespace mq::ui
