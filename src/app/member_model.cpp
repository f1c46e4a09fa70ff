#include "app/access.h"
#include "app/assignment.h"
#include "app/interview_plan.h"
#include "app/member.h"
#include "app/people.h"
#include "app/standing_model.h"
#include "app/state.h"
#include "app/targets.h"
#include "app/team.h"
#include "app/team_memory.h"

#include <fmt/format.h>
#include <algorithm>

namespace mq::app {
namespace {

/// Puts the page of one person together.
class MemberWriter {
public:
    MemberWriter(State& state, MemberRecords records) : state_(state), records_(std::move(records)) {
        out_.person = records_.person.id;
        out_.own = out_.person == state.model.me.id;
    }

    Result<MemberPage> write() {
        standing();
        using Part = Status (MemberWriter::*)();
        for (const Part part : {&MemberWriter::row, &MemberWriter::targets, &MemberWriter::placings,
                                &MemberWriter::interviews, &MemberWriter::observations,
                                &MemberWriter::assignments, &MemberWriter::talks, &MemberWriter::signing})
            if (Status done = (this->*part)(); !done)
                return tl::unexpected<Error>(done.error());
        return std::move(out_);
    }

private:
    [[nodiscard]] const Uuid& person() const { return records_.person.id; }

    /// Takes a part that was read, or says why it couldn't be.
    template <class Part>
    static Status take(Result<Part> read, Part& to) {
        if (!read)
            return tl::unexpected<Error>(read.error());
        to = std::move(*read);
        return {};
    }

    void standing() {
        const domain::Competency& competency = state_.competency();
        for (std::size_t axis = 0; axis < competency.axis_count(); ++axis) {
            out_.facet_ids.push_back(competency.facets[axis].id);
            out_.facet_names.push_back(state_.texts.of(competency.facets[axis].name));
        }
        for (std::size_t level = 0; level < out_.level_names.size(); ++level)
            out_.level_names[level] = state_.texts.of(competency.levels[level].name);
        const domain::Standing today = standing_on(state_, records_, state_.today());
        for (const domain::Missing missing : today.missing)
            out_.missing.push_back(missing_in_words(missing, today, competency.scoring, state_.texts));
        out_.history = member_history(state_, records_);
        out_.attempts = member_attempts(state_, records_);
        out_.pitfalls = member_pitfalls(state_, records_, out_.decisions_90);
        out_.contact = records_.person.profile.contact;
    }

    Status row() {
        if (Status done = take(member_row(state_, records_), out_.row); !done)
            return done;
        out_.next = out_.row.next;
        return {};
    }

    Status targets() {
        const auto targets = post_targets(state_);
        if (!targets)
            return tl::unexpected<Error>(targets.error());
        out_.target = targets->level(records_.person.profile.post);
        out_.targets = targets->axes(records_.person.profile.post);
        return {};
    }

    /// Rows that say the same team again tell of another thing (the day of joining): one line a move.
    Status placings() {
        const auto rows = state_.store->placings(person());
        if (!rows)
            return tl::unexpected<Error>(rows.error());
        const auto everybody = directory(state_);
        if (!everybody)
            return tl::unexpected<Error>(everybody.error());
        std::optional<std::optional<Uuid>> before;
        for (const store::PlacedRow& row : *rows) {
            if (row.placed.joined_day) {
                out_.joined = vietnamese_day(Day{*row.placed.joined_day});
                out_.joined_iso = iso_day(Day{*row.placed.joined_day});
            }
            if (before && *before == row.placed.team)
                continue;
            before = row.placed.team;
            const std::string day = vietnamese_day(local_day(*state_.clock, row.at));
            if (!row.placed.team) {
                out_.moves.push_back(state_.texts.format("member.moved_out", fmt::arg("day", day)));
                continue;
            }
            const store::TeamRow* team = (*everybody)->team(*row.placed.team);
            out_.moves.push_back(state_.texts.format(
                "member.moved",
                fmt::arg("team", team != nullptr ? team->team.name : state_.texts.get("member.closed_team")),
                fmt::arg("day", day)));
        }
        std::ranges::reverse(out_.moves);
        return {};
    }

    Status interviews() {
        store::InterviewFilter filter;
        filter.person = person();
        const auto rows = state_.store->interviews(filter);
        if (!rows)
            return tl::unexpected<Error>(rows.error());
        for (const store::InterviewRow& interview : *rows)
            out_.interviews.push_back(interview_line(state_, interview, records_.person.profile.name));
        return {};
    }

    Status observations() { return take(observation_lines(state_, person()), out_.observations); }

    Status assignments() {
        auto lines = assignment_lines(state_, person(), records_.finished, true);
        if (Status done = take(std::move(lines), out_.assignments); !done)
            return done;
        out_.finished_this_week = finished_this_week(records_.finished, state_.today());
        return take(state_.store->weekly_goal(person()), out_.weekly_goal);
    }

    Status talks() { return take(talk_lines(state_, person()), out_.talks); }

    Status signing() {
        if (Status done = take(signoff_lines(state_, person()), out_.signoffs); !done)
            return done;
        const auto appealed = std::ranges::any_of(out_.signoffs, &SignoffLine::appealed);
        const Texts& texts = state_.texts;
        if (out_.own)
            out_.sign_hint = texts.get("member.error.sign_self");
        else if (state_.model.read_only)
            out_.sign_hint = texts.get("banner.read_only");
        else if (appealed)
            out_.sign_hint = texts.get("member.error.appeal_waits");
        else if (!out_.history.back().reported)
            out_.sign_hint = texts.get("member.sign_unknown");
        else
            out_.sign_hint = texts.format(
                "member.sign_known",
                fmt::arg("level",
                         out_.level_names[static_cast<std::size_t>(*out_.history.back().reported - 1)]));
        out_.may_sign = !out_.own && !state_.model.read_only && !appealed && may_lead(state_);
        return {};
    }

    State& state_;
    MemberRecords records_;
    MemberPage out_;
};

} // namespace

Result<MemberPage> member_model(State& state) {
    const Uuid person = state.model.member.person;
    if (person.is_nil())
        return MemberPage{};
    if (person != state.model.me.id)
        if (Status done = allowed(state, Matter::team_standings, person); !done)
            return tl::unexpected<Error>(done.error());
    auto records = member_records(state, person);
    if (!records)
        return tl::unexpected<Error>(records.error());
    return MemberWriter(state, std::move(*records)).write();
}

} // namespace mq::app
