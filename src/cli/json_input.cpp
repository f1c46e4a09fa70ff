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

/// Leaves the parser at once; caught in parse_json.
struct Refusal {
    std::string message;
};

/// Follows the parser to know where it is, and stops it at a limit or a key that stands twice.
class Watcher {
public:
    explicit Watcher(const JsonLimits& limits) : limits_(limits) {}

    void see(json::parse_event_t event, const json& parsed) {
        if (event == json::parse_event_t::object_end || event == json::parse_event_t::array_end) {
            open_.pop_back();
            return;
        }
        if (++values_ > limits_.values)
            throw Refusal{fmt::format("Tệp có hơn {} giá trị, quá giới hạn.", limits_.values)};
        if (event == json::parse_event_t::key) {
            take_key(parsed.get_ref<const std::string&>());
            return;
        }
        if (!open_.empty() && open_.back().is_array)
            ++open_.back().next;
        if (event == json::parse_event_t::value)
            return;
        if (static_cast<int>(open_.size()) >= limits_.depth)
            throw Refusal{fmt::format("{}: lồng nhau quá sâu (tối đa {} lớp).", where(), limits_.depth)};
        open_.push_back({event == json::parse_event_t::array_start, 0, {}, {}});
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

private:
    struct Level {
        bool is_array = false;
        std::size_t next = 0; ///< elements begun
        std::string key;
        std::set<std::string> keys;
    };

    void take_key(const std::string& key) {
        Level& level = open_.back();
        level.key = key;
        if (!level.keys.insert(key).second)
            throw Refusal{fmt::format("{}: tên này đứng hai lần.", where())};
    }

    const JsonLimits& limits_;
    std::vector<Level> open_;
    std::size_t values_ = 0;
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
    try {
        return json::parse(text, [&](int, json::parse_event_t event, json& parsed) {
            watcher.see(event, parsed);
            return true;
        });
    } catch (const Refusal& refusal) {
        return fail(ErrorKind::bad_input, refusal.message);
    } catch (const json::parse_error& error) {
        const std::size_t offset = error.byte > 0 ? error.byte - 1 : 0;
        return fail(ErrorKind::bad_input, fmt::format("Không phải JSON: {}.", line_and_column(text, offset)),
                    error.what());
    } catch (const json::exception& error) {
        return fail(ErrorKind::bad_input, fmt::format("Có số quá lớn, ngay sau {}.", watcher.where()),
                    error.what());
    }
}

} // namespace mq::cli
