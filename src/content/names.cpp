#include "content/names.h"

#include "base/text.h"

#include <algorithm>

namespace mq::content {
namespace {

constexpr std::size_t longest_word = 48; ///< longer ones aren't slips of the finger

} // namespace

std::optional<std::size_t> Speller::nearest(std::string_view word, std::span<const std::string_view> names) {
    if (word.empty() || word.size() > longest_word)
        return std::nullopt;
    const std::string plain = text::fold(word);
    std::size_t best = std::max<std::size_t>(1, plain.size() / 3) + 1;
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < names.size() && budget_ > 0; ++i) {
        if (names[i].size() > longest_word)
            continue;
        --budget_;
        const std::size_t longer = std::max(names[i].size(), plain.size());
        if (longer - std::min(names[i].size(), plain.size()) >= best + 4)
            continue; // marks cost some bytes
        const std::size_t distance = text::edit_distance(plain, text::fold(names[i]));
        if (distance >= best)
            continue;
        best = distance;
        found = i;
    }
    return found;
}

bool NameTable::add(std::string_view name) {
    if (!index_.emplace(name, names_.size()).second)
        return false;
    names_.push_back(name);
    return true;
}

std::optional<std::size_t> NameTable::find(std::string_view name) const {
    const auto at = index_.find(name);
    if (at == index_.end())
        return std::nullopt;
    return at->second;
}

bool is_id(std::string_view word) {
    if (word.empty() || word.size() > 60 || word.front() == '-')
        return false;
    return std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-';
    });
}

std::string listing(std::span<const std::string_view> names, std::size_t most) {
    std::string out;
    for (std::size_t i = 0; i < names.size() && i < most; ++i) {
        if (i > 0)
            out += ", ";
        out += names[i];
    }
    if (names.size() > most)
        out += ", …";
    return out;
}

} // namespace mq::content
