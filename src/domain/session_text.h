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
///     N7: b, d           a handler, then who is told (route)
///     N6: who=a; back=093 4417   fields of a log; one that isn't named stays blank; `\;` is a semicolon
///     N4: Dạ em xin lỗi …        a typed reply in one line; `\n` is a new line, `\\` a backslash
///     N4: [apologize own] Dạ …   the same with the acts it was read as; `[apologize; unsure]` when in doubt
///     N1: cut_in         cutting in; also: late, when the clock ran out
///     hint light         also: hint full, undo
///     # a remark
///
/// The node before the colon may be left out; where it stands it must be the node the play is at.
struct WrittenMove {
    int line = 0;     ///< 1-based line of the text
    std::string node; ///< empty when left out
    Move::Kind kind = Move::Kind::answer;
    std::vector<std::string> picks; ///< ids as written, at commas
    std::string rest;               ///< what stands after the node, whole: for logs and typed replies
};

/// Reads the form; bad_input with the line when a line is none of the above. At most 1 MiB.
[[nodiscard]] Result<std::vector<WrittenMove>> read_moves(std::string_view text);

/// Applies one written step to a session, resolving ids by the node the session is at. A typed reply without
/// its acts needs a reader.
[[nodiscard]] Result<Session> apply_written(const Scenario& scene, const Graph& graph, const Session& session,
                                            const WrittenMove& move, const ReplyReader& reader = {});

/// Replays a whole text. Fails at the first step that doesn't fit, naming its line.
[[nodiscard]] Result<Session> replay(const Scenario& scene, const Graph& graph, Mode mode,
                                     std::string_view text, const ReplyReader& reader = {});

/// Resolves the ids of an answer in a node; `cut_in` and `late` are ids too. Not for what is typed.
[[nodiscard]] Result<Answer> answer_from_ids(const Node& node, const std::vector<std::string>& ids);
/// The ids of an answer: option id, or item ids in the order of the answer. Nothing of what is typed.
[[nodiscard]] std::vector<std::string> ids_of_answer(const Node& node, const Answer& answer);

/// Writes a session so that `replay` in the same mode gives an equal one.
[[nodiscard]] std::string write_session(const Scenario& scene, const Graph& graph, const Session& session);

} // namespace mq::domain
