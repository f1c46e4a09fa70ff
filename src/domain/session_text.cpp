#include "domain/session_text.h"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>

namespace mq::domain {
namespace {

constexpr std::size_t most_bytes = 1U << 20U;

std::string_view trimmed(std::string_view s) {
    const std::size_t first = s.find_first_not_of(" \t\r");
    if (first == std::string_view::npos)
        return {};
    return s.substr(first, s.find_last_not_of(" \t\r") - first + 1);
}

std::vector<std::string> split_ids(std::string_view s) {
    std::vector<std::string> out;
    while (!s.empty()) {
        const std::size_t comma = s.find(',');
        const std::string_view part = trimmed(s.substr(0, comma));
        if (!part.empty())
            out.emplace_back(part);
        if (comma == std::string_view::npos)
            break;
        s.remove_prefix(comma + 1);
    }
    return out;
}

Result<WrittenMove> read_move(std::string_view line, int number) {
    WrittenMove move;
    move.line = number;
    if (line == "hint light") {
        move.kind = Move::Kind::hint_light;
    } else if (line == "hint full") {
        move.kind = Move::Kind::hint_full;
    } else if (line == "undo") {
        move.kind = Move::Kind::undo;
    } else {
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos)
            move.node = trimmed(line.substr(0, colon));
        move.picks = split_ids(colon == std::string_view::npos ? line : line.substr(colon + 1));
        if (move.picks.empty())
            return fail(
                ErrorKind::bad_input,
                fmt::format("Dòng {}: chưa có câu trả lời. Viết mã lựa chọn, ví dụ “N1: c”.", number));
    }
    return move;
}

std::optional<std::size_t> place_of(const std::vector<std::string>& ids, const std::string& wanted) {
    const auto at = std::find(ids.begin(), ids.end(), wanted);
    if (at != ids.end())
        return static_cast<std::size_t>(at - ids.begin());
    std::size_t number = 0; // ids win over numbers, so an option called "2" is found by its id
    const auto [end, error] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
    if (error == std::errc{} && end == wanted.data() + wanted.size() && number >= 1 && number <= ids.size())
        return number - 1;
    return std::nullopt;
}

std::vector<std::string> ids_in(const Node& node) {
    std::vector<std::string> out;
    if (node.answer == AnswerKind::one)
        for (const Outcome& outcome : node.outcomes)
            out.push_back(outcome.id);
    else
        for (const Item& item : node.items)
            out.push_back(item.id);
    return out;
}

tl::unexpected<Error> at_line(int line, const Error& error) {
    return fail(error.kind, line > 0 ? fmt::format("Dòng {}: {}", line, error.message) : error.message,
                error.detail);
}

} // namespace

Result<std::vector<WrittenMove>> read_moves(std::string_view text) {
    if (text.size() > most_bytes)
        return fail(ErrorKind::bad_input, "Tệp câu trả lời lớn hơn 1 MiB.");
    std::vector<WrittenMove> out;
    int number = 0;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = trimmed(text.substr(0, end));
        ++number;
        if (!line.empty() && line.front() != '#') {
            auto move = read_move(line, number);
            if (!move)
                return tl::unexpected<Error>(move.error());
            out.push_back(std::move(*move));
        }
        if (end == std::string_view::npos)
            break;
        text.remove_prefix(end + 1);
    }
    return out;
}

Result<Answer> answer_from_ids(const Node& node, const std::vector<std::string>& ids) {
    const std::vector<std::string> known = ids_in(node);
    Answer answer;
    for (const std::string& id : ids) {
        const auto place = place_of(known, id);
        if (!place)
            return fail(ErrorKind::bad_input,
                        fmt::format("Nút “{}” không có “{}”. Có: {}.", node.id, id, fmt::join(known, ", ")));
        answer.picks.push_back(static_cast<std::uint8_t>(*place));
    }
    if (node.answer == AnswerKind::several)
        std::sort(answer.picks.begin(), answer.picks.end());
    return answer;
}

std::vector<std::string> ids_of_answer(const Node& node, const Answer& answer) {
    const std::vector<std::string> known = ids_in(node);
    std::vector<std::string> out;
    for (const std::uint8_t pick : answer.picks)
        if (pick < known.size())
            out.push_back(known[pick]);
    return out;
}

Result<Session> apply_written(const Scenario& scene, const Graph& graph, const Session& session,
                              const WrittenMove& written) {
    Move move;
    move.kind = written.kind;
    if (written.kind == Move::Kind::answer) {
        if (is_finished(graph, session))
            return at_line(written.line,
                           Error{ErrorKind::refused, "Tình huống đã kết thúc, không còn gì để trả lời.", {}});
        const Node& node = scene.nodes[session.state.at];
        if (!written.node.empty() && written.node != node.id)
            return at_line(written.line,
                           Error{ErrorKind::bad_input,
                                 fmt::format("đang ở nút “{}”, không phải “{}”.", node.id, written.node),
                                 {}});
        auto answer = answer_from_ids(node, written.picks);
        if (!answer)
            return at_line(written.line, answer.error());
        move.answer = std::move(*answer);
    }
    auto next = apply(scene, graph, session, move);
    if (!next)
        return at_line(written.line, next.error());
    return next;
}

Result<Session> replay(const Scenario& scene, const Graph& graph, Mode mode, std::string_view text) {
    const auto moves = read_moves(text);
    if (!moves)
        return tl::unexpected<Error>(moves.error());
    Session session = start_session(graph, mode);
    for (const WrittenMove& move : *moves) {
        auto next = apply_written(scene, graph, session, move);
        if (!next)
            return next;
        session = std::move(*next);
    }
    return session;
}

std::string write_session(const Scenario& scene, const Graph& graph, const Session& session) {
    std::string out;
    Session at = start_session(graph, session.mode);
    for (const Move& move : session.log) {
        switch (move.kind) {
            case Move::Kind::hint_light: out += "hint light\n"; break;
            case Move::Kind::hint_full: out += "hint full\n"; break;
            case Move::Kind::undo: out += "undo\n"; break;
            case Move::Kind::answer: {
                const Node& node = scene.nodes[at.state.at];
                out += fmt::format("{}: {}\n", node.id, fmt::join(ids_of_answer(node, move.answer), ", "));
                break;
            }
        }
        auto next = apply(scene, graph, at, move);
        if (!next)
            break;
        at = std::move(*next);
    }
    return out;
}

} // namespace mq::domain
