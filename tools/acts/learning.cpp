#include "learning.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <thread>

namespace acts {
namespace {

using mq::domain::act_count;
using mq::domain::act_ids;
using mq::domain::ActSet;

/// Logarithmic loss of calibrated scores: what the strength of the prior is chosen by.
double loss_of(const Scored& scored, const Calibration& calibration) {
    double sum = 0.0;
    for (const auto& [odds, label] : scored) {
        const double p = sigmoid(calibration.slope * odds + calibration.shift);
        sum -= std::log(std::max(label ? p : 1 - p, 1e-9));
    }
    return sum;
}

constexpr int rules_section = 0;
constexpr int words_section = 1;

int section_of(const std::string& feature) {
    if (feature.front() == '=')
        return words_section;
    if (feature.find('/') != std::string::npos)
        return rules_section;
    return feature.find('>') == std::string::npos ? 2 : 3;
}

/// `act 1.25 other -0.4`; of a rule its own act is always told.
std::string weights_of(const Model& model, std::size_t feature, const std::string& rule) {
    constexpr double least = 0.06;
    std::string out;
    for (std::size_t a = 0; a < act_count; ++a) {
        const double weight = model.fits[a].weights[feature];
        const bool own = rule.starts_with(std::string(act_ids[a]) + "/");
        if (own || std::abs(weight) >= least)
            out += fmt::format("{}{} {:.2f}", out.empty() ? "" : " ", act_ids[a], weight);
    }
    return out;
}

} // namespace

Features::Features(const mq::domain::ReplyCoder& coder) : coder_(coder) {
    for (const auto& rule : coder.lexicon().rules)
        add(fmt::format("{}/{}", id_of(rule.act), rule.id));
    rules_ = names_.size();
}

void Features::learn(std::vector<Row>& rows, std::size_t least) {
    std::unordered_map<std::string, std::size_t> counts;
    for (const Row& row : rows)
        for (const auto& feature : coder_.features(row.reply, row.customer))
            if (++counts[feature.name] == least)
                add(feature.name);
    number(rows);
}

void Features::number(std::vector<Row>& rows) const {
    for (Row& row : rows)
        for (const auto& feature : coder_.features(row.reply, row.customer))
            if (const auto* n = number_of(feature.name); n != nullptr)
                row.x.emplace_back(*n, static_cast<float>(feature.amount));
}

ActSet Features::constructed(const Row& row) const {
    ActSet out;
    for (const auto& [feature, amount] : row.x)
        if (feature < rules_ && coder_.lexicon().rules[feature].evidence)
            out.set(index_of(coder_.lexicon().rules[feature].act));
    return out;
}

std::vector<Prior> Features::priors(std::size_t act, double strength) const {
    std::vector<Prior> out(names_.size(), {0.0, strength});
    for (std::size_t r = 0; r < rules_; ++r) {
        const auto& rule = coder_.lexicon().rules[r];
        out[r] = index_of(rule.act) == act ? Prior{rule.weight, 1.0} : Prior{0.0, 5.0};
    }
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

std::vector<Fit> learn(const std::vector<const Row*>& rows, const Features& features, double strength) {
    std::vector<const Sparse*> xs;
    for (const Row* row : rows)
        xs.push_back(&row->x);
    std::vector<Fit> fits(act_count);
    const auto some = [&](std::size_t first, std::size_t step) {
        for (std::size_t a = first; a < act_count; a += step) {
            std::vector<bool> labels;
            for (const Row* row : rows)
                labels.push_back(row->acts[a]);
            fits[a] = fit(xs, labels, features.priors(a, strength), {-3.5, 0.3});
        }
    };
    const std::size_t workers = std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::thread> threads;
    for (std::size_t w = 0; w < workers; ++w)
        threads.emplace_back(some, w, workers);
    for (std::thread& thread : threads)
        thread.join();
    return fits;
}

ActSet code(const Model& model, const Features& features, const Row& row) {
    const ActSet constructed = features.constructed(row);
    ActSet out;
    for (std::size_t a = 0; a < act_count; ++a) {
        const double odds = model.calibration.slope * model.fits[a].log_odds(row.x) + model.calibration.shift;
        out.set(a, sigmoid(odds) >= (constructed[a] ? mq::domain::coded_from : mq::domain::hinted_from));
    }
    return out;
}

void score(const std::vector<Fit>& fits, const Row& row, Scored& out) {
    for (std::size_t a = 0; a < act_count; ++a)
        out.emplace_back(fits[a].log_odds(row.x), row.acts[a]);
}

std::vector<const Row*> all_but(const std::vector<Row>& bank, const std::vector<const Row*>& rows,
                                std::size_t folds, std::size_t left_out) {
    std::vector<const Row*> out;
    for (const Row& row : bank)
        out.push_back(&row);
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (i % folds != left_out)
            out.push_back(rows[i]);
    return out;
}

Model choose(const std::vector<Row>& bank, const std::vector<const Row*>& rows, const Features& features,
             const std::vector<double>& strengths) {
    constexpr std::size_t folds = 4;
    double best_strength = strengths.front();
    double best = 1e300;
    Calibration calibration;
    for (const double strength : strengths) {
        Scored scored;
        for (std::size_t k = 0; k < folds; ++k) {
            const auto fits = learn(all_but(bank, rows, folds, k), features, strength);
            for (std::size_t i = k; i < rows.size(); i += folds)
                score(fits, *rows[i], scored);
        }
        const auto fitted = calibrate(scored);
        const double loss = loss_of(scored, fitted);
        if (loss < best) {
            best = loss;
            best_strength = strength;
            calibration = fitted;
        }
    }
    return {learn(all_but(bank, rows, 1, 1), features, best_strength), calibration};
}

void write(const std::string& name, const Model& model, const Features& features) {
    std::ofstream out(name);
    out << "# Written by tools/acts/train: learned weights of rules, words, concepts and pairs of concepts.\n"
        << "act_weights: 1\n"
        << fmt::format("slope: {:.4f}\nshift: {:.4f}\nbias:\n", model.calibration.slope,
                       model.calibration.shift);
    for (std::size_t a = 0; a < act_count; ++a)
        out << fmt::format("  {}: {:.3f}\n", act_ids[a], model.fits[a].bias);
    std::map<int, std::map<std::string, std::string>> sections;
    for (std::size_t f = 0; f < features.names().size(); ++f) {
        const std::string& feature = features.names()[f];
        const int section = section_of(feature);
        std::string weights = weights_of(model, f, section == rules_section ? feature : "");
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
