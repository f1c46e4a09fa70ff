#include "content/staff_words.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>

namespace mq::content {
namespace {

constexpr std::array<std::string_view, 4> own_words{"em", "Em", "cháu", "Cháu"};
/// Before `em`: then it is somebody else (các em, anh em, đứa em).
constexpr std::array<std::string_view, 16> others_before{"các", "mấy",   "anh",   "chị",   "hai", "đứa",
                                                         "trẻ", "bé",    "những", "người", "con", "tụi",
                                                         "bọn", "thằng", "cô",    "của"};
/// After it: em bé, em gái, cháu nội …
constexpr std::array<std::string_view, 10> others_after{"bé", "gái",  "trai", "ấy",    "đó",
                                                        "út", "ruột", "nội",  "ngoại", "nó"};

bool is_separator(char c) {
    const auto b = static_cast<unsigned char>(c);
    return b < 0x80 && !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
}

std::string_view word_before(std::string_view text, std::size_t at) {
    if (at == 0 || text[at - 1] != ' ')
        return {};
    std::size_t start = at - 1;
    while (start > 0 && !is_separator(text[start - 1]))
        --start;
    return text.substr(start, at - 1 - start);
}

std::string_view word_after(std::string_view text, std::size_t at) {
    if (at >= text.size() || text[at] != ' ')
        return {};
    std::size_t end = at + 1;
    while (end < text.size() && !is_separator(text[end]))
        ++end;
    return text.substr(at + 1, end - at - 1);
}

template <class List>
bool has(const List& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

} // namespace

std::optional<std::size_t> own_word_in(std::string_view line) {
    for (const std::string_view word : own_words) {
        for (std::size_t at = line.find(word); at != std::string_view::npos; at = line.find(word, at + 1)) {
            const std::size_t end = at + word.size();
            const bool whole =
                (at == 0 || is_separator(line[at - 1])) && (end == line.size() || is_separator(line[end]));
            if (whole && !has(others_before, word_before(line, at)) &&
                !has(others_after, word_after(line, end)))
                return at;
        }
    }
    return std::nullopt;
}

void note_staff_words(Reader& reader, yaml::Node text) {
    const yaml::Node line = text.is_map() ? text.find("vi") : text;
    const auto at = own_word_in(line.text());
    if (at)
        reader.diagnostics().note(
            line.mark_at(*at), "own-word",
            "lời nhân viên viết thẳng em/cháu. Nếu là người luyện tự xưng, viết {mình} để máy "
            "đổi theo từng cặp.");
}

} // namespace mq::content
