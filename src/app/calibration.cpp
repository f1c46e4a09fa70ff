#include "app/calibration.h"

#include "app/handlers.h"
#include "app/live_interview.h"
#include "domain/agreement.h"
#include "domain/agreement_reading.h"
#include "domain/panel.h"
#include "domain/panel_agreement.h"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <set>

namespace mq::app {
namespace {

using Rated = std::map<std::string, store::BenchmarkRated>;

/// The first rating of each benchmark: afterwards its reference is known.
Rated first_of(const std::vector<store::BenchmarkRow>& rows) {
    Rated out;
    for (const store::BenchmarkRow& row : rows)
        out.try_emplace(row.rated.benchmark, row.rated);
    return out;
}

std::optional<int> rated(const store::BenchmarkRated& answer, std::string_view facet) {
    const auto at = std::ranges::find(answer.ratings, facet, &store::FacetRating::facet);
    return at == answer.ratings.end() ? std::nullopt : at->rating;
}

const domain::AnchorRow* scale_of(const domain::InterviewGuide& guide, domain::FacetIndex facet) {
    const auto at = std::ranges::find(guide.scale, facet, &domain::AnchorRow::facet);
    return at == guide.scale.end() ? nullptr : &*at;
}

class TaskWriter {
public:
    TaskWriter(State& state, const Rated& done) : state_(state), bank_(state.bank.get().bank), done_(done) {}

