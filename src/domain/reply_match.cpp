#include "domain/reply_match.h"

#include <algorithm>
#include <bit>

namespace mq::domain {
namespace {

constexpr std::uint32_t longest_match = 63;
constexpr std::uint32_t longest_negator = 6;
constexpr std::uint32_t most_number_words = 5;

} // namespace

Matcher::Matcher(const PatternPool& pool, const ReadReply& reply)
    : pool_(pool),
      reply_(reply),
      size_(static_cast<std::uint32_t>(reply.words.size())),
      memo_(pool.class_count() * (reply.words.size() + 1)),
      known_(memo_.size()),
      numbers_(pool.class_of(numbers_class)),
      openers_(pool.class_of(openers_class)),
      closers_(pool.class_of(closers_class)) {}

std::uint32_t Matcher::longest(NodeIndex pattern, std::uint32_t at) {
    const Mask found = ends(pattern, at) & ~Mask{1};
    return found == 0 ? at : at + static_cast<std::uint32_t>(std::bit_width(found)) - 1;
}

void Matcher::forget() {
    std::fill(known_.begin(), known_.end(), std::uint8_t{0});
}

bool Matcher::anywhere(const std::vector<NodeIndex>& patterns) {
    for (std::uint32_t at = 0; at < size_; ++at)
        for (const NodeIndex pattern : patterns)
            if (longest(pattern, at) > at)
                return true;
    return false;
}

bool Matcher::ends_at(std::size_t class_index, std::uint32_t at) {
    for (std::uint32_t n = 1; n <= longest_negator && n <= at; ++n) {
        if ((of_class(class_index, at - n) >> n & 1U) != 0)
            return true;
        if (reply_.before[at - n] == Break::strong)
            break;
    }
    return false;
}

Matcher::Mask Matcher::ends(NodeIndex pattern, std::uint32_t at) {
    const PatternNode& node = pool_.node(pattern);
    const auto one = [](bool fits) { return fits ? Mask{2} : Mask{0}; };
    switch (node.kind) {
        case NodeKind::word: return one(at < size_ && has(node.value, at));
        case NodeKind::any: return of_class(node.value, at);
        case NodeKind::number: return number(at);
        case NodeKind::name: return one(at < size_ && is_name(at));
        case NodeKind::code: return one(is_kind(TokenKind::code, at));
        case NodeKind::date: return one(is_kind(TokenKind::date, at));
        case NodeKind::clock: return one(is_kind(TokenKind::clock, at));
        case NodeKind::fresh: return one(at < size_ && is_new(at));
        case NodeKind::gap: return gap(node.value, at);
        case NodeKind::begins: return begins(at) ? 1 : 0;
        case NodeKind::ends: return ends_here(at) ? 1 : 0;
        case NodeKind::sequence: return sequence(node, at);
        case NodeKind::choice: {
            Mask out = 0;
            for (const NodeIndex kid : node.kids)
                out |= ends(kid, at);
            return out;
        }
        case NodeKind::maybe: return ends(node.kids.front(), at) | 1U;
        case NodeKind::not_here: return ends(node.kids.front(), at) == 0 ? 1 : 0;
        case NodeKind::here: return ends(node.kids.front(), at) != 0 ? 1 : 0;
    }
    return 0;
}

Matcher::Mask Matcher::sequence(const PatternNode& node, std::uint32_t at) {
    Mask reached = 1;
    for (const NodeIndex kid : node.kids) {
        Mask next = 0;
        for (Mask rest = reached; rest != 0; rest &= rest - 1) {
            const auto n = static_cast<std::uint32_t>(std::countr_zero(rest));
            Mask more = ends(kid, at + n);
            if (n > 0 && at + n < size_ && reply_.before[at + n] == Break::strong)
                more &= 1U; // nothing reaches over the end of a sentence
            next |= more << n;
        }
        reached = next;
        if (reached == 0)
            break;
    }
    return reached;
}

Matcher::Mask Matcher::of_class(std::size_t index, std::uint32_t at) {
    const std::size_t slot = index * (size_ + std::size_t{1}) + at;
    if (known_[slot] == 0) {
        known_[slot] = 1; // first, so that a class that comes back to itself by ^ or $ ends
        Mask out = 0;
        for (const NodeIndex member : pool_.members(index))
            out |= ends(member, at);
        memo_[slot] = out;
    }
    return memo_[slot];
}

Matcher::Mask Matcher::number(std::uint32_t at) {
    if (is_kind(TokenKind::number, at))
        return 2;
    Mask out = 0;
    for (std::uint32_t n = 0; n < most_number_words && at + n < size_; ++n) {
        if (n > 0 && reply_.before[at + n] == Break::strong)
            break;
        if ((of_class(numbers_, at + n) & 2U) == 0)
            break;
        out |= Mask{2} << n;
    }
    return out;
}

Matcher::Mask Matcher::gap(std::uint32_t most, std::uint32_t at) const {
    Mask out = 1;
    for (std::uint32_t n = 1; n <= most && at + n <= size_ && n < longest_match; ++n) {
        if (n > 1 && reply_.before[at + n - 1] == Break::strong)
            break;
        out |= Mask{1} << n;
    }
    return out;
}

bool Matcher::has(std::uint32_t word, std::uint32_t at) const {
    const auto& ids = reply_.words[at].ids;
    return std::find(ids.begin(), ids.end(), word) != ids.end();
}

bool Matcher::is_kind(TokenKind kind, std::uint32_t at) const {
    return at < size_ && reply_.tokens[reply_.words[at].token].kind == kind;
}

bool Matcher::is_name(std::uint32_t at) const {
    const ReadWord& word = reply_.words[at];
    const ReplyToken& token = reply_.tokens[word.token];
    return !reply_.shouting && word.first && token.kind == TokenKind::word && token.capital &&
           token.before == Break::none;
}

bool Matcher::is_new(std::uint32_t at) const {
    const ReplyToken& token = reply_.tokens[reply_.words[at].token];
    return !reply_.customer.contains(token.fold);
}

/// A clause begins after punctuation, after a closing particle, and with a word that opens clauses.
bool Matcher::begins(std::uint32_t at) {
    if (at == 0 || at >= size_)
        return at == 0;
    return reply_.before[at] != Break::none || ends_at(closers_, at) ||
           (of_class(openers_, at) & ~Mask{1}) != 0;
}

bool Matcher::ends_here(std::uint32_t at) {
    if (at >= size_)
        return true;
    return reply_.before[at] != Break::none || (at > 0 && ends_at(closers_, at)) ||
           (of_class(openers_, at) & ~Mask{1}) != 0;
}

} // namespace mq::domain
