#include "domain/reply_coder.h"

#include "base/text.h"
#include "domain/reply_features.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
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

constexpr const char* taken_back = "/back"; ///< behind the name of a rule

/// Where an act was seen: by its rules, or else by what spoke for it most in the sentence that shows it best.
struct Evidence {
    struct Hint {
        double weight = 0.0;
        std::uint32_t sentence = 0;
        TextSpan place;
    };
    std::vector<TextSpan> rules;
    std::vector<Hint> hints;

    [[nodiscard]] std::vector<TextSpan> best(std::uint32_t sentence) {
        constexpr std::size_t most_hints = 3;
        if (!rules.empty())
            return tidy(std::move(rules));
        std::erase_if(hints, [&](const Hint& hint) { return hint.sentence != sentence; });
        std::stable_sort(hints.begin(), hints.end(),
                         [](const Hint& a, const Hint& b) { return a.weight > b.weight; });
        std::vector<TextSpan> out;
        for (std::size_t i = 0; i < std::min(most_hints, hints.size()); ++i)
            out.push_back(hints[i].place);
        return tidy(std::move(out));
    }
};

using ActOdds = std::array<double, act_count>;

/// Log-odds taken from an act whose words stand in a reply only where a negation or an exception takes them
/// back: rules know these, the net often overhears a small “không”.
constexpr double taken_back_doubt = 1.92;

/// log(1 + e^x) without overflow.
double softplus(double x) {
    return x > 30.0 ? x : std::log1p(std::exp(x));
}

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
        const SeenReply seen = see(reply, customer);
        Sum sum{std::vector<ActOdds>(seen.sentences, lexicon_.weights.bias), {}, {}};
        weigh(seen, sum);
        const NetOpinion net = listen(lexicon_.net, seen.heard);
        std::vector<double> of_sentences(seen.sentences);
        for (std::size_t a = 0; a < act_count; ++a) {
            for (std::uint32_t s = 0; s < seen.sentences; ++s)
                of_sentences[s] = sum.odds[s][a];
            const double odds =
                lexicon_.weights.slope * odds_of_any(of_sentences) + lexicon_.weights.net_slope * net.odds[a];
            const double doubt = sum.taken_back[a] && sum.evidence[a].rules.empty() ? taken_back_doubt : 0.0;
            const double confidence = 1.0 / (1.0 + std::exp(-(odds + lexicon_.weights.shift[a] - doubt)));
            if (confidence < near_from)
                continue;
            CodedAct coded{static_cast<Act>(a), confidence,
                           words_of(sum.evidence[a], of_sentences, net.peaks[a], seen)};
            if (!coded.words.empty())
                (confidence >= coded_from ? out.acts : out.near).push_back(std::move(coded));
        }
        return out;
    }

    [[nodiscard]] const ReplyLexicon& lexicon() const { return lexicon_; }

