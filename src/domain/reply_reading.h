#pragma once

#include "domain/answers.h"
#include "domain/reply_coder.h"

namespace mq::domain {

/// Confidence under which a coded act might as well not be there.
inline constexpr double doubtful_below = 0.6;
/// Confidence from which an act that was nearly found might as well be there.
inline constexpr double doubtful_from = 0.4;

/// What a coding means for a typed answer: acts found, and those in doubt (found with little confidence, or
/// very nearly found).
[[nodiscard]] inline ReplyReading reading_of(const CodedReply& coded) {
    ReplyReading out;
    for (const CodedAct& act : coded.acts) {
        out.found.set(index_of(act.act));
        if (act.confidence < doubtful_below)
            out.doubtful.set(index_of(act.act));
    }
    for (const CodedAct& act : coded.near)
        if (act.confidence >= doubtful_from)
            out.doubtful.set(index_of(act.act));
    return out;
}

/// A reader that codes with `coder`, which must outlive it.
[[nodiscard]] inline ReplyReader reader_with(const ReplyCoder& coder) {
    return [&coder](std::string_view reply, std::string_view customer) {
        return reading_of(coder.code(reply, customer));
    };
}

} // namespace mq::domain
