#pragma once

#include "base/error.h"
#include "domain/acts.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Typed replies as they are given to `monqua reply`, and as leads' corrections are handed out: one JSON
/// object a line, `{"id": "d001", "channel": "chat", "customer": "…", "reply": "…", "acts": ["apologize"]}`.
/// All but `reply` may be missing.
namespace mq::cli {

struct ReplyLine {
    std::string id; ///< the number of the line where it has none
    std::string customer;
    std::string reply;
    std::optional<domain::ActSet> acts; ///< what people marked
};

/// Fails (bad_input) with all that is wrong, at most twenty lines, each beginning with `file:line:` and
/// saying what to do. Empty lines, a byte order mark and CRLF are fine.
[[nodiscard]] Result<std::vector<ReplyLine>> read_reply_lines(std::string_view text, const std::string& file);

} // namespace mq::cli
