// Learns the weights of the coder of typed replies, and says how well that generalises.
//
//     train_acts ASSETS/acts --bank FILE.txt … --train FILE.jsonl … --words ROWS.jsonl
//     train_net.py ROWS.jsonl ASSETS/acts/net.yaml ODDS.jsonl
//     train_acts ASSETS/acts --bank FILE.txt … --train FILE.jsonl … --net ODDS.jsonl [--errors]
//                [--write ASSETS/acts/weights.yaml]
//
// The files under --train are three parts, the first of three files and so on. What is said of a part comes
// from readers that learned from the other two and the bank; --net reads the net's opinions, got in the same
// way. With them each file is coded, calibrated on all others, and told. Then everything teaches the weights
// that --write writes, calibrated on all files. --errors prints what is coded otherwise than marked.
#include "content/acts_file.h"
#include "domain/reply_measure.h"
#include "learning.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

namespace {

using acts::Features;
using acts::Row;
using acts::Score;
using mq::domain::act_count;
using mq::domain::act_ids;
using mq::domain::ActSet;
using mq::domain::CodingMeasure;

constexpr std::size_t least_rows = 2;
constexpr std::size_t least_files = 1;
constexpr std::size_t parts = 3;
/// The first files are coded most strictly by the codebook (later hands count personalize more widely): they
/// set the standard, and count more.
constexpr std::size_t standard_files = 4;
constexpr double standard_weight = 6.0;

struct Arguments {
    std::string assets;
    std::vector<std::string> bank;
    std::vector<std::string> train;
    std::string words;
    std::string net;
    std::string write;
    bool errors = false;
};

Arguments arguments_of(int argc, char** argv) {
    Arguments out;
    std::vector<std::string>* list = nullptr;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--bank")
            list = &out.bank;
        else if (word == "--train")
            list = &out.train;
        else if (word == "--errors")
            out.errors = true;
        else if (word == "--write" && i + 1 < argc)
            out.write = argv[++i];
        else if (word == "--words" && i + 1 < argc)
            out.words = argv[++i];
        else if (word == "--net" && i + 1 < argc)
            out.net = argv[++i];
        else if (list == nullptr)
            out.assets = word;
        else
            list->push_back(word);
    }
    return out;
}

std::vector<Row> rows_of(const Arguments& arguments) {
    std::vector<Row> out;
    std::size_t source = 0;
    for (const std::string& name : arguments.train)
        acts::read_replies(name, source++, out);
    for (const std::string& name : arguments.bank)
        acts::read_bank(name, source++, out);
    return out;
}

/// The part of a file; those of the bank are in none.
std::optional<std::size_t> part_of(const Arguments& arguments, const Row& row) {
    if (row.source >= arguments.train.size())
        return std::nullopt;
    return row.source % parts;
}

/// A line for each row: what the net hears of it.
void write_words(const Arguments& arguments, const std::vector<Row>& rows,
                 const mq::domain::ReplyCoder& coder) {
    std::ofstream out(arguments.words);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        nlohmann::json words = nlohmann::json::array();
        for (const auto& word : coder.heard(rows[r].reply, rows[r].customer)) {
            std::vector<std::string> concepts;
            for (const std::uint32_t which : word.concepts)
                concepts.push_back(coder.lexicon().concepts[which].id);
            std::vector<std::string> signs;
            for (std::size_t s = 0; s < mq::domain::net_sign_count; ++s)
                if (word.signs[s])
                    signs.emplace_back(mq::domain::net_sign_ids[s]);
            words.push_back({word.word, word.fold, concepts, signs});
        }
        std::vector<std::string> acts;
        for (std::size_t a = 0; a < act_count; ++a)
            if (rows[r].acts[a])
                acts.emplace_back(act_ids[a]);
        nlohmann::json line{{"row", r}, {"acts", acts}, {"words", words}};
        if (const auto part = part_of(arguments, rows[r]))
            line["part"] = *part;
        out << line.dump() << '\n';
    }
}

/// By row; rows that no net has heard without learning from them have none.
std::map<std::size_t, std::array<double, act_count>> read_net(const std::string& name) {
    std::map<std::size_t, std::array<double, act_count>> out;
    std::ifstream in(name);
    for (std::string line; std::getline(in, line);) {
        const auto json = nlohmann::json::parse(line);
        const auto odds = json.at("odds").get<std::map<std::string, double>>();
        for (std::size_t a = 0; a < act_count; ++a)
            out[json.at("row").get<std::size_t>()][a] = odds.at(std::string(act_ids[a]));
    }
    return out;
}

