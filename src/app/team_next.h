#pragma once

#include "app/model_team.h"
#include "app/summary.h"
#include "app/texts.h"
#include "domain/competency.h"
#include "domain/scenario.h"

#include <span>
#include <string>
#include <vector>

/// What somebody should do next, in the eyes of who leads them.
namespace mq::app {

/// The first of these that holds, from the kept summary alone. The figures are policy, not estimates.
///  1. entry: nothing is reported yet, for evidence is missing.
///  2. coach: the reported level is 1, or an axis is two levels or more behind what the post asks for.
///  3. assess: over the axes with both, practice is half a level or more ahead of what was assessed.
///  4. share: the reported level is 4 or 5.
///  5. practise: an axis is behind what the post asks for; where it asks for nothing, behind the reported
///     level or level 3.
///  6. harder: none of these.
class NextSteps {
public:
    /// All must outlive it.
    NextSteps(const Texts& texts, const domain::Competency& competency,
              std::span<const domain::Scenario* const> library);

    /// `targets`: by axis, 0: none.
    [[nodiscard]] NextStep of(const Uuid& person, const PersonSummary& summary,
                              const std::vector<int>& targets) const;
    /// Words for who shares: `beside`: short name of somebody of the team to sit with; empty: nobody.
    [[nodiscard]] NextStep share(int reported, const std::string& beside) const;

private:
    struct SceneFor {
        int difficulty = 1;
        const domain::Scenario* scene = nullptr;
    };
    [[nodiscard]] NextStep entry(const PersonSummary& summary) const;
    [[nodiscard]] NextStep practise(const Uuid& person, const PersonSummary& summary, std::size_t axis) const;
    [[nodiscard]] std::string axis_in_text(std::size_t axis) const;

    const Texts& texts_;
    const domain::Competency& competency_;
    std::vector<std::vector<SceneFor>> scenes_; ///< practice scenes by axis they train, the easiest first
};

/// How much somebody needs help, 0..10: those to be coached before all others, then the lower the mean of
/// what was assessed; each axis behind the post's target adds a quarter a level. Who has too little evidence
/// comes last: what they need is scenes, not help.
[[nodiscard]] double need_of(const PersonSummary& summary, NextKind kind, const std::vector<int>& targets);

/// A word in the middle of a sentence: Thấu hiểu → thấu hiểu.
[[nodiscard]] std::string in_sentence(std::string name);
/// How colleagues call somebody: Nguyễn Hà My → Hà My, Lê Quý → Quý.
[[nodiscard]] std::string short_name(std::string_view name);

} // namespace mq::app
