#include "app/access.h"
#include "app/handlers.h"
#include "app/member.h"
#include "app/own_work.h"
#include "app/targets.h"
#include "app/team_memory.h"

#include <fmt/format.h>
#include <algorithm>

// A level becomes official when somebody with the right to signs it, and stays open to an appeal.
namespace mq::app {
namespace {

std::string day_of(const State& state, Instant at) {
    return vietnamese_day(local_day(*state.clock, at));
}

std::string state_line(const State& state, const store::SignoffRow& row, const store::SignoffRow* newer) {
    using store::SignoffState;
    const auto dated = [&](const char* key, const std::optional<Instant>& at) {
        return state.texts.format(key, fmt::arg("day", at ? day_of(state, *at) : std::string()));
    };
    switch (row.state) {
        case SignoffState::official: return state.texts.get("member.signoff.official");
        case SignoffState::appealed: return dated("member.signoff.appealed", row.appealed_at);
        case SignoffState::upheld: return dated("member.signoff.upheld", row.answered_at);
        case SignoffState::withdrawn: return dated("member.signoff.withdrawn", row.answered_at);
        case SignoffState::replaced:
            return dated("member.signoff.replaced", newer ? std::optional(newer->at) : std::nullopt);
    }
    return {};
}

/// A lead of that person, or HR: an appeal is one of the requests the law gives people.
bool may_answer(const State& state, const store::SignoffRow& row) {
    return may_see(state, Matter::team_standings, row.person) || may_see(state, Matter::rights, row.person);
}

SignoffLine line_of(const State& state, const store::SignoffRow& row, const store::SignoffRow* newer) {
    const Uuid& me = state.model.me.id;
    SignoffLine out;
    out.id = row.id;
    out.level = row.level.level;
    out.level_name = state.texts.of(state.competency().levels[static_cast<std::size_t>(out.level - 1)].name);
    out.reported = row.level.reported;
    out.when = day_of(state, row.at);
    out.by = row.level.signer_name;
    out.version = row.level.scoring_version;
    out.word = row.level.word;
    out.state_line = state_line(state, row, newer);
    out.holds = row.holds();
    out.appealed = row.state == store::SignoffState::appealed;
    out.appeal = row.appeal;
    if (row.answer) {
        out.answer = row.answer->word;
        out.answered_by = row.answer->answerer_name;
    }
    out.may_appeal = out.holds && row.person == me && !state.model.read_only;
    out.may_answer = out.appealed && may_answer(state, row) && row.person != me && row.signer != me;
    return out;
}

/// Wherever it is looked at from: the page of that person, the own radar, or another PC's.
Result<store::SignoffRow> find_signoff(State& state, const Uuid& id) {
    if (!state.store)
        return fail(ErrorKind::refused, state.texts.get("error.not_open"));
    for (const Uuid& person : {state.model.me.id, state.model.member.person}) {
        const auto rows = state.store->signoffs(person);
        if (!rows)
            return tl::unexpected<Error>(rows.error());
        if (const auto row = std::ranges::find(*rows, id, &store::SignoffRow::id); row != rows->end())
            return *row;
    }
    const auto standing = state.store->standing_signoffs();
    if (!standing)
        return tl::unexpected<Error>(standing.error());
    if (const auto row = std::ranges::find(*standing, id, &store::SignoffRow::id); row != standing->end())
        return *row;
    return fail(ErrorKind::not_found, state.texts.get("member.error.no_signoff"), id.str());
}

/// Whether somebody else could answer: neither the one who signed it nor the person it is about.
Result<bool> somebody_else_may(State& state, const store::SignoffRow& row) {
    const auto everybody = directory(state);
    if (!everybody)
        return tl::unexpected<Error>(everybody.error());
    const DirectoryEntry* about = (*everybody)->find(row.person);
    const auto team = about != nullptr ? about->team : std::nullopt;
    return std::ranges::any_of((*everybody)->people, [&](const DirectoryEntry& person) {
        const bool has_right = person.role == store::Role::hr ||
                               (person.role == store::Role::lead &&
                                TeamSights((*everybody)->teams, person.id).of(team) == Sight::all);
        return has_right && person.id != row.signer && person.id != row.person;
    });
}

std::vector<SignoffLine> lines_of(State& state, std::span<const store::SignoffRow> rows) {
    std::vector<SignoffLine> out;
    const store::SignoffRow* newer = nullptr;
    for (const store::SignoffRow& row : rows) {
        out.push_back(line_of(state, row, newer));
        if (out.back().appealed && may_answer(state, row) && row.signer == state.model.me.id) {
            const auto others = somebody_else_may(state, row); // else nobody could ever answer
            out.back().may_answer = others && !*others && row.person != state.model.me.id;
        }
        newer = &row;
    }
    return out;
}

Result<bool> under_appeal(State& state, const Uuid& person) {
    const auto rows = state.store->signoffs(person);
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    return std::ranges::any_of(*rows,
                               [](const auto& row) { return row.state == store::SignoffState::appealed; });
}

/// The standing of that day with all that is needed to work it out again.
store::LevelSigned signed_of(const State& state, const MemberRecords& records, const SignLevel& command) {
    const StandingBasis basis = basis_on(state, records, state.today());
    const domain::Standing standing =
        state.estimator->standing(basis.records, state.today(), basis.severities);
    store::LevelSigned out;
    out.level = command.level;
    if (standing.reported)
        out.reported = standing.reported->number();
    out.scoring_version = standing.version;
    out.competency_content = state.competency_hash;
    out.day = state.today().number;
    out.position = basis.position;
    out.word = typed_text(command.word);
    out.signer_name = state.model.me.name;
    return out;
}

/// A page that shows levels, again.
Status show_signed(State& state) {
    return state.model.page == Page::radar ? show_page(state, Page::radar) : show_again(state);
}

Status may_sign(State& state, const SignLevel& command) {
    if (command.person == state.model.me.id)
        return fail(ErrorKind::refused, state.texts.get("member.error.sign_self"));
    if (Status done = allowed(state, Matter::team_standings, command.person); !done)
        return done;
    if (!domain::Level::holds(command.level))
        return fail(ErrorKind::bad_input, state.texts.get("member.error.level"));
    if (const auto person = staff_member(state, command.person); !person)
        return tl::unexpected<Error>(person.error());
    const auto waits = under_appeal(state, command.person);
    if (!waits)
        return tl::unexpected<Error>(waits.error());
    if (*waits)
        return fail(ErrorKind::refused, state.texts.get("member.error.appeal_waits"));
    return {};
}

} // namespace

Result<std::vector<SignoffLine>> signoff_lines(State& state, const Uuid& person) {
    const auto rows = state.store->signoffs(person);
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    return lines_of(state, *rows);
}

Status add_official(State& state, Radar& radar) {
    if (!state.store || state.model.me.id.is_nil())
        return {};
    const auto own = own_work(state);
    if (!own)
        return tl::unexpected<Error>(own.error());
    const PostTargets targets((*own)->targets, state.competency());
    const std::vector<int> axes = targets.axes((*own)->post);
    radar.target = targets.level((*own)->post);
    for (std::size_t axis = 0; axis < radar.axes.size() && axis < axes.size(); ++axis)
        radar.axes[axis].target = axes[axis];
    std::vector<SignoffLine> lines = lines_of(state, (*own)->signoffs);
    for (SignoffLine& line : lines)
        if (line.holds || line.appealed) {
            radar.official = std::move(line);
            break;
        }
    return {};
}

Status handle(State& state, const SignLevel& command) {
    if (Status done = may_sign(state, command); !done)
        return done;
    const auto records = member_records(state, command.person);
    if (!records)
        return tl::unexpected<Error>(records.error());
    store::LevelSigned level = signed_of(state, *records, command);
    if (level.word.empty() && level.reported != level.level)
        return fail(ErrorKind::bad_input, state.texts.get(level.reported ? "member.error.word_other"
                                                                         : "member.error.word_unknown"));
    const std::string name =
        state.texts.of(state.competency().levels[static_cast<std::size_t>(level.level - 1)].name);
    const store::Content frozen{state.competency_hash, store::ContentKind::competency, state.competency().id,
                                1, state.competency_text};
    if (Status done = write_about(state, command.person, state.store->new_id(state.clock->now()),
                                  {std::move(level)}, {&frozen, 1});
        !done)
        return done;
    notify(state, NoticeKind::good,
           state.texts.format("member.signed", fmt::arg("name", records->person.profile.name),
                              fmt::arg("level", name)));
    return show_signed(state);
}

Status handle(State& state, const AppealLevel& command) {
    const auto row = find_signoff(state, command.signoff);
    if (!row)
        return tl::unexpected<Error>(row.error());
    if (row->person != state.model.me.id)
        if (Status done = allowed(state, Matter::team_standings, row->person); !done)
            return done;
    if (!row->holds())
        return fail(ErrorKind::refused, state.texts.get("member.error.not_holding"));
    const std::string word = typed_text(command.word);
    if (word.empty())
        return fail(ErrorKind::bad_input, state.texts.get("member.error.appeal_word"));
    if (Status done = write_about(state, row->person, row->id, {store::SignoffAppealed{word}}); !done)
        return done;
    notify(state, NoticeKind::good, state.texts.get("member.appeal_sent"));
    return show_signed(state);
}

Status handle(State& state, const AnswerAppeal& command) {
    const auto row = find_signoff(state, command.signoff);
    if (!row)
        return tl::unexpected<Error>(row.error());
    if (row->person != state.model.me.id && !may_answer(state, *row))
        return fail(ErrorKind::refused, state.texts.get("access.not_yours"));
    if (row->state != store::SignoffState::appealed)
        return fail(ErrorKind::refused, state.texts.get("member.error.not_appealed"));
    if (row->person == state.model.me.id)
        return fail(ErrorKind::refused, state.texts.get("member.error.answer_self"));
    if (row->signer == state.model.me.id) {
        const auto others = somebody_else_may(state, *row);
        if (!others)
            return tl::unexpected<Error>(others.error());
        if (*others)
            return fail(ErrorKind::refused, state.texts.get("member.error.answer_signer"));
    }
    const std::string word = typed_text(command.word);
    if (word.empty())
        return fail(ErrorKind::bad_input, state.texts.get("member.error.answer_word"));
    if (Status done = write_about(state, row->person, row->id,
                                  {store::AppealAnswered{command.upheld, word, state.model.me.name}});
        !done)
        return done;
    notify(state, NoticeKind::good,
           state.texts.get(command.upheld ? "member.appeal_upheld" : "member.appeal_withdrawn"));
    return show_signed(state);
}

} // namespace mq::app
