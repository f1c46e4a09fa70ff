#include "domain/reply_coder.h"

#include "base/text.h"
#include "domain/reply_match.h"
#include "domain/reply_rules.h"
#include "domain/reply_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

namespace mq::domain {
namespace {

/// The valid beginning of the bytes, at most `most` of them, ending between code points.
std::string_view readable(std::string_view bytes, std::size_t most) {
    bytes = bytes.substr(0, most);
    while (!bytes.empty()) { // a code point that was cut, and nothing more: four bytes at most
        const auto bad = text::first_invalid_utf8(bytes);
        if (!bad)
            break;
        bytes = bytes.substr(0, *bad);
    }
    return bytes;
}

void mark_sentences(ReadReply& reply) {
    std::uint32_t number = 0;
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

/// Sorted and merged where they touch or overlap.
std::vector<TextSpan> tidy(std::vector<TextSpan> spans) {
    std::sort(spans.begin(), spans.end());
    std::vector<TextSpan> out;
    for (const TextSpan& span : spans) {
        if (!out.empty() && span.begin <= out.back().end + 1)
            out.back().end = std::max(out.back().end, span.end);
        else
            out.push_back(span);
    }
    return out;
}

} // namespace

class ReplyCoder::Engine {
public:
    explicit Engine(ReplyLexicon lexicon)
        : lexicon_(std::move(lexicon)), reader_(lexicon_), finder_(lexicon_) {
        for (std::size_t r = 0; r < lexicon_.rules.size(); ++r) {
            const ActRule& rule = lexicon_.rules[r];
            const std::string name = std::string(id_of(rule.act)) + "/" + rule.id;
            const auto learned = lexicon_.weights.rules.find(name);
            weigh(rule.act, r, learned == lexicon_.weights.rules.end() ? rule.weight : learned->second);
            for (std::size_t a = 0; a < act_count; ++a) {
                const auto across = lexicon_.weights.rules.find(std::string(act_ids[a]) + "<" + name);
                if (across != lexicon_.weights.rules.end())
                    weigh(static_cast<Act>(a), r, across->second);
            }
        }
    }

    [[nodiscard]] std::vector<FoundRule> find(std::string_view reply, std::string_view customer) const {
        const ReadReply read = read_reply(reply, customer);
        return finder_.find(read);
    }

    [[nodiscard]] CodedReply code(std::string_view reply, std::string_view customer) const {
        CodedReply out;
        out.cut = reply.size() > most_reply_bytes;
        std::array<double, act_count> odds = lexicon_.weights.bias;
        std::array<std::vector<TextSpan>, act_count> seen;
        for (const FoundRule& found : find(reply, customer)) {
            const ActRule& rule = lexicon_.rules[found.rule];
            for (const auto& [act, weight] : weights_[found.rule])
                odds[index_of(act)] += weight * amount_of(found.times);
            if (rule.evidence)
                seen[index_of(rule.act)].insert(seen[index_of(rule.act)].end(), found.words.begin(),
                                                found.words.end());
        }
        for (std::size_t a = 0; a < act_count; ++a) {
            const double confidence =
                1.0 / (1.0 + std::exp(-(lexicon_.weights.slope * odds[a] + lexicon_.weights.shift)));
            if (confidence < near_from || seen[a].empty())
                continue;
            (confidence >= coded_from ? out.acts : out.near)
                .push_back({static_cast<Act>(a), confidence, tidy(std::move(seen[a]))});
        }
        return out;
    }

    [[nodiscard]] const ReplyLexicon& lexicon() const { return lexicon_; }

private:
    void weigh(Act act, std::size_t rule, double weight) {
        weights_.resize(lexicon_.rules.size());
        weights_[rule].emplace_back(act, weight);
    }

    [[nodiscard]] ReadReply read_reply(std::string_view reply, std::string_view customer) const {
        ReadReply out;
        out.tokens = tokens_of(text::nfc(readable(reply, most_reply_bytes)), reader_.token_rules());
        out.words = reader_.read(out.tokens);
        out.shouting = is_shouting(out.tokens);
        mark_sentences(out);
        for (const ReplyToken& token :
             tokens_of(text::nfc(readable(customer, most_reply_bytes)), reader_.token_rules()))
            out.customer.insert(token.fold);
        return out;
    }

    ReplyLexicon lexicon_;
    WordReader reader_;
    RuleFinder finder_;
    std::vector<std::vector<std::pair<Act, double>>> weights_; ///< of each rule
};

ActSet CodedReply::set() const {
    ActSet out;
    for (const CodedAct& coded : acts)
        out.set(index_of(coded.act));
    return out;
}

ReplyCoder::ReplyCoder(ReplyLexicon lexicon) : engine_(std::make_unique<const Engine>(std::move(lexicon))) {}
ReplyCoder::~ReplyCoder() = default;
ReplyCoder::ReplyCoder(ReplyCoder&&) noexcept = default;
ReplyCoder& ReplyCoder::operator=(ReplyCoder&&) noexcept = default;

CodedReply ReplyCoder::code(std::string_view reply, std::string_view customer) const {
    return engine_->code(reply, customer);
}
std::vector<FoundRule> ReplyCoder::find(std::string_view reply, std::string_view customer) const {
    return engine_->find(reply, customer);
}
const ReplyLexicon& ReplyCoder::lexicon() const {
    return engine_->lexicon();
}

} // namespace mq::domain
