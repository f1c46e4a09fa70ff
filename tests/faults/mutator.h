#pragma once

#include <random>
#include <span>
#include <string>
#include <string_view>

namespace mq::faults {

/// The text with one to eight edits: flipped bits, bytes of chance, pieces taken out, doubled or put
/// elsewhere, numbers pushed to their limits, and words that mean something in its language.
[[nodiscard]] std::string mutated(std::string text, std::span<const std::string_view> words,
                                  std::mt19937_64& random);

} // namespace mq::faults
