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

bool is_neighbours(const std::string& feature) {
    return feature.find(' ') != std::string::npos;
}

/// `act 1.25 other -0.4`; of a rule its own act is always told.
std::string weights_of(const Model& model, std::size_t feature, const std::string& name) {
    const int section = section_of(name);
    const bool rule = section == rules_section;
    const double least = is_neighbours(name) ? 0.45 : section == pairs_section ? 0.2 : 0.1;
    std::string out;
    for (std::size_t a = 0; a < act_count; ++a) {
        const double weight = model.lesson[a].weights[feature];
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
        sentences = std::max(sentences, feature.sentence + 1);
        if (const std::uint32_t* n = number(feature.name); n != nullptr)
            amounts[{feature.sentence, *n}] = static_cast<float>(feature.amount);
    }
    Bag out(sentences);
    for (const auto& [at, amount] : amounts)
        out[at.first].emplace_back(at.second, amount);
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
    for (const auto& [name, times] : seen)
        if (times.rows >= least && times.files.size() >= files)
            add(name);
    number(rows);
}

void Features::number(std::vector<Row>& rows) const {
    const auto number_of_name = [&](const std::string& name) { return number_of(name); };
    for (Row& row : rows)
        row.sentences = bag_of(coder_.features(row.reply, row.customer), number_of_name);
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
    if (numbers_.emplace(name, static_cast<std::uint32_t>(names_.size())).second)
        names_.push_back(name);
}

Lesson learn(const std::vector<const Row*>& rows, const Features& features, const Recipe& recipe) {
    std::vector<Bag> bare;
    for (const Row* row : rows)
        bare.push_back(features.without_rules(row->sentences));
    Lesson lesson(act_count);
    const auto learn_act = [&](std::size_t a) {
        std::vector<Example> examples;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            examples.push_back({&rows[r]->sentences, rows[r]->acts[a], rows[r]->weight});
            examples.push_back({&bare[r], rows[r]->acts[a], rows[r]->weight * recipe.without_rules});
        }
        lesson[a] = fit(examples, features.priors(a, recipe), {-3.5, 0.3});
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

ActSet code(const Calibration& calibration, const Score& score, double from) {
    ActSet out;
    for (std::size_t a = 0; a < act_count; ++a)
        out.set(a, sigmoid(calibration.slope * score.sentences[a] + calibration.net_slope * score.net[a] +
                           calibration.shift[a]) >= from);
    return out;
}

Score score(const Lesson& lesson, const Row& row) {
    Score out;
    for (std::size_t a = 0; a < act_count; ++a)
        out.sentences[a] = lesson[a].log_odds(row.sentences);
    out.acts = row.acts;
    out.source = row.source;
    return out;
}

Calibration calibrate(const std::vector<Score>& scored, std::optional<std::size_t> without) {
    constexpr double kept_near = 8.0; // precision of an act's shift about that of all
    std::vector<Bag> bags;
    std::vector<bool> labels;
    for (const Score& one : scored)
        for (std::size_t a = 0; a < act_count && one.source != without; ++a) {
            bags.push_back({{{0U, static_cast<float>(one.sentences[a])},
                             {1U, static_cast<float>(one.net[a])},
                             {static_cast<std::uint32_t>(a) + 2U, 1.0F}}});
            labels.push_back(one.acts[a]);
        }
    std::vector<Example> examples;
    for (std::size_t i = 0; i < bags.size(); ++i)
        examples.push_back({&bags[i], labels[i], 1.0});
    std::vector<Prior> priors(act_count + 2, {0.0, kept_near});
    priors[0] = {0.5, 0.01};
    priors[1] = {0.5, 0.01};
    const Fit fitted = fit(examples, priors, {0.0, 0.01});
    Calibration out;
    out.slope = fitted.weights[0];
    out.net_slope = std::max(0.0, fitted.weights[1]);
    for (std::size_t a = 0; a < act_count; ++a)
        out.shift[a] = fitted.bias + fitted.weights[a + 2];
    return out;
}

void write(const std::string& name, const Model& model, const Features& features) {
    std::ofstream out(name);
    out << "# Written by tools/acts/train_acts: learned weights of rules, words, concepts and pairs of "
           "concepts.\n"
        << "act_weights: 1\n"
        << fmt::format("slope: {:.4f}\nnet_slope: {:.4f}\n", model.calibration.slope,
                       model.calibration.net_slope)
        << "shift:\n";
    for (std::size_t a = 0; a < act_count; ++a)
        out << fmt::format("  {}: {:.3f}\n", act_ids[a], model.calibration.shift[a]);
    out << "bias:\n";
    for (std::size_t a = 0; a < act_count; ++a)
        out << fmt::format("  {}: {:.3f}\n", act_ids[a], model.lesson[a].bias);
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
}

} // namespace acts
