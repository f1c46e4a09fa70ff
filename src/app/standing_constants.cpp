#include "app/standing_model.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace mq::app {
namespace {

using domain::ScoringParams;

/// Fills groups one constant at a time.
class Constants {
public:
    explicit Constants(const Texts& texts) : texts_(texts) {}

    void group(const char* title) { groups_.push_back({texts_.get(title), {}}); }
    void number(const char* name, double value, int decimals) { add(name, texts_.number(value, decimals)); }
    void count(const char* name, int value) { add(name, fmt::format("{}", value)); }
    void days(const char* name, double value) { add(name, texts_.count("span.days", std::lround(value))); }
    void share(const char* name, double value) { add(name, percent(value)); }
    void add(const char* name, std::string value) { add_named(texts_.get(name), std::move(value)); }
    void add_named(std::string name, std::string value) {
        groups_.back().constants.push_back({std::move(name), std::move(value)});
    }
    [[nodiscard]] std::string percent(double share) const {
        return texts_.format("radar.percent", fmt::arg("n", std::lround(share * 100.0)));
    }
    [[nodiscard]] std::string range(double first, double last) const {
        return fmt::format("{}–{}", texts_.number(first), texts_.number(last));
    }
    [[nodiscard]] std::vector<ScoringGroup> take() { return std::move(groups_); }

private:
    const Texts& texts_;
    std::vector<ScoringGroup> groups_;
};

void estimate(Constants& out, const ScoringParams& p) {
    out.group("standing.group.estimate");
    out.add("standing.constant.grid",
            out.range(p.grid_first, p.grid_first + p.grid_step * (p.grid_points - 1)));
    out.count("standing.constant.grid_points", p.grid_points);
    out.number("standing.constant.prior_mean", p.prior_mean, 1);
    out.number("standing.constant.prior_sd", p.prior_sd, 1);
    out.number("standing.constant.slope_scenario", p.slope_scenario, 1);
    out.number("standing.constant.slope_interview", p.slope_interview, 1);
    out.share("standing.constant.lapse", p.lapse);
}

void weights(Constants& out, const ScoringParams& p) {
    out.group("standing.group.weight");
    out.days("standing.constant.half_life", p.half_life_days);
    out.days("standing.constant.max_age", p.max_age_days);
    out.days("standing.constant.retake_days", p.retake_min_days);
    out.number("standing.constant.retake_weight", p.retake_weight, 1);
    out.number("standing.constant.rater_discount", p.rater_discount, 1);
    out.number("standing.constant.question_discount", p.question_discount, 1);
}

/// The highest sum of the five factors of each difficulty: 1 · 3 · 5 · 7.
std::string difficulty_cuts(const ScoringParams& p) {
    std::string out;
    for (const int cut : p.difficulty_cuts)
        out += fmt::format("{}{}", out.empty() ? "" : " · ", cut);
    return out;
}

void attempts(Constants& out, const ScoringParams& p, const Texts& texts) {
    out.group("standing.group.attempt");
    out.share("standing.constant.pass_full", p.pass_full);
    out.share("standing.constant.pass_part", p.pass_part);
    out.add("standing.constant.difficulty", difficulty_cuts(p));
    out.number("standing.constant.hint_light", p.hint_light, 1);
    out.number("standing.constant.hint_full", p.hint_full, 1);
    for (const domain::GuidanceCut& cut : p.guidance_cuts)
        out.add_named(texts.format("standing.constant.guidance", fmt::arg("level", cut.cap)),
                      out.percent(cut.share));
    out.count("standing.constant.decisions", p.min_decisions);
    out.count("standing.constant.facet_range", p.min_facet_range);
    out.share("standing.constant.random", p.max_random_full);
}

void levels(Constants& out, const ScoringParams& p) {
    out.group("standing.group.level");
    out.share("standing.constant.claim", p.claim_probability);
    out.count("standing.constant.shown", p.demonstrated_stimuli);
    out.count("standing.constant.human", p.human_gate_level);
    out.count("standing.constant.autonomy", p.autonomy_raters);
    out.count("standing.constant.critical_cap", p.critical_cap);
    out.count("standing.constant.critical_attempts", p.critical_recent_attempts);
    out.days("standing.constant.critical_days", p.critical_recent_days);
}

void enough(Constants& out, const ScoringParams& p) {
    out.group("standing.group.enough");
    out.number("standing.constant.weight", p.min_weight, 1);
    out.count("standing.constant.scenarios", p.min_scenarios);
    out.count("standing.constant.facets", p.min_facets);
    out.count("standing.constant.facet_stimuli", p.min_facet_stimuli);
    out.number("standing.constant.spread", p.max_sd, 2);
    out.days("standing.constant.stale", p.max_stale_days);
}

} // namespace

std::vector<ScoringGroup> scoring_constants(const ScoringParams& params, const Texts& texts) {
    Constants out(texts);
    levels(out, params);
    attempts(out, params, texts);
    enough(out, params);
    weights(out, params);
    estimate(out, params);
    return out.take();
}

} // namespace mq::app
