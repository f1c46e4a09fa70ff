#include "domain/session_text.h"

#include "base/text.h"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>

namespace mq::domain {
namespace {

constexpr std::size_t most_bytes = 1U << 20U;
constexpr const char* cut_in_id = "cut_in";
constexpr const char* late_id = "late";

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

bool names_a_node(std::string_view s) {
    return !s.empty() && std::all_of(s.begin(), s.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-';
    });
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == ';')
            out += '\\';
        out += c == '\n' ? std::string("\\n") : std::string(1, c);
    }
    return out;
}

/// Splits at semicolons that stand without a backslash, and takes the backslashes away.
std::vector<std::string> unescaped_parts(std::string_view text) {
    std::vector<std::string> out(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) {
            ++i;
            out.back() += text[i] == 'n' ? '\n' : text[i];
        } else if (text[i] == ';') {
            out.emplace_back();
        } else {
            out.back() += text[i];
        }
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
        std::size_t colon = line.find(':');
        if (colon != std::string_view::npos && !names_a_node(trimmed(line.substr(0, colon))))
            colon = std::string_view::npos; // a typed reply may have colons of its own
        if (colon != std::string_view::npos)
            move.node = trimmed(line.substr(0, colon));
        move.rest = trimmed(colon == std::string_view::npos ? line : line.substr(colon + 1));
        move.picks = split_ids(move.rest);
        if (move.rest.empty())
            return fail(
                ErrorKind::bad_input,
                fmt::format("Dòng {}: chưa có câu trả lời. Viết mã lựa chọn, ví dụ “N1: c”.", number));
    }
    return move;
}

std::vector<std::string> split_at_spaces(std::string_view s) {
    std::vector<std::string> out;
    while (!(s = trimmed(s)).empty()) {
        const std::size_t end = std::min(s.find(' '), s.size());
        out.emplace_back(s.substr(0, end));
        s.remove_prefix(end);
    }
    return out;
}

/// Semicolons are nothing special in a reply.
std::string joined(const std::vector<std::string>& parts) {
    return fmt::format("{}", fmt::join(parts, ";"));
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
            out.push_back(outcome.trigger == Trigger::answer ? outcome.id : std::string{});
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
    Answer answer;
    if (ids.size() == 1 && (ids[0] == cut_in_id || ids[0] == late_id)) {
        answer.trigger = ids[0] == cut_in_id ? Trigger::cut_in : Trigger::late;
        return answer;
    }
    const std::vector<std::string> known = ids_in(node);
    for (const std::string& id : ids) {
        const auto place = place_of(known, id);
        if (!place)
            return fail(ErrorKind::bad_input,
                        fmt::format("Nút “{}” không có “{}”. Có: {}.", node.id, id, fmt::join(known, ", ")));
        answer.picks.push_back(static_cast<std::uint8_t>(*place));
    }
    if (node.answer == AnswerKind::several || node.answer == AnswerKind::route)
        std::sort(answer.picks.begin(), answer.picks.end());
    return answer;
}

std::vector<std::string> ids_of_answer(const Node& node, const Answer& answer) {
    if (answer.trigger != Trigger::answer)
        return {answer.trigger == Trigger::cut_in ? cut_in_id : late_id};
    const std::vector<std::string> known = ids_in(node);
    std::vector<std::string> out;
    for (const std::uint8_t pick : answer.picks)
        if (pick < known.size())
            out.push_back(known[pick]);
    return out;
}

