#include "content/bank_reader.h"

#include "base/text.h"

#include <fmt/format.h>
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <set>

namespace mq::content {
std::string plain_words(std::string_view text) {
    std::string words = text::fold(text);
    std::erase_if(words, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x80U && c != ' ' && std::isalnum(byte) == 0;
    });
    return words;
}

std::string lower_ascii(std::string_view word) {
    std::string out(word);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return out;
}

void BankReader::rule(Mark at, std::string_view code, std::string message) {
    if (depth_ == BankDepth::check)
        reader_.error(at, code, std::move(message));
}

void BankReader::advise(Mark at, std::string_view code, std::string message) {
    if (depth_ == BankDepth::check)
        reader_.diagnostics().warning(at, code, std::move(message));
}

std::string BankReader::file_id(yaml::Node node, std::string_view what) {
    const std::string id(reader_.word(node, what).value_or(""));
    if (id.empty())
        return id;
    if (!is_id(id) || id.find('_') != std::string::npos) {
        reader_.error(node.mark(), "bad-id", "id chỉ gồm chữ không dấu, số và dấu -, ví dụ A01-Q1.");
        return {};
    }
    const std::string stem = std::filesystem::path(reader_.diagnostics().file()).stem().string();
    if (!stem.empty() && stem != lower_ascii(id))
        rule(node.mark(), "id-differs-from-file",
             fmt::format("id là “{}” mà tệp tên “{}”. Đặt tên tệp là {}.yaml, hoặc sửa id.", id, stem,
                         lower_ascii(id)));
    return id;
}

int BankReader::number(Fields& fields, std::string_view key, int low, int high) {
    const auto node = fields.need(key);
    return node ? reader_.integer(node, key, low, high).value_or(low) : low;
}

domain::LocalText BankReader::text(Fields& fields, std::string_view key, bool english_too) {
    const auto node = fields.need(key);
    return node ? text_of(node, key, english_too) : domain::LocalText{};
}

domain::LocalText BankReader::text_of(yaml::Node node, std::string_view what, bool english_too) {
    domain::LocalText out = reader_.text(node, what, Roles::none);
    if (english_too && !out.vi.empty() && out.en.empty())
        miss_english(node.mark());
    return out;
}

PlacedTexts BankReader::texts(Fields& fields, std::string_view key, Amount amount, bool english_too) {
    PlacedTexts out;
    const auto list = fields.need(key);
    if (!list || !reader_.is_list(list, key))
        return out;
    std::set<std::string> seen;
    list.each([&](yaml::Node node) {
        out.texts.push_back(text_of(node, key, english_too));
        out.marks.push_back(node.mark());
        const std::string& vi = out.texts.back().vi;
        if (!vi.empty() && !seen.insert(plain_words(vi)).second)
            rule(node.mark(), "duplicate-text",
                 fmt::format("câu này đã có ở trên trong {}. Bỏ một câu.", key));
    });
    check_amount(list.mark(), key, out.texts.size(), amount, "câu");
    return out;
}

void BankReader::check_amount(Mark at, std::string_view what, std::size_t n, Amount amount,
                              std::string_view unit) {
    if (n < amount.fewest || n > amount.most)
        rule(at, n < amount.fewest ? "too-few" : "too-many",
             fmt::format("{} có {} {}: cần từ {} đến {}.", what, n, unit, amount.fewest, amount.most));
}

void BankReader::check_short(Mark at, std::string_view what, const domain::LocalText& text,
                             std::size_t most) {
    if (const std::size_t length = text::length(text.vi); length > most)
        rule(at, "too-long",
             fmt::format("{} dài {} chữ cái, tối đa {}. Rút gọn lại cho vừa một dòng.", what, length, most));
}

std::optional<domain::FacetIndex> BankReader::facet(yaml::Node key) {
    if (const auto found = competency_.facet_index(key.text()))
        return domain::FacetIndex(*found);
    std::vector<std::string_view> names;
    for (const domain::Facet& facet : competency_.facets)
        names.push_back(facet.id);
    (void)reader_.unknown_name(key.mark(), "unknown-facet", "khía cạnh", key.text(), names);
    return std::nullopt;
}

void BankReader::miss_english(Mark at) {
    if (without_english_++ == 0 || at < first_without_english_)
        first_without_english_ = at;
}

void BankReader::tell_english() {
    if (without_english_ > 0)
        advise(first_without_english_, "missing-english",
               fmt::format("{} đoạn chữ chưa có tiếng Anh, đoạn đầu ở đây. Thêm en: … cạnh vi: ….",
                           without_english_));
}

std::string first_error(std::span<const Diagnostic> diagnostics) {
    const auto at = std::ranges::find(diagnostics, Severity::error, &Diagnostic::severity);
    return at == diagnostics.end() ? std::string() : fmt::format("{}:{}: {}", at->line, at->col, at->message);
}

} // namespace mq::content
