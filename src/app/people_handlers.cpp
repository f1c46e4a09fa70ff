#include "app/access.h"
#include "app/handlers.h"
#include "app/people.h"

#include <algorithm>

namespace mq::app {
namespace {

Status show_person(State& state, const Uuid& person) {
    auto people = people_model(state, person);
    if (!people)
        return tl::unexpected<Error>(people.error());
    state.model.people = std::move(*people);
    state.model.people.revision = raise(state.model);
    return {};
}

} // namespace

Status handle(State& state, const OpenPerson& command) {
    if (Status done = allowed(state, Matter::staff_list, command.person); !done)
        return done;
    if (Status done = show_person(state, command.person); !done)
        return done;
    state.model.page = Page::people;
    if (state.model.people.open)
        log_access(state, "member_page", command.person);
    return {};
}

Status handle(State& state, const DecideCandidate& command) {
    const auto person = state.store ? state.store->person(command.person)
                                    : Result<std::optional<store::PersonRow>>(std::nullopt);
    if (!person)
        return tl::unexpected<Error>(person.error());
    if (!*person || (*person)->profile.role != store::Role::candidate)
        return fail(ErrorKind::refused, state.texts.get("people.error.not_candidate"));
    store::CandidateDecided decided;
    decided.hired = command.hired;
    decided.keep_evidence = command.hired && command.keep_evidence;
    // What was gathered for recruitment serves recruitment alone, unless the person agreed to more.
    if (!decided.keep_evidence)
        decided.delete_day = deletion_day(state.today()).number;
    std::vector<store::Payload> what{decided};
    if (command.hired) {
        store::Profile profile = (*person)->profile;
        profile.role = store::Role::trainee;
        what.emplace_back(store::ProfileChanged{profile});
        const domain::ConsentWording* keep = state.bank.get().bank.consent("keep");
        if (decided.keep_evidence && keep)
            what.emplace_back(
                store::ConsentRecorded{"keep", keep->revision, state.bank.get().guide.hash, true});
    }
    const store::Content guide = guide_content(state);
    if (Status done = write_about(state, command.person, Uuid{}, std::move(what), {&guide, 1}); !done)
        return done;
    notify(state, NoticeKind::good,
           state.texts.get(command.hired ? "people.now_hired" : "people.now_refused"));
    return show_person(state, command.person);
}

} // namespace mq::app
