#pragma once

#include "domain/session.h"

#include <string>
#include <string_view>
#include <vector>

namespace mq::domain {

/// The written form of what was done, one step a line: the answers file of `monqua play` and the way a
/// session is saved.
///
///     N1: c              an option, by its id (or by its number in the node: 3)
///     N8: a, b, d        ticked items (several), or all items in order (order)
///     hint light         also: hint full, undo
///     # a remark
///
/// The node before the colon may be left out; where it stands it must be the node the play is at.
struct WrittenMove {
    int line = 0;     ///< 1-based line of the text
    std::string node; ///< empty when left out
    Move::Kind kind = Move::Kind::answer;
    std::vector<std::string> picks; ///< ids as written
};

/// Reads the form; bad_input with the line when a line is none of the above. At most 1 MiB.
[[nodiscard]] Result<std::vector<WrittenMove>> read_moves(std::string_view text);

/// Applies one written step to a session, resolving ids by the node the session is at.
[[nodiscard]] Result<Session> apply_written(const Scenario& scene, const Graph& graph, const Session& session,
                                            const WrittenMove& move);

/// Replays a whole text. Fails at the first step that doesn't fit, naming its line.
[[nodiscard]] Result<Session> replay(const Scenario& scene, const Graph& graph, Mode mode,
                                     std::string_view text);

/// Resolves the ids of an answer in a node.
[[nodiscard]] Result<Answer> answer_from_ids(const Node& node, const std::vector<std::string>& ids);
/// The ids of an answer: option id, or item ids in the order of the answer.
[[nodiscard]] std::vector<std::string> ids_of_answer(const Node& node, const Answer& answer);

/// Writes a session so that `replay` in the same mode gives an equal one.
[[nodiscard]] std::string write_session(const Scenario& scene, const Graph& graph, const Session& session);

} // namespace mq::domain
