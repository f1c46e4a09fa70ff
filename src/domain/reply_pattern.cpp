#include "domain/reply_pattern.h"

#include "domain/reply_text.h"

#include <array>
#include <optional>
#include <utility>

namespace mq::domain {
namespace {

constexpr int most_brackets = 12;

bool is_space(char c) {
    return c == ' ' || c == '\t';
}
bool ends_word(char c) {
    return is_space(c) || c == '(' || c == ')' || c == '|' || c == '?';
}

/// Recursive descent over one line.
class Parser {
public:
    Parser(PatternPool& pool, std::string_view line) : pool_(pool), line_(line) {}

    tl::expected<NodeIndex, PatternError> parse() {
        const NodeIndex whole = sequence(0);
        skip();
        if (!error_ && at_ < line_.size())
            fail_at(at_, "ngoặc đóng thừa.");
        if (error_)
            return tl::unexpected(*error_);
        return whole;
    }

private:
    void skip() {
        while (at_ < line_.size() && is_space(line_[at_]))
            ++at_;
    }
    [[nodiscard]] bool at(char c) const { return at_ < line_.size() && line_[at_] == c; }
    void fail_at(std::size_t offset, std::string message) {
        if (!error_)
            error_ = PatternError{offset, std::move(message)};
        at_ = line_.size();
    }

    NodeIndex sequence(int depth) {
        PatternNode out{NodeKind::sequence, 0, {}};
        for (skip(); at_ < line_.size() && !at(')') && !(depth > 0 && at('|')); skip())
            out.kids.push_back(item(depth));
        if (out.kids.empty())
            fail_at(at_, "chỗ này trống: viết ít nhất một từ.");
        return out.kids.size() == 1 ? out.kids.front() : pool_.add(std::move(out));
    }

    /// One place: alternatives joined without spaces (outside brackets), each perhaps optional.
    NodeIndex item(int depth) {
        NodeIndex first = atom(depth);
        if (depth == 0 && at('|')) {
            PatternNode either{NodeKind::choice, 0, {first}};
            while (at('|')) {
                ++at_;
                either.kids.push_back(atom(depth));
            }
            first = pool_.add(std::move(either));
        }
        if (!at('?'))
            return first;
        ++at_;
        return pool_.add({NodeKind::maybe, 0, {first}});
    }

    NodeIndex atom(int depth) {
        if (at('!') || at('&')) {
            const NodeKind kind = at('!') ? NodeKind::not_here : NodeKind::here;
            ++at_;
            const NodeIndex inner = atom(depth);
            return pool_.add({kind, 0, {inner}});
        }
        return at('(') ? brackets(depth) : single();
    }

    NodeIndex brackets(int depth) {
        const std::size_t open = at_++;
        if (depth + 1 >= most_brackets) {
            fail_at(open, "quá nhiều ngoặc lồng nhau.");
            return 0;
        }
        PatternNode either{NodeKind::choice, 0, {sequence(depth + 1)}};
        while (at('|')) {
            ++at_;
            either.kids.push_back(sequence(depth + 1));
        }
        if (!at(')')) {
            fail_at(open, "ngoặc mở mà không đóng.");
            return 0;
        }
        ++at_;
        return either.kids.size() == 1 ? either.kids.front() : pool_.add(std::move(either));
    }

    NodeIndex single() {
        const std::size_t begin = at_;
        while (at_ < line_.size() && !ends_word(line_[at_]))
            ++at_;
        const std::string_view word = line_.substr(begin, at_ - begin);
        if (word.empty()) {
            fail_at(begin, "chỗ này phải có một từ.");
            return 0;
        }
        if (const auto sign = sign_of(word))
            return pool_.add({sign->first, sign->second, {}});
        if (word.front() == '@') {
            if (!pool_.has_class(word.substr(1))) {
                fail_at(begin, "chưa có nhóm từ “" + std::string(word) +
                                   "”. Khai nó trong classes, ở trên chỗ dùng.");
                return 0;
            }
            return pool_.add({NodeKind::any, static_cast<std::uint32_t>(pool_.class_of(word.substr(1))), {}});
        }
        if (word.find_first_of("%#@!&^$.,;:\"") != std::string_view::npos) {
            fail_at(begin, "không hiểu “" + std::string(word) +
                               "”. Chỉ viết từ, @nhóm, #, %name %code %date %clock %new, .., ^, $.");
            return 0;
        }
        return pool_.add({NodeKind::word, pool_.word(word), {}});
    }

    static std::optional<std::pair<NodeKind, std::uint32_t>> sign_of(std::string_view word) {
        struct Sign {
            std::string_view text;
            NodeKind kind;
            std::uint32_t value;
        };
        constexpr std::array<Sign, 11> signs{{{"#", NodeKind::number, 0},
                                              {"^", NodeKind::begins, 0},
                                              {"$", NodeKind::ends, 0},
                                              {"..", NodeKind::gap, 3},
                                              {"...", NodeKind::gap, 6},
                                              {"....", NodeKind::gap, 10},
                                              {"%name", NodeKind::name, 0},
                                              {"%code", NodeKind::code, 0},
                                              {"%date", NodeKind::date, 0},
                                              {"%clock", NodeKind::clock, 0},
                                              {"%new", NodeKind::fresh, 0}}};
        for (const Sign& sign : signs)
            if (sign.text == word)
                return std::pair{sign.kind, sign.value};
        return std::nullopt;
    }

    PatternPool& pool_;
    std::string_view line_;
    std::size_t at_ = 0;
    std::optional<PatternError> error_;
};

} // namespace

tl::expected<NodeIndex, PatternError> PatternPool::parse(std::string_view line) {
    return Parser(*this, line).parse();
}

PatternPool::PatternPool() : classes_(1) {}

bool PatternPool::add_class(std::string name) {
    const bool is_new = class_index_.emplace(std::move(name), classes_.size()).second;
    if (is_new)
        classes_.emplace_back();
    return is_new;
}

void PatternPool::add_to_class(std::string_view name, NodeIndex pattern) {
    classes_[class_of(name)].push_back(pattern);
}

std::size_t PatternPool::class_of(std::string_view name) const {
    const auto found = class_index_.find(name);
    return found == class_index_.end() ? 0 : found->second;
}

std::uint32_t PatternPool::word(std::string_view word) {
    const auto [found, is_new] = word_index_.emplace(key_of(word), static_cast<std::uint32_t>(words_.size()));
    if (is_new)
        words_.emplace_back(word);
    return found->second;
}

NodeIndex PatternPool::add(PatternNode node) {
    nodes_.push_back(std::move(node));
    return static_cast<NodeIndex>(nodes_.size() - 1);
}

} // namespace mq::domain
