#pragma once

#include "app/demo_firm.h"
#include "content/question_bank.h"
#include "domain/competency.h"
#include "domain/simulation.h"
#include "store/store.h"

#include <cstddef>
#include <string>
#include <vector>

/// Events of what people write about made-up people: sheets, interviews, talks, complaints.
namespace mq::app {

struct LoadedText;

/// Moment of a day in the firm's time zone, UTC+7; `minute` of that day.
[[nodiscard]] Instant demo_moment(Day day, int minute);
inline constexpr int demo_offset_minutes = 7 * 60;
/// An event in that time zone. `person`, `subject`: nil for none; the actor is `by` where it is given.
[[nodiscard]] store::Event demo_event(Instant at, const Uuid& person, const Uuid& subject,
                                      store::Payload what, std::optional<Uuid> by = std::nullopt);

/// A panel and what an interview asks.
struct DemoPanelist {
    Uuid id;
    std::string name;
    double severity = 0.0; ///< in levels
};

class DemoRecords {
public:
    /// `questions`: folder of the questions.
    DemoRecords(const std::filesystem::path& questions, const LoadedText& text,
                const domain::Competency& competency);

    /// The questions could be read.
    [[nodiscard]] bool usable() const { return !bank_.guide.text.empty() && !bank_.bank.guide.kits.empty(); }
    /// Everything that interviews and sheets freeze.
    [[nodiscard]] std::vector<store::Content> frozen() const;

    /// A lead's sheet on one contact.
    [[nodiscard]] store::Event observation(const FirmPerson& person, const FirmPerson& observer,
                                           const Uuid& sheet, Instant at, double ability,
                                           domain::SeededRandom& random) const;
    /// From the plan to signing, a week apart; without the signature where it isn't `closed`.
    [[nodiscard]] std::vector<store::Event> interview(const FirmPerson& person,
                                                      const std::vector<DemoPanelist>& panel,
                                                      const Uuid& interview, Day day, double ability,
                                                      bool closed, domain::SeededRandom& random) const;
    /// A talk as it stood first and, where `second` is given, as it stood then.
    [[nodiscard]] std::vector<store::Event> talk(const FirmPerson& person, const FirmPerson& coach,
                                                 const Uuid& talk, Day day, std::optional<Day> second,
                                                 domain::SeededRandom& random) const;
    /// A complaint as the log has it on `today`.
    [[nodiscard]] store::Event complaint(const FirmPerson& owner, const Uuid& id, const std::string& number,
                                         Instant received, Instant now, domain::SeededRandom& random) const;

private:
    [[nodiscard]] std::vector<store::FacetRating> ratings(const FirmPerson& person,
                                                          const std::vector<std::size_t>& facets,
                                                          double ability, domain::SeededRandom& random) const;
    [[nodiscard]] store::InterviewPlanned plan(const FirmPerson& person,
                                               const std::vector<DemoPanelist>& panel, Instant at) const;
    [[nodiscard]] store::AnswerRated answer(const FirmPerson& person, const DemoPanelist& rater,
                                            const store::FrozenQuestion& question, double ability,
                                            domain::SeededRandom& random) const;

    const LoadedText& text_;
    const domain::Competency& competency_;
    content::QuestionBankLoaded bank_;
};

} // namespace mq::app
