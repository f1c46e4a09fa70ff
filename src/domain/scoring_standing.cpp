#include "domain/scoring_standing.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace mq::domain {
namespace {

constexpr int categories = level_count + 1; // levels 0..5

std::size_t slot(LevelInterval outcome) {
    return static_cast<std::size_t>(outcome.lo) * categories + static_cast<std::size_t>(outcome.hi);
}

std::vector<LevelInterval> every_interval() {
    std::vector<LevelInterval> out;
    for (int lo = 0; lo < categories; ++lo)
        for (int hi = lo; hi < categories; ++hi)
            out.push_back({lo, hi});
    return out;
}

std::vector<LevelInterval> every_rating() {
    std::vector<LevelInterval> out;
    for (int rating = Level::lowest; rating <= Level::highest; ++rating)
        out.push_back(credit_rating(Level(rating)));
    return out;
}

void add_weighted(std::span<double> sum, std::span<const double> row, Weight weight) {
    const double times = weight.value();
    for (std::size_t i = 0; i < sum.size(); ++i)
        sum[i] += times * row[i];
}

Level demonstrated_level(const CreditedEvidence& credited, const ScoringParams& params) {
    for (int level = Level::highest; level > Level::lowest; --level) {
        int stimuli = 0;
        int scenes = 0;
        for (const Stimulus& stimulus : credited.stimuli) {
            if (!stimulus.lo || *stimulus.lo < level)
                continue;
            ++stimuli;
            if (stimulus.source == Source::scenario)
                ++scenes;
        }
        if (stimuli >= params.demonstrated_stimuli && scenes > 0)
            return Level(level);
    }
    return Level(Level::lowest);
}

/// Newest attempt with a critical error among the last few or the last days; it caps even where it weighs 0.
std::optional<std::size_t> capping_attempt(std::span<const Evidence> records, Day as_of,
                                           const ScoringParams& params) {
    const std::vector<std::size_t> order = attempts_by_date(records, as_of);
    for (std::size_t back = 0; back < order.size(); ++back) {
        const std::size_t record = order[order.size() - 1 - back];
        const auto& attempt = std::get<ScenarioEvidence>(records[record]);
        const bool among_last = back < static_cast<std::size_t>(params.critical_recent_attempts);
        const bool in_days = days_between(attempt.date, as_of) <= params.critical_recent_days;
        if (!among_last && !in_days)
            return std::nullopt;
        if (attempt.critical)
            return record;
    }
    return std::nullopt;
}

bool has_human(const CreditedEvidence& credited) {
    return std::any_of(credited.lines.begin(), credited.lines.end(), [](const EvidenceLine& line) {
        return line.source != Source::scenario && line.counts();
    });
}

/// Raters who gave a strand beside the radar the highest rating.
int autonomy_raters(const CreditedEvidence& credited, std::span<const Evidence> records,
                    const Competency& competency) {
    std::unordered_set<std::string_view> raters;
    for (const EvidenceLine& line : credited.lines) {
        if (!line.rating || !line.counts())
            continue;
        const Rating& rating = std::get<RatedEvidence>(records[line.evidence]).ratings[*line.rating];
        if (!competency.facets[rating.facet.value()].axis && rating.value == Level(Level::highest))
            raters.insert(rating.rater);
    }
    return static_cast<int>(raters.size());
}

/// Lowers `level` to at most `cap` and notes the gate if that changed anything.
void apply_gate(Standing& out, Level& level, Level cap, Gate gate) {
    if (level <= cap)
        return;
    level = cap;
    out.gates.push_back(gate);
}

Level level_after_gates(Standing& out, std::span<const Evidence> records, const Competency& competency) {
    const ScoringParams& params = competency.scoring;
    Level level = std::min(out.statistical, out.demonstrated);
    if (!has_human(out.credited))
        apply_gate(out, level, Level(params.human_gate_level - 1), Gate::human);
    const bool has_strand = std::any_of(competency.facets.begin(), competency.facets.end(),
                                        [](const Facet& f) { return !f.axis; });
    if (has_strand && autonomy_raters(out.credited, records, competency) < params.autonomy_raters)
        apply_gate(out, level, Level(Level::highest - 1), Gate::autonomy);
    out.critical_record = capping_attempt(records, out.as_of, params);
    if (out.critical_record)
        apply_gate(out, level, Level(params.critical_cap), Gate::critical);
    return level;
}

void count_evidence(Standing& out) {
    for (const EvidenceLine& line : out.credited.lines) {
        out.weight += line.weight;
        if (line.counts())
            out.newest_age = std::min(out.newest_age.value_or(line.age_days), line.age_days);
    }
    out.scenarios = static_cast<int>(std::count_if(
        out.credited.stimuli.begin(), out.credited.stimuli.end(),
        [](const Stimulus& stimulus) { return stimulus.source == Source::scenario && stimulus.lo; }));
}

void find_missing(Standing& out, const Competency& competency) {
    const ScoringParams& params = competency.scoring;
    for (std::size_t i = 0; i < out.facets.size(); ++i)
        if (competency.facets[i].axis && out.facets[i].stimuli >= params.min_facet_stimuli)
            ++out.axes_ready;
    if (out.weight.value() < params.min_weight)
        out.missing.push_back(Missing::weight);
    if (out.scenarios < params.min_scenarios)
        out.missing.push_back(Missing::scenarios);
    if (out.axes_ready < params.min_facets)
        out.missing.push_back(Missing::facets);
    if (out.overall.sd > params.max_sd)
        out.missing.push_back(Missing::spread);
    if (!out.newest_age || *out.newest_age > params.max_stale_days)
        out.missing.push_back(Missing::stale);
    out.sufficient = out.missing.empty();
}

/// Distinct stimuli that count for each facet.
void count_stimuli(const CreditedEvidence& credited, std::vector<FacetEstimate>& facets) {
    std::vector<bool> seen(credited.stimuli.size() * facets.size());
    for (const FacetCredit& credit : credited.facets) {
        if (!credit.weight.counts())
            continue;
        const std::size_t at = credited.lines[credit.line].stimulus * facets.size() + credit.facet.value();
        if (!seen[at])
            ++facets[credit.facet.value()].stimuli;
        seen[at] = true;
    }
}

} // namespace

