#pragma once

#include "fixture.h"

/// An interview of two questions and three raters, for the tests of interviews and packs.
namespace mq::store::test {

[[nodiscard]] Content guide_text();
[[nodiscard]] Content question_text(const std::string& id);

/// A candidate, a panel, and what they write. `rebuilt`: everything derived is made anew from the journal
/// before each step, so that each rule is tried on what was rebuilt as well.
class InterviewWorld {
public:
    explicit InterviewWorld(bool rebuilt = false, OpenOptions options = quiet_options());

    TempFolder folder;
    Store store;
    Uuid candidate;
    Uuid interview;
    std::vector<PanelMember> panel; ///< Hà, Nam, Vy

    [[nodiscard]] InterviewPlanned plan() const;
    /// One rating for each facet of the question.
    [[nodiscard]] AnswerRated answer(std::size_t rater, const std::string& question,
                                     std::optional<int> rating, const std::string& change_reason = {}) const;
    [[nodiscard]] Event of_interview(Payload what, Instant at = noon) const;
    [[nodiscard]] Result<Appended> write(Payload what, Instant at = noon);
    [[nodiscard]] Result<Appended> write(const Event& event, std::span<const Content> contents = {});
    /// Writes, and fails the test where it is refused.
    void done(Payload what, Instant at = noon);
    /// The sentence it is refused with; fails the test where it isn't, or where the refusal left a trace.
    [[nodiscard]] std::string refusal(Payload what);

    void make_plan();
    void rate_all(std::size_t rater, int rating); ///< both questions
    void hand_in(std::size_t rater);
    /// Plans; all rate `rating` + their number and hand in.
    void open_ratings(int rating = 2);
    [[nodiscard]] InterviewState state();
    void check_sound();

private:
    void rebuild();
    bool rebuilt_;
};

/// Runs the test on what was written and on what was rebuilt.
void on_both(const std::function<void(InterviewWorld&)>& test);

} // namespace mq::store::test
