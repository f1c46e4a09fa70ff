#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace mq::content {

/// Finds the name that a mistyped word was probably meant to be. Comparing is limited all together, so that a
/// file full of wrong names costs no more than one with a few.
class Speller {
public:
    /// The nearest of the names, marks and capitals aside; nothing when none is near enough to be meant.
    [[nodiscard]] std::optional<std::size_t> nearest(std::string_view word,
                                                     std::span<const std::string_view> names);

private:
    std::size_t budget_ = 100'000; ///< comparisons left
};

/// Names of one kind in a file (nodes, flags …) with their index. Views: the tree they come from must outlive
/// it.
class NameTable {
public:
    /// False when the name is there already; the first keeps it.
    bool add(std::string_view name);
    [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;
    [[nodiscard]] const std::vector<std::string_view>& names() const { return names_; }
    [[nodiscard]] std::size_t size() const { return names_.size(); }

private:
    std::vector<std::string_view> names_;
    std::unordered_map<std::string_view, std::size_t> index_;
};

/// Letters without marks, digits, `_` and `-`, at most 60 characters.
[[nodiscard]] bool is_id(std::string_view word);

/// `a, b, c`
[[nodiscard]] std::string listing(std::span<const std::string_view> names, std::size_t most = 12);

} // namespace mq::content
