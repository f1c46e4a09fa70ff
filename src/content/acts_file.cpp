#include "content/acts_file.h"

#include "content/acts_net.h"
#include "content/acts_words.h"
#include "content/check_paths.h"
#include "content/reader.h"
#include "content/source_text.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <system_error>

namespace mq::content {
namespace {

using domain::ActRule;
using domain::ReplyLexicon;

constexpr std::array<std::string_view, 3> rule_file_keys{"act_rules", "act", "rules"};
constexpr std::array<std::string_view, 13> rule_keys{
    "id",         "weight",   "match",    "unless", "unless_sentence", "unless_reply", "with_sentence",
    "with_reply", "sentence", "negation", "quotes", "evidence",        "note"};
constexpr std::array<std::string_view, 9> weight_keys{
    "act_weights", "bias", "rules", "words", "concepts", "pairs", "slope", "net_slope", "shift"};
constexpr double most_weight = 30.0;

class RulesReader {
public:
    RulesReader(Reader& reader, ReplyLexicon& out) : reader_(reader), out_(out) {}

    void read(yaml::Node root) {
        Fields fields(reader_, root, "tệp mẫu câu", {}, rule_file_keys);
        if (const auto version = fields.need("act_rules"))
            (void)reader_.integer(version, "act_rules", 1, 1);
        const auto node = fields.need("act");
        const auto which = node ? reader_.choice(node, "act", domain::act_ids) : std::nullopt;
        const auto rules = fields.need("rules");
        if (!which || !rules || !reader_.is_list(rules, "rules"))
            return;
        act_ = static_cast<domain::Act>(*which);
        rules.each([&](yaml::Node rule) { read_rule(rule); });
    }

private:
    void read_rule(yaml::Node node) {
        Fields fields(reader_, node, "mẫu", node.mark(), rule_keys);
        ActRule rule;
        rule.act = act_;
        if (const auto id = fields.need("id"))
            rule.id = read_id(id);
        if (const auto weight = fields.need("weight"))
            rule.weight = reader_.number(weight, "weight", -most_weight, most_weight).value_or(0.0);
        if (const auto match = fields.need("match"))
            read_patterns(reader_, match, "match", out_.pool, rule.match);
        patterns(fields, "unless", rule.unless);
        patterns(fields, "unless_sentence", rule.unless_sentence);
        patterns(fields, "unless_reply", rule.unless_reply);
        patterns(fields, "with_sentence", rule.with_sentence);
        patterns(fields, "with_reply", rule.with_reply);
        read_flags(fields, rule);
        out_.rules.push_back(std::move(rule));
    }

    void read_flags(Fields& fields, ActRule& rule) {
        constexpr std::array<std::string_view, 3> kinds{"any", "question", "statement"};
        constexpr std::array<std::string_view, 2> negations{"cancels", "ignored"};
        if (const auto kind = fields.get("sentence"))
            rule.sentence =
                static_cast<domain::SentenceKind>(reader_.choice(kind, "sentence", kinds).value_or(0));
        if (const auto negation = fields.get("negation"))
            rule.negation_cancels = reader_.choice(negation, "negation", negations).value_or(0) == 0;
        if (const auto quotes = fields.get("quotes"))
            rule.in_quotes = reader_.boolean(quotes, "quotes").value_or(false);
        if (const auto evidence = fields.get("evidence"))
            rule.evidence = reader_.boolean(evidence, "evidence").value_or(true);
    }

    std::string read_id(yaml::Node node) {
        const std::string id(reader_.word(node, "id").value_or(""));
        if (!is_id(id))
            reader_.error(node.mark(), "bad-id", "id chỉ gồm chữ không dấu, số, - và _.");
        else if (!ids_.insert(id).second)
            reader_.error(node.mark(), "duplicate-key", fmt::format("mẫu “{}” đã có ở trên.", id));
        return id;
    }

    void patterns(Fields& fields, std::string_view key, std::vector<domain::NodeIndex>& out) {
        if (const auto node = fields.get(key))
            read_patterns(reader_, node, key, out_.pool, out);
    }

