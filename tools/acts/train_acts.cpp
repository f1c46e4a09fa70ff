// Learns the weights of the coder of typed replies, and says how well that generalises.
//
//     train_acts ASSETS/acts --bank FILE.txt … --train FILE.jsonl … [--only FILE.jsonl] [--write FILE.yaml]
//                [--errors]
//
// Leaves each file under --train out in turn (or the one named by --only): what the others and the bank teach
// is tried on it, calibrated on the halves of the others, each coded by what was learned without it. Then all
// files teach the weights that --write writes, calibrated on the scores of each third of the files by what
// the rest teaches. --errors prints what is coded otherwise than marked.
#include "content/acts_file.h"
#include "domain/reply_measure.h"
#include "learning.h"

#include <fmt/format.h>
#include <iterator>
#include <map>
#include <set>

namespace {

using acts::Features;
using acts::Model;
using acts::Row;
using acts::Scored;
using mq::domain::act_count;
using mq::domain::act_ids;
using mq::domain::ActSet;
using mq::domain::CodingMeasure;

constexpr std::size_t least_rows = 2;
constexpr std::size_t least_files = 1;

struct Arguments {
    std::string assets;
    std::vector<std::string> bank;
    std::vector<std::string> train;
    std::string write;
    std::string only;
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
        else if (word == "--only" && i + 1 < argc)
            out.only = argv[++i];
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

/// Learns from everything but some files; what was learned once is kept.
class Lessons {
public:
    Lessons(const std::vector<Row>& rows, const Features& features) : rows_(rows), features_(features) {}

    const acts::Lesson& without(const std::set<std::size_t>& left_out) {
        auto& fits = known_[left_out];
        if (fits.sentences.empty()) {
            std::vector<const Row*> taught;
            for (const Row& row : rows_)
                if (!left_out.contains(row.source))
                    taught.push_back(&row);
            fits = acts::learn(taught, features_, {});
        }
        return fits;
    }

private:
    const std::vector<Row>& rows_;
    const Features& features_;
    std::map<std::set<std::size_t>, acts::Lesson> known_;
};

void score_file(const std::vector<Row>& rows, std::size_t file, const acts::Lesson& fits, Scored& out) {
    for (const Row& row : rows)
        if (row.source == file && row.weight >= 1.0)
            acts::score(fits, row, out);
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
void tell_thresholds(const std::vector<Row>& rows, std::size_t file, const Model& model) {
    for (const double from : {0.30, 0.35, 0.40, 0.45, 0.50, 0.55}) {
        CodingMeasure measure;
        for (const Row& row : rows)
            if (row.source == file && row.weight >= 1.0)
                measure.add(acts::code(model, row, from), row.acts);
        fmt::print("  from {:.2f}: {:.3f}", from, measure.all().f1());
    }
    fmt::print("\n");
}

/// The file coded by the others: weights from all of them, calibration from each half of them by what the
/// other half teaches.
void leave_out(const Arguments& arguments, const std::vector<Row>& rows, Lessons& lessons, std::size_t file) {
    Scored inner;
    for (const std::size_t half : {0U, 1U}) {
        std::set<std::size_t> unseen{file};
        for (std::size_t other = half; other < arguments.train.size(); other += 2)
            unseen.insert(other);
        for (const std::size_t other : unseen)
            if (other != file)
                score_file(rows, other, lessons.without(unseen), inner);
    }
    const Model model{lessons.without({file}), acts::calibrate(inner)};
    CodingMeasure measure;
    for (const Row& row : rows) {
        if (row.source != file || row.weight < 1.0)
            continue;
        const ActSet coded = acts::code(model, row);
        measure.add(coded, row.acts);
        if (arguments.errors)
            tell_error(row, coded);
    }
    tell(arguments.train[file] + " by the others", measure);
    tell_thresholds(rows, file, model);
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
    std::vector<Row> copies = acts::run_together(rows, arguments.train.size());
    rows.insert(rows.end(), std::make_move_iterator(copies.begin()), std::make_move_iterator(copies.end()));
    Features features(coder);
    features.learn(rows, least_rows, least_files);
    fmt::print("{} replies and sentences, {} features\n", rows.size(), features.names().size());
    Lessons lessons(rows, features);
    Scored scored;
    for (std::size_t file = 0; file < arguments.train.size(); ++file) {
        if (arguments.only.empty() || arguments.only == arguments.train[file])
            leave_out(arguments, rows, lessons, file);
    }
    if (arguments.write.empty())
        return 0;
    constexpr std::size_t parts = 3;
    for (std::size_t part = 0; part < parts; ++part) {
        std::set<std::size_t> unseen;
        for (std::size_t file = part; file < arguments.train.size(); file += parts)
            unseen.insert(file);
        for (const std::size_t file : unseen)
            score_file(rows, file, lessons.without(unseen), scored);
    }
    acts::write(arguments.write, {lessons.without({}), acts::calibrate(scored)}, features);
    return 0;
}
