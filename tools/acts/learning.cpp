#include "learning.h"

#include <fmt/format.h>
#include <algorithm>
#include <atomic>
#include <cmath>
#include <fstream>
#include <map>
#include <set>
#include <thread>

namespace acts {
namespace {

using mq::domain::act_count;
using mq::domain::act_ids;
using mq::domain::ActSet;

constexpr int rules_section = 0;
constexpr int words_section = 1;
constexpr int pairs_section = 3;

int section_of(const std::string& feature) {
    if (feature.front() == '=')
        return words_section;
    if (feature.find('/') != std::string::npos)
        return rules_section;
    return feature.find('>') == std::string::npos ? 2 : pairs_section;
}

bool is_phrase(const std::string& feature) {
    return feature.front() == mq::domain::phrase_mark;
}

bool is_neighbours(const std::string& feature) {
    return feature.find(' ') != std::string::npos;
}

/// `act 1.25 other -0.4`; of a rule its own act is always told.
std::string weights_of(const Model& model, std::size_t feature, const std::string& name) {
    const int section = section_of(name);
    const bool rule = section == rules_section;
    const double least = section == pairs_section || is_neighbours(name) ? 0.2 : 0.1;
    std::string out;
    for (std::size_t a = 0; a < act_count; ++a) {
        const double weight = model.lesson.sentences[a].weights[feature];
        const bool own = rule && name.starts_with(std::string(act_ids[a]) + "/");
        if (own || std::abs(weight) >= least)
            out += fmt::format("{}{} {:.2f}", out.empty() ? "" : " ", act_ids[a], weight);
    }
    return out;
}

/// A row's features by sentence; `number` gives the number of a name or null.
template <typename Number>
Bag bag_of(const std::vector<mq::domain::ReplyFeature>& seen, const Number& number) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, float> amounts;
    std::uint32_t sentences = 1;
    for (const auto& feature : seen) {
        if (is_phrase(feature.name))
            continue;
        sentences = std::max(sentences, feature.sentence + 1);
        if (const std::uint32_t* n = number(feature.name); n != nullptr)
            amounts[{feature.sentence, *n}] = static_cast<float>(feature.amount);
    }
    Bag out(sentences);
    for (const auto& [at, amount] : amounts)
        out[at.first].emplace_back(at.second, amount);
    return out;
}

template <typename Number>
Bag phrases_of(const std::vector<mq::domain::ReplyFeature>& seen, const Number& number) {
    Bag out(1);
    for (const auto& feature : seen)
        if (is_phrase(feature.name))
            if (const std::uint32_t* n = number(feature.name); n != nullptr)
                out.front().emplace_back(*n, static_cast<float>(feature.amount));
    return out;
}

/// `act 3.1 other -2.2`: those that matter for one of so many in a reply.
std::string weights_of_phrase(const Model& model, std::size_t phrase) {
    constexpr double least = 0.8;
    std::string out;
    for (std::size_t a = 0; a < act_count; ++a)
        if (const double weight = model.lesson.phrases[a].weights[phrase]; std::abs(weight) >= least)
            out += fmt::format("{}{} {:.1f}", out.empty() ? "" : " ", act_ids[a], weight);
    return out;
}

} // namespace

Features::Features(const mq::domain::ReplyCoder& coder) : coder_(coder) {
    for (const auto& rule : coder.lexicon().rules)
        add(fmt::format("{}/{}", id_of(rule.act), rule.id));
    rules_ = names_.size();
}

void Features::learn(std::vector<Row>& rows, std::size_t least, std::size_t files) {
    struct Seen {
        std::size_t rows = 0;
        std::set<std::size_t> files;
    };
    std::map<std::string, Seen> seen;
    for (const Row& row : rows) {
        if (row.weight < 1.0)
            continue; // a copy shows nothing new
        std::set<std::string> here;
        for (const auto& feature : coder_.features(row.reply, row.customer))
            here.insert(feature.name);
        for (const std::string& name : here) {
            ++seen[name].rows;
            seen[name].files.insert(row.source);
        }
    }
    constexpr std::size_t least_phrases = 4;
    for (const auto& [name, times] : seen)
        if (times.rows >= (is_phrase(name) ? least_phrases : least) && times.files.size() >= files)
            add(name);
    number(rows);
}