    Reader& reader_;
    ReplyLexicon& out_;
    domain::Act act_ = domain::Act::greet_identify;
    std::set<std::string> ids_;
};

class WeightsReader {
public:
    WeightsReader(Reader& reader, ReplyLexicon& out) : reader_(reader), out_(out) {}

    void read(yaml::Node root) {
        Fields fields(reader_, root, "tệp trọng số", {}, weight_keys);
        if (const auto version = fields.need("act_weights"))
            (void)reader_.integer(version, "act_weights", 1, 1);
        if (const auto slope = fields.get("slope"))
            out_.weights.slope = reader_.number(slope, "slope", 0.01, 10.0).value_or(1.0);
        if (const auto slope = fields.get("net_slope"))
            out_.weights.net_slope = reader_.number(slope, "net_slope", 0.0, 10.0).value_or(0.0);
        read_of_acts(fields, "shift", out_.weights.shift);
        read_of_acts(fields, "bias", out_.weights.bias);
        for (const std::string_view section : {"rules", "words", "concepts", "pairs"})
            if (const auto list = fields.get(section); list && reader_.is_map(list, section))
                list.each_entry([&](yaml::Node key, yaml::Node value) {
                    read_weights(key, value, (section == "words" ? "=" : "") + std::string(key.text()));
                });
    }

private:
    void read_of_acts(Fields& fields, std::string_view name, std::array<double, domain::act_count>& out) {
        const auto list = fields.get(name);
        if (!list || !reader_.is_map(list, name))
            return;
        list.each_entry([&](yaml::Node key, yaml::Node value) {
            const auto which = reader_.choice(key, "hành vi", domain::act_ids);
            const auto number = reader_.number(value, name, -most_weight, most_weight);
            if (which && number)
                out[*which] = *number;
        });
    }

    /// `act 1.25 other_act -0.4`
    void read_weights(yaml::Node key, yaml::Node value, std::string name) {
        std::vector<std::pair<domain::Act, double>> weights;
        std::string_view rest = value.text();
        while (!rest.empty()) {
            const auto act = domain::act_named(take_word(rest));
            const auto weight = number_in(take_word(rest));
            if (!act || !weight)
                return reader_.error(value.mark(), "bad-weights",
                                     fmt::format("“{}”: viết từng cặp hành vi và trọng số.", key.text()));
            weights.emplace_back(*act, *weight);
        }
        if (!out_.weights.features.emplace(std::move(name), std::move(weights)).second)
            reader_.error(key.mark(), "duplicate-key", fmt::format("“{}” đã có ở trên.", key.text()));
    }

    static std::string_view take_word(std::string_view& rest) {
        const std::size_t end = rest.find(' ');
        const std::string_view word = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        return word;
    }

    static std::optional<double> number_in(std::string_view text) {
        double read = 0.0;
        const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), read);
        if (failed != std::errc{} || end != text.data() + text.size() || !(std::abs(read) <= most_weight))
            return std::nullopt;
        return read;
    }

    Reader& reader_;
    ReplyLexicon& out_;
};

constexpr int words_order = static_cast<int>(ActsFileKind::words);
constexpr int rules_order = static_cast<int>(ActsFileKind::rules);

int order_of(const ActsSource& source) {
    const auto kind = acts_kind_of(source.bytes);
    return kind ? static_cast<int>(*kind) : -1; // told first
}

