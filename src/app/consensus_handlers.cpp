#include "app/access.h"
#include "app/calibration.h"
#include "app/consensus.h"
#include "app/handlers.h"
#include "app/interview_evidence.h"
#include "base/text.h"
#include "domain/panel.h"

#include <algorithm>

// The panel agrees: differences, final ratings with their reasons, signatures.
namespace mq::app {
namespace {

Status show_consensus(State& state, const Uuid& interview) {
    const auto open = load_open_interview(state, interview);
    if (!open)
        return tl::unexpected<Error>(open.error());
    auto model = consensus_model(state, *open);
    if (!model)
        return tl::unexpected<Error>(model.error());
    state.model.consensus = std::move(*model);
    state.model.consensus->revision = raise(state.model);
    return {};
}

Status nothing_open(const State& state) {
    return fail(ErrorKind::refused, state.texts.get("interview.error.no_consensus"));
}

const ConsensusCell* cell_of(const Consensus& consensus, std::string_view question, std::string_view facet) {
    const auto at = std::ranges::find_if(consensus.cells, [&](const ConsensusCell& cell) {
        return cell.question == question && cell.facet == facet;
    });
    return at == consensus.cells.end() ? nullptr : &*at;
}

bool blank(const std::string& text) {
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

/// The member's answer with one cell changed; the notes stay what they were.
Result<store::AnswerRated> changed_answer(State& state, const ChangeRating& command, const Uuid& interview) {
    const auto answers = state.store->panel_answers(interview);
    if (!answers)
        return tl::unexpected<Error>(answers.error());
    const auto at = std::ranges::find_if(*answers, [&](const store::AnswerRow& row) {
        return row.latest.rater == command.rater && row.latest.question == command.question;
    });
    if (at == answers->end())
        return fail(ErrorKind::not_found, state.texts.get("interview.error.gone"));
    store::AnswerRated out = at->latest;
    const auto cell = std::ranges::find(out.ratings, command.facet, &store::FacetRating::facet);
    if (cell == out.ratings.end())
        return fail(ErrorKind::not_found, state.texts.get("interview.error.gone"), command.facet);
    cell->rating = command.rating;
    cell->reason = command.reason;
    out.change_reason = command.change_reason;
    return out;
}

} // namespace

Status retell_interviews(State& state) {
    const Page page = state.model.page;
    Status done;
    if (state.interview)
        done = handle(state, ShowQuestion{state.interview->current});
    if (done && state.model.observation)
        done = handle(state, OpenObservation{state.model.observation->person});
    if (done && state.model.consensus)
        done = show_consensus(state, state.model.consensus->interview);
    state.model.page = page;
    return done;
}

Status handle(State& state, const OpenConsensus& command) {
    if (Status done = show_consensus(state, command.interview); !done)
        return done;
    state.interview.reset();
    state.model.conduct.reset();
    state.model.page = Page::consensus;
    log_access(state, "interview", state.model.consensus->person_id);
    return {};
}

Status handle(State& state, const SettleCell& command) {
    if (!state.model.consensus)
        return nothing_open(state);
    const Consensus& open = *state.model.consensus;
    const ConsensusCell* cell = cell_of(open, command.question, command.facet);
    if (!cell)
        return fail(ErrorKind::not_found, state.texts.get("interview.error.gone"));
    if (cell->discuss && blank(command.reason))
        return fail(ErrorKind::bad_input, state.texts.get("interview.error.settle_reason"));
    if (command.rating && !domain::Level::checked(*command.rating))
        return fail(ErrorKind::bad_input, state.texts.get("interview.error.rating_range"));
    const Uuid interview = open.interview;
    store::CellSettled settled{command.question, command.facet, command.rating, command.reason};
    if (Status done = write_about(state, open.person_id, interview, {std::move(settled)}); !done)
        return done;
    return show_consensus(state, interview);
}

Status handle(State& state, const ChangeRating& command) {
    if (!state.model.consensus)
        return nothing_open(state);
    if (blank(command.change_reason))
        return fail(ErrorKind::bad_input, state.texts.get("interview.error.change_reason"));
    if (command.rating && domain::Level::holds(*command.rating) &&
        domain::needs_reason(domain::Level(*command.rating)) && blank(command.reason))
        return fail(ErrorKind::bad_input, state.texts.get("interview.error.rating_reason"));
    const Uuid interview = state.model.consensus->interview;
    auto answer = changed_answer(state, command, interview);
    if (!answer)
        return tl::unexpected<Error>(answer.error());
    if (Status done = write_about(state, state.model.consensus->person_id, interview, {std::move(*answer)},
                                  {}, command.rater);
        !done)
        return done;
    return show_consensus(state, interview);
}

Status handle(State& state, const CloseInterview& command) {
    if (!state.model.consensus)
        return nothing_open(state);
    const Consensus& open = *state.model.consensus;
    if (open.unsettled > 0)
        return fail(ErrorKind::refused, state.texts.count("interview.error.unsettled", open.unsettled));
    store::InterviewClosed closed;
    closed.summary = command.summary;
    for (const PanelBadge& member : open.panel) {
        const bool signs = std::ranges::find(command.signatures, member.rater) != command.signatures.end();
        if (!member.left && !signs)
            return fail(ErrorKind::refused, state.texts.get("interview.error.signatures"));
        if (!member.left) // who left signs nothing
            closed.signatures.push_back({member.rater, member.name});
    }
    auto severities = severities_so_far(state);
    if (!severities)
        return tl::unexpected<Error>(severities.error());
    closed.severities = std::move(*severities);
    const Uuid interview = open.interview;
    const Uuid person = open.person_id;
    const auto row = state.store->interview(interview);
    if (!row)
        return tl::unexpected<Error>(row.error());
    if (!*row)
        return fail(ErrorKind::not_found, state.texts.get("interview.error.gone"));
    auto evidence = evidence_of(state, **row, closed.severities);
    if (!evidence)
        return tl::unexpected<Error>(evidence.error());
    if (Status done = write_about(state, person, interview, {std::move(closed), std::move(*evidence)}); !done)
        return done;
    if (person == state.model.me.id)
        if (Status done = refresh_attempts(state); !done)
            return done;
    notify(state, NoticeKind::good, state.texts.get("interview.closed"));
    return show_consensus(state, interview);
}

Status handle(State& state, const MemberLeaves& command) {
    if (blank(command.reason))
        return fail(ErrorKind::bad_input, state.texts.get("interview.error.leave_reason"));
    const auto row = state.store ? state.store->interview(command.interview)
                                 : Result<std::optional<store::InterviewRow>>(std::nullopt);
    if (!row)
        return tl::unexpected<Error>(row.error());
    if (!*row)
        return fail(ErrorKind::not_found, state.texts.get("interview.error.gone"));
    if (Status done = write_about(state, (*row)->person, command.interview,
                                  {store::PanelMemberLeft{command.rater, command.reason}});
        !done)
        return done;
    return show_page(state, Page::interviews);
}

Status handle(State& state, const CancelInterview& command) {
    if (blank(command.reason))
        return fail(ErrorKind::bad_input, state.texts.get("interview.error.cancel_reason"));
    const auto row = state.store ? state.store->interview(command.interview)
                                 : Result<std::optional<store::InterviewRow>>(std::nullopt);
    if (!row)
        return tl::unexpected<Error>(row.error());
    if (!*row)
        return fail(ErrorKind::not_found, state.texts.get("interview.error.gone"));
    if (Status done = write_about(state, (*row)->person, command.interview,
                                  {store::InterviewCancelled{command.reason}});
        !done)
        return done;
    return show_page(state, Page::interviews);
}

} // namespace mq::app