void Features::number(std::vector<Row>& rows) const {
    const auto number_of_name = [&](const std::string& name) { return number_of(name); };
    for (Row& row : rows) {
        const auto seen = coder_.features(row.reply, row.customer);
        row.sentences = bag_of(seen, number_of_name);
        row.phrases = phrases_of(seen, number_of_name);
    }
}

std::vector<Prior> Features::priors(std::size_t act, const Recipe& recipe) const {
    std::vector<Prior> out;
    for (std::size_t r = 0; r < rules_; ++r) {
        const auto& rule = coder_.lexicon().rules[r];
        out.push_back(index_of(rule.act) == act ? Prior{recipe.rule_trust * rule.weight, recipe.own_rule}
                                                : Prior{0.0, recipe.other_rule});
    }
    for (std::size_t f = rules_; f < names_.size(); ++f) {
        if (names_[f].ends_with("/back")) {
            const bool own = names_[f].starts_with(std::string(act_ids[act]) + "/");
            out.push_back(own ? Prior{recipe.taken_back, recipe.own_rule} : Prior{0.0, recipe.other_rule});
            continue;
        }
        const int section = section_of(names_[f]);
        out.push_back({0.0, section == words_section
                                ? is_neighbours(names_[f]) ? recipe.neighbours : recipe.word
                            : section == pairs_section ? recipe.concept_pair
                                                       : recipe.concept_alone});
    }
    return out;
}

Bag Features::without_rules(const Bag& bag) const {
    Bag out = bag;
    for (Sparse& sentence : out)
        std::erase_if(sentence, [&](const auto& feature) {
            return section_of(names_[feature.first]) == rules_section;
        });
    return out;
}

const std::uint32_t* Features::number_of(const std::string& name) const {
    const auto found = numbers_.find(name);
    return found == numbers_.end() ? nullptr : &found->second;
}

void Features::add(const std::string& name) {
    auto& names = is_phrase(name) ? phrases_ : names_;
    if (numbers_.emplace(name, static_cast<std::uint32_t>(names.size())).second)
        names.push_back(name);
}

Lesson learn(const std::vector<const Row*>& rows, const Features& features, const Recipe& recipe) {
    std::vector<Bag> bare;
    for (const Row* row : rows)
        bare.push_back(features.without_rules(row->sentences));
    Lesson lesson{std::vector<Fit>(act_count), std::vector<Fit>(act_count)};
    const std::vector<Prior> phrase_priors(features.phrases().size(), {0.0, recipe.phrase});
    const auto learn_act = [&](std::size_t a) {
        std::vector<Example> examples;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            examples.push_back({&rows[r]->sentences, rows[r]->acts[a], rows[r]->weight});
            examples.push_back({&bare[r], rows[r]->acts[a], rows[r]->weight * recipe.without_rules});
        }
        lesson.sentences[a] = fit(examples, features.priors(a, recipe), {-3.5, 0.3});
        examples.clear();
        for (const Row* row : rows)
            if (row->weight >= 1.0)
                examples.push_back({&row->phrases, row->acts[a], 1.0});
        lesson.phrases[a] = fit(examples, phrase_priors, {-2.0, 0.1});
    };
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t a = next++; a < act_count; a = next++)
            learn_act(a);
    };
    {
        std::vector<std::jthread> threads;
        for (unsigned t = 0; t < std::max(1U, std::thread::hardware_concurrency()); ++t)
            threads.emplace_back(work);
    }
    return lesson;
}

