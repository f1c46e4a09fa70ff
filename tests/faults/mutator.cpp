#include "mutator.h"

#include "world.h"

#include <array>

namespace mq::faults {
namespace {

constexpr std::array<std::string_view, 10> numbers{
    "0",      "-1",  "99999999999999999999", "2147483648", "1e308", "-0.0", "0x10",
    "1e-320", "007", "9223372036854775808"};

void change_number(std::string& text, std::mt19937_64& random) {
    const std::size_t from = text.find_first_of("0123456789", pick(random, text.size()));
    if (from == std::string::npos)
        return;
    const std::size_t end = std::min(text.find_first_not_of("0123456789", from), text.size());
    text.replace(from, end - from, numbers.at(pick(random, numbers.size())));
}

void edit(std::string& text, std::span<const std::string_view> words, std::mt19937_64& random) {
    if (text.empty())
        text = "x";
    const std::size_t at = pick(random, text.size());
    const std::size_t size = 1 + pick(random, std::min<std::size_t>(text.size() - at, 200));
    switch (pick(random, 9)) {
        case 0:
            text[at] = static_cast<char>(static_cast<unsigned char>(text[at]) ^ (1U << pick(random, 8)));
            break;
        case 1: text[at] = static_cast<char>(pick(random, 256)); break;
        case 2: text.erase(at, size); break;
        case 3: text.insert(at, std::string(text, at, size)); break;
        case 4: text.insert(pick(random, text.size()), std::string(text, at, size)); break;
        case 5: text.insert(at, words[pick(random, words.size())]); break;
        case 6: change_number(text, random); break;
        case 7: text.resize(at); break;
        default: { // the same again and again
            const std::string piece(text, at, 1 + pick(random, size));
            for (std::size_t i = pick(random, 2'000) + 1; i > 0 && text.size() < 400'000; --i)
                text.insert(at, piece);
        }
    }
}

} // namespace

std::string mutated(std::string text, std::span<const std::string_view> words, std::mt19937_64& random) {
    for (std::size_t i = 1 + pick(random, 8); i > 0; --i)
        edit(text, words, random);
    return text;
}

} // namespace mq::faults
