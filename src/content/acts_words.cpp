#include "content/acts_words.h"

#include <fmt/format.h>
#include <array>
#include <string>

namespace mq::content {
namespace {

constexpr std::array<std::string_view, 9> keys{"acts_words", "shorthand", "after_number", "also",   "bare",
                                               "onsets",     "rimes",     "known",        "classes"};
constexpr std::array<std::string_view, 5> asked{domain::numbers_class, domain::negators_class,
                                                domain::openers_class, domain::closers_class,
                                                domain::questions_class};

std::vector<std::string> parts_of(std::string_view text, char between) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const std::size_t end = text.find(between);
        std::string_view part = text.substr(0, end);
        while (part.starts_with(' '))
            part.remove_prefix(1);
        while (part.ends_with(' '))
            part.remove_suffix(1);
        if (!part.empty())
            out.emplace_back(part);
        if (end == std::string_view::npos)
            break;
        text.remove_prefix(end + 1);
    }
    return out;
}

class WordsReader {
public:
    WordsReader(Reader& reader, domain::ReplyLexicon& out) : reader_(reader), out_(out) {}

    void read(yaml::Node root) {
        Fields fields(reader_, root, "tệp từ của hành vi lời nói", {}, keys);
        if (const auto version = fields.need("acts_words"))
            (void)reader_.integer(version, "acts_words", 1, 1);
        auto& spelling = out_.spelling;
        table(fields.get("shorthand"), "shorthand", [&](std::string key, std::vector<std::string> readings) {
            return spelling.shorthand.emplace(std::move(key), std::move(readings)).second;
        });
        table(fields.get("after_number"), "after_number",
              [&](std::string key, std::vector<std::string> readings) {
                  return spelling.after_number.emplace(std::move(key), std::move(readings)).second;
              });
        table(fields.get("also"), "also", [&](std::string key, std::vector<std::string> readings) {
            (void)out_.pool.word(key);
            spelling.also.emplace_back(std::move(key), std::move(readings));
            return true;
        });
        set(fields.get("bare"), "bare", spelling.bare);
        set(fields.get("onsets"), "onsets", spelling.onsets);
        set(fields.get("rimes"), "rimes", spelling.rimes);
        set(fields.get("known"), "known", spelling.known);
        spelling.onsets.emplace(); // a syllable may begin with its vowel
        if (const auto classes = fields.need("classes"))
            read_classes(classes);
    }

private:
    /// Entries `typed: reading|other reading`.
    template <class F>
    void table(yaml::Node node, std::string_view what, F&& add) {
        if (!node || !reader_.is_map(node, what))
            return;
        node.each_entry([&](yaml::Node key, yaml::Node value) {
            if (!value.is_scalar() || value.text().empty())
                return reader_.error(value.mark(), "missing-text",
                                     fmt::format("“{}” trong {} phải có cách đọc.", key.text(), what));
            std::vector<std::string> readings = parts_of(value.text(), '|');
            const std::size_t words = parts_of(readings.front(), ' ').size();
            for (const std::string& reading : readings)
                if (parts_of(reading, ' ').size() != words)
                    reader_.error(value.mark(), "uneven-readings",
                                  fmt::format("các cách đọc của “{}” phải dài bằng nhau.", key.text()));
            if (!add(std::string(key.text()), std::move(readings)))
                reader_.error(key.mark(), "duplicate-key", fmt::format("“{}” đã có ở trên.", key.text()));
        });
    }

    void set(yaml::Node node, std::string_view what, std::unordered_set<std::string>& out) {
        if (!node)
            return;
        if (!node.is_scalar())
            return reader_.error(node.mark(), "wrong-type", fmt::format("{} là một dãy từ sau dấu |.", what));
        each_line(node, [&](std::string_view line, std::size_t) {
            for (std::string& word : parts_of(line, ' '))
                out.insert(std::move(word));
        });
    }

    void read_classes(yaml::Node classes) {
        if (!reader_.is_map(classes, "classes"))
            return;
        classes.each_entry([&](yaml::Node key, yaml::Node value) {
            const std::string name(key.text());
            if (!is_id(name))
                return reader_.error(key.mark(), "bad-id", "tên nhóm chỉ gồm chữ không dấu, số, - và _.");
            std::vector<domain::NodeIndex> members;
            read_patterns(reader_, value, name, out_.pool, members);
            if (!out_.pool.add_class(name))
                return reader_.error(key.mark(), "duplicate-key",
                                     fmt::format("nhóm “{}” đã có ở trên.", name));
            for (const domain::NodeIndex member : members)
                out_.pool.add_to_class(name, member);
        });
        for (const std::string_view name : asked)
            if (!out_.pool.has_class(name))
                reader_.error(classes.mark(), "missing-key", fmt::format("classes thiếu nhóm {}.", name));
    }

    Reader& reader_;
    domain::ReplyLexicon& out_;
};

} // namespace

void read_patterns(Reader& reader, yaml::Node node, std::string_view what, domain::PatternPool& pool,
                   std::vector<domain::NodeIndex>& out) {
    if (!node.is_scalar())
        return reader.error(node.mark(), "wrong-type",
                            fmt::format("{} là các mẫu câu sau dấu |, mỗi dòng một mẫu.", what));
    each_line(node, [&](std::string_view line, std::size_t offset) {
        auto pattern = pool.parse(line);
        if (pattern)
            out.push_back(*pattern);
        else
            reader.error(node.mark_at(offset + pattern.error().offset), "bad-pattern",
                         pattern.error().message);
    });
}

void read_acts_words(Reader& reader, yaml::Node root, domain::ReplyLexicon& out) {
    WordsReader(reader, out).read(root);
}

} // namespace mq::content