ActSet code(const Model& model, const Row& row, double from) {
    ActSet out;
    for (std::size_t a = 0; a < act_count; ++a) {
        const double odds = model.calibration.slope * model.lesson.sentences[a].log_odds(row.sentences) +
                            model.calibration.phrase_slope * model.lesson.phrases[a].log_odds(row.phrases);
        out.set(a, sigmoid(odds + model.calibration.shift[a]) >= from);
    }
    return out;
}

void score(const Lesson& lesson, const Row& row, Scored& out) {
    for (std::size_t a = 0; a < act_count; ++a)
        out[a].push_back({lesson.sentences[a].log_odds(row.sentences),
                          lesson.phrases[a].log_odds(row.phrases), static_cast<bool>(row.acts[a])});
}

Calibration calibrate(const Scored& scored) {
    constexpr double kept_near = 8.0; // precision of an act's shift about that of all
    std::vector<Bag> bags;
    for (std::size_t a = 0; a < act_count; ++a)
        for (const Score& one : scored[a])
            bags.push_back({{{0U, static_cast<float>(one.sentences)},
                             {1U, static_cast<float>(one.phrases)},
                             {static_cast<std::uint32_t>(a) + 2U, 1.0F}}});
    std::vector<Example> examples;
    for (std::size_t a = 0; a < act_count; ++a)
        for (const Score& one : scored[a])
            examples.push_back({&bags[examples.size()], one.label, 1.0});
    std::vector<Prior> priors(act_count + 2, {0.0, kept_near});
    priors[0] = {0.5, 0.01};
    priors[1] = {0.5, 0.01};
    const Fit fitted = fit(examples, priors, {0.0, 0.01});
    Calibration out;
    out.slope = fitted.weights[0];
    out.phrase_slope = std::max(0.0, fitted.weights[1]);
    for (std::size_t a = 0; a < act_count; ++a)
        out.shift[a] = fitted.bias + fitted.weights[a + 2];
    return out;
}

void write(const std::string& name, const Model& model, const Features& features) {
    std::ofstream out(name);
    out << "# Written by tools/acts/train_acts: learned weights of rules, words, concepts and pairs of "
           "concepts.\n"
        << "act_weights: 1\n"
        << fmt::format("slope: {:.4f}\nphrase_slope: {:.4f}\n", model.calibration.slope,
                       model.calibration.phrase_slope)
        << "shift:\n";
    for (std::size_t a = 0; a < act_count; ++a)
        out << fmt::format("  {}: {:.3f}\n", act_ids[a], model.calibration.shift[a]);
    out << "bias:\n";
    for (std::size_t a = 0; a < act_count; ++a)
        out << fmt::format("  {}: {:.3f}\n", act_ids[a], model.lesson.sentences[a].bias);
    out << "phrase_bias:\n";
    for (std::size_t a = 0; a < act_count; ++a)
        out << fmt::format("  {}: {:.3f}\n", act_ids[a], model.lesson.phrases[a].bias);
    std::map<int, std::map<std::string, std::string>> sections;
    for (std::size_t f = 0; f < features.names().size(); ++f) {
        const std::string& feature = features.names()[f];
        const int section = section_of(feature);
        std::string weights = weights_of(model, f, feature);
        if (!weights.empty())
            sections[section][section == words_section ? feature.substr(1) : feature] = std::move(weights);
    }
    constexpr const char* titles[] = {"rules", "words", "concepts", "pairs"};
    for (const auto& [section, lines] : sections) {
        out << titles[section] << ":\n";
        for (const auto& [feature, weights] : lines)
            out << "  \"" << feature << "\": " << weights << "\n";
    }
    out << "phrases:\n";
    std::map<std::string, std::string> phrases;
    for (std::size_t p = 0; p < features.phrases().size(); ++p)
        if (std::string weights = weights_of_phrase(model, p); !weights.empty())
            phrases[features.phrases()[p].substr(1)] = std::move(weights);
    for (const auto& [phrase, weights] : phrases)
        out << "  \"" << phrase << "\": " << weights << "\n";
}

} // namespace acts
