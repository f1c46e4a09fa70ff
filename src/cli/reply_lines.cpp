#include "cli/reply_lines.h"

#include "base/text.h"
#include "cli/json_input.h"

#include <fmt/format.h>
#include <algorithm>

namespace mq::cli {
namespace {

using nlohmann::json;

constexpr std::size_t most_problems = 20;
constexpr std::size_t longest_line = std::size_t{48} << 20U;

std::string nearest_act(std::string_view word) {
    const auto nearest = std::min_element(
        domain::act_ids.begin(), domain::act_ids.end(), [&](std::string_view a, std::string_view b) {
            return text::edit_distance(word, a) < text::edit_distance(word, b);
        });
    return std::string(*nearest);
}

/// The parser counts lines of what it was given, which is one line of the file.
std::string without_line(std::string message) {
    constexpr std::string_view line = "dòng 1, ";
    if (const auto at = message.find(line); at != std::string::npos)
        message.erase(at, line.size());
    return message;
}

class LinesReader {
public:
    explicit LinesReader(const std::string& file) : file_(file) {}

    void read(std::string_view line) {
        ++number_;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos || problems_ >= most_problems)
            return;
        if (const auto bad = text::first_invalid_utf8(line))
            return problem(fmt::format("không phải UTF-8 ở cột {}. Lưu lại tệp dưới dạng UTF-8.",
                                       text::length(line.substr(0, *bad)) + 1));
        const auto object = parse_json(line, {.bytes = longest_line, .depth = 8, .values = 10'000});
        if (!object)
            return problem(without_line(object.error().message) + " Mỗi dòng là một đối tượng JSON trọn vẹn.");
        if (!object->is_object())
            return problem(R"(dòng này phải là một đối tượng {"reply": "…"}.)");
        take(*object);
    }

    Result<std::vector<ReplyLine>> finish() {
        if (problems_ > 0)
            return fail(ErrorKind::bad_input, message_);
        return std::move(out_);
    }

private:
    void problem(const std::string& message) {
        message_ += fmt::format("{}{}:{}: {}", message_.empty() ? "" : "\n", file_, number_, message);
        ++problems_;
    }

    void take(const json& object) {
        ReplyLine line;
        line.id = std::to_string(number_);
        if (const auto id = object.find("id"); id != object.end()) {
            if (!id->is_string() && !id->is_number_integer())
                return problem("id phải là một chữ hoặc một số.");
            line.id = id->is_string() ? id->get<std::string>() : id->dump();
        }
        if (!object.contains("reply"))
            return problem(R"(thiếu "reply": thêm câu trả lời của nhân viên.)");
        if (!take_text(object, "reply", line.reply) || !take_text(object, "customer", line.customer))
            return;
        if (const auto acts = object.find("acts"); acts != object.end() && !take_acts(*acts, line))
            return;
        out_.push_back(std::move(line));
    }

    bool take_text(const json& object, const char* key, std::string& out) {
        const auto found = object.find(key);
        if (found == object.end() || (found->is_null() && key != std::string_view("reply")))
            return true;
        if (!found->is_string()) {
            problem(fmt::format("\"{}\" phải là một đoạn chữ trong ngoặc kép.", key));
            return false;
        }
        out = found->get<std::string>();
        return true;
    }

    bool take_acts(const json& acts, ReplyLine& line) {
        if (!acts.is_array()) {
            problem(R"("acts" phải là một danh sách, như ["apologize", "solve"].)");
            return false;
        }
        line.acts.emplace();
        for (const json& act : acts) {
            const auto known = act.is_string() ? domain::act_named(act.get<std::string>()) : std::nullopt;
            if (!known) {
                const std::string word = act.is_string() ? act.get<std::string>() : act.dump();
                problem(fmt::format("không có hành vi “{}”; gần nhất là {}.", word.substr(0, 60),
                                    nearest_act(word.substr(0, 60))));
                return false;
            }
            line.acts->set(index_of(*known));
        }
        return true;
    }

    const std::string& file_;
    std::size_t number_ = 0;
    std::size_t problems_ = 0;
    std::string message_;
    std::vector<ReplyLine> out_;
};

} // namespace

Result<std::vector<ReplyLine>> read_reply_lines(std::string_view text, const std::string& file) {
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    LinesReader reader(file);
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        reader.read(text.substr(0, end));
        if (end == std::string_view::npos)
            break;
        text.remove_prefix(end + 1);
    }
    return reader.finish();
}

} // namespace mq::cli
