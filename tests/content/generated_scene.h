#pragma once

#include <cstddef>
#include <string>

namespace mq::content::test {

/// A scene of `nodes` nodes that reads like a real one: three options a node with texts, points and reasons,
/// hints, flags, conditions on flags and mood, several- and order-nodes. No errors, use practice, id
/// `sinh-ra`. 1,000 nodes make some 800 KB. `nodes` from 800 on. The same for the same number, always.
[[nodiscard]] std::string generated_scene(std::size_t nodes);

} // namespace mq::content::test