const char* code_of(Missing missing) {
    switch (missing) {
        case Missing::weight: return "weight";
        case Missing::scenarios: return "scenarios";
        case Missing::facets: return "facets";
        case Missing::spread: return "spread";
        case Missing::stale: return "stale";
    }
    return "";
}

/// Log likelihoods of a panel's ratings: one small table for each severity met, the common 0 taken from the
/// estimator.
class Estimator::RatingTables {
public:
    explicit RatingTables(const Estimator& owner) : owner_(owner) {}

    [[nodiscard]] std::span<const double> row(double severity, LevelInterval outcome) {
        const std::size_t points = owner_.grid_.size();
        if (severity == 0.0)
            return std::span(owner_.rating_table_).subspan(slot(outcome) * points, points);
        const auto rating = static_cast<std::size_t>(outcome.hi - 1); // credit_rating keeps the rating in hi
        return std::span(table(severity)).subspan(rating * points, points);
    }

private:
    const std::vector<double>& table(double severity) {
        const auto [found, is_new] = tables_.try_emplace(severity);
        if (is_new) {
            const std::vector<LevelInterval> ratings = every_rating();
            found->second = owner_.tabulate(owner_.competency_.scoring.slope_interview, severity, ratings);
        }
        return found->second;
    }

    const Estimator& owner_;
    std::unordered_map<double, std::vector<double>> tables_;
};

Estimator::Estimator(Competency competency)
    : competency_(std::move(competency)),
      grid_(ability_grid(competency_.scoring)),
      log_prior_(normal_log_prior(grid_, competency_.scoring.prior_mean, competency_.scoring.prior_sd)) {
    const std::vector<LevelInterval> all = every_interval();
    const auto spread = [&](double slope) {
        const std::vector<double> rows = tabulate(slope, 0.0, all);
        std::vector<double> out(std::size_t{categories} * categories * grid_.size());
        for (std::size_t i = 0; i < all.size(); ++i)
            std::copy_n(rows.begin() + static_cast<std::ptrdiff_t>(i * grid_.size()), grid_.size(),
                        out.begin() + static_cast<std::ptrdiff_t>(slot(all[i]) * grid_.size()));
        return out;
    };
    attempt_table_ = spread(competency_.scoring.slope_scenario);
    rating_table_ = spread(competency_.scoring.slope_interview);
}

