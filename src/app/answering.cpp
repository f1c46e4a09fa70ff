#include "app/answering.h"

#include "base/text.h"
#include "domain/reply_reading.h"

#include <fmt/format.h>
#include <algorithm>

namespace mq::app {
namespace {

using namespace mq::domain;

/// Bytes that are no UTF-8 and control characters are dropped, lines kept where they are wanted.
std::string cleaned(std::string_view typed, bool lines) {
    std::string valid(typed);
    while (const auto bad = text::first_invalid_utf8(valid))
        valid.erase(*bad, 1);
    std::string out;
    for (const char c : valid) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20U && byte != 0x7FU)
            out += c;
        else if (c == '\n' && lines)
            out += c;
        else if (c == '\t' || c == '\n')
            out += ' ';
    }
    const std::size_t first = out.find_first_not_of(" \n");
    if (first == std::string::npos)
        return {};
    return text::nfc(out.substr(first, out.find_last_not_of(" \n") - first + 1));
}

std::vector<store::CodedAct> kept(const CodedReply& coded) {
    std::vector<store::CodedAct> out;
    for (const domain::CodedAct& act : coded.acts) {
        store::CodedAct kept{std::string(id_of(act.act)), act.confidence, {}};
        for (const TextSpan& span : act.words)
            kept.words.emplace_back(static_cast<int>(span.begin), static_cast<int>(span.end));
        out.push_back(std::move(kept));
    }
    return out;
}

Result<MadeAnswer> typed(const State& state, const LiveAttempt& attempt, const Node& node,
                         const std::string& text) {
    if (text.size() > most_typed_bytes)
        return fail(ErrorKind::refused,
                    state.texts.format("error.reply_too_long", fmt::arg("limit", most_typed_bytes / 1024)),
                    fmt::format("{} bytes", text.size()));
    std::string reply = cleaned(text, true);
    if (text::fold(reply).empty())
        return fail(ErrorKind::refused, state.texts.get("error.reply_empty"));
    const ReplyCoder* coder = state.coder.get();
    if (coder == nullptr)
        return fail(ErrorKind::internal, state.texts.get("error.acts"));
    const domain::State& at = attempt.session.state;
    const std::string customer = fill_roles(pick_variant(node.says, at.flags, at.mood).vi, attempt.address);
    return read_reply(*coder, node, std::move(reply), customer);
}

} // namespace

MadeAnswer read_reply(const ReplyCoder& coder, const Node& node, std::string reply,
                      std::string_view customer) {
    const CodedReply coded = coder.code(reply, customer);
    return MadeAnswer{typed_answer(node, std::move(reply), reading_of(coded)), kept(coded)};
}

Result<MadeAnswer> answer_from(const State& state, const LiveAttempt& attempt, const Choose& command) {
    MadeAnswer out;
    out.answer.trigger = command.trigger;
    if (command.trigger != Trigger::answer || attempt.scene->graph.is_ending(attempt.session.state.at))
        return out;
    const Node& node = attempt.scene->scenario.nodes[attempt.session.state.at];
    if (node.answer == AnswerKind::type)
        return typed(state, attempt, node, command.entries.empty() ? std::string{} : command.entries[0]);
    if (node.answer == AnswerKind::log) {
        for (const std::string& entry : command.entries)
            out.answer.entries.push_back(cleaned(entry.substr(0, most_typed_bytes), false));
        return out;
    }
    out.answer.picks = command.picks;
    if (node.answer == AnswerKind::several || node.answer == AnswerKind::route)
        std::sort(out.answer.picks.begin(), out.answer.picks.end());
    return out;
}

} // namespace mq::app