void read_one(const ActsSource& source, ReplyLexicon& lexicon, Diagnostics& diagnostics) {
    const auto kind = acts_kind_of(source.bytes);
    auto clean = clean_source(source.bytes, diagnostics);
    if (!clean)
        return;
    if (!kind)
        return diagnostics.error(
            {}, "unknown-kind",
            "không biết đây là tệp gì: tệp từ bắt đầu bằng acts_words: 1, tệp mẫu câu bằng "
            "act_rules: 1, tệp trọng số bằng act_weights: 1, tệp mạng bằng act_net: 1.");
    const auto tree = yaml::parse(*std::move(clean), diagnostics);
    if (!tree)
        return;
    Reader reader(diagnostics);
    switch (*kind) {
        case ActsFileKind::marks: return read_acts_marks(reader, tree->root(), lexicon);
        case ActsFileKind::words: return read_acts_words(reader, tree->root(), lexicon);
        case ActsFileKind::concepts: return read_acts_concepts(reader, tree->root(), lexicon);
        case ActsFileKind::rules: return RulesReader(reader, lexicon).read(tree->root());
        case ActsFileKind::weights: return WeightsReader(reader, lexicon).read(tree->root());
        case ActsFileKind::net: return read_acts_net(reader, tree->root(), lexicon);
    }
}

} // namespace

std::optional<ActsFileKind> acts_kind_of(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    while (!bytes.empty()) {
        const std::size_t end = bytes.find('\n');
        const std::string_view line = bytes.substr(0, end);
        if (line.starts_with("acts_marks:"))
            return ActsFileKind::marks;
        if (line.starts_with("acts_words:"))
            return ActsFileKind::words;
        if (line.starts_with("acts_concepts:"))
            return ActsFileKind::concepts;
        if (line.starts_with("act_rules:"))
            return ActsFileKind::rules;
        if (line.starts_with("act_weights:"))
            return ActsFileKind::weights;
        if (line.starts_with("act_net:"))
            return ActsFileKind::net;
        if (end == std::string_view::npos)
            break;
        bytes.remove_prefix(end + 1);
    }
    return std::nullopt;
}

LoadedActs load_acts(std::span<const ActsSource> sources) {
    LoadedActs out;
    std::vector<const ActsSource*> sorted;
    for (const ActsSource& source : sources)
        sorted.push_back(&source);
    std::stable_sort(sorted.begin(), sorted.end(), [](const ActsSource* a, const ActsSource* b) {
        return order_of(*a) < order_of(*b); // words before the rules that use them, weights and net last
    });
    ReplyLexicon lexicon;
    std::map<int, std::string> single; // kinds of which there is one file
    bool readable = true;              // without the words every rule would be wrong
    for (const ActsSource* source : sorted) {
        const int order = order_of(*source);
        if (order > words_order && (!single.contains(words_order) || !readable))
            break;
        Diagnostics diagnostics(source->file);
        if (order != rules_order && !single.emplace(order, source->file).second)
            diagnostics.error({}, "duplicate-file",
                              fmt::format("đã có một tệp loại này: {}.", single[order]));
        else
            read_one(*source, lexicon, diagnostics);
        readable = readable && !(order == words_order && diagnostics.has_errors());
        const auto list = diagnostics.sorted();
        out.diagnostics.insert(out.diagnostics.end(), list.begin(), list.end());
    }
    if (!single.contains(words_order))
        out.diagnostics.push_back({Severity::error, sorted.empty() ? std::string() : sorted.front()->file, 1,
                                   1, "missing-file", "thiếu tệp từ (acts_words: 1)."});
    if (count(out.diagnostics).errors == 0)
        out.lexicon = std::move(lexicon);
    return out;
}

LoadedActs load_acts_folder(const std::filesystem::path& folder) {
    std::vector<ActsSource> sources;
    std::vector<Diagnostic> unread;
    for (const auto& path : yaml_files_under(folder)) {
        auto bytes = read_file(path);
        if (bytes)
            sources.push_back({path.generic_string(), std::move(*bytes)});
        else
            unread.push_back(
                {Severity::error, path.generic_string(), 1, 1, "unreadable", bytes.error().message});
    }
    LoadedActs out = load_acts(sources);
    if (sources.empty())
        out.diagnostics.front().file = folder.generic_string();
    if (!unread.empty())
        out.lexicon.reset();
    out.diagnostics.insert(out.diagnostics.end(), unread.begin(), unread.end());
    return out;
}

} // namespace mq::content
