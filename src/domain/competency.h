#pragma once

#include "domain/scoring_params.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mq::domain {

/// Text in both languages; Vietnamese is always there, English may be empty (then Vietnamese is shown).
struct LocalText {
    std::string vi;
    std::string en;
    [[nodiscard]] bool empty() const { return vi.empty(); }
    friend bool operator==(const LocalText&, const LocalText&) = default;
};

inline constexpr std::size_t max_axes = 8;       ///< radar axes a competency may have
inline constexpr std::size_t max_principles = 8; ///< principle pairs a competency may have
inline constexpr int level_count = 5;

/// One of the five levels: `number` 1..5, with the words for how hard a situation and how much guidance.
struct LevelInfo {
    int number = 1;
    LocalText name;             ///< Kém … Xuất sắc
    LocalText difficulty;       ///< the model's word for the situations mastered at this level
    LocalText guidance;         ///< the model's word for the guidance needed
    LocalText difficulty_label; ///< word for a scene of this difficulty on the screen
};

/// A strand of behaviours. Axes come first, in radar order (first axis points up, then clockwise).
struct Facet {
    std::string id;
    LocalText name;
    LocalText about;
    bool axis = true; ///< false: beside the radar (autonomy)
};

struct Behaviour {
    std::string id; ///< A01.<level>.<n>
    int level = 1;
    std::size_t facet = 0; ///< index into Competency::facets
    LocalText text;
};

struct Principle {
    std::string id; ///< p1..p6
    LocalText name;
    LocalText tip; ///< one sentence of practical advice
};

struct Pitfall {
    std::string id;
    LocalText name;
    LocalText cure;
    bool to_avoid = true; ///< one of the five things to avoid; else an individual common mistake
};

struct Step {
    std::string id; ///< "1".."6"
    LocalText name;
    LocalText about;
};

struct Named {
    std::string id;
    LocalText name;
    LocalText about;
};

/// A competency model with everything that scenes, interviews and scoring refer to by id.
/// Read from assets/competencies/<id>.yaml; nothing of its content is in code.
struct Competency {
    std::string id;
    std::string version;
    LocalText name;
    LocalText definition;
    LocalText difficulty_note; ///< why the order of the levels is kept although one word reads milder
    std::array<LevelInfo, level_count> levels;
    std::vector<Facet> facets; ///< axes first
    std::vector<Behaviour> behaviours;
    std::vector<Principle> principles;
    std::vector<Pitfall> pitfalls;
    std::vector<Step> steps;
    std::vector<Named> wishes;
    std::vector<Named> causes;          ///< cause families
    std::vector<Named> critical_errors; ///< told to people beforehand
    ScoringParams scoring;

    [[nodiscard]] std::size_t axis_count() const;
    [[nodiscard]] std::optional<std::size_t> facet_index(std::string_view facet_id) const;
    [[nodiscard]] std::optional<std::size_t> principle_index(std::string_view principle_id) const;
    [[nodiscard]] std::optional<std::size_t> pitfall_index(std::string_view pitfall_id) const;
    [[nodiscard]] std::optional<std::size_t> wish_index(std::string_view wish_id) const;
    [[nodiscard]] std::optional<std::size_t> cause_index(std::string_view cause_id) const;
    [[nodiscard]] std::optional<std::size_t> critical_index(std::string_view critical_id) const;
    [[nodiscard]] std::optional<std::size_t> behaviour_index(std::string_view behaviour_id) const;
};

/// D1..D5 from the sum of the five difficulty factors (0–2 each), by the cuts of the parameters. Source:
/// scoring.md 2.
[[nodiscard]] int difficulty_level(int factor_sum, const ScoringParams& params);

} // namespace mq::domain