std::vector<double> Estimator::tabulate(double slope, double severity,
                                        std::span<const LevelInterval> wanted) const {
    std::vector<double> out;
    out.reserve(wanted.size() * grid_.size());
    for (const LevelInterval& outcome : wanted)
        for (const double theta : grid_)
            out.push_back(
                std::log(interval_likelihood(theta, slope, severity, outcome, competency_.scoring.lapse)));
    return out;
}

std::span<const double> Estimator::attempt_log_likelihood(LevelInterval outcome) const {
    return std::span(attempt_table_).subspan(slot(outcome) * grid_.size(), grid_.size());
}

std::array<double, level_count> Estimator::support(const EvidenceLine& line) const {
    RatingTables ratings(*this);
    const std::span<const double> row =
        line.rating ? ratings.row(line.severity, line.credit) : attempt_log_likelihood(line.credit);
    std::array<double, level_count> sum{};
    std::array<int, level_count> points{};
    for (std::size_t i = 0; i < grid_.size(); ++i) {
        const std::size_t level = nearest_level(grid_[i]).index();
        sum[level] += std::exp(line.weight.value() * row[i]);
        ++points[level];
    }
    for (std::size_t i = 0; i < sum.size(); ++i)
        sum[i] /= std::max(1, points[i]);
    const double best = *std::max_element(sum.begin(), sum.end());
    for (double& level : sum)
        level /= best;
    return sum;
}

void Estimator::accumulate(const CreditedEvidence& credited, LevelPosterior& overall,
                           std::vector<FacetEstimate>& facets) const {
    RatingTables ratings(*this);
    const auto row = [&](const EvidenceLine& line, LevelInterval outcome) {
        return line.rating ? ratings.row(line.severity, outcome) : attempt_log_likelihood(outcome);
    };
    const std::size_t points = grid_.size();
    std::vector<double> sum = log_prior_;
    for (const EvidenceLine& line : credited.lines)
        if (line.counts())
            add_weighted(sum, row(line, line.credit), line.weight);
    overall = level_posterior(grid_, sum);

    facets.assign(competency_.facets.size(), {});
    std::vector<double> sums;
    for (std::size_t i = 0; i < facets.size(); ++i)
        sums.insert(sums.end(), log_prior_.begin(), log_prior_.end());
    for (const FacetCredit& credit : credited.facets) {
        if (!credit.weight.counts())
            continue;
        const std::span<double> facet_sum = std::span(sums).subspan(credit.facet.value() * points, points);
        add_weighted(facet_sum, row(credited.lines[credit.line], credit.credit), credit.weight);
        facets[credit.facet.value()].weight += credit.weight;
    }
    for (std::size_t i = 0; i < facets.size(); ++i)
        facets[i].posterior = level_posterior(grid_, std::span(sums).subspan(i * points, points));
    count_stimuli(credited, facets);
}

Standing Estimator::standing(std::span<const Evidence> records, Day as_of,
                             const Severities& severities) const {
    Standing out;
    out.version = competency_.scoring.version;
    out.as_of = as_of;
    out.credited = credit_evidence(records, as_of, severities, competency_);
    accumulate(out.credited, out.overall, out.facets);
    count_evidence(out);
    out.statistical = out.overall.claimed(competency_.scoring.claim_probability);
    out.demonstrated = demonstrated_level(out.credited, competency_.scoring);
    find_missing(out, competency_);
    const Level level = level_after_gates(out, records, competency_);
    if (out.sufficient)
        out.reported = level;
    return out;
}

PracticeStanding Estimator::practice(std::span<const ScenarioEvidence> attempts, Day as_of) const {
    PracticeStanding out;
    out.credited = credit_practice(attempts, as_of, competency_);
    accumulate(out.credited, out.ability, out.facets);
    return out;
}

} // namespace mq::domain
