#include "app/access.h"
#include "app/handlers.h"
#include "app/live_interview.h"

#include <fmt/format.h>
#include <algorithm>

// Conducting an interview: one panel member's boxes, nobody else's.
namespace mq::app {
namespace {

void show_conduct(State& state) {
    state.model.conduct = conduct_model(state, *state.interview);
    state.model.conduct->revision = raise(state.model);
}

Status reload(State& state) {
    LiveInterview& live = *state.interview;
    auto fresh = load_turn(state, live.row.id, live.rater);
    if (!fresh)
        return tl::unexpected<Error>(fresh.error());
    fresh->current = live.current;
    fresh->saved = live.saved;
    fresh->missing = std::move(live.missing);
    live = std::move(*fresh);
    return {};
}

Status not_open(const State& state) {
    return fail(ErrorKind::refused, state.texts.get("interview.error.no_turn"));
}

/// Handed in or over: a draft on top would look as if it could still be saved.
Status still_writable(const State& state, const LiveInterview& live) {
    const auto member = std::ranges::find(live.row.panel, live.rater, &store::PanelRow::rater);
    if (member != live.row.panel.end() && member->handed_in)
        return fail(ErrorKind::refused,
                    state.texts.format("conduct.handed_in", fmt::arg("name", member->name)));
    const bool going =
        live.row.state == store::InterviewState::planned || live.row.state == store::InterviewState::rating;
    if (!going || member == live.row.panel.end() || member->left)
        return fail(ErrorKind::refused, state.texts.get("conduct.not_live"));
    return {};
}

std::optional<std::size_t> index_of(const LiveInterview& live, std::string_view question) {
    const auto at = std::ranges::find(live.questions, question, &domain::Question::id);
    if (at == live.questions.end())
        return std::nullopt;
    return static_cast<std::size_t>(at - live.questions.begin());
}

} // namespace

Status write_about(State& state, const Uuid& person, const Uuid& subject, std::vector<store::Payload> what,
                   std::span<const store::Content> contents, std::optional<Uuid> actor) {
    if (!state.store)
        return fail(ErrorKind::refused, state.texts.get("error.not_open"));
    const Instant now = state.clock->now();
    std::vector<store::Event> events;
    for (store::Payload& payload : what) {
        store::Event event;
        event.at = now;
        event.utc_offset_minutes = state.clock->utc_offset_minutes(now);
        event.person = person;
        event.attempt = subject;
        event.actor = actor.value_or(state.model.me.id);
        event.what = std::move(payload);
        events.push_back(std::move(event));
    }
    const auto done = state.store->append(events, contents);
    if (!done)
        return tl::unexpected<Error>(done.error());
    forget_directory(state, events);
    return {};
}

Status handle(State& state, const BeginTurn& command) {
    auto live = load_turn(state, command.interview, command.rater);
    if (!live)
        return tl::unexpected<Error>(live.error());
    const auto member = std::ranges::find(live->row.panel, command.rater, &store::PanelRow::rater);
    if (member == live->row.panel.end() || member->left)
        return fail(ErrorKind::refused, state.texts.get("interview.error.not_in_panel"));
    if (!may(state.model.me.role, Matter::interviews) && !is_my_seat(state, *member))
        return fail(ErrorKind::refused, state.texts.get("access.own_seat"));
    log_access(state, "interview", live->row.person);
    state.interview = std::move(*live);
    show_conduct(state);
    state.model.page = Page::conduct;
    return {};
}

Status handle(State& state, const ShowQuestion& command) {
    if (!state.interview)
        return not_open(state);
    if (command.question >= state.interview->questions.size())
        return {};
    state.interview->current = command.question;
    show_conduct(state);
    return {};
}

// The model takes a draft in without a new revision: who writes it has it on the screen already.
Status handle(State& state, const SaveAnswerDraft& command) {
    if (!state.interview)
        return not_open(state);
    LiveInterview& live = *state.interview;
    if (Status open = still_writable(state, live); !open)
        return open;
    if (!index_of(live, command.question))
        return fail(ErrorKind::not_found, state.texts.get("interview.error.gone"), command.question);
    const std::string field = draft_of_answer(live.rater, command.question);
    const std::string text = text_of(command.form);
    const Instant now = state.clock->now();
    if (Status done = state.store->save_draft(live.row.id, field, text, now); !done)
        return done;
    std::erase_if(live.drafts, [&](const store::Draft& draft) { return draft.field == field; });
    live.drafts.push_back({field, text});
    live.saved = now;
    if (!state.model.conduct)
        return {};
    const Revision same = state.model.conduct->revision;
    state.model.conduct = conduct_model(state, live);
    state.model.conduct->revision = same;
    return {};
}

Status handle(State& state, const SaveAnswer& command) {
    if (!state.interview)
        return not_open(state);
    LiveInterview& live = *state.interview;
    const auto index = index_of(live, command.question);
    if (!index)
        return fail(ErrorKind::not_found, state.texts.get("interview.error.gone"), command.question);
    if (Status open = still_writable(state, live); !open)
        return open;
    std::vector<RatingRow> rows;
    for (const domain::AnchorRow& row : live.questions[*index].facets)
        rows.push_back(rating_row(state, row));
    live.missing[*index] = lacking_in(state, command.form, rows);
    if (!live.missing[*index].empty()) {
        (void)handle(state, SaveAnswerDraft{command.question, command.form}); // nothing typed is lost
        show_conduct(state);
        return {};
    }
    store::AnswerRated answer = answer_of(command.form, live.rater, command.question);
    if (Status done = write_about(state, live.row.person, live.row.id, {std::move(answer)}, {}, live.rater);
        !done)
        return done;
    live.saved = state.clock->now();
    if (Status done = reload(state); !done)
        return done;
    if (command.then_next && live.current == *index && *index + 1 < live.questions.size())
        ++live.current;
    show_conduct(state);
    return {};
}

Status handle(State& state, const HandInRatings&) {
    if (!state.interview)
        return not_open(state);
    const LiveInterview& live = *state.interview;
    const auto rated = [&](const domain::Question& question) {
        return std::ranges::any_of(live.answers,
                                   [&](const auto& answer) { return answer.latest.question == question.id; });
    };
    if (!std::ranges::all_of(live.questions, rated))
        return fail(ErrorKind::refused, state.texts.get("interview.error.not_all_rated"));
    const Uuid interview = live.row.id;
    if (Status done = write_about(state, live.row.person, interview, {store::RatingsHandedIn{live.rater}}, {},
                                  live.rater);
        !done)
        return done;
    state.interview.reset(); // the next one at this PC sees nothing of it
    state.model.conduct.reset();
    notify(state, NoticeKind::good, state.texts.get("interview.handed_in"));
    const auto row = state.store->interview(interview);
    if (row && *row && (*row)->state == store::InterviewState::open)
        return handle(state, OpenConsensus{interview});
    return show_page(state, Page::interviews);
}

} // namespace mq::app
