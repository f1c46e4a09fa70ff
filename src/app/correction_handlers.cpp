#include "app/access.h"
#include "app/handlers.h"

#include <algorithm>

// A lead says how a typed reply is to be read.
namespace mq::app {

Status handle(State& state, const CorrectActs& command) {
    const auto& debrief = state.model.debrief;
    if (debrief)
        if (Status done = allowed(state, Matter::corrections, debrief->person); !done)
            return done;
    const auto index = static_cast<std::size_t>(std::max(0, command.decision));
    if (!debrief || debrief->attempt != command.attempt || index >= debrief->decisions.size() ||
        debrief->decisions[index].kind != domain::AnswerKind::type)
        return fail(ErrorKind::refused, state.texts.get("error.no_attempt"), command.attempt.str());
    store::ActsCorrected corrected{command.decision, {}};
    for (const std::string& act : command.acts) // in the order of the scheme, each once
        if (!domain::act_named(act))
            return fail(ErrorKind::bad_input, state.texts.get("error.acts"), act);
    for (const std::string_view act : domain::act_ids)
        if (std::find(command.acts.begin(), command.acts.end(), act) != command.acts.end())
            corrected.acts.emplace_back(act);
    const Status done = write_about(state, debrief->person, command.attempt, {std::move(corrected)});
    if (!done)
        return done;
    return handle(state, OpenDebrief{command.attempt});
}

} // namespace mq::app
