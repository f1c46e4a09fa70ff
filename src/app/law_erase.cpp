#include "app/directory.h"
#include "app/handlers.h"
#include "app/law.h"
#include "app/law_clock.h"
#include "app/login.h"
#include "app/opening.h"
#include "app/people.h"
#include "app/session.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <exception>
#include <string_view>
#include <utility>

// Deletion for good. It may take long (the file and its backups are written anew), so the database is lent to
// a thread of its own meanwhile.
namespace mq::app {
namespace {

constexpr std::array<std::string_view, 3> reasons{"request", "not_hired", "contract_ended"};

/// One deletion, decided on the application's thread.
struct Erasure {
    enum class Kind : std::uint8_t { person, practice, evidence };
    Kind kind = Kind::person;
    Uuid person;
    std::string reason; ///< of a person
    Day before;         ///< of records: those last touched before it
};

struct Erasures {
    std::int64_t done = 0;
    bool me = false; ///< the person at this PC is gone
    std::optional<Error> error;
};

/// Whose groups were said stay in the counts, without a name, so that the rates don't tip to those who stay.
Status count_groups(store::Store& store, const Uuid& person, const std::function<Status()>& erase) {
    const auto said = said_by(store, person);
    if (!said)
        return tl::unexpected<Error>(said.error());
    auto tally = *said ? kept_tally(store) : Result<GroupTally>(GroupTally{});
    if (!tally)
        return tl::unexpected<Error>(tally.error());
    if (Status done = erase(); !done || !*said)
        return done;
    tally->add(**said);
    return keep_tally(store, *tally);
}

Status carry_out(store::Store& store, const Erasure& what, Instant now) {
    const auto status = [](const Result<store::Erased>& done) -> Status {
        if (!done)
            return tl::unexpected<Error>(done.error());
        return {};
    };
    switch (what.kind) {
        case Erasure::Kind::practice: return status(store.erase_practice(what.person, what.before, now));
        case Erasure::Kind::evidence: return status(store.erase_evidence(what.person, what.before, now));
        case Erasure::Kind::person: break;
    }
    return count_groups(store, what.person,
                        [&] { return status(store.erase_person(what.person, what.reason, now)); });
}

/// One after the other; the first that fails is the last.
Erasures carry_out_all(store::Store& store, const std::vector<Erasure>& what, Instant now) {
    Erasures out;
    try {
        for (const Erasure& one : what) {
            if (const Status erased = carry_out(store, one, now); !erased) {
                out.error = erased.error();
                break;
            }
            ++out.done;
        }
    } catch (const std::exception& e) { // of a library: nothing may leave the thread
        out.error = Error{ErrorKind::internal, "Chưa làm được vì một lỗi của chương trình.", e.what()};
    }
    return out;
}

/// Who is gone stands on no page any more.
Status show_after(State& state, const Erasures& done) {
    state.model.work.reset();
    if (done.me) {
        forget_everybody(state);
        state.store->lock();
        if (const Status cleared = state.store->set_setting("current_person", ""); !cleared)
            return cleared;
        state.model.page = Page::home;
        if (const Status in = enter(state); !in)
            return in;
        if (state.model.page == Page::home)
            rebuild_home(state);
        notify(state, NoticeKind::good, state.texts.get("law.erased_me"));
        return done.error ? Status(tl::unexpected<Error>(*done.error)) : Status{};
    }
    const Page page = state.model.page;
    forget_directory(state);
    forget_the_others(state);
    if (Status read = refresh_attempts(state); !read)
        return read;
    rebuild_home(state);
    if (done.done > 0)
        notify(state, NoticeKind::good, state.texts.count("law.erased", done.done));
    if (Status shown = show_page(state, page); !shown)
        return shown;
    ++state.model.law.written;
    return done.error ? Status(tl::unexpected<Error>(*done.error)) : Status{};
}

Status begin_erasing(State& state, std::vector<Erasure> what) {
    if (state.model.read_only)
        return fail(ErrorKind::refused, state.texts.get("law.error.read_only"));
    if (!state.asides.empty() || state.backup.valid())
        return fail(ErrorKind::busy, state.texts.get("law.error.work_runs"));
    state.model.work = RunningWork{state.texts.get("law.erasing"), {}, -1.0, false};
    const Uuid me = state.model.me.id;
    lend_store(state,
               [what = std::move(what), me, now = state.clock->now()](store::Store& store) -> AfterWork {
                   Erasures done = carry_out_all(store, what, now);
                   const auto still = store.person(me); // gone as well where only a backup stayed behind
                   done.me = still && !*still;
                   return [done](State& s) { return show_after(s, done); };
               });
    return {};
}

struct RoleCount {
    std::optional<store::Role> of_person;
    int others = 0; ///< with that role
};

/// By the accounts where there are any, else by what people are.
Result<RoleCount> role_count(State& state, const Uuid& person) {
    std::vector<std::pair<Uuid, store::Role>> all;
    if (state.store->sealed()) {
        const auto accounts = state.store->accounts();
        if (!accounts)
            return tl::unexpected<Error>(accounts.error());
        for (const store::AccountRow& row : *accounts)
            all.emplace_back(row.person, row.role);
    } else {
        const auto people = state.store->people();
        if (!people)
            return tl::unexpected<Error>(people.error());
        for (const store::PersonRow& row : *people)
            all.emplace_back(row.id, row.profile.role);
    }
    RoleCount out;
    const auto at = std::ranges::find(all, person, &std::pair<Uuid, store::Role>::first);
    if (at == all.end())
        return out;
    out.of_person = at->second;
    out.others =
        static_cast<int>(std::ranges::count(all, at->second, &std::pair<Uuid, store::Role>::second)) - 1;
    return out;
}

/// The last who keeps the rights of the others, or the accounts, can't go: nobody could answer any more.
Status require_another(State& state, const Uuid& person) {
    const auto count = role_count(state, person);
    if (!count)
        return tl::unexpected<Error>(count.error());
    if (!count->of_person || count->others > 0)
        return {};
    if (*count->of_person == store::Role::hr)
        return fail(ErrorKind::refused, state.texts.get("law.error.last_hr"));
    if (*count->of_person == store::Role::admin)
        return fail(ErrorKind::refused, state.texts.get("law.error.last_admin"));
    return {};
}

/// Without HR in the file a person may delete themselves; else HR does, on request.
Status may_erase(State& state, const ErasePerson& command) {
    if (Status done = require_rights(state, command.person); !done)
        return done;
    const auto person = state.store->person(command.person);
    if (!person)
        return tl::unexpected<Error>(person.error());
    if (!*person)
        return fail(ErrorKind::not_found, state.texts.get("error.no_person"), command.person.str());
    if (std::ranges::find(reasons, command.reason) == reasons.end())
        return fail(ErrorKind::bad_input, state.texts.get("law.error.reason"), command.reason);
    if (!keeps_rights(state)) {
        const auto people = state.store->people();
        if (!people)
            return tl::unexpected<Error>(people.error());
        if (std::ranges::any_of(*people, [](const auto& p) { return p.profile.role == store::Role::hr; }))
            return fail(ErrorKind::refused, state.texts.get("law.error.ask_hr"));
    }
    return require_another(state, command.person);
}

Status fits_request(State& state, const ErasePerson& command) {
    if (!command.request)
        return {};
    const auto rows = state.store->requests(command.person);
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    const auto row = std::ranges::find(*rows, *command.request, &store::RequestRow::id);
    if (row == rows->end() || row->request.kind != "erase")
        return fail(ErrorKind::not_found, state.texts.get("law.error.no_request"), command.request->str());
    if (!row->answered || !row->answered->accepted)
        return fail(ErrorKind::refused, state.texts.get("law.error.not_accepted"));
    return {};
}

/// What was gathered to recruit somebody who works here now: up to the day they were decided on.
Result<Erasure> recruitment_of(State& state, const Uuid& person, const store::CandidateDecided& decided) {
    Erasure out{Erasure::Kind::evidence, person, {}, {}};
    if (decided.delete_day) {
        out.before = Day{*decided.delete_day - days_to_delete + 1};
        return out;
    }
    store::InterviewFilter filter;
    filter.person = person;
    const auto rows = state.store->interviews(filter);
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    for (const store::InterviewRow& row : *rows)
        if (!row.plan.staff)
            out.before = std::max(out.before, Day{local_day(*state.clock, row.last).number + 1});
    return out;
}

Result<Erasure> erasure_of(State& state, const content::LawBook& book, const Due& due) {
    switch (due.kind) {
        case DueLine::Kind::practice:
            return Erasure{
                Erasure::Kind::practice, due.person, {}, first_kept(state.today(), book.practice_months)};
        case DueLine::Kind::evidence:
            return Erasure{
                Erasure::Kind::evidence, due.person, {}, first_kept(state.today(), book.evidence_months)};
        case DueLine::Kind::contract:
            if (Status done = require_another(state, due.person); !done)
                return tl::unexpected<Error>(done.error());
            return Erasure{Erasure::Kind::person, due.person, "contract_ended", {}};
        case DueLine::Kind::candidate: break;
    }
    const auto decided = state.store->candidate_decision(due.person);
    if (!decided)
        return tl::unexpected<Error>(decided.error());
    if (*decided && (*decided)->hired)
        return recruitment_of(state, due.person, **decided);
    return Erasure{Erasure::Kind::person, due.person, "not_hired", {}};
}

} // namespace

Status handle(State& state, const ErasePerson& command) {
    if (Status done = may_erase(state, command); !done)
        return done;
    if (Status done = fits_request(state, command); !done)
        return done;
    return begin_erasing(state, {Erasure{Erasure::Kind::person, command.person, command.reason, {}}});
}

Status handle(State& state, const EraseDue& command) {
    if (Status done = require_rights(state, Uuid{}); !done)
        return done;
    const auto book = law_book(state);
    if (!book)
        return tl::unexpected<Error>(book.error());
    const auto due = due_now(state, *book);
    if (!due)
        return tl::unexpected<Error>(due.error());
    std::vector<Erasure> what;
    for (const DueRef& ref : command.what) {
        const auto line = std::ranges::find_if(
            *due, [&](const Due& one) { return one.person == ref.person && one.kind == ref.kind; });
        if (line == due->end())
            return fail(ErrorKind::refused, state.texts.get("law.error.not_due"), ref.person.str());
        auto erasure = erasure_of(state, *book, *line);
        if (!erasure)
            return tl::unexpected<Error>(erasure.error());
        what.push_back(std::move(*erasure));
    }
    if (what.empty())
        return fail(ErrorKind::bad_input, state.texts.get("law.error.nothing_chosen"));
    return begin_erasing(state, std::move(what));
}

} // namespace mq::app
