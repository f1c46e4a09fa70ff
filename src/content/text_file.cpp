#include "content/text_file.h"

#include "content/reader.h"
#include "content/source_text.h"

#include <fmt/format.h>
#include <algorithm>
#include <optional>
#include <set>

namespace mq::content {
namespace {

using Arguments = std::set<std::string, std::less<>>;

/// Names in braces, as fmt reads them: `{name}`, `{name:.1f}`; `{{` and `}}` are braces. Nothing when they
/// don't pair.
std::optional<Arguments> arguments_of(std::string_view text) {
    Arguments out;
    for (std::size_t at = text.find_first_of("{}"); at != std::string_view::npos;
         at = text.find_first_of("{}", at)) {
        if (text.substr(at, 2) == "{{" || text.substr(at, 2) == "}}") {
            at += 2;
            continue;
        }
        const std::size_t close = text.find_first_of("{}", at + 1);
        if (text[at] == '}' || close == std::string_view::npos || text[close] == '{')
            return std::nullopt;
        const std::string_view inside = text.substr(at + 1, close - at - 1);
        out.emplace(inside.substr(0, inside.find(':')));
        at = close + 1;
    }
    return out;
}

class TextReader {
public:
    TextReader(Diagnostics& diagnostics, LoadedTexts& out) : reader_(diagnostics), out_(out) {}

    void read(yaml::Node root) {
        if (!reader_.is_map(root, "tệp chữ"))
            return;
        root.each_entry([&](yaml::Node key, yaml::Node value) {
            if (key.text() == "text")
                (void)reader_.integer(value, "text", 1, 1);
            else if (key.text() == "language")
                out_.language = reader_.word(value, "language").value_or("");
            else
                read_entry(key, value, "");
        });
        if (!root.find("language"))
            reader_.error({}, "missing-key",
                          "tệp chữ thiếu language. Thêm dòng language: vi hoặc language: en.");
    }

private:
    void read_entry(yaml::Node key, yaml::Node value, const std::string& prefix) {
        if (!is_id(key.text()))
            reader_.error(key.mark(), "bad-id", "tên khoá chỉ gồm chữ không dấu, số, - và _.");
        const std::string name = prefix + std::string(key.text());
        if (value.is_map()) {
            value.each_entry([&](yaml::Node k, yaml::Node v) { read_entry(k, v, name + "."); });
            return;
        }
        if (!value.is_scalar() || value.text().empty())
            return reader_.error(value.mark(), "missing-text",
                                 fmt::format("khoá “{}” phải có một câu.", name));
        if (!arguments_of(value.text()))
            reader_.error(
                value.mark(), "bad-argument",
                "ngoặc nhọn không thành cặp. Chỗ điền viết {ten}; muốn in ra ngoặc thì viết {{ và }}.");
        if (!out_.table.emplace(name, value.text()).second)
            return reader_.error(key.mark(), "duplicate-key", fmt::format("khoá “{}” đã có ở trên.", name));
        out_.marks.emplace(name, key.mark());
    }

    Reader reader_;
    LoadedTexts& out_;
};

std::string listed(const Arguments& arguments) {
    std::string out;
    for (const std::string& argument : arguments)
        out += (out.empty() ? "{" : ", {") + argument + "}";
    return out.empty() ? "không có chỗ điền nào" : out;
}

/// `x.one` may say the number in words.
bool may_drop_number(std::string_view key) {
    return key.ends_with(".one");
}

void missing_in(const LoadedTexts& has, const LoadedTexts& lacks, Diagnostics& diagnostics) {
    for (const auto& [key, text] : has.table)
        if (!lacks.table.contains(key))
            diagnostics.error(
                has.marks.at(key), "missing-in-other",
                fmt::format("khoá “{}” có ở đây mà thiếu trong {}. Thêm vào tệp ấy.", key, lacks.file));
}

} // namespace

LoadedTexts load_texts(std::string_view bytes, std::string file) {
    LoadedTexts out;
    out.file = file;
    Diagnostics diagnostics(std::move(file));
    if (auto source = clean_source(bytes, diagnostics))
        if (const auto tree = yaml::parse(*std::move(source), diagnostics))
            TextReader(diagnostics, out).read(tree->root());
    out.diagnostics = diagnostics.sorted();
    return out;
}

TextTable load_text_table(const std::filesystem::path& path) {
    const auto bytes = read_file(path);
    if (!bytes)
        return {};
    return load_texts(*bytes, path.generic_string()).table;
}

std::vector<Diagnostic> compare_texts(const LoadedTexts& a, const LoadedTexts& b) {
    Diagnostics of_a(a.file);
    Diagnostics of_b(b.file);
    missing_in(a, b, of_a);
    missing_in(b, a, of_b);
    for (const auto& [key, text] : b.table) {
        const auto other = a.table.find(key);
        if (other == a.table.end() || may_drop_number(key))
            continue;
        const auto mine = arguments_of(text);
        const auto theirs = arguments_of(other->second);
        if (mine && theirs && *mine != *theirs)
            of_b.error(b.marks.at(key), "argument-mismatch",
                       fmt::format("khoá “{}” ở đây có {}, trong {} có {}. Hai bên phải như nhau.", key,
                                   listed(*mine), a.file, listed(*theirs)));
    }
    std::vector<Diagnostic> out = of_a.sorted();
    const std::vector<Diagnostic> more = of_b.sorted();
    out.insert(out.end(), more.begin(), more.end());
    return out;
}

} // namespace mq::content
