// Learns the weights of the coder of typed replies, and says how well that generalises.
//
//     train_acts ASSETS/acts --bank FILE.txt … --train FILE.jsonl … [--test FILE.jsonl …] [--write FILE.yaml]
//     [--quick]
//
// Prints, for the replies under --train: nested cross-validation (the strength of the prior and the
// calibration are chosen inside each fold), and each file coded by what was learned without it. Sentences
// under --bank only teach.
#include "content/acts_file.h"
#include "domain/reply_coder.h"
#include "domain/reply_measure.h"
#include "regression.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

namespace {

using mq::domain::act_count;
using mq::domain::act_ids;
using mq::domain::ActSet;
using mq::domain::CodingMeasure;
using mq::domain::ReplyCoder;

/// Of the prior. Chosen with rules that had not been tuned on the replies they were tried on; with tuned ones
/// cross-validation prefers more, since words then seem to add nothing.
constexpr double usual_strength = 1.2;

struct Row {
    std::string id;
    std::string reply;
    std::string customer;
    ActSet acts;
    std::size_t source = 0; ///< number of the file; bank: the one before the first
    acts::Sparse x;
};

struct Model {
    std::vector<acts::Fit> fits; ///< of each act
    acts::Calibration calibration;
};

struct Arguments {
    std::string assets;
    std::vector<std::string> bank;
    std::vector<std::string> train;
    std::vector<std::string> test;
    std::string write;
    bool quick = false;
    bool errors = false; ///< print the replies that are coded otherwise than marked
};

constexpr const char* short_names[act_count] = {"gi", "pe", "ap", "em", "th", "pr", "pc", "ow",
                                                "so", "ct", "ip", "es", "cs", "fu", "co", "bc",
                                                "bo", "ch", "di", "ir", "un", "op"};

ActSet acts_in(const std::string& list, const std::string& where) {
    ActSet out;
    for (std::size_t at = 0; at < list.size();) {
        const std::size_t end = std::min(list.find(',', at), list.size());
        const std::string name = list.substr(at, end - at);
        auto act = mq::domain::act_named(name);
        for (std::size_t a = 0; a < act_count && !act; ++a)
            if (name == short_names[a])
                act = static_cast<mq::domain::Act>(a);
        if (act)
            out.set(index_of(*act));
        else if (name != "-")
            fmt::print(stderr, "{}: unknown act {}\n", where, name);
        at = end + 1;
    }
    return out;
}

void read_bank(const std::string& name, std::vector<Row>& out) {
    std::ifstream in(name);
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        const std::size_t bar = line.find(" | ");
        if (line.starts_with("//") || bar == std::string::npos)
            continue;
        const std::string where = fmt::format("{}:{}", name, number);
        out.push_back({where, line.substr(bar + 3), "", acts_in(line.substr(0, bar), where), 0, {}});
    }
}

void read_replies(const std::string& name, std::size_t source, std::vector<Row>& out) {
    std::ifstream in(name);
    std::string line;
    while (std::getline(in, line)) {
        if (line.empty())
            continue;
        const auto json = nlohmann::json::parse(line);
        Row row{json.value("id", ""), json.at("reply"), json.value("customer", ""), {}, source, {}};
        for (const auto& act : json.at("acts"))
            if (const auto known = mq::domain::act_named(act.get<std::string>()))
                row.acts.set(index_of(*known));
        out.push_back(std::move(row));
    }
}

/// Features as numbers; those of rules first, in the order of the lexicon.
class Features {
public:
    explicit Features(const ReplyCoder& coder) : coder_(coder) {
        for (const auto& rule : coder.lexicon().rules)
            (void)number_of(fmt::format("{}/{}", id_of(rule.act), rule.id), true);
        rules_ = names_.size();
    }

    /// Rows to learn from: what stands in at least `least` of them gets a number.
    void learn(std::vector<Row>& rows, std::size_t least) {
        std::vector<std::vector<mq::domain::ReplyFeature>> seen;
        std::unordered_map<std::string, std::size_t> counts;
        for (const Row& row : rows) {
            seen.push_back(coder_.features(row.reply, row.customer));
            for (const auto& feature : seen.back())
                ++counts[feature.name];
        }
        for (std::size_t r = 0; r < rows.size(); ++r)
            for (const auto& feature : seen[r])
                if (const auto n = number_of(feature.name, counts[feature.name] >= least); n != none)
                    rows[r].x.emplace_back(n, static_cast<float>(feature.amount));
    }

    void number(std::vector<Row>& rows) {
        for (Row& row : rows)
            for (const auto& feature : coder_.features(row.reply, row.customer))
                if (const auto n = number_of(feature.name, false); n != none)
                    row.x.emplace_back(n, static_cast<float>(feature.amount));
    }

    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