    [[nodiscard]] BenchmarkTask write(const domain::Benchmark& benchmark) const {
        BenchmarkTask out;
        out.id = benchmark.id;
        out.who = state_.texts.of(benchmark.who);
        if (const domain::Question* question = bank_.question(benchmark.question))
            out.question = state_.texts.of(question->text);
        for (const domain::LocalText& paragraph : benchmark.answer)
            out.answer.push_back(state_.texts.of(paragraph));
        const auto mine = done_.find(benchmark.id);
        out.done = mine != done_.end();
        for (const domain::ReferenceRating& reference : benchmark.ratings) {
            const domain::AnchorRow* anchors = scale_of(bank_.guide, reference.facet);
            if (anchors == nullptr)
                continue;
            RatingRow row = rating_row(state_, *anchors);
            if (out.done) {
                row.rating = rated(mine->second, row.facet);
                row.not_enough = !row.rating;
                // The reference is handed out only to those who have rated.
                out.results.push_back(
                    {row.name, row.rating, reference.value.number(), state_.texts.of(reference.reason)});
            }
            out.rows.push_back(std::move(row));
        }
        return out;
    }

private:
    State& state_;
    const domain::QuestionBank& bank_;
    const Rated& done_;
};

/// Own rating against reference, for every rated unit; by facet as well.
struct Pairs {
    domain::UnitRatings units;
    std::map<std::size_t, std::vector<int>> differences; ///< mine − reference, by facet
};

Pairs pairs_of(const State& state, const domain::QuestionBank& bank, const Rated& done) {
    Pairs out;
    for (const auto& [id, answer] : done) {
        const domain::Benchmark* benchmark = bank.benchmark(id);
        if (benchmark == nullptr)
            continue;
        for (const domain::ReferenceRating& reference : benchmark->ratings) {
            const auto mine = rated(answer, state.competency().facets[reference.facet.value()].id);
            if (!mine)
                continue;
            out.units.push_back({*mine, reference.value.number()});
            out.differences[reference.facet.value()].push_back(*mine - reference.value.number());
        }
    }
    return out;
}

double mean(const std::vector<int>& values) {
    double sum = 0;
    for (const int value : values)
        sum += value;
    return values.empty() ? 0.0 : sum / static_cast<double>(values.size());
}

const char* reading_key(domain::PanelReading reading) {
    switch (reading) {
        case domain::PanelReading::weak: return "agreement.weak";
        case domain::PanelReading::moderate: return "agreement.moderate";
        case domain::PanelReading::substantial: return "agreement.substantial";
        case domain::PanelReading::almost_perfect: return "agreement.almost_perfect";
        case domain::PanelReading::not_defined: return "agreement.not_defined";
        default: return "agreement.too_few";
    }
}

void add_summary(const State& state, const Pairs& pairs, Calibration& out) {
    out.units = static_cast<int>(pairs.units.size());
    const domain::PanelFigure figure = domain::pair_agreement(pairs.units);
    out.kappa = figure.value;
    out.low = figure.low;
    out.high = figure.high;
    out.reading = state.texts.get(reading_key(figure.reading));
    std::vector<int> all;
    for (const auto& [facet, differences] : pairs.differences) {
        out.facets.push_back({state.texts.of(state.competency().facets[facet].name),
                              static_cast<int>(differences.size()), mean(differences)});
        all.insert(all.end(), differences.begin(), differences.end());
    }
    if (!all.empty())
        out.leniency = mean(all);
}

std::string severity_in_words(const State& state, const RaterFigure& figure) {
    if (!figure.severity)
        return state.texts.get("agreement.too_few");
    const char* key = *figure.severity > 0.005    ? "calibration.stricter"
                      : *figure.severity < -0.005 ? "calibration.milder"
                                                  : "calibration.level";
    return state.texts.format(key, fmt::arg("by", state.texts.number(std::abs(*figure.severity), 2)));
}

} // namespace

std::vector<RaterFigure> rater_figures(const std::vector<store::RatedRow>& interviews) {
    std::vector<std::string> raters;
    std::map<std::string, std::string> names;
    for (const store::RatedRow& row : interviews)
        for (const auto& cell : row.cells)
            if (names.insert_or_assign(cell.rater.str(), cell.rater_name).second)
                raters.push_back(cell.rater.str());
    std::ranges::sort(raters);
    domain::RatingTable table(raters);
    std::map<std::string, std::set<Uuid>> people; // whom a rater rated beside another
    for (std::size_t i = 0; i < interviews.size(); ++i) {
        std::map<std::string, std::map<std::string, int>> cells;
        for (const auto& cell : interviews[i].cells)
            cells[cell.question + "/" + cell.facet][cell.rater.str()] = cell.rating;
        for (const auto& [unit, given] : cells) {
            std::vector<domain::Score> row;
            for (const std::string& rater : raters) {
                const auto at = given.find(rater);
                row.push_back(at == given.end() ? std::nullopt
                                                : domain::Score(static_cast<double>(at->second)));
                if (given.size() > 1 && at != given.end())
                    people[rater].insert(interviews[i].person);
            }
            (void)table.add(row);
        }
    }
    const auto severities = domain::rater_severity(table);
    std::vector<RaterFigure> out;
    for (std::size_t i = 0; i < raters.size(); ++i) {
        RaterFigure figure{raters[i], names[raters[i]], static_cast<int>(people[raters[i]].size()), {}};
        const bool enough = people[raters[i]].size() >= domain::fewest_for_severity;
        if (enough && i < severities.size() && severities[i])
            figure.severity = severities[i]->severity;
        out.push_back(std::move(figure));
    }
    return out;
}

Result<std::map<std::string, double>> severities_so_far(const State& state) {
    const auto interviews = state.store->rated_interviews();
    if (!interviews)
        return tl::unexpected<Error>(interviews.error());
    std::map<std::string, double> out;
    for (const RaterFigure& figure : rater_figures(*interviews))
        if (figure.severity)
            out[figure.rater] = *figure.severity;
    return out;
}

Result<Calibration> calibration_model(State& state) {
    if (!state.store)
        return fail(ErrorKind::refused, state.texts.get("error.not_open"));
    const auto rows = state.store->benchmarks(state.model.me.id);
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    const auto interviews = state.store->rated_interviews();
    if (!interviews)
        return tl::unexpected<Error>(interviews.error());
    const Rated done = first_of(*rows);
    const domain::QuestionBank& bank = state.bank.get().bank;
    Calibration out;
    const TaskWriter writer(state, done);
    for (const domain::Benchmark& benchmark : bank.benchmarks) {
        out.tasks.push_back(writer.write(benchmark));
        out.done += out.tasks.back().done ? 1 : 0;
    }
    add_summary(state, pairs_of(state, bank, done), out);
    for (const RaterFigure& figure : rater_figures(*interviews)) {
        const auto reading = domain::read_severity(figure.severity.value_or(0.0));
        out.severities.push_back({figure.name, figure.people, figure.severity,
                                  severity_in_words(state, figure), reading != domain::SeverityReading::fine,
                                  reading == domain::SeverityReading::train_again});
    }
    out.current = std::min(state.model.calibration.current, out.tasks.empty() ? 0 : out.tasks.size() - 1);
    return out;
}

Status handle(State& state, const ShowBenchmark& command) {
    if (command.task >= state.model.calibration.tasks.size())
        return {};
    state.model.calibration.current = command.task;
    state.model.calibration.missing.clear();
    state.model.calibration.revision = raise(state.model);
    return {};
}

Status handle(State& state, const SaveBenchmark& command) {
    const auto& loaded = state.bank.get();
    const domain::Benchmark* benchmark = loaded.bank.benchmark(command.benchmark);
    const auto frozen = loaded.benchmarks.find(command.benchmark);
    if (benchmark == nullptr || frozen == loaded.benchmarks.end())
        return fail(ErrorKind::not_found, state.texts.get("calibration.error.gone"), command.benchmark);
    store::BenchmarkRated what{benchmark->id, benchmark->revision, frozen->second.hash, {}};
    std::vector<std::string> missing;
    for (const domain::ReferenceRating& reference : benchmark->ratings) {
        const domain::Facet& facet = state.competency().facets[reference.facet.value()];
        const auto cell = std::ranges::find(command.cells, facet.id, &AnswerForm::Cell::facet);
        if (cell == command.cells.end() || (!cell->rating && !cell->not_enough))
            missing.push_back(
                state.texts.format("interview.lack.rating", fmt::arg("facet", state.texts.of(facet.name))));
        else
            what.ratings.push_back({facet.id, cell->not_enough ? std::nullopt : cell->rating, cell->reason});
    }
    if (!missing.empty()) {
        state.model.calibration.missing = std::move(missing);
        state.model.calibration.revision = raise(state.model);
        return {};
    }
    const store::Content content{frozen->second.hash, store::ContentKind::benchmark, benchmark->id,
                                 benchmark->revision, frozen->second.text};
    if (Status done = write_about(state, state.model.me.id, Uuid{}, {std::move(what)}, {&content, 1}); !done)
        return done;
    return show_page(state, Page::calibration);
}

} // namespace mq::app
