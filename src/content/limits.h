#pragma once

#include <cstddef>

namespace mq::content {

/// What a content file may have. Checked before or while reading, so that no file, however made, costs more
/// than a moment and a few dozen MiB.
inline constexpr std::size_t max_file_bytes = std::size_t{4} * 1024 * 1024;
inline constexpr std::size_t max_line_bytes = std::size_t{32} * 1024;
inline constexpr std::size_t max_text_bytes = std::size_t{16} * 1024; ///< of one text
inline constexpr std::size_t max_depth = 24;
inline constexpr std::size_t max_values = 400'000;   ///< texts, lists and maps together
inline constexpr std::size_t max_entries = 20'000;   ///< of one list or map
inline constexpr std::size_t max_marks_in_a_row = 8; ///< combining marks on one letter; Vietnamese needs two
inline constexpr std::size_t max_scene_nodes = 5'000;
inline constexpr std::size_t max_options = 9;        ///< keys 1–9 choose them
inline constexpr std::size_t max_outcomes = 20;      ///< of several and order
inline constexpr std::size_t max_several_items = 10; ///< 1,024 picks, all of which the checker tries
inline constexpr std::size_t max_log_fields = 10;    ///< 1,024 ways to be right, all of which are tried
inline constexpr std::size_t max_log_choices = 8;
inline constexpr std::size_t max_handlers = 8;
inline constexpr std::size_t max_told = 6;
inline constexpr std::size_t max_order_items = 7; ///< 5,040 orders, all of which the checker tries
inline constexpr std::size_t max_condition_terms = 64;
inline constexpr std::size_t max_expression_depth = 24;

} // namespace mq::content
