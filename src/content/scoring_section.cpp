#include "content/scoring_section.h"

#include <fmt/format.h>
#include <algorithm>

namespace mq::content {
namespace {

using domain::ScoringParams;

/// Where a figure stands in the file: `section` empty for one directly under `scoring`.
struct RealEntry {
    std::string_view section;
    std::string_view key;
    double ScoringParams::*member;
    double low;
    double high;
};
struct WholeEntry {
    std::string_view section;
    std::string_view key;
    int ScoringParams::*member;
    int low;
    int high;
};

constexpr double small = 1e-6; ///< for figures that are divided by
using P = ScoringParams;

constexpr std::array real_entries{
    RealEntry{"grid", "first", &P::grid_first, -10, 10},
    RealEntry{"grid", "step", &P::grid_step, small, 10},
    RealEntry{"prior", "mean", &P::prior_mean, 0, 6},
    RealEntry{"prior", "sd", &P::prior_sd, small, 100},
    RealEntry{"slope", "scenario", &P::slope_scenario, small, 100},
    RealEntry{"slope", "interview", &P::slope_interview, small, 100},
    RealEntry{"", "lapse", &P::lapse, 0, 1},
    RealEntry{"age", "half_life_days", &P::half_life_days, small, 1e6},
    RealEntry{"discount", "rater", &P::rater_discount, 0, 10},
    RealEntry{"discount", "question", &P::question_discount, 0, 10},
    RealEntry{"pass", "full", &P::pass_full, 0, 1},
    RealEntry{"pass", "part", &P::pass_part, 0, 1},
    RealEntry{"guidance", "light", &P::hint_light, 0, 1},
    RealEntry{"guidance", "full", &P::hint_full, 0, 1},
    RealEntry{"retake", "weight", &P::retake_weight, 0, 1},
    RealEntry{"claim", "probability", &P::claim_probability, 0.5, 1},
    RealEntry{"enough", "weight", &P::min_weight, 0, 1000},
    RealEntry{"enough", "sd", &P::max_sd, 0, 10},
    RealEntry{"", "practice_weight", &P::practice_weight, 0, 1},
    RealEntry{"assessment", "random_full", &P::max_random_full, 0, 1},
    RealEntry{"", "wrong_regret", &P::wrong_regret, small, 100},
    RealEntry{"next_scene", "chance_low", &P::next_chance_low, 0, 1},
    RealEntry{"next_scene", "chance_high", &P::next_chance_high, 0, 1},
};

constexpr std::array whole_entries{
    WholeEntry{"grid", "points", &P::grid_points, 5, 1001},
    WholeEntry{"age", "max_days", &P::max_age_days, 1, 100'000},
    WholeEntry{"retake", "min_days", &P::retake_min_days, 0, 10'000},
    WholeEntry{"claim", "stimuli", &P::demonstrated_stimuli, 1, 100},
    WholeEntry{"enough", "scenarios", &P::min_scenarios, 0, 100},
    WholeEntry{"enough", "facets", &P::min_facets, 0, 8},
    WholeEntry{"enough", "facet_stimuli", &P::min_facet_stimuli, 0, 100},
    WholeEntry{"enough", "stale_days", &P::max_stale_days, 0, 10'000},
    WholeEntry{"critical", "attempts", &P::critical_recent_attempts, 0, 1000},
    WholeEntry{"critical", "days", &P::critical_recent_days, 0, 10'000},
    WholeEntry{"critical", "cap", &P::critical_cap, 1, 5},
    WholeEntry{"human", "from_level", &P::human_gate_level, 1, 6},
    WholeEntry{"human", "autonomy_raters", &P::autonomy_raters, 0, 100},
    WholeEntry{"assessment", "decisions", &P::min_decisions, 0, 1000},
    WholeEntry{"assessment", "facet_range", &P::min_facet_range, 0, 100},
};

constexpr std::array<std::string_view, 19> top_keys{
    "version",   "grid",  "prior",           "slope",           "lapse",      "age",
    "discount",  "pass",  "guidance",        "retake",          "claim",      "enough",
    "critical",  "human", "practice_weight", "difficulty_cuts", "assessment", "wrong_regret",
    "next_scene"};

/// Keys that a section has beside the figures of the tables.
std::string_view further_key(std::string_view section) {
    if (section == "guidance")
        return "cuts";
    if (section == "next_scene")
        return "spacing_days";
    return {};
}

std::vector<std::string_view> keys_of(std::string_view section) {
    std::vector<std::string_view> keys;
    for (const RealEntry& entry : real_entries)
        if (entry.section == section)
            keys.push_back(entry.key);
    for (const WholeEntry& entry : whole_entries)
        if (entry.section == section)
            keys.push_back(entry.key);
    if (const auto further = further_key(section); !further.empty())
        keys.push_back(further);
    return keys;
}

void read_figures(Reader& reader, Fields& fields, std::string_view section, ScoringParams& out) {
    for (const RealEntry& entry : real_entries) {
        if (entry.section != section)
            continue;
        if (const auto node = fields.need(entry.key))
            out.*entry.member =
                reader.number(node, entry.key, entry.low, entry.high).value_or(out.*entry.member);
    }
    for (const WholeEntry& entry : whole_entries) {
        if (entry.section != section)
            continue;
        if (const auto node = fields.need(entry.key))
            out.*entry.member =
                reader.integer(node, entry.key, entry.low, entry.high).value_or(out.*entry.member);
    }
}

template <std::size_t N>
void read_rising(Reader& reader, yaml::Node node, std::string_view what, int high, std::array<int, N>& out) {
    if (!node || !reader.is_list(node, what))
        return;
    if (node.size() != N)
        return reader.error(node.mark(), "wrong-count", fmt::format("{} phải có {} số.", what, N));
    std::size_t i = 0;
    node.each([&](yaml::Node value) {
        const int low = i == 0 ? 0 : out[i - 1] + 1; // each above the one before
        out[i] = reader.integer(value, what, low, high).value_or(low);
        ++i;
    });
}

void read_cuts(Reader& reader, yaml::Node node, std::vector<domain::GuidanceCut>& out) {
    if (!node || !reader.is_list(node, "cuts"))
        return;
    constexpr std::array<std::string_view, 2> keys{"share", "cap"};
    node.each([&](yaml::Node entry) {
        Fields fields(reader, entry, "mốc chỉ dẫn", entry.mark(), keys);
        domain::GuidanceCut cut;
        const double low = out.empty() ? 0.0 : out.back().share;
        if (const auto share = fields.need("share"))
            cut.share = reader.number(share, "share", low, 1).value_or(low);
        if (const auto cap = fields.need("cap"))
            cut.cap = reader.integer(cap, "cap", 1, 5).value_or(1);
        out.push_back(cut);
    });
    if (out.empty())
        reader.error(node.mark(), "wrong-count", "cuts phải có ít nhất một mốc.");
}

void check_order(Reader& reader, const ScoringParams& p, Mark where) {
    if (p.pass_part >= p.pass_full)
        reader.error(where, "out-of-range", "pass: part phải nhỏ hơn full.");
    if (p.next_chance_low >= p.next_chance_high)
        reader.error(where, "out-of-range", "next_scene: chance_low phải nhỏ hơn chance_high.");
    if (p.hint_light > p.hint_full)
        reader.error(where, "out-of-range", "guidance: light không được lớn hơn full.");
}

} // namespace

domain::ScoringParams read_scoring(Reader& reader, yaml::Node section, Mark where) {
    ScoringParams out;
    Fields top(reader, section, "scoring", where, top_keys);
    if (const auto version = top.need("version"))
        out.version = reader.word(version, "version").value_or("");
    read_figures(reader, top, "", out);
    for (const std::string_view name : top_keys) {
        const auto keys = keys_of(name);
        if (keys.empty())
            continue;
        const yaml::Node node = top.need(name);
        if (!node)
            continue;
        Fields fields(reader, node, name, node.mark(), keys);
        read_figures(reader, fields, name, out);
        if (name == "guidance")
            read_cuts(reader, fields.need("cuts"), out.guidance_cuts);
        if (name == "next_scene")
            read_rising(reader, fields.need("spacing_days"), "spacing_days", 3650, out.spacing_days);
    }
    read_rising(reader, top.need("difficulty_cuts"), "difficulty_cuts", 9, out.difficulty_cuts);
    check_order(reader, out, where);
    return out;
}

} // namespace mq::content
