#pragma once

#include "domain/reply_coder.h"

#include <string>
#include <string_view>
#include <vector>

/// The coder as it is delivered, and replies to try it on.
namespace reply_test {

[[nodiscard]] const mq::domain::ReplyCoder& coder();

struct Marked {
    std::string id;
    std::string customer;
    std::string reply;
    mq::domain::ActSet acts;
};
/// A file of tests/data/replies.
[[nodiscard]] std::vector<Marked> replies(const std::string& name);

/// `apologize,solve`; empty for no act.
[[nodiscard]] mq::domain::ActSet acts(std::string_view listed);
[[nodiscard]] std::string listed(const mq::domain::ActSet& acts);

/// Small letters without marks, as they are typed on a plain keyboard.
[[nodiscard]] std::string without_marks(const std::string& text);
[[nodiscard]] std::string in_capitals(const std::string& text);
[[nodiscard]] std::string decomposed(const std::string& text); ///< NFD

} // namespace reply_test
