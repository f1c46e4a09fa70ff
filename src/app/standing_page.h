#pragma once

#include "base/ids.h"
#include "domain/scoring_standing.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

/// The page that explains a standing: every figure with the lines it came from, and what it would be without
/// some of them. Plain values with all texts ready, as in model.h.
namespace mq::app {

/// What the evidence says of one view: the whole competency, or one facet.
struct StandingFigures {
    double mean = 0.0; ///< 1..5, as all that follow
    double low = 0.0;  ///< 80 % interval
    double high = 0.0;
    double weight = 0.0;              ///< Σw; 0: no evidence, the figures are those of the prior
    int stimuli = 0;                  ///< different scenes, questions and sheets
    int claimed = 0;                  ///< largest level with P(≥ level) ≥ the claim; 0 without evidence
    std::array<double, 5> levels{};   ///< mass of each level, sums to 1
    std::array<double, 5> at_least{}; ///< P(≥ level)
    [[nodiscard]] bool none() const { return weight <= 0.0; }
    [[nodiscard]] bool thin() const { return stimuli < 2; }
};

/// A rule that keeps the level down.
struct StandingGate {
    domain::Gate gate = domain::Gate::human;
    std::string why;
    std::optional<Uuid> attempt; ///< the one with the critical error
};

/// A standing with its reasons: as it is, or as it would be.
struct StandingCase {
    std::vector<StandingFigures> views; ///< as StandingPage::views
    int statistical = 0;                ///< 1..5; 0 without evidence
    int demonstrated = 0;               ///< 1..5; 0 without evidence
    std::optional<int> reported;        ///< nothing while something is missing
    std::string statistical_why;        ///< a sentence each
    std::string demonstrated_why;
    std::string reported_why;
    std::vector<StandingGate> gates;
    std::vector<std::string> missing; ///< what is missing and how to get it, a sentence each
};

/// What a line says in one view.
struct StandingCredit {
    int low = 0; ///< credited interval, 0..5
    int high = 5;
    std::string words;              ///< cho thấy mức 3–5
    double weight = 0.0;            ///< 0: it says nothing
    double weight_if = 0.0;         ///< the same without what is left out
    std::array<float, 5> support{}; ///< how well each level agrees with it, the best level 1
};

/// One piece of evidence of any source.
struct StandingLine {
    std::string id; ///< what ToggleWhatIf takes
    domain::Source source = domain::Source::scenario;
    std::string title;
    std::string detail;      ///< Đánh giá · 09/03 · không chỉ dẫn
    std::string age;         ///< 48 ngày
    std::string nothing_why; ///< why it weighs nothing; empty where it weighs something
    std::string weight_why;  ///< how its weight comes about
    bool critical = false;
    bool left_out = false;
    std::optional<Uuid> attempt;                        ///< whose debrief tells more; nothing for ratings
    std::vector<std::optional<StandingCredit>> credits; ///< by view; nothing where it says nothing of it
};

struct ScoringConstant {
    std::string name;
    std::string value;
};

struct ScoringGroup {
    std::string title;
    std::vector<ScoringConstant> constants;
};

struct PracticeAxis {
    std::string name;
    double mean = 0.0; ///< 1..5; 0: never practised
};

struct StandingPage {
    std::uint64_t revision = 0;
    std::string as_of;              ///< day and version of the scoring, a line
    double claim = 0.7;             ///< P(≥ level) that a level is claimed with
    std::vector<std::string> views; ///< the competency first, then each facet
    std::array<std::string, 5> level_names;
    StandingCase now;
    std::optional<StandingCase> without; ///< while something is left out
    int left_out = 0;
    std::vector<StandingLine> lines; ///< heaviest first, then newest
    std::vector<ScoringGroup> constants;
    std::string difficulty_note;
    std::vector<PracticeAxis> practice;
};

} // namespace mq::app
