#include "app/access.h"
#include "app/handlers.h"
#include "app/member.h"
#include "app/team_memory.h"

#include <algorithm>

// Coaching talks: plan, do, check, act. Every saving is a new row of the journal; the newest holds.
namespace mq::app {
namespace {

CoachingTalk line_of(const State& state, const store::CoachingRow& row) {
    const store::CoachingNoted& note = row.note;
    CoachingTalk out;
    out.id = row.id;
    out.day = vietnamese_day(Day{note.day});
    out.iso_day = iso_day(Day{note.day});
    out.facet_id = note.facet;
    if (const auto facet = state.competency().facet_index(note.facet))
        out.facet = state.texts.of(state.competency().facets[*facet].name);
    out.plan = note.plan;
    out.done = note.done;
    out.check = note.check;
    out.act = note.act;
    if (note.next_day) {
        out.next_day = vietnamese_day(Day{*note.next_day});
        out.next_iso_day = iso_day(Day{*note.next_day});
        out.next_passed = !note.closed && *note.next_day < state.today().number;
    }
    out.closed = note.closed;
    out.coach = note.coach_name;
    return out;
}

Result<store::CoachingNoted> note_of(const State& state, const SaveTalk& command) {
    store::CoachingNoted out;
    const auto day = parse_day(command.day);
    if (!day)
        return fail(ErrorKind::bad_input, state.texts.get("member.error.talk_day"));
    out.day = day->number;
    if (!command.next_day.empty()) {
        const auto next = parse_day(command.next_day);
        if (!next)
            return fail(ErrorKind::bad_input, state.texts.get("member.error.next_day"));
        if (*next <= *day)
            return fail(ErrorKind::bad_input, state.texts.get("member.error.next_before"));
        out.next_day = next->number;
    }
    if (!command.facet.empty() && !state.competency().facet_index(command.facet))
        return fail(ErrorKind::bad_input, state.texts.get("member.error.facet"), command.facet);
    out.facet = command.facet;
    out.plan = typed_text(command.plan);
    if (out.plan.empty())
        return fail(ErrorKind::bad_input, state.texts.get("member.error.plan"));
    out.done = typed_text(command.done);
    out.check = typed_text(command.check);
    out.act = typed_text(command.act);
    out.closed = command.closed;
    out.coach_name = state.model.me.name;
    return out;
}

/// Who led it first stays its coach, whoever writes on.
Status keep_coach(State& state, const SaveTalk& command, store::CoachingNoted& note) {
    if (!command.talk)
        return {};
    const auto rows = state.store->coaching(command.person);
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    const auto before = std::ranges::find(*rows, *command.talk, &store::CoachingRow::id);
    if (before == rows->end())
        return fail(ErrorKind::not_found, state.texts.get("member.error.no_talk"), command.talk->str());
    note.coach_name = before->note.coach_name;
    return {};
}

} // namespace

Result<std::vector<CoachingTalk>> talk_lines(State& state, const Uuid& person) {
    const auto rows = state.store->coaching(person);
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    std::vector<CoachingTalk> out;
    for (const store::CoachingRow& row : *rows)
        out.push_back(line_of(state, row));
    return out;
}

Status handle(State& state, const SaveTalk& command) {
    if (Status done = allowed(state, Matter::team_standings, command.person); !done)
        return done;
    if (command.person == state.model.me.id)
        return fail(ErrorKind::refused, state.texts.get("member.error.talk_self"));
    if (const auto person = staff_member(state, command.person); !person)
        return tl::unexpected<Error>(person.error());
    auto note = note_of(state, command);
    if (!note)
        return tl::unexpected<Error>(note.error());
    if (Status done = keep_coach(state, command, *note); !done)
        return done;
    const Uuid talk = command.talk.value_or(state.store->new_id(state.clock->now()));
    if (Status done = write_about(state, command.person, talk, {std::move(*note)}); !done)
        return done;
    notify(state, NoticeKind::good, state.texts.get("member.talk_saved"));
    return show_again(state);
}

} // namespace mq::app