    /// A rule's own weight is the prior's mean for its act; everything else has mean 0.
    [[nodiscard]] std::vector<acts::Prior> priors(std::size_t act, double strength) const {
        std::vector<acts::Prior> out(names_.size(), {0.0, strength});
        for (std::size_t r = 0; r < rules_; ++r) {
            const auto& rule = coder_.lexicon().rules[r];
            out[r] = index_of(rule.act) == act ? acts::Prior{rule.weight, 1.0} : acts::Prior{0.0, 5.0};
        }
        return out;
    }

private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    std::uint32_t number_of(const std::string& name, bool add) {
        const auto found = numbers_.find(name);
        if (found != numbers_.end())
            return found->second;
        if (!add)
            return none;
        numbers_.emplace(name, static_cast<std::uint32_t>(names_.size()));
        names_.push_back(name);
        return static_cast<std::uint32_t>(names_.size() - 1);
    }

    const ReplyCoder& coder_;
    std::vector<std::string> names_;
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::size_t rules_ = 0;
};

std::vector<acts::Fit> learn(const std::vector<const Row*>& rows, const Features& features, double strength) {
    std::vector<const acts::Sparse*> xs;
    for (const Row* row : rows)
        xs.push_back(&row->x);
    std::vector<acts::Fit> fits(act_count);
    const auto some = [&](std::size_t first, std::size_t step) {
        for (std::size_t a = first; a < act_count; a += step) {
            std::vector<bool> labels;
            for (const Row* row : rows)
                labels.push_back(row->acts[a]);
            fits[a] = acts::fit(xs, labels, features.priors(a, strength), {-3.5, 0.3});
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

ActSet code(const Model& model, const Row& row) {
    ActSet out;
    for (std::size_t a = 0; a < act_count; ++a) {
        const double odds = model.calibration.slope * model.fits[a].log_odds(row.x) + model.calibration.shift;
        out.set(a, acts::sigmoid(odds) >= mq::domain::coded_from);
    }
    return out;
}

using Scored = std::vector<std::pair<double, bool>>;

void score(const std::vector<acts::Fit>& fits, const Row& row, Scored& out) {
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

/// Logarithmic loss of calibrated scores: what the strength of the prior is chosen by.
double loss_of(const Scored& scored, const acts::Calibration& calibration) {
    double sum = 0.0;
    for (const auto& [odds, label] : scored) {
        const double p = acts::sigmoid(calibration.slope * odds + calibration.shift);
        sum -= std::log(std::max(label ? p : 1 - p, 1e-9));
    }
    return sum;
}

/// The best model for `rows`, chosen by cross-validation among themselves.
Model choose(const std::vector<Row>& bank, const std::vector<const Row*>& rows, const Features& features,
             bool quick) {
    constexpr std::size_t folds = 4;
    const std::vector<double> strengths =
        quick ? std::vector<double>{usual_strength} : std::vector<double>{0.8, 1.2, 2.5};
    double best_strength = strengths.front();
    double best = 1e300;
    acts::Calibration calibration;
    for (const double strength : strengths) {
        Scored scored;
        for (std::size_t k = 0; k < folds; ++k) {
            const auto fits = learn(all_but(bank, rows, folds, k), features, strength);
            for (std::size_t i = k; i < rows.size(); i += folds)
                score(fits, *rows[i], scored);
        }
        const auto fitted = acts::calibrate(scored);
        const double loss = loss_of(scored, fitted);
        if (loss < best) {
            best = loss;
            best_strength = strength;
            calibration = fitted;
        }
    }
    return {learn(all_but(bank, rows, 1, 1), features, best_strength), calibration};
}

void tell(const std::string& what, const CodingMeasure& measure, bool each) {
    if (each)
        for (std::size_t a = 0; a < act_count; ++a)
            fmt::print("  {:20} P {:.2f}  R {:.2f}  F1 {:.3f}  (marked {})\n", act_ids[a],
                       measure.acts[a].precision(), measure.acts[a].recall(), measure.acts[a].f1(),
                       measure.acts[a].right + measure.acts[a].missed);
    const auto all = measure.all();
    fmt::print("{}: micro P {:.3f} R {:.3f} F1 {:.3f}, macro F1 {:.3f}, {} of {} replies exactly right\n",
               what, all.precision(), all.recall(), all.f1(), measure.macro_f1(), measure.exact,
               measure.replies);
}

void nested(const std::vector<Row>& bank, const std::vector<Row>& rows, const Features& features,
            bool quick) {
    constexpr std::size_t folds = 5;
    std::vector<const Row*> mixed;
    for (const Row& row : rows)
        mixed.push_back(&row);
    CodingMeasure measure;
    for (std::size_t k = 0; k < folds; ++k) {
        std::vector<const Row*> inner;
        for (std::size_t i = 0; i < mixed.size(); ++i)
            if (i % folds != k)
                inner.push_back(mixed[i]);
        const Model model = choose(bank, inner, features, quick);
        for (std::size_t i = k; i < mixed.size(); i += folds)
            measure.add(code(model, *mixed[i]), mixed[i]->acts);
    }
    tell("nested cross-validation", measure, true);
}

void tell_error(const Row& row, const ActSet& coded) {
    if (coded == row.acts)
        return;
    fmt::print("{}", row.id);
    for (std::size_t a = 0; a < act_count; ++a)
        if (coded[a] != row.acts[a])
            fmt::print(" {}{}", coded[a] ? '+' : '-', act_ids[a]);
    fmt::print(" | {} | {}\n", row.customer, row.reply);
}

/// Each file coded by what the others teach; gives the scores back, which calibrate for hands not seen
/// before.
Scored across_sources(const std::vector<Row>& bank, const std::vector<Row>& rows, const Features& features,
                      const std::vector<std::string>& names, bool errors) {
    Scored all;
    for (std::size_t source = 1; source <= names.size(); ++source) {
        std::vector<const Row*> others;
        for (const Row& row : bank)
            others.push_back(&row);
        for (const Row& row : rows)
            if (row.source != source)
                others.push_back(&row);
        const auto fits = learn(others, features, usual_strength);
        Scored here;
        for (const Row& row : rows)
            if (row.source == source)
                score(fits, row, here);
        const Model model{fits, acts::calibrate(here)};
        CodingMeasure measure;
        for (const Row& row : rows)
            if (row.source == source) {
                const ActSet coded = code(model, row);
                measure.add(coded, row.acts);
                if (errors)
                    tell_error(row, coded);
            }
        tell(fmt::format("{} by the others", names[source - 1]), measure, errors);
        all.insert(all.end(), here.begin(), here.end());
    }
    return all;
}

/// `word: act 1.25 other -0.4`, weights that matter only.
void write(const std::string& name, const Model& model, const Features& features) {
    constexpr double least = 0.06;
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
        const bool rule = feature.find('/') != std::string::npos;
        const int section = feature.front() == '='                   ? 1
                            : rule                                   ? 0
                            : feature.find('>') == std::string::npos ? 2
                                                                     : 3;
        std::string weights;
        for (std::size_t a = 0; a < act_count; ++a) {
            const double weight = model.fits[a].weights[f];
            const bool own = rule && feature.starts_with(std::string(act_ids[a]) + "/");
            if (own || std::abs(weight) >= least)
                weights += fmt::format("{}{} {:.2f}", weights.empty() ? "" : " ", act_ids[a], weight);
        }
        if (!weights.empty())
            sections[section][section == 1 ? feature.substr(1) : feature] = weights;
    }
    constexpr const char* titles[] = {"rules", "words", "concepts", "pairs"};
    for (const auto& [section, lines] : sections) {
        out << titles[section] << ":\n";
        for (const auto& [feature, weights] : lines)
            out << "  \"" << feature << "\": " << weights << "\n";
    }
}

Arguments arguments_of(int argc, char** argv) {
    Arguments out;
    std::vector<std::string>* list = nullptr;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--bank")
            list = &out.bank;
        else if (word == "--train")
            list = &out.train;
        else if (word == "--test")
            list = &out.test;
        else if (word == "--quick")
            out.quick = true;
        else if (word == "--errors")
            out.errors = true;
        else if (word == "--write" && i + 1 < argc)
            out.write = argv[++i];
        else if (list == nullptr)
            out.assets = word;
        else
            list->push_back(word);
    }
    return out;
}

} // namespace

int main(int argc, char** argv) {
    const Arguments arguments = arguments_of(argc, argv);
    auto loaded = mq::content::load_acts_folder(arguments.assets);
    for (const auto& diagnostic : loaded.diagnostics)
        fmt::print(stderr, "{}\n", line_of(diagnostic));
    if (!loaded.lexicon)
        return 1;
    loaded.lexicon->weights = {}; // only the lexicon: what was learned before must not teach
    const ReplyCoder coder(std::move(*loaded.lexicon));
    std::vector<Row> bank;
    for (const std::string& name : arguments.bank)
        read_bank(name, bank);
    std::vector<Row> rows;
    for (std::size_t i = 0; i < arguments.train.size(); ++i)
        read_replies(arguments.train[i], i + 1, rows);
    std::vector<Row> together = bank;
    together.insert(together.end(), rows.begin(), rows.end());
    Features features(coder);
    features.learn(together, 2);
    std::copy_n(together.begin(), bank.size(), bank.begin());
    std::copy(together.begin() + static_cast<std::ptrdiff_t>(bank.size()), together.end(), rows.begin());
    fmt::print("{} replies, {} sentences, {} features\n", rows.size(), bank.size(), features.names().size());

    if (!arguments.quick)
        nested(bank, rows, features, false);
    const Scored scored = across_sources(bank, rows, features, arguments.train, arguments.errors);
    std::vector<const Row*> all;
    for (const Row& row : rows)
        all.push_back(&row);
    Model model{learn(all_but(bank, all, 1, 1), features, usual_strength), acts::calibrate(scored)};
    fmt::print("calibration across hands: slope {:.3f}, shift {:.3f}\n", model.calibration.slope,
               model.calibration.shift);
    for (const std::string& name : arguments.test) {
        std::vector<Row> held_out;
        read_replies(name, 0, held_out);
        features.number(held_out);
        CodingMeasure measure;
        for (const Row& row : held_out)
            measure.add(code(model, row), row.acts);
        tell(name + " (not learned from)", measure, true);
    }
    if (!arguments.write.empty())
        write(arguments.write, model, features);
    return 0;
}
