#include "cli/json_input.h"

#include "base/text.h"

#include <fmt/format.h>
#include <algorithm>
#include <set>
#include <utility>
#include <vector>

namespace mq::cli {
namespace {

using nlohmann::json;

/// Goes through the text without keeping it, and stops at the first limit, key that stands twice, or mistake.
/// (The parser's own callback walks all elements of a list after each of them, which is quadratic.)
class Watcher final : public json::json_sax_t {
public:
    explicit Watcher(const JsonLimits& limits) : limits_(limits) {}

    [[nodiscard]] const std::string& refusal() const { return refusal_; } ///< empty: stopped by a mistake
    [[nodiscard]] std::size_t mistake_at() const { return mistake_at_; }  ///< byte, from 0
    [[nodiscard]] const std::string& mistake() const { return mistake_; } ///< the parser's words, for the log

    bool null() override { return take_value(); }
    bool boolean(bool) override { return take_value(); }
    bool number_integer(number_integer_t) override { return take_value(); }
    bool number_unsigned(number_unsigned_t) override { return take_value(); }
    bool number_float(number_float_t, const string_t&) override { return take_value(); }
    bool string(string_t&) override { return take_value(); }
    bool binary(binary_t&) override { return take_value(); }
    bool start_object(std::size_t) override { return open(false); }
    bool start_array(std::size_t) override { return open(true); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t& name) override {
        Level& level = open_.back();
        level.key = name;
        if (!count())
            return false;
        return level.keys.insert(name).second || refuse(fmt::format("{}: tên này đứng hai lần.", where()));
    }

    bool parse_error(std::size_t position, const std::string&,
                     const nlohmann::detail::exception& error) override {
        constexpr int number_too_large = 406;
        mistake_ = error.what();
        mistake_at_ = position > 0 ? position - 1 : 0;
        if (error.id == number_too_large)
            refuse(fmt::format("Có số quá lớn, ngay sau {}.", where()));
        return false;
    }

private:
    struct Level {
        bool is_array = false;
        std::size_t next = 0; ///< elements begun
        std::string key;
        std::set<std::string, std::less<>> keys;
    };

    bool refuse(std::string message) {
        refusal_ = std::move(message);
        return false;
    }

    bool count() {
        return ++values_ <= limits_.values ||
               refuse(fmt::format("Tệp có hơn {} giá trị, quá giới hạn.", limits_.values));
    }

    bool take_value() {
        if (!open_.empty() && open_.back().is_array)
            ++open_.back().next;
        return count();
    }

    bool open(bool is_array) {
        if (!take_value())
            return false;
        if (static_cast<int>(open_.size()) >= limits_.depth)
            return refuse(fmt::format("{}: lồng nhau quá sâu (tối đa {} lớp).", where(), limits_.depth));
        open_.push_back({is_array, 0, {}, {}});
        return true;
    }

    bool close() {
        open_.pop_back();
        return true;
    }

    [[nodiscard]] std::string where() const {
        std::string path;
        for (const Level& level : open_) {
            if (level.is_array)
                path = pointer_to(path, level.next > 0 ? level.next - 1 : 0);
            else if (!level.key.empty())
                path = pointer_to(path, level.key);
        }
        return path.empty() ? "/" : path;
    }

    const JsonLimits& limits_;
    std::vector<Level> open_;
    std::size_t values_ = 0;
    std::string refusal_;
    std::string mistake_;
    std::size_t mistake_at_ = 0;
};

/// `dòng 3, cột 14` of the byte at that offset; columns count code points.
std::string line_and_column(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    const auto column =
        std::count_if(before.begin() + static_cast<std::ptrdiff_t>(line_start), before.end(),
                      [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    return fmt::format("dòng {}, cột {}", line, column + 1);
}

} // namespace

std::string pointer_to(std::string_view path, std::string_view key) {
    std::string out(path);
    out += '/';
    for (const char c : key) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out += c;
    }
    return out;
}

std::string pointer_to(std::string_view path, std::size_t index) {
    return fmt::format("{}/{}", path, index);
}

Result<json> parse_json(std::string_view text, const JsonLimits& limits) {
    if (text.size() > limits.bytes)
        return fail(ErrorKind::bad_input,
                    fmt::format("Tệp lớn {:.1f} MiB, quá giới hạn {} MiB.",
                                static_cast<double>(text.size()) / (1 << 20), limits.bytes >> 20));
    if (const auto bad = text::first_invalid_utf8(text))
        return fail(ErrorKind::bad_input, fmt::format("Không phải UTF-8: {}.", line_and_column(text, *bad)));
    Watcher watcher(limits);
    if (!json::sax_parse(text, &watcher)) {
        if (!watcher.refusal().empty())
            return fail(ErrorKind::bad_input, watcher.refusal(), watcher.mistake());
        return fail(ErrorKind::bad_input,
                    fmt::format("Không phải JSON: {}.", line_and_column(text, watcher.mistake_at())),
                    watcher.mistake());
    }
    return json::parse(text, nullptr, false); // whole and within the limits: the watcher has been through it
}

} // namespace mq::cli
