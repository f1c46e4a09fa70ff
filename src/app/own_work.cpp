#include "app/own_work.h"

#include "app/state.h"
#include "app/team_memory.h"

namespace mq::app {
namespace {

/// Takes what was read, or says why it couldn't be.
template <class Part>
Status take(Result<Part> read, Part& to) {
    if (!read)
        return tl::unexpected<Error>(read.error());
    to = std::move(*read);
    return {};
}

Status read_into(const store::Store& store, OwnWork& out) {
    const auto person = store.person(out.person);
    if (!person)
        return tl::unexpected<Error>(person.error());
    if (*person)
        out.post = (*person)->profile.post;
    if (Status done = take(store.weekly_goal(out.person), out.weekly_goal); !done)
        return done;
    if (Status done = take(store.targets(), out.targets); !done)
        return done;
    if (Status done = take(store.signoffs(out.person), out.signoffs); !done)
        return done;
    return take(store.assignments(out.person), out.assignments);
}

} // namespace

Result<const OwnWork*> own_work(State& state) {
    if (!state.store)
        return fail(ErrorKind::refused, state.texts.get("error.not_open"));
    std::shared_ptr<const OwnWork>& known = team_memory(state).own;
    const std::uint64_t version = state.store->data_version();
    if (known && known->person == state.model.me.id && known->version == version)
        return known.get();
    OwnWork fresh;
    fresh.person = state.model.me.id;
    fresh.version = version;
    if (Status done = read_into(*state.store, fresh); !done)
        return tl::unexpected<Error>(done.error());
    known = std::make_shared<const OwnWork>(std::move(fresh));
    return known.get();
}

} // namespace mq::app
