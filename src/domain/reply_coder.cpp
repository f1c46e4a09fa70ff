#include "domain/reply_coder.h"

#include "base/text.h"
#include "domain/reply_features.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string>
#include <unordered_set>
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

std::string name_of(const ActRule& rule) {
    return std::string(id_of(rule.act)) + "/" + rule.id;
}

/// Where an act was seen: by its rules, or else by what spoke for it most.
struct Evidence {
    std::vector<TextSpan> rules;
    std::vector<std::pair<double, TextSpan>> hints; ///< with their weight

    [[nodiscard]] std::vector<TextSpan> best() {
        constexpr std::size_t most_hints = 3;
        if (!rules.empty())
            return tidy(std::move(rules));
        std::stable_sort(hints.begin(), hints.end(),
                         [](const auto& a, const auto& b) { return a.first > b.first; });
        std::vector<TextSpan> out;
        for (std::size_t i = 0; i < std::min(most_hints, hints.size()); ++i)
            out.push_back(hints[i].second);
        return tidy(std::move(out));
    }
};

} // namespace

class ReplyCoder::Engine {
public:
    explicit Engine(ReplyLexicon lexicon)
        : lexicon_(std::move(lexicon)),
          finder_(lexicon_, lexicon_.pool.word(plain_customer), lexicon_.pool.word(plain_writer)) {
        index_rules();
        const auto& features = lexicon_.weights.features;
        const std::size_t concepts = lexicon_.concepts.size();
        pairs_.resize(concepts * concepts);
        for (std::size_t c = 0; c < concepts; ++c) {
            const std::string& id = lexicon_.concepts[c].id;
            if (const auto found = features.find(id); found != features.end())
                concepts_.emplace_back(&found->second);
            else
                concepts_.emplace_back(nullptr);
            for (std::size_t d = 0; d < concepts; ++d)
                if (const auto found = features.find(id + ">" + lexicon_.concepts[d].id);
                    found != features.end())
                    pairs_[c * concepts + d] = &found->second;
        }
    }

    [[nodiscard]] SeenReply see(std::string_view reply, std::string_view customer) const {
        return finder_.see(text::nfc(readable(reply, most_reply_bytes)),
                           text::nfc(readable(customer, most_reply_bytes)));
    }

    [[nodiscard]] CodedReply code(std::string_view reply, std::string_view customer) const {
        CodedReply out;
        out.cut = reply.size() > most_reply_bytes;
        Sum sum{lexicon_.weights.bias, {}};
        weigh(see(reply, customer), sum);
        for (std::size_t a = 0; a < act_count; ++a) {
            const double confidence =
                1.0 / (1.0 + std::exp(-(lexicon_.weights.slope * sum.odds[a] + lexicon_.weights.shift)));
            if (confidence < near_from)
                continue;
            CodedAct coded{static_cast<Act>(a), confidence, sum.evidence[a].best()};
            if (!coded.words.empty())
                (confidence >= coded_from ? out.acts : out.near).push_back(std::move(coded));
        }
        return out;
    }

    [[nodiscard]] const ReplyLexicon& lexicon() const { return lexicon_; }

private:
    using Weights = std::vector<std::pair<Act, double>>;
    struct Sum {
        std::array<double, act_count> odds;
        std::array<Evidence, act_count> evidence;
        void add(const Weights* weights, TextSpan place) {
            if (weights == nullptr)
                return;
            for (const auto& [act, weight] : *weights) {
                odds[index_of(act)] += weight;
                if (weight > 0.0)
                    evidence[index_of(act)].hints.emplace_back(weight, place);
            }
        }
    };

    void index_rules() {
        for (const ActRule& rule : lexicon_.rules) {
            const auto found = lexicon_.weights.features.find(name_of(rule));
            Weights weights = found == lexicon_.weights.features.end() ? Weights{} : found->second;
            const bool own = std::any_of(weights.begin(), weights.end(),
                                         [&](const auto& w) { return w.first == rule.act; });
            if (!own)
                weights.emplace_back(rule.act, rule.weight);
            rules_.push_back(std::move(weights));
        }
    }

    void weigh(const SeenReply& seen, Sum& sum) const {
        for (const FoundRule& found : seen.rules) {
            const ActRule& rule = lexicon_.rules[found.rule];
            for (const auto& [act, weight] : rules_[found.rule]) {
                sum.odds[index_of(act)] += weight * amount_of(found.times);
                if (act == rule.act && rule.evidence && weight > 0.0)
                    for (const TextSpan& place : found.words)
                        sum.evidence[index_of(act)].rules.push_back(place);
            }
        }
        for (const SeenReply::Word& word : seen.words)
            if (const auto found = lexicon_.weights.features.find("=" + word.text);
                found != lexicon_.weights.features.end())
                sum.add(&found->second, word.place);
        std::unordered_set<std::size_t>
            counted; // a concept or pair counts once, however often it stands there
        const std::size_t concepts = concepts_.size();
        for (const auto& one : seen.concepts_seen)
            if (counted.insert(concepts * concepts + one.concept_index).second)
                sum.add(concepts_[one.concept_index], one.place);
        for (const SeenReply::Pair& pair : seen.pairs) {
            const auto& first = seen.concepts_seen[pair.first];
            const auto& second = seen.concepts_seen[pair.second];
            const std::size_t slot = first.concept_index * concepts + second.concept_index;
            if (counted.insert(slot).second)
                sum.add(pairs_[slot], {first.place.begin, second.place.end});
        }
    }

    ReplyLexicon lexicon_;
    FeatureFinder finder_;
    std::vector<Weights> rules_;           ///< of each rule
    std::vector<const Weights*> concepts_; ///< of each concept; null: none
    std::vector<const Weights*> pairs_;    ///< of each pair, first · number of concepts + second
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

std::vector<ReplyFeature> ReplyCoder::features(std::string_view reply, std::string_view customer) const {
    const SeenReply seen = engine_->see(reply, customer);
    const ReplyLexicon& words = lexicon();
    std::vector<ReplyFeature> out;
    for (const FoundRule& found : seen.rules)
        out.push_back({name_of(words.rules[found.rule]), amount_of(found.times), found.sentence});
    for (const SeenReply::Word& word : seen.words)
        out.push_back({"=" + word.text, 1.0, word.sentence});
    std::set<std::pair<std::uint32_t, std::string>> known;
    const auto add_once = [&](std::uint32_t seen_index, std::string name) {
        const std::uint32_t sentence = seen.concepts_seen[seen_index].sentence;
        if (known.emplace(sentence, name).second)
            out.push_back({std::move(name), 1.0, sentence});
    };
    const auto id = [&](std::uint32_t seen_index) -> const std::string& {
        return words.concepts[seen.concepts_seen[seen_index].concept_index].id;
    };
    for (std::uint32_t i = 0; i < seen.concepts_seen.size(); ++i)
        add_once(i, id(i));
    for (const SeenReply::Pair& pair : seen.pairs)
        add_once(pair.first, id(pair.first) + ">" + id(pair.second));
    return out;
}

std::vector<FoundRule> ReplyCoder::find(std::string_view reply, std::string_view customer) const {
    return engine_->see(reply, customer).rules;
}
const ReplyLexicon& ReplyCoder::lexicon() const {
    return engine_->lexicon();
}

} // namespace mq::domain
