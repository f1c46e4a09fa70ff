#include "app/import_words.h"

#include "base/text.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace mq::app {
namespace {

/// What stands between semicolons, folded.
std::vector<std::string> folded_words(const std::string& list) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at <= list.size();) {
        const std::size_t end = std::min(list.find(';', at), list.size());
        if (std::string word = text::fold(std::string_view(list).substr(at, end - at)); !word.empty())
            out.push_back(std::move(word));
        at = end + 1;
    }
    return out;
}

/// Letters and digits of a head alone: “Số phiếu (*)” is “so phieu”.
std::string head_key(std::string_view head) {
    std::string out;
    for (const char c : text::fold(head)) {
        const bool kept =
            (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (kept)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    while (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

/// 0: not it. The whole head beats words within it, and long words beat short ones.
std::size_t likeness(const std::string& head, const std::string& word) {
    constexpr std::size_t whole = 1'000;
    constexpr std::size_t telling = 6; ///< letters that a word within a longer head needs
    if (head == word)
        return whole;
    if (word.size() < telling)
        return 0;
    const std::string padded = ' ' + head + ' ';
    return padded.find(' ' + word + ' ') == std::string::npos ? 0 : word.size();
}

bool is_step(std::string_view field) {
    return field.starts_with("step");
}

/// “Bước 2”, “Phân luồng”, “Ngày phân luồng”.
void learn_step(std::vector<std::string>& words, std::string_view field, const ComplaintRules& rules) {
    const std::string number(1, field.back());
    for (const char* word : {"buoc ", "ngay buoc ", "step "})
        words.push_back(word + number);
    const auto step = static_cast<std::size_t>(field.back() - '1');
    if (step >= rules.steps.size())
        return;
    for (const char* before : {"", "ngay ", "thoi gian ", "date "})
        words.push_back(before + head_key(rules.steps[step].name));
}

} // namespace

const std::vector<ImportFieldInfo>& import_fields() {
    static const std::vector<ImportFieldInfo> fields{
        {"number", true}, {"received", true}, {"what", true},   {"customer"}, {"contact"},
        {"channel"},      {"cause"},          {"cause_detail"}, {"wish"},     {"owner"},
        {"severity"},     {"step1"},          {"step2"},        {"step3"},    {"step4"},
        {"step5"},        {"step6"},          {"closed"},       {"outcome"},  {"satisfaction"}};
    return fields;
}

std::string import_field_name(std::string_view id, const ComplaintRules& rules) {
    if (!is_step(id))
        return rules.texts->get(fmt::format("table_import.field.{}", id));
    const auto step = static_cast<std::size_t>(id.back() - '1');
    return rules.texts->format("table_import.step", fmt::arg("n", step + 1),
                               fmt::arg("name", step < rules.steps.size() ? rules.steps[step].name : ""));
}

ImportWords::ImportWords(const ComplaintRules& rules, const Texts& other_language) {
    const std::array<const Texts*, 2> languages{rules.texts.get(), &other_language};
    for (const ImportFieldInfo& field : import_fields()) {
        std::vector<std::string>& words = heads_[std::string(field.id)];
        words.push_back(head_key(import_field_name(field.id, rules)));
        if (is_step(field.id)) {
            learn_step(words, field.id, rules);
            continue;
        }
        for (const Texts* texts : languages)
            for (std::string& word : folded_words(texts->get(fmt::format("table_import.heads.{}", field.id))))
                words.push_back(std::move(word));
    }
    const auto learn = [&](Words& into, const std::string& id, const std::string& key) {
        for (const Texts* texts : languages)
            if (const std::string list = texts->get(key); list != key) // a competency may have its own causes
                for (std::string& word : folded_words(list))
                    into.emplace(std::move(word), id);
    };
    const auto learn_all = [&](Words& into, const std::vector<NamedId>& named, const std::string& prefix) {
        for (const NamedId& one : named) {
            into.emplace(text::fold(one.name), one.id);
            into.emplace(text::fold(one.id), one.id);
            learn(into, one.id, prefix + one.id);
        }
    };
    learn_all(channels_, rules.channels, fmt::format("table_import.channel.{}", ""));
    learn_all(causes_, rules.causes, fmt::format("table_import.cause.{}", ""));
    learn_all(wishes_, rules.wishes, fmt::format("table_import.wish.{}", ""));
    for (int severity = 1; severity <= 3; ++severity) {
        const std::string id = std::to_string(severity);
        severities_.emplace(id, id);
        learn(severities_, id, fmt::format("table_import.severity.{}", severity));
    }
    for (const auto& [id, name] : rules.owners) {
        const auto [at, fresh] = owners_.emplace(text::fold(name), id);
        if (!fresh)
            at->second.reset();
    }
}

ImportMapping ImportWords::guess(const std::vector<std::string>& heads,
                                 const std::map<std::string, std::string>& remembered) const {
    struct Fit {
        std::size_t score;
        std::size_t field; ///< of import_fields(): earlier ones first where columns fit alike
        std::size_t column;
    };
    std::vector<Fit> fits;
    for (std::size_t column = 0; column < heads.size(); ++column) {
        const std::string head = head_key(heads[column]);
        if (head.empty())
            continue;
        for (std::size_t field = 0; field < import_fields().size(); ++field) {
            const std::string id(import_fields()[field].id);
            const auto kept = remembered.find(id);
            std::size_t best = kept != remembered.end() && kept->second == head ? 2'000 : 0;
            for (const std::string& word : heads_.at(id))
                best = std::max(best, likeness(head, word));
            if (best > 0)
                fits.push_back({best, field, column});
        }
    }
    std::ranges::stable_sort(fits, [](const Fit& a, const Fit& b) {
        return std::tuple(b.score, a.field, a.column) < std::tuple(a.score, b.field, b.column);
    });
    ImportMapping out;
    std::set<std::size_t> taken;
    for (const Fit& fit : fits) {
        const std::string id(import_fields()[fit.field].id);
        if (!out.contains(id) && taken.insert(fit.column).second)
            out.emplace(id, fit.column);
    }
    return out;
}

std::size_t ImportWords::heads_in(const std::vector<std::string>& cells) const {
    std::size_t out = 0;
    for (const std::string& cell : cells) {
        const std::string head = head_key(cell);
        for (const auto& [field, words] : heads_)
            if (std::ranges::find(words, head) != words.end()) {
                ++out;
                break;
            }
    }
    return out;
}

std::optional<std::string> ImportWords::find(const Words& words, std::string_view text) {
    const auto at = words.find(text::fold(text));
    return at == words.end() ? std::nullopt : std::optional(at->second);
}

std::optional<std::string> ImportWords::channel(std::string_view text) const {
    return find(channels_, text);
}
std::optional<std::string> ImportWords::cause(std::string_view text) const {
    return find(causes_, text);
}
std::optional<std::string> ImportWords::wish(std::string_view text) const {
    return find(wishes_, text);
}

std::optional<int> ImportWords::severity(std::string_view text) const {
    const auto id = find(severities_, text);
    return id ? std::optional((*id)[0] - '0') : std::nullopt;
}

std::optional<int> ImportWords::satisfaction(std::string_view text) const {
    const std::string key = text::fold(text);
    constexpr std::array<std::string_view, 5> endings{"", "/5", " sao", " stars", ".0"};
    if (key.empty() || key[0] < '1' || key[0] > '5' ||
        std::ranges::find(endings, std::string_view(key).substr(1)) == endings.end())
        return std::nullopt;
    return key[0] - '0';
}

std::optional<Uuid> ImportWords::owner(std::string_view text) const {
    const auto at = owners_.find(text::fold(text));
    return at == owners_.end() ? std::nullopt : at->second;
}

std::string folded_head(std::string_view head) {
    return head_key(head);
}

} // namespace mq::app
