#include "app/access.h"
#include "app/handlers.h"
#include "base/text.h"
#include "store/organisation.h"
#include "store/pack.h"

#include <fmt/format.h>
#include <algorithm>

// Panels at several PCs: a pairing file once, then packs by USB or mail.
namespace mq::app {
namespace {

std::filesystem::path folder(const State& state) {
    return state.data_dir / "packs";
}

Status say(State& state, NoticeKind kind, std::string text) {
    notify(state, kind, std::move(text));
    return {};
}

Status not_open(const State& state) {
    return fail(ErrorKind::refused, state.texts.get("error.not_open"));
}

Result<std::filesystem::path> place_for(const State& state, const std::string& name) {
    std::error_code failed;
    std::filesystem::create_directories(folder(state), failed);
    if (failed)
        return fail(ErrorKind::io, state.texts.get("interview.error.folder"), failed.message());
    return folder(state) / name;
}

Status keep_pack(State& state, const Result<store::Pack>& pack, std::string_view kind) {
    if (!pack)
        return tl::unexpected<Error>(pack.error());
    const auto path =
        place_for(state, fmt::format("{}-{}{}", kind, pack->id.str().substr(0, 13), store::pack_suffix));
    if (!path)
        return tl::unexpected<Error>(path.error());
    if (Status done = store::write_pack(*path, *pack); !done)
        return done;
    return say(state, NoticeKind::good,
               state.texts.format("interview.document", fmt::arg("file", path->string())));
}

} // namespace

Status handle(State& state, const MakeOrganisation& command) {
    if (!state.store)
        return not_open(state);
    if (text::fold(command.name).empty())
        return fail(ErrorKind::bad_input, state.texts.get("interview.error.organisation"));
    const auto organisation =
        store::make_organisation(state.store->new_id(state.clock->now()), text::nfc(command.name));
    if (Status done = state.store->set_organisation(organisation); !done)
        return done;
    return show_page(state, Page::interviews);
}

Status handle(State& state, const SavePairingFile&) {
    if (!state.store)
        return not_open(state);
    const auto organisation = state.store->organisation();
    if (!organisation)
        return tl::unexpected<Error>(organisation.error());
    if (!*organisation)
        return fail(ErrorKind::refused, state.texts.get("interview.error.not_paired"));
    const auto path = place_for(state, fmt::format("ghep-may{}", store::pairing_suffix));
    if (!path)
        return tl::unexpected<Error>(path.error());
    if (Status done = store::export_pairing(*path, **organisation); !done)
        return done;
    return say(state, NoticeKind::good,
               state.texts.format("interview.document", fmt::arg("file", path->string())));
}

Status handle(State& state, const TakePairingFile& command) {
    if (!state.store)
        return not_open(state);
    const auto organisation = store::import_pairing(command.path);
    if (!organisation)
        return tl::unexpected<Error>(organisation.error());
    if (Status done = state.store->set_organisation(*organisation); !done)
        return done;
    notify(state, NoticeKind::good,
           state.texts.format("interview.paired", fmt::arg("name", organisation->name)));
    return show_page(state, Page::interviews);
}

Status handle(State& state, const MakeInvitation& command) {
    if (!state.store)
        return not_open(state);
    return keep_pack(
        state, store::make_invitation(*state.store, command.interview, command.rater, state.clock->now()),
        "goi-moi");
}

Status handle(State& state, const MakeResultPack& command) {
    if (!state.store)
        return not_open(state);
    const auto row = state.store->interview(command.interview);
    if (!row)
        return tl::unexpected<Error>(row.error());
    if (*row && !may(state.model.me.role, Matter::interviews) &&
        std::ranges::none_of((*row)->panel, [&](const store::PanelRow& seat) {
            return seat.rater == command.rater && is_my_seat(state, seat);
        }))
        return fail(ErrorKind::refused, state.texts.get("access.own_seat"));
    return keep_pack(state,
                     store::make_result(*state.store, command.interview, command.rater, state.clock->now()),
                     "goi-diem");
}

Status handle(State& state, const TakePack& command) {
    if (!state.store)
        return not_open(state);
    const auto bytes = store::read_pack(command.path);
    if (!bytes)
        return tl::unexpected<Error>(bytes.error());
    const Instant now = state.clock->now();
    const auto taken = store::take_pack(*state.store, *bytes,
                                        {now, state.clock->utc_offset_minutes(now), state.model.me.id});
    if (!taken)
        return tl::unexpected<Error>(taken.error());
    forget_directory(state); // a pack may bring people
    const char* key = taken->already                               ? "interview.pack_known"
                      : taken->kind == store::PackKind::invitation ? "interview.pack_invited"
                                                                   : "interview.pack_taken";
    notify(state, taken->already ? NoticeKind::info : NoticeKind::good, state.texts.get(key));
    return show_page(state, Page::interviews);
}

} // namespace mq::app
