#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <unordered_map>
#include <vector>

/// The language in which the lexicon of acts writes constructions; one line is one pattern.
///
///     xin lỗi            words, written with their marks
///     em|con  (a b|c)    alternatives: of one place without spaces, of sequences in brackets
///     vui lòng?  (…)?    may be missing
///     @self              a class of the lexicon: any of its patterns
///     #                  a number, in digits or in words
///     %name  %code  %date  %clock  %new   a capitalised word that is no common one; a code; a date; a time;
///                        a word or number that the customer didn't say
///     ..  ...  ....      up to 3, 6, 10 words between, within one sentence
///     ^  $               here a clause begins, ends
///     !x  !(…)           x doesn't follow here
///     &x  &(…)           x follows here, and is looked at again by what comes next
namespace mq::domain {

enum class NodeKind : std::uint8_t {
    word, ///< value: index of the word
    any,  ///< value: index of the class
    number,
    name,
    code,
    date,
    clock,
    fresh,
    gap, ///< value: most words
    begins,
    ends,
    sequence, ///< kids
    choice,   ///< kids
    maybe,    ///< one kid
    not_here, ///< one kid
    here,     ///< one kid
};

using NodeIndex = std::uint32_t;

struct PatternNode {
    NodeKind kind = NodeKind::sequence;
    std::uint32_t value = 0;
    std::vector<NodeIndex> kids;
};

struct PatternError {
    std::size_t offset = 0; ///< bytes into the line
    std::string message;    ///< Vietnamese, with what to do about it
};

/// Patterns and their words, interned. Grows while a lexicon is read, then stays.
class PatternPool {
public:
    PatternPool();

    /// Reads one line. Classes must have been added before they are named.
    [[nodiscard]] tl::expected<NodeIndex, PatternError> parse(std::string_view line);

    /// A new, empty class; nothing when the name is there already.
    bool add_class(std::string name);
    void add_to_class(std::string_view name, NodeIndex pattern);
    [[nodiscard]] bool has_class(std::string_view name) const { return class_index_.contains(name); }
    /// Its index; that of an empty class when there is none of the name.
    [[nodiscard]] std::size_t class_of(std::string_view name) const;

    /// Index of a word, made when it is new. `word` is in small letters with its marks.
    std::uint32_t word(std::string_view word);

    [[nodiscard]] const PatternNode& node(NodeIndex index) const { return nodes_[index]; }
    [[nodiscard]] const std::vector<std::string>& words() const { return words_; }
    [[nodiscard]] const std::vector<NodeIndex>& members(std::size_t index) const { return classes_[index]; }
    [[nodiscard]] std::size_t class_count() const { return classes_.size(); }

    NodeIndex add(PatternNode node);

private:
    std::vector<PatternNode> nodes_;
    std::vector<std::string> words_;
    std::unordered_map<std::string, std::uint32_t> word_index_; ///< by key_of
    std::vector<std::vector<NodeIndex>> classes_;
    std::map<std::string, std::size_t, std::less<>> class_index_;
};

} // namespace mq::domain
