#pragma once

#include "content/expression.h"

#include <optional>

namespace mq::content {

enum class TokenKind { word, number, compare, open, close, comma, end };

struct Token {
    TokenKind kind = TokenKind::end;
    std::string_view text;
    std::size_t at = 0; ///< byte offset
};

/// What both parsers of expressions share: the tokens, the first error, brackets and the depth limit.
class ExpressionParser {
public:
    ExpressionParser(std::string_view text, std::vector<ExpressionError>& errors)
        : text_(text), errors_(errors) {
        advance();
    }

protected:
    [[nodiscard]] const Token& peek() const { return token_; }
    [[nodiscard]] bool failed() const { return failed_; }
    Token take();
    [[nodiscard]] bool take_word(std::string_view word);
    void expect_close();
    void expect_end();
    /// One level deeper; false (and reported) when it is one too many.
    [[nodiscard]] bool deeper();
    void shallower() { --depth_; }
    /// Stops the parsing.
    void fail(const Token& at, std::string_view code, std::string message);
    /// Reports and goes on.
    void report(const Token& at, std::string_view code, std::string message);
    [[nodiscard]] std::optional<int> whole(const Token& token) const;

private:
    void advance();
    std::string_view text_;
    std::vector<ExpressionError>& errors_;
    Token token_;
    std::size_t next_ = 0;
    std::size_t depth_ = 0;
    bool failed_ = false;
};

} // namespace mq::content