private:
    using Weights = std::vector<std::pair<Act, double>>;
    struct Sum {
        std::vector<ActOdds> odds; ///< of each sentence
        std::array<Evidence, act_count> evidence;
        ActSet taken_back; ///< acts whose words are there, denied or excepted
        void add(const Weights* weights, std::uint32_t sentence, TextSpan place) {
            if (weights == nullptr)
                return;
            for (const auto& [act, weight] : *weights) {
                odds[sentence][index_of(act)] += weight;
                if (weight > 0.0)
                    evidence[index_of(act)].hints.push_back({weight, sentence, place});
            }
        }
    };

    /// In the sentence that shows the act best, by both readers together.
    [[nodiscard]] std::vector<TextSpan> words_of(Evidence& evidence, std::vector<double> of_sentences,
                                                 const NetOpinion::Peak& peak, const SeenReply& seen) const {
        if (!lexicon_.net.empty() && !seen.heard.empty()) {
            const std::uint32_t sentence = seen.heard[peak.word].sentence;
            const double says = lexicon_.weights.net_slope * static_cast<double>(std::max(peak.odds, 0.0F));
            of_sentences[sentence] += says;
            evidence.hints.push_back({says, sentence, around(peak.word, seen)});
        }
        const auto best = std::max_element(of_sentences.begin(), of_sentences.end());
        return evidence.best(static_cast<std::uint32_t>(best - of_sentences.begin()));
    }

    /// A word and its neighbours in the sentence: one word alone seldom says why.
    [[nodiscard]] static TextSpan around(std::uint32_t word, const SeenReply& seen) {
        const auto same = [&](std::size_t other) {
            return seen.heard[other].sentence == seen.heard[word].sentence;
        };
        const std::size_t first = word > 0 && same(word - 1U) ? word - 1U : word;
        const std::size_t last = word + 1U < seen.heard.size() && same(word + 1U) ? word + 1U : word;
        return {seen.heard_at[first].begin, seen.heard_at[last].end};
    }

    void index_rules() {
        for (const ActRule& rule : lexicon_.rules) {
            const auto found = lexicon_.weights.features.find(name_of(rule));
            Weights weights = found == lexicon_.weights.features.end() ? Weights{} : found->second;
            const bool own = std::any_of(weights.begin(), weights.end(),
                                         [&](const auto& w) { return w.first == rule.act; });
            if (!own)
                weights.emplace_back(rule.act, rule.weight);
            rules_.push_back(std::move(weights));
            const auto back = lexicon_.weights.features.find(name_of(rule) + taken_back);
            taken_back_.push_back(back == lexicon_.weights.features.end() ? Weights{} : back->second);
        }
    }

    void weigh(const SeenReply& seen, Sum& sum) const {
        for (const FoundRule& found : seen.rules) {
            const ActRule& rule = lexicon_.rules[found.rule];
            if (found.times == 0) {
                sum.taken_back.set(index_of(rule.act));
                for (const auto& [act, weight] : taken_back_[found.rule])
                    sum.odds[found.sentence][index_of(act)] += weight;
                continue;
            }
            for (const auto& [act, weight] : rules_[found.rule]) {
                sum.odds[found.sentence][index_of(act)] += weight * amount_of(found.times);
                if (act == rule.act && rule.evidence && weight > 0.0)
                    for (const TextSpan& place : found.words)
                        sum.evidence[index_of(act)].rules.push_back(place);
            }
        }
        std::string name;
        for (const SeenReply::Word& word : seen.words) {
            name.assign(1, '=').append(word.text);
            const auto found = lexicon_.weights.features.find(name);
            if (found != lexicon_.weights.features.end())
                sum.add(&found->second, word.sentence, word.place);
        }
        std::unordered_set<std::size_t>
            counted; // a concept or pair counts once in a sentence, however often it stands there
        const std::size_t concepts = concepts_.size();
        const auto is_first = [&](std::size_t slot, std::uint32_t sentence) {
            return counted.insert(sentence * concepts * (concepts + 1) + slot).second;
        };
        for (const auto& one : seen.concepts_seen)
            if (is_first(concepts * concepts + one.concept_index, one.sentence))
                sum.add(concepts_[one.concept_index], one.sentence, one.place);
        for (const SeenReply::Pair& pair : seen.pairs) {
            const auto& first = seen.concepts_seen[pair.first];
            const auto& second = seen.concepts_seen[pair.second];
            const std::size_t slot = first.concept_index * concepts + second.concept_index;
            if (is_first(slot, first.sentence))
                sum.add(pairs_[slot], first.sentence, {first.place.begin, second.place.end});
        }
    }

    ReplyLexicon lexicon_;
    FeatureFinder finder_;
    std::vector<Weights> rules_;           ///< of each rule
    std::vector<Weights> taken_back_;      ///< of each rule whose words are taken back
    std::vector<const Weights*> concepts_; ///< of each concept; null: none
    std::vector<const Weights*> pairs_;    ///< of each pair, first · number of concepts + second
};

double odds_of_any(const std::vector<double>& odds) {
    constexpr std::size_t most = 3;
    std::array<double, most> best; // a long reply must not perform an act by many small chances
    const auto end =
        std::partial_sort_copy(odds.begin(), odds.end(), best.begin(), best.end(), std::greater<>());
    double none = 0.0; // -log of the chance that it stands in none of them
    for (auto one = best.begin(); one != end; ++one)
        none += softplus(*one);
    return none > 30.0 ? none : std::log(std::max(std::expm1(none), 1e-300));
}

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
        if (found.times == 0)
            out.push_back({name_of(words.rules[found.rule]) + taken_back, 1.0, found.sentence});
        else
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

std::vector<HeardWord> ReplyCoder::heard(std::string_view reply, std::string_view customer) const {
    return engine_->see(reply, customer).heard;
}

std::vector<FoundRule> ReplyCoder::find(std::string_view reply, std::string_view customer) const {
    std::vector<FoundRule> out = engine_->see(reply, customer).rules;
    std::erase_if(out, [](const FoundRule& found) { return found.times == 0; });
    return out;
}
const ReplyLexicon& ReplyCoder::lexicon() const {
    return engine_->lexicon();
}

} // namespace mq::domain
