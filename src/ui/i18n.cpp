#include "ui/i18n.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

namespace mq::ui {
namespace {

std::uint64_t hash_of(std::string_view key) {
    std::uint64_t h = 0xCBF29CE484222325ULL;
    for (const char c : key) {
        h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    }
    return h ^ (h >> 32U);
}

// All texts in one block; the table holds offsets. Open addressing, at most half full.
class Table {
public:
    Table() = default;
    explicit Table(std::span<const TextPair> pairs) {
        std::size_t slots = 16;
        while (slots < pairs.size() * 2) {
            slots *= 2;
        }
        slots_.assign(slots, {});
        for (const TextPair& pair : pairs) {
            place(pair);
        }
    }

    [[nodiscard]] const char* find(std::string_view key) const {
        if (slots_.empty()) {
            return nullptr;
        }
        const Slot& slot = slots_[slot_of(key)];
        return slot.used ? block_.data() + slot.text : nullptr;
    }

private:
    struct Slot {
        std::uint32_t key = 0, key_size = 0, text = 0;
        bool used = false;
    };

    [[nodiscard]] std::size_t slot_of(std::string_view key) const {
        std::size_t i = hash_of(key) & (slots_.size() - 1);
        while (slots_[i].used && std::string_view(block_.data() + slots_[i].key, slots_[i].key_size) != key) {
            i = (i + 1) & (slots_.size() - 1);
        }
        return i;
    }

    std::uint32_t keep(std::string_view s) {
        const auto at = static_cast<std::uint32_t>(block_.size());
        block_.insert(block_.end(), s.begin(), s.end());
        block_.push_back('\0');
        return at;
    }

    void place(const TextPair& pair) {
        const std::size_t i = slot_of(pair.first);
        const std::uint32_t key = keep(pair.first);
        slots_[i] = {key, static_cast<std::uint32_t>(pair.first.size()), keep(pair.second), true};
    }

    std::vector<Slot> slots_;
    std::vector<char> block_;
};

struct Texts {
    Table now;
    Table before; // pointers given out earlier in this frame still point into it
    std::vector<std::unique_ptr<std::string>> missing_keys;
    char decimal = ',';
};

Texts& texts() {
    static Texts all;
    return all;
}

const char* remember_missing(std::string_view key) {
    auto& keys = texts().missing_keys;
    for (const auto& known : keys) {
        if (*known == key) {
            return known->c_str();
        }
    }
    keys.push_back(std::make_unique<std::string>(key)); // its own place, so that pointers to it stay good
    return keys.back()->c_str();
}

} // namespace

void set_texts(std::span<const TextPair> pairs, char decimal_mark) {
    Texts& all = texts();
    all.before = std::move(all.now);
    all.now = Table(pairs);
    all.missing_keys.clear();
    all.decimal = decimal_mark;
}

const char* t(std::string_view key) {
    const char* found = texts().now.find(key);
    return found != nullptr ? found : remember_missing(key);
}

const char* t_count(std::string_view key, long long n) {
    std::array<char, 128> buffer;
    const std::string_view ending = n == 1 ? ".one" : ".other";
    const std::size_t size = std::min(key.size(), buffer.size() - ending.size());
    std::memcpy(buffer.data(), key.data(), size);
    std::memcpy(buffer.data() + size, ending.data(), ending.size());
    return t({buffer.data(), size + ending.size()});
}

MissingTexts missing_texts() {
    const auto& keys = texts().missing_keys;
    return {keys.size(), keys.empty() ? "" : keys.back()->c_str()};
}

char decimal_mark() {
    return texts().decimal;
}

namespace detail {

namespace {

// fmt may cut in the middle of a character: step back to its first byte.
std::size_t cut_clean(const char* buffer, std::size_t size) {
    std::size_t back = size;
    while (back > 0 && (static_cast<unsigned char>(buffer[back - 1]) & 0xC0U) == 0x80U) {
        --back;
    }
    if (back == 0) {
        return size;
    }
    const auto lead = static_cast<unsigned char>(buffer[back - 1]);
    const std::size_t wanted = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    return size - (back - 1) < wanted ? back - 1 : size;
}

} // namespace

std::string_view format_text(char* buffer, std::size_t size, const char* text, fmt::format_args args) {
    std::size_t length = 0;
    try {
        fmt::basic_memory_buffer<char, 512> whole;
        fmt::vformat_to(std::back_inserter(whole), text, args);
        length = std::min(whole.size(), size - 1);
        std::memcpy(buffer, whole.data(), length);
        length = length < whole.size() ? cut_clean(buffer, length) : length;
    } catch (const fmt::format_error&) { // a translator's slip must not stop the screen
        length = std::min(std::strlen(text), size - 1);
        std::memcpy(buffer, text, length);
        length = cut_clean(buffer, length);
    }
    buffer[length] = '\0';
    return {buffer, length};
}

} // namespace detail

Number::Number(double value, int decimals, Sign sign) {
    if (std::isnan(value)) {
        buffer_[0] = '\0';
        return;
    }
    char digits[24];
    const double scale = std::pow(10.0, decimals);
    const double rounded = std::round(std::abs(value) * scale) / scale;
    const auto end = fmt::format_to_n(digits, sizeof digits - 1, "{:.{}f}", rounded, decimals).out;
    std::string_view before;
    if (value < 0 && rounded > 0) {
        before = "−";
    } else if (sign == Sign::always && rounded > 0) {
        before = "+";
    }
    length_ = before.copy(buffer_, before.size());
    for (const char* c = digits; c != end; ++c) {
        buffer_[length_++] = *c == '.' ? decimal_mark() : *c;
    }
    buffer_[length_] = '\0';
}

} // namespace mq::ui
