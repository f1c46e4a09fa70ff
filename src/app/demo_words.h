#pragma once

#include "domain/scenario.h"
#include "domain/simulation.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

/// Words that made-up people, teams, talks and complaints are called and described with. NFC.
namespace mq::app {

/// A full name, of three or four words.
[[nodiscard]] std::string demo_name(domain::Gender gender, domain::SeededRandom& random);
[[nodiscard]] std::string demo_phone(domain::SeededRandom& random);

struct DemoRegion {
    const char* name;
    domain::Region spoken;
    std::span<const char* const> branches;
};
[[nodiscard]] std::span<const DemoRegion> demo_regions();

[[nodiscard]] std::span<const char* const> demo_posts(); ///< of those without a team of their own
inline constexpr const char* demo_lead_post = "Trưởng nhóm CSKH";
inline constexpr const char* demo_branch_post = "Trưởng chi nhánh";
inline constexpr const char* demo_region_post = "Giám đốc vùng";

[[nodiscard]] std::span<const char* const> demo_reflections();
/// Why a rating of that level, 1..5, was given.
[[nodiscard]] std::span<const char* const> demo_reasons(int rating);
/// What an observed contact was about.
[[nodiscard]] std::span<const char* const> demo_contacts();
[[nodiscard]] std::span<const char* const> demo_words_after(); ///< what a lead says after watching
[[nodiscard]] std::span<const char* const> demo_own_views();

/// An answer in an interview, as it is noted.
struct DemoStory {
    const char *situation, *task, *action, *result;
};
[[nodiscard]] std::span<const DemoStory> demo_stories();

/// A coaching talk.
struct DemoTalk {
    const char *facet, *plan, *done, *check, *act; ///< facet: id, empty for none
};
[[nodiscard]] std::span<const DemoTalk> demo_talks();

/// A cause of complaints, with how often it comes among `demo_causes` (the rarer the further down).
struct DemoCause {
    const char *family, *detail, *what, *outcome;
    int often; ///< parts of the sum of all
};
[[nodiscard]] std::span<const DemoCause> demo_causes();

template <class T>
[[nodiscard]] const T& one_of(std::span<const T> choices, domain::SeededRandom& random) {
    return choices[random.below(choices.size())];
}

} // namespace mq::app
