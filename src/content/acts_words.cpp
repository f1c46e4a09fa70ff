#include "content/acts_words.h"

#include <fmt/format.h>
#include <array>
#include <charconv>
#include <string>

namespace mq::content {
namespace {

constexpr std::size_t most_concepts = 300; // pairs of them are counted
constexpr std::array<std::string_view, 9> keys{"acts_words", "shorthand", "after_number", "also",   "roles",
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
        set(fields.get("onsets"), "onsets", spelling.onsets);
        set(fields.get("rimes"), "rimes", spelling.rimes);
        set(fields.get("known"), "known", spelling.known);
        spelling.onsets.emplace(); // a syllable may begin with its vowel
        if (const auto classes = fields.need("classes"))
            read_classes(classes);
        if (const auto roles = fields.get("roles"); roles && reader_.is_list(roles, "roles"))
            roles.each([&](yaml::Node role) { read_role(role); });
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

    void read_role(yaml::Node node) {
        constexpr std::array<std::string_view, 4> role_keys{"signs", "unless", "hears", "speaks"};
        Fields fields(reader_, node, "roles", node.mark(), role_keys);
        domain::RoleShift shift;
        if (const auto signs = fields.need("signs"))
            read_patterns(reader_, signs, "signs", out_.pool, shift.signs);
        if (const auto unless = fields.get("unless"))
            read_patterns(reader_, unless, "unless", out_.pool, shift.unless);
        const auto words = [&](std::string_view key, std::vector<std::uint32_t>& out) {
            if (const auto list = fields.need(key))
                for (const std::string& word : parts_of(reader_.word(list, key).value_or(""), ' '))
                    out.push_back(out_.pool.word(word));
        };
        words("hears", shift.hears);
        words("speaks", shift.speaks);
        out_.roles.push_back(std::move(shift));
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

void read_acts_marks(Reader& reader, yaml::Node root, domain::ReplyLexicon& out) {
    constexpr std::array<std::string_view, 2> mark_keys{"acts_marks", "words"};
    constexpr int most_sightings = 1'000'000;
    Fields fields(reader, root, "tệp dấu", {}, mark_keys);
    if (const auto version = fields.need("acts_marks"))
        (void)reader.integer(version, "acts_marks", 1, 1);
    const auto words = fields.need("words");
    if (!words || !reader.is_map(words, "words"))
        return;
    words.each_entry([&](yaml::Node key, yaml::Node value) {
        const std::string_view word = key.text() == "^" ? std::string_view() : key.text();
        const std::vector<std::string> parts = parts_of(value.text(), ' ');
        const auto number = [&](const std::string& text) {
            int read = 0;
            const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), read);
            return failed == std::errc{} && end == text.data() + text.size() && read > 0 &&
                           read <= most_sightings
                       ? read
                       : 0;
        };
        bool sound = parts.size() % 2 == 1 && number(parts.front()) > 0;
        for (std::size_t i = 1; sound && i + 1 < parts.size(); i += 2)
            sound = number(parts[i + 1]) > 0;
        if (!sound)
            return reader.error(
                value.mark(), "bad-counts",
                fmt::format("“{}”: viết số lần thấy, rồi từng từ đứng sau với số lần của nó.", key.text()));
        out.marks.see(word, number(parts.front()));
        for (std::size_t i = 1; i + 1 < parts.size(); i += 2)
            out.marks.see_pair(word, parts[i], number(parts[i + 1]));
    });
}

void read_acts_concepts(Reader& reader, yaml::Node root, domain::ReplyLexicon& out) {
    constexpr std::array<std::string_view, 2> concept_keys{"acts_concepts", "concepts"};
    Fields fields(reader, root, "tệp nhóm nghĩa", {}, concept_keys);
    if (const auto version = fields.need("acts_concepts"))
        (void)reader.integer(version, "acts_concepts", 1, 1);
    const auto concepts = fields.need("concepts");
    if (!concepts || !reader.is_map(concepts, "concepts"))
        return;
    concepts.each_entry([&](yaml::Node key, yaml::Node value) {
        domain::Concept one{std::string(key.text()), {}};
        if (!is_id(one.id))
            return reader.error(key.mark(), "bad-id", "tên nhóm chỉ gồm chữ không dấu, số, - và _.");
        read_patterns(reader, value, one.id, out.pool, one.patterns);
        out.concepts.push_back(std::move(one));
    });
    if (out.concepts.size() > most_concepts)
        reader.error(concepts.mark(), "too-many", fmt::format("tối đa {} nhóm nghĩa.", most_concepts));
}

void read_acts_words(Reader& reader, yaml::Node root, domain::ReplyLexicon& out) {
    WordsReader(reader, out).read(root);
}

} // namespace mq::content