namespace {

Result<Answer> typed_from_text(const Node& node, std::string_view written, std::string_view customer,
                               const ReplyReader& reader) {
    Answer answer;
    if (written.empty() || written.front() != '[') {
        std::string reply = text::nfc(joined(unescaped_parts(written)));
        if (!reader)
            return fail(ErrorKind::refused, "Câu tự viết cần bộ đọc hành vi lời nói.", node.id);
        const ReplyReading reading = reader(reply, customer);
        return typed_answer(node, std::move(reply), reading);
    }
    const std::size_t close = written.find(']');
    if (close == std::string_view::npos)
        return fail(ErrorKind::bad_input, "Thiếu “]” sau các hành vi lời nói.", node.id);
    std::string_view acts = written.substr(1, close - 1);
    const std::size_t mark = acts.find(';');
    answer.unsure = mark != std::string_view::npos && trimmed(acts.substr(mark + 1)) == "unsure";
    for (const std::string& id : split_at_spaces(acts.substr(0, mark))) {
        const auto act = act_named(id);
        if (!act)
            return fail(ErrorKind::bad_input, fmt::format("Không có hành vi lời nói “{}”.", id), node.id);
        answer.acts.set(index_of(*act));
    }
    answer.entries = {text::nfc(joined(unescaped_parts(trimmed(written.substr(close + 1)))))};
    return answer;
}

Result<Answer> log_from_text(const Node& node, std::string_view written) {
    Answer answer;
    answer.entries.resize(node.fields.size());
    for (const std::string& part : unescaped_parts(written)) {
        if (trimmed(part).empty())
            continue;
        const std::size_t equals = part.find('=');
        const std::string_view id = trimmed(std::string_view(part).substr(0, equals));
        const auto field = std::find_if(node.fields.begin(), node.fields.end(),
                                        [&](const LogField& f) { return f.id == id; });
        if (equals == std::string::npos || field == node.fields.end())
            return fail(ErrorKind::bad_input,
                        fmt::format("Sổ không có ô “{}”. Viết: ô=nội dung; ô=nội dung.", id), node.id);
        answer.entries[static_cast<std::size_t>(field - node.fields.begin())] =
            text::nfc(trimmed(std::string_view(part).substr(equals + 1)));
    }
    return answer;
}

Result<Answer> written_answer(const Scenario& scene, const Session& session, const WrittenMove& written,
                              const ReplyReader& reader) {
    const Node& node = scene.nodes[session.state.at];
    const bool by_trigger = written.rest == cut_in_id || written.rest == late_id;
    if (by_trigger || (node.answer != AnswerKind::type && node.answer != AnswerKind::log))
        return answer_from_ids(node, written.picks);
    if (node.answer == AnswerKind::log)
        return log_from_text(node, written.rest);
    const LocalText& said = pick_variant(node.says, session.state.flags, session.state.mood);
    return typed_from_text(node, written.rest, said.vi, reader);
}

std::string written_form(const Node& node, const Answer& answer) {
    if (answer.trigger != Trigger::answer || answer.entries.empty())
        return fmt::format("{}", fmt::join(ids_of_answer(node, answer), ", "));
    std::string out;
    if (node.answer == AnswerKind::type) {
        for (std::size_t act = 0; act < act_count; ++act)
            if (answer.acts.test(act))
                out += fmt::format("{}{}", out.empty() ? "" : " ", act_ids[act]);
        return fmt::format("[{}{}] {}", out, answer.unsure ? "; unsure" : "", escaped(answer.entries[0]));
    }
    for (std::size_t f = 0; f < node.fields.size(); ++f)
        if (!answer.entries[f].empty())
            out += fmt::format("{}{}={}", out.empty() ? "" : "; ", node.fields[f].id,
                               escaped(answer.entries[f]));
    return out.empty() ? ";" : out; // an empty log is an answer too
}

} // namespace

Result<Session> apply_written(const Scenario& scene, const Graph& graph, const Session& session,
                              const WrittenMove& written, const ReplyReader& reader) {
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
        auto answer = written_answer(scene, session, written, reader);
        if (!answer)
            return at_line(written.line, answer.error());
        move.answer = std::move(*answer);
    }
    auto next = apply(scene, graph, session, move);
    if (!next)
        return at_line(written.line, next.error());
    return next;
}

Result<Session> replay(const Scenario& scene, const Graph& graph, Mode mode, std::string_view text,
                       const ReplyReader& reader) {
    const auto moves = read_moves(text);
    if (!moves)
        return tl::unexpected<Error>(moves.error());
    Session session = start_session(graph, mode);
    for (const WrittenMove& move : *moves) {
        auto next = apply_written(scene, graph, session, move, reader);
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
                out += fmt::format("{}: {}\n", node.id, written_form(node, move.answer));
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
