#include "app/passphrase_rule.h"

#include "base/secret.h"
#include "base/text.h"
#include "store/accounts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <string>

namespace mq::app {
namespace {

static_assert(fewest_passphrase_letters == store::fewest_passphrase_letters);

constexpr std::array common{"matkhau",  "password", "passphrase", "qwerty", "iloveyou",
                            "anhyeuem", "emyeuanh", "abcabc",     "admin",  "monqua"};
constexpr std::size_t shortest_own = 3; // letters of a name that tell something

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// One place in memory that doesn't grow, so that it can be overwritten afterwards. Letters with marks are
/// left out but for their first byte: they are told apart enough by that.
std::string small_letters(std::string_view passphrase) {
    std::string left;
    left.reserve(passphrase.size() + 1);
    for (const char c : passphrase)
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U)
            left.push_back(lower(c));
    return left;
}

/// Puts one letter in place of every occurrence.
void fold_away(std::string& text, std::string_view word) {
    if (word.size() < shortest_own)
        return;
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
        text.replace(at, word.size(), 1, '\1');
}

void fold_away_words(std::string& text, std::string_view words) {
    while (!words.empty()) {
        const std::size_t end = std::min(words.find_first_of(" ."), words.size());
        fold_away(text, words.substr(0, end));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
}

/// Letters that don't just follow from the one before.
std::size_t free_letters(std::string_view text) {
    std::size_t count = 0;
    int step_before = 2;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int step = i == 0 ? 2 : text[i] - text[i - 1];
        const bool run = step == 0 || (std::abs(step) == 1 && step == step_before);
        count += run ? 0 : 1;
        step_before = step;
    }
    return count;
}

double alphabet_of(std::string_view passphrase) {
    bool small = false, capital = false, digit = false, other = false;
    for (const char c : passphrase) {
        if (c >= 'a' && c <= 'z')
            small = true;
        else if (c >= 'A' && c <= 'Z')
            capital = true;
        else if (c >= '0' && c <= '9')
            digit = true;
        else
            other = true;
    }
    return (small ? 26 : 0) + (capital ? 26 : 0) + (digit ? 10 : 0) + (other ? 33 : 0);
}

} // namespace

PassphraseStrength strength_of(std::string_view passphrase, std::string_view login, std::string_view name) {
    if (text::length(passphrase) < fewest_passphrase_letters)
        return PassphraseStrength::too_short;
    std::string left = small_letters(passphrase);
    fold_away_words(left, text::fold(login));
    fold_away_words(left, text::fold(name));
    for (const char* word : common)
        fold_away(left, word);
    const double bits =
        static_cast<double>(free_letters(left)) * std::log2(std::max(2.0, alphabet_of(passphrase)));
    wipe(left);
    return bits < 40   ? PassphraseStrength::guessable
           : bits < 60 ? PassphraseStrength::fair
                       : PassphraseStrength::strong;
}

std::string login_from(std::string_view name) {
    const std::string folded = text::fold(name);
    const std::string_view all(folded);
    const std::string_view family = all.substr(0, all.find(' '));
    std::string login;
    const auto put = [&login](std::string_view part) {
        std::ranges::copy_if(part, std::back_inserter(login),
                             [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
    };
    put(text::given_name(all));
    if (!login.empty() && family.size() < all.size()) {
        login += '.';
        put(family);
    }
    login.resize(std::min<std::size_t>(login.size(), 64));
    return login;
}

} // namespace mq::app
