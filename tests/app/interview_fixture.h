#pragma once

#include "app/app_fixture.h"
#include "domain/scoring_standing.h"
#include "store/store.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mq::tests {

/// The PC of “Lê Thị Bảo Ngân”, who is HR, with the repository's interview questions.
class InterviewDesk {
public:
    InterviewDesk();
    void reopen(); ///< drops the application and opens it again

    [[nodiscard]] const app::Model& model() const { return app->model(); }
    [[nodiscard]] Uuid me() const { return model().me.id; }
    [[nodiscard]] Day today() const { return local_day(sandbox.clock, sandbox.clock.now()); }

    /// Whether the command ends with a message that says why it wasn't done.
    [[nodiscard]] bool refuses(const app::Command& command);
    /// Runs it and requires that it was done.
    void does(const app::Command& command);

    Sandbox sandbox;
    std::unique_ptr<app::App> app;
};

/// The person at the desk leads from now on; somebody new of their team.
[[nodiscard]] Uuid somebody_led(InterviewDesk& desk);

/// A kit of two questions, two facets each, made at that desk.
[[nodiscard]] std::string short_kit(InterviewDesk& desk);
/// An interview of “Phạm Thu Hà” on 09/12/2026 that lacks nothing: HR and `others` in the panel.
[[nodiscard]] app::PlanInterview plan_of(const InterviewDesk& desk, const std::string& kit,
                                         const std::vector<std::string>& others = {"Trần Văn Quý"});
/// Plans it and gives its line.
app::InterviewLine plan(InterviewDesk& desk, const app::PlanInterview& command);

/// Rating of a row of a question, both by index; nothing: not enough to judge by.
using Rate = std::function<std::optional<int>(std::size_t question, std::size_t row)>;
[[nodiscard]] Rate always(int rating);
/// Boxes of that question with nothing missing.
[[nodiscard]] app::AnswerForm answer_form(const app::ConductQuestion& question, std::size_t index,
                                          const Rate& rate);
/// Rates all questions; handing in is the caller's.
void rate_all(InterviewDesk& desk, const app::InterviewLine& interview, std::size_t member, const Rate& rate);
/// The same, and hands in.
void hand_in(InterviewDesk& desk, const app::InterviewLine& interview, std::size_t member, const Rate& rate);
/// Settles every cell on `rating` (nothing: the middle one).
void settle_all(InterviewDesk& desk, std::optional<int> rating = std::nullopt);
/// Settles and signs by everybody who is still in the panel.
void close_open_one(InterviewDesk& desk, std::optional<int> rating = std::nullopt);

/// All rows of the journal.
[[nodiscard]] std::vector<store::RecordedEvent> journal(const InterviewDesk& desk);
/// Those that say a T, in their order.
template <class T>
[[nodiscard]] std::vector<T> said(const InterviewDesk& desk) {
    std::vector<T> out;
    for (const store::RecordedEvent& row : journal(desk))
        if (const auto* what = std::get_if<T>(&row.event.what))
            out.push_back(*what);
    return out;
}

/// One rating, as a test states it.
struct Given {
    std::string question;
    std::string rater;
    std::string facet;
    int rating = 1;
};
/// w = 1/n / (1 + (m−1)·.5) / (1 + (Q−1)·.3) of a rating of today (scoring.md 3), worked out here.
[[nodiscard]] double weight_by_formula(const std::vector<Given>& all, const Given& one, bool of_facet);
/// What the estimator itself says of those ratings, as an interview (else a sheet) of that day.
[[nodiscard]] domain::Standing standing_by_estimator(const InterviewDesk& desk, Day day,
                                                     const std::vector<Given>& given, bool interview = true,
                                                     const domain::Severities& severities = {});
/// Compares what a person's page shows with that standing.
void check_person_shows(const InterviewDesk& desk, const domain::Standing& standing);

} // namespace mq::tests
