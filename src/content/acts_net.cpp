#include "content/acts_net.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <vector>

namespace mq::content {
namespace {

constexpr std::array<std::string_view, 15> keys{"act_net", "unit",     "width",   "states",     "words",
                                                "folds",   "concepts", "signs",   "other_word", "other_fold",
                                                "forward", "backward", "at_word", "anywhere",   "bias"};
constexpr std::array<std::string_view, 4> direction_keys{"input", "state", "bias", "state_bias"};
constexpr int most_width = 512;

class NetReader {
public:
    NetReader(Reader& reader, domain::ReplyLexicon& out) : reader_(reader), lexicon_(out), net_(out.net) {}

    void read(yaml::Node root) {
        Fields fields(reader_, root, "tệp mạng", {}, keys);
        if (const auto version = fields.need("act_net"))
            (void)reader_.integer(version, "act_net", 1, 1);
        const auto unit = fields.need("unit");
        const auto width = fields.need("width");
        const auto states = fields.need("states");
        if (!unit || !width || !states)
            return;
        unit_ = static_cast<float>(reader_.number(unit, "unit", 1e-6, 1.0).value_or(1.0));
        net_.width = size_of(width, "width");
        net_.states = size_of(states, "states");
        if (net_.width == 0 || net_.states == 0)
            return;
        read_words(fields);
        read_direction(fields.need("forward"), "forward", net_.forward);
        read_direction(fields.need("backward"), "backward", net_.backward);
        read_of_acts(fields.need("at_word"), "at_word", 2 * net_.states, net_.at_word);
        read_of_acts(fields.need("anywhere"), "anywhere", 2 * net_.states, net_.anywhere);
        std::vector<float> bias;
        read_of_acts(fields.need("bias"), "bias", 1, bias);
        std::copy_n(bias.begin(), std::min(bias.size(), net_.bias.size()), net_.bias.begin());
    }

private:
    std::size_t size_of(yaml::Node node, std::string_view what) {
        return static_cast<std::size_t>(reader_.integer(node, what, 1, most_width).value_or(0));
    }

    void read_words(Fields& fields) {
        net_.other_word = read_row(fields.need("other_word"), "other_word");
        net_.other_fold = read_row(fields.need("other_fold"), "other_fold");
        read_table(fields.need("words"), "words", net_.words);
        read_table(fields.need("folds"), "folds", net_.folds);
        net_.concepts.assign(lexicon_.concepts.size(), -1);
        if (const auto concepts = fields.need("concepts"); concepts && reader_.is_map(concepts, "concepts"))
            concepts.each_entry([&](yaml::Node key, yaml::Node value) {
                const auto found = std::find_if(lexicon_.concepts.begin(), lexicon_.concepts.end(),
                                                [&](const auto& one) { return one.id == key.text(); });
                if (found == lexicon_.concepts.end())
                    return reader_.error(key.mark(), "unknown-value",
                                         fmt::format("không có nhóm nghĩa “{}”.", key.text()));
                net_.concepts[static_cast<std::size_t>(found - lexicon_.concepts.begin())] =
                    static_cast<std::int32_t>(read_row(value, key.text()));
            });
        if (const auto signs = fields.need("signs"); signs && reader_.is_map(signs, "signs")) {
            Fields rows(reader_, signs, "signs", signs.mark(), domain::net_sign_ids);
            for (std::size_t s = 0; s < domain::net_sign_count; ++s)
                net_.signs[s] = read_row(rows.need(domain::net_sign_ids[s]), domain::net_sign_ids[s]);
        }
    }

    template <typename Table>
    void read_table(yaml::Node node, std::string_view what, Table& out) {
        if (!node || !reader_.is_map(node, what))
            return;
        node.each_entry([&](yaml::Node key, yaml::Node value) {
            if (!out.emplace(std::string(key.text()), read_row(value, key.text())).second)
                reader_.error(key.mark(), "duplicate-key", fmt::format("“{}” đã có ở trên.", key.text()));
        });
    }

    void read_direction(yaml::Node node, std::string_view what, domain::NetDirection& out) {
        if (!node || !reader_.is_map(node, what))
            return;
        Fields fields(reader_, node, what, node.mark(), direction_keys);
        const std::size_t gates = 3 * net_.states;
        read_lines(fields.need("input"), "input", net_.width, gates, out.input);
        read_lines(fields.need("state"), "state", net_.states, gates, out.state);
        read_lines(fields.need("bias"), "bias", 1, gates, out.bias);
        read_lines(fields.need("state_bias"), "state_bias", 1, net_.states, out.state_bias);
    }

    /// A list of `lines` rows.
    void read_lines(yaml::Node node, std::string_view what, std::size_t lines, std::size_t length,
                    std::vector<float>& out) {
        if (!node || !reader_.is_list(node, what))
            return;
        std::size_t seen = 0;
        node.each([&](yaml::Node line) {
            ++seen;
            read_numbers(line, what, length, out);
        });
        if (seen != lines)
            reader_.error(node.mark(), "bad-net",
                          fmt::format("{} cần {} dòng, đang có {}.", what, lines, seen));
        out.resize(lines * length); // read on with what fits
    }

    void read_of_acts(yaml::Node node, std::string_view what, std::size_t length, std::vector<float>& out) {
        out.assign(domain::act_count * length, 0.0F);
        if (!node || !reader_.is_map(node, what))
            return;
        Fields rows(reader_, node, what, node.mark(), domain::act_ids);
        for (std::size_t a = 0; a < domain::act_count; ++a)
            if (const auto row = rows.need(domain::act_ids[a])) {
                std::vector<float> numbers;
                read_numbers(row, domain::act_ids[a], length, numbers);
                std::copy(numbers.begin(), numbers.end(),
                          out.begin() + static_cast<std::ptrdiff_t>(a * length));
            }
    }

    /// The number of a new row of the table of inputs.
    std::uint32_t read_row(yaml::Node node, std::string_view what) {
        const std::size_t row = net_.rows.size() / net_.width;
        if (node)
            read_numbers(node, what, net_.width, net_.rows);
        net_.rows.resize((row + 1) * net_.width);
        return static_cast<std::uint32_t>(row);
    }

    /// Appends exactly `length` numbers, whatever is written.
    void read_numbers(yaml::Node node, std::string_view what, std::size_t length, std::vector<float>& out) {
        const std::size_t begin = out.size();
        const std::string_view text = node.text();
        const char* at = text.data();
        const char* const end = at + text.size();
        bool sound = node.is_scalar();
        while (sound && at != end) {
            int read = 0;
            const auto [rest, failed] = std::from_chars(at, end, read);
            sound = failed == std::errc{} && (rest == end || *rest == ' ') && out.size() - begin < length;
            out.push_back(static_cast<float>(read) * unit_);
            at = rest == end ? rest : rest + 1;
        }
        if (!sound || out.size() - begin != length)
            reader_.error(node.mark(), "bad-net",
                          fmt::format("“{}” cần đúng {} số nguyên, cách nhau một dấu cách.", what, length));
        out.resize(begin + length);
    }

    Reader& reader_;
    domain::ReplyLexicon& lexicon_;
    domain::ActNet& net_;
    float unit_ = 1.0F;
};

} // namespace

void read_acts_net(Reader& reader, yaml::Node root, domain::ReplyLexicon& out) {
    NetReader(reader, out).read(root);
}

} // namespace mq::content
