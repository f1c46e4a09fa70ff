#pragma once

#include "content/diagnostics.h"
#include "content/source_text.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mq::content::yaml {

enum class Kind : std::uint8_t { scalar, list, map };
enum class Style : std::uint8_t { plain, single_quoted, double_quoted, block, none };

/// One value of the document; 28 bytes. Children follow their parent; `end` is one past the last descendant.
struct Cell {
    std::uint32_t end = 0;
    std::uint32_t text_at = 0;   ///< scalars: where the text lies in Tree's arena
    std::uint32_t text_size = 0; ///< scalars: bytes
    std::uint32_t size = 0;      ///< lists: values; maps: keys
    std::uint32_t line = 1;
    std::uint32_t col = 1;
    Kind kind = Kind::scalar;
    Style style = Style::none;
};

class Tree;

/// A view of one value; valid as long as its tree. A default one is absent: false, with no content.
class Node {
public:
    Node() = default;
    Node(const Tree* tree, std::uint32_t index) : tree_(tree), index_(index) {}

    explicit operator bool() const { return tree_ != nullptr; }
    [[nodiscard]] bool is_scalar() const;
    [[nodiscard]] bool is_list() const;
    [[nodiscard]] bool is_map() const;
    /// Nothing stands after the key (`key:`).
    [[nodiscard]] bool is_empty() const;
    [[nodiscard]] std::string_view text() const; ///< of a scalar; empty for others
    [[nodiscard]] std::size_t size() const;      ///< values of a list, keys of a map
    [[nodiscard]] Mark mark() const;
    /// Place of the byte `offset` of a scalar's text: inside quotes, escapes and folded lines too.
    [[nodiscard]] Mark mark_at(std::size_t offset) const;

    /// Calls `visit(Node value)` for each value of a list.
    template <class F>
    void each(F&& visit) const;
    /// Calls `visit(Node key, Node value)` for each entry of a map, in the order of the file.
    template <class F>
    void each_entry(F&& visit) const;
    /// The entry's value, absent when there is none. Linear: for maps with few keys.
    [[nodiscard]] Node find(std::string_view key) const;

private:
    [[nodiscard]] const Cell& cell() const;
    const Tree* tree_ = nullptr;
    std::uint32_t index_ = 0;
};

/// A parsed file: its values with their places, and the text that it was read from.
class Tree {
public:
    Tree(SourceText source, std::vector<Cell> cells, std::string arena)
        : source_(std::move(source)), cells_(std::move(cells)), arena_(std::move(arena)) {}

    [[nodiscard]] Node root() const { return {this, 0}; }
    [[nodiscard]] const SourceText& source() const { return source_; }
    [[nodiscard]] const Cell& cell(std::uint32_t index) const { return cells_[index]; }
    [[nodiscard]] std::string_view text(const Cell& cell) const {
        return std::string_view(arena_).substr(cell.text_at, cell.text_size);
    }

private:
    SourceText source_;
    std::vector<Cell> cells_;
    std::string arena_;
};

/// Parses a cleaned text. All problems of syntax go to `diagnostics`; a text that could be mended well enough
/// to read on comes back in spite of them, so that the rest of the file is checked in the same run. The tree
/// never moves: nodes point to it.
[[nodiscard]] std::unique_ptr<const Tree> parse(SourceText source, Diagnostics& diagnostics);

inline const Cell& Node::cell() const {
    return tree_->cell(index_);
}
inline bool Node::is_scalar() const {
    return tree_ != nullptr && cell().kind == Kind::scalar;
}
inline bool Node::is_list() const {
    return tree_ != nullptr && cell().kind == Kind::list;
}
inline bool Node::is_map() const {
    return tree_ != nullptr && cell().kind == Kind::map;
}

template <class F>
void Node::each(F&& visit) const {
    if (!is_list())
        return;
    for (std::uint32_t i = index_ + 1; i < cell().end; i = tree_->cell(i).end)
        visit(Node{tree_, i});
}

template <class F>
void Node::each_entry(F&& visit) const {
    if (!is_map())
        return;
    for (std::uint32_t i = index_ + 1; i < cell().end;) {
        const std::uint32_t value = tree_->cell(i).end;
        visit(Node{tree_, i}, Node{tree_, value});
        i = tree_->cell(value).end;
    }
}

} // namespace mq::content::yaml
