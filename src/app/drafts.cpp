#include "app/handlers.h"
#include "app/member.h"

#include "base/text.h"

namespace mq::app {
namespace {

/// As the store keeps them: none that is empty.
template <class D>
void put(std::vector<D>& drafts, const std::string& field, const std::string& text) {
    std::erase_if(drafts, [&](const D& draft) { return draft.field == field; });
    if (!text.empty())
        drafts.push_back({field, text});
}

} // namespace

bool is_draft_of(std::string_view field, std::string_view whole) {
    return !whole.empty() && field.starts_with(whole) &&
           (field.size() == whole.size() || field[whole.size()] == ':');
}

void forget_drafts_of(LiveAttempt& attempt, domain::NodeIndex node) {
    const std::string whole = store::draft_of_node(attempt.scene->scenario.nodes[node].id);
    std::erase_if(attempt.drafts, [&](const store::Draft& draft) { return is_draft_of(draft.field, whole); });
}

// The models take it in without a new revision: who writes it has it on the screen already.
Status handle(State& state, const SaveDraft& command) {
    if (!state.store)
        return fail(ErrorKind::refused, state.texts.get("error.not_open"));
    if (Status done = require_own_attempt(state, command.attempt); !done)
        return done;
    if (Status done =
            state.store->save_draft(command.attempt, command.field, command.text, state.clock->now());
        !done)
        return done;
    const std::string text = text::nfc(command.text);
    if (state.live && state.live->id == command.attempt)
        put(state.live->drafts, command.field, text);
    std::optional<Play>& play = state.model.play;
    if (play && play->attempt == command.attempt && is_draft_of(command.field, play->draft_field))
        put(play->drafts, command.field, text);
    std::optional<Debrief>& debrief = state.model.debrief;
    if (debrief && debrief->attempt == command.attempt && command.field == debrief->draft_field)
        debrief->draft = text;
    return {};
}

} // namespace mq::app
