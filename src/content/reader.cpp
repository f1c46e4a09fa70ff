#include "content/reader.h"

#include "base/text.h"
#include "content/limits.h"
#include "content/yaml_syntax.h"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include <cmath>

namespace mq::content {
namespace {

constexpr std::array<std::string_view, 5> roles_small{"khách", "mình", "bạn", "tôi", "xưng"};
constexpr std::array<std::string_view, 5> roles_capital{"Khách", "Mình", "Bạn", "Tôi", "Xưng"};

/// A value that was reported as unreadable in the syntax step: nothing more is said about it.
bool is_broken(yaml::Node node) {
    return node.text() == yaml::broken_value;
}

std::string_view shortened(std::string_view text) {
    constexpr std::size_t most = 40;
    if (text.size() <= most)
        return text;
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return text.substr(0, end);
}

template <class T>
std::optional<T> parse_number(std::string_view text) {
    T value{};
    if (text.starts_with('+'))
        text.remove_prefix(1);
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

bool is_role(std::string_view name) {
    return std::find(roles_small.begin(), roles_small.end(), name) != roles_small.end() ||
           std::find(roles_capital.begin(), roles_capital.end(), name) != roles_capital.end();
}

std::optional<int> two_digits(std::string_view text, int most) {
    if (text.empty() || text.size() > 2)
        return std::nullopt;
    const auto value = parse_number<int>(text);
    if (!value || *value < 0 || *value > most)
        return std::nullopt;
    return value;
}

} // namespace

std::span<const std::string_view> role_names() {
    return roles_small;
}

void Reader::error(Mark at, std::string_view code, std::string message) {
    diagnostics_.error(at, code, std::move(message));
}

void Reader::wrong_type(yaml::Node node, std::string_view what, std::string_view wanted) {
    if (is_broken(node) || !node)
        return;
    const std::string_view got = node.is_map()     ? "một khối khoá: giá trị"
                                 : node.is_list()  ? "một danh sách"
                                 : node.is_empty() ? "chỗ trống"
                                                   : "";
    const std::string said = got.empty() ? fmt::format("“{}”", shortened(node.text())) : std::string(got);
    error(node.mark(), "wrong-type", fmt::format("{} phải là {}, ở đây lại là {}.", what, wanted, said));
}

bool Reader::is_map(yaml::Node node, std::string_view what) {
    if (node.is_map())
        return true;
    wrong_type(node, what, "một khối khoá: giá trị");
    return false;
}

bool Reader::is_list(yaml::Node node, std::string_view what) {
    if (node.is_list())
        return true;
    wrong_type(node, what, "một danh sách");
    return false;
}

std::optional<std::string_view> Reader::word(yaml::Node node, std::string_view what) {
    if (is_broken(node))
        return std::nullopt;
    if (node.is_scalar() && !node.text().empty())
        return node.text();
    wrong_type(node, what, "một từ");
    return std::nullopt;
}

std::optional<int> Reader::integer(yaml::Node node, std::string_view what, int low, int high) {
    const auto value = node.is_scalar() ? parse_number<int>(node.text()) : std::nullopt;
    if (!value) {
        wrong_type(node, what, fmt::format("một số nguyên từ {} đến {}", low, high));
        return std::nullopt;
    }
    if (*value >= low && *value <= high)
        return value;
    error(node.mark(), "out-of-range", fmt::format("{} là {}, phải từ {} đến {}.", what, *value, low, high));
    return std::nullopt;
}

std::optional<double> Reader::number(yaml::Node node, std::string_view what, double low, double high) {
    const auto value = node.is_scalar() ? parse_number<double>(node.text()) : std::nullopt;
    if (!value || !std::isfinite(*value)) {
        wrong_type(node, what, fmt::format("một số từ {} đến {}, dùng dấu chấm cho phần lẻ", low, high));
        return std::nullopt;
    }
    if (*value >= low && *value <= high)
        return value;
    error(node.mark(), "out-of-range", fmt::format("{} là {}, phải từ {} đến {}.", what, *value, low, high));
    return std::nullopt;
}

std::optional<bool> Reader::boolean(yaml::Node node, std::string_view what) {
    if (node.text() == "true")
        return true;
    if (node.text() == "false")
        return false;
    wrong_type(node, what, "true hoặc false");
    return std::nullopt;
}

std::optional<std::size_t> Reader::choice(yaml::Node node, std::string_view what,
                                          std::span<const std::string_view> names) {
    const auto said = word(node, what);
    if (!said)
        return std::nullopt;
    const auto found = std::find(names.begin(), names.end(), *said);
    if (found != names.end())
        return static_cast<std::size_t>(found - names.begin());
    unknown_name(node.mark(), "unknown-value", what, *said, names);
    return std::nullopt;
}

std::optional<int> Reader::clock(yaml::Node node, std::string_view what) {
    const std::string_view all = node.text();
    const std::size_t blank = all.starts_with('+') ? all.find(' ') : std::string_view::npos;
    const std::string_view time = blank == std::string_view::npos ? all : all.substr(blank + 1);
    const std::string_view day = blank == std::string_view::npos ? "0" : all.substr(1, blank - 1);
    const std::size_t colon = time.find(':');
    const auto days = two_digits(day, 99);
    const auto hour = two_digits(time.substr(0, colon), 23);
    const auto minute =
        colon == std::string_view::npos ? std::nullopt : two_digits(time.substr(colon + 1), 59);
    if (days && hour && minute && time.size() == colon + 3)
        return (*days * 24 + *hour) * 60 + *minute;
    wrong_type(node, what, "giờ dạng \"09:30\", hoặc \"+1 08:00\" cho hôm sau");
    return std::nullopt;
}

domain::LocalText Reader::text(yaml::Node node, std::string_view what, Roles roles) {
    domain::LocalText out;
    if (!node.is_map()) {
        out.vi = vietnamese(node, what, roles);
        return out;
    }
    yaml::Node vi;
    node.each_entry([&](yaml::Node key, yaml::Node value) {
        if (key.text() == "vi")
            vi = value;
        else if (key.text() == "en")
            out.en = english(value);
        else
            unknown_text_key(key, value);
    });
    if (vi)
        out.vi = vietnamese(vi, what, roles);
    else if (node.find("en"))
        error(node.mark(), "missing-text", fmt::format("{} thiếu tiếng Việt: thêm vi: ….", what));
    return out;
}

std::string Reader::vietnamese(yaml::Node node, std::string_view what, Roles roles) {
    if (!node || is_broken(node))
        return {};
    if (!node.is_scalar()) {
        wrong_type(node, what, "một đoạn chữ");
        return {};
    }
    if (node.text().find_first_not_of(" \t\n") == std::string_view::npos) {
        error(node.mark(), "missing-text", fmt::format("{} còn trống: viết câu vào đây.", what));
        return {};
    }
    check_roles(node, roles);
    return std::string(node.text());
}

std::string Reader::english(yaml::Node node) {
    if (is_broken(node))
        return {};
    if (!node.is_scalar()) {
        wrong_type(node, "en", "một đoạn chữ");
        return {};
    }
    if (const std::size_t brace = node.text().find('{'); brace != std::string_view::npos)
        error(node.mark_at(brace), "role-in-english",
              "câu tiếng Anh không dùng vai trong ngoặc nhọn: viết thẳng you, I, we.");
    return std::string(node.text());
}

/// `{khách}` unquoted reads as a map, and so does what follows a comma in `{vi: Dạ, con nghe}`.
void Reader::unknown_text_key(yaml::Node key, yaml::Node value) {
    if (value.is_empty() && is_role(key.text())) {
        error(key.mark(), "unquoted-brace",
              "đoạn chữ bắt đầu bằng { phải đặt trong ngoặc kép: text: \"{Khách} …\".");
    } else if (value.is_empty()) {
        error(key.mark(), "unquoted-comma",
              "trong ngoặc { … }, đoạn chữ có dấu phẩy phải đặt trong ngoặc kép: {vi: \"…, …\", en: \"…\"}.");
    } else {
        constexpr std::array<std::string_view, 2> languages{"vi", "en"};
        unknown_name(key.mark(), "unknown-key", "khoá của đoạn chữ", key.text(), languages);
    }
}

void Reader::check_roles(yaml::Node node, Roles roles) {
    const std::string_view text = node.text();
    for (std::size_t at = text.find_first_of("{}"); at != std::string_view::npos;
         at = text.find_first_of("{}", at)) {
        const std::size_t close = text.find_first_of("{}", at + 1);
        if (text[at] == '{' && close != std::string_view::npos && text[close] == '}') {
            check_role(node, at, text.substr(at + 1, close - at - 1), roles);
            at = close + 1;
            continue;
        }
        error(node.mark_at(at), "bad-role",
              "dấu ngoặc nhọn này không thành cặp. Vai viết trọn trong ngoặc: {khách}.");
        ++at;
    }
}

void Reader::check_role(yaml::Node node, std::size_t open, std::string_view inside, Roles roles) {
    if (roles == Roles::address && is_role(inside))
        return;
    if (diagnostics_.full())
        return error(node.mark(), "unknown-role", {});
    if (roles == Roles::none)
        return error(node.mark_at(open), "unknown-role",
                     "chỗ này hiện ra trước khi biết ai nói với ai, nên không dùng vai trong ngoặc nhọn. "
                     "Viết thẳng chữ.");
    (void)unknown_name(node.mark_at(open), "unknown-role", "vai trong ngoặc nhọn", inside, role_names());
}

std::optional<std::size_t> Reader::unknown_name(Mark at, std::string_view code, std::string_view what,
                                                std::string_view word,
                                                std::span<const std::string_view> names) {
    if (diagnostics_.full()) {
        error(at, code, {});
        return std::nullopt;
    }
    const auto near = speller_.nearest(word, names);
    const std::string cure =
        near ? fmt::format("Ý bạn là “{}”?", names[*near])
             : fmt::format("Dùng được: {}.", names.empty() ? "(chưa có tên nào)" : listing(names));
    error(at, code, fmt::format("{}: không có “{}”. {}", what, shortened(word), cure));
    return near;
}

Fields::Fields(Reader& reader, yaml::Node map, std::string_view what, Mark where,
               std::span<const std::string_view> known)
    : reader_(reader), what_(what), where_(where), known_(known) {
    if (!map || !reader.is_map(map, what))
        return;
    readable_ = true;
    std::array<yaml::Node, most> meant{};
    map.each_entry([&](yaml::Node key, yaml::Node value) {
        const auto found = std::find(known_.begin(), known_.end(), key.text());
        if (found != known_.end()) {
            yaml::Node& slot = values_[static_cast<std::size_t>(found - known_.begin())];
            if (!slot)
                slot = value; // the second of a duplicate was reported by the parser
            return;
        }
        if (value.is_empty() && key.text().find(' ') != std::string_view::npos) {
            // what follows a comma in {light: …, và …} reads as a key without a value
            reader_.error(
                key.mark(), "unquoted-comma",
                "trong ngoặc { … }, đoạn chữ có dấu phẩy phải đặt trong ngoặc kép: {full: \"…, …\"}.");
            return;
        }
        const auto near = reader_.unknown_name(key.mark(), "unknown-key", fmt::format("khoá của {}", what_),
                                               key.text(), known_);
        if (near)
            meant[*near] = value;
    });
    for (std::size_t i = 0; i < known_.size(); ++i)
        if (!values_[i])
            values_[i] = meant[i];
}

yaml::Node Fields::get(std::string_view key) const {
    const auto found = std::find(known_.begin(), known_.end(), key);
    return found == known_.end() ? yaml::Node{} : values_[static_cast<std::size_t>(found - known_.begin())];
}

yaml::Node Fields::need(std::string_view key, std::string_view code) {
    const yaml::Node value = get(key);
    if (!value && readable_)
        reader_.error(where_, code, fmt::format("{} thiếu {}. Thêm dòng {}: ….", what_, key, key));
    return value;
}

} // namespace mq::content