acts::Lesson learn_without(std::optional<std::size_t> part, const Arguments& arguments,
                           const std::vector<Row>& rows, const Features& features) {
    std::vector<const Row*> taught;
    for (const Row& row : rows)
        if (!part || part_of(arguments, row) != part)
            taught.push_back(&row);
    return acts::learn(taught, features, {});
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

void tell(const std::string& what, const CodingMeasure& measure) {
    for (std::size_t a = 0; a < act_count; ++a)
        fmt::print("  {:20} P {:.2f}  R {:.2f}  F1 {:.3f}  (marked {})\n", act_ids[a],
                   measure.acts[a].precision(), measure.acts[a].recall(), measure.acts[a].f1(),
                   measure.acts[a].right + measure.acts[a].missed);
    const auto all = measure.all();
    fmt::print("{}: micro P {:.3f} R {:.3f} F1 {:.3f}, macro F1 {:.3f}, {} of {} replies exactly right\n",
               what, all.precision(), all.recall(), all.f1(), measure.macro_f1(), measure.exact,
               measure.replies);
}

/// What another threshold would give.
void tell_thresholds(const std::vector<Score>& scored, std::size_t file, const acts::Calibration& how) {
    for (const double from : {0.30, 0.35, 0.40, 0.45, 0.50, 0.55}) {
        CodingMeasure measure;
        for (const Score& one : scored)
            if (one.source == file)
                measure.add(acts::code(how, one, from), one.acts);
        fmt::print("  from {:.2f}: {:.3f}", from, measure.all().f1());
    }
    fmt::print("\n");
}

/// Each file by readers that learned without its part, calibrated on the other files.
void tell_files(const Arguments& arguments, const std::vector<Row>& rows, const std::vector<Score>& scored) {
    CodingMeasure all;
    for (std::size_t file = 0; file < arguments.train.size(); ++file) {
        const acts::Calibration how = acts::calibrate(scored, file);
        CodingMeasure measure;
        for (std::size_t r = 0; r < scored.size(); ++r) {
            if (scored[r].source != file)
                continue;
            const ActSet coded = acts::code(how, scored[r]);
            measure.add(coded, scored[r].acts);
            all.add(coded, scored[r].acts);
            if (arguments.errors)
                tell_error(rows[r], coded);
        }
        tell(arguments.train[file], measure);
        tell_thresholds(scored, file, how);
    }
    tell("all files", all);
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
    const mq::domain::ReplyCoder coder(std::move(*loaded.lexicon));
    std::vector<Row> rows = rows_of(arguments);
    for (Row& row : rows)
        if (row.source < standard_files)
            row.weight = standard_weight;
    if (!arguments.words.empty()) {
        write_words(arguments, rows, coder);
        return 0;
    }
    const std::size_t marked = rows.size(); // copies follow
    std::vector<Row> copies = acts::run_together(rows, arguments.train.size());
    rows.insert(rows.end(), std::make_move_iterator(copies.begin()), std::make_move_iterator(copies.end()));
    Features features(coder);
    features.learn(rows, least_rows, least_files);
    fmt::print("{} replies and sentences, {} features\n", rows.size(), features.names().size());
    const auto net = read_net(arguments.net);
    const auto in_parts = std::count_if(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(marked),
                                        [&](const Row& row) { return part_of(arguments, row).has_value(); });
    if (!arguments.net.empty() && net.size() != static_cast<std::size_t>(in_parts)) {
        fmt::print(stderr, "{} has opinions of {} rows, not of {}: write the rows again\n", arguments.net,
                   net.size(), in_parts);
        return 1;
    }
    std::vector<Score> scored;
    std::vector<Row> scored_rows;
    for (std::size_t part = 0; part < parts; ++part) {
        const acts::Lesson lesson = learn_without(part, arguments, rows, features);
        for (std::size_t r = 0; r < marked; ++r) {
            if (part_of(arguments, rows[r]) != part)
                continue;
            scored.push_back(acts::score(lesson, rows[r]));
            scored_rows.push_back(rows[r]);
            if (const auto heard = net.find(r); heard != net.end())
                scored.back().net = heard->second;
        }
    }
    tell_files(arguments, scored_rows, scored);
    if (!arguments.write.empty())
        acts::write(arguments.write,
                    {learn_without(std::nullopt, arguments, rows, features), acts::calibrate(scored)},
                    features);
    return 0;
}
