#include "domain/reply_features.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

namespace mq::domain {
namespace {

void mark_sentences(ReadReply& reply) {
    std::uint32_t number = 0;
    reply.before.reserve(reply.words.size());
    reply.sentence.reserve(reply.words.size());
    for (std::size_t i = 0; i < reply.words.size(); ++i) {
        const ReadWord& word = reply.words[i];
        reply.before.push_back(word.first ? reply.tokens[word.token].before : Break::none);
        if (i > 0 && reply.before.back() == Break::strong)
            ++number;
        reply.sentence.push_back(number);
    }
}

bool is_shouting(const std::vector<ReplyToken>& tokens) {
    std::size_t words = 0;
    std::size_t capitals = 0;
    for (const ReplyToken& token : tokens) {
        if (token.kind != TokenKind::word)
            continue;
        ++words;
        capitals += token.capital ? 1U : 0U;
    }
    return capitals * 2 > words;
}

void add_where(ReadWord& word, const std::vector<std::uint32_t>& any_of, std::uint32_t added) {
    const auto is_one = [&](std::uint32_t id) {
        return std::find(any_of.begin(), any_of.end(), id) != any_of.end();
    };
    if (std::any_of(word.ids.begin(), word.ids.end(), is_one))
        word.ids.push_back(added);
}

TextSpan place_of(const ReadReply& reply, std::uint32_t begin, std::uint32_t end) {
    return {reply.tokens[reply.words[begin].token].begin, reply.tokens[reply.words[end - 1].token].end};
}

} // namespace

FeatureFinder::FeatureFinder(const ReplyLexicon& lexicon, std::uint32_t customer_word,
                             std::uint32_t writer_word)
    : lexicon_(lexicon),
      customer_word_(customer_word),
      writer_word_(writer_word),
      reader_(lexicon),
      rules_(lexicon),
      concepts_(lexicon.pool) {
    for (std::uint32_t c = 0; c < lexicon.concepts.size(); ++c)
        for (const NodeIndex pattern : lexicon.concepts[c].patterns)
            concepts_.add(c, pattern);
}

SeenReply FeatureFinder::see(std::string_view reply, std::string_view customer) const {
    ReadReply read_reply = read(reply);
    Matcher matcher(lexicon_.pool, read_reply);
    shift_roles(read_reply, matcher);
    for (const ReplyToken& token : tokens_of(customer, reader_.token_rules()))
        read_reply.customer.insert(token.fold);
    matcher.forget();
    SeenReply out;
    out.rules = rules_.find(read_reply, matcher);
    see_words(read_reply, out);
    out.sentences = read_reply.sentence.empty() ? 1 : read_reply.sentence.back() + 1;
    see_concepts(read_reply, matcher, out);
    hear_words(read_reply, out);
    return out;
}

ReadReply FeatureFinder::read(std::string_view reply) const {
    ReadReply out;
    out.tokens = tokens_of(reply, reader_.token_rules());
    out.words = reader_.read(out.tokens);
    out.shouting = is_shouting(out.tokens);
    mark_sentences(out);
    return out;
}

/// Words of kinship become plain "you" and "I" where they show who is older.
void FeatureFinder::shift_roles(ReadReply& reply, Matcher& matcher) const {
    for (const RoleShift& role : lexicon_.roles) {
        matcher.forget();
        if (!matcher.anywhere(role.signs) || matcher.anywhere(role.unless))
            continue;
        for (ReadWord& word : reply.words) {
            add_where(word, role.hears, customer_word_);
            add_where(word, role.speaks, writer_word_);
        }
    }
}

void FeatureFinder::see_words(const ReadReply& reply, SeenReply& out) const {
    std::unordered_set<std::string> known; // of the sentence
    const auto add = [&](std::string text, std::uint32_t from, std::uint32_t to) {
        if (known.insert(text).second)
            out.words.push_back({std::move(text), reply.sentence[from], place_of(reply, from, to)});
    };
    std::string before;
    for (std::uint32_t at = 0; at < reply.words.size(); ++at) {
        const ReadWord& word = reply.words[at];
        const ReplyToken& token = reply.tokens[word.token];
        if (at == 0 || reply.sentence[at] != reply.sentence[at - 1]) {
            known.clear();
            before.clear();
        }
        std::string text = token.kind != TokenKind::word ? "#" : word.best.empty() ? token.fold : word.best;
        add(text, at, at + 1);
        if (!before.empty())
            add(before + " " + text, at - 1, at + 1);
        if (token.question)
            add("?", at, at + 1);
        before = std::move(text);
    }
}

void FeatureFinder::hear_words(const ReadReply& reply, SeenReply& out) {
    constexpr std::array<const char*, token_kinds> figures{"", "#", "#date", "#clock", "#code"};
    out.heard.reserve(reply.words.size());
    out.heard_at.reserve(reply.words.size());
    for (std::uint32_t at = 0; at < reply.words.size(); ++at) {
        const ReadWord& word = reply.words[at];
        const ReplyToken& token = reply.tokens[word.token];
        HeardWord heard;
        const bool figure = token.kind != TokenKind::word;
        heard.word = figure              ? figures[static_cast<std::size_t>(token.kind)]
                     : word.best.empty() ? token.fold
                                         : word.best;
        heard.fold = figure ? heard.word : fold_of(heard.word);
        const auto mark = [&](NetSign sign, bool is) { heard.signs.set(static_cast<std::size_t>(sign), is); };
        mark(NetSign::comma, reply.before[at] == Break::soft);
        mark(NetSign::stop, reply.before[at] == Break::strong);
        mark(NetSign::question, token.question);
        mark(NetSign::echo, reply.customer.contains(token.fold));
        mark(NetSign::unknown, !figure && !word.known);
        heard.sentence = reply.sentence[at];
        out.heard.push_back(std::move(heard));
        out.heard_at.push_back(place_of(reply, at, at + 1));
    }
    for (const SeenReply::ConceptAt& seen : out.concepts_seen)
        for (std::uint32_t at = seen.begin; at < seen.end; ++at)
            if (auto& concepts = out.heard[at].concepts;
                std::find(concepts.begin(), concepts.end(), seen.concept_index) == concepts.end())
                concepts.push_back(seen.concept_index);
}

void FeatureFinder::see_concepts(const ReadReply& reply, Matcher& matcher, SeenReply& out) const {
    constexpr std::size_t most = 2000; // of a reply; one with more is no message
    auto& seen = out.concepts_seen;
    concepts_.search(reply, matcher, [&](std::uint32_t which, std::uint32_t begin, std::uint32_t end) {
        for (std::size_t i = seen.size(); i-- > 0 && seen[i].begin == begin;) {
            if (seen[i].concept_index != which)
                continue;
            seen[i].end = std::max(seen[i].end, end);
            seen[i].place = place_of(reply, begin, seen[i].end);
            return;
        }
        if (seen.size() < most)
            seen.push_back({which, begin, end, reply.sentence[begin], place_of(reply, begin, end)});
    });
    for (std::uint32_t a = 0; a < seen.size(); ++a) {
        for (std::uint32_t b = a + 1; b < seen.size() && seen[b].begin < seen[a].end + nearness; ++b)
            if (seen[b].begin >= seen[a].end &&
                reply.sentence[seen[a].begin] == reply.sentence[seen[b].begin])
                out.pairs.push_back({a, b});
    }
}

} // namespace mq::domain
