#pragma once

#include "app/model_interview.h"
#include "base/error.h"
#include "domain/question.h"
#include "store/store.h"

#include <string>
#include <string_view>
#include <vector>

namespace mq::app {

struct State;

/// An interview with the texts that were frozen with it.
struct FrozenInterview {
    store::InterviewRow row;
    std::vector<domain::Question> questions; ///< in the order they are asked
    domain::FixedProbes fixed;
    std::string person; ///< name
    std::string post;
};

/// What a sheet lacks, a sentence each, and where it belongs.
struct Lacking {
    std::vector<std::string> texts;
    std::vector<MissingPlace> places;
    [[nodiscard]] bool empty() const { return texts.empty(); }
};

/// One panel member at work on it: their own answers and drafts, nobody else's.
struct LiveInterview : FrozenInterview {
    Uuid rater;
    std::vector<store::AnswerRow> answers;
    std::vector<store::Draft> drafts;
    std::size_t current = 0;
    Instant saved;                ///< last thing kept, a draft or an answer; 0: nothing in this sitting
    std::vector<Lacking> missing; ///< by question, of the last try to save
};

/// Reads the database: the plan and its frozen texts. not_found where there is none.
[[nodiscard]] Result<FrozenInterview> load_interview(State& state, const Uuid& interview);
/// The same for one panel member, with what they have so far.
[[nodiscard]] Result<LiveInterview> load_turn(State& state, const Uuid& interview, const Uuid& rater);

/// Under which a panel member's unsaved boxes of a question are kept.
[[nodiscard]] std::string draft_of_answer(const Uuid& rater, std::string_view question);
/// The boxes as a draft keeps them, and back; nothing where the text isn't one.
[[nodiscard]] std::string text_of(const AnswerForm& form);
[[nodiscard]] std::optional<AnswerForm> answer_form_from(std::string_view text);
[[nodiscard]] std::string text_of(const ObservationEntry& entry);
[[nodiscard]] std::optional<ObservationEntry> observation_from(std::string_view text);
[[nodiscard]] AnswerForm form_of(const store::AnswerRated& answer);
[[nodiscard]] store::AnswerRated answer_of(const AnswerForm& form, const Uuid& rater, std::string question);

[[nodiscard]] Conduct conduct_model(const State& state, const LiveInterview& live);
/// The five anchors of a facet, in words.
[[nodiscard]] RatingRow rating_row(const State& state, const domain::AnchorRow& row);
[[nodiscard]] std::vector<PanelBadge> panel_badges(const State& state, const store::InterviewRow& row);
/// What must still be there before an answer may be saved; `rows`: the facets it is rated on.
[[nodiscard]] Lacking lacking_in(const State& state, const AnswerForm& form,
                                 const std::vector<RatingRow>& rows);

/// “09/03/2026, 14:00” of a moment on the person's clock.
[[nodiscard]] std::string moment_in_words(const State& state, Instant at);
/// “Chuyên viên CSKH · Vòng 2”.
[[nodiscard]] std::string post_line(const store::InterviewPlanned& plan);

} // namespace mq::app
