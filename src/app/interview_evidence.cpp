#include "app/interview_evidence.h"

#include "app/handlers.h"
#include "app/login.h"

#include <algorithm>

namespace mq::app {
namespace {

constexpr const char* handed_on = "interviews_evidenced"; // setting: every closed interview was looked at

Result<bool> is_evidenced(const State& state, const Uuid& interview) {
    const auto events = state.store->events_of(interview);
    if (!events)
        return tl::unexpected<Error>(events.error());
    return std::ranges::any_of(*events, [](const store::RecordedEvent& row) {
        return std::holds_alternative<store::InterviewEvidenced>(row.event.what);
    });
}

Status hand_on(State& state, const store::InterviewRow& row) {
    const auto there = is_evidenced(state, row.id);
    if (!there)
        return tl::unexpected<Error>(there.error());
    if (*there || !row.closed)
        return {};
    auto evidence = evidence_of(state, row, row.closed->severities);
    if (!evidence)
        return tl::unexpected<Error>(evidence.error());
    return write_about(state, row.person, row.id, {std::move(*evidence)});
}

} // namespace

Result<store::InterviewEvidenced> evidence_of(const State& state, const store::InterviewRow& row,
                                              const std::map<std::string, double>& severities) {
    const auto answers = state.store->panel_answers(row.id);
    if (!answers)
        return tl::unexpected<Error>(answers.error());
    store::InterviewEvidenced out;
    out.title = row.plan.round.empty() ? row.plan.post : row.plan.post + " · " + row.plan.round;
    for (const store::PanelRow& member : row.panel) {
        const auto severity = severities.find(member.rater.str());
        out.severities.push_back(severity == severities.end() ? std::nullopt
                                                              : std::optional(severity->second));
    }
    for (const store::AnswerRow& answer : *answers) {
        const auto rater = std::ranges::find(row.panel, answer.latest.rater, &store::PanelRow::rater);
        if (rater == row.panel.end())
            return fail(ErrorKind::damaged, state.texts.get("interview.error.gone"), "a rater outside");
        for (const store::FacetRating& rating : answer.latest.ratings)
            if (rating.rating)
                out.cells.push_back({answer.latest.question, static_cast<int>(rater - row.panel.begin()),
                                     rating.facet, *rating.rating});
    }
    return out;
}

Status add_missing_evidence(State& state) {
    if (state.store->read_only())
        return {};
    const auto done = state.store->setting(handed_on);
    if (!done)
        return tl::unexpected<Error>(done.error());
    if (*done)
        return {};
    store::InterviewFilter closed;
    closed.state = store::InterviewState::closed;
    const auto rows = state.store->interviews(closed);
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    for (const store::InterviewRow& row : *rows)
        if (Status handed = hand_on(state, row); !handed)
            return handed;
    return state.store->set_setting(handed_on, "1");
}

} // namespace mq::app
