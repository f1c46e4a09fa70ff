#include "content/expression_tokens.h"

#include "content/limits.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <charconv>

namespace mq::content {
namespace {

constexpr std::array<std::string_view, 5> reserved{"and", "or", "not", "mood", "if"};

bool part_of_word(char c) {
    const auto b = static_cast<unsigned char>(c);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || b >= 0x80; // a flag written with marks is one wrong word, not many wrong signs
}

bool is_number(std::string_view word) {
    if (word.starts_with('-'))
        word.remove_prefix(1);
    return !word.empty() &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// What people write who have met other languages, and Vietnamese.
std::string_view meant_by(std::string_view sign) {
    if (sign == "&&" || sign == "&" || sign == "và" || sign == "AND" || sign == "And")
        return "and";
    if (sign == "||" || sign == "|" || sign == "hoặc" || sign == "OR" || sign == "Or")
        return "or";
    if (sign == "!" || sign == "không" || sign == "NOT" || sign == "Not")
        return "not";
    if (sign == "=")
        return "==";
    if (sign == "=>")
        return ">=";
    if (sign == "=<" || sign == "≤")
        return "<=";
    if (sign == "≥")
        return ">=";
    return {};
}

} // namespace

bool is_reserved(std::string_view word) {
    return std::find(reserved.begin(), reserved.end(), word) != reserved.end();
}

void ExpressionParser::advance() {
    next_ = text_.find_first_not_of(" \n\t", next_);
    if (next_ == std::string_view::npos)
        next_ = text_.size();
    token_ = Token{TokenKind::end, {}, next_};
    if (next_ >= text_.size())
        return;
    const char c = text_[next_];
    std::size_t size = 1;
    if (c == '(' || c == ')' || c == ',') {
        token_.kind = c == '(' ? TokenKind::open : c == ')' ? TokenKind::close : TokenKind::comma;
    } else if (part_of_word(c)) {
        while (next_ + size < text_.size() && part_of_word(text_[next_ + size]))
            ++size;
        token_.kind = is_number(text_.substr(next_, size)) ? TokenKind::number : TokenKind::word;
    } else {
        while (next_ + size < text_.size() &&
               std::string_view("<>=!&|").find(text_[next_ + size]) != std::string_view::npos)
            ++size;
        token_.kind = TokenKind::compare;
    }
    token_.text = text_.substr(next_, size);
    next_ += size;
    if (const auto meant = meant_by(token_.text); !meant.empty())
        fail(token_, "bad-expression", fmt::format("“{}” không có ở đây: viết {}.", token_.text, meant));
}

Token ExpressionParser::take() {
    const Token taken = token_;
    advance();
    return taken;
}

bool ExpressionParser::take_word(std::string_view word) {
    if (failed_ || token_.kind != TokenKind::word || token_.text != word)
        return false;
    advance();
    return true;
}

void ExpressionParser::expect_close() {
    if (failed_)
        return;
    if (token_.kind != TokenKind::close)
        return fail(token_, "bad-expression", "thiếu dấu ngoặc đóng ) ở đây.");
    advance();
}

void ExpressionParser::expect_end() {
    if (failed_ || token_.kind == TokenKind::end)
        return;
    if (token_.kind == TokenKind::close)
        return fail(token_, "bad-expression", "thừa dấu ngoặc đóng ) ở đây.");
    fail(token_, "bad-expression",
         fmt::format("không hiểu “{}” ở đây: nối hai vế bằng and hoặc or.", token_.text));
}

bool ExpressionParser::deeper() {
    if (++depth_ <= max_expression_depth)
        return true;
    fail(token_, "too-deep", fmt::format("ngoặc lồng nhau quá {} tầng.", max_expression_depth));
    return false;
}

void ExpressionParser::fail(const Token& at, std::string_view code, std::string message) {
    if (failed_)
        return;
    failed_ = true;
    report(at, code, std::move(message));
}

void ExpressionParser::report(const Token& at, std::string_view code, std::string message) {
    errors_.push_back({at.at, std::string(code), std::move(message)});
}

std::optional<int> ExpressionParser::whole(const Token& token) const {
    int value = 0;
    const auto [end, wrong] =
        std::from_chars(token.text.data(), token.text.data() + token.text.size(), value);
    if (token.kind != TokenKind::number || wrong != std::errc{} ||
        end != token.text.data() + token.text.size())
        return std::nullopt;
    return value;
}

} // namespace mq::content
