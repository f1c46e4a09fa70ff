#include "app/handlers.h"
#include "app/law.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>

// Consents by purpose: asked one by one, never ticked beforehand, frozen with their wording, taken back at
// will.
namespace mq::app {
namespace {

struct Purpose {
    const char* id;
    const char* effect; ///< what taking it back means
    bool staff;         ///< asked of who works here; else only of who applies, or has been asked before
};
constexpr std::array<Purpose, 4> purposes{{{"practice", "law.effect.practice", true},
                                           {"assessment", "law.effect.assessment", true},
                                           {"selection", "law.effect.selection", false},
                                           {"keep", "law.effect.keep", false}}};

using Consents = std::vector<store::ConsentRow>;

/// The newest row of a purpose holds.
const store::ConsentRow* newest(const Consents& rows, std::string_view purpose) {
    const auto at =
        std::ranges::find_if(rows, [&](const auto& row) { return row.consent.consent == purpose; });
    return at == rows.end() ? nullptr : &*at;
}

std::string when_in_words(const State& state, const store::ConsentRow& row) {
    return state.texts.format(row.consent.given ? "law.consent.given" : "law.consent.taken_back",
                              fmt::arg("day", vietnamese_day(local_day(*state.clock, row.at))),
                              fmt::arg("revision", row.consent.revision));
}

ConsentState state_of(State& state, const Purpose& purpose, const store::ConsentRow* row) {
    ConsentState out;
    out.id = purpose.id;
    out.effect = state.texts.get(purpose.effect);
    const domain::ConsentWording* wording = state.bank.get().bank.consent(purpose.id);
    if (wording) {
        out.title = state.texts.of(wording->purpose);
        out.text = state.texts.of(wording->text);
    }
    if (row) {
        out.asked = true;
        out.given = row->consent.given;
        out.when = when_in_words(state, *row);
        out.outdated = wording && row->consent.given && row->consent.revision < wording->revision;
    }
    return out;
}

Result<bool> applies(State& state, const Uuid& person) {
    const auto row = state.store->person(person);
    if (!row)
        return tl::unexpected<Error>(row.error());
    if (!*row)
        return fail(ErrorKind::not_found, state.texts.get("error.no_person"), person.str());
    return (*row)->profile.role == store::Role::candidate;
}

/// What the sentence of a refusal is, where the newest word on that purpose is no.
Status refused_where_taken_back(State& state, const Uuid& person, const char* purpose, const char* sentence) {
    const auto rows = state.store->consents(person);
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    const store::ConsentRow* row = newest(*rows, purpose);
    if (row == nullptr || row->consent.given)
        return {};
    return fail(ErrorKind::refused, state.texts.get(sentence), purpose);
}

} // namespace

Result<std::vector<ConsentState>> consent_states(State& state, const Uuid& person) {
    const auto candidate = applies(state, person);
    if (!candidate)
        return tl::unexpected<Error>(candidate.error());
    const auto rows = state.store->consents(person);
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    std::vector<ConsentState> out;
    for (const Purpose& purpose : purposes) {
        const store::ConsentRow* row = newest(*rows, purpose.id);
        if (row != nullptr || purpose.staff != *candidate)
            out.push_back(state_of(state, purpose, row));
    }
    // What was never asked comes first: the page asks it.
    std::ranges::stable_partition(out, [](const ConsentState& one) { return !one.asked; });
    return out;
}

Status require_consent(State& state, const Uuid& person, bool assessment) {
    if (state.host) // a candidate's session plays its scenes for selection
        return refused_where_taken_back(state, person, "selection", "law.error.selection_taken_back");
    return assessment
               ? refused_where_taken_back(state, person, "assessment", "law.error.assessment_taken_back")
               : refused_where_taken_back(state, person, "practice", "law.error.practice_taken_back");
}

Status handle(State& state, const RecordConsent& command) {
    if (Status done = require_rights(state, command.person); !done)
        return done;
    if (const auto known = applies(state, command.person); !known)
        return tl::unexpected<Error>(known.error());
    const domain::ConsentWording* wording = state.bank.get().bank.consent(command.consent);
    if (!wording)
        return fail(ErrorKind::not_found, state.texts.get("law.error.no_wording"), command.consent);
    const auto rows = state.store->consents(command.person);
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    const store::ConsentRow* now = newest(*rows, command.consent);
    if (now && now->consent.given == command.given &&
        (!command.given || now->consent.revision == wording->revision))
        return law_done(state, {}); // said already, to that wording
    const store::Content guide = guide_content(state);
    if (Status done = write_about(
            state, command.person, Uuid{},
            {store::ConsentRecorded{command.consent, wording->revision, guide.hash, command.given}},
            {&guide, 1});
        !done)
        return done;
    return law_done(state,
                    state.texts.format(command.given ? "law.consent.now_given" : "law.consent.now_back",
                                       fmt::arg("purpose", state.texts.of(wording->purpose))));
}

} // namespace mq::app
